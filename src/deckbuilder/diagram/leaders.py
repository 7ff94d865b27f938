"""Labels beside a picture: which goes where, so that no line to its target crosses another.

Straight lines between equally many ports and targets never cross when their total length is the
least possible: of two that cross, exchanging the ends would shorten both together.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise
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


def offsets(sizes: Sequence[float], gap: float) -> list[float]:
    """How far below the first label's centre each one's is, if they stand as close as may be."""
    steps = ((a + b) / 2 + gap for a, b in pairwise(sizes))
    return list(accumulate(steps, initial=0.0))


def level(
    wanted: Sequence[float], offsets: Sequence[float], least: float, most: float
) -> list[float]:
    """Centres in order, at least as far apart as `offsets` are, near the `wanted` ones.

    The first is not above `least`, the last not below `most`, which must leave room for all. But
    for that the sum of the squared distances is the least possible (isotonic regression by pooling
    adjacent violators).
    """
    pools: list[tuple[float, int]] = []
    for height, offset in zip(wanted, offsets, strict=True):
        mean, weight = height - offset, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean = (before * many + mean * weight) / (many + weight)
            weight += many
        pools.append((mean, weight))
    flat = [mean for mean, weight in pools for _ in range(weight)]
    end = max(least, most - offsets[-1])
    return [
        min(max(height, least), end) + offset for height, offset in zip(flat, offsets, strict=True)
    ]


def spread(sizes: Sequence[float], top: float, bottom: float) -> list[float]:
    """Centres with the same gap between all labels, and half of it above and below."""
    gap = (bottom - top - sum(sizes)) / len(sizes)
    return [top + (gap + sizes[0]) / 2 + offset for offset in offsets(sizes, gap)]


@dataclass(frozen=True, slots=True)
class Column:
    """Labels one above another: where their lines begin, their heights, and their targets."""

    x: float
    sizes: tuple[float, ...]
    targets: tuple[Place, ...]

    def centres(self, share: float, gap: float, top: float, bottom: float) -> list[float]:
        """Centres of the labels: `share` 1 level with their targets, 0 spread evenly."""
        least, most = top + self.sizes[0] / 2, bottom - self.sizes[-1] / 2
        wanted = [y for _, y in self.targets]
        near = level(wanted, offsets(self.sizes, gap), least + gap / 2, most - gap / 2)
        even = spread(self.sizes, top, bottom)
        return [share * a + (1 - share) * b for a, b in zip(near, even, strict=True)]


def heights(
    columns: Sequence[Column], gap: float, top: float, bottom: float
) -> list[list[float]] | None:
    """Centres of the labels of each column, as level with their targets as their lines allow.

    Between level and evenly spread the first mixture is taken in which no lines cross; None when
    they always do.
    """
    for share in _BLENDS:
        found = [column.centres(share, gap, top, bottom) for column in columns]
        leaders = [
            ((column.x, y), target)
            for column, ys in zip(columns, found, strict=True)
            for y, target in zip(ys, column.targets, strict=True)
        ]
        if not crossing(leaders):
            return found
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
