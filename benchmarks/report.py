"""Set the results as plain Markdown, and put them into the README between its markers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from benchmarks.aims import MEGABYTE, Aim, check, ratio
from benchmarks.contest import Entry
from benchmarks.measure import Series
from benchmarks.peers import OURS
from benchmarks.startup import BARE, Start

BEGIN = "<!-- results: begin (written by run.py) -->"
END = "<!-- results: end -->"
NOTHING = "-"


class MarkersMissingError(Exception):
    """The README has no place for the results."""


def sections(
    entries: Sequence[Entry], starts: Sequence[Start], missing: dict[str, str]
) -> list[str]:
    """Return headings and tables in turn; ``missing`` says which tools are not here and why."""
    parts: list[str] = []
    if entries:
        parts += ["### The same deck, by every tool", deck_table(entries)]
        parts += ["### Growth", growth_table(entries)]
    if starts:
        parts += ["### Start", start_table(starts)]
    parts += ["### Aims", aims_table(check(entries, starts))]
    if trouble := problems(entries, starts, missing):
        parts += ["### Not measured", trouble]
    return parts


def table(headers: Sequence[str], rows: Sequence[Sequence[str]], text_columns: int = 1) -> str:
    """Return a Markdown table that also reads well as text.

    The first ``text_columns`` columns are set to the left, the others, numbers, to the right.
    """
    columns = list(zip(headers, *rows, strict=True))
    widths = [max(3, *(len(cell) for cell in column)) for column in columns]

    def line(cells: Sequence[str]) -> str:
        padded = (
            cell.ljust(width) if index < text_columns else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        return "| " + " | ".join(padded) + " |"

    rule = [
        "-" * width if index < text_columns else "-" * (width - 1) + ":"
        for index, width in enumerate(widths)
    ]
    return "\n".join([line(headers), line(rule), *(line(row) for row in rows)])


def deck_table(entries: Sequence[Entry]) -> str:
    """Return time, memory, file size and the time in units of ours, by size and tool."""
    ours = {entry.slides: entry.series for entry in entries if entry.tool == OURS}
    headers = ["tool", "slides", "best", "median", "runs", "peak memory", "file", "time ÷ ours"]
    rows = []
    for entry in entries:
        shared = [entry.tool, f"{entry.slides:,}"]
        if entry.series is None:
            rows.append([*shared, *[NOTHING] * 6])
            continue
        size = f"{entry.file_bytes / MEGABYTE:.2f} MB"
        against = times(ratio(entry.series, ours.get(entry.slides)))
        rows.append([*shared, *_measured(entry.series), size, against])
    return table(headers, rows)


def growth_table(entries: Sequence[Entry]) -> str:
    """Return how much longer each next size takes; linear would be the header's own factor."""
    sizes = sorted({entry.slides for entry in entries})
    series = {(entry.tool, entry.slides): entry.series for entry in entries}
    steps = list(pairwise(sizes))
    headers = ["tool", *(f"{small:,} to {large:,}" for small, large in steps)]
    rows = [["slides", *(times(large / small) for small, large in steps)]]
    for tool in dict.fromkeys(entry.tool for entry in entries):
        own = {size: series.get((tool, size)) for size in sizes}
        rows.append([tool, *(times(ratio(own[large], own[small])) for small, large in steps)])
    return table(headers, rows)


def start_table(starts: Sequence[Start]) -> str:
    """Return the start-up times, and how much of each is more than bare Python."""
    best = {start.name: start.series.best for start in starts if start.series}
    rows = []
    for start in starts:
        if start.series is None:
            rows.append([start.name, *[NOTHING] * 5])
            continue
        more = f"{(start.series.best - best[BARE]) * 1000:.0f} ms" if BARE in best else NOTHING
        rows.append([start.name, *_measured(start.series), more])
    headers = ["command", "best", "median", "runs", "peak memory", "over bare Python"]
    return table(headers, rows)


def _measured(series: Series) -> list[str]:
    peak = f"{series.peak_bytes / MEGABYTE:.0f} MB"
    return [duration(series.best), duration(series.median), str(len(series.runs)), peak]


def aims_table(aims: Sequence[Aim]) -> str:
    """Return each aim with what was measured and whether that is enough."""
    rows = [
        [
            aim.name,
            f"{aim.limit:g} {aim.unit}".strip(),
            NOTHING if aim.value is None else f"{aim.value:.3g} {aim.unit}".strip(),
            aim.verdict,
        ]
        for aim in aims
    ]
    return table(["aim", "at most", "measured", ""], rows)


def problems(entries: Sequence[Entry], starts: Sequence[Start], missing: dict[str, str]) -> str:
    """Return what could not be measured and why, one line each, or nothing."""
    lines = [f"- {name}: skipped, {reason}" for name, reason in missing.items()]
    lines += [
        f"- {entry.tool}, {entry.slides:,} slides: {entry.problem}"
        for entry in entries
        if entry.problem
    ]
    lines += [f"- {start.name}: {start.problem}" for start in starts if start.problem]
    return "\n".join(lines)


def duration(seconds: float) -> str:
    """Return a time with as many digits as it deserves."""
    if seconds < 1:
        return f"{seconds * 1000:.0f} ms"
    return f"{seconds:.2f} s" if seconds < 10 else f"{seconds:.1f} s"


def times(factor: float | None) -> str:
    """Return a factor, or a dash where there is none."""
    return NOTHING if factor is None else f"{factor:.3g} x"


def into_readme(readme: str, results: str) -> str:
    """Return the text ``readme`` with ``results`` between the markers.

    Raises MarkersMissingError when the two markers are not there, once each and in order.
    """
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise MarkersMissingError(f"the README lacks the lines {BEGIN!r} and {END!r}")
    return f"{before}{BEGIN}\n\n{results.strip()}\n\n{END}{after}"
