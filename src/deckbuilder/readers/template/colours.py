"""The colours of a template in the roles of ours, readable on what they stand on."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass

from deckbuilder.readers.pptx.drawn_colours import Palette
from deckbuilder.readers.pptx.native_clean import local
from deckbuilder.readers.pptx.opening import Element
from deckbuilder.scene import Role
from deckbuilder.theme.theme import contrast, luminance, mix

USUAL_MAP = {
    "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2", "hlink": "hlink",
    "folHlink": "folHlink", **{f"accent{n}": f"accent{n}" for n in range(1, 7)},
}  # fmt: skip
"""What names of colours stand for where a master does not say (ECMA-376 part 1, 19.3.1.6)."""

WORDS, LINES = 4.5, 3.0
"""Least contrast of words, and of lines and bold words (WCAG 2.2, 1.4.3 and 1.4.11)."""
_DERIVED_PANEL, _DERIVED_MUTED = 0.06, 0.34
"""How far a quiet area is from the background, and quiet words from the others."""
_LIVELY = 0.55
"""Saturation from which a colour is no quiet one."""

ACCENTS: dict[Role, str] = {
    "blue": "accent1",
    "orange": "accent2",
    "green": "accent3",
    "plum": "accent4",
    "slate": "accent5",
}


_USUAL: dict[Role, str] = {**ACCENTS, "link": "hlink"}


@dataclass(frozen=True, slots=True)
class Made:
    """The colour of a role: as it looks, and the name of the template's colour it is made from."""

    digits: str
    name: str
    base: str
    """What that name stands for."""


def scheme_of(theme: Element | None) -> dict[str, str]:
    """Hex digits by the names in a theme part: dk1, lt1, accent1 ..."""
    from deckbuilder.readers.pptx.design import colours_of

    found = colours_of(theme) if theme is not None else {}
    return {name: digits or "808080" for name, digits in found.items()}


def palette_of(scheme: Mapping[str, str], mapping: Mapping[str, str]) -> Palette:
    """What every name of a colour stands for on slides with that colour map."""
    mapped = {name: scheme.get(target, "808080") for name, target in mapping.items()}
    return Palette({**scheme, **mapped})


def mapping_of(master: Element, own: Mapping[str, str]) -> dict[str, str]:
    """The colour map of a master, with that of a layout over it."""
    said = next((dict(one.attrib) for one in master if local(one) == "clrMap"), {})
    return {**USUAL_MAP, **{str(key): str(value) for key, value in said.items()}, **own}


def roles_of(
    palette: Palette, background: str, words: str, given: Mapping[str, str]
) -> dict[Role, Made]:
    """A colour for each role. `words` are the hex digits of the template's own running text.

    `given` are colours that a theme file names for roles: `accent3`, or six hex digits.
    """
    colours = palette.colours
    ink = next(
        (
            one
            for one in (words, colours["tx1"], "000000", "FFFFFF")
            if contrast(one, background) >= WORDS
        ),
        words,
    )
    panel = _panel(colours["bg2"], background, ink)
    grounds = (background, panel)
    muted = colours["tx2"]
    if _saturation(muted) > _LIVELY or min(contrast(muted, one) for one in grounds) < WORDS:
        muted = readable(mix(ink, background, _DERIVED_MUTED), grounds, WORDS)
    chosen: dict[Role, str] = {
        "background": background,
        "panel": panel,
        "ink": ink,
        "muted": muted,
        "link": readable(colours["hlink"], grounds, WORDS),
    }
    for role, name in ACCENTS.items():
        chosen[role] = readable(colours[name], (background,), LINES)
    for role in chosen:
        if role in given:
            chosen[role] = colours.get(given[role], given[role])
    return {
        role: made_from(digits, palette, given.get(role, _USUAL.get(role, "")))
        for role, digits in chosen.items()
    }


def _panel(second: str, background: str, ink: str) -> str:
    """A quiet area: the template's second background where it is one, else made from the first."""
    quiet = 1.02 <= contrast(second, background) <= 1.5 and contrast(second, ink) >= 7
    return second if quiet else mix(background, ink, _DERIVED_PANEL)


def readable(digits: str, grounds: tuple[str, ...], least: float) -> str:
    """The colour nearest to `digits`, on the way to black or white, that stands out enough."""
    for percent in range(101):
        for end in ("000000", "FFFFFF"):
            tried = mix(digits, end, percent / 100)
            if all(contrast(tried, ground) >= least for ground in grounds):
                return tried
    return digits


def made_from(digits: str, palette: Palette, preferred: str = "") -> Made:
    """A colour as one of the template's own, or as the nearest of them changed to look like it."""
    names = ["bg1", "tx1", "bg2", "tx2", *(f"accent{n}" for n in range(1, 7)), "hlink"]
    if preferred in names:
        names.insert(0, preferred)
    known = [(name, palette.colours[name]) for name in names if name in palette.colours]
    same = next(((name, base) for name, base in known if base == digits), None)
    if same:
        return Made(digits, *same)
    if preferred in dict(known):
        return Made(digits, preferred, dict(known)[preferred])
    grey = _saturation(digits) < 0.08
    alike = [one for one in known if (_saturation(one[1]) < 0.08) == grey] or known
    return Made(digits, *min(alike, key=lambda one: _distance(one[1], digits)))


def fill_tint(ink: str, background: str, accents: list[str]) -> float:
    """How far fills are from their accents to the background, so that words on them can be read."""
    for hundredths in range(80, 97, 2):
        fills = [mix(accent, background, hundredths / 100) for accent in accents]
        if all(contrast(ink, fill) >= 7 for fill in fills):
            return hundredths / 100
    return 0.96


def is_dark(digits: str) -> bool:
    """Whether white stands out from a colour more than black."""
    return luminance(digits) < 0.179


def _saturation(digits: str) -> float:
    red, green, blue = (value / 255 for value in bytes.fromhex(digits))
    return colorsys.rgb_to_hls(red, green, blue)[2] if digits not in ("000000", "FFFFFF") else 0.0


def _distance(one: str, other: str) -> float:
    pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
    return sum((a - b) ** 2 for a, b in pairs)
