"""Two or three overlapping discs, and where in each of their regions words have most room.

All lengths here are in radii: the discs have radius 1, and the origin is in the middle of them all.
The caller may stretch the picture: a rectangle in it stays a rectangle.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

Region: TypeAlias = frozenset[int]
"""The part that lies in these discs (by number) and in no other."""

GRID = 16
"""Places across and down at which a rectangle is tried, and then again round the best of them."""
REFINEMENTS = 3
ON_AXIS = 0.03
"""What is so near the middle line belongs on it; the search is not exact."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle in a region: its middle, and half its width and height."""

    x: float
    y: float
    half_width: float
    half_height: float


@dataclass(frozen=True, slots=True)
class Discs:
    """Discs side by side, or one above two; `apart` is the distance between their middles."""

    count: int
    apart: float

    @property
    def middles(self) -> tuple[tuple[float, float], ...]:
        half, high = self.apart / 2, self.apart * 3**0.5 / 2
        if self.count == 2:
            return (-half, 0.0), (half, 0.0)
        return (0.0, -high / 2), (-half, high / 2), (half, high / 2)

    @property
    def width(self) -> float:
        return 2 + self.apart

    @property
    def height(self) -> float:
        return 2.0 if self.count == 2 else 2 + self.apart * 3**0.5 / 2

    def holds(self, region: Region, spot: Spot) -> bool:
        """Whether a rectangle lies in a region altogether."""
        for number, (x, y) in enumerate(self.middles):
            across, down = abs(spot.x - x), abs(spot.y - y)
            if number in region:
                far = (across + spot.half_width) ** 2 + (down + spot.half_height) ** 2
                if far > 1:
                    return False
            else:
                near_x, near_y = across - spot.half_width, down - spot.half_height
                if max(near_x, 0.0) ** 2 + max(near_y, 0.0) ** 2 < 1:
                    return False
        return True

    def most(self, region: Region, spot: Spot) -> float:
        """How many times larger a rectangle fits round its middle, at most 4; 0 when not at all."""
        low, high = 0.0, 4.0
        for _ in range(14):
            middle = (low + high) / 2
            larger = Spot(spot.x, spot.y, spot.half_width * middle, spot.half_height * middle)
            low, high = (middle, high) if self.holds(region, larger) else (low, middle)
        return low


@lru_cache(maxsize=256)
def roomiest(discs: Discs, region: Region, aspect: float) -> Spot:
    """Return the largest rectangle with width : height = `aspect` in a region that is not empty.

    Its middle is what cartographers call the pole of inaccessibility, for rectangles instead of
    circles.
    """
    best = Spot(0.0, 0.0, 0.0, 0.0)
    left, top = -discs.width / 2, -discs.height / 2
    step_x, step_y = discs.width / GRID, discs.height / GRID
    for _ in range(REFINEMENTS):
        for x, y in _places(left, top, step_x, step_y):
            least = max(best.half_height * 1.0001, 1e-3)
            if discs.holds(region, Spot(x, y, least * aspect, least)):
                half = least * discs.most(region, Spot(x, y, least * aspect, least))
                best = Spot(x, y, half * aspect, half)
        left, top = best.x - step_x, best.y - step_y
        step_x, step_y = 2 * step_x / GRID, 2 * step_y / GRID
    return _straightened(discs, region, best)


def _places(left: float, top: float, step_x: float, step_y: float) -> Iterator[tuple[float, float]]:
    for row in range(GRID + 1):
        for column in range(GRID + 1):
            yield left + column * step_x, top + row * step_y


def _straightened(discs: Discs, region: Region, spot: Spot) -> Spot:
    """`spot` moved onto the middle line it nearly stands on, if it fits there a trifle smaller."""
    x = 0.0 if abs(spot.x) < ON_AXIS else spot.x
    y = 0.0 if discs.count == 2 and abs(spot.y) < ON_AXIS else spot.y
    moved = Spot(x, y, spot.half_width * 0.99, spot.half_height * 0.99)
    return moved if discs.holds(region, moved) else spot
