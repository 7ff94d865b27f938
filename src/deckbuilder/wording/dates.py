"""Dates and lists of names as a language writes them (Unicode CLDR, by way of Babel)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from deckbuilder.wording.tags import nearest

if TYPE_CHECKING:
    from babel import Locale

DAY = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)\Z")
BETWEEN = re.compile(r"\s*(?:/|–|—|--)\s*|\s+-\s+")
"""What stands between the two days of `2023-09-09/2023-09-10` (ISO 8601) and its likes."""


def shown_date(written: str, tag: str) -> str:
    """A date in words: `2023-09-09` is `9 September 2023`, or `9. September 2023` in German.

    A month (`2023-09`) and a time of several days (`2023-09-09/2023-09-10`, the second perhaps
    without the year or month they share) are understood too. Anything else, and a day that no
    calendar has, is returned as it is.
    """
    ends = BETWEEN.split(written.strip())
    first = day_of(ends[0])
    match ends:
        case [_] if first:
            return one_day(first, tag)
        case [only] if month := day_of(only + "-1"):
            return one_month(month, tag)
        case [begin, end] if first:
            last = day_of(end) or day_of("-".join([*begin.split("-")[: -1 - end.count("-")], end]))
            if last and last > first:
                return several_days(first, last, tag)
    return written


def event_and_date(event: str, date: str, tag: str, between: str = " · ") -> str:
    """Where and when in words, with something `between` them when both are known."""
    return between.join(filter(None, (event, shown_date(date, tag))))


def day_of(written: str) -> date | None:
    """The day `2023-09-09`, or None where that is none."""
    match = DAY.match(written)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def one_day(day: date, tag: str) -> str:
    # Babel costs 25 ms to import, so that talks without dates should not pay for it.
    from babel.dates import format_date

    return format_date(day, "long", locale_for(tag))


def one_month(month: date, tag: str) -> str:
    from babel.dates import format_skeleton

    return format_skeleton("yMMMM", month, locale=locale_for(tag))


def several_days(first: date, last: date, tag: str) -> str:
    """What both days have in common is said once; months are never cut short."""
    from babel.dates import parse_pattern

    locale = locale_for(tag)
    differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    patterns = locale.interval_formats
    begin, end = (patterns.get("yMMMMd") or patterns["yMMMd"])[differs]
    return "".join(
        str(parse_pattern(in_full(pattern)).apply(day, locale))
        for pattern, day in ((begin, first), (end, last))
    )


def in_full(pattern: str) -> str:
    """A pattern with months as words, and days without a leading zero."""
    return re.sub(r"dd", "d", re.sub(r"(?<![ML])([ML])\1{2}(?![ML])", r"\1" * 4, pattern))


def listed(names: Sequence[str], tag: str) -> str:
    """Names as a list in words, such as `Ada, Grace and Katherine`."""
    if len(names) < 2:
        return "".join(names)
    from babel.lists import format_list

    return str(format_list(names, locale=locale_for(tag)))


@lru_cache(maxsize=8)
def locale_for(tag: str) -> Locale:
    """What Babel knows of the nearest language; English says days before months unless asked."""
    from babel import Locale, UnknownLocaleError

    for one in nearest(tag):
        try:
            return Locale.parse("en_001" if one == "en" else one.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en_001")
