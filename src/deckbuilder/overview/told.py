"""What a record says, as a tree of words: by key, by id, and by number."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from deckbuilder.blocks.code import ProgramKind
from deckbuilder.fields import Record
from deckbuilder.kinds import Markup, MinutesKind, Prose
from deckbuilder.model import Arrow
from deckbuilder.model.timing import clock


@dataclass(frozen=True, slots=True)
class Leaf:
    """One text."""

    text: str
    usual: bool = False
    """Whether it is what holds when nobody writes anything."""
    verbatim: bool = False
    """Whether its spaces matter, as in a program."""


@dataclass(frozen=True, slots=True)
class Items:
    """Several in a row, known by their numbers."""

    items: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Several known by keys or ids."""

    parts: dict[str, Told]
    short: str = ""
    """The key that a path may leave out, as the author may; empty when there is none."""
    order: tuple[str, ...] = ()
    """Those of `parts` that mean something else in another order."""


Told: TypeAlias = Leaf | Items | Group

NOTHING = Group({})


def record_told(record: Record, leave_out: Iterable[str] = ()) -> Group:
    """What a record says under its keys, and the blocks it holds under theirs.

    Keys that nobody wrote are left out when they stand for nothing.
    """
    usual = {field.name: _usual(field) for field in dataclasses.fields(record)}
    parts: dict[str, Told] = {}
    for name, spec in record.keys.items():
        value = getattr(record, name)
        is_usual = bool(value == usual[name])
        if name in leave_out or (is_usual and _is_nothing(value)):
            continue
        if isinstance(spec.kind, ProgramKind):
            lines = value.rstrip("\n").split("\n")
            parts[name] = Items(tuple(Leaf(line, verbatim=True) for line in lines))
        else:
            parts[name] = told(value, isinstance(spec.kind, MinutesKind), is_usual)
    blocks = {block.key: record_told(block) for block in getattr(record, "blocks", ())}
    short = record.keys.get(record.shorthand)
    may_go = short.name if short and not short.kind.by_id else ""
    return Group({**parts, **blocks}, may_go, tuple(blocks))


def told(value: Any, minutes: bool = False, usual: bool = False) -> Told:
    """What one value of a record says; `minutes` tells a length of time from other numbers."""
    match value:
        case Record():
            return record_told(value)
        case Markup() | Prose():
            return Leaf(value.source.strip(), usual)
        case dict():
            return Group({name: told(one) for name, one in value.items()}, order=tuple(value))
        case tuple() if not all(_is_plain(one) for one in value):
            return Items(tuple(told(one) for one in value))
        case tuple():
            return Leaf(", ".join(_plain(one) for one in value), usual)
        case Arrow():
            label = f": {value.label}" if value.label else ""
            return Leaf(f"{value.begin} -> {value.end}{label}", usual)
        case _:
            return Leaf(clock(value) if minutes else _plain(value), usual)


def lines_of(one: Told) -> tuple[str, ...]:
    """All that a part of the tree says, a line for each of its items."""
    match one:
        case Leaf():
            return (one.text,)
        case Items():
            return tuple(phrase_of(item) for item in one.items)
        case Group():
            said = {key: part for key, part in one.parts.items() if not _is_usual(part)}
            first = lines_of(said.pop(one.short)) if one.short in said else ()
            return (*first, *(f"{key}: {phrase_of(part)}" for key, part in said.items()))


def phrase_of(one: Told) -> str:
    """All that a part of the tree says, on one line."""
    return "; ".join(lines_of(one))


def _is_usual(one: Told) -> bool:
    return isinstance(one, Leaf) and one.usual


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | float)


def _plain(value: Any) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case float() | int() if math.isfinite(value):
            return f"{value:g}"
        case _:
            return str(value)


def _usual(field: dataclasses.Field[Any]) -> Any:
    """What a field is when nobody writes it; `MISSING` when it must be written."""
    made = field.default_factory
    return field.default if made is dataclasses.MISSING else made()


def _is_nothing(value: Any) -> bool:
    return not (value.source if isinstance(value, Prose) else value)
