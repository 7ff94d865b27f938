"""Moving clouds until they keep their distances: a few hundred small, damped steps.

Clouds are ellipses here. Two clouds are apart when the distance of their middles, measured in the
sum of their half axes, is more than 1; that is exact for clouds of one proportion and close for
others. Middles are kept in two plain lists, since this is the inner loop of the whole solver; only
square roots and the four operations are used, which give the same bits everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from deckbuilder.diagram.cloud_relations import Relations
from deckbuilder.diagram.cloud_sizes import SizedCloud

Centres = tuple[tuple[float, float], ...]
"""Middles of clouds in points from the frame's middle."""

LOBES = 1.05
"""Clouds keep apart as if so much larger, since lobes reach out of the ellipse on diagonals."""
CLEARANCE = 10.0
"""Points that an arrow's centre line keeps from a foreign cloud."""
_FLATNESS = 0.85
"""Gaps above and below may be so much smaller than those beside."""
_SLACK = 14.0
"""Points that an arrow may be longer than it must be before it pulls."""
_PULL, _GATHER, _ASIDE, _ASIDE_ENDS = 0.14, 0.03, 0.4, 0.35
_HOLD, _JOIN = 0.6, 0.3
_DRIFT = 0.022
"""Share of its way to the middle that a cloud drifts in the first step."""

_LOOK_AROUND, _CLOSE = 4, 1.5
"""Only pairs within so many reaches are watched; which ones those are is looked up now and then."""

_Pair = tuple[int, int, float, float, float, float]
_Passing = tuple[int, int, int, float, float]
"""Arrow begin, arrow end, foreign cloud, and the half axes it claims."""


@dataclass(frozen=True, slots=True)
class Forces:
    """Everything that moves clouds of given sizes, with all that can be computed beforehand.

    Pairs are (index, index, reach x, reach y, share of the first, share of the second): two clouds
    that must keep or reach a distance share the way by their areas; a fixed cloud has share 0.
    """

    apart: tuple[_Pair, ...]
    joined: tuple[_Pair, ...]
    arrows: tuple[_Pair, ...]
    aside: tuple[_Passing, ...]
    groups: tuple[tuple[int, ...], ...]
    walls: tuple[tuple[float, float], ...]
    fixed: tuple[tuple[int, float, float], ...]
    drift: tuple[float, float]


def forces(
    related: Relations,
    clouds: Sequence[SizedCloud],
    frame: tuple[float, float],
    gap: float,
    drifting: bool = True,
) -> Forces:
    """Return the forces on `clouds` in a frame of (width, height) points.

    Clouds not to overlap keep `gap` points. While `drifting`, all are drawn to the middle, which
    packs them; without, they only make room for each other.
    """
    walls = tuple((max(0.0, (frame[0] - c.w) / 2), max(0.0, (frame[1] - c.h) / 2)) for c in clouds)
    apart = tuple(
        _pair(related, clouds, i, j, LOBES, max(gap, ex), max(gap * _FLATNESS, ey))
        for i, j, ex, ey in related.apart
        if related.fixed[i] is None or related.fixed[j] is None
    )
    joined = tuple(_pair(related, clouds, i, j, near, 0.0, 0.0) for i, j, near, _ in related.joined)
    strength = min(2.2, frame[0] / frame[1]) * 0.78
    return Forces(
        apart,
        joined,
        _arrows(related, clouds, gap),
        _aside(related, clouds),
        related.groups,
        walls,
        _fixed(related, frame, walls),
        (_DRIFT, _DRIFT * strength) if drifting else (0.0, 0.0),
    )


def relaxed(centres: Centres, acting: Forces, steps: int) -> Centres:
    """Return where `acting` moves `centres` in so many steps, rounded to 0.0001 pt."""
    xs, ys = [x for x, _ in centres], [y for _, y in centres]
    close, in_way = acting.apart, acting.aside
    for step in range(steps):
        if step % _LOOK_AROUND == 0:
            close, in_way = _close(xs, ys, acting), _in_way(xs, ys, acting)
        heat = 1 - step / steps
        _drift(xs, ys, acting, heat)
        _gather(xs, ys, acting, heat)
        _push_aside(xs, ys, in_way, max(heat, 0.35))
        _pin(xs, ys, acting)
        for _ in range(2 if heat > 0.25 else 4):
            _hold_apart(xs, ys, close)
            _hold_joined(xs, ys, acting.joined)
            _keep_inside(xs, ys, acting.walls)
    return tuple((round(x, 4), round(y, 4)) for x, y in zip(xs, ys, strict=True))


