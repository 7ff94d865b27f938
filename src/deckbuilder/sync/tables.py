"""Which row and which column of a table became which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from deckbuilder.content import Line
from deckbuilder.sync.likeness import flat
from deckbuilder.sync.lines import Matching, match_texts

Cells: TypeAlias = Sequence[Sequence[Sequence[Line]]]
"""Rows of cells of lines."""
Row: TypeAlias = tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """Two tables, row by row and column by column."""

    rows: Matching
    columns: Matching

    @property
    def same_columns(self) -> bool:
        """Whether the second has just the columns of the first, in their order."""
        found = self.columns
        return not (found.added or found.removed or found.moved)

    def place(self, row: int, column: int) -> tuple[int, int] | None:
        """Where a cell of the first table stands in the second; None when it is there no more.

        Rows and columns count from 1.
        """
        rows = {old: new for new, old in self.rows.partner.items()}
        columns = {old: new for new, old in self.columns.partner.items()}
        if row - 1 not in rows or column - 1 not in columns:
            return None
        return rows[row - 1] + 1, columns[column - 1] + 1


def match_charts(before: Cells, after: Cells) -> Tables:
    """Pair rows by their labels and columns by their names: numbers are what is compared."""
    heads = (before[:1], after[:1])
    first = ([row[:1] for row in before], [row[:1] for row in after])
    columns = _match(*map(_columns, heads))
    return Tables(_match(*map(_rows, first)), columns)


def match_tables(before: Cells, after: Cells) -> Tables:
    """Pair rows and columns by what they say."""
    columns = _match(_columns(before), _columns(after))
    return Tables(match_texts(_rows(before), _rows(after)), columns)


def _match(before: Sequence[str], after: Sequence[str]) -> Matching:
    """Pair columns; equally many of them only change places when they say the same as before."""
    if len(before) == len(after) and sorted(before) != sorted(after):
        return Matching({n: n for n in range(len(before))}, frozenset(), (), ())
    return match_texts(before, after)


def _rows(cells: Cells) -> list[str]:
    return ["\t".join(map(text_of, row)) for row in cells]


def _columns(cells: Cells) -> list[str]:
    width = max(map(len, cells), default=0)
    return [
        "\t".join(text_of(row[column]) for row in cells if column < len(row))
        for column in range(width)
    ]


def text_of(cell: Sequence[Line]) -> str:
    """The words of a cell on one line."""
    return flat(" ".join(line.text for line in cell))


def cell_called(cells: Cells, row: int, column: int) -> str:
    """What a cell of a chart is called: by its series and label; they count from 0."""
    if not row or not column:
        words = text_of(cells[row][column])
        return f"{'label' if row else 'series'} {words}".strip()
    heads = (text_of(cells[0][column]), text_of(cells[row][0]))
    return ", ".join(one for one in heads if one)


def row_in(after: Cells, number: int, tables: Tables, width: int) -> Row:
    """A row of the second table in the columns of the first, `width` of them."""
    columns = {old: new for new, old in tables.columns.partner.items()}
    row = after[number]
    return tuple(
        tuple(row[columns[column]]) if column in columns and columns[column] < len(row) else ()
        for column in range(width)
    )


def same_row(one: Sequence[Sequence[Line]], other: Sequence[Sequence[Line]]) -> bool:
    """Whether two rows say the same."""
    return [text_of(cell) for cell in one] == [text_of(cell) for cell in other]
