"""A co-presenter finds our theme, our layouts and our fonts in PowerPoint's own menus."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from deckbuilder.geometry import EMU_PER_POINT, Box
from deckbuilder.scene import Deck, Scene, SceneSection, Shape, Text, plain
from deckbuilder.theme.layouts import Layout, layout_named, layouts
from deckbuilder.theme.theme import Theme, contrast
from deckbuilder.writers.pptx.build import parts, to_bytes
from deckbuilder.writers.pptx.check import check
from deckbuilder.writers.pptx.layout_part import extra_layouts
from deckbuilder.writers.pptx.master import footer_boxes
from deckbuilder.writers.pptx.theme_part import notes_colours, slide_colours
from tests.writers.pptx_decks import audited, box_of, deck, find, scene, words
from tests.writers.themes import NIGHT, PAPER, THEMES

WIDTHS = (960, 720)
every_size = pytest.mark.parametrize("width", WIDTHS)
every_theme = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)

AWKWARD = "R&D <\"quoted\"> 'single'"


def cover(theme: Theme, width: float, **facts: Any) -> Scene:
    holder = layout_named(theme, width, "cover").placeholder("title")
    body = words("A map", sizes=(48.0,), bold=True, font="heading", anchor="bottom")
    return scene(Text("title", holder.box, body, "title"), id="cover", layout="cover", **facts)


def opened(theme: Theme, width: float = 960, **facts: Any) -> Any:
    return Presentation(
        io.BytesIO(to_bytes(deck(cover(theme, width, **facts), width=width), theme))
    )


def part(theme: Theme, name: str, width: float = 960, **facts: Any) -> Any:
    return etree.fromstring(parts(deck(cover(theme, width, **facts), width=width), theme)[name])


@every_theme
@every_size
def test_a_deck_of_one_title_has_nothing_to_repair(
    theme: Theme, width: float, tmp_path: Path
) -> None:
    made = deck(cover(theme, width), width=width)
    path = tmp_path / "one.pptx"
    path.write_bytes(to_bytes(made, theme))
    assert audited(path) == []
    assert check(parts(made, theme)) == []


@every_size
def test_slides_are_as_large_as_the_deck_says(width: float) -> None:
    presentation = opened(PAPER, width)
    assert presentation.slide_width == width * EMU_PER_POINT
    assert presentation.slide_height == 540 * EMU_PER_POINT


@every_size
def test_no_size_name_is_written_that_keynote_might_doubt(width: float) -> None:
    assert find(part(PAPER, "ppt/presentation.xml", width), "p:sldSz/@type") == []


@every_theme
@every_size
def test_every_layout_has_its_placeholders_where_scenes_expect_them(
    theme: Theme, width: float
) -> None:
    presentation = opened(theme, width)
    for layout, found in zip(layouts(theme, width), presentation.slide_layouts, strict=False):
        assert found.name == layout.label
        slide = presentation.slides.add_slide(found)
        assert boxes(slide) == {
            placeholder.index or 0: placeholder.box for placeholder in layout.placeholders
        }


def boxes(slide: Any) -> dict[int, Any]:
    return {shape.placeholder_format.idx: box_of(shape) for shape in slide.placeholders}


def test_co_presenters_get_two_layouts_more_than_we_use() -> None:
    names = [layout.name for layout in opened(PAPER).slide_layouts]
    assert names[len(layouts(PAPER, 960)) :] == ["Picture with Caption", "Blank"]
    assert [label for label, _ in extra_layouts(PAPER, 960, "")] == names[-2:]


def test_a_layout_of_powerpoints_has_its_type_and_one_of_ours_is_marked_as_drawn() -> None:
    made = parts(deck(cover(PAPER, 960)), PAPER)
    kinds = {}
    for name in made:
        if name.startswith("ppt/slideLayouts/slideLayout"):
            root = etree.fromstring(made[name])
            kinds[root[0].get("name")] = root.get("type") or root.get("userDrawn")
    assert kinds == {
        "Title Slide": "title",
        "Section Header": "secHead",
        "Title and Content": "obj",
        "Two Content": "twoObj",
        "Content and Diagram": "1",
        "Diagram and Content": "1",
        "Title Only": "titleOnly",
        "Picture with Caption": "picTx",
        "Blank": "blank",
    }


@every_theme
@every_size
def test_a_placeholder_of_a_layout_has_the_size_its_text_was_fitted_for(
    theme: Theme, width: float
) -> None:
    made = parts(deck(cover(theme, width), width=width), theme)
    master = etree.fromstring(made["ppt/slideMasters/slideMaster1.xml"])
    for number, layout in enumerate(layouts(theme, width), 1):
        root = etree.fromstring(made[f"ppt/slideLayouts/slideLayout{number}.xml"])
        for placeholder in layout.placeholders:
            style = "titleStyle" if placeholder.role == "title" else "bodyStyle"
            sizes = level_sizes(root, placeholder, layout) or level_sizes_of(master, style)
            wanted = (
                (placeholder.size,)
                if placeholder.role == "title"
                else theme.level_sizes(placeholder.size)
            )
            assert tuple(sizes[: len(wanted)]) == wanted


def level_sizes(root: Any, placeholder: Any, layout: Layout) -> list[float]:
    kind = f"@type='{placeholder.type}'" if placeholder.type else "not(@type)"
    index = f"@idx='{placeholder.index}'" if placeholder.index is not None else "not(@idx)"
    path = f"//p:sp[.//p:ph[{kind} and {index}]]/p:txBody/a:lstStyle/*/a:defRPr/@sz"
    assert find(root, f"//p:ph[{kind} and {index}]"), layout.name
    return [int(size) / 100 for size in find(root, path)]


def level_sizes_of(master: Any, style: str) -> list[float]:
    return [int(size) / 100 for size in find(master, f"p:txStyles/p:{style}/*/a:defRPr/@sz")]


def test_points_hang_and_step_in_level_by_level() -> None:
    levels = find(part(PAPER, "ppt/slideMasters/slideMaster1.xml"), "p:txStyles/p:bodyStyle/*")
    indents = [(int(level.get("marL")), int(level.get("indent"))) for level in levels]
    assert indents == [((18 + 20 * n) * 12_700, -18 * 12_700) for n in range(9)]
    before = [int(find(level, "a:spcBef/a:spcPts/@val")[0]) for level in levels]
    assert before == [1000, *[500] * 8]


@every_theme
def test_text_fills_its_placeholder_to_the_edge(theme: Theme) -> None:
    root = part(theme, "ppt/slideMasters/slideMaster1.xml")
    for kind in ("title", "body", "ftr", "dt", "sldNum"):
        body = find(root, f"//p:sp[.//p:ph[@type='{kind}']]/p:txBody/a:bodyPr")[0]
        assert {body.get(side) for side in ("lIns", "tIns", "rIns", "bIns")} == {"0"}
        assert find(body, "a:normAutofit")


@pytest.mark.parametrize(
    ("theme", "dark1", "light1", "background", "front"),
    [(PAPER, "1B2430", "FFFFFF", "lt1", "dk1"), (NIGHT, "10161F", "F2F5F9", "dk1", "lt1")],
    ids=["Paper", "Night"],
)
def test_dark_colours_are_the_dark_ones_and_the_master_says_which_is_behind(
    theme: Theme, dark1: str, light1: str, background: str, front: str
) -> None:
    colours = find(part(theme, "ppt/theme/theme1.xml"), "//a:clrScheme")[0]
    values = {etree.QName(child).localname: child[0].get("val") for child in colours}
    assert (values["dk1"], values["lt1"]) == (dark1, light1)
    clr_map = find(part(theme, "ppt/slideMasters/slideMaster1.xml"), "p:clrMap")[0]
    assert (clr_map.get("bg1"), clr_map.get("tx1")) == (background, front)
    assert values[clr_map.get("bg1")] == theme.background
    assert values[clr_map.get("tx1")] == theme.ink
    assert values[clr_map.get("bg2")] == theme.panel
    assert values[clr_map.get("tx2")] == theme.muted
    accents = [values[f"accent{n}"] for n in range(1, 6)]
    assert accents == [theme.blue, theme.orange, theme.green, theme.plum, theme.slate]


@every_theme
def test_the_sixth_accent_is_another_one(theme: Theme) -> None:
    colours = slide_colours(theme)
    accents = [colours[f"accent{n}"] for n in range(1, 7)]
    assert len(set(accents)) == 6
    assert contrast(colours["accent6"], theme.background) > 4.5


@every_theme
def test_notes_are_dark_on_white_and_their_links_can_be_read(theme: Theme) -> None:
    colours = notes_colours(theme)
    assert (colours["dk1"], colours["lt1"]) == ("000000", "FFFFFF")
    assert contrast(colours["hlink"], "FFFFFF") >= 4.5
    clr_map = find(part(theme, "ppt/notesMasters/notesMaster1.xml"), "p:clrMap")[0]
    assert (clr_map.get("bg1"), clr_map.get("tx1")) == ("lt1", "dk1")


def test_notes_are_as_large_in_libreoffice_as_in_powerpoint() -> None:
    root = part(PAPER, "ppt/notesMasters/notesMaster1.xml")
    said = find(root, "//p:sp[.//p:ph[@type='body']]//a:lstStyle/*/a:defRPr/@sz")
    assert said == find(root, "p:notesStyle/*/a:defRPr/@sz") == ["1200"] * 9


@every_theme
def test_fonts_come_from_the_theme(theme: Theme) -> None:
    changed = replace(theme, heading_font="Cambria", body_font="Arial")
    root = part(changed, "ppt/theme/theme1.xml")
    assert find(root, "//a:majorFont/a:latin/@typeface") == ["Cambria"]
    assert find(root, "//a:minorFont/a:latin/@typeface") == ["Arial"]
    assert find(root, "//a:majorFont/a:ea/@typeface") == [""]


@every_size
def test_footers_lie_below_the_frame_and_apart(width: float) -> None:
    places = list(footer_boxes(width).values())
    assert min(place.x for place in places) == 43.2
    assert max(place.right for place in places) == width - 43.2
    assert not any(a.overlaps(b) for a in places for b in places if a is not b)


def test_a_new_slide_gets_the_footer_that_most_slides_have() -> None:
    scenes = (
        replace(cover(PAPER, 960), footer="Once"),
        *(scene(id=f"slide-{n}", footer=AWKWARD) for n in range(2)),
        *(scene(id=f"bare-{n}") for n in range(3)),
    )
    made = parts(deck(*scenes), PAPER)
    for name, data in made.items():
        if name.startswith(("ppt/slideLayouts/s", "ppt/slideMasters/s")):
            path = "//p:sp[.//p:ph[@type='ftr']]//a:t/text()"
            assert find(etree.fromstring(data), path) == [AWKWARD]


def test_without_footers_layouts_have_none_to_offer() -> None:
    root = part(PAPER, "ppt/slideLayouts/slideLayout3.xml")
    assert find(root, "//p:sp[.//p:ph[@type='ftr']]//a:t") == []


def test_the_rule_on_covers_is_decoration_in_a_theme_colour() -> None:
    root = part(PAPER, "ppt/slideLayouts/slideLayout1.xml")
    rule = find(root, "//p:sp[not(.//p:ph)]")
    assert len(rule) == 1
    assert find(rule[0], ".//adec:decorative/@val") == ["1"]
    assert find(rule[0], "p:spPr/a:solidFill/a:schemeClr/@val") == ["accent1"]


def test_a_theme_with_an_awkward_name_is_still_a_theme(tmp_path: Path) -> None:
    theme = replace(PAPER, name=AWKWARD, body_font='Fo"nt & Sons')
    path = tmp_path / "awkward.pptx"
    path.write_bytes(to_bytes(deck(cover(theme, 960)), theme))
    assert audited(path) == []
    assert find(part(theme, "ppt/theme/theme1.xml"), "@name") == [AWKWARD]


def sectioned(*names: str) -> Deck:
    """Three slides a section."""
    sections = tuple(
        SceneSection(f"s{n}", name, tuple(scene(id=f"{n}-{m}") for m in range(3)))
        for n, name in enumerate(names)
    )
    return Deck("Test", sections, 960, 540)


def test_sections_hold_their_slides_in_order_even_when_two_have_one_name() -> None:
    made = parts(sectioned("Intro", AWKWARD, "Intro"), PAPER)
    assert check(made) == []
    root = etree.fromstring(made["ppt/presentation.xml"])
    assert find(root, "//p14:section/@name") == ["Intro", AWKWARD, "Intro"]
    assert find(root, "//p14:sldId/@id") == [str(256 + n) for n in range(9)]
    assert len(set(find(root, "//p14:section/@id"))) == 3


def test_an_empty_section_is_kept(tmp_path: Path) -> None:
    full = sectioned("Full")
    path = tmp_path / "empty.pptx"
    made = replace(full, sections=(SceneSection("empty", "Empty", ()), *full.sections))
    path.write_bytes(to_bytes(made, PAPER))
    assert check(parts(made, PAPER)) == []
    assert audited(path) == []


def test_slides_that_link_in_a_long_chain_are_no_trouble() -> None:
    """python-pptx gives up at about 1 000: it follows links by calling itself."""
    count = 1_200
    chain = (
        scene(
            Shape("next", Box(10, 10, 50, 20), link=f"#s{(n + 1) % count}"),
            id=f"s{n}",
            notes=plain("On"),
        )
        for n in range(count)
    )
    assert check(parts(deck(*chain), PAPER)) == []


def test_a_slide_may_hold_thousands_of_shapes() -> None:
    dots = (Shape(f"dot-{n}", Box(n % 60 * 16, n // 60 * 10, 4, 4)) for n in range(3_000))
    made = parts(deck(scene(*dots)), PAPER)
    assert check(made) == []
    assert made["ppt/slides/slide1.xml"].count(b"<p:sp>") == 3_002


def test_a_deck_without_slides_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one slide"):
        to_bytes(Deck("Test", (), 960, 540), PAPER)


def test_two_slides_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="two slides are called one"):
        to_bytes(deck(scene(id="one"), scene(id="one")), PAPER)


def test_properties_say_what_the_talk_is_and_who_made_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    made = replace(
        sectioned("All"),
        title=AWKWARD,
        authors=("Main presenter", "Co-presenter"),
        event="EAGx",
        date="2023-09-09",
        language="de",
    )
    core = Presentation(io.BytesIO(to_bytes(made, PAPER))).core_properties
    assert core.title == AWKWARD
    assert core.author == "Main presenter; Co-presenter"
    assert core.subject == "EAGx"
    assert core.language == "de"
    assert core.created.isoformat()[:19] == core.modified.isoformat()[:19] == "2023-09-09T00:00:00"
    app = etree.fromstring(parts(made, PAPER)["docProps/app.xml"])
    facts = Counter({etree.QName(child).localname: child.text for child in app})
    assert facts["Application"] == "deckbuilder"
    assert facts["Slides"] == "3"


@pytest.mark.parametrize(
    ("epoch", "date", "year"),
    [
        ("86400", "2023-09-09", 1970),
        ("", "2023-09-09", 2023),
        ("", "in May", 2000),
        ("x", "", 2000),
    ],
)
def test_the_date_of_the_file_is_never_today(
    epoch: str, date: str, year: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    made = replace(sectioned("All"), date=date)
    core = Presentation(io.BytesIO(to_bytes(made, PAPER))).core_properties
    assert core.created.year == year


def test_a_property_longer_than_readers_take_is_cut() -> None:
    made = replace(sectioned("All"), title="x" * 400)
    assert len(Presentation(io.BytesIO(to_bytes(made, PAPER))).core_properties.title) == 255
