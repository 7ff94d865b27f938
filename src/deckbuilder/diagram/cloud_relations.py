"""What the clouds of a map want of each other, by index instead of by id."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import combinations

from deckbuilder.diagram.cloud_problem import CloudProblem, Width

ARROW_LABEL_SIZE = 14.0
"""Size in points of an arrow's label."""
ARROW_LABEL_HEIGHT = 17.0
"""Height in points of an arrow's label."""
OVERLAP_DISTANCES = (0.89, 0.78)
"""Distance of two clouds that overlap, 1 being touching: wanted, so that the lens shows and both
labels stay free, and least."""
CLIQUE_DISTANCES = (0.70, 0.50)
"""The same within four or more clouds that all overlap each other."""
ARROW_GAP = (45.0, 40.0)
"""Points between two clouds with an arrow, when side by side and when one above the other."""
_LABEL_ROOM = (22.0, 43.0)
"""An arrow's label needs its width and this much when lying, this much when standing."""


@dataclass(frozen=True, slots=True)
class Relations:
    """Pairs of clouds, lower index first, each in exactly one of `apart` and `joined`.

    `apart` carries the gap its arrow needs, lying and standing, or (0, 0) without an arrow.
    `joined` carries the distance wanted, and the least allowed; 1 would be touching.
    `arrows` are the arrows between clouds that do not overlap, begin before end, one for each
    pair, and `labels` the widths of their labels in points, 0 for none. `fixed` are places given
    by hand, in fractions of the frame from its middle, or None.
    """

    apart: tuple[tuple[int, int, float, float], ...]
    joined: tuple[tuple[int, int, float, float], ...]
    arrows: tuple[tuple[int, int], ...]
    labels: tuple[float, ...]
    groups: tuple[tuple[int, ...], ...]
    fixed: tuple[tuple[float, float] | None, ...]


def relations(problem: CloudProblem, width: Width) -> Relations:
    """Return the relations of the problem's clouds; arrow labels are measured here."""
    clouds = problem.clouds
    index = {cloud.id: i for i, cloud in enumerate(clouds)}
    widths: dict[tuple[int, int], float] = {}
    ways: dict[tuple[int, int], tuple[int, int]] = {}
    for arrow in problem.arrows:
        begin, end = index[arrow.begin], index[arrow.end]
        pair = min(begin, end), max(begin, end)
        label_width = width(arrow.label, ARROW_LABEL_SIZE, False) if arrow.label else 0.0
        widths[pair] = max(label_width, widths.get(pair, 0.0))
        ways.setdefault(pair, (begin, end))
    gaps = {pair: _arrow_gap(label_width) for pair, label_width in widths.items()}
    pairs = list(combinations(range(len(clouds)), 2))
    ids = [cloud.id for cloud in clouds]
    overlap = {(i, j) for i, j in pairs if frozenset((ids[i], ids[j])) in problem.overlaps}
    apart = tuple((*p, *gaps.get(p, (0.0, 0.0))) for p in pairs if p not in overlap)
    joined = tuple((*p, *_overlap_distance(p, overlap)) for p in pairs if p in overlap)
    drawn = [pair for pair in sorted(ways) if pair not in overlap]
    names = sorted({cloud.group for cloud in clouds if cloud.group is not None})
    members = [tuple(i for i, c in enumerate(clouds) if c.group == name) for name in names]
    groups = tuple(group for group in members if len(group) > 1)
    fixed = tuple(
        None if cloud.at is None else (cloud.at[0] - 0.5, cloud.at[1] - 0.5) for cloud in clouds
    )
    arrows, labels = tuple(ways[pair] for pair in drawn), tuple(widths[pair] for pair in drawn)
    return Relations(apart, joined, arrows, labels, groups, fixed)


def _overlap_distance(
    pair: tuple[int, int], overlap: Collection[tuple[int, int]]
) -> tuple[float, float]:
    """The distance that two overlapping clouds should have, and the least they may have.

    Four clouds that all overlap each other cannot all be equally far apart: they come closer.
    """
    i, j = pair
    common = {c for p in overlap for c in p} - {i, j}
    common = {c for c in common if {(min(c, i), max(c, i)), (min(c, j), max(c, j))} <= set(overlap)}
    if any(p in overlap for p in combinations(sorted(common), 2)):
        return CLIQUE_DISTANCES
    return OVERLAP_DISTANCES


def _arrow_gap(label_width: float) -> tuple[float, float]:
    if not label_width:
        return ARROW_GAP
    return max(ARROW_GAP[0], label_width + _LABEL_ROOM[0]), max(ARROW_GAP[1], _LABEL_ROOM[1])
