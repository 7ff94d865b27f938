"""A run sheet as a table for the terminal."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from deckbuilder.runsheet.sheet import Row, RunSheet, against

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

NARROWEST = 60
"""Columns; below that five columns are a heap of syllables, and broken lines are less trouble."""
UNSEEN = 120
"""Columns for a file or a pipe, which have no width of their own."""


def as_table(
    sheet: RunSheet, *, width: int = UNSEEN, colour: bool = False, ascii_only: bool = False
) -> str:
    """The sheet in lines of at most `width` columns; long texts go on below themselves.

    With `colour` it holds the codes of a terminal, with `ascii_only` no lines but `-` and `+`.
    """
    # Importing rich takes 100 ms, which only this command should cost.
    from rich.console import Console

    file = StringIO()
    console = Console(
        file=file,
        width=max(NARROWEST, width),
        force_terminal=colour,
        no_color=not colour,
        highlight=False,
        legacy_windows=False,
    )
    _head(sheet, console)
    console.print(_table(sheet, ascii_only=ascii_only))
    _foot(sheet, console)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines()) + "\n"


def _head(sheet: RunSheet, console: Console) -> None:
    from rich.text import Text

    console.print(Text(" – ".join(filter(None, (sheet.title, sheet.talk))), style="bold"))
    for line in filter(None, (sheet.where, sheet.person)):
        console.print(Text(line))


def _table(sheet: RunSheet, *, ascii_only: bool) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    words = sheet.words
    table = Table(box=box.ASCII if ascii_only else box.SIMPLE_HEAD, header_style="bold")
    table.add_column(words.time, justify="right", no_wrap=True)
    table.add_column(words.slide, overflow="fold", min_width=10)
    table.add_column(words.minutes, justify="right", no_wrap=True)
    if sheet.several:
        table.add_column(words.who, overflow="fold")
        table.add_column(words.cue, overflow="fold")
    for part in sheet.parts:
        name = Text(part.name, style="bold cyan")
        time = Text(against(part.time, part.budget), style="cyan")
        table.add_row("", name, time, *[""] * (2 if sheet.several else 0))
        for row in part.rows:
            cells = _cells(row, sheet)
            table.add_row(*map(Text, cells), style="dim" if row.ready else None)
        table.add_section()
    return table


def _cells(row: Row, sheet: RunSheet) -> list[str]:
    cells = [sheet.clock(row.begins), f"{row.number}. {row.title}", row.time.shown]
    if sheet.several:
        cells += [row.who, "\n".join(filter(None, (row.incoming, *row.outgoing)))]
    return cells


def _foot(sheet: RunSheet, console: Console) -> None:
    from rich.text import Text

    for share in sheet.shares if sheet.several else ():
        console.print(Text(f"{share.name}: {share.time.shown}"))
    total = f"{sheet.words.total}: {sheet.total}"
    console.print(Text(", ".join(filter(None, (total, sheet.margin))), style="bold"))
