"""A small talk, the deck of it as somebody edited it, and what comes home."""

from __future__ import annotations

from pathlib import Path

from deckbuilder.pipeline import load
from deckbuilder.sync.base import base_of
from deckbuilder.sync.pulling import Pull, pull
from deckbuilder.sync.settling import by_rule, settled
from deckbuilder.sync.theirs import theirs
from deckbuilder.sync.writing import Written, written
from deckbuilder.variant import BASE, Choice
from deckbuilder.writers.pptx import write
from tests.sync import powerpoint as stand_in
from tests.sync.libreoffice import Edit


def on(slide: str, kind: str, **arguments: object) -> Edit:
    return {"kind": kind, "slide": slide, **arguments}


def edited(folder: Path, outline: str, *edits: Edit, choice: Choice = BASE) -> Pull:
    """The deck of a talk after somebody's edits, against its outline."""
    talk = folder / "talk.yaml"
    talk.write_text(outline, "utf-8")
    loaded = load(talk, choice)
    built = write(loaded.deck, loaded.theme, folder / "built.pptx")
    return against(stand_in.edit(built, folder / "edited.pptx", list(edits)), talk)


def against(deck: Path, talk: Path) -> Pull:
    one = theirs(deck)
    return pull(one, base_of(one, talk, None), talk)


def brought(one: Pull, **rules: bool) -> Written:
    rule = {"yes": False, "ours": False, "theirs": False, **rules}
    return written(one, settled(one.decisions, by_rule(**rule)).write)


def again(made: Written, folder: Path) -> Pull:
    """The same deck against the outline once that says what came home."""
    for path, text in made.texts.items():
        path.write_text(text, "utf-8", newline="")
    return against(folder / "edited.pptx", folder / "talk.yaml")


def quiet(one: Pull) -> bool:
    """Whether nothing is left to bring home, to ask or to tell."""
    return all(decision.verdict == "already" for decision in one.decisions)
