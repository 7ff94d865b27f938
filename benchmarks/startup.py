"""Measure how long the command takes to start, and to build the reference talk."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.contest import Say, environment
from benchmarks.measure import RunFailedError, Series, measure
from benchmarks.verify import DeckIncompleteError, verify_any

REFERENCE_TALK = "ai-safety-landscape.yaml"
OUTPUT = "out.pptx"
REPEATS_FACTOR = 3
"""Starts are short and noisy, so they are repeated more often than whole decks."""

BARE = "python -c pass"
HELP = "deckbuilder --help"
COLD = "deckbuilder build, reference talk, cold"
WARM = "deckbuilder build, reference talk, warm"


@dataclass(frozen=True, slots=True)
class Start:
    """One way to start: a series, or the problem that leaves it without.

    ``failed`` tells a start that went wrong from one that is not there to be measured.
    """

    name: str
    series: Series | None
    problem: str = ""
    failed: bool = False


def measure_starts(ours: bool, talks: Path, repeats: int, folder: Path, say: Say) -> list[Start]:
    """Return the four starts, measured in turns; without ``ours`` only Python's own.

    The reference talk in the folder ``talks`` is built from a copy under ``folder``. Cold: nothing
    beside the talk and in the cache but what a checkout has. Warm: right after that same build.
    """
    starts = {name: Start(name, None) for name in (BARE, HELP, COLD, WARM)}
    starts |= {name: Start(name, None, reason) for name, reason in _absent(ours, talks).items()}
    for _ in range(repeats * REPEATS_FACTOR):
        workplace = _fresh_copy(talks, folder / "reference")
        for name, start in starts.items():
            if not start.problem:
                starts[name] = _once_more(start, workplace)
    for start in starts.values():
        say(f"{start.name}: " + (f"{start.series.best:.3f} s" if start.series else start.problem))
    return list(starts.values())


def _absent(ours: bool, talks: Path) -> dict[str, str]:
    """Return the starts that cannot be measured here, and why."""
    if not ours:
        return dict.fromkeys((HELP, COLD, WARM), "skipped, there is no deckbuilder command")
    if not (talks / REFERENCE_TALK).is_file():
        return dict.fromkeys((COLD, WARM), f"skipped, talks/{REFERENCE_TALK} is not there")
    return {}


def _fresh_copy(talks: Path, workplace: Path) -> Path:
    """Empty ``workplace``, copy the talks into it and return it."""
    shutil.rmtree(workplace, ignore_errors=True)
    workplace.mkdir(parents=True)
    if talks.is_dir():
        # Hidden files may be what an earlier build left: a cold build must not see them.
        left_behind = shutil.ignore_patterns(".*", "*.pptx")
        shutil.copytree(talks, workplace / "talks", ignore=left_behind)
    if (talks.parent / "assets").is_dir():
        shutil.copytree(talks.parent / "assets", workplace / "assets")
    return workplace


def _once_more(start: Start, workplace: Path) -> Start:
    """Return ``start`` with one run more, or with the problem that stopped it.

    A build that ends well but leaves no deck is a failure: refusing a talk is quick, and would
    pass for a fast build.
    """
    output = workplace / OUTPUT
    output.unlink(missing_ok=True)
    try:
        run = measure(_commands(workplace)[start.name], environment(workplace / "cache"))
        if start.name in {COLD, WARM}:
            verify_any(output)
    except (RunFailedError, DeckIncompleteError) as error:
        return Start(start.name, None, str(error), failed=True)
    return Start(start.name, start.series.with_run(run) if start.series else Series((run,)))


def _commands(workplace: Path) -> dict[str, list[str]]:
    """Return the command line of every start; cold and warm differ only in what came before."""
    ours = [sys.executable, "-m", "deckbuilder"]
    talk, output = workplace / "talks" / REFERENCE_TALK, workplace / OUTPUT
    build = [*ours, "build", str(talk), "-o", str(output)]
    return {
        BARE: [sys.executable, "-c", "pass"],
        HELP: [*ours, "--help"],
        COLD: build,
        WARM: build,
    }
