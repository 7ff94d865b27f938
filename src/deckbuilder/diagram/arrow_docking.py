"""Where a straight arrow between two clouds leaves the one and meets the other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from deckbuilder.diagram.cloud_outline import RESERVED_ANGLES, outline
from deckbuilder.geometry import Box, Point

_FEW, _MORE = 3, 6
"""Sites tried at each end: those that face the other cloud best, then more if all are blocked."""
_TURN = 60.0
"""Points of length that a turn of the arrow by one radian from the line of the middles is worth."""
_BRIDGE_ANGLES = (25.0, 90.0)
"""Two overlapping clouds are joined over their notch, by sites so far off the line of middles."""
_BRIDGE_LENGTH = 36.0
_BURIED = 500.0
_KEPT_AWAY = 1.1
"""An arrow clears a foreign cloud at this distance in half axes: lobes reach out to 1.1."""


@dataclass(frozen=True, slots=True)
class Docking:
    """The connection sites of an arrow (indexes into the outline's sites) and its two ends."""

    begin_site: int
    end_site: int
    begin: Point
    end: Point


def docked(begin: Box, end: Box, others: Sequence[Box] = ()) -> Docking:
    """Return how an arrow joins the clouds in the boxes `begin` and `end`.

    Of the free sites that face the other cloud, the pair whose line is short, nearly parallel to
    the line of the middles, and clear of the clouds in `others` if possible. Where begin and end
    overlap, the arrow bridges the notch between them, as inside there is no room for it.
    """
    if _ellipse_distance(end.centre, begin, end) < 1:
        return _best(begin, end, others, _beside(begin, end.centre), _beside(end, begin.centre))
    best = None
    for tried in (_FEW, _MORE):
        exits, entries = _facing(begin, end.centre)[:tried], _facing(end, begin.centre)[:tried]
        best = _best(begin, end, others, exits, entries)
        if not blocking(best, others):
            break
    assert best is not None
    return best


def blocking(docking: Docking, others: Sequence[Box]) -> dict[int, float]:
    """Return the clouds that the arrow touches: index in `others`, and how deep, in half axes."""
    depths = (_intrusion(docking.begin, docking.end, box) for box in others)
    return {i: depth for i, depth in enumerate(depths) if depth > 0}


def site_point(box: Box, site: int) -> Point:
    """Return the place of a connection site of the cloud in `box`."""
    at = outline(box.w, box.h).sites[site]
    return box.at(at.x, at.y)


def _best(
    begin: Box, end: Box, others: Sequence[Box], exits: Sequence[int], entries: Sequence[int]
) -> Docking:
    line = math.atan2(end.centre.y - begin.centre.y, end.centre.x - begin.centre.x)

    def cost(docking: Docking) -> float:
        p, q = docking.begin, docking.end
        length = math.dist((p.x, p.y), (q.x, q.y))
        turn = abs(math.remainder(math.atan2(q.y - p.y, q.x - p.x) - line, 2 * math.pi))
        buried = sum(_depth(p, q, box) for box in (begin, end))
        buried += sum(_intrusion(p, q, box) for box in others)
        missing = max(0.0, _BRIDGE_LENGTH - length)
        return round(length + _TURN * turn + _BURIED * buried + 2 * missing, 4)

    starts = [(i, site_point(begin, i)) for i in exits]
    stops = [(j, site_point(end, j)) for j in entries]
    return min((Docking(i, j, p, q) for (i, p), (j, q) in product(starts, stops)), key=cost)


def _facing(box: Box, other: Point) -> list[int]:
    """The free sites of the cloud in `box` that look towards `other`, the best first."""
    return sorted(_free_sites(box), key=lambda site: _turn(box, site, other))


def _beside(box: Box, other: Point) -> list[int]:
    """The free sites that look past `other` on either side."""
    low, high = _BRIDGE_ANGLES
    return [site for site in _free_sites(box) if low <= _turn(box, site, other) <= high]


def _free_sites(box: Box) -> range:
    return range(len(RESERVED_ANGLES), len(outline(box.w, box.h).sites))


def _turn(box: Box, site: int, other: Point) -> float:
    """Angle in degrees between where a site looks and where `other` is."""
    angle = math.degrees(math.atan2(other.y - box.centre.y, other.x - box.centre.x))
    return round(abs(math.remainder(outline(box.w, box.h).sites[site].angle - angle, 360)), 4)


def _depth(p: Point, q: Point, box: Box) -> float:
    """How deep the line from p to q, without its ends, runs inside the ellipse of `box`."""
    deepest = 0.0
    for share in (0.25, 0.5, 0.75):
        x, y = p.x + (q.x - p.x) * share, p.y + (q.y - p.y) * share
        u, v = 2 * (x - box.centre.x) / box.w, 2 * (y - box.centre.y) / box.h
        deepest = max(deepest, 1 - math.sqrt(u * u + v * v))
    return deepest


def _intrusion(p: Point, q: Point, box: Box) -> float:
    """How far the segment p-q comes into the outline of the cloud in `box`, in its half axes."""
    middle, half_x, half_y = box.centre, box.w / 2, box.h / 2
    bx, by = (p.x - middle.x) / half_x, (p.y - middle.y) / half_y
    ex, ey = (q.x - p.x) / half_x, (q.y - p.y) / half_y
    square = ex * ex + ey * ey
    along = max(0.0, min(1.0, -(bx * ex + by * ey) / square)) if square else 0.0
    u, v = bx + along * ex, by + along * ey
    return max(0.0, _KEPT_AWAY - math.sqrt(u * u + v * v))


def _ellipse_distance(point: Point, a: Box, b: Box) -> float:
    """Distance of `point` from the middle of `a`, in the sums of both half axes."""
    u, v = 2 * (point.x - a.centre.x) / (a.w + b.w), 2 * (point.y - a.centre.y) / (a.h + b.h)
    return math.sqrt(u * u + v * v)
