"""Connectors, glued to the shapes they touch (ECMA-376 part 1, 19.3.1.19)."""

from __future__ import annotations

from deckbuilder.geometry import emu
from deckbuilder.scene import Connector, Glue, Media, Picture, Shape, Table, Text, sites
from deckbuilder.writers.pptx.drawing import named, pen
from deckbuilder.writers.pptx.sheet import Sheet

_QUARTER, _THREE_QUARTERS = 5_400_000, 16_200_000
"""Turns of 90 and 270 degrees in 60 000ths of a degree."""
_FOUR_SIDES = 4
"""Connection sites of everything that is a rectangle to PowerPoint: pictures, tables, texts."""


def connector_xml(connector: Connector, sheet: Sheet) -> str:
    """Return `p:cxnSp`; ValueError when it is glued to an item or a site that does not exist."""
    glue = _glue("stCxn", connector, connector.begin_glue, sheet)
    glue += _glue("endCxn", connector, connector.end_glue, sheet)
    preset = "straightConnector1" if connector.route == "straight" else "bentConnector3"
    name = named(connector.name, sheet, decorative=connector.decorative)
    line = pen(connector.line, sheet.theme, connector.begin_head, connector.end_head)
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{name}<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
        f'<p:spPr>{_transform(connector)}<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>'
        f"{line}</p:spPr></p:cxnSp>"
    )


def _transform(connector: Connector) -> str:
    """Return where the connector's own box lies, and how it is flipped and turned.

    Both presets run from the top left of their box to its bottom right, and a bent one leaves to
    the side. To leave downwards or upwards it is turned by a quarter; then its box is the mirror
    image, about the same middle, of the one it seems to fill. LibreOffice takes the way from the
    glue instead, and lets a turned elbow without glue leave to the side.
    """
    left, top = emu(connector.begin.x), emu(connector.begin.y)
    dx, dy = emu(connector.end.x) - left, emu(connector.end.y) - top
    left, top, width, height = left + min(dx, 0), top + min(dy, 0), abs(dx), abs(dy)
    if connector.route == "elbow-down":
        attributes = f' rot="{_QUARTER if dx < 0 else _THREE_QUARTERS}"'
        if (dx >= 0) == (dy >= 0):
            attributes += ' flipH="1"'
        left, top = left + (width - height) // 2, top + (height - width) // 2
        width, height = height, width
    else:
        attributes = (' flipH="1"' if dx < 0 else "") + (' flipV="1"' if dy < 0 else "")
    return (
        f'<a:xfrm{attributes}><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    )


def _glue(element: str, connector: Connector, glue: Glue | None, sheet: Sheet) -> str:
    if glue is None:
        return ""
    where = f"slide {sheet.scene.id}: connector {connector.name} is glued to"
    identifier, item = sheet.targets.get(glue.item, (0, None))
    match item:
        case None:
            raise ValueError(f"{where} {glue.item}, which is not on the slide")
        case Shape():
            count = len(sites(item.outline))
        case Text() | Picture() | Media() | Table():
            count = _FOUR_SIDES
        case _:
            raise ValueError(f"{where} {glue.item}, which has no connection sites")
    if not 0 <= glue.site < count:
        raise ValueError(f"{where} site {glue.site} of {glue.item}, which has {count}")
    return f'<a:{element} id="{identifier}" idx="{glue.site}"/>'
