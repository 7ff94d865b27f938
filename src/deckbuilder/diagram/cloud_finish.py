"""The last touches on a legal map: more air between the clouds, and the whole frame used."""

from __future__ import annotations

from collections.abc import Iterable

from deckbuilder.diagram import cloud_score
from deckbuilder.diagram.cloud_candidate import Candidate, Task, judged
from deckbuilder.diagram.cloud_relations import Relations
from deckbuilder.diagram.cloud_relaxation import Centres, forces, relaxed
from deckbuilder.diagram.cloud_sizes import SizedCloud

LOOSER_GAPS = (14.0, 20.0, 27.0, 36.0, 46.0)
"""Points between two clouds, tried in turn while the map stays as good."""
MOST_DRAWN_OUT = 1.25
"""A map is drawn out at most so much to fill its frame: clouds of one map belong together."""
_STEPS = 70
_UGLIER = 0.6
"""Score that more air may cost; arrows grow longer with it."""


def finished(given: Task, tight: Candidate) -> Candidate:
    """Return `tight` loosened, centred, drawn out to the frame and rounded to 0.001 pt."""
    return _settled(given, _loosened(given, tight))


def _loosened(given: Task, tight: Candidate) -> Candidate:
    best = tight
    for gap in LOOSER_GAPS:
        acting = forces(given.related, best.clouds, given.frame, gap, drifting=False)
        looser = judged(given, best.clouds, relaxed(best.centres, acting, _STEPS), as_drawn=True)
        if len(looser.wrong) > len(best.wrong) or looser.score < tight.score - _UGLIER:
            break
        best = looser
    return best


def _settled(given: Task, found: Candidate) -> Candidate:
    """The map in the middle of its frame and drawn out to its borders, if no cloud is fixed."""
    kept = judged(given, found.clouds, _rounded(found.centres), as_drawn=True)
    if any(at is not None for at in given.related.fixed):
        return kept
    left, top, right, bottom = cloud_score.bounds(found.clouds, found.centres)
    dx, dy = (left + right) / 2, (top + bottom) / 2
    centred = _rounded((x - dx, y - dy) for x, y in found.centres)
    wide = _drawn_out(given, found.clouds, centred)
    for centres in (wide, centred):
        settled = judged(given, found.clouds, centres, as_drawn=True)
        if len(settled.wrong) <= len(kept.wrong):
            return settled
    return kept


def _drawn_out(given: Task, clouds: tuple[SizedCloud, ...], centres: Centres) -> Centres:
    """All places farther from the middle, up to the frame; clouds that overlap move as one."""
    blocks = _blocks(given.related, len(clouds))
    moved = [list(centre) for centre in centres]
    for axis, size in enumerate(given.frame):
        factor, middles = MOST_DRAWN_OUT, []
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
    for i, j, _, _ in related.joined:
        block = [block[i] if b == block[j] else b for b in block]
    return [[i for i in range(count) if block[i] == b] for b in dict.fromkeys(block)]


def _rounded(centres: Iterable[tuple[float, float]]) -> Centres:
    return tuple((round(x, 3), round(y, 3)) for x, y in centres)
