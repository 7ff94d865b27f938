"""How good a placed map is: what it must not show, and how a designer would like it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from deckbuilder.diagram.arrow_docking import blocking, docked
from deckbuilder.diagram.arrow_label import covering, label_spot
from deckbuilder.diagram.cloud_assignment import segments_cross
from deckbuilder.diagram.cloud_relations import ARROW_LABEL_HEIGHT, Relations
from deckbuilder.diagram.cloud_relaxation import LOBES, Centres
from deckbuilder.diagram.cloud_sizes import SizedCloud
from deckbuilder.geometry import Box

TOUCH, UNJOINED, THROUGH, OUTSIDE = "touch", "unjoined", "through", "outside"
"""Two clouds touch unasked; two that should overlap do not, or too much; an arrow runs through a
foreign cloud; a cloud leaves the frame."""
CROWDED = "crowded"
"""An arrow or its label has too little room: worth another try, but not forbidden."""

LEAST_GAP = 4.0
"""Points between two clouds, lobes included."""
FARTHEST_JOINED = 0.95
"""Distance at most of clouds that overlap on purpose; 1 would be touching."""
LEAST_CLEARANCE = 6.0
_ARROW_ROOM = 0.85
_COVERED = 0.15
"""So much may a label lie on clouds, summed over its corners in half axes: it looks free."""
_WEIGHTS = {TOUCH: 14.0, UNJOINED: 12.0, THROUGH: 6.0, OUTSIDE: 0.2, CROWDED: 6.0}
_LENGTH, _CROSSING, _ORDER, _BALANCE, _SPREAD = 0.8, 4.0, 1.2, 2.5, 2.0
_WIDE, _HIGH, _TILT, _BACKWARD = 2.0, 1.5, 0.5, 0.5


@dataclass(frozen=True, slots=True)
class Offence:
    """A fault by the indexes of the clouds it concerns, in the order arrow begin, end, cloud."""

    kind: str
    clouds: tuple[int, ...]
    amount: float


def offences(
    related: Relations,
    clouds: Sequence[SizedCloud],
    centres: Centres,
    frame: tuple[float, float],
    as_drawn: bool = False,
) -> list[Offence]:
    """Return all that is wrong with clouds so placed in a frame of (width, height) points.

    Arrows are taken as lines between the middles, or, slower, `as_drawn` between the connection
    sites, which may find a way past a cloud.
    """
    through = _run_through_as_drawn if as_drawn else _run_through
    return [
        *_touching(related, clouds, centres),
        *_unjoined(related, clouds, centres),
        *through(related, clouds, centres),
        *_outside(clouds, centres, frame),
    ]


def score(
    related: Relations,
    clouds: Sequence[SizedCloud],
    centres: Centres,
    frame: tuple[float, float],
    wrong: Sequence[Offence],
) -> float:
    """Return how good the map looks, larger being better, rounded to 0.000001.

    `wrong` are its offences, which weigh more than all looks.
    """
    total = -sum(_WEIGHTS[offence.kind] * (0.2 + offence.amount) for offence in wrong)
    total -= _arrow_cost(related, centres, frame)
    total -= _ORDER * _disorder(centres)
    total -= _SPREAD * _scattering(related, centres, frame)
    total += _composition(clouds, centres, frame)
    return round(total, 6)


def bounds(clouds: Sequence[SizedCloud], centres: Centres) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of all clouds."""
    return (
        min(x - cloud.w / 2 for cloud, (x, _) in zip(clouds, centres, strict=True)),
        min(y - cloud.h / 2 for cloud, (_, y) in zip(clouds, centres, strict=True)),
        max(x + cloud.w / 2 for cloud, (x, _) in zip(clouds, centres, strict=True)),
        max(y + cloud.h / 2 for cloud, (_, y) in zip(clouds, centres, strict=True)),
    )


