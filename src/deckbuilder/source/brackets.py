"""Lists in brackets and mappings in braces: parts put in and taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from deckbuilder.source.rows import first_comment
from deckbuilder.source.splicing import (
    Splice,
    begins_line,
    column,
    is_blank_or_comment,
    line_end,
    line_start,
)
from deckbuilder.source.written import Written

_NOTHING: Final = re.compile(r"(?:[ \t\n]+(?:#[^\n]*)?)*")
_COLON: Final = re.compile(r"[ \t\n]*:")


@dataclass(frozen=True, slots=True)
class _Cell:
    """An item, or a key with its value."""

    start: int
    end: int
    comma: int | None
    """Index just after the comma that follows."""
    has_lines: bool
    """Whether it and its comma have lines of their own, perhaps with a comment."""


def insertion(
    text: str, whole: Written, new: str, before: int | None, after: int | None
) -> list[Splice]:
    """`new` after the part number `before`, or else in front of the part number `after`."""
    cells = _cells(text, whole)
    if before is not None:
        return _after(text, cells, before, new)
    if after is None:
        inside = text[whole.inner + 1 : whole.end - 1]
        end = whole.inner + 1 if inside.strip() else whole.end - 1
        return [Splice(whole.inner + 1, end, new)]
    cell = cells[after]
    if not cell.has_lines:
        return [Splice(cell.start, cell.start, f"{new},{_gap(text, cells)}")]
    place = line_start(text, first_comment(text, cell.start, whole.inner + 1))
    pad = " " * column(text, cell.start)
    return [Splice(place, place, f"{pad}{new},\n")]


def _after(text: str, cells: list[_Cell], number: int, new: str) -> list[Splice]:
    cell = cells[number]
    if not cell.has_lines:
        return [Splice(cell.end, cell.end, f",{_gap(text, cells)}{new}")]
    line = "\n" + " " * column(text, cell.start) + new
    end = line_end(text, cell.end)
    if cell.comma is None:
        return [Splice(cell.end, cell.end, ","), Splice(end, end, line)]
    return [Splice(end, end, f"{line},")]


def deletion(text: str, whole: Written, number: int) -> list[Splice]:
    """One part taken away, and the comma that divides it from another."""
    cells = _cells(text, whole)
    cell = cells[number]
    if (
        len(cells) == 1
        and "#" not in text[whole.inner + 1 : cell.start] + text[cell.end : whole.end]
    ):
        return [Splice(whole.inner + 1, whole.end - 1, "")]
    if cell.has_lines:
        start = first_comment(
            text, cell.start, cells[number - 1].end if number else whole.inner + 1
        )
        return [Splice(line_start(text, start), line_end(text, cell.end) + 1, "")]
    if number + 1 < len(cells):
        end = cells[number + 1].start
        if not text[cell.end : end].strip(" ,"):
            return [Splice(cell.start, end, "")]
    elif number and "#" not in text[cells[number - 1].end : cell.start]:
        return [Splice(cells[number - 1].end, cell.end, "")]
    end = cell.comma or cell.end
    while text[end : end + 1] == " ":
        end += 1
    return [Splice(cell.start, end, "")]


def span_of(text: str, whole: Written, number: int) -> tuple[int, int]:
    """Where one part begins and ends, its comma not counted."""
    cell = _cells(text, whole)[number]
    return cell.start, cell.end


def _cells(text: str, whole: Written) -> list[_Cell]:
    spans = (
        [(item.start, item.end) for item in whole.parts]
        if whole.kind == "list"
        else [(key.start, _pair_end(text, key, value)) for key, value in whole.pairs]
    )
    return [_cell(text, start, end, whole) for start, end in spans]


def _pair_end(text: str, key: Written, value: Written) -> int:
    """Where a key with its value ends: YAML puts a value that is not there anywhere."""
    if value.start < value.end:
        return value.end
    colon = _COLON.match(text, key.end)
    return colon.end() if colon else key.end


def _cell(text: str, start: int, end: int, whole: Written) -> _Cell:
    nothing = _NOTHING.match(text, end)
    next_one = nothing.end() if nothing else end
    comma = next_one + 1 if text.startswith(",", next_one) else None
    rest_end = line_end(text, end)
    rest = text[end if comma is None else comma : rest_end]
    has_lines = (
        begins_line(text, start)
        and line_start(text, start) > whole.inner
        and (comma is None or comma <= rest_end)
        and is_blank_or_comment(rest)
    )
    return _Cell(start, end, comma, has_lines)


def _gap(text: str, cells: list[_Cell]) -> str:
    """What stands between a comma and the part after it."""
    for cell, following in pairwise(cells):
        between = text[cell.comma : following.start]
        if not between.strip(" "):
            return between
    return " "
