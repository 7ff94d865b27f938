"""Which words of a text changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.overview.wordwise import Change, Piece, changes, same_words, words

LONG = " ".join(f"word{number}" for number in range(200))


def shown(change: Change) -> tuple[str, str]:
    """The two lines, with what changed in brackets."""
    before, after = (
        "".join(
            f"[{one.text.strip()}]{' ' * one.text.endswith(' ')}" if one.changed else one.text
            for one in line
        )
        for line in (change.before, change.after)
    )
    return before, after


def test_one_word_in_two_hundred_is_seen_at_once() -> None:
    [change] = changes(LONG, LONG.replace("word100 ", "term "))
    assert shown(change) == (
        "… word96 word97 word98 word99 [word100] word101 word102 word103 …",
        "… word96 word97 word98 word99 [term] word101 word102 word103 …",
    )


def test_changes_far_apart_are_apart_and_those_nearby_together() -> None:
    far = LONG.replace("word20 ", "a ").replace("word150 ", "b ")
    assert [shown(change)[1].count("[") for change in changes(LONG, far)] == [1, 1]
    near = LONG.replace("word20 ", "a ").replace("word25 ", "b ")
    assert [shown(change)[1].count("[") for change in changes(LONG, near)] == [2]
    touching = LONG.replace("word20 ", "a ").replace("word22 ", "b ")
    [change] = changes(LONG, touching)
    assert "[word20 word21 word22]" in shown(change)[0]


def test_changes_at_both_ends_show_no_dots_outside() -> None:
    start, end = changes(LONG, f"First {LONG} last")
    assert shown(start)[0].startswith("word0 word1")
    assert shown(start)[1].startswith("[First] word0")
    assert shown(end)[0].endswith("word198 word199")
    assert shown(end)[1].endswith("word199 [last]") or "[word199 last]" in shown(end)[1]


def test_a_short_text_is_shown_whole() -> None:
    [change] = changes("The map of the field", "The map of a field")
    assert shown(change) == ("The map of [the] field", "The map of [a] field")


def test_texts_with_little_in_common_are_two_texts() -> None:
    [change] = changes("One two three", "Quite another thing")
    assert change == Change((Piece("One two three"),), (Piece("Quite another thing"),))


def test_each_side_keeps_its_own_spaces() -> None:
    [change] = changes("Salt", "Salt and water")
    assert shown(change) == ("Salt", "Salt [and water]")


def test_where_lines_end_is_no_difference_and_where_paragraphs_do_is() -> None:
    assert same_words("one two\nthree", "one\ntwo three ")
    assert not same_words("one two\n\nthree", "one two three")
    assert not same_words("one\n- two", "one two")
    assert words("one\n\ntwo") == ["one ", "¶ ", "two"]


def test_japanese_is_compared_by_characters() -> None:
    before = "これは長い説明の文章です。聴衆に向けて、私たちは来年の計画について話します。" * 3
    [change] = changes(before, before.replace("来年", "今年", 1))
    assert shown(change)[0].count("[") == 1
    assert "[来]年" in shown(change)[0]
    assert "[今]年" in shown(change)[1]
    assert len(shown(change)[0]) < 70


@pytest.mark.parametrize(("before", "after"), [("", "word"), ("word", ""), ("", "")])
def test_nothing_is_compared_too(before: str, after: str) -> None:
    lines = [
        ["".join(piece.text for piece in side) for side in (c.before, c.after)]
        for c in changes(before, after)
    ]
    assert lines in ([[before, after]], [])


texts = st.lists(
    st.sampled_from(["a", "b", "c", "dd", "-", "日本", "\n\n", "عرب"]), max_size=40
).map(" ".join)


@given(texts, texts)
def test_all_that_changed_is_shown_and_nothing_else_is_said(before: str, after: str) -> None:
    for number, text in ((0, before), (1, after)):
        whole = "".join("".join(words(text)).split())
        place = 0
        for change in changes(before, after):
            line = "".join(piece.text for piece in (change.before, change.after)[number])
            for part in line.split("…"):
                found = whole.find("".join(part.split()), place)
                assert found >= 0
                place = found + len("".join(part.split()))
    if not same_words(before, after):
        assert changes(before, after)


@given(texts)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert same_words(text, text)
    assert not any(piece.changed for change in changes(text, text) for piece in change.before)
