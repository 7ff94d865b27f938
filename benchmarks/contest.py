"""Let every tool build every size, in turns, and keep only what was proven complete."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import decks
from benchmarks.measure import Measurement, RunFailedError, Series, measure
from benchmarks.peers import SOURCE, Tool
from benchmarks.verify import DeckIncompleteError, verify


@dataclass(frozen=True, slots=True)
class Entry:
    """What one tool came to at one size: a series, or the problem that leaves it without."""

    tool: str
    slides: int
    series: Series | None
    file_bytes: int = 0
    problem: str = ""


Say = Callable[[str], None]
Key = tuple[str, int]


def environment(cache: Path) -> dict[str, str]:
    """Return what every run sees on top of this process's environment.

    Our own source comes first on the path, and our cache is the folder ``cache``, so that
    nothing an earlier build left on this machine helps.
    """
    inherited = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([str(SOURCE), inherited]) if inherited else str(SOURCE)
    # Compiled modules are kept, as on any other machine: some forbid that to save disk writes.
    return {
        "PYTHONPATH": path,
        "DECKBUILDER_CACHE": str(cache),
        "PYTHONDONTWRITEBYTECODE": "",
    }


def hold(
    tools: Sequence[Tool], sizes: Sequence[int], repeats: int, folder: Path, say: Say
) -> list[Entry]:
    """Return one entry for each size and tool, in that order.

    Each tool first builds the smallest deck once for nothing, so that its program is in the disk
    cache for everybody alike. Then the rounds go through all sizes and all tools, so that a slow
    minute of the machine falls on all of them. ``folder`` takes the decks; ``say`` hears of every
    run as it ends.
    """
    for tool in tools:
        _attempt(Entry(tool.name, min(sizes), None), tool, folder, say)
    entries = {(tool.name, size): Entry(tool.name, size, None) for size in sizes for tool in tools}
    for _ in range(repeats):
        for size in sizes:
            for tool in tools:
                entry = entries[tool.name, size]
                if not _finished(entry):
                    entries[tool.name, size] = _attempt(entry, tool, folder, say)
    return list(entries.values())


def _finished(entry: Entry) -> bool:
    return bool(entry.problem) or (entry.series is not None and entry.series.slow)


def _attempt(entry: Entry, tool: Tool, folder: Path, say: Say) -> Entry:
    """Return ``entry`` with one run more, or with the problem that stopped it."""
    workplace = folder / f"{tool.name}-{entry.slides}"
    try:
        run, file_bytes = _build(tool, entry.slides, workplace)
    except (RunFailedError, DeckIncompleteError) as error:
        say(f"{tool.name}, {entry.slides} slides: {error}")
        return Entry(tool.name, entry.slides, None, problem=str(error))
    finally:
        shutil.rmtree(workplace, ignore_errors=True)
    say(f"{tool.name}, {entry.slides} slides: {run.seconds:.2f} s")
    series = entry.series.with_run(run) if entry.series else Series((run,))
    return Entry(tool.name, entry.slides, series, file_bytes)


def _build(tool: Tool, size: int, workplace: Path) -> tuple[Measurement, int]:
    """Build one deck in a fresh folder; return what it cost and the bytes of the proven file."""
    workplace.mkdir(parents=True)
    source, output = workplace / tool.input_name, workplace / "out.pptx"
    slides = decks.make_slides(size)
    source.write_text(tool.write_input(slides), encoding="utf-8")
    run = measure(tool.command(source, output), environment(workplace / "cache"))
    verify(output, slides)
    return run, output.stat().st_size


def to_stderr(line: str) -> None:
    """Show one line of progress."""
    print(line, file=sys.stderr, flush=True)
