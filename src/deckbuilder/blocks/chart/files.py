"""Rows of a file of comma- or tab-separated values, however it was saved."""

from __future__ import annotations

import codecs
import csv
import io
import re
from dataclasses import dataclass

from deckbuilder.picture_files import NoPicture, Sort

TABLE = Sort("data file", "data.csv", (".csv", ".tsv", ".tab", ".txt"))
_SEPARATORS = ",;\t|"
_MOST_BYTES = 1024 * 1024
_SAID = re.compile(r"sep=([,;\t|])\s*\Z", re.IGNORECASE)
"""A first line of Excel's, which is no row."""
_BROKEN = "save it from the spreadsheet again, as CSV in UTF-8"


@dataclass(frozen=True, slots=True)
class FileRow:
    """The cells of a row, and on which line of the file it ends."""

    cells: tuple[str, ...]
    line: int


def rows_of(data: bytes, name: str) -> tuple[FileRow, ...]:
    """The rows of a file that are not empty; raises `NoPicture` when it is no such table."""
    if len(data) > _MOST_BYTES:
        raise NoPicture(
            f"`{name}` is too large to be the data of one chart", "keep the rows that it shows"
        )
    text = _decoded(data, name)
    # Cells may hold line separators of Unicode, at which `splitlines` would break them.
    lines = list(io.StringIO(text, newline=""))
    said = _SAID.match(lines[0]) if lines else None
    if said:
        separator, lines[0] = said[1], "\n"
    else:
        separator = "\t" if name.lower().endswith((".tsv", ".tab")) else _separator(lines)
    try:
        reader = csv.reader(lines, delimiter=separator, strict=True)
        found = [FileRow(tuple(cell.strip() for cell in row), reader.line_num) for row in reader]
    except csv.Error as error:
        raise NoPicture(f"`{name}`, line {reader.line_num}: {error}", _BROKEN) from error
    return tuple(row for row in found if any(row.cells))


def _decoded(data: bytes, name: str) -> str:
    """The text of a file: in UTF-8 or UTF-16, or as Windows saved it in the west."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NoPicture(f"`{name}` is no text", _BROKEN)


def _separator(text: list[str]) -> str:
    """What separates most cells of the first line, and of as many lines as possible."""
    lines = [line for line in text if line.strip()][:20]

    def score(separator: str) -> tuple[int, int]:
        try:
            counts = [len(row) for row in csv.reader(lines, delimiter=separator)]
        except csv.Error:  # a cell longer than the module takes, for want of this separator
            return 0, 0
        first = counts[0] if counts else 0
        return (sum(one == first for one in counts) if first > 1 else 0), first

    return max(_SEPARATORS, key=lambda one: (score(one), -_SEPARATORS.index(one)))
