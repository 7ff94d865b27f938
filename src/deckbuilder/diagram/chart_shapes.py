"""The bars, lines, areas and slices of a chart as shapes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Literal

from deckbuilder.diagram import chart_places as places
from deckbuilder.geometry import Box, Point, around
from deckbuilder.scene import (
    BACKGROUND,
    Chart,
    Colour,
    Freeform,
    Item,
    Line,
    Outline,
    Segment,
    Shape,
)
from deckbuilder.scene.charts import CURVE, DOT, HOLE, MARKER, SEAM, SIGNS, STROKE, Mark

_QUARTER = math.pi / 2


def _polygon(*corners: tuple[float, float]) -> Freeform:
    first, *others = corners
    lines = (Segment("line", (corner,)) for corner in others)
    return Freeform((Segment("move", (first,)), *lines, Segment("close")))


OUTLINES: Mapping[Mark, Outline] = {
    "circle": "ellipse",
    "square": "rectangle",
    "triangle": _polygon((0.5, 0), (1, 1), (0, 1)),
    "diamond": _polygon((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
}


def _strokes(*ends: tuple[float, float]) -> Freeform:
    """Strokes, each from one place to the next."""
    kinds: tuple[Literal["move", "line"], ...] = ("move", "line")
    return Freeform(tuple(Segment(kinds[n % 2], (end,)) for n, end in enumerate(ends)))


_X = ((0.1, 0.1), (0.9, 0.9), (0.1, 0.9), (0.9, 0.1))
STROKES: Mapping[Mark, Outline] = {
    "x": _strokes(*_X),
    "plus": _strokes((0, 0.5), (1, 0.5), (0.5, 0), (0.5, 1)),
    "star": _strokes(*_X, (0.5, 0), (0.5, 1)),
    "dash": _strokes((0, 0.5), (1, 0.5)),
}


def data(chart: Chart) -> Iterator[Item]:
    """Bars, lines with their marks, areas or slices."""
    match chart.kind:
        case "column" | "bar":
            for bar in places.bars(chart):
                if bar.box.w and bar.box.h:
                    colour = chart.series[bar.series].colour(bar.number)
                    name = f"{chart.name}:bar:{bar.series + 1}:{bar.number + 1}"
                    yield Shape(name, bar.box, fill=colour, decorative=True)
        case "area":
            yield from _areas(chart)
        case "pie" | "doughnut":
            yield from _slices(chart)
        case "line" | "scatter":
            for series in range(len(chart.series)):
                yield from _dots(chart, series)


def _dots(chart: Chart, series: int) -> Iterator[Item]:
    """A line, broken at gaps, and its marks; of a scatter chart the marks alone."""
    found, one = places.dots(chart, series), chart.series[series]
    name = f"{chart.name}:line:{series + 1}"
    if chart.kind == "line":
        for count, run in enumerate(_unbroken(found), 1):
            if len(run) > 1:
                pen = Line(one.colour(0), CURVE, chart.dash(series))
                yield _path(f"{name}:{count}", run, line=pen)
    size = DOT if chart.kind == "scatter" else MARKER
    lone = {run[0] for run in _unbroken(found) if len(run) == 1}
    for number, at in found:
        if at in lone or chart.is_marked(number):
            box = Box(at.x - size / 2, at.y - size / 2, size, size)
            yield mark(chart, series, f"{name}:dot:{number + 1}", box, one.colour(number))


def mark(chart: Chart, series: int, name: str, box: Box, colour: Colour) -> Shape:
    """A mark of a line or of a scatter chart."""
    form = chart.mark(series)
    if form in SIGNS:
        return Shape(name, box, STROKES[form], None, Line(colour, STROKE), decorative=True)
    return Shape(name, box, OUTLINES[form], colour, decorative=True)


def _unbroken(found: list[tuple[int, Point]]) -> list[list[Point]]:
    runs: list[list[Point]] = []
    last = -2
    for number, at in found:
        if number != last + 1:
            runs.append([])
        runs[-1].append(at)
        last = number
    return runs


def _areas(chart: Chart) -> Iterator[Item]:
    """Areas from below upwards; a gap counts as zero."""
    count = len(chart.categories)
    for series, one in enumerate(chart.series):
        upper, lower = [], []
        for number in range(count):
            low, high = places.parts(chart, number)[series] or (0.0, 0.0)
            x = places.across(chart, number)
            upper.append(Point(x, places.height(chart, high)))
            lower.append(Point(x, places.height(chart, low)))
        outline = [*upper, *reversed(lower)]
        yield _path(f"{chart.name}:area:{series + 1}", outline, fill=one.colour(0))


def _path(
    name: str, points: list[Point], *, fill: Colour | None = None, line: Line | None = None
) -> Shape:
    """A shape through points, closed when it is filled."""
    box = around(Box(point.x, point.y, 0, 0) for point in points)
    wide, high = box.w or 1.0, box.h or 1.0
    steps = [((point.x - box.x) / wide, (point.y - box.y) / high) for point in points]
    segments = [Segment("move", (steps[0],)), *(Segment("line", (one,)) for one in steps[1:])]
    if fill:
        segments.append(Segment("close"))
    return Shape(name, box, Freeform(tuple(segments)), fill, line, decorative=True)


def _slices(chart: Chart) -> Iterator[Item]:
    """Slices with a seam of the background between them."""
    inner = HOLE / 100 if chart.kind == "doughnut" else 0.0
    found = places.slices(chart)
    seam = Line(BACKGROUND, SEAM) if len(found) > 1 else None
    for one in found:
        outline = Freeform(tuple(_wedge(one.start, one.end, inner)))
        colour = chart.series[0].colour(one.number)
        name = f"{chart.name}:slice:{one.number + 1}"
        yield Shape(name, places.plot_of(chart), outline, colour, seam, decorative=True)


def _wedge(start: float, end: float, inner: float) -> Iterator[Segment]:
    """The outline of a slice, as fractions of the square round the pie."""
    yield Segment("move", (_on_circle(start, 1.0),))
    yield from _arc(start, end, 1.0)
    if inner:
        yield Segment("line", (_on_circle(end, inner),))
        yield from _arc(end, start, inner)
    else:
        yield Segment("line", ((0.5, 0.5),))
    yield Segment("close")


def _on_circle(angle: float, radius: float) -> tuple[float, float]:
    return 0.5 + math.sin(angle) * radius / 2, 0.5 - math.cos(angle) * radius / 2


def _arc(start: float, end: float, radius: float) -> Iterator[Segment]:
    """An arc in pieces of at most a quarter, each as a cubic curve."""
    count = max(1, math.ceil(abs(end - start) / _QUARTER - 1e-9))
    turn = (end - start) / count
    handle = 4 / 3 * math.tan(turn / 4) * radius / 2
    for number in range(count):
        a, b = start + number * turn, start + (number + 1) * turn
        (ax, ay), (bx, by) = _on_circle(a, radius), _on_circle(b, radius)
        first = ax + handle * math.cos(a), ay + handle * math.sin(a)
        second = bx - handle * math.cos(b), by - handle * math.sin(b)
        yield Segment("cubic", (first, second, (bx, by)))
