"""The matrix of slides and talks for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from deckbuilder.overview.lines import broken, flowed, syllables, width_of
from deckbuilder.overview.matrix import Cell, Mark, Matrix, Row
from deckbuilder.terminal import Screen

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

SIGNS: dict[Mark, tuple[str, str, str]] = {
    "shown": ("✓", "", "shown"),
    "absent": ("·", "dim", "not shown"),
    "changed": ("~", "yellow", "not as in the outline"),
    "added": ("+", "green", "added"),
    "hidden": ("h", "dim", "hidden"),
    "unknown": ("?", "red", "cannot be made"),
}
"""The sign of each mark, its style and what it means."""
MOVED = "↕"
PLAIN = str.maketrans({"✓": "x", "·": ".", MOVED: "^"})
"""What stands in where a pipe knows only the letters of English."""

LEAST = 24
"""Columns that are left to the ids of slides; the names of talks make way for that."""
GAP, INDENT = 2, 2
"""Columns between two talks, and before a slide of a section."""


def as_grid(matrix: Matrix, screen: Screen) -> str:
    """Slides down, grouped by section, and talks across, with a legend below.

    Names of talks that are too wide are broken at their hyphens, or else numbered and told above.
    Ids are broken too, so that nothing is cut.
    """
    from rich.text import Text

    heads = _heads(matrix, screen.columns)
    room = max(screen.columns - heads.width, LEAST // 2)
    key = [Text(heads.key), Text("")] if heads.key else []
    table = _table(matrix, heads, room, screen)
    legend = [Text(line) for line in flowed(_legend(matrix, screen), screen.columns)]
    # Talks that leave no room for ids run over the edge, where a terminal goes on below.
    wide = replace(screen, width=max(screen.columns, heads.width + room))
    return wide.printed([*key, table, Text(""), *legend])


@dataclass(frozen=True, slots=True)
class _Heads:
    """What stands above the columns."""

    names: tuple[str, ...]
    key: str = ""
    """What the names stand for, when they are numbers."""

    @property
    def width(self) -> int:
        """Columns that all of them take, with the gaps before them."""
        return sum(max(2, *map(width_of, name.split("\n"))) + GAP for name in self.names)


def _heads(matrix: Matrix, columns: int) -> _Heads:
    """The names as they are, in several lines, or numbers; the first that leaves room."""
    longest = max((width_of(row.name) + INDENT for row in matrix.rows), default=0)
    room = columns - min(LEAST, longest)
    for names in (matrix.talks, ["\n".join(syllables(name)) for name in matrix.talks]):
        heads = _Heads(tuple(names))
        if heads.width <= room:
            return heads
    numbered = [f"{number} {name}" for number, name in enumerate(matrix.talks, 1)]
    key = "\n".join(flowed(numbered, columns))
    return _Heads(tuple(str(number) for number in range(1, len(numbered) + 1)), key)


def _table(matrix: Matrix, heads: _Heads, room: int, screen: Screen) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 0, 0, GAP), pad_edge=False, header_style="bold")
    table.add_column("", no_wrap=True)
    for name in heads.names:
        table.add_column(Text(name), no_wrap=True, min_width=2)
    for row in matrix.rows:
        style = "bold cyan" if row.what == "section" else ""
        label = Text("\n".join(_label(row, room)), style=style)
        table.add_row(label, *(_sign(cell, row, screen) for cell in row.cells))
    return table


def _label(row: Row, room: int) -> Iterator[str]:
    """The id of a row, in as many lines as it takes."""
    if row.what == "section":
        yield from broken(row.name, room, INDENT)
        return
    name = f"{row.name} (opening)" if row.what == "opening" else row.name
    yield from (f"{' ' * INDENT}{line}" for line in broken(name, room - INDENT, INDENT))


def _sign(cell: Cell, row: Row, screen: Screen) -> Text:
    """What stands in a cell. Of a section as such, only what its slides do not tell."""
    from rich.text import Text

    sign, style, _ = SIGNS[cell.mark]
    if row.what == "section" and cell.mark != "changed":
        sign = ""
    sign += MOVED if cell.moved else ""
    return Text(sign.translate(PLAIN) if screen.ascii_only else sign, style=style)


def _legend(matrix: Matrix, screen: Screen) -> Iterator[str]:
    """What each sign means, if it is there or could be in a talk that is in order."""
    cells = [cell for row in matrix.rows for cell in row.cells]
    for mark, (sign, _, meaning) in SIGNS.items():
        if mark != "unknown" or any(cell.mark == mark for cell in cells):
            yield f"{sign.translate(PLAIN) if screen.ascii_only else sign} {meaning}"
    yield f"{MOVED.translate(PLAIN) if screen.ascii_only else MOVED} moved"
