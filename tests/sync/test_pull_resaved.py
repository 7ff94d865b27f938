"""A deck that was only opened and saved brings nothing home."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.variant import Choice
from tests.sync.conftest import Edits, built_in
from tests.sync.homes import DECK, TALK, Home

PROGRAMS = ("powerpoint", "libreoffice", "google")
CHOICES = (Choice(), Choice(variants=("ten-minutes",)), Choice(language="de"))


@pytest.mark.parametrize("choice", CHOICES, ids=str)
@pytest.mark.parametrize("program", PROGRAMS)
def test_nothing_changed(
    program: str, choice: Choice, home: Home, reference: Path, by: Edits
) -> None:
    name = "-".join((TALK.stem, *choice.variants, *filter(None, [choice.language])))
    deck = reference / "build" / f"{name}.pptx"
    if not deck.exists():
        built_in(reference, choice, deck.name)
    for path in deck.parent.glob(f".{name}.*"):
        (home.folder / "build" / path.name).write_bytes(path.read_bytes())
    files = {path: path.read_bytes() for path in home.folder.rglob("*") if path.is_file()}
    result = home.pull(by(program, deck, []))
    assert (result.code, result.err) == (0, "")
    assert f"{TALK}: nothing changed" in result.out
    new = {path: path.read_bytes() for path in home.folder.rglob("*") if path.is_file()}
    assert new == files


@pytest.mark.parametrize("turned", [False, True], ids=["after", "before"])
def test_a_save_by_libreoffice_is_no_difference(
    turned: bool, home: Home, reference: Path, by: Edits
) -> None:
    decks = [str(reference / DECK), str(by("libreoffice", reference / DECK, []))]
    result = home.run("diff", *(reversed(decks) if turned else decks))
    assert (result.code, result.err) == (0, "")
    assert "no differences" in result.out
