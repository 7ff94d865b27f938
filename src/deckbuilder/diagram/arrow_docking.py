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

_Ellipse = tuple[float, float, float, float]
"""Middle x and y, half axis x and y, in points."""


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
    ends, foreign = (_ellipse(begin), _ellipse(end)), [_ellipse(box) for box in others]
    exits, entries = _turns(begin, end.centre), _turns(end, begin.centre)
    if _overlapping(*ends):
        low, high = _BRIDGE_ANGLES
        exits = [(turn, site) for turn, site in exits if low <= turn <= high]
        entries = [(turn, site) for turn, site in entries if low <= turn <= high]
        return _best(begin, end, ends, foreign, exits, entries)
    few = _best(begin, end, ends, foreign, exits[:_FEW], entries[:_FEW])
    if not blocking(few, others):
        return few
    return _best(begin, end, ends, foreign, exits[:_MORE], entries[:_MORE])


def blocking(docking: Docking, others: Sequence[Box]) -> dict[int, float]:
    """Return the clouds that the arrow touches: index in `others`, and how deep, in half axes."""
    depths = (_intrusion(docking.begin, docking.end, _ellipse(box)) for box in others)
    return {i: depth for i, depth in enumerate(depths) if depth > 0}


def site_point(box: Box, site: int) -> Point:
    """Return the place of a connection site of the cloud in `box`."""
    at = outline(box.w, box.h).sites[site]
    return box.at(at.x, at.y)


def _best(
    begin: Box,
    end: Box,
    ends: tuple[_Ellipse, _Ellipse],
    foreign: Sequence[_Ellipse],
    exits: Sequence[tuple[float, int]],
    entries: Sequence[tuple[float, int]],
) -> Docking:
    line = math.atan2(ends[1][1] - ends[0][1], ends[1][0] - ends[0][0])

    def cost(docking: Docking) -> float:
        p, q = docking.begin, docking.end
        length = math.dist((p.x, p.y), (q.x, q.y))
        turn = abs(math.remainder(math.atan2(q.y - p.y, q.x - p.x) - line, 2 * math.pi))
        buried = _depth(p, q, ends[0]) + _depth(p, q, ends[1])
        for ellipse in foreign:
            buried += _intrusion(p, q, ellipse)
        missing = max(0.0, _BRIDGE_LENGTH - length)
        return round(length + _TURN * turn + _BURIED * buried + 2 * missing, 4)

    starts = [(i, site_point(begin, i)) for _, i in exits]
    stops = [(j, site_point(end, j)) for _, j in entries]
    return min((Docking(i, j, p, q) for (i, p), (j, q) in product(starts, stops)), key=cost)


def _turns(box: Box, other: Point) -> list[tuple[float, int]]:
    """The free sites, with the angle in degrees by which each looks past `other`, least first."""
    middle = box.centre
    angle = math.degrees(math.atan2(other.y - middle.y, other.x - middle.x))
    sites = outline(box.w, box.h).sites
    free = range(len(RESERVED_ANGLES), len(sites))
    turns = [(round(abs(math.remainder(sites[i].angle - angle, 360)), 4), i) for i in free]
    return sorted(turns)


def _ellipse(box: Box) -> _Ellipse:
    return box.x + box.w / 2, box.y + box.h / 2, box.w / 2, box.h / 2


def _overlapping(a: _Ellipse, b: _Ellipse) -> bool:
    u, v = (b[0] - a[0]) / (a[2] + b[2]), (b[1] - a[1]) / (a[3] + b[3])
    return u * u + v * v < 1


def _depth(p: Point, q: Point, ellipse: _Ellipse) -> float:
    """How deep the line from p to q, without its ends, runs inside an end's own ellipse."""
    x, y, half_x, half_y = ellipse
    deepest = 0.0
    for share in (0.25, 0.5, 0.75):
        u = (p.x + (q.x - p.x) * share - x) / half_x
        v = (p.y + (q.y - p.y) * share - y) / half_y
        if u * u + v * v < 1:
            deepest = max(deepest, 1 - math.sqrt(u * u + v * v))
    return deepest


def _intrusion(p: Point, q: Point, ellipse: _Ellipse) -> float:
    """How far the segment p-q comes into a foreign cloud, in its half axes."""
    x, y, half_x, half_y = ellipse
    bx, by = (p.x - x) / half_x, (p.y - y) / half_y
    ex, ey = (q.x - p.x) / half_x, (q.y - p.y) / half_y
    square = ex * ex + ey * ey
    along = max(0.0, min(1.0, -(bx * ex + by * ey) / square)) if square else 0.0
    u, v = bx + along * ex, by + along * ey
    near = u * u + v * v
    return _KEPT_AWAY - math.sqrt(near) if near < _KEPT_AWAY * _KEPT_AWAY else 0.0
