"""Outlines with a fill, a pen and words in them."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from deckbuilder.geometry import Box
from deckbuilder.scene import CORNER, Freeform, Shape, text_area, text_insets
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.svg.elements import Attributes, element, item, short
from deckbuilder.writers.svg.paint import fill, stroke
from deckbuilder.writers.svg.text import draw_text

_COMMANDS = {"move": "M", "line": "L", "cubic": "C", "close": "Z"}


def draw_shape(shape: Shape, theme: Theme) -> list[str]:
    """Return the group of a shape."""
    drawn = []
    if shape.fill is not None or shape.line is not None:
        look = {**fill(shape.fill, theme), **stroke(shape.line, theme)}
        drawn.append(_outline(shape, look))
    if shape.body is not None:
        body = replace(shape.body, insets=text_insets(shape))
        drawn += draw_text(body, text_area(shape), theme)
    return item(shape.name, drawn, alt=shape.alt, link=shape.link, decorative=shape.decorative)


def _radius(shape: Shape) -> float:
    half = min(shape.box.w, shape.box.h) / 2
    return half if shape.outline == "pill" else min(CORNER, half)


def _outline(shape: Shape, look: Attributes) -> str:
    box = shape.box
    sides = {"x": box.x, "y": box.y, "width": box.w, "height": box.h}
    match shape.outline:
        case "rectangle":
            return element("rect", {**sides, **look})
        case "rounded" | "pill":
            return element("rect", {**sides, "rx": _radius(shape), **look})
        case "ellipse":
            middle = box.centre
            round_ = {"cx": middle.x, "cy": middle.y, "rx": box.w / 2, "ry": box.h / 2}
            return element("ellipse", {**round_, **look})
        case Freeform():
            return element("path", {"d": path_data(shape.outline, box), **look})
        case _:
            assert_never(shape.outline)


def path_data(outline: Freeform, box: Box) -> str:
    """The outline in `box` as the path data of SVG."""
    steps = []
    for segment in outline.segments:
        points = (box.at(x, y) for x, y in segment.points)
        places = " ".join(f"{short(point.x)} {short(point.y)}" for point in points)
        steps.append(_COMMANDS[segment.kind] + places)
    return " ".join(steps)
