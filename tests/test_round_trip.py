"""What is written is what is read back, and the same outline gives the same bytes anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from deckbuilder.content import Line, Words, said
from deckbuilder.pipeline import load
from deckbuilder.readers.pptx import read
from deckbuilder.writers.pptx import identity, manifest, write
from tests.decks import EVERY, NAMES, built, outline_of

each_deck = pytest.mark.parametrize(("name", "theme", "aspect"), EVERY)


@each_deck
def test_reading_gives_the_slides_that_were_written(name: str, theme: str, aspect: str) -> None:
    deck = built(name, theme, aspect)
    found = [slide.content for slide in read(deck.path).slides]
    names = {section.id: section.name for section in deck.loaded.deck.sections}
    assert found == [replace(one, section=names[one.section]) for one in said(deck.loaded.deck)]


@each_deck
def test_the_file_holds_a_manifest_of_what_was_built(name: str, theme: str, aspect: str) -> None:
    deck = built(name, theme, aspect)
    kept = manifest.read(deck.path)
    assert kept is not None
    assert kept == manifest.of(deck.loaded.deck, kept.version, deck.loaded.theme)
    assert identity.state(deck.path) == "untouched"


@pytest.mark.parametrize("name", NAMES)
def test_building_twice_gives_the_same_slides_and_bytes(name: str, tmp_path: Path) -> None:
    deck = built(name, "paper", "16:9")
    again = tmp_path / "again.pptx"
    write(deck.loaded.deck, deck.loaded.theme, again)
    assert again.read_bytes() == deck.path.read_bytes()
    assert read(again).slides == read(deck.path).slides


def plain(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def test_a_hidden_slide_and_every_kind_of_notes_come_back(tmp_path: Path) -> None:
    outline = tmp_path / "talk.yaml"
    outline.write_text(
        "talk: {title: A}\npeople: {a: Ann, b: Bob}\nsections:\n  - section: One\n    slides:\n"
        "      - {title: Shown, speaker: [a, b], cue: Over to you}\n"
        "      - title: Hidden\n        hidden: yes\n        notes: |\n"
        "          One **bold** word.\n\n          - a list\n            1. deeper\n\n"
        "          مرحبا\n",
        "utf-8",
    )
    loaded = load(outline)
    write(loaded.deck, loaded.theme, tmp_path / "talk.pptx")
    first, second = (slide.content for slide in read(tmp_path / "talk.pptx").slides)
    assert not first.hidden
    assert plain(first.notes) == ["On the cue “Over to you”: Ann speaks; then Bob."]
    assert second.hidden
    assert plain(second.notes) == ["One bold word.", "a list", "deeper", "مرحبا"]
    assert [line.level for line in second.notes] == [0, 0, 1, 0]
    assert second.notes[0].words[1] == Words("bold", bold=True)


def test_the_same_outlines_give_the_same_bytes_whatever_surrounds_them(tmp_path: Path) -> None:
    outlines = [str(outline_of(name)) for name in ("bread", "examples")]
    decks = []
    for place, seed, zone, language in (
        ("here", "0", "UTC", "C"),
        ("somewhere else", "4711", "Asia/Kolkata", "de_DE.UTF-8"),
    ):
        folder = tmp_path / place
        folder.mkdir()
        given = [os.path.relpath(path, folder) if seed == "0" else path for path in outlines]
        subprocess.run(
            [sys.executable, "-m", "deckbuilder", "build", *given, "--no-cache"],
            cwd=folder,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(filter(None, map(os.path.abspath, sys.path))),
                "PYTHONHASHSEED": seed,
                "TZ": zone,
                "LC_ALL": language,
            },
            capture_output=True,
            check=True,
        )
        decks.append({path.name: path.read_bytes() for path in (folder / "build").glob("*.pptx")})
    assert len(decks[0]) == 2
    assert decks[0] == decks[1]
