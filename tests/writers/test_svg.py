"""The SVG picture of a slide says what the scene says, where it says it."""

from __future__ import annotations

import base64
import io
import math
import re
import struct
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image as Pillow
from PIL import ImageStat

from deckbuilder import raster
from deckbuilder.geometry import Box, Point
from deckbuilder.measure import Faces, body_lines
from deckbuilder.scene import (
    BACKGROUND,
    INDENT,
    LEVEL_INDENT,
    MUTED,
    PANEL,
    Align,
    Anchor,
    Bullet,
    Cell,
    Colour,
    Connector,
    Crop,
    Dash,
    FontRole,
    Freeform,
    Group,
    Head,
    Image,
    Insets,
    Item,
    Line,
    Outline,
    Paragraph,
    Picture,
    Preset,
    Route,
    Run,
    Scene,
    Segment,
    Shape,
    Table,
    Text,
    TextBody,
    plain,
)
from deckbuilder.theme import Theme
from deckbuilder.theme.layouts import layouts
from deckbuilder.writers.svg import svg
from deckbuilder.writers.svg.connectors import route
from deckbuilder.writers.svg.fonts import FAMILIES, baseline, font_family
from deckbuilder.writers.svg.shapes import text_area

GOLDEN = Path(__file__).with_name("golden") / "svg"
NAMESPACE = "{http://www.w3.org/2000/svg}"

PAPER = Theme(
    name="Paper",
    dark=False,
    background="FFFFFF",
    panel="F5F7FA",
    ink="1B2430",
    muted="52606D",
    link="1F5FA8",
    blue="1F5FA8",
    orange="B05E00",
    green="0B5D3B",
    plum="6E1F5C",
    slate="52606D",
    fill_tint=0.84,
    heading_font="Calibri",
    body_font="Calibri",
    code_font="Consolas",
)
FACES = Faces("Calibri", "Consolas")

HEBREW = "זה משפט ארוך מספיק כדי להישבר לשתי שורות"
ARABIC = "هذا نص عربي طويل بما يكفي لسطرين أو أكثر"
JAPANESE = "日本語の文章は空白なしで書かれます。改行の位置（かっこ）に注意。"


def draw(*items: Item, theme: Theme = PAPER, footer: str = "", number: int = 1) -> etree._Element:
    """The root of the SVG of a slide with `items`, and no slide number unless there is a footer."""
    scene = Scene("a", "content", "A", items, footer=footer, number=bool(footer))
    return etree.fromstring(svg(scene, theme, 960, 540, number).encode())


def words(*paragraphs: Paragraph | str, size: float = 20.0) -> TextBody:
    return TextBody(
        tuple(p if isinstance(p, Paragraph) else Paragraph((Run(p),)) for p in paragraphs), (size,)
    )


def text(body: TextBody, box: Box | None = None) -> Text:
    return Text("words", box or Box(100, 100, 200, 100), body)


def found(root: etree._Element, tag: str) -> list[etree._Element]:
    return list(root.iter(NAMESPACE + tag))


def only(root: etree._Element, tag: str) -> etree._Element:
    (element,) = found(root, tag)
    return element


def lines(root: etree._Element) -> list[str]:
    """The words of each text element, without the marks round right-to-left lines."""
    return [
        "".join(map(str, line.itertext())).strip("\u2067\u2069") for line in found(root, "text")
    ]


def place(element: etree._Element, *names: str) -> tuple[float, ...]:
    return tuple(float(element.get(name) or "nan") for name in names or ("x", "y"))


def numbers(path: str) -> list[float]:
    return [float(value) for value in re.findall(r"-?[\d.]+", path)]


