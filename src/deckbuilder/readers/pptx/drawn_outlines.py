"""Outlines of somebody else's shapes: presets by their form, custom ones point by point."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from deckbuilder.geometry import Box
from deckbuilder.readers.pptx.ancestry import whole
from deckbuilder.readers.pptx.names import A
from deckbuilder.readers.pptx.native_clean import local
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.scene import CORNER, Freeform, Outline, Segment

Points = tuple[tuple[float, float], ...]

_ARC = 0.5522847498
"""How far the handles of a cubic reach that draws a quarter of a circle, in radii."""
_TURN = 21_600_000
"""A full turn in 60 000ths of a degree."""
_DEEPEST = 2000
"""Guides of one shape that are worked out."""

POLYGONS: Mapping[str, Points] = {
    "triangle": ((0.5, 0), (1, 1), (0, 1)),
    "rtTriangle": ((0, 0), (1, 1), (0, 1)),
    "diamond": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "flowChartDecision": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "parallelogram": ((0.25, 0), (1, 0), (0.75, 1), (0, 1)),
    "trapezoid": ((0.25, 0), (0.75, 0), (1, 1), (0, 1)),
    "pentagon": ((0.5, 0), (1, 0.382), (0.809, 1), (0.191, 1), (0, 0.382)),
    "hexagon": ((0.25, 0), (0.75, 0), (1, 0.5), (0.75, 1), (0.25, 1), (0, 0.5)),
    "octagon": (
        (0.293, 0), (0.707, 0), (1, 0.293), (1, 0.707), (0.707, 1), (0.293, 1), (0, 0.707),
        (0, 0.293),
    ),
    "homePlate": ((0, 0), (0.75, 0), (1, 0.5), (0.75, 1), (0, 1)),
    "chevron": ((0, 0), (0.75, 0), (1, 0.5), (0.75, 1), (0, 1), (0.25, 0.5)),
    "rightArrow": (
        (0, 0.25), (0.7, 0.25), (0.7, 0), (1, 0.5), (0.7, 1), (0.7, 0.75), (0, 0.75),
    ),
    "leftArrow": (
        (1, 0.25), (0.3, 0.25), (0.3, 0), (0, 0.5), (0.3, 1), (0.3, 0.75), (1, 0.75),
    ),
    "upArrow": (
        (0.25, 1), (0.25, 0.3), (0, 0.3), (0.5, 0), (1, 0.3), (0.75, 0.3), (0.75, 1),
    ),
    "downArrow": (
        (0.25, 0), (0.25, 0.7), (0, 0.7), (0.5, 1), (1, 0.7), (0.75, 0.7), (0.75, 0),
    ),
    "leftRightArrow": (
        (0, 0.5), (0.2, 0), (0.2, 0.25), (0.8, 0.25), (0.8, 0), (1, 0.5), (0.8, 1), (0.8, 0.75),
        (0.2, 0.75), (0.2, 1),
    ),
    "plus": (
        (0.25, 0), (0.75, 0), (0.75, 0.25), (1, 0.25), (1, 0.75), (0.75, 0.75), (0.75, 1),
        (0.25, 1), (0.25, 0.75), (0, 0.75), (0, 0.25), (0.25, 0.25),
    ),
    "star5": (
        (0.5, 0), (0.618, 0.382), (1, 0.382), (0.691, 0.618), (0.809, 1), (0.5, 0.764),
        (0.191, 1), (0.309, 0.618), (0, 0.382), (0.382, 0.382),
    ),
}  # fmt: skip
"""Corners of presets as shares of the box, near enough to how they look undragged
(presetShapeDefinitions.xml of ECMA-376 part 1)."""
_RECTANGLES = ("rect", "flowChartProcess", "textNoShape", "actionButtonBlank", "frame", "plaque")
_ELLIPSES = ("ellipse", "flowChartConnector", "donut", "cloud", "heart", "sun", "smileyFace",
             "cloudCallout", "wedgeEllipseCallout")  # fmt: skip
_TEXT_AREAS = {
    "triangle": (0.25, 0.5, 0.75, 1.0),
    "rtTriangle": (0.08, 0.58, 0.58, 0.92),
    "diamond": (0.25, 0.25, 0.75, 0.75),
    "flowChartDecision": (0.25, 0.25, 0.75, 0.75),
    "rightArrow": (0.0, 0.25, 0.85, 0.75),
    "leftArrow": (0.15, 0.25, 1.0, 0.75),
    "chevron": (0.25, 0.0, 0.75, 1.0),
    "homePlate": (0.0, 0.0, 0.88, 1.0),
    "star5": (0.31, 0.38, 0.69, 0.76),
}
"""Where words stand in presets, as shares of the box; others give them all of it."""
LINES = ("line", "straightConnector1", "lineInv")


def outline_of(properties: Element | None, box: Box) -> tuple[Outline, bool]:
    """The outline of a shape that fills `box` (points), and whether it looks like that."""
    custom = properties.find(f"{A}custGeom") if properties is not None else None
    if custom is not None:
        try:
            return _custom(custom, box), True
        except (ValueError, ArithmeticError, KeyError, IndexError, AttributeError):
            return "rectangle", False
    preset = properties.find(f"{A}prstGeom") if properties is not None else None
    name = str(preset.get("prst") or "rect") if preset is not None else "rect"
    if name in ("roundRect", "flowChartAlternateProcess", "flowChartTerminator"):
        assert preset is not None
        return _rounded(preset, name, box), True
    if name in _ELLIPSES:
        return "ellipse", name in _ELLIPSES[:2]
    if name in POLYGONS:
        area = _TEXT_AREAS.get(name, (0.0, 0.0, 1.0, 1.0))
        return replace(polygon(POLYGONS[name]), text_rect=area), True
    return "rectangle", name in _RECTANGLES[:4]


def polygon(corners: Points) -> Freeform:
    """A closed outline through corners."""
    first, *others = corners
    lines = (Segment("line", (corner,)) for corner in others)
    return Freeform((Segment("move", (first,)), *lines, Segment("close")))


def _rounded(preset: Element, name: str, box: Box) -> Outline:
    """A rectangle with round corners, of the radius it has."""
    share = 50_000 if name == "flowChartTerminator" else 16_667
    for guide in preset.iter(f"{A}gd"):
        words = str(guide.get("fmla") or "").split()
        if words[:1] == ["val"] and words[1:] and words[1].lstrip("-").isdigit():
            share = int(words[1])
    radius = min(box.w, box.h) * min(50_000, max(0, share)) / 100_000
    if not radius or abs(radius - min(CORNER, box.w / 2, box.h / 2)) < 1:
        return "rounded" if radius else "rectangle"
    across, down = radius / box.w, radius / box.h
    a, d = across * (1 - _ARC), down * (1 - _ARC)
    steps: list[Segment] = [Segment("move", ((across, 0),))]
    for line, cubic in (
        ((1 - across, 0), ((1 - a, 0), (1, d), (1, down))),
        ((1, 1 - down), ((1, 1 - d), (1 - a, 1), (1 - across, 1))),
        ((across, 1), ((a, 1), (0, 1 - d), (0, 1 - down))),
        ((0, down), ((0, d), (a, 0), (across, 0))),
    ):
        steps += [Segment("line", (line,)), Segment("cubic", cubic)]
    left, top = across * 0.29289, down * 0.29289
    return Freeform((*steps, Segment("close")), (), (left, top, 1 - left, 1 - top))


@dataclass(frozen=True, slots=True)
class _Guides:
    """Numbers by name, in units of the shape: its sides, and what formulas make of them."""

    known: dict[str, float]

    def number(self, word: str | None) -> float:
        """A number as it is written, or that of a guide."""
        try:
            return float(word or 0)
        except ValueError:
            return self.known.get(word or "", 0.0)

    def add(self, guides: Element | None) -> None:
        """Work out guides in their order."""
        for guide in list(guides if guides is not None else ())[:_DEEPEST]:
            words = str(guide.get("fmla") or "").split()
            formula = _FORMULAS.get(words[0]) if words else None
            if formula:
                values = [self.number(word) for word in words[1:]] + [0.0, 0.0, 0.0]
                self.known[str(guide.get("name"))] = formula(*values[:3])


def _divided(x: float, y: float, z: float) -> float:
    return x * y / z if z else 0.0


def _angle(value: float) -> float:
    return value / _TURN * 2 * math.pi


_FORMULAS: Mapping[str, Callable[[float, float, float], float]] = {
    "val": lambda x, y, z: x,
    "*/": _divided,
    "+-": lambda x, y, z: x + y - z,
    "+/": lambda x, y, z: (x + y) / z if z else 0.0,
    "?:": lambda x, y, z: y if x > 0 else z,
    "abs": lambda x, y, z: abs(x),
    "at2": lambda x, y, z: math.atan2(y, x) / (2 * math.pi) * _TURN,
    "cos": lambda x, y, z: x * math.cos(_angle(y)),
    "sin": lambda x, y, z: x * math.sin(_angle(y)),
    "tan": lambda x, y, z: x * math.tan(_angle(y)),
    "max": lambda x, y, z: max(x, y),
    "min": lambda x, y, z: min(x, y),
    "mod": lambda x, y, z: math.sqrt(x * x + y * y + z * z),
    "pin": lambda x, y, z: min(max(y, x), z),
    "sqrt": lambda x, y, z: math.sqrt(max(0.0, x)),
}
"""Formulas of guides (ECMA-376 part 1, 20.1.9.11)."""


def _custom(geometry: Element, box: Box) -> Freeform:
    """An outline of its own; all its paths one after another."""
    w, h = max(1.0, box.w * 12700), max(1.0, box.h * 12700)
    sides = {"w": w, "h": h, "l": 0.0, "t": 0.0, "r": w, "b": h, "hc": w / 2, "vc": h / 2}
    sides |= {"wd2": w / 2, "hd2": h / 2, "ss": min(w, h), "ls": max(w, h)}
    guides = _Guides(sides)
    guides.add(geometry.find(f"{A}avLst"))
    guides.add(geometry.find(f"{A}gdLst"))
    segments: list[Segment] = []
    for path in geometry.iter(f"{A}path"):
        size = (whole(path, "w") or w, whole(path, "h") or h)
        segments += _steps(path, size, guides)
    area = geometry.find(f"{A}rect")
    text = (0.0, 0.0, 1.0, 1.0)
    if area is not None:
        left, top, right, bottom = (guides.number(area.get(side)) for side in "ltrb")
        if right > left and bottom > top:
            text = (left / w, top / h, right / w, bottom / h)
    if not any(segment.kind == "move" for segment in segments):
        raise ValueError("an outline without a beginning")
    return Freeform(tuple(segments), (), text)


def _steps(path: Element, size: tuple[float, float], guides: _Guides) -> Iterator[Segment]:
    """The steps of one path, as shares of `size`."""
    at = (0.0, 0.0)

    def share(point: Element) -> tuple[float, float]:
        x, y = guides.number(point.get("x")), guides.number(point.get("y"))
        return _bounded(x / size[0]), _bounded(y / size[1])

    for step in path:
        points = tuple(share(point) for point in step.iter(f"{A}pt"))
        match local(step):
            case "moveTo" if points:
                yield Segment("move", points[:1])
            case "lnTo" if points:
                yield Segment("line", points[:1])
            case "cubicBezTo" if len(points) >= 3:
                yield Segment("cubic", points[:3])
            case "quadBezTo" if len(points) >= 2:
                (x, y), (end_x, end_y) = points[:2]
                near = (at[0] + 2 / 3 * (x - at[0]), at[1] + 2 / 3 * (y - at[1]))
                far = (end_x + 2 / 3 * (x - end_x), end_y + 2 / 3 * (y - end_y))
                yield Segment("cubic", (near, far, points[1]))
            case "arcTo":
                arc = list(_arc(step, at, size, guides))
                yield from arc
                points = arc[-1].points if arc else (at,)
            case "close":
                yield Segment("close")
        at = points[-1] if points else at


def _arc(
    step: Element, at: tuple[float, float], size: tuple[float, float], guides: _Guides
) -> Iterator[Segment]:
    """Part of an ellipse as cubics of a quarter each at most (20.1.9.4)."""
    rx, ry = (guides.number(step.get(name)) for name in ("wR", "hR"))
    start, sweep = (_angle(guides.number(step.get(name))) for name in ("stAng", "swAng"))
    sweep = max(-2 * math.pi, min(2 * math.pi, sweep))
    rx, ry = rx / size[0], ry / size[1]
    middle = (at[0] - rx * math.cos(start), at[1] - ry * math.sin(start))
    count = max(1, math.ceil(abs(sweep) / (math.pi / 2) - 1e-9))
    part = sweep / count
    reach = 4 / 3 * math.tan(part / 4)
    for number in range(count):
        a, b = start + number * part, start + (number + 1) * part
        first = (math.cos(a) - reach * math.sin(a), math.sin(a) + reach * math.cos(a))
        second = (math.cos(b) + reach * math.sin(b), math.sin(b) - reach * math.cos(b))
        end = (math.cos(b), math.sin(b))
        places = tuple(
            (_bounded(middle[0] + rx * x), _bounded(middle[1] + ry * y))
            for x, y in (first, second, end)
        )
        yield Segment("cubic", places)


def _bounded(share: float) -> float:
    """A share of the box, kept within what can be drawn."""
    return max(-100.0, min(100.0, share)) if math.isfinite(share) else 0.0


def turned(outline: Outline, box: Box, degrees: float, across: bool, down: bool) -> Freeform:
    """An outline flipped and turned about the middle of its box, as shares of the same box."""
    form = outline if isinstance(outline, Freeform) else _as_freeform(outline)
    angle = math.radians(degrees)

    def moved(x: float, y: float) -> tuple[float, float]:
        x, y = (1 - x if across else x) - 0.5, (1 - y if down else y) - 0.5
        x, y = x * box.w, y * box.h
        x, y = x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)
        return 0.5 + x / (box.w or 1), 0.5 + y / (box.h or 1)

    steps = tuple(
        Segment(step.kind, tuple(moved(x, y) for x, y in step.points)) for step in form.segments
    )
    return Freeform(steps, form.sites, form.text_rect)


def _as_freeform(outline: Outline) -> Freeform:
    if outline == "ellipse":
        c = _ARC / 2
        steps = (
            ((0.5 + c, 0.0), (1.0, 0.5 - c), (1.0, 0.5)),
            ((1.0, 0.5 + c), (0.5 + c, 1.0), (0.5, 1.0)),
            ((0.5 - c, 1.0), (0.0, 0.5 + c), (0.0, 0.5)),
            ((0.0, 0.5 - c), (0.5 - c, 0.0), (0.5, 0.0)),
        )
        cubics = (Segment("cubic", step) for step in steps)
        return Freeform((Segment("move", ((0.5, 0.0),)), *cubics, Segment("close")))
    return polygon(((0, 0), (1, 0), (1, 1), (0, 1)))
