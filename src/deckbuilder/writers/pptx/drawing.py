"""What every drawn thing has: a name, a place, a pen (ECMA-376 part 1, 19.3.1.12 and 20.1.2.2)."""

from __future__ import annotations

from deckbuilder.geometry import Box, emu
from deckbuilder.scene import Head, Line
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.pptx.colours import fill_xml
from deckbuilder.writers.pptx.sheet import Sheet
from deckbuilder.writers.pptx.xml import ADEC, attribute

NO_FILL = "<a:noFill/>"
NO_LINE = "<a:ln><a:noFill/></a:ln>"
RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    f'<adec:decorative xmlns:adec="{ADEC}" val="1"/></a:ext></a:extLst>'
)
"""Tells screen readers to pass over a shape ([MS-ODRAWXML] 2.31, decorative)."""

DASHES = {"solid": "", "dash": '<a:prstDash val="dash"/>', "dot": '<a:prstDash val="sysDot"/>'}
"""ST_PresetLineDashVal (ECMA-376 part 1, 20.1.10.49)."""
_HEADS = {"none": "", "arrow": "triangle", "dot": "oval"}
"""ST_LineEndType (ECMA-376 part 1, 20.1.10.33)."""


def named(
    name: str,
    sheet: Sheet,
    *,
    alt: str = "",
    decorative: bool = False,
    link: str = "",
    click: str = "",
) -> str:
    """Return `p:cNvPr` of the item `name`: its id, its name in the file, what it says to the blind.

    Something decorative says nothing, even when it has an `alt`. `click` is what a click does other
    than following a `link`.
    """
    identifier = sheet.targets[name][0]
    called = attribute(sheet.name(name))
    words = "" if decorative else alt
    inner = sheet.click(link, tip=True) if link else click
    if decorative:
        inner += DECORATIVE
    described = f' descr="{attribute(words)}"' if words or decorative else ""
    opening = f'p:cNvPr id="{identifier}" name="{called}"{described}'
    return f"<{opening}>{inner}</p:cNvPr>" if inner else f"<{opening}/>"


def place(box: Box) -> str:
    """Return the offset and extent of `box` in EMU; ValueError for a negative width or height."""
    if box.w < 0 or box.h < 0:
        raise ValueError(f"a shape cannot be {box.w} x {box.h} points")
    return f'<a:off x="{emu(box.x)}" y="{emu(box.y)}"/><a:ext cx="{emu(box.w)}" cy="{emu(box.h)}"/>'


def transform(box: Box) -> str:
    """Return `a:xfrm` that puts a shape into `box`."""
    return f"<a:xfrm>{place(box)}</a:xfrm>"


def pen(line: Line | None, theme: Theme, begin: Head = "none", end: Head = "none") -> str:
    """Return `a:ln`; without a line one that is not drawn, because nothing must be inherited."""
    if line is None:
        return NO_LINE
    cap = ' cap="rnd"' if line.cap == "round" else ""
    return (
        f'<a:ln w="{emu(line.width)}"{cap}>{fill_xml(line.colour, theme)}{DASHES[line.dash]}'
        f"<a:round/>{_head('headEnd', begin)}{_head('tailEnd', end)}</a:ln>"
    )


def _head(element: str, head: Head) -> str:
    """In DrawingML a line's head is where it begins and its tail where it ends."""
    kind = _HEADS[head]
    return f'<a:{element} type="{kind}" w="med" len="med"/>' if kind else ""
