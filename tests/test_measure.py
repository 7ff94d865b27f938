"""Measuring: no character is lost in breaking lines, and widths and heights agree with each other."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from deckbuilder.break_places import NOT_AT_LINE_START
from deckbuilder.measure import (
    LINE_HEIGHT,
    Faces,
    Style,
    advances,
    body_height,
    body_lines,
    break_lines,
    font_file,
    longest_word,
    missing,
    text_width,
)
from deckbuilder.scene import Insets, Paragraph, Run, TextBody, hanging_indent
from tests.often import often

FACES = Faces("Calibri", "Consolas")
PLAIN = Style("Calibri")
WORDS = [
    *("a", "of", "Alignment", "self-supervised", "and/or", "10/12", "1–2", "what?", "naïve", "C++"),
    *("日本語の見出し、とても。", "（例）", "北京", "مرحبا", "שלום", "한국어", "🙂", "e\u0301", "fi", "AV"),
    *("Donaudampfschifffahrt", "no\u00a0break", "zero\u200bwidth", "tab\tbed", "—", "(", ")", "…"),
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=30)
RUNS = st.lists(
    st.builds(Run, TEXTS, bold=st.booleans(), italic=st.booleans(), code=st.booleans()),
    max_size=4,
).map(tuple)
WIDTHS = st.floats(20, 700)
SIZES = st.sampled_from([12.0, 16.0, 24.0, 48.0])


def said(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


@settings(max_examples=often(100), deadline=None)
@given(runs=RUNS, size=SIZES, width=WIDTHS)
@example(runs=(Run("日本語、。」"),), size=48.0, width=20.0)
def test_breaking_lines_loses_nothing_but_spaces_at_their_ends(
    runs: tuple[Run, ...], size: float, width: float
) -> None:
    lines = break_lines(runs, size, width, FACES)
    kept = "".join(said(line.runs) for line in lines)
    assert kept.replace(" ", "") == said(runs).replace("\n", "").replace(" ", "")
    assert len(lines) >= said(runs).count("\n") + 1
    looks = [
        (c, run.bold, run.italic, run.code) for line in lines for run in line.runs for c in run.text
    ]
    meant = [(c, r.bold, r.italic, r.code) for r in runs for c in r.text if c not in " \n"]
    assert [look for look in looks if look[0] != " "] == meant


@settings(max_examples=often(100), deadline=None)
@given(runs=RUNS, size=SIZES, width=WIDTHS)
def test_no_line_is_wider_than_its_place_unless_a_character_is(
    runs: tuple[Run, ...], size: float, width: float
) -> None:
    for line in break_lines(runs, size, width, FACES):
        assert line.width <= width + 0.01 or len(said(line.runs).strip(" ")) <= 1


@settings(max_examples=often(66), deadline=None)
@given(runs=RUNS, size=SIZES, width=WIDTHS, more=st.floats(0, 300))
def test_more_room_never_takes_more_lines(
    runs: tuple[Run, ...], size: float, width: float, more: float
) -> None:
    narrow, wide = (
        break_lines(runs, size, width, FACES),
        break_lines(runs, size, width + more, FACES),
    )
    assert len(wide) <= len(narrow)


@settings(max_examples=often(66), deadline=None)
@given(text=TEXTS, size=SIZES, width=WIDTHS)
def test_a_text_that_fits_a_line_is_one_line_of_its_own_width(
    text: str, size: float, width: float
) -> None:
    assume("\n" not in text)
    lines = break_lines((Run(text),), size, width, FACES)
    whole = text_width(text.rstrip(" "), size, PLAIN)
    if text_width(text, size, PLAIN) <= width:
        [line] = lines
        assert line.width == pytest.approx(whole, abs=size * 0.2)
    elif whole > width:
        assert len(lines) > 1 or len(text.strip()) <= 1


@settings(max_examples=often(66), deadline=None)
@given(text=TEXTS, size=SIZES)
def test_words_are_broken_inside_only_where_one_is_too_wide(text: str, size: float) -> None:
    width = longest_word(text, size, PLAIN) + 0.01
    for line in break_lines((Run(text),), size, width, FACES):
        for word in said(line.runs).split(" "):
            assert word in text


@settings(max_examples=often(100), deadline=None)
@given(text=TEXTS, bold=st.booleans(), italic=st.booleans())
def test_every_character_has_a_width(text: str, bold: bool, italic: bool) -> None:
    for face in ("Calibri", "Arial", "Consolas", "Comic Sans"):
        widths = advances(text, Style(face, bold, italic))
        assert len(widths) == len(text)
        assert all(0 <= width < 4 and math.isfinite(width) for width in widths)


@settings(max_examples=often(50), deadline=None)
@given(text=TEXTS, more=TEXTS)
def test_width_grows_with_the_text_and_with_the_size(text: str, more: str) -> None:
    width = text_width(text, 20, PLAIN)
    assert text_width(text, 40, PLAIN) == pytest.approx(2 * width)
    # Kerning and joined letters may take a little back.
    assert text_width(f"{text} {more}", 20, PLAIN) >= width - 20


def test_nothing_has_no_width_and_one_line() -> None:
    assert text_width("", 20, PLAIN) == 0
    [line] = break_lines((), 20, 100, FACES)
    assert (line.runs, line.width) == ((), 0)
    assert longest_word("", 20, PLAIN) == longest_word("   ", 20, PLAIN) == 0


def test_a_no_break_space_is_no_place_to_break() -> None:
    width = text_width("100\u00a0000 km", 20, PLAIN)
    lines = break_lines((Run("about 100\u00a0000\u00a0km away"),), 20, width, FACES)
    assert [said(line.runs) for line in lines] == ["about", "100\u00a0000\u00a0km", "away"]


def test_a_line_is_broken_after_a_dash_or_slash_but_not_before_a_number() -> None:
    def broken(text: str, first: str) -> list[str]:
        width = text_width(first, 20, PLAIN) + 1
        return [said(line.runs) for line in break_lines((Run(text),), 20, width, FACES)]

    assert broken("self-supervised", "supervised") == ["self-", "supervised"]
    assert broken("reading/writing", "reading/") == ["reading/", "writing"]
    assert broken("on 10/12 and", "on 10/") == ["on", "10/12", "and"]


@settings(max_examples=often(33), deadline=None)
@given(
    text=st.text("日本語見出しとてもカー、。」』）ょッ々", min_size=1, max_size=40),
    width=st.floats(80, 300),
)
def test_japanese_is_broken_between_letters_and_no_line_begins_with_a_comma(
    text: str, width: float
) -> None:
    assume(not any(a in NOT_AT_LINE_START and b in NOT_AT_LINE_START for a, b in itertools.pairwise(text)))  # fmt: skip
    lines = break_lines((Run(text),), 20, width, FACES)
    assert all(said(line.runs)[0] not in NOT_AT_LINE_START for line in lines[1:])
    # Two letters go down with a comma at most, so every line but the last is nearly full.
    assert all(line.width > width - 61 for line in lines[:-1])


def test_a_line_feed_breaks_a_line_and_an_empty_line_has_its_height() -> None:
    body = TextBody((Paragraph((Run("one\n\ntwo"),)),), (20.0,))
    [lines] = body_lines(body, 500, FACES)
    assert [said(line.runs) for line in lines] == ["one", "", "two"]
    assert body_height(body, 500, FACES) == pytest.approx(3 * 20 * LINE_HEIGHT)


def test_height_counts_insets_spaces_and_line_spacing_but_not_the_first_space() -> None:
    paragraphs = tuple(Paragraph((Run("x"),), space_before=10) for _ in range(3))
    body = TextBody(paragraphs, (20.0,), insets=Insets(1, 2, 3, 4), line_spacing=0.5)
    assert body_height(body, 500, FACES) == pytest.approx(2 + 4 + 3 * 12 + 2 * 10)
    assert body_height(TextBody(), 500, FACES) == 0


def test_a_text_that_does_not_wrap_has_one_line() -> None:
    body = TextBody((Paragraph((Run("many words " * 50),)),), (20.0,), wrap=False)
    assert [len(lines) for lines in body_lines(body, 10, FACES)] == [1]


@pytest.mark.parametrize("face", ["Calibri", "Arial", "Somebody's font"])
@pytest.mark.parametrize("numbers", [1, 9, 10, 99, 100])
@pytest.mark.parametrize("size", [16.0, 24.0, 48.0])
def test_numbers_hang_out_with_room_for_the_widest(face: str, numbers: int, size: float) -> None:
    items = tuple(Paragraph((Run("x"),), bullet="number", number=n + 1) for n in range(numbers))
    body = TextBody(items, (size,))
    indents = {hanging_indent(item, body) for item in items}
    assert len(indents) == 1
    assert text_width(f"{numbers}.", size, Style(face)) < indents.pop()


def test_a_deeper_level_has_less_room() -> None:
    words = (Run("many words " * 20),)
    bodies = [TextBody((Paragraph(words, level, "dot"),), (20.0,)) for level in range(3)]
    counts = [len(body_lines(body, 300, FACES)[0]) for body in bodies]
    assert counts == sorted(counts)
    assert counts[0] < counts[2]


@pytest.mark.parametrize(
    ("style", "file"),
    [
        (Style("Calibri"), "Carlito-Regular.ttf"),
        (Style("calibri", bold=True, italic=True), "Carlito-BoldItalic.ttf"),
        (Style("Arial", italic=True), "LiberationSans-Italic.ttf"),
        (Style("Consolas", bold=True, italic=True), "LiberationMono-Bold.ttf"),
        (Style("A font nobody has"), "LiberationSans-Regular.ttf"),
    ],
)
def test_a_typeface_is_measured_with_its_twin(style: Style, file: str) -> None:
    assert font_file(style) == file
    assert text_width("x", 10, style) > 0


def test_it_says_which_characters_its_font_lacks() -> None:
    assert missing("plain é – “x”", PLAIN) == ""
    assert missing("a日b本日", PLAIN) == "日本"
