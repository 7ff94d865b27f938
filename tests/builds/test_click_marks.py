"""`[click]` in notes: seen on the notes page, not heard in the article, and not counted."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from deckbuilder.checks.clicks import check
from deckbuilder.clicks import click_count, marked_clicks, split_at_clicks, without_clicks
from deckbuilder.kinds import Prose
from deckbuilder.markup import paragraphs
from deckbuilder.pipeline import load
from deckbuilder.scene import Paragraph
from deckbuilder.variant import Choice
from tests.outlines import outline, talk_of

NOTES = "Begin. [click] First is *this*, [Click]and\n\n- then [click] that\n- [click]\n"


def texts(found: tuple[Paragraph, ...]) -> list[str]:
    return [one.text for one in found]


def test_marks_are_counted_in_any_capitals() -> None:
    assert click_count(paragraphs(NOTES)) == 4


def test_marks_are_no_words() -> None:
    assert (
        Prose(NOTES).word_count
        == Prose(NOTES.replace("[click]", "").replace("[Click]", "")).word_count
    )


def test_readers_get_the_notes_without_marks() -> None:
    assert texts(without_clicks(paragraphs(NOTES))) == ["Begin. First is this, and", "then that"]


def test_marks_stand_out_and_words_stay_as_they_are() -> None:
    made = [marked_clicks(one) for one in paragraphs(NOTES)]
    assert texts(tuple(made)) == texts(paragraphs(NOTES))
    coloured = [run.text for one in made for run in one.runs if run.colour]
    assert coloured == ["[click]", "[Click]", "[click]", "[click]"]


def test_notes_are_split_between_their_words() -> None:
    parts = [texts(part) for part in split_at_clicks(paragraphs(NOTES))]
    assert parts == [["Begin."], ["First is this,"], ["and", "then"], ["that"], []]


@pytest.mark.parametrize("words", ["[click me](https://example.org)", "click", "\\[clicks\\]"])
def test_what_only_looks_like_a_mark_is_none(words: str) -> None:
    assert click_count(paragraphs(words)) == 0


def test_marks_where_nobody_clicks_and_misspelt_ones_are_told() -> None:
    slide = (
        "title: T\npoints: ['One [click]', {text: Two, points: [Three]}]\nnotes: 'A [clik] [a](#t)'"
    )
    loaded = SimpleNamespace(talk=talk_of(outline(f"id: t\n{slide}")))
    assert [one.message for one in check(loaded)] == [
        "the notes of `t` have `[clik]`, which means nothing",
        "`[click]` stands on the slide `t` and is read there as it is",
    ]


def test_marks_for_a_step_that_a_variant_leaves_out_are_in_order(tmp_path: Path) -> None:
    path = tmp_path / "talk.yaml"
    path.write_text(
        "talk: {title: T}\nvariants: {long: {}, short: {}}\nsections:\n  - section: S\n    slides:\n"
        "      - title: A\n        build: {steps: [a, b]}\n        notes: '[click] One. [click] Two.'\n"
        "        chain: {boxes: {a: Al, b: {label: Be, only: long}, c: Ce}}\n",
        "utf-8",
    )
    for variant, clicks in (("long", 2), ("short", 1)):
        loaded = load(path, Choice((variant,)))
        assert [slide.clicks for slide in loaded.talk.slides] == [clicks]
        assert list(check(loaded)) == []
