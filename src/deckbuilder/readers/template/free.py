"""The room that a template leaves for blocks: its placeholders, less what its logos take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from deckbuilder.geometry import Box
from deckbuilder.readers.template.underlay import shared
from deckbuilder.scene import Connector, Group, Item, Picture, Shape, Text, walk

_GROUND = 0.6
"""Share of an area from which something is its ground."""
_LOGO = 0.12
"""Share of an area below which something is a logo, or words beside it, and no pattern."""
_LEAST = 0.75
"""Share of the room that must be left; a template that takes more means words to stand on it."""
_CLEAR = 4.0
"""Points kept free beside an obstacle."""
_SLIVER = 2.0
"""Points that an obstacle may reach into the room without mattering."""


def clutter(items: Iterable[Item], area: Box) -> float:
    """How much of an area is covered by what is not its ground, in square points."""
    found = (one for one in walk(tuple(items)) if not isinstance(one, Group | Connector))
    over = (shared(one.box, area) for one in found)
    return sum(one for one in over if one < _GROUND * area.w * area.h)


def obstacles(items: Iterable[Item], area: Box) -> Iterator[Box]:
    """The boxes of logos and words that reach into an area; patterns of shapes are its ground."""
    for item in items:
        match item:
            case Picture() | Text() | Group() if _is_logo(item.box, area):
                yield item.box
            case Shape() if item.body and item.body.text and _is_logo(item.box, area):
                yield item.box


def _is_logo(box: Box, area: Box) -> bool:
    return 0 < shared(box, area) < _LOGO * area.w * area.h


def free_room(area: Box, taken: Sequence[Box]) -> Box:
    """The largest part of `area` that no box of `taken` reaches into, cut from one side each."""
    least = _LEAST * area.w * area.h
    for box in taken:
        if shared(box.inset(_SLIVER), area) <= 0:
            continue
        sides = (
            Box(area.x, area.y, area.w, max(0.0, box.y - _CLEAR - area.y)),
            Box(area.x, box.bottom + _CLEAR, area.w, max(0.0, area.bottom - box.bottom - _CLEAR)),
            Box(area.x, area.y, max(0.0, box.x - _CLEAR - area.x), area.h),
            Box(box.right + _CLEAR, area.y, max(0.0, area.right - box.right - _CLEAR), area.h),
        )
        left = max(sides, key=lambda side: side.w * side.h)
        if left.w * left.h >= least:
            area = left
    return area
