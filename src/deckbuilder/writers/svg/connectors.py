"""Lines between points, with heads at their ends."""

from __future__ import annotations

import math
from typing import assert_never

from deckbuilder.geometry import Point
from deckbuilder.scene import Connector, Head, Line
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.svg.elements import element, item, short
from deckbuilder.writers.svg.paint import fill, stroke

HEAD = 3.0
"""Length and breadth of a head of medium size, in line widths."""
THINNEST = 2.0
"""Line width in points below which heads stop shrinking."""
_COVERED = 0.7
"""Share of an arrow head that the line does not reach into, lest its end shows at the tip."""


def draw_connector(connector: Connector, theme: Theme) -> list[str]:
    """Return the group of a connector: the line, then its heads."""
    points = route(connector)
    line = connector.line
    heads = [
        *_head(connector.begin_head, points[0], points[1], line, theme),
        *_head(connector.end_head, points[-1], points[-2], line, theme),
    ]
    if connector.begin_head == "arrow":
        points[0] = _shortened(points[0], points[1], line)
    if connector.end_head == "arrow":
        points[-1] = _shortened(points[-1], points[-2], line)
    drawn = element("path", {"d": _path(points), "fill": "none", **stroke(line, theme)})
    return item(connector.name, [drawn, *heads], decorative=connector.decorative)


def route(connector: Connector) -> list[Point]:
    """The corners of a connector from begin to end, at least two; an elbow turns half-way."""
    begin, end = connector.begin, connector.end
    match connector.route:
        case "straight":
            between = []
        case "elbow-across":
            half = (begin.x + end.x) / 2
            between = [Point(half, begin.y), Point(half, end.y)]
        case "elbow-down":
            half = (begin.y + end.y) / 2
            between = [Point(begin.x, half), Point(end.x, half)]
        case _:
            assert_never(connector.route)
    corners = [begin]
    for point in (*between, end):
        if point != corners[-1]:
            corners.append(point)
    return corners if len(corners) > 1 else [begin, end]


def _path(points: list[Point]) -> str:
    return "M" + " L".join(f"{short(point.x)} {short(point.y)}" for point in points)


def _size(line: Line) -> float:
    return HEAD * max(line.width, THINNEST)


def _direction(tip: Point, neck: Point) -> tuple[float, float]:
    """The unit vector in which the line arrives at `tip`; rightwards for a line without length."""
    length = math.dist((tip.x, tip.y), (neck.x, neck.y))
    return ((tip.x - neck.x) / length, (tip.y - neck.y) / length) if length else (1.0, 0.0)


def _head(head: Head, tip: Point, neck: Point, line: Line, theme: Theme) -> list[str]:
    look, size = fill(line.colour, theme), _size(line)
    match head:
        case "none":
            return []
        case "dot":
            return [element("circle", {"cx": tip.x, "cy": tip.y, "r": size / 2, **look})]
        case "arrow":
            dx, dy = _direction(tip, neck)
            x, y, half = tip.x - dx * size, tip.y - dy * size, size / 2
            left = Point(x - dy * half, y + dx * half)
            right = Point(x + dy * half, y - dx * half)
            return [element("path", {"d": f"{_path([tip, left, right])} Z", **look})]
        case _:
            assert_never(head)


def _shortened(tip: Point, neck: Point, line: Line) -> Point:
    dx, dy = _direction(tip, neck)
    cut = min(_COVERED * _size(line), math.dist((tip.x, tip.y), (neck.x, neck.y)))
    return Point(tip.x - dx * cut, tip.y - dy * cut)
