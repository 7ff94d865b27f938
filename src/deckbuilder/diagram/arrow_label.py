"""Where the label of an arrow goes: beside it, clear of clouds and of other labels."""

from __future__ import annotations

import math
from collections.abc import Sequence

from deckbuilder.geometry import Box, Point

_ALONG = (0.5, 0.42, 0.58, 0.34, 0.66)
"""Where along the arrow, the middle first."""
_OFF = 4.0
"""Points between the arrow and its label."""
_OTHER_SIDE = 0.05
_CLEAR = 1.05
"""A point at this distance, in half axes, is clear of a cloud's lobes for the most part."""
_ON_CLOUD, _ON_LABEL, _ON_LINE, _OUTSIDE = 6.0, 5.0, 3.0, 8.0


def label_spot(
    begin: Point,
    end: Point,
    w: float,
    h: float,
    obstacles: Sequence[Box] = (),
    taken: Sequence[Box] = (),
    lines: Sequence[tuple[Point, Point]] = (),
    frame: Box | None = None,
) -> Box:
    """Return the best place for a label of `w` x `h` points beside the arrow from begin to end.

    `obstacles` are the boxes of clouds, whose corners are free; `taken` are labels placed before;
    `lines` are other arrows. Above the arrow is better than below, its middle than its ends.
    There is always an answer, if need be on top of something.
    """
    length = math.dist((begin.x, begin.y), (end.x, end.y)) or 1.0
    normal_x, normal_y = -(end.y - begin.y) / length, (end.x - begin.x) / length
    if normal_y > 0 or (normal_y == 0 and normal_x < 0):
        normal_x, normal_y = -normal_x, -normal_y
    off = _OFF + abs(normal_x) * w / 2 + abs(normal_y) * h / 2
    best: tuple[float, Box] | None = None
    for along in _ALONG:
        for side in (1, -1):
            x = begin.x + (end.x - begin.x) * along + normal_x * side * off
            y = begin.y + (end.y - begin.y) * along + normal_y * side * off
            spot = Box(x - w / 2, y - h / 2, w, h)
            cost = abs(along - 0.5) * 0.5 + (_OTHER_SIDE if side < 0 else 0.0)
            cost += sum(_ON_CLOUD * covering(spot, cloud) for cloud in obstacles)
            cost += _ON_LABEL * sum(spot.overlaps(label) for label in taken)
            cost += _ON_LINE * sum(_crossed(spot, p, q) for p, q in lines)
            cost += _OUTSIDE * (frame is not None and spot not in frame)
            if best is None or round(cost, 6) < best[0]:
                best = round(cost, 6), spot
    assert best is not None
    return best[1]


def covering(spot: Box, cloud: Box) -> float:
    """Return how far corners and mid-edges of `spot` reach into a cloud, summed, in half axes."""
    middle_x, middle_y = cloud.x + cloud.w / 2, cloud.y + cloud.h / 2
    half_x, half_y, depth = cloud.w / 2, cloud.h / 2, 0.0
    for x in (spot.x, spot.x + spot.w / 2, spot.x + spot.w):
        for y in (spot.y, spot.y + spot.h):
            u, v = (x - middle_x) / half_x, (y - middle_y) / half_y
            if u * u + v * v < _CLEAR * _CLEAR:
                depth += _CLEAR - math.sqrt(u * u + v * v)
    return depth


def _crossed(spot: Box, p: Point, q: Point) -> bool:
    """Whether the segment from `p` to `q` meets the rectangle (Liang-Barsky clipping)."""
    first, last = 0.0, 1.0
    for start, way, low, high in (
        (p.x, q.x - p.x, spot.x, spot.right),
        (p.y, q.y - p.y, spot.y, spot.bottom),
    ):
        if way == 0:
            if not low < start < high:
                return False
            continue
        enter, leave = sorted(((low - start) / way, (high - start) / way))
        first, last = max(first, enter), min(last, leave)
    return first < last
