"""A run sheet as a table for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from deckbuilder.runsheet.sheet import Row, RunSheet, against
from deckbuilder.terminal import Screen

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

NARROWEST = 60
"""Columns; below that five columns are a heap of syllables, and broken lines are less trouble."""


def as_table(sheet: RunSheet, screen: Screen) -> str:
    """The sheet in lines of at most the screen's width; long texts go on below themselves."""
    wide = replace(screen, width=max(NARROWEST, screen.columns))
    table = _table(sheet, ascii_only=screen.ascii_only)
    return wide.printed([*_head(sheet), table, *_foot(sheet)])


def _head(sheet: RunSheet) -> Iterator[RenderableType]:
    from rich.text import Text

    yield Text(sheet.title, style="bold")
    yield from map(Text, filter(None, (sheet.where, sheet.talk, sheet.person)))


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
        cells += [row.who, "\n".join(sheet.cues(row))]
    return cells


def _foot(sheet: RunSheet) -> Iterator[RenderableType]:
    from rich.text import Text

    for share in sheet.shares if sheet.several else ():
        yield Text(f"{share.name}: {share.time.shown}")
    total = f"{sheet.words.total}: {sheet.total}"
    yield Text(", ".join(filter(None, (total, sheet.margin))), style="bold")
