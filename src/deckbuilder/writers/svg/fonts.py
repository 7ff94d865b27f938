"""Font families for the viewer, and where the baseline is in a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from deckbuilder.measure import LINE_HEIGHT, Style, font_file


@dataclass(frozen=True, slots=True)
class Family:
    """A font family we ship, and its OS/2 table in font units."""

    name: str
    generic: str
    ascent: int
    """usWinAscent."""
    descent: int
    """usWinDescent."""


FAMILIES = {
    "Carlito": Family("Carlito", "sans-serif", 1950, 550),
    "LiberationSans": Family("Liberation Sans", "sans-serif", 1854, 434),
    "LiberationMono": Family("Liberation Mono", "monospace", 1705, 615),
}
"""By the beginning of the names of their files."""


def twin(typeface: str) -> Family:
    """The family that words in `typeface` are measured with."""
    return FAMILIES[font_file(Style(typeface)).partition("-")[0]]


@lru_cache(maxsize=64)
def font_family(typeface: str) -> str:
    """Return the CSS font-family for a typeface: itself, its metric twin, and any of its kind."""
    family = twin(typeface)
    names = dict.fromkeys((_quoted(typeface), _quoted(family.name), family.generic))
    return ", ".join(names)


def _quoted(name: str) -> str:
    if re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", name):
        return name
    return "'" + re.sub(r"['\\]", "", name) + "'"


def baseline(typeface: str, size: float, line_spacing: float = 1.0) -> float:
    """Points from the top of a line to its baseline.

    PowerPoint cuts a line of 1.2 x the size in the proportion of usWinAscent to usWinDescent, and
    adds or takes what other spacing asks for above it.
    """
    family = twin(typeface)
    below = size * LINE_HEIGHT * family.descent / (family.ascent + family.descent)
    return size * LINE_HEIGHT * line_spacing - below
