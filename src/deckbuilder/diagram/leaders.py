"""Labels beside a picture: which goes where, so that no line to its target crosses another.

Straight lines between equally many ports and targets never cross when their total length is the
least possible: of two that cross, exchanging the ends would shorten both together.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations
from typing import TypeAlias

Place: TypeAlias = tuple[float, float]
Leader: TypeAlias = tuple[Place, Place]
"""From the label's port to its target."""

_BLENDS = (1.0, 0.75, 0.5, 0.25, 0.0)


def in_order(targets: Sequence[Place], x: float, top: float, bottom: float) -> tuple[int, ...]:
    """Numbers of the targets in the order of their labels down a column at `x`.

    The labels are thought to be spread evenly from `top` to `bottom`; the order is the one whose
    lines have the least total length. Takes 2 ** n steps, for up to a dozen targets.
    """
    count = len(targets)
    ports = [(x, y) for y in even(count, top, bottom)]
    # For each set of targets (as bits) that have the upper ports: least length, and last target.
    best: dict[int, tuple[float, int]] = {0: (0.0, -1)}
    for chosen in range(1, 1 << count):
        port = ports[chosen.bit_count() - 1]
        best[chosen] = min(
            (best[chosen & ~(1 << i)][0] + math.dist(port, targets[i]), i)
            for i in range(count)
            if chosen >> i & 1
        )
    order: list[int] = []
    left = (1 << count) - 1
    while left:
        order.append(best[left][1])
        left &= ~(1 << order[-1])
    return tuple(reversed(order))


def even(count: int, top: float, bottom: float) -> list[float]:
    """Centres of `count` labels spread evenly from `top` to `bottom`."""
    return [top + (bottom - top) * (i + 0.5) / count for i in range(count)]


def level(wanted: Sequence[float], pitch: float, least: float, most: float) -> list[float]:
    """Heights in order, at least `pitch` apart, from `least` to `most`, near the `wanted` ones.

    The sum of the squared distances is the least possible (isotonic regression by pooling adjacent
    violators), before the ends are respected. `most - least` must hold them all.
    """
    pools: list[tuple[float, int]] = []
    for i, height in enumerate(wanted):
        mean, weight = height - i * pitch, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean = (before * many + mean * weight) / (many + weight)
            weight += many
        pools.append((mean, weight))
    flat = [mean for mean, weight in pools for _ in range(weight)]
    end = max(least, most - (len(flat) - 1) * pitch)
    return [min(max(height, least), end) + i * pitch for i, height in enumerate(flat)]


def heights(
    columns: Sequence[tuple[float, Sequence[Place]]],
    pitch: float,
    top: float,
    bottom: float,
) -> list[list[float]] | None:
    """Centres of the labels of each column, as level with their targets as lines allow.

    A column is its x and its targets from top to bottom. Between level and evenly spread the first
    mixture is taken in which no lines cross; None when they always do.
    """
    half = pitch / 2
    spread = [even(len(targets), top, bottom) for _, targets in columns]
    near = [
        level([y for _, y in targets], pitch, top + half, bottom - half) for _, targets in columns
    ]
    for share in _BLENDS:
        mixed = [
            [share * a + (1 - share) * b for a, b in zip(flat, wide, strict=True)]
            for flat, wide in zip(near, spread, strict=True)
        ]
        leaders = [
            ((x, y), target)
            for (x, targets), ys in zip(columns, mixed, strict=True)
            for y, target in zip(ys, targets, strict=True)
        ]
        if not crossing(leaders):
            return mixed
    return None


def crossing(leaders: Sequence[Leader]) -> bool:
    """Whether any two lines meet, other than in a target they share."""
    return any(meet(one, other) for one, other in combinations(leaders, 2))


def meet(one: Leader, other: Leader) -> bool:
    """Whether two lines have a point in common that is not the target of both."""
    (a, b), (c, d) = one, other
    if b == d:
        return _turn(a, b, c) == 0
    return (
        _turn(a, b, c) * _turn(a, b, d) <= 0
        and _turn(c, d, a) * _turn(c, d, b) <= 0
        and _near(one, other)
    )


def _turn(a: Place, b: Place, c: Place) -> float:
    """Positive when `a`, `b`, `c` turn one way, negative the other way, 0 when they are in line."""
    turn = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return 0.0 if abs(turn) < 1e-9 else turn


def _near(one: Leader, other: Leader) -> bool:
    """Whether the boxes round two lines touch, which tells lines in line but apart."""
    for axis in (0, 1):
        first, second = sorted(p[axis] for p in one), sorted(p[axis] for p in other)
        if first[1] < second[0] or second[1] < first[0]:
            return False
    return True
