"""Words set so small that the last row cannot read them."""

from __future__ import annotations

import math
from collections.abc import Iterator

from deckbuilder.diagnostics import Diagnostic, Span
from deckbuilder.model import Block, Slide
from deckbuilder.model.slide import every
from deckbuilder.pipeline import Loaded
from deckbuilder.scene import Item, Scene, Shape, Table, Text
from deckbuilder.shown import slides_shown, texts

ON_BUILD = False

SMALL = 16.0
"""Points. Running text and tables as small as this were stepped down as far as the usual floor."""
SMALL_CODE = 14.0
"""Points. Program text is read line by line while the speaker explains it, so 16 points will do."""

NAMES = {
    "points": "this list",
    "text": "this text",
    "quote": "this quote",
    "table": "this table",
    "code": "this code",
}


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """Lists, texts, quotes, tables and code should not be stepped down to the smallest size.

    Captions, link notes, arrow labels and footers are small on purpose, and diagrams choose sizes
    that suit their shapes. Hidden slides are for reading. Each slide is told once.
    """
    for scene, slide in slides_shown(loaded):
        found = [] if scene.hidden or slide.slide else list(small(scene))
        if found:
            # Texts side by side have one size; the longest of them is the one to blame.
            size, _, key = min(found)
            yield Diagnostic(
                f"{NAMES[key]} on slide `{slide.name}` is set at {size:g} pt, "
                "which the last row can hardly read",
                place(slide, key),
                "use fewer words, give it more room, or make two slides of it",
                "warning",
                "small-text",
            )


def small(scene: Scene) -> Iterator[tuple[float, int, str]]:
    """Size, minus the length, and the block's key of every text that is too small."""
    for item in scene.items:
        key = key_of(item)
        limit = SMALL_CODE if key == "code" else SMALL
        bodies = [body for _, body in texts((item,))] if key else []
        size = min((body.sizes[0] for body in bodies), default=math.inf)
        if size <= limit:
            yield size, -sum(len(body.text) for body in bodies), key


def key_of(item: Item) -> str:
    """The key of the block of words that `item` shows, or an empty string."""
    match item:
        case Table():
            return "table"
        case Shape() if item.body and item.body.font == "code":
            return "code"
        case Text(name=name) if not name.endswith(":by"):
            parts = name.removeprefix("right-").split(":")
            return next((key for key in ("points", "text", "quote") if key in parts), "")
        case _:
            return ""


def place(slide: Slide, key: str) -> Span:
    """Where the first block with that key was written."""
    blocks: Iterator[Block] = every(slide.blocks)
    return next((block.span for block in blocks if block.key == key), slide.span)
