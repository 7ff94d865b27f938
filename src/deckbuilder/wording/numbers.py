"""How a language writes numbers (Unicode CLDR, by way of Babel)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from deckbuilder.wording.dates import locale_for


@dataclass(frozen=True, slots=True)
class NumberSigns:
    """What stands in and behind numbers."""

    point: str = "."
    group: str = ","
    percent: str = "%"
    """With the space before it, if any."""


@lru_cache(maxsize=8)
def number_signs(tag: str) -> NumberSigns:
    """The signs of the language nearest to `tag`, for western digits, as spreadsheets show them."""
    if tag == "en" or tag.startswith("en-"):
        return NumberSigns()
    # Babel costs 25 ms to import, so that English charts should not pay for it.
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = locale_for(tag)
    pattern = locale.percent_formats[None].pattern
    space = "\N{NO-BREAK SPACE}" if any(one in pattern for one in "\u00a0\u202f ") else ""
    group = get_group_symbol(locale, numbering_system="latn")
    point = get_decimal_symbol(locale, numbering_system="latn")
    return NumberSigns(point, group, f"{space}%")
