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

          Then wait.

          This is ${talk.event}.
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
            - {over: "field -> plate: a long way", colour: blue}
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
    assert "# CHANGED:" not in before


def test_a_waiting_line_is_filled_in_and_no_other_touched(home: Home) -> None:
    changes = brought(home, on("map", "retitle", text="Eine Stadt isst an vier Orten"))
    assert changes == [
        "-# title: A city eats in four places",
        "+title: Eine Stadt isst an vier Orten",
        "-slides.map.title: caa39c35",
        "+slides.map.title: caa39c35 -> cbd27a22",
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
        (on("chain", "relabel", piece="chain:box:field", text="Das Feld"),
         "+chain.boxes.field: Das Feld"),
        (on("chain", "relabel", piece="chain:arrow:field:label", text="im Zug"),
         "+chain.arrows.1: im Zug"),
        (on("chain", "reword", piece="chain:bar:field->plate", line=0, old="way", new="Weg"),
         "+chain.bars.1: a long Weg"),
        (on("map", "reword", piece="links", line=0, old="the count", new="die Zählung"),
         "+links.1: die Zählung"),
    ],
)  # fmt: skip
def test_every_kind_of_words_finds_its_line(edit: Edit, line: str, home: Home) -> None:
    assert line in brought(home, edit)


def test_paragraphs_of_notes_come_home_with_those_left_alone(home: Home) -> None:
    brought(
        home,
        on("map", "reword", piece="notes", line=0, old="Say it slowly", new="Langsam: #1"),
        on("map", "reword", piece="notes", line=1, old="Then wait", new="Dann warten"),
    )
    assert """\
    notes: |
      Langsam: #1,
      and *once*.

      Dann warten.

      This is ${talk.event}.
""" in home.read(TEXTS)


def test_made_words_in_notes_are_told_and_nothing_is_written(home: Home) -> None:
    before = home.read(TEXTS)
    deck = edited(home, [on("map", "reword", piece="notes", line=2, old="Open", new="Offener")])
    result = home.pull(deck)
    assert result.code == 1
    assert "${talk.event}" in result.out
    assert home.read(TEXTS) == before


def test_a_text_that_an_anchor_repeats_is_told(home: Home) -> None:
    before = home.read(TEXTS)
    result = home.pull(
        edited(
            home, [on("again", "reword", piece="points", line=0, old="The same words", new="Ja")]
        )
    )
    assert result.code == 1
    assert "an anchor repeats this text" in result.out
    assert "talk.yaml:" in result.out
    assert home.read(TEXTS) == before


def test_an_address_is_for_the_outline_to_say(home: Home) -> None:
    old, new = "https://example.org/count", "https://example.org/zahl"
    before = home.read(TEXTS)
    result = home.pull(edited(home, [on("map", "change_link", piece="links", old=old, new=new)]))
    assert result.code == 1
    assert "the same in all languages" in result.out
    assert (home.text, home.read(TEXTS)) == (OUTLINE, before)


@pytest.mark.parametrize(
    "edit",
    [
        on("map", "add_line", piece="points", after=0, words="Unterwegs"),
        on("map", "relabel", piece="notes", text=""),
    ],
    ids=["point", "notes"],
)
def test_what_is_there_in_one_language_only_is_told(edit: Edit, home: Home) -> None:
    before = home.read(TEXTS)
    result = home.pull(edited(home, [edit]))
    assert (home.text, home.read(TEXTS)) == (OUTLINE, before)
    assert result.code == 1


def test_words_of_a_variant_come_home_below_its_name(home: Home) -> None:
    edit = on("map", "retitle", text="Vier Orte")
    assert home.pull(edited(home, [edit], "--variant", "short")).code == 0
    assert "  short:\n    slides.map.title: Vier Orte\n" in home.read(TEXTS)
    assert "    # title: A city eats in four places\n" in home.read(TEXTS)
    in_order(home)


def test_a_file_in_its_translators_manner_keeps_words_and_comments(home: Home) -> None:
    home.write('    # points.1: "Home', '    # ask Mia\n    # points.1: "Home', TEXTS)
    home.write("    # title: What it costs", "    title: Was es kostet  # or: Preis", TEXTS)
    (home.folder / TEXTS).write_bytes(home.read(TEXTS).replace("\n", "\r\n").encode())
    edits = [
        on("map", "reword", piece="points", line=0, old="Home: most of it", new="Daheim"),
        on("table", "retitle", text="Was das kostet"),
    ]
    assert home.pull(edited(home, edits)).code == 0
    after = home.read(TEXTS)
    assert '    # ask Mia\r\n    points.1: "Daheim"\r\n' in after
    assert "    title: Was das kostet  # or: Preis\r\n" in after
    assert after.count("\n") == after.count("\r\n")
    in_order(home)


@pytest.mark.parametrize("texts", ["", "# Later.\n", "talk:\n  title: Wie eine Stadt isst\n"])
def test_a_file_written_by_hand_is_brought_up_to_date(texts: str, home: Home) -> None:
    (home.folder / TEXTS).write_bytes(texts.encode())
    result = home.pull(edited(home, [on("map", "retitle", text="Vier Orte")]))
    assert result.code == 0
    assert "    title: Vier Orte\n" in home.read(TEXTS)
    assert texts.rstrip() in home.read(TEXTS)
    in_order(home)


def test_what_the_author_reworded_meanwhile_is_not_called_changed(home: Home) -> None:
    deck = edited(home, [on("table", "retitle", text="Was es kostet")])
    home.write("title: What it costs", "title: What it costs us", TALK)
    assert home.pull(deck, "--theirs").code == 0
    assert "    title: Was es kostet\n" in home.read(TEXTS)
    in_order(home)


def test_a_deck_in_the_own_language_goes_to_the_outline(home: Home) -> None:
    assert home.build("--lang", "en").code == 0
    (deck,) = Path("build").glob("*.pptx")
    powerpoint.edit(deck, Path("edited.pptx"), [on("map", "retitle", text="Four places feed it")])
    assert home.pull(Path("edited.pptx")).code == 0
    assert "        title: Four places feed it\n" in home.text
