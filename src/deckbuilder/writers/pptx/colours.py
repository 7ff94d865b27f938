"""Colours of a scene as theme colours, so that a change of theme in PowerPoint restyles them."""

from __future__ import annotations

import colorsys
from functools import lru_cache

from deckbuilder.scene import Colour, Role
from deckbuilder.theme.theme import Theme

SCHEME: dict[Role, str] = {
    "background": "bg1",
    "ink": "tx1",
    "panel": "bg2",
    "muted": "tx2",
    "blue": "accent1",
    "orange": "accent2",
    "green": "accent3",
    "plum": "accent4",
    "slate": "accent5",
    "link": "hlink",
}
"""ST_SchemeColorVal (ECMA-376 part 1, 20.1.10.54) of each role; the master's clrMap turns dark."""

_WHOLE = 100_000
"""ST_Percentage counts thousandths of a percent (ECMA-376 part 1, 20.1.10.40)."""
_FULL_TURN = 360 * 60_000
"""ST_Angle counts 60 000ths of a degree."""


@lru_cache(maxsize=1024)
def colour_xml(colour: Colour, theme: Theme) -> str:
    """Return `a:schemeClr` that looks like `theme.hex(colour)`, to within 2/255 a channel.

    A tint becomes hueOff, satMod, lumMod and lumOff (ECMA-376 part 1, 20.1.2.3): mixing with the
    background scales lightness by what is left of the colour and adds the background's share, so
    another accent put in its place is tinted alike.
    """
    if colour.digits:
        alpha = f'<a:alpha val="{round(colour.alpha * _WHOLE)}"/>' if colour.alpha < 1 else ""
        return f'<a:srgbClr val="{colour.digits}">{alpha}</a:srgbClr>'
    name, base = scheme_colour(colour.role, theme)
    changes = transforms(base, theme.hex(colour), colour.tint)
    if colour.alpha < 1:
        changes["alpha"] = round(colour.alpha * _WHOLE)
    if not changes:
        return f'<a:schemeClr val="{name}"/>'
    inner = "".join(f'<a:{change} val="{value}"/>' for change, value in changes.items())
    return f'<a:schemeClr val="{name}">{inner}</a:schemeClr>'


def scheme_colour(role: Role, theme: Theme) -> tuple[str, str]:
    """The name that slides call the colour of a role by, and the hex digits of that name."""
    for own, name, digits in theme.template.roles if theme.template else ():
        if own == role:
            return name, digits
    return SCHEME[role], theme.role(role)


def fill_xml(colour: Colour, theme: Theme) -> str:
    """Return `a:solidFill` of a colour."""
    return f"<a:solidFill>{colour_xml(colour, theme)}</a:solidFill>"


def transforms(base: str, target: str, tint: float) -> dict[str, int]:
    """What turns hex colour `base` into `target`, in the order of application."""
    if base == target:
        return {}
    hue, lightness, saturation = _hls(base)
    wanted_hue, wanted_lightness, wanted_saturation = _hls(target)
    changes = {}
    turn = (wanted_hue - hue + 0.5) % 1 - 0.5
    if saturation and wanted_saturation and abs(turn) * 360 > 1:
        changes["hueOff"] = round(turn * _FULL_TURN)
    if saturation:
        changes["satMod"] = round(wanted_saturation / saturation * _WHOLE)
    kept = 1 - tint
    changes["lumMod"] = round(kept * _WHOLE)
    changes["lumOff"] = round((wanted_lightness - kept * lightness) * _WHOLE)
    return changes


def _hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(colour)
    return colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
