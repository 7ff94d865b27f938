"""Words with styles written as Markdown, and paragraphs of it changed one by one."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from deckbuilder.content import Line, Words, lines_of, normal
from deckbuilder.markup import paragraphs
from deckbuilder.sync.likeness import flat, same_style
from deckbuilder.sync.marking import markdown, rewritten, says, unbroken
from deckbuilder.sync.prose import added, changed, chunks, joined

NASTY = [
    "plain", "two words", "a*b", "**", "_x_", "`code`", "[a](b)", "<b>", "&amp;", "1. one", "- a",
    "# head", "!", "a\\b", "https://example.org/a_b", "x: y", "café", "مرحبا", "日本語", "😀", "5 * 3 * 2",
    "~", "| a |", "> q", "=", "a_b_c", "2) b", "+ c", "\"quoted\"", "it's", "100 %", "---",
]  # fmt: skip
words = st.lists(st.sampled_from(NASTY), min_size=1, max_size=4).map(" ".join)


def line(*parts: Words) -> Line:
    return normal(Line(parts))


@given(words)
def test_plain_words_written_as_markdown_say_just_them(text: str) -> None:
    wanted = line(Words(text))
    assume("https://" not in text)
    assert says(markdown(wanted)) == wanted


styled = st.builds(
    Words,
    words.filter(lambda text: "https" not in text),
    bold=st.booleans(),
    italic=st.booleans(),
    link=st.sampled_from(["", "", "", "https://example.org/a", "#slide-id"]),
)


@given(st.lists(styled, min_size=1, max_size=3))
def test_styles_with_spaces_between_them_come_back(parts: list[Words]) -> None:
    spaced: list[Words] = []
    for part in parts:
        spaced += [part, Words(" ")]
    wanted = line(*spaced)
    back = says(markdown(wanted))
    assert flat(back.text) == flat(wanted.text)


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([Words("a "), Words("bold", bold=True), Words(" word")], "a **bold** word"),
        ([Words("bold ", bold=True), Words("word")], "**bold** word"),
        ([Words("both", bold=True, italic=True)], "***both***"),
        ([Words("see "), Words("here", link="https://a.org")], "see [here](https://a.org)"),
        ([Words("https://a.org", link="https://a.org")], "https://a.org"),
        ([Words("x = `1`", code=True)], "`` x = `1` ``"),
        ([Words("5 * 3 * 2")], "5 * 3 * 2"),
        ([Words("*not italic*")], "\\*not italic\\*"),
        ([Words("to "), Words("#7", link="#overview")], "to [#7](#overview)"),
    ],
)
def test_markdown_is_as_plain_as_can_be(parts: list[Words], text: str) -> None:
    assert markdown(line(*parts)) == text
    assert same_style(says(text), line(*parts))


@pytest.mark.parametrize(
    ("source", "wanted", "text"),
    [
        ("It lifts the __red__ brick", "It moves the red brick", "It moves the __red__ brick"),
        ("see <https://a.org> for more", "look at https://a.org for more", None),
        ("a [link](https://a.org) here", "the link here", "the [link](https://a.org) here"),
        ("old", "a new one", "a new one"),
        ("R&amp;D is fun", "R&D is hard", "R&amp;D is hard"),
        ("two  spaces", "two spaces more", "two  spaces more"),
    ],
)
def test_only_the_words_that_differ_are_written_anew(
    source: str, wanted: str, text: str | None
) -> None:
    now = says(source)
    parts, end = [], 0
    target = line(Words(wanted))
    for one in now.words:  # the styles stay on the words that stay
        at = wanted.find(one.text.strip()) if one.bold or one.link else -1
        if at >= 0:
            parts += [
                Words(wanted[end:at]),
                Words(one.text, one.bold, one.italic, one.code, one.link),
            ]
            end = at + len(one.text)
    target = line(*parts, Words(wanted[end:]))
    made = rewritten(source, now, target)
    assert same_style(says(made), target)
    if text is not None:
        assert made == text


def test_a_label_broken_by_its_layout_is_one_line_again() -> None:
    assert unbroken(line(Words("Automating\nalignment"))).text == "Automating alignment"
    assert unbroken(line(Words("human-\nmade"))).text == "human-made"
    assert unbroken(line(Words("日本\n語"))).text == "日本語"
    assert unbroken(line(Words("a\nb")), keep=True).text == "a\nb"


PROSE = """\
First paragraph, over
two lines.

- a point
- another **point**
  that goes on
    1. deeper
    2. and deeper

# A heading

Last one: *really*.
"""


@given(
    st.lists(
        st.sampled_from([PROSE, "one", "1. a\n2. b", "a\n\n\nb", "", "\n", "- x\n\n- y"]),
        max_size=3,
    )
)
def test_chunks_put_together_are_the_text(parts: list[str]) -> None:
    source = "\n\n".join(parts).strip("\n")
    found, tail = chunks(source)
    assert "".join(one.text for one in found) + tail == source
    assert len(found) == len(paragraphs(source))


@given(st.integers(0, 6), words)
def test_a_changed_paragraph_leaves_all_others_as_they_were(number: int, text: str) -> None:
    assume("https://" not in text)
    source = PROSE.strip("\n")
    before = lines_of(paragraphs(source))
    found, tail = chunks(source)
    wanted = Line((Words(text),), before[number].level)
    found[number] = changed(found[number], wanted, before[number])
    after = lines_of(paragraphs(joined(found) + tail))
    assert flat(after[number].text) == flat(text)
    assert [*after[:number], *after[number + 1 :]] == [*before[:number], *before[number + 1 :]]


@given(st.integers(0, 7), words)
def test_an_added_paragraph_comes_where_it_is_put(place: int, text: str) -> None:
    assume("https://" not in text)
    source = PROSE.strip("\n")
    before = [line.text for line in lines_of(paragraphs(source))]
    found, tail = chunks(source)
    new = added(Line((Words(text),)), found[place - 1] if place else None)
    found.insert(place, new)
    after = [flat(line.text) for line in lines_of(paragraphs(joined(found) + tail))]
    assert after == [*before[:place], flat(text), *before[place:]]
