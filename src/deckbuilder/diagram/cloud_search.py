"""Searching the places of clouds: the largest clouds that can be placed legally win.

For one size: starts from patterns of rows and rings, a short relaxation of each, a longer one of
the best few. Smaller clouds begin where the larger ones ended, since that is nearly legal.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from deckbuilder.diagram.cloud_assignment import assigned, wishes
from deckbuilder.diagram.cloud_candidate import Candidate, Task, best_first, judged
from deckbuilder.diagram.cloud_relaxation import Centres, Forces, forces, relaxed
from deckbuilder.diagram.cloud_sizes import ASPECT, SizedCloud, sized, unit_height
from deckbuilder.diagram.cloud_slots import Pattern, patterns

FILLS = (0.54, 0.49, 0.44, 0.39, 0.34, 0.29, 0.24, 0.19, 0.14)
"""Shares of the frame that clouds may cover, tried in turn until the map is legal."""
GAP = 10.0
"""Points between two clouds while the map is searched."""
_GLANCE, _STUDY = 36, 90
"""Steps of relaxation to sort starts out, and to settle the best."""
_STUDIED, _FINISHED = 5, 3
_PATIENCE = 2
_REPAIRS, _EXCHANGES = 5, 24


def searched(given: Task) -> list[Candidate]:
    """Return the best few maps with the largest clouds that have a legal place each.

    Where none is legal: the single least bad map.
    """
    attempts = _attempts(given)
    for acceptable in (_comfortable, _legal):
        for attempt in attempts:
            if acceptable(attempt[0]):
                return [candidate for candidate in attempt if acceptable(candidate)][:_FINISHED]
    repaired = _repaired(given, best_first(chain(*attempts))[:_STUDIED])
    if not _legal(repaired):
        # Largest first, so that a fault that no size mends does not make the clouds tiny.
        return [min((*(found[0] for found in attempts), repaired), key=lambda c: len(c.faults))]
    regrown = (_relaxed(given, clouds, repaired.centres, _STUDY) for clouds in _sizes(given))
    return [next(filter(_legal, regrown), repaired)]


def _legal(candidate: Candidate) -> bool:
    return not candidate.faults


def _comfortable(candidate: Candidate) -> bool:
    return not candidate.wrong


def _attempts(given: Task) -> list[list[Candidate]]:
    """The best few maps for every size, until one is comfortable or getting there is hopeless."""
    attempts: list[list[Candidate]] = []
    seeds: Sequence[Centres] = list(_starts(given))
    in_vain, best = 0, None
    for clouds in _sizes(given):
        attempts.append(_studied(given, clouds, seeds))
        found = attempts[-1][0]
        if not found.wrong:
            break
        in_vain = in_vain + 1 if best is not None and found.rank <= best else 0
        best = found.rank if best is None else max(best, found.rank)
        if in_vain >= (_PATIENCE if found.faults else 1):
            break
        seeds = [candidate.centres for candidate in attempts[-1][:_FINISHED]]
    return attempts


def _sizes(given: Task) -> Iterator[tuple[SizedCloud, ...]]:
    """The clouds in smaller and smaller sizes, until labels let them shrink no more."""
    before: tuple[SizedCloud, ...] = ()
    for fill in FILLS:
        height = unit_height(given.problem, given.labels, fill)
        clouds = sized(given.problem, given.labels, height)
        if clouds != before:
            yield clouds
        before = clouds


def _studied(
    given: Task, clouds: tuple[SizedCloud, ...], seeds: Iterable[Centres]
) -> list[Candidate]:
    """The best few of `seeds` after a glance at each, relaxed to the end, best first."""
    acting = _forces(given, clouds)
    glanced = (judged(given, clouds, relaxed(seed, acting, _GLANCE)) for seed in seeds)
    return best_first(
        _relaxed(given, clouds, candidate.centres, _STUDY)
        for candidate in best_first(glanced)[:_STUDIED]
    )


def _relaxed(
    given: Task, clouds: tuple[SizedCloud, ...], centres: Centres, steps: int
) -> Candidate:
    acting = _forces(given, clouds)
    return judged(given, clouds, relaxed(centres, acting, steps), as_drawn=True)


def _forces(given: Task, clouds: tuple[SizedCloud, ...]) -> Forces:
    """Clouds are drawn to the middle, unless fixed ones already hold the map together."""
    drifting = all(at is None for at in given.related.fixed)
    return forces(given.related, clouds, given.frame, GAP, drifting)


def _repaired(given: Task, current: list[Candidate]) -> Candidate:
    """The best map after exchanging clouds in the way of others, again and again while it helps.

    The clouds are the smallest ones, which leave the most room.
    """
    *_, smallest = _sizes(given)
    best = current[0]
    for _ in range(_REPAIRS):
        seeds = dict.fromkeys(seed for candidate in current for seed in _exchanges(candidate))
        current = _studied(given, smallest, list(seeds)[:_EXCHANGES])
        if current[0].rank <= best.rank:
            break
        best = current[0]
        if _legal(best):
            break
    return best


def _exchanges(candidate: Candidate) -> Iterator[Centres]:
    """The places as they are, and with a cloud of the worst fault exchanged with any other."""
    yield candidate.centres
    worst = max(candidate.wrong, key=lambda offence: offence.amount)
    for i in reversed(worst.clouds):
        for j in range(len(candidate.centres)):
            if j != i:
                centres = list(candidate.centres)
                centres[i], centres[j] = centres[j], centres[i]
                yield tuple(centres)


def _starts(given: Task) -> Iterator[Centres]:
    """Every pattern, with the clouds assigned to its slots from two first guesses."""
    (w, h), count = given.frame, len(given.labels)
    ratios = [label.ratio for label in given.labels]
    wanted = wishes(given.related, ratios)
    free = [i for i, at in enumerate(given.related.fixed) if at is None]
    cell_h = (w * h / count / (ASPECT * 1.1)) ** 0.5
    scale = round(w / (cell_h * ASPECT * 1.1), 6), round(h / cell_h, 6)
    seen = set()
    for pattern in patterns(count, w, h):
        in_order = _guess(given, pattern, free, list(range(count)))
        by_middle = sorted(range(count), key=lambda s: abs(pattern[s][0]) + abs(pattern[s][1]))
        by_weight = sorted(free, key=lambda i: -ratios[i])
        heavy_central = _guess(given, pattern, by_weight, by_middle)
        for first in (in_order, heavy_central):
            slots = assigned(pattern, scale, wanted, first, free)
            if (pattern, slots) not in seen:
                seen.add((pattern, slots))
                yield tuple((pattern[s][0] * w, pattern[s][1] * h) for s in slots)


def _guess(given: Task, pattern: Pattern, clouds: list[int], slots: list[int]) -> list[int]:
    """A slot for each cloud: the nearest for those fixed by hand, `slots` in turn for `clouds`."""
    left, chosen = list(slots), {}
    for cloud, at in enumerate(given.related.fixed):
        if at is not None:
            chosen[cloud] = min(left, key=lambda s: round(math.dist(pattern[s], at), 6))
            left.remove(chosen[cloud])
    chosen.update(zip(clouds, left, strict=True))
    return [chosen[cloud] for cloud in range(len(slots))]
