"""An edit goes to the one line that its words are from; where that is not one line, it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.variant import Choice
from tests.sync import homes, powerpoint
from tests.sync.conftest import built_in
from tests.sync.edits import on
from tests.sync.homes import DECK, TEXTS, Home, difference
from tests.sync.libreoffice import Edit

OUTLINE = """\
talk: {title: A talk, event: Spring meeting}
sections:
  - section: First
    id: first
    slides:
      - id: made
        title: Welcome to ${talk.event}
        points:
          - We meet at ${talk.event} in May
          - Nothing is made here
        notes: |
          This is ${talk.event}, as you know.

          And here are words of its own.
      - id: anchored
        title: Twice
        points:
          - &point The same words
          - Other words
      - id: again
        title: Again
        points: [*point, Yet other words]
"""


@pytest.fixture
def small(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Home:
    return homes.small(tmp_path, OUTLINE, capsys, monkeypatch)


def edited(*edits: Edit, deck: Path = Path("build", "talk.pptx")) -> Path:
    return powerpoint.edit(deck, Path("edited.pptx"), edits)


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (on("made", "retitle", text="Welcome to the summer meeting"), 7),
        (on("made", "reword", piece="points", line=0, old="Spring", new="Summer"), 9),
        (on("made", "reword", piece="notes", line=0, old="Spring", new="Summer"), 11),
    ],
)
def test_words_made_from_others_are_told_with_both_places(
    edit: Edit, line: int, small: Home
) -> None:
    result = small.pull(edited(edit))
    assert "${talk.event}" in result.out
    assert f"talk.yaml:{line}:" in result.out
    assert "talk.yaml:1:30" in result.out
    assert small.text == OUTLINE


def test_words_around_made_ones_and_beside_them_come_home(small: Home) -> None:
    deck = edited(
        on("made", "reword", piece="points", line=1, old="Nothing", new="Little"),
        on("made", "reword", piece="notes", line=1, old="of its own", new="written here"),
    )
    assert small.pull(deck).code == 0
    assert difference(OUTLINE, small.text) == [
        "-- Nothing is made here",
        "+- Little is made here",
        "-And here are words of its own.",
        "+And here are words written here.",
    ]


@pytest.mark.parametrize("slide", ["anchored", "again"])
def test_an_anchor_used_twice_is_told_with_both_places(slide: str, small: Home) -> None:
    deck = edited(on(slide, "reword", piece="points", line=0, old="same", new="new"))
    result = small.pull(deck)
    assert "talk.yaml:18:" in result.out
    assert "talk.yaml:22:" in result.out
    assert small.text == OUTLINE


def test_edits_of_a_variant_go_to_the_lines_of_the_variant(home: Home, reference: Path) -> None:
    deck = built_in(reference, Choice(variants=("ten-minutes",)), f"{DECK.stem}-ten-minutes.pptx")
    before = home.text
    result = home.pull(
        edited(
            on("outer-alignment", "reword", piece="notes", line=0, old="toy story", new="tale"),
            on("outer-alignment", "retitle", text="One missing detail is enough"),
            on("inner-alignment", "remove_line", piece="points", line=3),
            deck=deck,
        )
    )
    assert result.code == 0
    assert difference(before, home.text) == [
        "-title: A missing detail in the goal is enough to get it wrong",
        "+title: One missing detail is enough",
        '-- "A remedy: train in more varied environments"',
        "-A toy story. A simulated robot was meant to put a **red brick on a blue one**. Its reward",
        "+A tale. A simulated robot was meant to put a **red brick on a blue one**. Its reward",
    ]
    assert home.text.index("A tale.") > home.text.index("  ten-minutes:")


def test_edits_of_a_translation_go_to_the_texts_file(home: Home, reference: Path) -> None:
    deck = built_in(reference, Choice(language="de"), f"{DECK.stem}-de.pptx")
    before, texts = home.text, home.read(TEXTS)
    result = home.pull(
        edited(
            on("outer-alignment", "retitle", text="Ein Detail fehlt, und das Ziel ist verfehlt"),
            on("overview-clouds", "relabel", piece="clouds:threats", text="Bedrohungen"),
            deck=deck,
        )
    )
    assert result.code == 0
    assert home.text == before
    lines = difference(texts, home.read(TEXTS))
    assert [line for line in lines if line[0] == "+"] == [
        '+clouds.threats: "Bedrohungen"',
        '+title: "Ein Detail fehlt, und das Ziel ist verfehlt"',
    ]
    assert len(lines) == 4


def test_what_was_edited_in_place_is_not_built_over_until_it_came_home(small: Home) -> None:
    deck = Path("build", "talk.pptx")
    powerpoint.edit(deck, deck, [on("anchored", "retitle", text="Two times")])
    bytes_of_theirs = deck.read_bytes()
    refused = small.build()
    assert refused.code == 1
    assert "pull" in refused.err
    assert deck.read_bytes() == bytes_of_theirs
    assert small.pull(deck).code == 0
    assert small.build().code == 0
    assert deck.read_bytes() != bytes_of_theirs
    assert difference(OUTLINE, small.text) == ["-title: Twice", "+title: Two times"]


def test_a_deck_with_something_open_is_still_not_built_over(small: Home) -> None:
    deck = Path("build", "talk.pptx")
    powerpoint.edit(deck, deck, [on("again", "delete")])
    assert small.pull(deck).code == 1
    assert small.build().code == 1
    assert small.pull(deck, "--yes").code == 0
    assert small.build().code == 0
    powerpoint.edit(deck, deck, [on("made", "retitle", text="Something else")])
    small.pull(deck)  # cannot be written
    assert small.build().code == 1
    assert small.build("--force").code == 0
