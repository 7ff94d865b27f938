"""Placing the clouds of a map as a designer would, always with the same result.

The largest clouds that can be placed legally win. For one size: starts from patterns of rows and
rings, a short relaxation of each, a longer one of the best few; then the map is loosened until it
fills its frame.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from deckbuilder.diagram import cloud_score
from deckbuilder.diagram.cloud_assignment import assigned, wishes
from deckbuilder.diagram.cloud_problem import CloudPlace, CloudPlaces, CloudProblem, Fault, Width
from deckbuilder.diagram.cloud_relations import Relations, relations
from deckbuilder.diagram.cloud_relaxation import Centres, forces, relaxed
from deckbuilder.diagram.cloud_sizes import (
    ASPECT,
    Label,
    SizedCloud,
    labels_of,
    sized,
    unit_height,
)
from deckbuilder.diagram.cloud_slots import patterns
from deckbuilder.geometry import Box

FILLS = (0.54, 0.50, 0.46, 0.42, 0.38, 0.34, 0.30, 0.26, 0.22, 0.18, 0.14, 0.10)
"""Shares of the frame that clouds may cover, tried in turn until the map is legal."""
GAP = 13.0
"""Points between two clouds while the map is searched."""
LOOSER_GAPS = (17.0, 23.0, 30.0, 40.0, 50.0)
_MOST_DRAWN = 1.25
"""A map is drawn out at most so much to fill its frame: clouds of one map belong together."""
_GLANCE, _STUDY, _LOOSEN = 36, 90, 70
_STUDIED = 5
_FINISHED = 3
_TURNS_OF_CHANCE = 4
_CHANCES = 10


@dataclass(frozen=True, slots=True)
class _Map:
    """What stays the same while places are searched."""

    problem: CloudProblem
    related: Relations
    labels: tuple[Label, ...]
    frame: tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Clouds of some size at some places, with what is wrong and how good it is."""

    clouds: tuple[SizedCloud, ...]
    centres: Centres
    wrong: tuple[cloud_score.Offence, ...]
    score: float

    @property
    def faults(self) -> tuple[cloud_score.Offence, ...]:
        return tuple(o for o in self.wrong if o.kind != cloud_score.CROWDED)

    @property
    def rank(self) -> tuple[bool, bool, float]:
        """Larger is better: legal before comfortable before beautiful."""
        return not self.faults, not self.wrong, self.score


def place(problem: CloudProblem, width: Width) -> CloudPlaces:
    """Return places for all clouds of `problem`, measuring texts with `width`.

    Always an answer: where no legal map was found, the best one, with its faults. Clouds fixed by
    hand stay where they are (moved into the frame if they stick out), the others go around them.
    Pure: the same problem gives the same places on every computer.
    """
    if not problem.clouds:
        return CloudPlaces(())
    map_ = _Map(
        problem,
        relations(problem, width),
        labels_of(problem, width),
        (problem.frame.w, problem.frame.h),
    )
    finished = [_settled(map_, _loosened(map_, tight)) for tight in _searched(map_)]
    return _places(map_, max(finished, key=lambda candidate: candidate.rank))


def _searched(map_: _Map) -> list[_Candidate]:
    """The best few maps with the largest clouds that have a legal place each.

    Smaller clouds begin where the larger ones ended, since that is nearly legal. Where none is
    legal: the single least bad map.
    """
    least_bad: _Candidate | None = None
    seeds: list[Centres] = list(_starts(map_))
    clouds: tuple[SizedCloud, ...] = ()
    for fill in FILLS:
        height = unit_height(map_.problem, map_.labels, fill)
        if (smaller := sized(map_.problem, map_.labels, height)) == clouds:
            continue
        clouds = smaller
        studied = _studied(map_, clouds, seeds)
        if not studied[0].wrong:
            return [candidate for candidate in studied if not candidate.wrong][:_FINISHED]
        if least_bad is None or studied[0].rank > least_bad.rank:
            least_bad = studied[0]
        seeds = [candidate.centres for candidate in studied]
    assert least_bad is not None
    return [_by_chance(map_, least_bad)]


def _by_chance(map_: _Map, best: _Candidate) -> _Candidate:
    """A better map than `best` from random starts, with the clouds of `best` or the smallest."""
    smallest = sized(map_.problem, map_.labels, unit_height(map_.problem, map_.labels, FILLS[-1]))
    generator = random.Random(1)
    for turn in range(_TURNS_OF_CHANCE):
        clouds = best.clouds if turn % 2 else smallest
        for candidate in _studied(map_, clouds, list(_random_starts(map_, generator))):
            if candidate.rank > best.rank:
                best = candidate
        if not best.wrong:
            break
    return best


def _studied(
    map_: _Map, clouds: tuple[SizedCloud, ...], seeds: Sequence[Centres]
) -> list[_Candidate]:
    """The best few of `seeds` after a glance at each, relaxed to the end, best first."""
    acting = forces(map_.related, clouds, map_.frame, GAP)
    glanced = (_judged(map_, clouds, relaxed(seed, acting, _GLANCE)) for seed in seeds)
    promising = _best_first(glanced)[:_STUDIED]
    return _best_first(
        _judged(map_, clouds, relaxed(candidate.centres, acting, _STUDY))
        for candidate in promising
    )


