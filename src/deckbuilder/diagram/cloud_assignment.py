"""Which cloud goes to which slot of a pattern: short arrows, neighbours that overlap, no passing.

A quadratic assignment, improved by exchanging the clouds of two slots while that helps. All costs
between two slots are tables, so that an exchange costs little to judge.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from deckbuilder.diagram.cloud_relations import Relations
from deckbuilder.diagram.cloud_slots import Pattern

_ARROW, _OVERLAP, _GROUP, _PASS, _CROSSING, _MIDDLE = 1.0, 3.0, 0.25, 3.0, 2.0, 0.8
_BACKWARD = 0.4
_PASS_WITHIN = 0.5
"""An arrow that comes so near to a foreign slot, in cells, runs through its cloud."""
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the clouds want of each other and of their slots.

    `pull[i]` lists (other, weight): the cost of the distance between the two. `arrows` are
    (begin, end); `heaviness` is 0 for the lightest cloud.
    """

    pull: tuple[tuple[tuple[int, float], ...], ...]
    arrows: tuple[tuple[int, int], ...]
    heaviness: tuple[float, ...]


def wishes(related: Relations, ratios: Sequence[float]) -> Wishes:
    """Return the wishes of clouds so related; `ratios` are their heights to the lightest."""
    pull: list[list[tuple[int, float]]] = [[] for _ in ratios]
    grouped = [pair for group in related.groups for pair in combinations(group, 2)]
    joined = [(i, j) for i, j, _, _ in related.joined]
    for pairs, weight in ((related.arrows, _ARROW), (joined, _OVERLAP), (grouped, _GROUP)):
        for i, j in pairs:
            pull[i].append((j, weight))
            pull[j].append((i, weight))
    return Wishes(tuple(map(tuple, pull)), related.arrows, tuple(r - 1 for r in ratios))


@dataclass(frozen=True, slots=True)
class _Tables:
    """Costs between the slots of one pattern, in cells."""

    far: tuple[tuple[float, ...], ...]
    arrow: tuple[tuple[float, ...], ...]
    off_middle: tuple[float, ...]
    places: Pattern


def assigned(
    pattern: Pattern,
    scale: tuple[float, float],
    wanted: Wishes,
    first: Sequence[int],
    free: Sequence[int],
) -> tuple[int, ...]:
    """Return the slot of each cloud: `first`, improved by exchanges until none helps.

    `scale` is the frame's width and height in cells, a cell being the room of one cloud. Only the
    clouds in `free` are exchanged.
    """
    tables = _tables(pattern, scale)
    slots = list(first)
    cost = _cost(slots, wanted, tables)
    for _ in range(_ROUNDS):
        before = cost
        for i, j in combinations(free, 2):
            slots[i], slots[j] = slots[j], slots[i]
            changed = _cost(slots, wanted, tables)
            if changed < cost - 1e-6:
                cost = changed
            else:
                slots[i], slots[j] = slots[j], slots[i]
        if cost == before:
            break
    return tuple(slots)


def _cost(slots: list[int], wanted: Wishes, tables: _Tables) -> float:
    cost = 0.0
    for i, far in enumerate(tables.far[slot] for slot in slots):
        for j, weight in wanted.pull[i]:
            cost += weight * far[slots[j]]
    for heavy, slot in zip(wanted.heaviness, slots, strict=True):
        cost += _MIDDLE * heavy * tables.off_middle[slot]
    lines = [(slots[i], slots[j]) for i, j in wanted.arrows]
    for a, b in lines:
        cost += tables.arrow[a][b]
    for (a, b), (c, d) in combinations(lines, 2):
        if a != c and a != d and b != c and b != d:
            places = tables.places
            cost += _CROSSING * segments_cross(places[a], places[b], places[c], places[d])
    return cost


@lru_cache(maxsize=64)
def _tables(pattern: Pattern, scale: tuple[float, float]) -> _Tables:
    places = tuple((x * scale[0], y * scale[1]) for x, y in pattern)
    far = tuple(
        tuple(max(0.0, math.dist(p, q) - 1) / 2 for q in places) for p in places
    )  # halved, as every pair is met from both ends
    arrow = tuple(
        tuple(
            _PASS * sum(_near(r, p, q) for r in places if r not in (p, q))
            + _BACKWARD * (q[0] + q[1] < p[0] + p[1])
            for q in places
        )
        for p in places
    )
    return _Tables(far, arrow, tuple(math.hypot(*p) for p in places), places)


def _near(place: tuple[float, float], p: tuple[float, float], q: tuple[float, float]) -> bool:
    """Whether `place` is within reach of the line from `p` to `q`."""
    ex, ey = q[0] - p[0], q[1] - p[1]
    square = ex * ex + ey * ey
    if square < 1e-9:
        return False
    along = ((place[0] - p[0]) * ex + (place[1] - p[1]) * ey) / square
    if not 0 < along < 1:
        return False
    return math.dist(place, (p[0] + along * ex, p[1] + along * ey)) < _PASS_WITHIN


def segments_cross(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float]
) -> bool:
    """Whether the segments a-b and c-d cross; a shared or touching end does not count."""

    def side(p: tuple[float, float], q: tuple[float, float], r: tuple[float, float]) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < -1e-9 and side(c, d, a) * side(c, d, b) < -1e-9
