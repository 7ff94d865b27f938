"""Texts that stand on several slides: changed in different ways they are a conflict of theirs.

A slide that is taken twice, and the label of a map that two slides draw, are written once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from deckbuilder.fields import Origin, Trace
from deckbuilder.source import Node
from deckbuilder.sync.changes import (
    AltChanged,
    LineAdded,
    LineChanged,
    LineMoved,
    LineRemoved,
    RowAdded,
    RowMoved,
    RowRemoved,
    Where,
)
from deckbuilder.sync.decisions import Decision
from deckbuilder.sync.mine import Mine
from deckbuilder.sync.papers import CannotBring
from deckbuilder.sync.texts_back import is_structural
from deckbuilder.sync.words_back import the_one

Source: TypeAlias = tuple[str, int, int, int | None]
"""Where a text is written: file, line, column, and which of the paragraphs there."""
_Owner: TypeAlias = tuple[str, str]
"""A slide, and a piece on it."""
_WHY = "this text stands on several slides, and they were changed in different ways"
_HINT = "write what all of them are to say, or give one of them words of its own"


@dataclass(frozen=True, slots=True)
class Sorted:
    """Decisions, by whether others are about the same text."""

    write: tuple[Decision, ...]
    """To be written."""
    again: dict[Decision, Decision] = field(default_factory=dict)
    """Those that say the same of the same text as one that is written."""
    clashing: tuple[tuple[Decision, CannotBring], ...] = ()
    """Those that say something else of it than others do."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """That a text is to be changed, and in which way."""

    decision: Decision
    owner: _Owner
    way: object
    node: Node


def without_clashes(mine: Mine, decisions: Sequence[Decision]) -> Sorted:
    """Sort decisions, so that no text is written in two ways."""
    claims = _claims(mine, decisions)
    clashing: dict[Decision, CannotBring] = {}
    again: dict[Decision, Decision] = {}
    for found in claims.values():
        first = found[0]
        others = [one for one in found if one.owner != first.owner]
        if any(one.way != first.way for one in others):
            reason = CannotBring(_WHY, (first.node.span,), _HINT)
            clashing |= {one.decision: reason for one in found}
        else:
            again |= {one.decision: first.decision for one in others}
    again = {one: first for one, first in again.items() if not {one, first} & clashing.keys()}
    left = tuple(one for one in decisions if one not in clashing and one not in again)
    return Sorted(left, again, tuple(clashing.items()))


def showing_too(mine: Mine, decisions: Sequence[Decision], of_others: set[str]) -> tuple[str, ...]:
    """Slides that show the same texts as these decisions change, and are themselves in none.

    Only texts that are written in the files `of_others` count: these stand twice in a talk because
    a slide was taken twice.
    """
    sources = {one for one in _claims(mine, decisions) if one[0] in of_others}
    own = {one.slide for one in decisions}
    found = (name for name, origin in mine.origins if source_of(origin) in sources)
    return tuple(dict.fromkeys(name for name in found if name not in own))


def source_of(origin: Origin) -> Source:
    """Where the text is written that something was made from."""
    span = origin.node.span
    return span.path, span.line, span.column, origin.paragraph


def _claims(mine: Mine, decisions: Sequence[Decision]) -> dict[Source, list[_Claim]]:
    """What is to become of each text, by where it is written."""
    groups: dict[_Owner, list[Decision]] = {}
    for one in decisions:
        where = getattr(one.change, "where", None)
        if isinstance(where, Where):
            groups.setdefault((one.slide, where.piece), []).append(one)
    found: dict[Source, list[_Claim]] = {}
    for owner, group in groups.items():
        for one, origin, way in _of_group(mine, group):
            found.setdefault(source_of(origin), []).append(_Claim(one, owner, way, origin.node))
    return found


def _of_group(mine: Mine, group: Sequence[Decision]) -> Iterator[tuple[Decision, Origin, object]]:
    """What is to become of the texts of one piece: each by itself, or all in one way."""
    wholes = [one for one in group if _is_whole(mine, one)]
    if wholes:
        way = tuple(_plainly(one) for one in group)
        where = wholes[0].change.where  # type: ignore[union-attr]
        for origin in mine.origins_of(wholes[0].slide, where.piece):
            yield from ((one, origin, way) for one in group)
        return
    for one in group:
        yield from _alone(mine, one)


def _alone(mine: Mine, one: Decision) -> Iterator[tuple[Decision, Origin, object]]:
    """What is to become of one text."""
    match one.change:
        case AltChanged(where, _, after):
            yield from (
                (one, trace.origin, after) for trace in mine.alt_traces(one.slide, where.piece)
            )
        case LineChanged(where, _, after):
            where = one.where or where
            traces: tuple[Trace, ...] = mine.traces(one.slide, where, one.number)
            lines = mine.lines(one.slide, where)
            if not traces or one.number >= len(lines):
                return
            try:
                trace, inner = the_one(traces, lines[one.number], after)
            except CannotBring:
                return
            yield one, trace.origin, inner.words


def _is_whole(mine: Mine, one: Decision) -> bool:
    """Whether a change is about a list of texts, and not about the words of one."""
    match one.change:
        case LineChanged(where):
            lines = mine.lines(one.slide, one.where or where)
            return 0 <= one.number < len(lines) and is_structural(one, lines)
        case LineAdded() | LineRemoved() | LineMoved() | RowAdded() | RowRemoved() | RowMoved():
            return True
        case _:
            return False


def _plainly(one: Decision) -> object:
    """A change without the slide that it is on."""
    change: Any = one.change  # one of those that say where
    return replace(change, where=replace(change.where, slide="")), one.number, one.behind
