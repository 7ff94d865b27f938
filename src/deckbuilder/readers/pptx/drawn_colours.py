"""Colours, fills and pens of somebody else's shapes (ECMA-376 part 1, 20.1.2.3 and 20.1.8)."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from dataclasses import dataclass

from deckbuilder.geometry import EMU_PER_POINT
from deckbuilder.readers.pptx.ancestry import whole
from deckbuilder.readers.pptx.names import A
from deckbuilder.readers.pptx.native_clean import local
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.scene import Colour, Dash, Line, Role, literal
from deckbuilder.theme.theme import Theme, mix

_ROLES: dict[str, Role] = {
    "bg1": "background",
    "lt1": "background",
    "tx1": "ink",
    "dk1": "ink",
    "bg2": "panel",
    "lt2": "panel",
    "tx2": "muted",
    "dk2": "muted",
    "accent1": "blue",
    "accent2": "orange",
    "accent3": "green",
    "accent4": "plum",
    "accent5": "slate",
    "accent6": "slate",
    "hlink": "link",
    "folHlink": "link",
}
"""What each colour of a scheme is in our template (ST_SchemeColorVal, 20.1.10.54)."""
_NAMED = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF",
    "yellow": "FFFF00", "gray": "808080", "grey": "808080", "orange": "FFA500",
    "purple": "800080", "silver": "C0C0C0", "navy": "000080", "lime": "00FF00", "cyan": "00FFFF",
    "magenta": "FF00FF",
}  # fmt: skip
"""The usual ones of ST_PresetColorVal (20.1.10.48)."""
_WHOLE = 100_000
_COLOURS = ("srgbClr", "schemeClr", "sysClr", "prstClr", "scrgbClr", "hslClr")
_DASHES: dict[str, Dash] = {"sysDot": "dot", "dot": "dot", "solid": "solid", "": "solid"}
_PENS = (0.5, 0.5, 1.0, 1.5)
"""Points of the lines that a theme offers by number, in PowerPoint's own themes."""


@dataclass(frozen=True, slots=True)
class Palette:
    """What the names of a scheme's colours stand for: six hex digits each."""

    colours: Mapping[str, str]

    def colour(self, holder: Element | None, standing: Colour | None = None) -> Colour | None:
        """The colour among the children of an element; None without one.

        `standing` is what `phClr` stands for.
        """
        for one in holder if holder is not None else ():
            if local(one) in _COLOURS:
                return self._changed(one, standing)
        return None

    def _base(self, one: Element, standing: Colour | None) -> str:
        value = str(one.get("val") or "")
        match local(one):
            case "schemeClr" if value == "phClr" and standing:
                return standing.digits
            case "schemeClr":
                return self.colours.get(value, "808080")
            case "sysClr":
                value = str(one.get("lastClr") or "")
            case "prstClr":
                return _NAMED.get(value, "808080")
            case "scrgbClr":
                value = "".join(f"{_byte(whole(one, side) / _WHOLE):02X}" for side in "rgb")
            case "hslClr":
                hue, light = whole(one, "hue") / 21_600_000, whole(one, "lum") / _WHOLE
                return _hex(*colorsys.hls_to_rgb(hue % 1, light, whole(one, "sat") / _WHOLE))
        return value.upper() if re.fullmatch("[0-9A-Fa-f]{6}", value) else "808080"

    def _changed(self, one: Element, standing: Colour | None) -> Colour:
        """A colour with the changes that are said within it, in their order."""
        digits, alpha = self._base(one, standing), 1.0
        for change in one:
            share = whole(change, "val") / _WHOLE
            if local(change) == "alpha":
                alpha = min(1.0, max(0.0, share))
            else:
                digits = _transformed(digits, local(change), share)
        return literal(digits, alpha)

    def fill(self, properties: Element | None, inherited: Colour | None = None) -> Colour | None:
        """What fills a shape, as one colour; None for nothing. `inherited` where it is not said."""
        for one in properties if properties is not None else ():
            match local(one):
                case "noFill":
                    return None
                case "solidFill":
                    return self.colour(one)
                case "gradFill":
                    return self._middle(one)
                case "pattFill":
                    return self.colour(one.find(f"{A}bgClr")) or self.colour(one.find(f"{A}fgClr"))
                case "grpFill":
                    return inherited
        return inherited

    def _middle(self, gradient: Element) -> Colour | None:
        """A gradient as the mean of its first and its last colour."""
        stops = [self.colour(stop) for stop in gradient.iter(f"{A}gs")]
        known = [stop for stop in stops if stop]
        if not known:
            return None
        first, last = known[0], known[-1]
        return literal(mix(first.digits, last.digits, 0.5), (first.alpha + last.alpha) / 2)

    def pen(self, properties: Element | None, style: Element | None) -> Line | None:
        """The pen of a shape, from its own words or from its style; None for no line."""
        reference = style.find(f"{A}lnRef") if style is not None else None
        number = whole(reference, "idx")
        colour = self.colour(reference) if number else None
        width = _PENS[min(number, 3)]
        line = properties.find(f"{A}ln") if properties is not None else None
        if line is None:
            return Line(colour, width) if colour else None
        colour = self.fill(line, colour)
        if colour is None:
            return None
        width = whole(line, "w", round(width * EMU_PER_POINT)) / EMU_PER_POINT
        dash = line.find(f"{A}prstDash")
        kind = str(dash.get("val") or "") if dash is not None else ""
        return Line(colour, max(0.25, width), _DASHES.get(kind, "dash"))

    def styled_fill(self, style: Element | None) -> Colour | None:
        """The fill that a shape has from its style."""
        reference = style.find(f"{A}fillRef") if style is not None else None
        return self.colour(reference) if whole(reference, "idx") else None


def palette_of_theme(theme: Theme) -> Palette:
    """The colours a slide has once it stands in our template, or in a company's."""
    if theme.template:
        return Palette(dict(theme.template.palette))
    return Palette({name: theme.role(role) for name, role in _ROLES.items()})


def _transformed(digits: str, change: str, share: float) -> str:
    """A colour after one change (20.1.2.3); those that are rare leave it as it is."""
    red, green, blue = (value / 255 for value in bytes.fromhex(digits))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    match change:
        case "lumMod":
            light *= share
        case "lumOff":
            light += share
        case "lum":
            light = share
        case "satMod":
            full *= share
        case "satOff":
            full += share
        case "hueOff":
            hue += share * _WHOLE / 21_600_000
        case "tint":
            return lightened(digits, share, 1.0)
        case "shade":
            return lightened(digits, share, 0.0)
        case "inv":
            return _hex(1 - red, 1 - green, 1 - blue)
        case "gray":
            return _hex(*(0.299 * red + 0.587 * green + 0.114 * blue,) * 3)
        case _:
            return digits
    bounded = (min(1.0, max(0.0, value)) for value in (light, full))
    return _hex(*colorsys.hls_to_rgb(hue % 1, *bounded))


def lightened(digits: str, share: float, other: float) -> str:
    """`share` of a colour mixed with white (`other` 1) or black (0), as light mixes (IEC 61966)."""
    share = min(1.0, max(0.0, share))

    def mixed(value: int) -> float:
        part = value / 255
        linear = part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        linear = share * linear + (1 - share) * other
        return 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055

    red, green, blue = (mixed(value) for value in bytes.fromhex(digits))
    return _hex(red, green, blue)


def _hex(red: float, green: float, blue: float) -> str:
    return "".join(f"{_byte(value):02X}" for value in (red, green, blue))


def _byte(value: float) -> int:
    return round(255 * min(1.0, max(0.0, value)))
