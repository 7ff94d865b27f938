"""Moments as people write them, and where they lie on a scale."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)\Z")
DATE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?\Z")
NUMBER = re.compile(r"[-+\u2212]?\d+(\.\d+)?\Z")

MONTHS, DAYS = 12, 31
"""In a year and, near enough for a slide, in a month."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A place in time: minutes of a day, years of a date, or a number such as a year."""

    kind: Literal["clock", "date", "number"]
    value: float


def moment(words: str) -> Moment | None:
    """Return what `14:30`, `2016-05`, `2016-05-12` or a number means; None for other words."""
    if match := CLOCK.match(words):
        return Moment("clock", int(match[1]) * 60 + int(match[2]))
    if match := DATE.match(words):
        months = int(match[2]) - 1 + (int(match[3] or 1) - 1) / DAYS
        return Moment("date", int(match[1]) + months / MONTHS)
    if NUMBER.match(words):
        return Moment("number", float(words.replace("\u2212", "-")))
    return None


@dataclass(frozen=True, slots=True)
class Misfit:
    """Words that have no place on a scale: their number, what is wrong, and what to do."""

    number: int
    message: str
    hint: str


def misfit(words: Sequence[str]) -> Misfit | None:
    """Return the first of `words` that cannot stand on one scale with those before it, if any."""
    before: Moment | None = None
    for number, one in enumerate(words):
        now = moment(one)
        if now is None or (before and now.kind != before.kind):
            return Misfit(
                number,
                f"`{one}` cannot stand on one scale with the other events",
                "write each `when` as a year or number, each as `14:30`, or each as `2016-05`; "
                "or leave out `scale`",
            )
        if before and now.value < before.value:
            hint = "put the events in the order in which they happened"
            return Misfit(number, f"`{one}` is earlier than the event before it", hint)
        before = now
    return None


def evenly(count: int) -> list[float]:
    """Return `count` fractions from 0 to 1 at equal distances."""
    return [number / max(count - 1, 1) for number in range(count)]


def to_scale(moments: Sequence[Moment]) -> list[float]:
    """Return how far each moment lies between the first (0) and the last (1).

    The moments ascend. When all are the same there is no scale, and they stand evenly.
    """
    first, length = moments[0].value, moments[-1].value - moments[0].value
    if not length:
        return evenly(len(moments))
    return [(one.value - first) / length for one in moments]
