"""Each rule hears what it is for in a stranger's deck, and nothing in one that is done right."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches, Pt

from deckbuilder.accessibility import inspect, rules
from deckbuilder.pipeline import load
from deckbuilder.readers.pptx import open_deck
from deckbuilder.writers.pptx import write
from tests.accessibility import strangers_decks as made
from tests.decks import TALKS, built
from tests.documented import deck_of, outlines
from tests.outlines import ROOT

BAD: list[tuple[str, str, Callable[[Any], None]]] = []


def bad(rule: str, message: str) -> Callable[[Callable[[Any], None]], Callable[[Any], None]]:
    """Remember how a deck is filled so that `rule` says `message`, a pattern."""

    def remember(fill: Callable[[Any], None]) -> Callable[[Any], None]:
        BAD.append((rule, message, fill))
        return fill

    return remember


@bad("title", "error: the slide has no title")
def no_title(deck: Any) -> None:
    made.new_slide(deck, layout=made.BLANK)


@bad("title", "warning: the title “Results” is that of slide 1 too")
def two_titles(deck: Any) -> None:
    made.new_slide(deck, "Results")
    made.new_slide(deck, "Results")


@bad("alternative-text", "error: the picture `Picture 2` has no alternative text")
def no_alternative(deck: Any) -> None:
    made.picture(made.new_slide(deck))


@bad("alternative-text", "error: .* is only “IMG_0042.JPG”")
def a_file_name(deck: Any) -> None:
    made.picture(made.new_slide(deck), "IMG_0042.JPG")


@bad("alternative-text", "error: .* is only “Grafik 7”")
def a_name_by_a_program(deck: Any) -> None:
    made.picture(made.new_slide(deck), "Grafik 7")


@bad("alternative-text", "warning: .* has 405 letters")
def a_long_story(deck: Any) -> None:
    made.picture(made.new_slide(deck), "word " * 80 + "words")


@bad("alternative-text", "error: the chart `Chart 2` has no alternative text")
def a_mute_chart(deck: Any) -> None:
    made.chart(made.new_slide(deck), "", series=1)


@bad("alternative-text", "error: the group `Group 2` has neither words")
def a_mute_group(deck: Any) -> None:
    group = made.new_slide(deck).shapes.add_group_shape()
    group.shapes.add_shape(MSO_SHAPE.HEART, Inches(1), Inches(2), Inches(1), Inches(1))


@bad("contrast", r"error: “Grey on white” has a contrast of 2\.\d \(#AAAAAA on #FFFFFF\)")
def faint_words(deck: Any) -> None:
    run = made.run_of(made.box(made.new_slide(deck), "Grey on white", 1, 2))
    run.font.color.rgb = RGBColor(0xAA, 0xAA, 0xAA)


@bad("contrast", r"error: “On a box below” has a contrast of 1\.\d \(#000000 on #1F1F1F\)")
def words_over_another_shape(deck: Any) -> None:
    slide = made.new_slide(deck)
    below = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(1), Inches(2), Inches(5), Inches(2))
    below.fill.solid()
    below.fill.fore_color.rgb = RGBColor(0x1F, 0x1F, 0x1F)
    below._element.nvSpPr.cNvPr.set("descr", "A dark field")
    made.box(slide, "On a box below", 2, 2.5)


@bad("contrast", r"error: “Faded” has a contrast of 2\.\d")
def words_in_a_changed_theme_colour(deck: Any) -> None:
    colour = made.run_of(made.box(made.new_slide(deck), "Faded", 1, 2)).font.color
    colour.theme_color = MSO_THEME_COLOR.TEXT_1
    colour.brightness = 0.65


@bad("contrast", r"error: “A slide of its own” has a contrast of 1.0 \(#000000 on #000000\)")
def words_on_a_background(deck: Any) -> None:
    fill = made.new_slide(deck).background.fill
    fill.solid()
    fill.fore_color.theme_color = MSO_THEME_COLOR.TEXT_1


@bad(
    "contrast",
    r"warning: “On a photo” has a contrast of 3\.0 \(#000000 on a picture with #5A5A5A\)",
)
def words_over_a_picture(deck: Any) -> None:
    slide = made.new_slide(deck)
    made.picture(slide, "A grey wall", grey=0x5A)
    made.run_of(made.box(slide, "On a photo", 1, 2, 2)).font.size = Pt(14)


@bad("text-size", "warning: “small print” has 8 points, and 1 more texts are small")
def small_print(deck: Any) -> None:
    slide = made.new_slide(deck)
    for top, size in ((2, 8), (4, 10)):
        made.run_of(made.box(slide, "small print", 1, top)).font.size = Pt(size)


@bad(
    "reading-order",
    r"warning: `TextBox 3` \(“First”\) stands above `TextBox 2` \(“Second”\) .*2\. and 1\. of 2",
)
def upside_down(deck: Any) -> None:
    slide = made.new_slide(deck)
    made.box(slide, "Second", 1, 4)
    made.box(slide, "First", 1, 2)


@bad("reading-order", "warning: `TextBox 3` .* stands to the left of `TextBox 2`")
def from_the_right(deck: Any) -> None:
    slide = made.new_slide(deck)
    made.box(slide, "Right", 6, 2)
    made.box(slide, "Left", 1, 2)


@bad("reading-order", "warning: the title is read after `TextBox 2`")
def title_last(deck: Any) -> None:
    slide = made.new_slide(deck)
    made.box(slide, "Before it", 1, 4)
    title = slide.shapes.title._element
    title.getparent().append(title)


@bad("colour-alone", "warning: “the red ones” points at something by its colour")
def pointing_by_colour(deck: Any) -> None:
    made.box(made.new_slide(deck), "Keep the red ones", 1, 2)


@bad("colour-alone", "warning: the series of the chart `Chart 2` are told apart by their colours")
def a_legend_only(deck: Any) -> None:
    made.chart(made.new_slide(deck), "Two series that grow")


@bad("colour-alone", "warning: empty cells of the table `Table 2` differ by their colours")
def traffic_lights(deck: Any) -> None:
    cells = made.table(made.new_slide(deck), "Risk|State", "Fire|", "Flood|")
    for row, colour in ((1, RGBColor(0xC0, 0, 0)), (2, RGBColor(0, 0x80, 0))):
        cells.cell(row, 1).fill.solid()
        cells.cell(row, 1).fill.fore_color.rgb = colour


@bad("language", "warning: “Здравствуйте” is marked as `en-US` and written in Cyrillic letters")
def foreign_letters(deck: Any) -> None:
    made.run_of(made.box(made.new_slide(deck), "Здравствуйте", 1, 2))


@bad("link-text", "warning: the link “Click here” does not say where it leads")
def click_here(deck: Any) -> None:
    run = made.run_of(made.box(made.new_slide(deck), "Click here", 1, 2))
    run.hyperlink.address = "https://example.org"


@bad("link-text", "warning: the words of a link are its address")
def a_long_address(deck: Any) -> None:
    address = "https://example.org/a/very/long/way?to=read"
    made.run_of(made.box(made.new_slide(deck), address, 1, 2)).hyperlink.address = address


@bad("link-text", "warning: two links are called “Recipe” and lead to different places")
def twins(deck: Any) -> None:
    slide = made.new_slide(deck)
    for number in (1, 2):
        run = made.run_of(made.box(slide, "Recipe", 1, 1 + 2 * number))
        run.hyperlink.address = f"https://example.org/{number}"


@bad("table-header", "error: the table `Table 2` has no header")
def no_header(deck: Any) -> None:
    made.table(made.new_slide(deck), "a|b", "1|2").first_row = False


@bad("table-header", "warning: .* has merged cells")
def merged_cells(deck: Any) -> None:
    cells = made.table(made.new_slide(deck), "a|b", "1|")
    cells.cell(1, 0).merge(cells.cell(1, 1))


@bad("table-header", "warning: column 2 of the table `Table 2` has an empty header")
def an_empty_header(deck: Any) -> None:
    made.table(made.new_slide(deck), "a|", "1|2")


@bad("moving", "warning: the picture `Picture 2` moves for longer than 5 seconds")
def a_moving_picture(deck: Any) -> None:
    made.picture(made.new_slide(deck), "A wheel that turns", frames=3)


@bad("moving", "warning: `Picture 2` moves without end, without a click")
def turning(deck: Any) -> None:
    slide = made.new_slide(deck)
    made.add_effect(slide, made.picture(slide, "A wheel"), clicked=False, what="turns")


@bad("moving", "warning: `Picture 2` plays without a click")
def playing(deck: Any) -> None:
    slide = made.new_slide(deck)
    made.add_effect(slide, made.picture(slide, "A film"), clicked=False, what="plays")


@bad("moving", "warning: the next slide comes by itself after 3 seconds")
def going_on(deck: Any) -> None:
    made.add_to_slide(made.new_slide(deck), '<p:transition advTm="3000"/>')


@pytest.mark.parametrize(
    ("rule", "message", "fill"), BAD, ids=lambda value: getattr(value, "__name__", "")
)
def test_a_bad_deck_is_told_by_one_rule(
    rule: str, message: str, fill: Callable[[Any], None], tmp_path: Path
) -> None:
    [found] = made.findings(tmp_path / "bad.pptx", fill)
    assert found.rule == rule
    assert re.match(message, f"{found.severity}: {found.message}")
    assert found.hint


def test_a_deck_done_right_is_told_nothing(tmp_path: Path) -> None:
    assert made.findings(tmp_path / "good.pptx", made.good) == []


def test_every_rule_has_a_bad_deck_and_a_line_in_the_docs() -> None:
    assert {rule for rule, _, _ in BAD} == set(rules())
    page = (ROOT / "docs" / "accessibility.md").read_text("utf-8")
    assert set(re.findall(r"^\| `([\w-]+)` \|", page, re.MULTILINE)) == set(rules())


OURS = [
    ("examples", "paper", "16:9"),
    ("examples", "night", "4:3"),
    *((talk, theme, "16:9") for talk in TALKS for theme in ("paper", "night")),
]


def test_what_is_read_from_the_right_is_told_nothing(tmp_path: Path) -> None:
    loaded = load(ROOT / "tests" / "languages" / "arabic.yaml")
    path = write(loaded.deck, loaded.theme, tmp_path / "arabic.pptx")
    assert [one.said for one in inspect(open_deck(path))] == []


@pytest.mark.parametrize(("name", "theme", "aspect"), OURS)
def test_our_own_decks_are_told_nothing(name: str, theme: str, aspect: str) -> None:
    found = inspect(open_deck(built(name, theme, aspect).path))
    assert [f"{one.place}: {one.rule}: {one.said}" for one in found] == []


@pytest.mark.parametrize(("name", "text"), list(outlines()), ids=lambda value: value[:20])
def test_decks_of_features_are_told_nothing(name: str, text: str, tmp_path: Path) -> None:
    assert [one.said for one in inspect(open_deck(deck_of(name, text, tmp_path)))] == []
