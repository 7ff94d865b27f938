"""Sizes of box that hold every one of several labels, so that all of them can have the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

SLACK = 4.0
"""Points a box is wider than its longest line, so that another font's does not break."""
WIDEST, STEP = 230, 10
"""Points; wider boxes are hard to read, and how far apart the widths that are tried are."""

Measure: TypeAlias = Callable[[float], Sequence[tuple[float, float, int]] | None]
"""Width, height and number of lines of every label in a box of a given width (points, insets
included); None when a word would be broken inside."""


@dataclass(frozen=True, slots=True)
class PeerBox:
    """A box that holds every label, and how many lines they have there together."""

    width: float
    height: float
    lines: int


def peer_boxes(narrowest: float, measure: Measure) -> list[PeerBox]:
    """Return the boxes from `narrowest` points to `WIDEST`, none wider than its longest line needs."""
    found: dict[PeerBox, None] = {}
    for width in range(round(narrowest), WIDEST + 1, STEP):
        labels = measure(width - SLACK)
        if labels is not None:
            longest = max(wide for wide, _, _ in labels) + SLACK
            height = max(high for _, high, _ in labels)
            lines = sum(count for _, _, count in labels)
            found[PeerBox(round(max(narrowest, longest), 2), round(height, 2), lines)] = None
    return list(found)
