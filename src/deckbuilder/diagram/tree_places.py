"""Places for the boxes of a tree in a frame, downwards or to the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deckbuilder.diagram.tidy_tree import Knot, centres, span
from deckbuilder.geometry import Box

LARGEST_STRETCH = 1.5
"""Boxes are drawn apart at most so much, to fill the frame."""


@dataclass(frozen=True, slots=True)
class TreeBox:
    """A box of a tree without a place; its parent is a number in the same list, -1 for the root."""

    level: int
    parent: int
    width: float
    height: float


def knots(sized: Sequence[TreeBox], *, across: bool) -> Knot:
    """The tree of extents: widths when it grows down (`across`), heights when it grows right."""
    children: dict[int, list[int]] = {}
    for number, one in enumerate(sized):
        children.setdefault(one.parent, []).append(number)

    def make(number: int) -> Knot:
        one = sized[number]
        inner = tuple(make(child) for child in children.get(number, []))
        return Knot(number, one.width if across else one.height, inner)

    return make(0)


def downward(sized: Sequence[TreeBox], frame: Box) -> list[Box] | None:
    """Boxes with the root at the top, or None when they do not fit."""
    root = knots(sized, across=True)
    levels = max(one.level for one in sized) + 1
    gap = 18.0
    needed = span(root, lambda level: gap)
    heights = [next(one.height for one in sized if one.level == level) for level in range(levels)]
    free = frame.h - sum(heights)
    if needed > frame.w or (levels > 1 and free / (levels - 1) < 30):
        return None
    stretch = min(LARGEST_STRETCH, frame.w / needed)
    between = min(78.0, free / max(levels - 1, 1))
    top = frame.y + (free - between * (levels - 1)) * 0.4
    tops = [top + sum(heights[:level]) + between * level for level in range(levels)]
    middles = centres(root, lambda level: gap)
    left = frame.x + frame.w / 2
    return [
        Box(
            left + (middles[n] - needed / 2) * stretch - one.width / 2,
            tops[one.level],
            one.width,
            one.height,
        )
        for n, one in enumerate(sized)
    ]


def rightward(sized: Sequence[TreeBox], frame: Box) -> list[Box] | None:
    """Boxes with the root at the left, or None when they do not fit."""
    root = knots(sized, across=False)
    levels = max(one.level for one in sized) + 1

    def gap(level: int) -> float:
        return 12.0 if level == levels - 1 else 16.0

    needed = span(root, gap)
    widths = [max(one.width for one in sized if one.level == level) for level in range(levels)]
    free = frame.w - sum(widths)
    if needed > frame.h or (levels > 1 and free / (levels - 1) < 32):
        return None
    stretch = min(LARGEST_STRETCH, frame.h / needed)
    between = min(90.0, free / max(levels - 1, 1))
    left = frame.x + (free - between * (levels - 1)) / 2
    lefts = [left + sum(widths[:level]) + between * level for level in range(levels)]
    middles = centres(root, gap)
    return [
        Box(
            lefts[one.level],
            frame.y + frame.h / 2 + (middles[n] - needed / 2) * stretch - one.height / 2,
            widths[one.level] if one.level < levels - 1 else one.width,
            one.height,
        )
        for n, one in enumerate(sized)
    ]
