"""What is written is what is read back, and the same outline gives the same bytes anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from deckbuilder.geometry import Box
from deckbuilder.pipeline import load
from deckbuilder.readers.pptx import SeenSlide, read
from deckbuilder.scene import Group, Item, Scene, Shape, Table, Text, walk
from deckbuilder.writers.pptx import identity, manifest, write
from tests.decks import EVERY, NAMES, built, outline_of

each_deck = pytest.mark.parametrize(("name", "theme", "aspect"), EVERY)


def words(item: Item) -> str:
    match item:
        case Text(body=body):
            return body.text
        case Shape(body=body):
            return body.text if body else ""
        case Table(rows=rows):
            return "\n".join("\t".join(cell.body.text for cell in row) for row in rows)
        case _:
            return ""


def meant(scene: Scene) -> list[tuple[str, Box, str]]:
    """Name, box and words of everything on a slide but groups, in the order of the scene."""
    return [(i.name, i.box, words(i)) for i in walk(scene.items) if not isinstance(i, Group)]


def seen(slide: SeenSlide) -> list[tuple[str, Box, str]]:
    return [(item.name, item.box, item.text) for item in slide.items]


@each_deck
def test_reading_gives_the_slides_that_were_written(name: str, theme: str, aspect: str) -> None:
    deck = built(name, theme, aspect)
    slides = read(deck.path)
    scenes = deck.loaded.deck.scenes
    assert [slide.id for slide in slides] == [scene.id for scene in scenes]
    assert [slide.hidden for slide in slides] == [scene.hidden for scene in scenes]
    for slide, scene in zip(slides, scenes, strict=True):
        assert slide.notes == tuple(paragraph.text for paragraph in scene.notes)
        assert seen(slide) == meant(scene)


@each_deck
def test_the_file_holds_a_manifest_of_what_was_built(name: str, theme: str, aspect: str) -> None:
    deck = built(name, theme, aspect)
    kept = manifest.read(deck.path)
    assert kept is not None
    assert kept == manifest.of(deck.loaded.deck, kept.version)
    assert identity.state(deck.path) == "untouched"


@pytest.mark.parametrize("name", NAMES)
def test_building_twice_gives_the_same_slides_and_bytes(name: str, tmp_path: Path) -> None:
    deck = built(name, "paper", "16:9")
    again = tmp_path / "again.pptx"
    write(deck.loaded.deck, deck.loaded.theme, again)
    assert again.read_bytes() == deck.path.read_bytes()
    assert read(again) == read(deck.path)


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
    first, second = read(tmp_path / "talk.pptx")
    assert not first.hidden
    assert first.notes == ("On the cue “Over to you”: Ann speaks; then Bob.",)
    assert (second.hidden, second.notes) == (True, ("One bold word.", "a list", "deeper", "مرحبا"))


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
        decks.append({path.name: path.read_bytes() for path in (folder / "build").iterdir()})
    assert len(decks[0]) == 2
    assert decks[0] == decks[1]
