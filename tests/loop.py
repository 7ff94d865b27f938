"""What happens on the page about pull between its commands: Ben edits the deck, Ada her outline."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.sync.powerpoint import edit

OVEN, DOUGH = "one-oven-is-enough-for-forty-loaves", "nobody-kneads-forty-loaves"
EDITS = [
    {"kind": "reword", "slide": OVEN, "piece": "points", "line": 1, "old": "in", "new": "in two"},
    {"kind": "move_shape", "slide": OVEN, "piece": "links", "by": [300, -40]},
    {
        "kind": "reword",
        "slide": DOUGH,
        "piece": "points",
        "line": 0,
        "old": "work",
        "new": "kneading",
    },
    {
        "kind": "add_line",
        "slide": DOUGH,
        "piece": "points",
        "after": 1,
        "words": "A wet hand does not stick",
    },
    {
        "kind": "reword",
        "slide": DOUGH,
        "piece": "notes",
        "line": 1,
        "old": "the fold",
        "new": "the fold, slowly",
    },
    {
        "kind": "add_slide",
        "after": DOUGH,
        "name": "cost",
        "title": "What forty loaves cost",
        "points": ["Flour: 12 euros", "Power: 3 euros"],
        "notes": ["Ask who would pay that."],
    },
    {"kind": "comment", "slide": DOUGH, "author": "Ben Birch", "text": "Who brings the flour?"},
]
"""What Ben does in PowerPoint."""


def sent_back(packed: Path, to: Path) -> Path:
    """The deck in the zip that Ada sent, as Ben sends it back."""
    with zipfile.ZipFile(packed) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".pptx"))
        to.write_bytes(archive.read(name))
    return edit(to, to, EDITS, by="Ben Birch")


def meanwhile(outline: Path) -> None:
    """Ada goes on with one of the points that Ben rewords."""
    text = outline.read_text("utf-8")
    outline.write_text(text.replace("Time does the work", "Time does the work for you"), "utf-8")
