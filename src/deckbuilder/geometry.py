"""Points and boxes on a slide, in points: a 16:9 slide is 960 x 540, a 4:3 slide 720 x 540."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

EMU_PER_POINT = 12700
"""English Metric Units in a point (ECMA-376 part 1, 20.1.10.16: 914 400 EMU an inch)."""


def emu(points: float) -> int:
    """Return `points` as whole EMU."""
    return round(points * EMU_PER_POINT)


@dataclass(frozen=True, slots=True)
class Point:
    """A place in points, rounded to 0.01 pt like the sides of a Box."""

    x: float
    y: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "x", round(self.x, 2))
        object.__setattr__(self, "y", round(self.y, 2))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points: left, top, width, height.

    Sides are rounded to 0.01 pt, which is exactly 127 EMU, so that a box read back from PowerPoint
    equals the one written.
    """

    x: float
    y: float
    w: float
    h: float

    def __post_init__(self) -> None:
        for side in ("x", "y", "w", "h"):
            object.__setattr__(self, side, round(getattr(self, side), 2))

    @property
    def right(self) -> float:
        return round(self.x + self.w, 2)

    @property
    def bottom(self) -> float:
        return round(self.y + self.h, 2)

    @property
    def centre(self) -> Point:
        return Point(self.x + self.w / 2, self.y + self.h / 2)

    def __contains__(self, other: Box) -> bool:
        """Whether `other` lies inside, within the rounding of 0.02 pt."""
        slack = 0.02
        return (
            self.x - slack <= other.x
            and self.y - slack <= other.y
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def overlaps(self, other: Box) -> bool:
        """Whether the two share area; touching edges do not count."""
        slack = 0.02
        return (
            self.x < other.right - slack
            and other.x < self.right - slack
            and self.y < other.bottom - slack
            and other.y < self.bottom - slack
        )

    def inset(self, dx: float, dy: float | None = None) -> Box:
        dy = dx if dy is None else dy
        return Box(self.x + dx, self.y + dy, self.w - 2 * dx, self.h - 2 * dy)

    def moved(self, dx: float, dy: float) -> Box:
        return Box(self.x + dx, self.y + dy, self.w, self.h)

    def centred(self, w: float, h: float) -> Box:
        """A box of `w` x `h` points in the middle of this one."""
        return Box(self.x + (self.w - w) / 2, self.y + (self.h - h) / 2, w, h)

    def mirrored(self, width: float) -> Box:
        """The box with left and right exchanged on a page `width` points wide."""
        return Box(width - self.right, self.y, self.w, self.h)

    def at(self, fx: float, fy: float) -> Point:
        """The point at the fractions `fx`, `fy` (0 left or top, 1 right or bottom)."""
        return Point(self.x + fx * self.w, self.y + fy * self.h)

    def columns(self, shares: Iterable[float], gap: float) -> list[Box]:
        """Cut into side-by-side boxes with `gap` points between, in proportion to `shares`."""
        parts = list(shares)
        free = self.w - gap * (len(parts) - 1)
        boxes, left = [], self.x
        for share in parts:
            width = free * share / sum(parts)
            boxes.append(Box(left, self.y, width, self.h))
            left += width + gap
        return boxes

    def rows(self, shares: Iterable[float], gap: float) -> list[Box]:
        """Cut into boxes one below another with `gap` points between, in proportion to `shares`."""
        parts = list(shares)
        free = self.h - gap * (len(parts) - 1)
        boxes, top = [], self.y
        for share in parts:
            height = free * share / sum(parts)
            boxes.append(Box(self.x, top, self.w, height))
            top += height + gap
        return boxes


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of `boxes`; ValueError when there are none."""
    all_boxes = list(boxes)
    left = min(box.x for box in all_boxes)
    top = min(box.y for box in all_boxes)
    right = max(box.right for box in all_boxes)
    bottom = max(box.bottom for box in all_boxes)
    return Box(left, top, right - left, bottom - top)
