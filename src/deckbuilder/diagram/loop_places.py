"""Places for equal boxes round a loop, clockwise from the top, with straight arrows between."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise, product
from typing import TypeAlias

from deckbuilder.geometry import Box, Point, around
from deckbuilder.scene import RECTANGLE_SITES

SHORTEST = 26.0
"""Points; a shorter arrow is hardly more than its head."""
CLEARANCE = 14.0
"""Least space in points between two boxes, and between an arrow and a box it does not join."""
IDEAL_ROUND = 1.6
"""Length of all arrows together that looks best, in lesser sides of the frame."""
IDEAL_LENGTHS = (70.0, 170.0)
"""Points; the bounds of the best length of one arrow."""
STEEPEST = 0.25
"""Least cosine between an arrow and the side it leaves or meets, lest it graze the box."""

_CURVES = (
    (2.0, 0.0, 0.0),
    (2.0, 0.5, 0.03),
    (2.8, 0.5, 0.12),
    (2.8, 1.0, 0.15),
    (math.inf, 1.0, 0.25),
)
"""Exponents of the superellipses tried, with how evenly their rows are spaced (0 as they fall
on the curve, 1 evenly) and what it costs. First the ellipse; the last one has straight columns."""
_WORTH_A_BEND = 110.0
"""Points of length of an arrow that cost as much as a `_bend` of 1."""
_SPREADS = (1.0, 0.85, 0.7, 0.58, 0.46)
"""Shares of the frame's width and height that are tried."""

_NORMALS = tuple(
    (math.cos(math.radians(site.angle)), math.sin(math.radians(site.angle)))
    for site in RECTANGLE_SITES
)
"""Direction outward of each site of a rectangle."""
_FACING = tuple((i, j) for i, j in product(range(len(RECTANGLE_SITES)), repeat=2) if i != j)
"""Pairs of sites that an arrow may join: it cannot leave and meet the same side."""


@dataclass(frozen=True, slots=True)
class Hop:
    """An arrow from one box to the next: its connection sites and its ends."""

    begin_site: int
    end_site: int
    begin: Point
    end: Point

    @property
    def length(self) -> float:
        return math.hypot(self.end.x - self.begin.x, self.end.y - self.begin.y)


@dataclass(frozen=True, slots=True)
class Loop:
    """Boxes and arrows of a loop. The smaller `cost`, the better it looks."""

    boxes: tuple[Box, ...]
    hops: tuple[Hop, ...]
    cost: float


_Ways: TypeAlias = dict[int, tuple[float, tuple[Hop, ...]]]
"""Cost and arrows of the cheapest way round so far, by the site it ends at."""


@dataclass(frozen=True, slots=True)
class _Curve:
    """A superellipse in the frame: its middle, half axes and exponent."""

    middle: Point
    across: float
    down: float
    exponent: float

    def reach(self, at: Point) -> float:
        """How far out a point lies: 1 on the curve, 0 in the middle."""
        x = abs(at.x - self.middle.x) / max(self.across, 1.0)
        y = abs(at.y - self.middle.y) / max(self.down, 1.0)
        if math.isinf(self.exponent):
            return max(x, y)
        return float((x**self.exponent + y**self.exponent) ** (1 / self.exponent))


def loops(count: int, width: float, height: float, frame: Box) -> list[Loop]:
    """Return the tidy ways to set `count` boxes of `width` x `height` points round, best first.

    All boxes lie in the `frame`, with `CLEARANCE` between them, and but for two of them the left
    half mirrors the right. The arrows run clockwise and cross no box, and no box has one coming in
    where the next leaves. The list is empty when the boxes have no room.
    """
    if max(2 * height / frame.h, width / frame.w) > 1:
        return []
    shortest, longest = IDEAL_LENGTHS
    ideal = min(max(IDEAL_ROUND * min(frame.w, frame.h) / count, shortest), longest)
    # So few boxes look the same on every curve, but need not fill the frame.
    curves, heights = (_CURVES[:1], _SPREADS) if count < 4 else (_CURVES, _SPREADS[:2])
    found = []
    for (exponent, even, strain), wide, high in product(curves, _SPREADS, heights):
        curve = _Curve(
            frame.centre, wide * (frame.w - width) / 2, high * (frame.h - height) / 2, exponent
        )
        boxes = _placed(count, width, height, curve, even)
        if boxes is None:
            continue
        hops = _joined(boxes, curve)
        if hops:
            empty = 0.4 * (1 - around(boxes).h / frame.h)
            found.append(Loop(boxes, hops, _cost(hops, curve, ideal) + empty + strain))
    return sorted(found, key=lambda loop: loop.cost)


def _placed(
    count: int, width: float, height: float, curve: _Curve, even: float
) -> tuple[Box, ...] | None:
    """The boxes on a curve, or None when two of them come too close."""
    spots = _spots(count, curve.exponent, even)
    boxes = tuple(
        Box(
            curve.middle.x + x * curve.across - width / 2,
            curve.middle.y + y * curve.down - height / 2,
            width,
            height,
        )
        for x, y in spots
    )
    room = CLEARANCE / 2
    grown = [box.inset(-room) for box in boxes]
    if any(one.overlaps(other) for one, other in combinations(grown, 2)):
        return None
    return boxes


