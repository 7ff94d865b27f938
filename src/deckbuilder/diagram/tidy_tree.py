"""Places for the boxes of a tree: each parent over the middle of its children, none touching."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Knot:
    """A node of a tree: its number in reading order, its extent across, and its children."""

    number: int
    extent: float
    children: tuple[Knot, ...] = ()


def leaves(knot: Knot) -> int:
    """How many nodes of the tree have no children."""
    return sum(map(leaves, knot.children)) if knot.children else 1


def depth(knot: Knot) -> int:
    """How many levels the tree has."""
    return 1 + max(map(depth, knot.children), default=0)


def span(knot: Knot, gap: Callable[[int], float], level: int = 0) -> float:
    """Extent across of a whole subtree; `gap` gives the space between the nodes of a level."""
    inner = sum(span(child, gap, level + 1) for child in knot.children)
    inner += gap(level + 1) * max(len(knot.children) - 1, 0)
    return max(knot.extent, inner)


def centres(knot: Knot, gap: Callable[[int], float], start: float = 0.0) -> dict[int, float]:
    """The place across of each node's middle, by its number, from `start` on."""
    found: dict[int, float] = {}
    _place(knot, gap, start, 0, found)
    return found


def _place(
    knot: Knot, gap: Callable[[int], float], start: float, level: int, found: dict[int, float]
) -> None:
    room = span(knot, gap, level)
    inner = sum(span(child, gap, level + 1) for child in knot.children)
    inner += gap(level + 1) * max(len(knot.children) - 1, 0)
    at = start + (room - inner) / 2
    for child in knot.children:
        _place(child, gap, at, level + 1, found)
        at += span(child, gap, level + 1) + gap(level + 1)
    if knot.children:
        first, last = knot.children[0].number, knot.children[-1].number
        middle = (found[first] + found[last]) / 2
        half = knot.extent / 2
        found[knot.number] = min(max(middle, start + half), start + room - half)
    else:
        found[knot.number] = start + room / 2
