"""Texts between marks: the same slides, and each word on them led back to where it was written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.content import Piece, said
from deckbuilder.fields import Tracer, unmarked
from deckbuilder.pipeline import load, traced
from deckbuilder.source import Node, read
from deckbuilder.sync.changes import Where
from deckbuilder.sync.mine import Mine
from deckbuilder.variant import Choice
from tests.decks import CACHE, NAMES, outline_of

NO_WORDS = ("code", "formula", "qr:address")
"""Program text, LaTeX, and an address as a QR code has it, which would not follow its words."""
SOMEWHERE = read(b"words", "talk.yaml")

TALKS = [
    *((name, Choice()) for name in NAMES),
    ("ai-safety-landscape", Choice(("ten-minutes",), (), "de")),
]


@pytest.mark.parametrize(("name", "choice"), TALKS, ids=str)
def test_marks_change_no_word_and_move_nothing(name: str, choice: Choice) -> None:
    loaded = load(outline_of(name), choice, cache=CACHE)
    deck, _ = traced(loaded)
    for plain, marked in zip(said(loaded.deck), said(deck), strict=True):
        for one, other in zip(plain.pieces, marked.pieces, strict=True):
            assert one.name == other.name
            assert one.box == other.box
            assert one.text.split() == unmarked(other.text).split()  # labels may break elsewhere
            assert one.alt == unmarked(other.alt)
        assert [line.text for line in plain.notes] == [unmarked(line.text) for line in marked.notes]


@pytest.mark.parametrize(("name", "choice"), TALKS, ids=str)
def test_a_trace_leads_to_a_text_that_says_just_that(name: str, choice: Choice) -> None:
    mine = Mine(load(outline_of(name), choice, cache=CACHE))
    checked = 0
    for slide, one in mine.slides.items():
        for piece in one.pieces:
            for number, line in enumerate(piece.lines):
                where = Where(slide, piece.name, piece.kind)
                for trace in mine.traces(slide, where, number):
                    words = line.text[trace.start : trace.end]
                    written = _written(trace.origin.node)
                    # Formulas are written in LaTeX, and say something else.
                    assert "$" in written or _letters(words) <= _letters(written), words
                    checked += 1
    assert checked > 50


def _letters(text: str) -> set[str]:
    return {character for character in text if character.isalnum()}


def _written(node: Node) -> str:
    return getattr(node, "value", "") or node.raw


@pytest.mark.parametrize("name", NAMES)
def test_every_word_an_author_wrote_for_people_has_a_trace(name: str) -> None:
    """What has none is made by deckbuilder: numbers of pages, program text, titles it writes."""
    mine = Mine(load(outline_of(name), cache=CACHE))
    without: list[tuple[str, str]] = []
    for slide, one in mine.slides.items():
        for piece in one.pieces:
            without += [
                (piece.name, line.text)
                for number, line in enumerate(piece.lines)
                if not mine.traces(slide, Where(slide, piece.name, piece.kind), number)
            ]
    ours = [(piece, text) for piece, text in without if piece not in NO_WORDS]
    assert all(_is_ours(piece, text) for piece, text in ours), ours


def _is_ours(piece: str, text: str) -> bool:
    if piece == "callout":
        return text in ("Warning", "Key point", "Question")
    made = ("(1/", "(2/", "Outline", "Agenda", "Links", "Credits", "References", "Every link")
    return piece == "title" and any(word in text for word in made)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Mn", "Cf", "Cn", "Co"]))))
def test_marks_come_off_and_tell_where_texts_begin_and_end(texts: list[str]) -> None:
    tracer = Tracer()
    marked = [tracer.marked(text, SOMEWHERE) for text in texts]
    for text, one in zip(texts, marked, strict=True):
        assert unmarked(one) == text
    plain, traces = tracer.read(" · ".join(marked))
    assert plain == " · ".join(texts)
    with_marks = [text for text, one in zip(texts, marked, strict=True) if one != text]
    assert sorted(plain[one.start : one.end] for one in traces) == sorted(with_marks)


def test_a_mark_that_lost_its_partner_reaches_to_the_end_of_its_line() -> None:
    tracer = Tracer()
    first, second = tracer.marked("left and right", SOMEWHERE).split(" and ")
    for part, words in ((first, "left"), (second, "right")):
        plain, traces = tracer.read(part)
        assert plain == words
        assert [(one.start, one.end) for one in traces] == [(0, len(words))]


def test_a_label_of_an_arrow_leads_to_the_arrow(tmp_path: Path) -> None:
    talk = tmp_path / "talk.yaml"
    talk.write_text(
        "talk: {title: A}\nsections:\n  - section: One\n    slides:\n      - title: Clouds\n"
        "        clouds:\n          clouds: {a: First, b: Second}\n          arrows:\n"
        "            - a -> b: helps a lot\n",
        "utf-8",
    )
    mine = Mine(load(talk))
    [piece] = [one for one in mine.slides["clouds"].pieces if one.text == "helps a lot"]
    assert isinstance(piece, Piece)
    [trace] = mine.traces("clouds", Where("clouds", piece.name, piece.kind), 0)
    assert trace.origin.node.raw == "a -> b: helps a lot"
    assert trace.origin.plain
