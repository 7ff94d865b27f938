"""Which colour is which: a row of names above a chart, or a column beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from deckbuilder.diagram.chart_places import LINE
from deckbuilder.geometry import Box
from deckbuilder.scene import Legend

Widths: TypeAlias = Callable[[str], float]

BETWEEN = 1.6
"""Sizes of the words between two entries of a row."""
SWATCH = 1.2
"""Sizes of the words for the square of colour, with the room behind it."""
MOST_ROWS = 2
LOOSE = 1.04
"""Names are given so much more than they measure, for programs that set them wider."""


def row_above(names: Sequence[str], size: float, width: float, wide_of: Widths) -> Legend | None:
    """A legend in one or two rows across the top; None when that is too little.

    `wide_of` says how many points a name takes at that size.
    """
    places: list[Box] = []
    left, row, high = 0.0, 0, LINE * size * 1.15
    for name in names:
        wide = SWATCH * size + wide_of(name) * LOOSE
        if left and left + wide > width:
            left, row = 0.0, row + 1
        if wide > width or row >= MOST_ROWS:
            return None
        places.append(Box(left, row * high, wide, high))
        left += wide + BETWEEN * size
    across = max(one.right for one in places)
    return Legend(Box(0, 0, min(width, across + size), (row + 1) * high), tuple(places))


def column_beside(
    names: Sequence[str], size: float, left: float, room: Box, wide_of: Widths
) -> Legend | None:
    """A legend as a column from `left` on, in the middle of `room`; None when it does not fit."""
    high = LINE * size * 1.3
    widest = SWATCH * size + max(wide_of(name) for name in names) * LOOSE
    if left + widest > room.right or high * len(names) > room.h:
        return None
    top = room.y + (room.h - high * len(names)) / 2
    places = [Box(left, top + number * high, widest, high) for number in range(len(names))]
    return Legend(Box(left, top, widest + size * 0.5, high * len(names)), tuple(places))
