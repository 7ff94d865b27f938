"""What the names of colours stand for on one slide: its theme, through the maps of colours."""

from __future__ import annotations

from deckbuilder.readers.pptx.ancestry import whole
from deckbuilder.readers.pptx.drawn_colours import Palette
from deckbuilder.readers.pptx.names import A, P
from deckbuilder.readers.pptx.native_clean import local
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.scene import Colour
from deckbuilder.theme.theme import mix

_USUAL = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
"""How the names map where nobody says otherwise (ECMA-376 part 1, 19.3.1.6)."""
_FIRST_BACKGROUND = 1001
"""Numbers of p:bgRef from here count the theme's fills for backgrounds (19.3.1.3)."""


def palette_of(theme: Element | None, master: Element | None, *overriding: Element) -> Palette:
    """The colours of a slide.

    `overriding` are the roots of its layout and of itself, the slide last, whose own maps win.
    """
    scheme = _scheme(theme)
    mapped = dict(_USUAL)
    usual = master.find(f"{P}clrMap") if master is not None else None
    maps = [usual, *(one.find(f"{P}clrMapOvr/{A}overrideClrMapping") for one in overriding)]
    for one in maps:
        mapped |= (
            {str(name): str(value) for name, value in one.attrib.items()} if one is not None else {}
        )
    return Palette(scheme | {name: scheme[of] for name, of in mapped.items() if of in scheme})


def _scheme(theme: Element | None) -> dict[str, str]:
    found = theme.find(f"{A}themeElements/{A}clrScheme") if theme is not None else None
    bare = Palette({})
    colours = ((local(one), bare.colour(one)) for one in (() if found is None else found))
    return {name: colour.digits for name, colour in colours if colour}


def background_of(palette: Palette, theme: Element | None, *sheets: Element | None) -> str:
    """Six hex digits of the background, of the nearest of `sheets` that has one; white for none.

    Empty where it is a picture.
    """
    for sheet in sheets:
        found = sheet.find(f"{P}cSld/{P}bg") if sheet is not None else None
        if found is None:
            continue
        properties, reference = found.find(f"{P}bgPr"), found.find(f"{P}bgRef")
        if properties is not None:
            if properties.find(f"{A}blipFill") is not None:
                return ""
            return over("FFFFFF", palette.fill(properties))
        if reference is not None:
            return (
                "" if _is_picture(theme, reference) else over("FFFFFF", palette.colour(reference))
            )
    return "FFFFFF"


def _is_picture(theme: Element | None, reference: Element) -> bool:
    """Whether a theme's fill for backgrounds is a picture."""
    fills = (
        theme.find(f"{A}themeElements/{A}fmtScheme/{A}bgFillStyleLst")
        if theme is not None
        else None
    )
    number = whole(reference, "idx") - _FIRST_BACKGROUND
    return fills is not None and 0 <= number < len(fills) and local(fills[number]) == "blipFill"


def over(ground: str, colour: Colour | None) -> str:
    """A colour as it looks on an opaque ground, as six hex digits."""
    return mix(ground, colour.digits, colour.alpha) if colour else ground
