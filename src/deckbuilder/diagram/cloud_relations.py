"""What the clouds of a map want of each other, by index instead of by id."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from deckbuilder.diagram.cloud_problem import CloudProblem, Width

ARROW_LABEL_SIZE = 14.0
"""Size in points of an arrow's label."""
ARROW_GAP = (45.0, 40.0)
"""Points between two clouds with an arrow, when side by side and when one above the other."""
_LABEL_ROOM = (22.0, 43.0)
"""An arrow's label needs its width and this much when lying, this much when standing."""


@dataclass(frozen=True, slots=True)
class Relations:
    """Pairs of clouds (lower index first), each pair in exactly one of `apart` and `joined`.

    `apart` carries the gap its arrow needs, lying and standing, or (0, 0) without an arrow.
    `arrows` are the pairs with an arrow that do not overlap. `fixed` are places given by hand,
    in fractions of the frame from its middle, or None.
    """

    apart: tuple[tuple[int, int, float, float], ...]
    joined: tuple[tuple[int, int], ...]
    arrows: tuple[tuple[int, int], ...]
    groups: tuple[tuple[int, ...], ...]
    fixed: tuple[tuple[float, float] | None, ...]


def relations(problem: CloudProblem, width: Width) -> Relations:
    """Return the relations of the problem's clouds; arrow labels are measured here."""
    clouds = problem.clouds
    index = {cloud.id: i for i, cloud in enumerate(clouds)}
    gaps: dict[tuple[int, int], tuple[float, float]] = {}
    for arrow in problem.arrows:
        pair = tuple(sorted((index[arrow.begin], index[arrow.end])))
        gap = _arrow_gap(width(arrow.label, ARROW_LABEL_SIZE, False) if arrow.label else 0.0)
        gaps[pair[0], pair[1]] = max(gap, gaps.get((pair[0], pair[1]), gap))
    apart, joined = [], []
    for i, j in combinations(range(len(clouds)), 2):
        if frozenset((clouds[i].id, clouds[j].id)) in problem.overlaps:
            joined.append((i, j))
        else:
            apart.append((i, j, *gaps.get((i, j), (0.0, 0.0))))
    arrows = sorted(set(gaps) - set(joined))
    names = sorted({cloud.group for cloud in clouds if cloud.group is not None})
    members = [tuple(i for i, c in enumerate(clouds) if c.group == name) for name in names]
    groups = tuple(group for group in members if len(group) > 1)
    fixed = tuple(
        None if cloud.at is None else (cloud.at[0] - 0.5, cloud.at[1] - 0.5) for cloud in clouds
    )
    return Relations(tuple(apart), tuple(joined), tuple(arrows), groups, fixed)


def _arrow_gap(label_width: float) -> tuple[float, float]:
    if not label_width:
        return ARROW_GAP
    return max(ARROW_GAP[0], label_width + _LABEL_ROOM[0]), max(ARROW_GAP[1], _LABEL_ROOM[1])