def _touching(related: Relations, clouds: Sequence[SizedCloud], centres: Centres) -> list[Offence]:
    found = []
    for i, j, room_x, room_y in related.apart:
        dx, dy = centres[j][0] - centres[i][0], centres[j][1] - centres[i][1]
        reach_x = (clouds[i].w + clouds[j].w) / 2 * LOBES
        reach_y = (clouds[i].h + clouds[j].h) / 2 * LOBES
        near = _norm(dx / (reach_x + LEAST_GAP), dy / (reach_y + LEAST_GAP))
        if near < 1:
            found.append(Offence(TOUCH, (i, j), 1 - near))
        elif room_x:
            room_x, room_y = room_x * _ARROW_ROOM, room_y * _ARROW_ROOM
            near = _norm(dx / (reach_x + room_x), dy / (reach_y + room_y))
            if near < 0.985:
                found.append(Offence(CROWDED, (i, j), 1 - near))
    return found


def _unjoined(related: Relations, clouds: Sequence[SizedCloud], centres: Centres) -> list[Offence]:
    found = []
    for i, j, _, least in related.joined:
        near = _norm(
            2 * (centres[j][0] - centres[i][0]) / (clouds[i].w + clouds[j].w),
            2 * (centres[j][1] - centres[i][1]) / (clouds[i].h + clouds[j].h),
        )
        if not least <= near <= FARTHEST_JOINED:
            found.append(Offence(UNJOINED, (i, j), max(least - near, near - FARTHEST_JOINED)))
    return found


def _run_through(
    related: Relations, clouds: Sequence[SizedCloud], centres: Centres
) -> list[Offence]:
    found = []
    for i, j in related.arrows:
        for k, cloud in enumerate(clouds):
            if k in (i, j):
                continue
            half_x, half_y = cloud.w / 2 + LEAST_CLEARANCE, cloud.h / 2 + LEAST_CLEARANCE
            near = _distance_to_line(centres[k], centres[i], centres[j], half_x, half_y)
            if near < 1:
                found.append(Offence(THROUGH, (i, j, k), 1 - near))
    return found


def _run_through_as_drawn(
    related: Relations, clouds: Sequence[SizedCloud], centres: Centres
) -> list[Offence]:
    """Arrows through clouds, and labels that find no place beside their arrows."""
    boxes = [
        Box(x - cloud.w / 2, y - cloud.h / 2, cloud.w, cloud.h)
        for cloud, (x, y) in zip(clouds, centres, strict=True)
    ]
    found: list[Offence] = []
    taken: list[Box] = []
    for (i, j), label_width in zip(related.arrows, related.labels, strict=True):
        near = [k for k in range(len(boxes)) if k not in (i, j) and _in_way(boxes, i, j, k)]
        others = [boxes[k] for k in near]
        docking = docked(boxes[i], boxes[j], others)
        blocked = blocking(docking, others)
        found += [Offence(THROUGH, (i, j, near[k]), depth) for k, depth in blocked.items()]
        if label_width:
            obstacles = [boxes[i], boxes[j], *others]
            begin, end = docking.begin, docking.end
            spot = label_spot(begin, end, label_width, ARROW_LABEL_HEIGHT, obstacles, taken)
            taken.append(spot)
            covered = sum(covering(spot, box) for box in obstacles)
            if covered > _COVERED:
                found.append(Offence(CROWDED, (i, j), covered))
    return found


def _in_way(boxes: Sequence[Box], i: int, j: int, k: int) -> bool:
    """Whether cloud k may meet an arrow from anywhere on cloud i to anywhere on cloud j."""
    a, b, c = boxes[i].centre, boxes[j].centre, boxes[k].centre
    half_x = (boxes[k].w + max(boxes[i].w, boxes[j].w)) / 2 + LEAST_CLEARANCE
    half_y = (boxes[k].h + max(boxes[i].h, boxes[j].h)) / 2 + LEAST_CLEARANCE
    return _distance_to_line((c.x, c.y), (a.x, a.y), (b.x, b.y), half_x, half_y) < 1


