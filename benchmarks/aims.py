"""Hold the numbers against what the project has promised itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.contest import Entry
from benchmarks.measure import Series
from benchmarks.peers import OURS, PANDOC, PPTXGENJS, PYTHON_PPTX
from benchmarks.startup import BARE, COLD, HELP, WARM, Start

SIZE = 1000
DOUBLE_SIZE = 2000
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Aim:
    """A promise: at most ``limit``, in ``unit``. ``value`` is None where nothing was measured."""

    name: str
    limit: float
    unit: str
    value: float | None

    @property
    def verdict(self) -> str:
        """Say whether the promise is kept."""
        if self.value is None:
            return "not measured"
        return "met" if self.value <= self.limit else "missed"


def check(entries: Sequence[Entry], starts: Sequence[Start]) -> list[Aim]:
    """Return every aim with what was measured for it."""
    return [*_deck_aims(entries), *_start_aims(starts)]


def _deck_aims(entries: Sequence[Entry]) -> list[Aim]:
    series = {(entry.tool, entry.slides): entry.series for entry in entries}
    ours = series.get((OURS, SIZE))

    def against(peer: str) -> float | None:
        return ratio(ours, series.get((peer, SIZE)))

    peak = ours.peak_bytes / MEGABYTE if ours else None
    growth = ratio(series.get((OURS, DOUBLE_SIZE)), ours)
    return [
        Aim(f"{SIZE:,} slides, time ÷ PptxGenJS", 1.5, "", against(PPTXGENJS)),
        Aim(f"{SIZE:,} slides, time ÷ python-pptx", 1 / 8, "", against(PYTHON_PPTX)),
        Aim(f"{SIZE:,} slides, time ÷ pandoc", 1 / 20, "", against(PANDOC)),
        Aim(f"{SIZE:,} slides, peak memory", 120, "MB", peak),
        Aim(f"{DOUBLE_SIZE:,} slides, time ÷ {SIZE:,} slides", 2.2, "", growth),
    ]


def _start_aims(starts: Sequence[Start]) -> list[Aim]:
    best = {start.name: start.series.best for start in starts if start.series}
    more = (best[HELP] - best[BARE]) * 1000 if HELP in best and BARE in best else None
    return [
        Aim(f"{HELP}, over {BARE}", 60, "ms", more),
        Aim(COLD, 1.0, "s", best.get(COLD)),
        Aim(WARM, 0.5, "s", best.get(WARM)),
    ]


def ratio(one: Series | None, other: Series | None) -> float | None:
    """Return the best time of ``one`` in units of the other's, None where either is missing."""
    return one.best / other.best if one and other else None
