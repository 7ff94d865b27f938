"""Lists of which a talk leaves entries out: what number each of the others has as written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Shown(tuple[T, ...]):
    """The entries of a list that a talk shows, where it leaves out some."""

    numbers: tuple[int, ...]
    """The number of each as written, from 1."""
    written: int
    """How many are written."""


def shown_of(values: Sequence[T], numbers: Sequence[int], written: int) -> tuple[T, ...]:
    """`values`, the entries of those `numbers` among all that are `written`."""
    if len(values) == written:
        return tuple(values)
    made = Shown(values)
    made.numbers, made.written = tuple(numbers), written
    return made


def numbers_of(entries: Sequence[object]) -> tuple[int, ...]:
    """The number of each entry as written, from 1: those that are left out count."""
    if isinstance(entries, Shown):
        return entries.numbers
    return tuple(range(1, len(entries) + 1))


def left_out_of(entries: Sequence[object]) -> frozenset[int]:
    """The numbers of the entries that are written and left out."""
    if not isinstance(entries, Shown):
        return frozenset()
    return frozenset(range(1, entries.written + 1)) - frozenset(entries.numbers)
