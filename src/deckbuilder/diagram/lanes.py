"""Lanes for labels above a line: no label touches another one or another one's leader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BESIDE = 10.0
"""Least points between two labels in one lane."""
CLEAR = 4.0
"""Least points between a label and the leader of another one."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A label: where its leader stands on the line, and where the label lies, in points."""

    at: float
    left: float
    width: float

    @property
    def right(self) -> float:
        return self.left + self.width

    def over(self, x: float) -> bool:
        """Whether the label lies over the place `x`."""
        return self.left - CLEAR < x < self.right + CLEAR

    def beside(self, other: Spot) -> bool:
        """Whether both can be in one lane."""
        return self.right + BESIDE <= other.left or other.right + BESIDE <= self.left


def lanes(spots: Sequence[Spot]) -> list[int]:
    """The lane of each spot, 0 next to the line; from left to right, each as low as it can be."""
    chosen: dict[int, int] = {}
    for number in sorted(range(len(spots)), key=lambda n: (spots[n].at, n)):
        tried = range(len(spots))
        free = (
            n for n in tried if all(_free(spots[number], n, spots[o], d) for o, d in chosen.items())
        )
        # Two marks at one place leave no lane free: the later one goes on top.
        lane = next(free, max(chosen.values(), default=-1) + 1)
        chosen[number] = lane
    used = sorted(set(chosen.values()))
    return [used.index(chosen[number]) for number in range(len(spots))]


def _free(spot: Spot, lane: int, other: Spot, depth: int) -> bool:
    if lane == depth:
        return spot.beside(other)
    if lane > depth:
        return not other.over(spot.at)
    return not spot.over(other.at)
