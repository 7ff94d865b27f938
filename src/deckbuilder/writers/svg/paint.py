"""Fills and pens as attributes."""

from __future__ import annotations

from deckbuilder.scene import Colour, Dash, Line
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.svg.elements import Attributes, short

_DASHES: dict[Dash, tuple[int, ...]] = {"solid": (), "dash": (4, 3), "dot": (1, 1)}
"""Stroke and gap in line widths: ST_PresetLineDashVal `dash` and `sysDot` (ECMA-376 part 1,
20.1.10.49)."""


def colour(value: Colour, theme: Theme) -> str:
    """Return a colour as it looks when opaque, `#1F5FA8`."""
    return f"#{theme.hex(value)}"


def fill(value: Colour | None, theme: Theme) -> Attributes:
    """Return the attributes of a fill; None is no fill."""
    if value is None:
        return {"fill": "none"}
    return {"fill": colour(value, theme), "fill-opacity": _opacity(value)}


def stroke(line: Line | None, theme: Theme) -> Attributes:
    """Return the attributes of a pen; None is no line, which is what SVG draws anyway."""
    if line is None:
        return {}
    dashes = " ".join(short(length * line.width) for length in _DASHES[line.dash])
    return {
        "stroke": colour(line.colour, theme),
        "stroke-opacity": _opacity(line.colour),
        "stroke-width": line.width,
        "stroke-dasharray": dashes or None,
        "stroke-linecap": "round" if line.cap == "round" else None,
    }


def _opacity(value: Colour) -> float | None:
    return value.alpha if value.alpha < 1 else None
