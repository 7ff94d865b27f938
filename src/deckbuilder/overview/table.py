"""The variants of an outline as a table for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from deckbuilder.model.timing import clock
from deckbuilder.overview.attempts import AS_IT_STANDS
from deckbuilder.overview.lines import broken
from deckbuilder.overview.summaries import Summary
from deckbuilder.terminal import Screen

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

HEADS = ("talk", "slides", "minutes", "speakers", "event", "about")
FIGURES = 3
"""Columns that every talk has something in; the others are texts."""
WIDEST_NAME = 24
"""Columns; where there is little room, a longer name goes on below itself."""
LEAST = 20
"""Columns that texts get even where there is no room for them."""
GAP = 2
BASE = "the outline as it stands"


def as_table(summaries: Sequence[Summary], screen: Screen) -> str:
    """A row for each talk, and below what `fill` found room for, or not.

    Where the columns are too wide the texts stand below each other in one; nothing is cut.
    """
    from rich.text import Text

    rows = [_cells(one) for one in summaries]
    table = _wide(rows)
    needed = sum(max(cell.cell_len for cell in column) + GAP for column in _columns(rows))
    if needed - GAP > screen.columns:
        table, needed = _narrow(rows, screen.columns)
    notes = [Text(note) for one in summaries for note in filled(one)]
    above = replace(screen, width=max(screen.columns, needed))
    shown = above.printed([table])
    return shown + (screen.printed([Text(""), *notes]) if notes else "")


def _columns(rows: list[list[Text]]) -> list[list[Text]]:
    """The columns with their heads, without texts that nobody has written any of."""
    from rich.text import Text

    columns = [list(column) for column in zip(*rows, strict=True)]
    return [
        [Text(head, style="bold"), *column]
        for head, column in zip(HEADS, columns, strict=True)
        if head in HEADS[:FIGURES] or any(column)
    ]


def _wide(rows: list[list[Text]]) -> Table:
    """A column for everything."""
    from rich.table import Table

    table = Table.grid(padding=(0, GAP, 0, 0))
    columns = _columns(rows)
    for _ in columns:
        table.add_column(no_wrap=True)
    for cells in zip(*columns, strict=True):
        table.add_row(*cells)
    return table


def _narrow(rows: list[list[Text]], width: int) -> tuple[Table, int]:
    """A column for each figure and one for all texts, and how wide they are together."""
    from rich.table import Table
    from rich.text import Text

    minutes = [Text(row[2].plain.replace(", ", ",\n"), style=row[2].style) for row in rows]
    longest = max(len(line) for text in minutes for line in text.plain.split("\n"))
    name = min(WIDEST_NAME, max(len(HEADS[0]), *(row[0].cell_len for row in rows)))
    figures = [name, max(len(HEADS[1]), *(len(row[1]) for row in rows)), max(7, longest)]
    taken = sum(figures) + GAP * FIGURES
    texts = max(LEAST, width - taken)
    table = Table.grid(padding=(0, GAP, 0, 0))
    for size in (*figures, texts):
        table.add_column(overflow="fold", width=size)
    table.add_row(*(Text(head, style="bold") for head in (*HEADS[:FIGURES], "")))
    for row, time in zip(rows, minutes, strict=True):
        said = Text("\n").join([text for text in row[FIGURES:] if text])
        label = Text("\n".join(broken(row[0].plain, name)), style=row[0].style)
        table.add_row(label, row[1], time, said)
    return table, taken + texts


def _cells(one: Summary) -> list[Text]:
    from rich.text import Text

    about = Text(one.about) if one.name != AS_IT_STANDS else Text(BASE, style="dim")
    if one.errors:
        errors = Text(f"{one.errors} error" + ("s" if one.errors > 1 else ""), style="bold red")
        return [Text(one.name, style="bold"), Text(""), errors, Text(""), Text(""), about]
    hidden = f", {one.hidden} hidden" if one.hidden else ""
    return [
        Text(one.name, style="bold"),
        Text(f"{one.slides}{hidden}"),
        Text(one.minutes, style="bold red" if one.over else ""),
        Text(speakers(one)),
        Text(one.where),
        about,
    ]


def speakers(one: Summary) -> str:
    """`Ada`, or `Ada ~12:30, Ben 8` when several speak."""
    if len(one.shares) < 2:
        return "".join(share.name for share in one.shares)
    return ", ".join(
        f"{share.name} {'~' if share.time.estimated else ''}{clock(share.time.minutes)}"
        for share in one.shares
    )


def filled(one: Summary) -> Iterator[str]:
    """`short: filled with a (2), no room for b (0:30)`; nothing when there was nothing to fill."""
    fits = [f"{each.slide} ({clock(each.minutes)})" for each in one.filled if each.fits]
    rest = [f"{each.slide} ({clock(each.minutes)})" for each in one.filled if not each.fits]
    parts = [f"filled with {', '.join(fits)}"] if fits else []
    parts += [f"no room for {', '.join(rest)}"] if rest else []
    if parts:
        yield f"{one.name}: {'; '.join(parts)}"
