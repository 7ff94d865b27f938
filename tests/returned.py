"""The deck that the docs get back from a co-presenter: the evening talk, edited by Ben."""

from __future__ import annotations

from pathlib import Path

from deckbuilder.pipeline import load
from deckbuilder.writers.pptx import write
from tests.sync import powerpoint

_SLIDE = "nobody-kneads-forty-loaves"
EDITS = (
    {"kind": "retitle", "slide": _SLIDE, "text": "Nobody kneads a hundred loaves"},
    {
        "kind": "add_line",
        "slide": _SLIDE,
        "piece": "points",
        "after": 1,
        "words": "Wet hands do not stick",
    },
    {"kind": "reword", "slide": _SLIDE, "piece": "notes", "line": 1, "old": "the", "new": "each"},
    {
        "kind": "add_slide",
        "after": _SLIDE,
        "name": "invitation",
        "title": "Come and bake",
        "points": ["Saturday at nine"],
        "notes": [],
    },
)


def returned(talk: Path, deck: Path) -> Path:
    """Build `talk`, let Ben edit that, and save what he sends back as `deck`."""
    loaded = load(talk)
    write(loaded.deck, loaded.theme, deck)
    return powerpoint.edit(deck, deck, EDITS, by="Ben")
