"""What two talks say differently, for the terminal: lines taken away and lines put in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from deckbuilder.overview.attempts import AS_IT_STANDS
from deckbuilder.overview.comparison import Comparison, Move, Shown
from deckbuilder.overview.differences import Difference
from deckbuilder.overview.lines import width_of
from deckbuilder.overview.wordwise import Piece, changes
from deckbuilder.terminal import Screen

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

WIDEST_PATH = 30
"""Columns; what a longer path leads to stands below it."""
BEFORE, AFTER = ("-", "red"), ("+", "green")
"""The signs and colours of the first and of the second talk."""
PLAIN = str.maketrans({"…": "...", "¶": "/"})
"""What stands in where a pipe knows only the letters of English."""

Line = tuple[str, str, tuple[Piece, ...]]
"""Sign, colour, words."""


def as_sheet(one: Comparison, lengths: tuple[str, str], screen: Screen) -> str:
    """All differences, or that there is none; `lengths` say how long the talks take."""
    text = screen.printed(_parts(one, lengths))
    return text.translate(PLAIN) if screen.ascii_only else text


def _parts(one: Comparison, lengths: tuple[str, str]) -> Iterator[RenderableType]:
    from rich.text import Text

    first, second = called(one.first), called(one.second)
    if one.same:
        yield Text(f"no difference between {first} and {second}")
        return
    for (sign, colour), name, length in zip((BEFORE, AFTER), (first, second), lengths, strict=True):
        yield Text(f"{sign} {name}: {length}", style=f"bold {colour}")
    yield from _only(f"only in {first}", one.only_first, BEFORE)
    yield from _only(f"only in {second}", one.only_second, AFTER)
    if one.moved:
        yield _heading("moved")
        yield from _grids([_moved(move) for move in one.moved])
    for part in one.parts:
        yield _heading(" ".join(filter(None, (part.what, part.name))), part.title)
        yield from _grids([(each.path, list(_lines(each))) for each in part.differences])


def called(name: str) -> str:
    """What a talk is called in a sentence."""
    return "the outline as it stands" if name == AS_IT_STANDS else name


def _heading(name: str, title: str = "") -> Text:
    from rich.text import Text

    return Text.assemble("\n", (name, "bold"), (f"  {title}" if title else "", "dim"))


def _only(name: str, slides: tuple[Shown, ...], side: tuple[str, str]) -> Iterator[RenderableType]:
    """The slides that only one of the talks shows."""
    from rich.text import Text

    if slides:
        yield _heading(name)
    for slide in slides:
        label = f"{slide.name} (opening)" if slide.opening else slide.name
        title = f"  {slide.title}" if slide.title else ""
        yield Text.assemble((f"  {side[0]} {label}", side[1]), (title, "dim"))


def _moved(move: Move) -> tuple[str, list[Line]]:
    name = move.name if move.what == "slide" else f"{move.name} (section)"
    places = [f"after {place}" if place else "first" for place in (move.before, move.after)]
    if move.sections:
        places = [f"{at}, in {where}" for at, where in zip(places, move.sections, strict=True)]
    return name, [(*BEFORE, (Piece(places[0]),)), (*AFTER, (Piece(places[1]),))]


def _grids(rows: list[tuple[str, list[Line]]]) -> Iterator[RenderableType]:
    """Paths, signs and words below each other; what is too long goes on below itself."""
    from rich.table import Table
    from rich.text import Text

    width = max((width_of(path) for path, _ in rows if width_of(path) <= WIDEST_PATH), default=0)
    for path, lines in rows:
        if width_of(path) > WIDEST_PATH:
            yield Text(f"  {path}")
            path = ""
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(width=width + 3)
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for number, (sign, colour, pieces) in enumerate(lines):
            words = Text.assemble(*((one.text, _style(one, colour)) for one in pieces))
            grid.add_row(Text("" if number else f"  {path}"), Text(sign, style=colour), words)
        yield grid


def _style(piece: Piece, colour: str) -> str:
    return f"bold underline {colour}" if piece.changed else colour


def _lines(difference: Difference) -> Iterator[Line]:
    """The lines of a difference, only the words that changed of a long text."""
    before, after = difference.before, difference.after
    if len(before) == len(after) == 1 and not difference.verbatim:
        for change in changes(before[0], after[0]):
            yield *BEFORE, change.before
            yield *AFTER, change.after
        return
    yield from ((*BEFORE, (Piece(line),)) for line in before)
    yield from ((*AFTER, (Piece(line),)) for line in after)
