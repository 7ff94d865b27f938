"""Differences for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from deckbuilder.characters import harmless
from deckbuilder.diff.comparing import Differences, SlideDifference
from deckbuilder.diff.words import HUES, SIGNS, plain, rows
from deckbuilder.overview.wordwise import Piece
from deckbuilder.report import counted
from deckbuilder.sync.telling import Told
from deckbuilder.terminal import Screen

if TYPE_CHECKING:
    from rich.console import RenderableType

PLAIN = str.maketrans({"…": "...", "“": '"', "”": '"', "→": "->", "·": "-"})
"""What stands in where a pipe knows only the letters of English."""


def as_sheet(one: Differences, screen: Screen) -> str:
    """All differences slide by slide, or that there is none."""
    text = screen.printed(_parts(one))
    return text.translate(PLAIN) if screen.ascii_only else text


def nothing_changed(one: Differences) -> str:
    """What is said where there is no difference."""
    return f"no differences between {one.first.name} and {one.second.name}"


def summed_up(one: Differences) -> str:
    """`3 slides changed, 1 added, 2 removed`."""
    parts = [f"{counted(one.count('changed'), 'slide')} changed"] if one.count("changed") else []
    for fate in ("moved", "added", "removed"):
        number = one.count(fate)
        if number:
            parts.append(f"{number if parts else counted(number, 'slide')} {fate}")
    if one.deck:
        parts.append("design changed")
    return ", ".join(parts)


def _parts(one: Differences) -> Iterator[RenderableType]:
    from rich.text import Text

    if one.same:
        yield Text(nothing_changed(one))
    else:
        for sign, colour, side in (("-", "red", one.first), ("+", "green", one.second)):
            yield Text.assemble(
                (f"{sign} {side.name}", f"bold {colour}"), f"  {harmless(side.about)}"
            )
    for side in (one.first, one.second):
        for remark in side.remarks:
            yield Text(f"  {side.name}: {remark}", style="dim")
    if one.deck:
        yield Text("\nthe deck", style="bold")
        for told in one.deck:
            yield from _told(told)
    compact = False
    for slide in one.slides:
        if slide.changes or not compact:
            yield Text()
        compact = not slide.changes
        yield from _slide(slide)
    if not one.same:
        yield Text(f"\n{summed_up(one)}")


def _slide(one: SlideDifference) -> Iterator[RenderableType]:
    from rich.text import Text

    hue = HUES[one.fate]
    sign = "" if one.fate == "changed" else f"{SIGNS[one.fate]} "
    name = f"  {harmless(one.id)}" if one.is_named or not one.title else ""
    parts = [(f"{sign}{number(one)}{name}", f"bold {hue}" if sign else "bold")]
    parts.append((f"  “{harmless(one.title)}”" if one.title else "", ""))
    more = harmless("; ".join(filter(None, (one.more, one.known))))
    yield Text.assemble(*parts, (f"  {more}" if more else "", "dim"))
    for told in one.changes:
        yield from _told(told)


def number(one: SlideDifference) -> str:
    """The number of a slide: now, as it was if it is gone, or both where it moved."""
    if one.fate == "moved" and one.before != one.after:
        assert one.before is not None
        assert one.after is not None
        return f"{one.before + 1} → {one.after + 1}"
    place = one.before if one.after is None else one.after
    assert place is not None
    return str(place + 1)


def _told(told: Told) -> Iterator[RenderableType]:
    from rich.text import Text

    hue = HUES[told.how]
    last = None
    for row in rows(told):
        if not (row.before and row.after):
            said = f"{row.label}: “{plain(row.before or row.after)}”"
            yield _hanging(
                2, (row.sign, hue), [(said if row.before or row.after else row.label, "")]
            )
            continue
        if last != row.label:
            yield Text.assemble("  ", (row.sign, hue), f" {row.label}")
        last = row.label
        for sign, colour, pieces in (("-", "red", row.before), ("+", "green", row.after)):
            yield _hanging(
                4, (sign, colour), [part for one in pieces for part in _styled(one, colour)]
            )


def _hanging(indent: int, sign: tuple[str, str], words: list[tuple[str, str]]) -> RenderableType:
    """Words behind a sign; what is too long goes on below themselves."""
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=indent - 1)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row("", Text(*sign), Text.assemble(*words))
    return grid


def _styled(piece: Piece, colour: str) -> Iterator[tuple[str, str]]:
    """A piece in its style; the space after words that changed is not underlined."""
    words = piece.text.rstrip()
    yield words, f"bold underline {colour}" if piece.changed else colour
    yield piece.text[len(words) :], colour