def _best_first(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    return sorted(candidates, key=lambda candidate: candidate.rank, reverse=True)


def _judged(map_: _Map, clouds: tuple[SizedCloud, ...], centres: Centres) -> _Candidate:
    wrong = cloud_score.offences(map_.related, clouds, centres, map_.frame)
    score = cloud_score.score(map_.related, clouds, centres, map_.frame, wrong)
    return _Candidate(clouds, centres, tuple(wrong), score)


def _starts(map_: _Map) -> Iterator[Centres]:
    """Every pattern, with the clouds assigned to its slots from two first guesses."""
    count, (w, h) = len(map_.problem.clouds), map_.frame
    ratios = [label.ratio for label in map_.labels]
    wanted = wishes(map_.related, ratios)
    cell_h = (w * h / count / (ASPECT * 1.1)) ** 0.5
    scale = round(w / (cell_h * ASPECT * 1.1), 6), round(h / cell_h, 6)
    seen = set()
    for pattern in patterns(count, w, h):
        by_middle = sorted(range(count), key=lambda s: abs(pattern[s][0]) + abs(pattern[s][1]))
        by_weight = sorted(range(count), key=lambda i: -ratios[i])
        central = [0] * count
        for cloud, slot in zip(by_weight, by_middle, strict=True):
            central[cloud] = slot
        for first in (list(range(count)), central):
            slots = assigned(pattern, scale, wanted, first)
            if (pattern, slots) not in seen:
                seen.add((pattern, slots))
                yield tuple((pattern[s][0] * w, pattern[s][1] * h) for s in slots)


def _random_starts(map_: _Map, generator: random.Random) -> Iterator[Centres]:
    w, h = map_.frame
    for _ in range(_CHANCES):
        yield tuple(
            ((generator.random() - 0.5) * w * 0.8, (generator.random() - 0.5) * h * 0.8)
            for _ in map_.problem.clouds
        )


def _loosened(map_: _Map, tight: _Candidate) -> _Candidate:
    """The same map with wider gaps, as long as nothing gets worse."""
    best = tight
    for gap in LOOSER_GAPS:
        acting = forces(map_.related, best.clouds, map_.frame, gap, drifting=False)
        looser = _judged(map_, best.clouds, relaxed(best.centres, acting, _LOOSEN))
        if len(looser.wrong) > len(best.wrong) or looser.score < tight.score - 0.6:
            break
        best = looser
    return best


def _settled(map_: _Map, found: _Candidate) -> _Candidate:
    """The map in the middle of its frame and drawn out to its borders, if no cloud is fixed."""
    if any(at is not None for at in map_.related.fixed):
        return _judged(map_, found.clouds, _rounded(found.centres))
    left, top, right, bottom = cloud_score.bounds(found.clouds, found.centres)
    dx, dy = (left + right) / 2, (top + bottom) / 2
    centred = _rounded((x - dx, y - dy) for x, y in found.centres)
    middle = _judged(map_, found.clouds, centred)
    drawn_out = _judged(map_, found.clouds, _drawn_out(map_, found.clouds, centred))
    return drawn_out if len(drawn_out.wrong) <= len(middle.wrong) else middle


def _drawn_out(map_: _Map, clouds: tuple[SizedCloud, ...], centres: Centres) -> Centres:
    """All places farther from the middle, up to the frame; clouds that overlap move as one."""
    blocks = _blocks(map_.related, len(clouds))
    moved = [list(centre) for centre in centres]
    for axis, size in ((0, map_.frame[0]), (1, map_.frame[1])):
        factor, middles = _MOST_DRAWN, []
        for block in blocks:
            low = min(centres[i][axis] - (clouds[i].w, clouds[i].h)[axis] / 2 for i in block)
            high = max(centres[i][axis] + (clouds[i].w, clouds[i].h)[axis] / 2 for i in block)
            middles.append((low + high) / 2)
            if abs(middles[-1]) > 1:
                factor = min(factor, (size - (high - low)) / 2 / abs(middles[-1]))
        for block, middle in zip(blocks, middles, strict=True):
            for i in block:
                moved[i][axis] += middle * (max(1.0, factor) - 1)
    return _rounded((x, y) for x, y in moved)


def _blocks(related: Relations, count: int) -> list[list[int]]:
    """The clouds in blocks that overlap on purpose, directly or through others."""
    block = list(range(count))
    for i, j in related.joined:
        block = [block[i] if b == block[j] else b for b in block]
    return [[i for i in range(count) if block[i] == b] for b in dict.fromkeys(block)]


def _rounded(centres: Iterable[tuple[float, float]]) -> Centres:
    return tuple((round(x, 3), round(y, 3)) for x, y in centres)


def _places(map_: _Map, found: _Candidate) -> CloudPlaces:
    frame, ids = map_.problem.frame, [cloud.id for cloud in map_.problem.clouds]
    middle_x, middle_y = frame.x + frame.w / 2, frame.y + frame.h / 2
    places = []
    for id_, cloud, (x, y) in zip(ids, found.clouds, found.centres, strict=True):
        box = Box(middle_x + x - cloud.w / 2, middle_y + y - cloud.h / 2, cloud.w, cloud.h)
        places.append(CloudPlace(id_, box, cloud.lines, cloud.size, cloud.bold, cloud.fits))
    faults = tuple(Fault(o.kind, tuple(ids[i] for i in o.clouds), o.amount) for o in found.faults)
    return CloudPlaces(tuple(places), faults)