def _outside(
    clouds: Sequence[SizedCloud], centres: Centres, frame: tuple[float, float]
) -> list[Offence]:
    found = []
    for i, (cloud, (x, y)) in enumerate(zip(clouds, centres, strict=True)):
        beyond = max(abs(x) + (cloud.w - frame[0]) / 2, abs(y) + (cloud.h - frame[1]) / 2)
        if beyond > 0.02:
            found.append(Offence(OUTSIDE, (i,), beyond))
    return found


def _arrow_cost(related: Relations, centres: Centres, frame: tuple[float, float]) -> float:
    """Long, slanting, backward and crossing arrows; lengths in frames, so that all count alike."""
    unit, cost = math.sqrt(frame[0] * frame[1]), 0.0
    # Two clouds alone belong side by side or one above the other, arrow or not.
    lines, tilt = (related.arrows, _TILT) if len(centres) > 2 else (((0, -1),), 4 * _TILT)
    for i, j in lines:
        length = math.dist(centres[i], centres[j])
        dx, dy = centres[j][0] - centres[i][0], centres[j][1] - centres[i][1]
        cost += _LENGTH * length / unit + tilt * min(abs(dx), abs(dy)) / (length or 1.0)
        cost += _BACKWARD * (dx + dy < 0)
    for (a, b), (c, d) in combinations(related.arrows, 2):
        if len({a, b, c, d}) == 4:
            ends = (centres[a], centres[b], centres[c], centres[d])
            cost += _CROSSING * segments_cross(*ends)
    return cost


def _disorder(centres: Centres) -> float:
    """Share of pairs against the reading order: named earlier should be further left and up."""
    keys = [x * 0.45 + y for x, y in centres]
    pairs = list(combinations(keys, 2))
    return sum(a > b for a, b in pairs) / max(1, len(pairs))


def _scattering(related: Relations, centres: Centres, frame: tuple[float, float]) -> float:
    """How far the members of groups are from their middles, in frames, on average."""
    distances = []
    for group in related.groups:
        x = sum(centres[i][0] for i in group) / len(group)
        y = sum(centres[i][1] for i in group) / len(group)
        distances += [
            _norm((centres[i][0] - x) / frame[0], (centres[i][1] - y) / frame[1]) for i in group
        ]
    return sum(distances) / max(1, len(distances))


def _composition(
    clouds: Sequence[SizedCloud], centres: Centres, frame: tuple[float, float]
) -> float:
    """Balance about the middle, and how much of the frame's width and height is used."""
    left, top, right, bottom = bounds(clouds, centres)
    areas = [cloud.w * cloud.h for cloud in clouds]
    middle_x = sum(a * x for a, (x, _) in zip(areas, centres, strict=True)) / sum(areas)
    middle_y = sum(a * y for a, (_, y) in zip(areas, centres, strict=True)) / sum(areas)
    off_x = abs(middle_x - (left + right) / 2) / (right - left)
    off_y = abs(middle_y - (top + bottom) / 2) / (bottom - top)
    wide, high = min(1.0, (right - left) / frame[0]), min(1.0, (bottom - top) / frame[1])
    return _WIDE * wide + _HIGH * high - _BALANCE * (off_x + off_y)


def _distance_to_line(
    place: tuple[float, float],
    p: tuple[float, float],
    q: tuple[float, float],
    half_x: float,
    half_y: float,
) -> float:
    """Distance of the segment p-q from the middle of an ellipse, in its half axes."""
    bx, by = (p[0] - place[0]) / half_x, (p[1] - place[1]) / half_y
    ex, ey = (q[0] - p[0]) / half_x, (q[1] - p[1]) / half_y
    square = ex * ex + ey * ey
    along = max(0.0, min(1.0, -(bx * ex + by * ey) / square)) if square else 0.0
    return _norm(bx + along * ex, by + along * ey)


def _norm(u: float, v: float) -> float:
    return math.sqrt(u * u + v * v)