def _arrows(related: Relations, clouds: Sequence[SizedCloud], gap: float) -> tuple[_Pair, ...]:
    rooms = {(i, j): (ex, ey) for i, j, ex, ey in related.apart}
    pairs = []
    for i, j in related.arrows:
        room_x, room_y = rooms[min(i, j), max(i, j)]
        extra_x, extra_y = max(gap, room_x) + _SLACK, max(gap, room_y) + _SLACK * _FLATNESS
        pairs.append(_pair(related, clouds, i, j, LOBES, extra_x, extra_y))
    return tuple(pairs)


def _aside(related: Relations, clouds: Sequence[SizedCloud]) -> tuple[_Passing, ...]:
    return tuple(
        (i, j, k, cloud.w / 2 + CLEARANCE, cloud.h / 2 + CLEARANCE)
        for i, j in related.arrows
        for k, cloud in enumerate(clouds)
        if k not in (i, j)
    )


def _fixed(
    related: Relations, frame: tuple[float, float], walls: Sequence[tuple[float, float]]
) -> tuple[tuple[int, float, float], ...]:
    """The clouds fixed by hand, moved into the frame where they would stick out."""
    places = []
    for i, (at, (wall_x, wall_y)) in enumerate(zip(related.fixed, walls, strict=True)):
        if at is not None:
            x = max(-wall_x, min(wall_x, at[0] * frame[0]))
            y = max(-wall_y, min(wall_y, at[1] * frame[1]))
            places.append((i, x, y))
    return tuple(places)


def _pair(
    related: Relations,
    clouds: Sequence[SizedCloud],
    i: int,
    j: int,
    scale: float,
    extra_x: float,
    extra_y: float,
) -> _Pair:
    a, b = clouds[i], clouds[j]
    mass_a = 0.0 if related.fixed[i] is not None else b.w * b.h
    mass_b = 0.0 if related.fixed[j] is not None else a.w * a.h
    total = mass_a + mass_b or 1.0
    reach_x = (a.w + b.w) / 2 * scale + extra_x
    reach_y = (a.h + b.h) / 2 * scale + extra_y
    return i, j, reach_x, reach_y, mass_a / total, mass_b / total


def _pin(xs: list[float], ys: list[float], acting: Forces) -> None:
    for i, x, y in acting.fixed:
        xs[i], ys[i] = x, y


def _drift(xs: list[float], ys: list[float], acting: Forces, heat: float) -> None:
    """To the middle of the frame, and along the arrows."""
    keep_x, keep_y = 1 - acting.drift[0] * heat, 1 - acting.drift[1] * heat
    for i in range(len(xs)):
        xs[i] *= keep_x
        ys[i] *= keep_y
    for i, j, reach_x, reach_y, _, _ in acting.arrows:
        dx, dy = xs[j] - xs[i], ys[j] - ys[i]
        u, v = dx / reach_x, dy / reach_y
        far = math.sqrt(u * u + v * v)
        if far > 1:
            move = _PULL * heat * (1 - 1 / far)
            xs[i] += dx * move
            ys[i] += dy * move
            xs[j] -= dx * move
            ys[j] -= dy * move


def _gather(xs: list[float], ys: list[float], acting: Forces, heat: float) -> None:
    """Every group to its middle."""
    for group in acting.groups:
        middle_x = sum(xs[i] for i in group) / len(group)
        middle_y = sum(ys[i] for i in group) / len(group)
        for i in group:
            xs[i] += (middle_x - xs[i]) * _GATHER * heat
            ys[i] += (middle_y - ys[i]) * _GATHER * heat


def _close(xs: list[float], ys: list[float], acting: Forces) -> tuple[_Pair, ...]:
    """The pairs to keep apart that may come into reach of each other soon."""
    return tuple(
        pair
        for pair in acting.apart
        if abs(xs[pair[1]] - xs[pair[0]]) < pair[2] * _CLOSE
        and abs(ys[pair[1]] - ys[pair[0]]) < pair[3] * _CLOSE
    )


