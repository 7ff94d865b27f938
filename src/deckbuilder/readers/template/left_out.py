"""What of a template's file stays behind when a deck is built on it."""

from __future__ import annotations

from deckbuilder.readers.pptx.names import P
from deckbuilder.readers.pptx.opening import Opened

_KINDS = {
    "printerSettings": "printer settings",
    "commentAuthors": "comments",
    "authors": "comments",
    "tags": "tags of add-ins",
    "font": "embedded fonts",
    "vbaProject": "macros",
}


def left_out(opened: Opened) -> tuple[str, ...]:
    """What does not come along, in words."""
    found: dict[str, None] = {}
    count = len(opened.slides)
    if count:
        found[f"{count} sample slide{'s' if count > 1 else ''}"] = None
    relations = list(opened.relations(opened.main).values())
    kinds = {one.kind for one in relations}
    found |= {words: None for kind, words in _KINDS.items() if kind in kinds}
    if opened.related("", "thumbnail"):
        found["the picture of its first slide"] = None
    root = opened.tree(opened.main)
    if root.find(f"{P}custShowLst") is not None:
        found["custom shows"] = None
    found |= dict.fromkeys(opened.ignored)
    return tuple(found)
