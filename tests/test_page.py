"""The page: a text that is said to fit does, and what does not says by how much."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.geometry import Box
from deckbuilder.page import Overflow, Page
from deckbuilder.scene import Paragraph, Run, TextBody
from tests.outlines import slide_of

PAGE: Page = slide_of("title: A")[2]
WORDS = st.sampled_from(
    ["a", "word", "Alignment", "self-supervised", "日本語", "مرحبا", "no\u00a0break", "x" * 30]
)
BODIES = st.lists(st.lists(WORDS, max_size=12).map(" ".join), min_size=1, max_size=5).map(
    lambda texts: TextBody(tuple(Paragraph((Run(text),), space_before=6) for text in texts))
)
BOXES = st.builds(Box, st.just(40), st.just(40), st.integers(40, 800), st.integers(-10, 400))
STEPS = PAGE.theme.steps(48)


@settings(max_examples=200, deadline=None)
@given(body=BODIES, box=BOXES)
def test_what_is_fitted_fits_at_the_largest_size_that_does(body: TextBody, box: Box) -> None:
    fitting = [size for size in STEPS if PAGE.fits(replace(body, sizes=(size,)), box)]
    if not fitting:
        with pytest.raises(Overflow):
            PAGE.fit(body, box, STEPS, what="this text")
        return
    fitted = PAGE.fit(body, box, STEPS, what="this text")
    assert fitted.sizes == (fitting[0],)
    assert PAGE.text_height(fitted, box.w) <= box.h + 0.01
    assert PAGE.broken_word(fitted, box.w) == ""
    assert fitted.text == body.text


@settings(max_examples=200, deadline=None)
@given(body=BODIES, box=BOXES, more=st.integers(0, 200))
def test_what_fits_a_box_fits_a_larger_one(body: TextBody, box: Box, more: int) -> None:
    body = replace(body, sizes=(20.0,))
    if PAGE.fits(body, box):
        assert PAGE.fits(body, Box(box.x, box.y, box.w + more, box.h + more))


@settings(max_examples=200, deadline=None)
@given(body=BODIES, box=BOXES)
def test_what_is_too_much_is_told_in_words_and_lines(body: TextBody, box: Box) -> None:
    try:
        PAGE.fit(body, box, STEPS, what="this text")
    except Overflow as overflow:
        told = f"{overflow.message} {overflow.hint}"
        assert overflow.hint
        if "the word" in told:
            assert any(word in told for word in body.text.split())
        else:
            numbers = [int(word) for word in told.split() if word.isdigit()]
            assert "no room" in told or len(body.text.split()) in numbers
            assert all(number >= 1 for number in numbers)


@settings(max_examples=200, deadline=None)
@given(body=BODIES, width=st.integers(40, 800))
def test_a_box_of_the_measured_size_holds_the_text(body: TextBody, width: int) -> None:
    body = replace(body, sizes=(20.0,))
    wide, high = PAGE.text_size(body, width)
    assert high == PAGE.text_height(body, width)
    if wide <= width:
        assert PAGE.text_height(body, wide + 0.02) <= high + 0.01


def test_an_empty_text_fits_anything_that_has_room_for_its_line() -> None:
    empty = TextBody((Paragraph(()),))
    assert PAGE.fit(empty, Box(0, 0, 100, 30), (24.0, 16.0), what="nothing").sizes == (24.0,)
    assert PAGE.fit(TextBody(), Box(0, 0, 1, 1), (24.0,), what="nothing").text == ""


def test_one_word_too_many_is_told_as_such() -> None:
    body = TextBody((Paragraph((Run("one two three four five six"),)),))
    with pytest.raises(Overflow) as caught:
        PAGE.fit(body, Box(0, 0, 130, 20), (16.0,), what="this label")
    assert caught.value.message == "this label has 2 lines at 16 pt, about 1 more than fit"
    assert caught.value.hint.startswith("cut about 3 of its 6 words")


def test_a_word_that_is_too_wide_is_named() -> None:
    body = TextBody((Paragraph((Run("an unbreakablelongword here"),)),))
    with pytest.raises(Overflow, match="`unbreakablelongword` in this label is wider"):
        PAGE.fit(body, Box(0, 0, 60, 200), (24.0, 16.0), what="this label")


def test_peers_take_the_size_of_the_one_that_must_be_smallest() -> None:
    box = Box(0, 0, 120, 60)
    few, many = (Run("One"),), (Run("Rather more words"),)
    size = PAGE.same_size([(few, box), (many, box)], STEPS, what="a label")
    assert size == PAGE.same_size([(many, box), (few, box)], STEPS, what="a label")
    assert size == PAGE.label(many, box, STEPS, what="a label").sizes[0]
    assert size < PAGE.label(few, box, STEPS, what="a label").sizes[0]


@settings(max_examples=100, deadline=None)
@given(words=st.lists(WORDS, min_size=1, max_size=7), most=st.integers(1, 4))
def test_balanced_lines_keep_the_words_and_are_as_even_as_can_be(
    words: list[str], most: int
) -> None:
    lines = PAGE.balanced(" ".join(words), 20, most)
    assert " ".join(lines).split() == " ".join(words).split()
    assert len(lines) == min(most, len(" ".join(words).split()))
    if len(lines) == 2:
        widest = max(PAGE.text_width(line, 20) for line in lines)
        pieces = " ".join(words).split()
        for cut in range(1, len(pieces)):
            other = (" ".join(pieces[:cut]), " ".join(pieces[cut:]))
            assert widest <= max(PAGE.text_width(line, 20) for line in other) + 1e-6


def test_running_text_is_no_larger_than_asked() -> None:
    assert PAGE.text_steps[0] == PAGE.theme.sizes.body
    assert replace(PAGE, largest_text=18).text_steps[0] == 18
    assert replace(PAGE, largest_text=3).text_steps == (PAGE.theme.sizes.floor,)
