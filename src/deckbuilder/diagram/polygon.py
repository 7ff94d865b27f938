"""Polygons: area, cutting to a rectangle, and a place well inside."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import TypeAlias

Corner: TypeAlias = tuple[float, float]
Polygon: TypeAlias = tuple[Corner, ...]
"""Corners in order, the first not repeated at the end."""

Side: TypeAlias = tuple[Corner, Corner]
Bounds: TypeAlias = tuple[float, float, float, float]
"""Least x, least y, greatest x, greatest y."""

_GRID = 12
_ROUNDS = 5


def edges(polygon: Polygon) -> Iterator[Side]:
    """The sides, the closing one last."""
    yield from pairwise((*polygon, polygon[0]))


def area(polygon: Polygon) -> float:
    """The area; parts that a figure of eight winds the other way count against the rest."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in edges(polygon))) / 2


def bounds(polygon: Polygon) -> Bounds:
    """The smallest upright rectangle round a polygon."""
    xs, ys = [x for x, _ in polygon], [y for _, y in polygon]
    return min(xs), min(ys), max(xs), max(ys)


def ellipse(x: float, y: float, w: float, h: float, corners: int = 48) -> Polygon:
    """The ellipse in a box, as a polygon."""
    turns = (2 * math.pi * i / corners for i in range(corners))
    return tuple((x + w / 2 * (1 + math.cos(t)), y + h / 2 * (1 + math.sin(t))) for t in turns)


def clipped(polygon: Polygon, box: Bounds) -> Polygon:
    """The part of a polygon inside a box; perhaps no corners.

    Sutherland and Hodgman, Reentrant polygon clipping, 1974. Where a polygon leaves the box and
    comes back, an edge runs along the border of the box.
    """
    left, top, right, bottom = box
    kept = list(polygon)
    for axis, limit, sign in ((0, left, 1), (1, top, 1), (0, right, -1), (1, bottom, -1)):
        kept = list(_half(kept, axis, limit, sign))
    distinct = [corner for corner, after in pairwise([*kept, *kept[:1]]) if corner != after]
    return tuple(distinct) if len(distinct) > 2 else ()


def _half(corners: list[Corner], axis: int, limit: float, sign: int) -> Iterator[Corner]:
    for here, after in pairwise([*corners, *corners[:1]]):
        inside, stays = (sign * (point[axis] - limit) >= 0 for point in (here, after))
        if inside:
            yield here
        if inside != stays:
            share = (limit - here[axis]) / (after[axis] - here[axis])
            cut = [a + share * (b - a) for a, b in zip(here, after, strict=True)]
            cut[axis] = limit
            yield cut[0], cut[1]


def contains(polygon: Polygon, point: Corner) -> bool:
    """Whether a point lies inside, by the even-odd rule."""
    x, y = point
    within = False
    for (ax, ay), (bx, by) in edges(polygon):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            within = not within
    return within


def distance(point: Corner, a: Corner, b: Corner) -> float:
    """From a point to the segment between `a` and `b`."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    along = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length if length else 0.0
    share = min(1.0, max(0.0, along))
    return math.hypot(point[0] - a[0] - share * dx, point[1] - a[1] - share * dy)


def innermost(polygon: Polygon, holes: Sequence[Polygon] = ()) -> Corner:
    """A point inside `polygon` and outside `holes`, about as far from all their edges as can be.

    The search begins in the middles of the stretches that lie inside on rows and columns of a grid,
    and closes in on the best, to about 1/2000 of the polygon's size. When the holes leave nothing
    they are ignored.
    """
    near = [hole for hole in holes if hole and _overlap(bounds(hole), bounds(polygon))]
    left, top, right, bottom = bounds(polygon)
    sides = [side for outline in (polygon, *near) for side in edges(outline)]
    best, found = 0.0, None
    for start in _middles(sides, (left, top, right, bottom)):
        room = _room(start, polygon, near, sides, best)
        if room > best:
            best, found = room, start
    if found is None:
        return innermost(polygon) if near else ((left + right) / 2, (top + bottom) / 2)
    width, height = (right - left) / _GRID, (bottom - top) / _GRID
    for _ in range(_ROUNDS):
        middle = found
        for i, j in product(range(-2, 3), repeat=2):
            point = (middle[0] + width * i / 2, middle[1] + height * j / 2)
            room = _room(point, polygon, near, sides, best)
            if room > best + 1e-9:
                best, found = room, point
        width, height = width / 3, height / 3
    return found


def _overlap(one: Bounds, other: Bounds) -> bool:
    return all(one[i] < other[i + 2] and other[i] < one[i + 2] for i in (0, 1))


def _middles(sides: Sequence[Side], box: Bounds) -> Iterator[Corner]:
    """Middles of the stretches between edges on evenly spread rows and columns."""
    for axis in (0, 1):
        low, high = box[1 - axis], box[3 - axis]
        for step in range(_GRID):
            level = low + (high - low) * (step + 0.5) / _GRID
            cuts = sorted(
                a[axis] + (level - a[1 - axis]) / (b[1 - axis] - a[1 - axis]) * (b[axis] - a[axis])
                for a, b in sides
                if (a[1 - axis] > level) != (b[1 - axis] > level)
            )
            for start, end in pairwise(cuts):
                middle = (start + end) / 2
                yield (level, middle) if axis else (middle, level)


def _room(
    point: Corner,
    polygon: Polygon,
    holes: Sequence[Polygon],
    sides: Sequence[Side],
    least: float,
) -> float:
    """Distance to the nearest edge, 0 outside; need not be right when it is below `least`."""
    if not contains(polygon, point) or any(contains(hole, point) for hole in holes):
        return 0.0
    room = math.inf
    for a, b in sides:
        room = min(room, distance(point, a, b))
        if room <= least:
            break
    return room
