"""Lists and mappings without brackets: parts put in, taken out, wrapped and commented on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from deckbuilder.source.rows import Row, blank_lines_after, blank_lines_before
from deckbuilder.source.splicing import Splice, line_end, line_start
from deckbuilder.source.written import Written

_LINE_START: Final = re.compile(r"(?<=\n)(?=[^\n])")


def insertion(text: str, new: str, before: Row | None, after: Row | None, gap: int) -> Splice:
    """`new` as a row of its own below the row `before`, or above `after` when there is none.

    `new` is indented from its second line on; `gap` blank lines go between it and its neighbour.
    """
    breaks = "\n" * (1 + gap)
    if before:
        return Splice(before.end, before.end, breaks + " " * before.column + new)
    assert after
    if after.begins_line:
        place = line_start(text, after.start)
        return Splice(place, place, " " * after.column + new + breaks)
    return Splice(after.head, after.head, new + breaks + " " * after.column)


def gap_at(text: str, rows: list[Row], index: int) -> int:
    """Blank lines that rows have between them where a new one is put in at `index`."""
    if len(rows) < 2:
        return 0
    above = min(max(index - 1, 0), len(rows) - 2)
    return blank_lines_after(text, rows[above].end)


def usual_gap(text: str, rows: list[Row]) -> int:
    """Blank lines that all rows have between them."""
    return min((blank_lines_after(text, row.end) for row in rows[:-1]), default=0)


def deletion(text: str, rows: list[Row], index: int, opened: int) -> Iterator[Splice]:
    """Ways to take one of several rows away, and the blank lines that only it needed.

    The line break after it goes, or the one before it: of these one can be needed by a row that
    is put in at the same time.
    """
    row = rows[index]
    if not row.begins_line:
        below = row.end + 1
        while not text[below : line_end(text, below)].strip(" \t"):
            below = line_end(text, below) + 1
        line = text[below : line_end(text, below)]
        yield Splice(row.head, below + len(line) - len(line.lstrip(" ")), "")
        return
    floor = rows[index - 1].end if index else opened
    above, below = blank_lines_before(text, row.start, floor), blank_lines_after(text, row.end)
    start, end = line_start(text, row.start), row.end
    if index > 0 and (index == len(rows) - 1 or above < below):
        for _ in range(above):
            start = line_start(text, start - 1)
    else:
        for _ in range(below):
            end = line_end(text, end + 1)
    if end < len(text):
        yield Splice(start, end + 1, "")
    yield Splice(max(start - 1, 0), end, "")


def last_deletion(text: str, row: Row, opened: int | None, empty: str) -> list[Splice]:
    """The only row taken away, and `empty` (`[]` or `{}`) written after `opened` instead."""
    if opened is None or not row.begins_line:
        return [Splice(row.head if opened is not None else row.start, row.end, empty)]
    above = blank_lines_before(text, row.start, opened)
    start = line_start(text, row.start)
    for _ in range(above):
        start = line_start(text, start - 1)
    return [Splice(opened, opened, f" {empty}"), Splice(start - 1, row.end, "")]


def wrapping(text: str, part: Written, key: str, step: int, inner: int | None) -> list[Splice]:
    """`key: ` before a part, all of whose further lines go `step` columns to the right.

    A part that is the value of a key goes to a line of its own, indented by `inner`; a list or
    mapping without brackets begins on a line after the new key.
    """
    start = part.start
    label = f"{key}: " if part.start < part.end else f" {key}:"
    if part.kind in ("list", "mapping") and not part.flow:
        label = f"{key}:\n" + " " * (start - line_start(text, start) + step)
    further = _further_in(text, part, step)
    if inner is None:
        return [Splice(start, start, label), *further]
    gap = len(text[:start]) - len(text[:start].rstrip(" \t"))
    label = "\n" + " " * inner + label.lstrip(" ")
    return [Splice(start - gap, start, label), *further]


def wrapping_lines(text: str, part: Written, key: str, step: int, inner: int) -> list[Splice]:
    """`key: ` before the value of another key that begins on a line below that.

    The new key is indented by `inner` at least; a list or mapping without brackets goes below it.
    """
    start = line_start(text, part.start)
    column = part.start - start
    if part.flow or part.kind in ("text", "alias"):
        return [Splice(part.start, part.start, f"{key}: "), *_further_in(text, part, step)]
    inner = max(inner, column)
    by = inner + step - column
    label = " " * inner + f"{key}:\n" + " " * by
    return [Splice(start, start, label), *_further_in(text, part, by)]


def _further_in(text: str, part: Written, by: int) -> list[Splice]:
    """All lines of a part but the first indented by so many more columns."""
    return [
        Splice(found.start(), found.start(), " " * by)
        for found in _LINE_START.finditer(text, part.start, part.end)
        if found.start() > part.start
    ]
