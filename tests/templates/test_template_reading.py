"""What is found in templates: layouts by type, name and placeholders, room, colours, sizes."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.readers.pptx.refusing import Unreadable
from deckbuilder.readers.template.names import NAMES, TYPES, plain, role_named
from deckbuilder.readers.template.reading import Choices, NoSuchLayout, read_template
from deckbuilder.scene import INK, Shape, walk
from deckbuilder.theme.template import Template
from deckbuilder.theme.theme import Theme, contrast
from tests.templates.made_templates import (
    DEFAULT,
    GERMAN,
    JAPANESE,
    dark,
    derived,
    named,
    navy,
    unnamed,
    widescreen,
    with_logo,
    without_types,
)


@pytest.fixture(scope="module")
def plain_theme() -> Theme:
    return read_template(DEFAULT)


def of(theme: Theme) -> Template:
    assert theme.template is not None
    return theme.template


def found(theme: Theme) -> dict[str, tuple[str, str]]:
    return {one.role: (one.layout, one.how) for one in of(theme).found}


def test_layouts_are_found_by_their_types(plain_theme: Theme) -> None:
    assert found(plain_theme) == {
        "cover": ("Title Slide", "type"),
        "section": ("Section Header", "type"),
        "content": ("Title and Content", "type"),
        "two-content": ("Two Content", "type"),
        "title-only": ("Title Only", "type"),
        "picture": ("Picture with Caption", "type"),
        "blank": ("Blank", "type"),
    }


@pytest.mark.parametrize("names", [GERMAN, JAPANESE], ids=["German", "Japanese"])
def test_layouts_without_types_are_found_by_their_names(
    names: dict[str, str], tmp_path: Path
) -> None:
    theme = read_template(derived(tmp_path / "t.pptx", named(names), without_types))

    seen = found(theme)
    assert seen["cover"] == (names["Title Slide"], "name")
    assert seen["section"] == (names["Section Header"], "name")
    assert seen["two-content"] == (names["Two Content"], "name")


def test_layouts_without_types_and_names_are_found_by_their_placeholders(tmp_path: Path) -> None:
    theme = read_template(derived(tmp_path / "t.pptx", unnamed, without_types))

    assert {role: how for role, (_, how) in found(theme).items() if how != "none"} == {
        **dict.fromkeys(
            ["cover", "section", "content", "two-content", "title-only"], "placeholders"
        ),
        **dict.fromkeys(["picture", "blank"], "placeholders"),
    }
    assert found(theme)["content"][0] == "slideLayout2"


def test_a_theme_file_chooses_layouts_by_name_whatever_their_spelling() -> None:
    theme = read_template(DEFAULT, Choices(layouts=(("section", "title only"),)))

    assert found(theme)["section"] == ("Title Only", "map")
    with pytest.raises(NoSuchLayout):
        read_template(DEFAULT, Choices(layouts=(("section", "Trenner"),)))


def test_sizes_and_places_are_those_of_the_file(plain_theme: Theme) -> None:
    content = next(one for one in of(plain_theme).layouts if one.name == "content")
    body = content.placeholder("body")
    assert body.look is not None

    assert [level.size for level in body.look.levels] == [32, 28, 24]
    assert [level.sign for level in body.look.levels] == ["•", "–", "•"]
    assert content.placeholder("title").look.align == "centre"  # type: ignore[union-attr]
    assert body.inner in body.box
    assert content.area == body.inner
    assert content.links.y >= content.area.bottom
    assert content.number is not None
    assert content.number.index == 12


def test_slides_of_any_size_are_laid_out_540_points_high(
    plain_theme: Theme, tmp_path: Path
) -> None:
    wide = of(read_template(derived(tmp_path / "w.pptx", widescreen)))

    assert (of(plain_theme).width, of(plain_theme).height) == (720, 540)
    assert (wide.width, wide.height, wide.scale) == (960, 540, 0.75)
    title = next(one for one in wide.layouts if one.name == "content").placeholder("title")
    assert title.size == round(44 / 0.75, 2)


def test_a_dark_template_has_readable_colours(tmp_path: Path) -> None:
    theme = read_template(derived(tmp_path / "d.pptx", dark))

    assert theme.dark
    assert (theme.background, theme.ink) == ("000000", "FFFFFF")
    for role in ("muted", "link"):
        assert contrast(theme.role(role), theme.background) >= 4.5  # type: ignore[arg-type]
    for role in ("blue", "orange", "green", "plum", "slate"):
        assert contrast(theme.role(role), theme.background) >= 3  # type: ignore[arg-type]


def test_colours_that_cannot_be_read_are_changed_and_said(plain_theme: Theme) -> None:
    messages = [message for message, _ in of(plain_theme).remarks]

    assert contrast(plain_theme.green, "FFFFFF") >= 3
    assert any(message.startswith("accent3 (9BBB59)") for message in messages)
    assert ("blue", "accent1", "4F81BD") in of(plain_theme).roles


def test_words_that_a_template_left_black_on_dark_become_light(tmp_path: Path) -> None:
    template = of(read_template(derived(tmp_path / "t.pptx", navy)))

    looks = [one.look for layout in template.layouts for one in layout.placeholders if one.look]
    assert {one.shown for one in looks if one.colour.digits == "000000"} == {INK}
    told = [message for message, _ in template.remarks]
    assert any("placeholders are 000000" in one and "FFFFFF instead" in one for one in told)


def test_words_on_a_ground_that_is_not_known_stay_as_they_are(tmp_path: Path) -> None:
    def graded(part: str, text: str) -> str:
        stops = '<a:gs pos="0"><a:srgbClr val="FFFFFF"/></a:gs>' * 2
        fill = f'<a:gradFill><a:gsLst>{stops}</a:gsLst><a:lin ang="5400000"/></a:gradFill>'
        return text.replace('<a:solidFill><a:srgbClr val="1B2A41"/></a:solidFill>', fill)

    template = of(read_template(derived(tmp_path / "t.pptx", navy, graded)))

    assert not any(one.look.instead for a in template.layouts for one in a.placeholders if one.look)
    assert not any(one.number and one.number.said for one in template.layouts)


def test_a_foot_too_faint_is_made_readable(plain_theme: Theme) -> None:
    number = of(plain_theme).layouts[2].number

    assert number is not None
    assert number.said
    assert contrast(number.colour.digits, "FFFFFF") >= 4.5


def test_what_a_logo_takes_is_not_given_to_blocks(plain_theme: Theme, tmp_path: Path) -> None:
    theme = read_template(derived(tmp_path / "l.pptx", with_logo))

    room = next(one for one in of(theme).layouts if one.name == "title-only").area
    drawn = walk(of(theme).underlay("title-only"))
    logo = next(one.box for one in drawn if isinstance(one, Shape) and one.box.w < 100)
    assert not room.overlaps(logo)
    assert room.h > 0.7 * 349


def test_names_of_powerpoints_own_layouts_tell_roles_in_any_language() -> None:
    assert role_named("1_Titelfolie") == "cover"
    assert role_named("DIAPOSITIVE DE TITRE") == "cover"
    assert role_named("Заголовок и объект") == "content"
    assert role_named("仅标题") == "title-only"
    assert role_named("Our people") is None
    assert set(TYPES.values()) == set(NAMES)
    assert all(plain(name) for names in NAMES.values() for name in names)


def test_what_is_no_deck_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "template.pptx"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(Unreadable, match="is a PDF"):
        read_template(path)
