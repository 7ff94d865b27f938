"""Somebody translates slides in PowerPoint: what they write comes home into the file of texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.commands import runner
from tests.sync import powerpoint
from tests.sync.edits import on
from tests.sync.homes import Home, difference
from tests.sync.libreoffice import Edit

OUTLINE = """\
talk: {title: How a city eats, event: Open evening}
sections:
  - section: First
    id: first
    opening: no
    slides:
      - id: map
        title: A city eats in four places
        points:
          - "Home: most of it"
          - Work, and **school**
          - "[See the report](https://example.org/report)"
        links: {the count: https://example.org/count}
        notes: |
          Say it slowly,
          and *once*.

          Then wait, at ${talk.event}.
      - id: table
        title: What it costs
        table:
          - [Bread, "2.50"]
          - [Cheese, ""]
      - id: chain
        title: From field to plate
        chain:
          boxes: {field: The field, plate: The plate}
          arrows:
            - "field -> plate: by train"
          bars:
            - {over: "field -> plate: a **long** way", colour: blue}
      - id: twice
        title: Twice
        points: [&point The same words, Other words]
      - id: again
        title: Again
        points: [*point]
variants:
  short:
    slides:
      map: {title: Four places}
"""
TALK, TEXTS = Path("talk.yaml"), Path("texts", "talk.de.yaml")
DECK = Path("build", "talk.de.pptx")


@pytest.fixture
def home(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Home:
    """A talk and its file of texts, in which nothing is translated; the current folder."""
    monkeypatch.setenv("DECKBUILDER_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    TALK.write_bytes(OUTLINE.encode())
    made = Home(tmp_path, runner(capsys, monkeypatch), TALK)
    assert made.run("texts", "talk.yaml", "--lang", "de").code == 0
    return made


def edited(home: Home, edits: Sequence[Edit], *options: str) -> Path:
    """The German deck after somebody's edits."""
    assert home.build("--lang", "de", *options).code == 0
    (deck,) = Path("build").glob("*.pptx")
    return powerpoint.edit(deck, Path("edited.pptx"), edits)


def brought(home: Home, *edits: Edit) -> list[str]:
    """What a pull changes in the file of texts, which `deckbuilder texts` then finds in order."""
    deck, before = edited(home, edits), home.read(TEXTS)
    result = home.pull(deck)
    assert result.code == 0, result.out
    assert home.text == OUTLINE
    after = home.read(TEXTS)
    in_order(home)
    assert "nothing new" in home.pull(deck).out
    assert home.read(TEXTS) == after
    return difference(before, after)


def in_order(home: Home) -> None:
    """See that `deckbuilder texts` would change nothing, and finds nothing that has changed."""
    before = home.read(TEXTS)
    told = home.run("texts", "talk.yaml", "--lang", "de")
    assert (told.code, told.err) == (0, "")
    assert "changed" not in told.out
    assert home.read(TEXTS) == before
    assert "CHANGED" not in before


def test_a_waiting_line_is_filled_in_and_no_other_touched(home: Home) -> None:
    changes = brought(home, on("map", "retitle", text="Eine Stadt isst an vier Orten"))
    assert changes == [
        "-# title: A city eats in four places",
        "+title: Eine Stadt isst an vier Orten",
        "-slides.map.title: 8c49a0a3",
        "+slides.map.title: 8c49a0a3 -> 0d1f4f2a",
    ]


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (on("map", "reword", piece="points", line=0, old="Home: most of it", new="Daheim: viel"),
         '+points.1: "Daheim: viel"'),
        (on("map", "reword", piece="points", line=1, old="Work, and ", new="Arbeit und "),
         "+points.2: Arbeit und **school**"),
        (on("map", "reword", piece="points", line=2, old="See the report", new="Der Bericht"),
         "+points.3: \"[Der Bericht](https://example.org/report)\""),
        (on("table", "edit_cell", piece="table", row=0, column=0, text="Brot"), "+table.1.1: Brot"),
        (on("chain", "relabel", piece="chain:field", text="Das Feld"), "+chain.boxes.field: Das Feld"),
        (on("chain", "relabel", piece="X", text="mit dem Zug"), ""),
    ],
)  # fmt: skip
def test_every_kind_of_words_finds_its_line(edit: Edit, line: str, home: Home) -> None:
    assert line in brought(home, edit)
