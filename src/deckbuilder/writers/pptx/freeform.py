"""Outlines: presets and freeforms as DrawingML geometry (ECMA-376 part 1, 20.1.9)."""

from __future__ import annotations

from typing import assert_never

from deckbuilder.geometry import Box
from deckbuilder.scene import CORNER, Freeform, Outline, Segment
from deckbuilder.writers.pptx.drawing import RECTANGLE

_WHOLE = 100_000
"""Path units along either side of a freeform, and the denominator of its guides."""
_HALF = 50_000
"""The largest adjustment of roundRect: a radius of half the shorter side."""
_ANGLE = 60_000
"""ST_Angle counts 60 000ths of a degree (ECMA-376 part 1, 20.1.10.3)."""


def geometry_xml(outline: Outline, box: Box) -> str:
    """Return `a:prstGeom` or `a:custGeom` of an outline in `box`."""
    match outline:
        case "rectangle":
            return RECTANGLE
        case "rounded":
            shorter = min(box.w, box.h)
            return _round(min(_HALF, round(CORNER / shorter * _WHOLE)) if shorter else 0)
        case "pill":
            return _round(_HALF)
        case "ellipse":
            return '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
        case Freeform():
            return _freeform(outline)
        case _:
            assert_never(outline)


def _round(adjustment: int) -> str:
    return (
        f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {adjustment}"/>'
        "</a:avLst></a:prstGeom>"
    )


def _freeform(outline: Freeform) -> str:
    """Return a freeform whose connection sites and text area grow with it.

    Both are in EMU of the shape, not in units of the path, so they go through guides. LibreOffice
    reads sites 0 to 3 as its own top, left, bottom, right whatever they are; whoever makes the
    outline puts sites there in that order.
    """
    guides = _text_guides(outline)
    sites = []
    for index, site in enumerate(outline.sites):
        guides += _guide(f"x{index}", "w", site.x) + _guide(f"y{index}", "h", site.y)
        angle = round(site.angle % 360 * _ANGLE)
        sites.append(f'<a:cxn ang="{angle}"><a:pos x="x{index}" y="y{index}"/></a:cxn>')
    path = "".join(map(_segment, outline.segments))
    return (
        f"<a:custGeom><a:avLst/><a:gdLst>{guides}</a:gdLst><a:ahLst/>"
        f'<a:cxnLst>{"".join(sites)}</a:cxnLst><a:rect l="il" t="it" r="ir" b="ib"/>'
        f'<a:pathLst><a:path w="{_WHOLE}" h="{_WHOLE}">{path}</a:path></a:pathLst></a:custGeom>'
    )


def _text_guides(outline: Freeform) -> str:
    left, top, right, bottom = outline.text_rect
    return (
        _guide("il", "w", left)
        + _guide("it", "h", top)
        + _guide("ir", "w", right)
        + _guide("ib", "h", bottom)
    )


def _guide(name: str, side: str, share: float) -> str:
    return f'<a:gd name="{name}" fmla="*/ {side} {round(share * _WHOLE)} {_WHOLE}"/>'


def _segment(segment: Segment) -> str:
    points = "".join(
        f'<a:pt x="{round(x * _WHOLE)}" y="{round(y * _WHOLE)}"/>' for x, y in segment.points
    )
    match segment.kind:
        case "move":
            return f"<a:moveTo>{points}</a:moveTo>"
        case "line":
            return f"<a:lnTo>{points}</a:lnTo>"
        case "cubic":
            return f"<a:cubicBezTo>{points}</a:cubicBezTo>"
        case "close":
            return "<a:close/>"
        case _:
            assert_never(segment.kind)
