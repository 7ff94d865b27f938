"""Left and right exchanged, for drawings that are read from right to left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from deckbuilder.geometry import Box, Point
from deckbuilder.scene import Connector, Item, Shape, Text


def mirrored(items: Iterable[Item], frame: Box) -> tuple[Item, ...]:
    """Return texts, shapes and connectors with left and right exchanged within the `frame`.

    Words stay as they are. Connectors may be glued at the top or bottom of a shape, not at a side.
    """
    return tuple(_turned(item, frame.x + frame.right) for item in items)


def _turned(item: Item, sides: float) -> Item:
    """`item` mirrored, given the sum of the left and right edges of its frame in points."""
    match item:
        case Text() | Shape():
            box = item.box
            return replace(item, box=Box(sides - box.right, box.y, box.w, box.h))
        case Connector():
            begin, end = item.begin, item.end
            return replace(
                item, begin=Point(sides - begin.x, begin.y), end=Point(sides - end.x, end.y)
            )
        case _:
            raise TypeError(f"{item.name} cannot be mirrored")