def checked_pattern(width: int = 8, height: int = 6) -> bytes:
    picture = Pillow.new("RGB", (width, height))
    for x in range(width):
        for y in range(height):
            picture.putpixel((x, y), (255 * x // width, 255 * y // height, (x + y) % 2 * 255))
    data = io.BytesIO()
    picture.save(data, "PNG")
    return data.getvalue()


IMAGE = Image(checked_pattern(), "image/png", 8, 6)
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 6"><path d="M0 0 L8 6"/></svg>'


# The slide as a whole


def test_a_slide_is_a_canvas_in_points_with_the_background_of_the_theme() -> None:
    root = draw()
    assert root.get("viewBox") == "0 0 960 540"
    assert root.get("font-family") == "Calibri, Carlito, sans-serif"
    background = only(root, "rect")
    assert place(background, "width", "height") == (960, 540)
    assert background.get("fill") == "#FFFFFF"


def test_footer_and_number_stand_in_the_margin_at_the_foot() -> None:
    root = draw(footer="A & B", number=12)
    footer, number = found(root, "text")
    assert (footer.text, number.text) == ("A & B", "12")
    assert footer.get("x") == "43.2"
    assert (number.get("x"), number.get("text-anchor")) == ("916.8", "end")
    assert {footer.get("fill"), number.get("fill")} == {"#52606D"}
    assert 507.6 < place(footer)[1] < 529.2


def test_a_slide_without_footer_and_number_has_neither() -> None:
    assert lines(draw()) == []


@pytest.mark.parametrize("width", [960, 720])
def test_every_layout_can_be_drawn_with_words_in_all_its_placeholders(width: float) -> None:
    for layout in layouts(PAPER, width):
        items = [
            Text(p.role, p.box, TextBody(plain(p.role), (p.size,), anchor=p.anchor), p.role)
            for p in layout.placeholders
        ]
        scene = Scene("a", layout.name, "A", tuple(items), number=False)
        root = etree.fromstring(svg(scene, PAPER, width, 540).encode())
        assert lines(root) == [p.role for p in layout.placeholders]


# Words


@pytest.mark.parametrize("sentence", [HEBREW, ARABIC, JAPANESE, "one two three " * 30, "x" * 300])
@pytest.mark.parametrize("bullet", ["none", "dot", "number"])
def test_lines_are_the_measured_lines(sentence: str, bullet: Bullet) -> None:
    body = words(Paragraph((Run(sentence),), 1, bullet))
    measured = [
        "".join(run.text for run in line.runs)
        for paragraph in body_lines(body, 200, FACES)
        for line in paragraph
    ]
    drawn = lines(draw(text(body)))
    assert len(measured) > 1
    assert drawn[bullet != "none" :] == measured


def test_headings_and_code_are_broken_with_the_fonts_that_chose_their_size() -> None:
    theme = replace(PAPER, heading_font="Arial")
    sentence = "Twelve words of a heading that is broken somewhere else in every font"
    families: dict[FontRole, str] = {"heading": "Arial", "code": "Consolas", "body": "Calibri"}
    for role, family in families.items():
        body = replace(words(sentence), font=role, bold=True)
        (measured,) = body_lines(body, 200, Faces(family, "Consolas"))
        drawn = draw(text(body), theme=theme)
        assert lines(drawn) == ["".join(run.text for run in line.runs) for line in measured]
        inherited = drawn.get("font-family") or ""
        assert all((line.get("font-family") or inherited).startswith(family) for line in drawn[1])


def test_lines_are_a_fifth_more_than_the_size_apart_and_paragraphs_further() -> None:
    second = Paragraph((Run("c"),), space_before=10)
    root = draw(text(words(Paragraph((Run("a\nb"),), space_before=99), second)))
    tops = [place(line)[1] for line in found(root, "text")]
    assert tops == pytest.approx([100 + 0.936 * 20, 142.72, 176.72], abs=0.01)


def test_wider_spacing_goes_above_each_line() -> None:
    root = draw(text(replace(words("a\nb"), line_spacing=1.5)))
    tops = [place(line)[1] for line in found(root, "text")]
    assert tops == pytest.approx([100 + 12 + 18.72, 100 + 12 + 18.72 + 36], abs=0.01)


@pytest.mark.parametrize(("anchor", "top"), [("top", 103), ("middle", 137), ("bottom", 171)])
def test_words_are_anchored_between_the_insets(anchor: Anchor, top: float) -> None:
    body = replace(words("a"), anchor=anchor, insets=Insets(1, 3, 2, 5))
    line = only(draw(text(body)), "text")
    assert place(line) == pytest.approx((101, top + 18.72), abs=0.01)


@pytest.mark.parametrize(
    ("align", "rtl", "x", "anchor"),
    [
        ("start", False, 100, None),
        ("centre", False, 200, "middle"),
        ("end", False, 300, "end"),
        ("start", True, 300, "end"),
        ("centre", True, 200, "middle"),
        ("end", True, 100, None),
    ],
)
def test_start_is_where_the_writing_begins(
    align: Align, rtl: bool, x: float, anchor: str | None
) -> None:
    sentence = HEBREW[:8] if rtl else "short"
    line = only(draw(text(words(Paragraph((Run(sentence),), align=align, rtl=rtl)))), "text")
    assert (float(line.get("x") or 0), line.get("text-anchor")) == (x, anchor)


def test_right_to_left_lines_are_isolated_so_that_every_viewer_orders_them_alike() -> None:
    line = only(draw(text(words(Paragraph((Run("שלום, ABC."),), rtl=True)))), "text")
    assert "".join(map(str, line.itertext())) == "\u2067שלום, ABC.\u2069"


ARIAL = {"font-family": "Arial, 'Liberation Sans', sans-serif"}


def test_hebrew_is_drawn_in_the_typeface_it_is_measured_with() -> None:
    line = only(draw(text(words(Paragraph((Run("GPT, שלום עולם!"),), rtl=True)))), "text")
    assert line.text == "\u2067GPT, "
    assert [(word.text, word.tail, dict(word.attrib)) for word in line] == [
        ("שלום", " ", ARIAL),
        ("עולם", "!\u2069", ARIAL),
    ]


def test_a_line_with_bold_hebrew_is_whole_in_a_typeface_that_has_it() -> None:
    runs = (Run("GPT "), Run("שלום", bold=True))
    line = only(draw(text(words(Paragraph(runs, rtl=True)))), "text")
    (whole,) = line
    assert (whole.text, dict(whole.attrib)) == ("GPT ", ARIAL)


def test_hebrew_stays_in_a_typeface_that_has_it() -> None:
    theme = replace(PAPER, body_font="Arial")
    line = only(draw(text(words(Paragraph((Run("שלום"),), rtl=True))), theme=theme), "text")
    assert (line.text, len(line)) == ("\u2067שלום\u2069", 0)


@pytest.mark.parametrize("sentence", ["שלום", "GPT-4 שלום", "שלום Word 2019"])
def test_bold_hebrew_is_drawn_bold_and_so_are_words_beside_it(sentence: str) -> None:
    def ink(bold: bool) -> float:
        body = replace(words(Paragraph((Run(sentence),), rtl=True), size=60), bold=bold)
        grey = pixels(text(body, Box(100, 100, 800, 100))).convert("L")
        return 255 - ImageStat.Stat(grey).mean[0]

    assert ink(True) > 1.3 * ink(False)


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("level", [0, 1, 2])
def test_bullets_hang_before_the_words_at_every_level(level: int, rtl: bool) -> None:
    root = draw(text(words(Paragraph((Run("a\nb"),), level, "dot", rtl=rtl))))
    bullet, first, second = (place(line)[0] for line in found(root, "text"))
    inwards = -1 if rtl else 1
    edge = 300 if rtl else 100
    assert bullet == edge + inwards * LEVEL_INDENT * level
    assert first == second == bullet + inwards * INDENT


def test_numbers_count_as_told_and_leave_room_before_the_words() -> None:
    root = draw(text(words(Paragraph((Run("a"),), bullet="number", number=10), size=24)))
    number, word = found(root, "text")
    assert number.text == "10."
    assert place(word)[0] - place(number)[0] > 30.4


def test_a_bullet_goes_along_with_centred_words() -> None:
    root = draw(text(words(Paragraph((Run("a"),), bullet="dot", align="centre"))))
    bullet, word = (place(line)[0] for line in found(root, "text"))
    assert word == 100 + INDENT + (200 - INDENT) / 2
    assert bullet == pytest.approx(word - 20 * 0.479 / 2 - INDENT, abs=0.01)


def test_an_empty_point_has_no_bullet_but_keeps_its_line() -> None:
    root = draw(text(words(Paragraph((), bullet="dot"), "b")))
    assert [place(line)[1] for line in found(root, "text")] == [142.72]


def test_words_that_may_not_wrap_stay_on_one_line() -> None:
    assert len(lines(draw(text(replace(words("one two three " * 9), wrap=False))))) == 1


def test_runs_say_only_how_they_differ() -> None:
    runs = (
        Run("plain "),
        Run("bold ", bold=True),
        Run("italic ", italic=True),
        Run("code ", code=True),
        Run("orange ", colour=Colour("orange")),
        Run("faint", colour=Colour("ink", 0, 0.5)),
    )
    line = only(draw(text(words(Paragraph(runs)), Box(0, 0, 900, 50))), "text")
    assert line.text == "plain "
    assert [dict(span.attrib.items()) for span in line] == [
        {"font-weight": "bold"},
        {"font-style": "italic"},
        {"font-family": "Consolas, 'Liberation Mono', monospace"},
        {"fill": "#B05E00"},
        {"fill": "#1B2430", "fill-opacity": "0.5"},
    ]


def test_links_are_anchors_in_the_link_colour() -> None:
    run = Run("here", link='https://example.org/?a=1&b="2"')
    anchor = only(draw(text(words(Paragraph((run,))))), "a")
    assert anchor.get("href") == run.link
    assert dict(anchor[0].attrib.items()) == {"fill": "#1F5FA8", "text-decoration": "underline"}


def test_a_link_on_a_strong_fill_keeps_the_colour_of_its_text() -> None:
    body = replace(words(Paragraph((Run("here", link="#b"),))), colour=BACKGROUND)
    assert dict(only(draw(text(body)), "a")[0].attrib.items()) == {"text-decoration": "underline"}


def test_what_is_no_address_becomes_no_link() -> None:
    run = Run("here", link="javascript:alert(1)")
    root = draw(
        text(words(Paragraph((run,)))), Shape("s", Box(0, 0, 9, 9), link="data:text/html,x")
    )
    assert found(root, "a") == []
    assert lines(root) == ["here"]


def test_markup_and_forbidden_characters_cannot_break_the_document() -> None:
    nasty = '</text><script>&amp; "x"\x00\x08\ud800\uffff'
    kept = '</text><script>&amp; "x"'
    root = draw(
        text(words(nasty), Box(0, 0, 900, 50)),
        Shape(nasty, Box(0, 0, 9, 9), alt=nasty + "\nnext", link="https://e.org/" + nasty),
        theme=replace(PAPER, code_font="A\"><b'c"),
    )
    assert lines(root) == [kept]
    assert root[-1].get("data-name") == kept
    assert only(root, "title").text == kept + " next"
    assert only(root, "a").get("href") == "https://e.org/" + kept


def test_a_thousand_paragraphs_are_a_thousand_lines() -> None:
    assert len(lines(draw(text(words(*("line",) * 1000))))) == 1000


def test_spaces_inside_a_line_are_kept() -> None:
    root = draw(text(replace(words("if x:\n    y  = 1"), font="code")))
    assert lines(root) == ["if x:", "    y  = 1"]
    assert root.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


# Fonts


def test_baselines_are_cut_as_the_font_files_say() -> None:
    for prefix, family in FAMILIES.items():
        for file in (files("deckbuilder") / "fonts").iterdir():
            if file.name.startswith(prefix) and file.name.endswith(".ttf"):
                assert _os2_win_metrics(file.read_bytes()) == (family.ascent, family.descent)
    assert baseline("Calibri", 100) == pytest.approx(93.6)


def _os2_win_metrics(data: bytes) -> tuple[int, ...]:
    (count,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4sLLL", data, 12 + 16 * index) for index in range(count))
    offset = next(start for tag, _, start, _ in records if tag == b"OS/2")
    return struct.unpack_from(">HH", data, offset + 74)


def test_a_font_we_have_no_twin_of_is_drawn_with_the_one_it_was_measured_with() -> None:
    assert font_family("Georgia") == "Georgia, 'Liberation Sans', sans-serif"
    assert font_family("Carlito") == "Carlito, sans-serif"


# Shapes


PRESETS: tuple[tuple[Preset, str], ...] = (
    ("rectangle", "rect"),
    ("rounded", "rect"),
    ("pill", "rect"),
    ("ellipse", "ellipse"),
)


@pytest.mark.parametrize(("outline", "tag"), PRESETS)
def test_every_outline_has_its_element(outline: Outline, tag: str) -> None:
    fill, line = Colour("blue", 0.84, 0.5), Line(Colour("orange"), 3, "dash")
    root = draw(Shape("s", Box(10, 20, 100, 60), outline, fill, line))
    drawn = found(root, tag)[-1]
    assert drawn.get("fill") == "#DBE5F1"
    assert drawn.get("fill-opacity") == "0.5"
    assert drawn.get("stroke") == "#B05E00"
    assert drawn.get("stroke-dasharray") == "12 9"
    assert drawn.get("rx") == {"rounded": "8.64", "pill": "30", "ellipse": "50"}.get(str(outline))


def test_a_corner_is_never_rounder_than_half_the_shape() -> None:
    root = draw(Shape("s", Box(0, 0, 100, 10), "rounded", PANEL))
    assert found(root, "rect")[-1].get("rx") == "5"


@pytest.mark.parametrize(("dash", "written"), [("solid", None), ("dash", "8 6"), ("dot", "2 2")])
def test_dashes_grow_with_the_line(dash: Dash, written: str | None) -> None:
    root = draw(Shape("s", Box(0, 0, 9, 9), "ellipse", None, Line(MUTED, 2, dash)))
    assert only(root, "ellipse").get("stroke-dasharray") == written


def test_a_freeform_is_a_path_in_points() -> None:
    segments = (
        Segment("move", ((0, 0.5),)),
        Segment("line", ((1, 0.5),)),
        Segment("cubic", ((1, 1), (0, 1), (0, 0.5))),
        Segment("close"),
    )
    root = draw(Shape("s", Box(100, 50, 200, 100), Freeform(segments), PANEL))
    path = only(root, "path").get("d")
    assert path == "M100 100 L300 100 C300 150 100 150 100 100 Z"


def test_words_in_a_shape_keep_off_its_corners_as_in_powerpoint() -> None:
    box = Box(0, 0, 200, 100)
    freeform = Freeform((), (), (0.1, 0.2, 0.9, 0.7))
    assert text_area(Shape("s", box, "rectangle")) == box
    assert text_area(Shape("s", box, "rounded")) == box.inset(2.53)
    assert text_area(Shape("s", box, "pill")) == Box(14.64, 14.64, 170.71, 70.71)
    ellipse = text_area(Shape("s", box, "ellipse"))
    assert (ellipse.w, ellipse.h) == pytest.approx(
        (200 / math.sqrt(2), 100 / math.sqrt(2)), abs=0.02
    )
    assert text_area(Shape("s", box, freeform)) == Box(20, 20, 160, 50)


def test_alt_text_is_the_title_and_decoration_is_hidden() -> None:
    shape = Shape("s", Box(0, 0, 9, 9), alt="Two\nlines")
    group = draw(shape)[-1]
    assert (group[0].tag, group[0].text) == (NAMESPACE + "title", "Two lines")
    hidden = draw(replace(shape, decorative=True))[-1]
    assert hidden.get("aria-hidden") == "true"
    assert len(hidden) == 0


def test_a_shape_can_be_a_link() -> None:
    anchor = only(draw(Shape("s", Box(0, 0, 9, 9), fill=PANEL, link="#next")), "a")
    assert anchor.get("href") == "#next"
    assert [child.tag for child in anchor] == [NAMESPACE + "rect"]


def test_groups_hold_their_items() -> None:
    inner = Group("inner", (Shape("deep", Box(0, 0, 9, 9)),), alt="Inside")
    outer = draw(Group("outer", (Shape("one", Box(0, 0, 9, 9)), inner)))[-1]
    assert [e.get("data-name") for e in outer.iter(NAMESPACE + "g")] == [
        "outer",
        "one",
        "inner",
        "deep",
    ]
    assert only(outer, "title").text == "Inside"


# Connectors


def corners(kind: Route, begin: tuple[float, float], end: tuple[float, float]) -> list[Point]:
    return route(Connector("c", Point(*begin), Point(*end), route=kind))


def test_elbows_turn_half_way() -> None:
    assert corners("straight", (0, 0), (100, 40)) == [Point(0, 0), Point(100, 40)]
    across = corners("elbow-across", (0, 0), (100, 40))
    assert across == [Point(0, 0), Point(50, 0), Point(50, 40), Point(100, 40)]
    down = corners("elbow-down", (0, 0), (100, 40))
    assert down == [Point(0, 0), Point(0, 20), Point(100, 20), Point(100, 40)]


@pytest.mark.parametrize("kind", ["straight", "elbow-across", "elbow-down"])
def test_a_connector_without_length_has_two_corners_and_a_head(kind: Route) -> None:
    assert corners(kind, (5, 5), (5, 5)) == [Point(5, 5), Point(5, 5)]
    root = draw(Connector("c", Point(5, 5), Point(5, 5), route=kind, end_head="arrow"))
    assert len(found(root, "path")) == 2


def test_an_elbow_between_points_at_one_height_is_straight_and_points_along() -> None:
    line = Line(width=4)
    root = draw(Connector("c", Point(0, 9), Point(100, 9), line, "elbow-across", end_head="arrow"))
    shaft, head = found(root, "path")
    assert numbers(shaft.get("d") or "")[-2:] == pytest.approx([100 - 0.7 * 12, 9])
    assert numbers(head.get("d") or "") == [100, 9, 88, 15, 88, 3]


def test_an_arrow_head_is_three_lines_long_and_ends_at_the_point() -> None:
    root = draw(Connector("c", Point(0, 0), Point(0, 100), Line(width=3), begin_head="arrow"))
    shaft, head = found(root, "path")
    assert numbers(shaft.get("d") or "") == [0, 6.3, 0, 100]
    assert numbers(head.get("d") or "") == [0, 0, 4.5, 9, -4.5, 9]


@pytest.mark.parametrize("head", ["none", "arrow", "dot"])
def test_heads_are_drawn_at_both_ends(head: Head) -> None:
    root = draw(Connector("c", Point(0, 0), Point(50, 0), begin_head=head, end_head=head))
    expected = {"none": (1, 0), "arrow": (3, 0), "dot": (1, 2)}
    assert (len(found(root, "path")), len(found(root, "circle"))) == expected[head]


def test_a_very_short_arrow_does_not_turn_its_line_round() -> None:
    root = draw(Connector("c", Point(0, 0), Point(1, 0), end_head="arrow"))
    assert numbers(found(root, "path")[0].get("d") or "") == [0, 0, 0, 0]


# Pictures


def test_a_picture_is_embedded_as_its_own_bytes() -> None:
    root = draw(Picture("p", Box(10, 20, 80, 60), IMAGE, "Pattern", link="https://e.org"))
    image = only(root, "image")
    address = image.get("href") or ""
    assert address.startswith("data:image/png;base64,")
    assert base64.b64decode(address.partition(",")[2]) == IMAGE.data
    assert place(image, "x", "y", "width", "height") == (10, 20, 80, 60)
    assert only(root, "title").text == "Pattern"


def test_a_drawing_is_embedded_as_a_drawing() -> None:
    image = only(draw(Picture("p", Box(0, 0, 8, 6), replace(IMAGE, svg=DRAWING))), "image")
    address = image.get("href") or ""
    assert address.startswith("data:image/svg+xml;base64,")
    assert base64.b64decode(address.partition(",")[2]) == DRAWING


def test_a_crop_shows_the_rest_of_the_picture_in_all_of_the_box() -> None:
    crop = Crop(left=0.25, right=0.25, top=0.5)
    root = draw(Picture("p", Box(10, 20, 80, 60), IMAGE, crop=crop))
    window = only(root[-1], "svg")
    assert place(window, "x", "y", "width", "height") == (10, 20, 80, 60)
    assert window.get("viewBox") == "2 3 4 3"
    assert place(window[0], "width", "height") == (8, 6)


def test_a_picture_cropped_to_nothing_is_not_drawn() -> None:
    root = draw(Picture("p", Box(0, 0, 8, 6), IMAGE, crop=Crop(left=0.5, right=0.5)))
    assert found(root, "image") == []


# Tables


def table(rows: int = 2, columns: int = 3) -> Table:
    insets = Insets(7.2, 3.6, 7.2, 3.6)
    cells = tuple(
        tuple(
            Cell(TextBody(plain(f"{r} {c}"), (16,), insets=insets), PANEL if r == 0 else None)
            for c in range(columns)
        )
        for r in range(rows)
    )
    box = Box(100, 200, 80 * columns, 30 * rows)
    return Table("t", box, (80,) * columns, (30,) * rows, cells, alt="Counts")


def test_a_table_has_fills_words_and_a_rule_below_each_row() -> None:
    group = draw(table())[-1]
    assert [child.tag.removeprefix(NAMESPACE) for child in group] == [
        "title",
        *("rect",) * 3,
        *("text",) * 6,
        *("line",) * 2,
    ]
    assert [place(rule, "x1", "x2", "y1", "y2") for rule in found(group, "line")] == [
        (100, 340, 230, 230),
        (100, 340, 260, 260),
    ]


def test_words_of_a_cell_stand_inside_its_insets() -> None:
    last = found(draw(table()), "text")[-1]
    assert place(last) == pytest.approx((267.2, 230 + 3.6 + 0.936 * 16), abs=0.01)


def test_cells_may_be_empty() -> None:
    small = replace(table(1, 2), rows=((Cell(TextBody(plain(""))), Cell(TextBody())),))
    assert lines(draw(small)) == []


def test_a_large_table_keeps_every_cell() -> None:
    assert len(lines(draw(table(40, 12)))) == 480


# The text itself


def everything() -> Scene:
    insets = Insets(7.2, 3.6, 7.2, 3.6)
    label = TextBody(plain("A box", align="centre"), (18,), anchor="middle", insets=insets)
    points = TextBody(
        (
            Paragraph((Run("A point with "), Run("bold", bold=True), Run(" words")), bullet="dot"),
            Paragraph((Run("a deeper one"),), 1, "dot", space_before=5),
            Paragraph((Run("see "), Run("there", link="https://e.org/?a&b")), bullet="number"),
            Paragraph((Run(HEBREW),), bullet="dot", rtl=True, space_before=10),
        ),
        (20, 18, 16),
    )
    title = TextBody(plain("Everything a slide can hold"), (32,), bold=True, font="heading")
    arrow = Connector(
        "arrow", Point(560, 150), Point(740, 260), route="elbow-across", end_head="arrow"
    )
    boxes = Group(
        "boxes",
        (
            Shape("left", Box(440, 120, 120, 60), "rounded", PANEL, Line(), label),
            Shape("right", Box(740, 230, 120, 60), "ellipse", Colour("blue", 0.84), Line(), label),
            arrow,
        ),
        "A box and an arrow to a round one",
    )
    return Scene(
        "everything",
        "content-left",
        "Everything a slide can hold",
        (
            Text("title", Box(43.2, 36, 873.6, 70), title, "title"),
            Text("points", Box(43.2, 115.2, 360, 200), points, "body"),
            boxes,
            Picture("picture", Box(700, 340, 160, 120), IMAGE, "A pattern", Crop(0.25)),
            replace(table(), box=Box(100, 380, 240, 60)),
        ),
        footer="A footer",
    )


def test_the_picture_of_everything_is_the_one_we_looked_at(
    golden: Callable[[Path, str], None],
) -> None:
    golden(GOLDEN / "everything.svg", svg(everything(), PAPER, 960, 540, 7))


def test_each_element_has_a_line_of_its_own_and_groups_are_indented() -> None:
    for line in svg(everything(), PAPER, 960, 540).splitlines():
        assert re.fullmatch(r"(?:  )*(?:<[^<>]+>|<(text|title)\b.*</\1>)", line)


def test_numbers_have_at_most_two_decimals() -> None:
    document = svg(everything(), PAPER, 960, 540)
    assert not re.search(r'"[^"]*\d\.\d{3,}[^"]*"', document)
    assert "-0 " not in document


def test_the_same_scene_gives_the_same_text_whatever_the_hash_seed() -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import test_svg as t;"
        "sys.stdout.buffer.write(t.svg(t.everything(), t.PAPER, 960, 540, 7).encode())"
    )
    written = {
        subprocess.run(
            [sys.executable, "-c", program, str(Path(__file__).parent)],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "77")
    }
    assert written == {svg(everything(), PAPER, 960, 540, 7).encode()}


# Pixels


def pixels(*items: Item) -> Pillow.Image:
    scene = Scene("a", "content", "A", items, number=False)
    data, width, height = raster.png(svg(scene, PAPER, 960, 540), 480)
    assert (width, height) == (480, 270)
    return Pillow.open(io.BytesIO(data)).convert("RGB")


def test_a_filled_shape_covers_its_box_and_nothing_else() -> None:
    drawn = pixels(Shape("s", Box(100, 100, 200, 100), "rectangle", Colour("blue")))
    assert drawn.getpixel((51, 51)) == drawn.getpixel((148, 98)) == (0x1F, 0x5F, 0xA8)
    assert drawn.getpixel((49, 51)) == drawn.getpixel((151, 98)) == (255, 255, 255)


def test_words_are_drawn_as_wide_as_they_were_measured() -> None:
    body = words("Measured words, kerned: AVATAR Typography", size=40)
    ((line,),) = body_lines(body, 900, FACES)
    drawn = pixels(text(body, Box(20, 100, 900, 60)))
    left, _, right, _ = drawn.convert("L").point([255] * 128 + [0] * 128).getbbox() or (0,) * 4
    assert (right - left) * 2 == pytest.approx(line.width, rel=0.01)


def test_a_cropped_picture_stays_in_its_box() -> None:
    drawn = pixels(Picture("p", Box(100, 100, 200, 100), IMAGE, crop=Crop(0.25, 0, 0.25, 0.5)))
    assert drawn.getpixel((49, 75)) == drawn.getpixel((151, 75)) == (255, 255, 255)
    assert (255, 255, 255) not in (drawn.getpixel((52, 52)), drawn.getpixel((148, 98)))
