"""Outlines with fill, pen and words, and where connectors and words find their place on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from deckbuilder.geometry import Box
from deckbuilder.scene.colours import Colour, Line
from deckbuilder.scene.text import Insets, TextBody


@dataclass(frozen=True, slots=True)
class Segment:
    """One step of a path, as fractions of the shape's box: a move, a line, a cubic, or a close."""

    kind: Literal["move", "line", "cubic", "close"]
    points: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """A place where a connector can be glued, as fractions of the box, with its outward angle."""

    x: float
    y: float
    angle: float
    """Degrees, clockwise from the right, as in ECMA-376 part 1, 20.1.9.3 (before x 60 000)."""


@dataclass(frozen=True, slots=True)
class Freeform:
    """An outline of our own."""

    segments: tuple[Segment, ...]
    sites: tuple[Site, ...] = ()
    text_rect: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    """Left, top, right, bottom of the text area, as fractions of the box."""


Preset: TypeAlias = Literal["rectangle", "rounded", "pill", "ellipse"]
Outline: TypeAlias = Preset | Freeform

CORNER = 8.64
"""Radius in points of a rounded rectangle, whatever its size (0.12 inch)."""

RECTANGLE_SITES: tuple[Site, ...] = (
    Site(0.5, 0, 270),
    Site(0, 0.5, 180),
    Site(0.5, 1, 90),
    Site(1, 0.5, 0),
)
"""Sites of rectangle, rounded and pill in PowerPoint's order: top, left, bottom, right
(presetShapeDefinitions.xml of ECMA-376 part 1)."""

ELLIPSE_SITES: tuple[Site, ...] = tuple(
    Site(x, y, angle)
    for x, y, angle in (
        (0.5, 0, 270),
        (0.146447, 0.146447, 225),
        (0, 0.5, 180),
        (0.146447, 0.853553, 135),
        (0.5, 1, 90),
        (0.853553, 0.853553, 45),
        (1, 0.5, 0),
        (0.853553, 0.146447, 315),
    )
)
"""Eight sites of the preset ellipse, counter-clockwise from the top."""


def sites(outline: Outline) -> tuple[Site, ...]:
    """The connection sites of an outline, in the order of their indices."""
    if isinstance(outline, Freeform):
        return outline.sites
    return ELLIPSE_SITES if outline == "ellipse" else RECTANGLE_SITES


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline with a fill, a pen and perhaps words in it."""

    name: str
    box: Box
    outline: Outline = "rectangle"
    fill: Colour | None = None
    line: Line | None = None
    body: TextBody | None = None
    alt: str = ""
    decorative: bool = False
    link: str = ""
    """A click on the shape goes there; same forms as Run.link."""
    twin: str = ""
    """What it shows, where other slides show the same: such shapes glide into each other."""


CORNER_CUT = 0.29289
"""How far PowerPoint keeps words off a round corner, in radii: guide `il` of roundRect and ellipse
in presetShapeDefinitions.xml of ECMA-376 part 1 (1 - cos 45 degrees)."""


def text_area(shape: Shape) -> Box:
    """The part of a shape that PowerPoint gives its words, insets not yet taken off."""
    box = shape.box
    if isinstance(shape.outline, Freeform):
        left, top, right, bottom = shape.outline.text_rect
        corner = box.at(left, top)
        return Box(corner.x, corner.y, (right - left) * box.w, (bottom - top) * box.h)
    cut_x, cut_y = _corner_cuts(shape)
    return box.inset(cut_x, cut_y)


def text_insets(shape: Shape) -> Insets:
    """The insets to write for a shape's words, counted from its `text_area`.

    The insets of a body are counted from the box, or from a freeform's own text area, so that a
    label fitted to a box looks the same in every outline.
    """
    assert shape.body is not None
    wanted = shape.body.insets
    cut_x, cut_y = _corner_cuts(shape)
    return Insets(
        max(0.0, round(wanted.left - cut_x, 2)),
        max(0.0, round(wanted.top - cut_y, 2)),
        max(0.0, round(wanted.right - cut_x, 2)),
        max(0.0, round(wanted.bottom - cut_y, 2)),
    )


def _corner_cuts(shape: Shape) -> tuple[float, float]:
    half_w, half_h = shape.box.w / 2, shape.box.h / 2
    match shape.outline:
        case "rounded":
            cut = min(CORNER, half_w, half_h) * CORNER_CUT
            return cut, cut
        case "pill":
            cut = min(half_w, half_h) * CORNER_CUT
            return cut, cut
        case "ellipse":
            return half_w * CORNER_CUT, half_h * CORNER_CUT
        case _:
            return 0.0, 0.0
