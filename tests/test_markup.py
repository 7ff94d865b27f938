"""Markdown to runs: the quick ways agree with CommonMark, and notes keep their structure."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from deckbuilder.markup import PLAIN, _parser, _runs, _simple, inline, is_rtl, paragraphs, words
from deckbuilder.scene import Paragraph, Run
from tests.often import often

PIECES = [
    *("**", "*", "_", "__", "`", "[", "]", "(", ")", "](", "!", "<", ">", "\\", "&", "&amp;", "~~"),
    *("**bold**", "*slanted*", "`code`", "[a link](https://example.org/a_b)", "[b](#slide)"),
    *("[c](mailto:a@b.org)", "https://example.org/x?y=1#z", "http://a.b.", "<https://c.d>", "://"),
    *(" ", "  ", ":", ": ", ".", ",", "/", "//", "#", "-", "1.", '"', "'", "|", "a", "word", "B2"),
    *("日本", "é", "مرحبا", "🙂", "\u00a0", "\t", "“q”", "50%", "x = y", "C++", "?", "…"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=9).map("".join) | st.text(
    st.sampled_from("ab *_`[]()!<>\\&:/.#1é日") | st.characters(codec="utf-8", exclude_characters="\r\0"),
    max_size=20,
)  # fmt: skip


def parsed(text: str) -> tuple[Run, ...]:
    """What markdown-it makes of a line, without any short cut of ours."""
    tokens = _parser().parseInline(text.strip())
    return _runs(tokens[0].children or []) if tokens else ()


@settings(max_examples=often(200), deadline=None)
@given(text=TEXTS)
@example(text="a **bold** word, and [a link](https://example.org/a_b) too: yes")
@example(text="see https://example.org/ **now**")
@example(text="**a****b**")
@example(text="**a**[b](https://c.d)**e**")
def test_the_quick_way_agrees_with_commonmark_wherever_it_is_taken(text: str) -> None:
    stripped = text.strip()
    quick = _simple(stripped)
    if quick is not None:
        assert quick == parsed(text)
    if PLAIN.match(stripped):
        assert inline(stripped) == parsed(text)


def test_the_quick_way_is_taken_for_what_most_texts_are() -> None:
    for text in (
        "A **bold** word, and [a link](https://example.org/a) too: yes",
        "Plain words: with a colon, 16:9 and 50 %",
        "[blog](http://example.org/?a=1#b)",
        "**All of it**",
    ):
        assert _simple(text) == parsed(text)


@settings(max_examples=often(120), deadline=None)
@given(text=TEXTS)
def test_no_word_is_ever_lost(text: str) -> None:
    """Letters and digits of the source are those of the runs, or stand in the address of a link."""
    kept = words(inline(text)) + "".join(run.link for run in inline(text))
    if "&" not in text:
        for character in text:
            assert not character.isalnum() or character in kept


@settings(max_examples=often(120), deadline=None)
@given(text=TEXTS)
def test_runs_that_look_alike_are_one(text: str) -> None:
    runs = inline(text)
    assert all(run.text for run in runs if not run.code)
    looks = [(run.bold, run.italic, run.code, run.link) for run in runs]
    joined = itertools.pairwise(looks)
    assert all(one != other for one, other in joined if not one[2])


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", ()),
        ("words", (Run("words"),)),
        ("**bold**", (Run("bold", bold=True),)),
        ("*one* _two_", (Run("one", italic=True), Run(" "), Run("two", italic=True))),
        ("***both***", (Run("both", bold=True, italic=True),)),
        ("`a*b`", (Run("a*b", code=True),)),
        ("[a](https://b.c)", (Run("a", link="https://b.c"),)),
        ("[**a**](#b)", (Run("a", bold=True, link="#b"),)),
        ("see https://a.b/c.", (Run("see "), Run("https://a.b/c", link="https://a.b/c"), Run("."))),
        ("(https://a.b)", (Run("("), Run("https://a.b", link="https://a.b"), Run(")"))),
        ("a\nb", (Run("a b"),)),
        ("a  \nb", (Run("a\nb"),)),
        ("a\\\nb", (Run("a\nb"),)),
        (r"\*no\*", (Run("*no*"),)),
        ("<b>no</b>", (Run("<b>no</b>"),)),
        ("2 * 3 * 4", (Run("2 * 3 * 4"),)),
        ("snake_case_name", (Run("snake_case_name"),)),
        ("![a](b.png)", (Run("![a](b.png)"),)),
        ("[x](javascript:alert(1))", (Run("x", link="javascript:alert(1)"),)),
        ("**日本語**と", (Run("日本語", bold=True), Run("と"))),
    ],
)
def test_a_line_of_markdown_gives_its_runs(text: str, runs: tuple[Run, ...]) -> None:
    assert inline(text) == runs


def outlined(text: str) -> list[tuple[str, int, str, int]]:
    """Bullet, level, words and number of each paragraph."""
    return [(p.bullet, p.level, p.text, p.number) for p in paragraphs(text)]


def test_notes_have_paragraphs_and_lists_in_lists() -> None:
    text = (
        "First\ngoes on.\n\nSecond.\n\n- a dot\n- another\n\n  that goes on\n"
        "    1. deeper\n    2. two\n\n3. three\n4. four\n\n# A heading\n\nLast"
    )
    assert outlined(text) == [
        ("none", 0, "First goes on.", 1),
        ("none", 0, "Second.", 1),
        ("dot", 0, "a dot", 1),
        ("dot", 0, "another", 1),
        ("none", 0, "that goes on", 1),
        ("number", 1, "deeper", 1),
        ("number", 1, "two", 2),
        ("number", 0, "three", 3),
        ("number", 0, "four", 4),
        ("none", 0, "A heading", 1),
        ("none", 0, "Last", 1),
    ]
    assert all(run.bold for p in paragraphs(text) if p.text == "A heading" for run in p.runs)


def test_lists_deeper_than_three_levels_stay_on_the_third() -> None:
    text = "- a\n  - b\n    - c\n      - d\n        - e"
    assert [level for _, level, _, _ in outlined(text)] == [0, 1, 2, 2, 2]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "- ", "    indented", "> quote", "---", "***", "| a | b |", "```\nx\n```"]
)
def test_what_notes_cannot_show_as_such_is_kept_as_words(text: str) -> None:
    said = "".join(p.text for p in paragraphs(text))
    assert [c for c in text if c.isalnum()] == [c for c in said if c.isalnum()]


def test_one_line_and_many_are_read_alike() -> None:
    for line in ("plain", "**bold** and [a](https://b.c)", "- item", "1) item", "# heading", "+ x"):
        assert paragraphs(line) == paragraphs(f"\n{line}\n")


@pytest.mark.parametrize(
    ("text", "rtl"),
    [
        ("مرحبا world", True),
        ("שלום", True),
        ("hello مرحبا", False),
        ("123 مرحبا", True),
        ("(«مرحبا»)", True),
        ("日本", False),
        ("123 – …", False),
        ("", False),
        ("é", False),
    ],
)
def test_direction_is_that_of_the_first_letter(text: str, rtl: bool) -> None:
    assert is_rtl(text) == rtl


def test_each_paragraph_of_notes_has_its_own_direction() -> None:
    made = paragraphs("Hello\n\nمرحبا\n\n- **שלום**")
    assert [isinstance(p, Paragraph) and p.rtl for p in made] == [False, True, True]