def _in_way(xs: list[float], ys: list[float], acting: Forces) -> tuple[_Passing, ...]:
    """The foreign clouds that may come into the way of an arrow soon."""
    near = []
    for passing in acting.aside:
        i, j, k, half_x, half_y = passing
        bx, by = (xs[i] - xs[k]) / half_x, (ys[i] - ys[k]) / half_y
        ex, ey = (xs[j] - xs[i]) / half_x, (ys[j] - ys[i]) / half_y
        across = bx * ey - by * ex
        square = ex * ex + ey * ey
        if across * across < square * _CLOSE * _CLOSE:
            near.append(passing)
    return tuple(near)


def _push_aside(
    xs: list[float], ys: list[float], in_way: tuple[_Passing, ...], strength: float
) -> None:
    """Clouds out of the way of arrows between others, and the arrows a little out of theirs."""
    for i, j, k, half_x, half_y in in_way:
        bx, by = (xs[i] - xs[k]) / half_x, (ys[i] - ys[k]) / half_y
        ex, ey = (xs[j] - xs[i]) / half_x, (ys[j] - ys[i]) / half_y
        along = -(bx * ex + by * ey)
        square = ex * ex + ey * ey
        if not 0 < along < square:
            continue
        along /= square
        nx, ny = bx + along * ex, by + along * ey
        near = nx * nx + ny * ny
        if near >= 1:
            continue
        missing = 1 - math.sqrt(near)
        if near < 1e-9:
            nx, ny, near = -ey, ex, square
        move = missing * _ASIDE * strength / math.sqrt(near)
        move_x, move_y = nx * move * half_x, ny * move * half_y
        xs[k] -= move_x
        ys[k] -= move_y
        xs[i] += move_x * _ASIDE_ENDS
        ys[i] += move_y * _ASIDE_ENDS
        xs[j] += move_x * _ASIDE_ENDS
        ys[j] += move_y * _ASIDE_ENDS


def _hold_apart(xs: list[float], ys: list[float], pairs: tuple[_Pair, ...]) -> None:
    """Pairs that come too near away from each other."""
    for i, j, reach_x, reach_y, share_i, share_j in pairs:
        dx = xs[j] - xs[i]
        if dx >= reach_x or -dx >= reach_x:
            continue
        dy = ys[j] - ys[i]
        u, v = dx / reach_x, dy / reach_y
        square = u * u + v * v
        if square >= 1:
            continue
        if square < 1e-6:
            dx, dy, square = reach_x * 0.01, reach_y * 0.004, 1e-4
        move = (1 / math.sqrt(square) - 1) * _HOLD
        xs[i] -= dx * move * share_i
        ys[i] -= dy * move * share_i
        xs[j] += dx * move * share_j
        ys[j] += dy * move * share_j


def _hold_joined(xs: list[float], ys: list[float], pairs: tuple[_Pair, ...]) -> None:
    """Pairs that overlap on purpose to their distance, from either side."""
    for i, j, reach_x, reach_y, share_i, share_j in pairs:
        dx, dy = xs[j] - xs[i], ys[j] - ys[i]
        u, v = dx / reach_x, dy / reach_y
        square = u * u + v * v
        if square < 1e-6:
            dx, dy, square = reach_x * 0.01, reach_y * 0.004, 1e-4
        move = (1 / math.sqrt(square) - 1) * (_HOLD if square < 1 else _JOIN)
        xs[i] -= dx * move * share_i
        ys[i] -= dy * move * share_i
        xs[j] += dx * move * share_j
        ys[j] += dy * move * share_j


def _keep_inside(xs: list[float], ys: list[float], walls: tuple[tuple[float, float], ...]) -> None:
    for i, (wall_x, wall_y) in enumerate(walls):
        if xs[i] > wall_x:
            xs[i] = wall_x
        elif xs[i] < -wall_x:
            xs[i] = -wall_x
        if ys[i] > wall_y:
            ys[i] = wall_y
        elif ys[i] < -wall_y:
            ys[i] = -wall_y