def _spots(count: int, exponent: float, even: float) -> list[tuple[float, float]]:
    """Places on the curve from -1 to 1 both ways, clockwise, spread over its whole height."""
    if count == 2:
        # One above the other would leave both arrows on one line.
        return [(-0.75, -0.85), (0.75, 0.85)]
    angles = [2 * math.pi * i / count for i in range(count)]
    across = [_power(math.sin(angle), exponent) for angle in angles]
    down = [-_power(math.cos(angle), exponent) for angle in angles]
    top, bottom = min(down), max(down)
    rows = count // 2
    spots = []
    for i in range(count):
        curved = 2 * (down[i] - top) / (bottom - top) - 1
        evenly = 2 * min(i, count - i) / rows - 1
        spots.append((across[i], curved + even * (evenly - curved)))
    return spots


def _power(value: float, exponent: float) -> float:
    return 0.0 if abs(value) < 1e-9 else math.copysign(abs(value) ** (2 / exponent), value)


def _joined(boxes: tuple[Box, ...], curve: _Curve) -> tuple[Hop, ...] | None:
    """The cheapest arrows all round, no site of a box serving two; None when there are none."""
    count = len(boxes)
    choices = [list(_choices(boxes, i, (i + 1) % count, curve)) for i in range(count)]
    if not all(choices):
        return None
    best: tuple[float, tuple[Hop, ...]] | None = None
    for cost, first in choices[0]:
        ways: _Ways = {first.end_site: (cost, (first,))}
        for options in choices[1:]:
            ways = _onward(ways, options)
        for total, hops in ways.values():
            closed = hops[-1].end_site != first.begin_site
            if closed and (best is None or total < best[0] - 1e-6):
                best = (total, hops)
    return best[1] if best else None


def _onward(ways: _Ways, options: list[tuple[float, Hop]]) -> _Ways:
    """The cheapest ways with one arrow more, by the site they end at."""
    longer: _Ways = {}
    for site, (so_far, hops) in ways.items():
        for cost, hop in options:
            if hop.begin_site == site:
                continue
            known = longer.get(hop.end_site)
            if known is None or so_far + cost < known[0] - 1e-6:
                longer[hop.end_site] = (so_far + cost, (*hops, hop))
    return longer


def _choices(
    boxes: tuple[Box, ...], first: int, second: int, curve: _Curve
) -> Iterator[tuple[float, Hop]]:
    """Every arrow from one box to another that may be drawn, with its cost."""
    others = [box.inset(-CLEARANCE / 2) for i, box in enumerate(boxes) if i not in (first, second)]
    for begin_site, end_site in _FACING:
        leaves, meets = RECTANGLE_SITES[begin_site], RECTANGLE_SITES[end_site]
        begin, end = boxes[first].at(leaves.x, leaves.y), boxes[second].at(meets.x, meets.y)
        hop = Hop(begin_site, end_site, begin, end)
        if hop.length < SHORTEST or not _clockwise(begin, end, curve.middle):
            continue
        if min(_outward(hop)) < STEEPEST or any(crosses(begin, end, box) for box in others):
            continue
        yield hop.length / _WORTH_A_BEND + _bend(hop, curve), hop


def _bend(hop: Hop, curve: _Curve) -> float:
    """How little an arrow looks like part of the curve: turned at its ends, off in its middle."""
    middle = Point((hop.begin.x + hop.end.x) / 2, (hop.begin.y + hop.end.y) / 2)
    return 0.5 * (2 - sum(_outward(hop))) + 2.5 * abs(1 - curve.reach(middle))


def _clockwise(begin: Point, end: Point, middle: Point) -> bool:
    across = (begin.x - middle.x) * (end.y - begin.y) - (begin.y - middle.y) * (end.x - begin.x)
    return across > 0


def _outward(hop: Hop) -> tuple[float, float]:
    """Cosines of the angles between an arrow and the sites at its ends: 1 is square to the side."""
    x, y = (hop.end.x - hop.begin.x) / hop.length, (hop.end.y - hop.begin.y) / hop.length
    out_x, out_y = _NORMALS[hop.begin_site]
    in_x, in_y = _NORMALS[hop.end_site]
    return x * out_x + y * out_y, -x * in_x - y * in_y


def crosses(begin: Point, end: Point, box: Box) -> bool:
    """Whether the line between two points passes through a box (Liang and Barsky, 1984)."""
    enter, leave = 0.0, 1.0
    for start, step, low, high in (
        (begin.x, end.x - begin.x, box.x, box.right),
        (begin.y, end.y - begin.y, box.y, box.bottom),
    ):
        if abs(step) < 1e-9:
            if not low < start < high:
                return False
            continue
        near, far = sorted(((low - start) / step, (high - start) / step))
        enter, leave = max(enter, near), min(leave, far)
    return enter < leave


def _cost(loop: tuple[Hop, ...], curve: _Curve, ideal: float) -> float:
    """How unlike each other the arrows are, how far from the `ideal` length, and how bent."""
    lengths = [hop.length for hop in loop]
    mean = sum(lengths) / len(lengths)
    spread = math.sqrt(sum((length - mean) ** 2 for length in lengths) / len(lengths)) / mean
    steps = [(b - a) ** 2 for a, b in pairwise((*lengths, lengths[0]))]
    jumps = sum(steps) / (len(steps) * mean**2)
    bends = sum(_bend(hop, curve) for hop in loop) / len(loop)
    return spread + 0.2 * jumps + 0.4 * abs(math.log(mean / ideal)) + 0.3 * bends
