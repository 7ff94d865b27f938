"""Where the bars, dots, slices and labels of a chart are, in points on the slide.

Everything is placed as for reading from the left. Widths and gaps are those of PowerPoint, so that
our pictures and its own agree.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from deckbuilder.geometry import Box, Point
from deckbuilder.scene import Chart, Colour
from deckbuilder.scene.charts import HOLE

Side: TypeAlias = Literal["left", "centre", "right"]

LINE = 1.2
"""Line pitch over size, as of `measure`, which does not know charts."""
APART = 5.0
"""Points between a label and what it belongs to."""
MARK_ROOM = 3.0
"""Points for half the mark of a point."""
OUTSIDE = 0.3
"""A label of a slice further left or right than this share of the radius stands beside the pie."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One value as a rectangle; numbers count from 0."""

    series: int
    number: int
    box: Box
    is_negative: bool = False


@dataclass(frozen=True, slots=True)
class Slice:
    """One value as an angle, in radians clockwise from the top."""

    number: int
    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside a value or on it."""

    series: int
    number: int
    words: str
    box: Box
    side: Side
    colour: Colour | None = None
    """None: the colour of all words."""


def plot_of(chart: Chart) -> Box:
    """The place of bars, lines or slices on the slide."""
    return chart.plot.moved(chart.box.x, chart.box.y)


def parts(chart: Chart, number: int) -> list[tuple[float, float] | None]:
    """From where to where each series reaches in one category, on the scale of the values.

    In an area a gap counts as zero, as PowerPoint draws it.
    """
    values = [series.values[number] for series in chart.series]
    if chart.kind == "area":
        values = [value or 0.0 for value in values]
    if not chart.is_stacked:
        return [None if value is None else (0.0, value) for value in values]
    whole = sum(abs(value) for value in values if value) if chart.stacking == "percent" else 1.0
    up = down = 0.0
    found: list[tuple[float, float] | None] = []
    for value in values:
        if value is None:
            found.append(None)
            continue
        share = value / whole if whole else 0.0
        if share < 0:
            found.append((down, down + share))
            down += share
        else:
            found.append((up, up + share))
            up += share
    return found


def bars(chart: Chart) -> Iterator[Bar]:
    """Every bar or column, category by category."""
    assert chart.scale is not None
    plot, lies = plot_of(chart), chart.kind == "bar"
    slot = (plot.h if lies else plot.w) / len(chart.categories)
    beside = 1 if chart.is_stacked else len(chart.series)
    thick = slot / (beside + chart.gap / 100)
    for number in range(len(chart.categories)):
        for series, part in enumerate(parts(chart, number)):
            if part is None:
                continue
            place = 0 if chart.is_stacked else series
            across = number * slot + thick * (chart.gap / 200 + place)
            low, high = sorted(map(chart.scale.share, part))
            if lies:
                box = Box(plot.x + low * plot.w, plot.y + across, (high - low) * plot.w, thick)
            else:
                top = plot.bottom - high * plot.h
                box = Box(plot.x + across, top, thick, (high - low) * plot.h)
            yield Bar(series, number, box, part[1] < part[0])


def across(chart: Chart, number: int) -> float:
    """How far from the left the middle of a category is."""
    plot = plot_of(chart)
    if chart.x_scale is not None:
        return plot.x + chart.x_scale.share(chart.xs[number]) * plot.w
    if chart.kind == "area":
        return plot.x + number * plot.w / max(1, len(chart.categories) - 1)
    return plot.x + (number + 0.5) * plot.w / len(chart.categories)


def height(chart: Chart, value: float) -> float:
    """How far from the top of the slide a value is."""
    assert chart.scale is not None
    plot = plot_of(chart)
    return plot.bottom - chart.scale.share(value) * plot.h


def dots(chart: Chart, series: int) -> list[tuple[int, Point]]:
    """The values of a line or a scatter chart that are no gaps, with their numbers."""
    values = [parts(chart, number)[series] for number in range(len(chart.categories))]
    return [
        (number, Point(across(chart, number), height(chart, part[1])))
        for number, part in enumerate(values)
        if part is not None
    ]


def slices(chart: Chart) -> list[Slice]:
    """The slices of a pie, one after another from the top; nothing for a gap or zero.

    A value below zero, as in somebody else's pie, counts as above, as PowerPoint draws it.
    """
    values = [abs(value or 0.0) for value in chart.series[0].values]
    whole, at = sum(values), 0.0
    found = []
    for number, value in enumerate(values):
        turn = value / whole * math.tau if value else 0.0
        if value:
            found.append(Slice(number, at, at + turn))
        at += turn
    return found


def labels(chart: Chart) -> list[Label]:
    """What stands beside the data or on them, as far as there is room for it."""
    if chart.labels == "none":
        return []
    match chart.kind:
        case "pie":
            return [_beside(chart, one) for one in slices(chart)]
        case "doughnut":
            return [_on_ring(chart, one) for one in slices(chart)]
        case "column" | "bar" if chart.is_stacked:
            return [one for bar in bars(chart) if (one := _inside(chart, bar)) is not None]
        case "column" | "bar":
            return [_at_end(chart, bar) for bar in bars(chart)]
        case _:
            found = (_behind(chart, series) for series in range(len(chart.series)))
            return [one for one in found if one]


def _at_end(chart: Chart, bar: Bar) -> Label:
    words, (wide, high) = chart.label(bar.series, bar.number), _size(chart)
    box, middle = bar.box, bar.box.centre
    if chart.kind == "bar":
        left = box.x - APART - wide if bar.is_negative else box.right + APART
        side: Side = "right" if bar.is_negative else "left"
        return Label(
            bar.series, bar.number, words, Box(left, middle.y - high / 2, wide, high), side
        )
    top = box.bottom + 2 if bar.is_negative else box.y - high - 2
    return Label(bar.series, bar.number, words, Box(middle.x - wide / 2, top, wide, high), "centre")


def _inside(chart: Chart, bar: Bar) -> Label | None:
    """A label in a part of a bar; None where the part is too small for it."""
    wide, high = _size(chart)
    if bar.box.w < wide or bar.box.h < high:
        return None
    words, ink = chart.label(bar.series, bar.number), chart.series[bar.series].ink(bar.number)
    return Label(bar.series, bar.number, words, bar.box.centred(wide, high), "centre", ink)


def _behind(chart: Chart, series: int) -> Label | None:
    """A label behind the last point of a line."""
    places = dots(chart, series)
    if not places:
        return None
    number, at = places[-1]
    one = chart.series[series]
    words = one.name if chart.labels == "names" else chart.label(series, number)
    wide, high = _size(chart)
    wide = chart.widths[series] if chart.widths else wide
    box = Box(at.x + APART + MARK_ROOM, at.y - high / 2, wide, high)
    return Label(series, number, words, box, "left", one.ink(number))


def _beside(chart: Chart, one: Slice) -> Label:
    plot = plot_of(chart)
    radius, middle = plot.w / 2 + APART, plot.centre
    words = chart.label(0, one.number)
    if chart.labels == "names":
        words = f"{chart.categories[one.number]}\n{words}"
    wide = chart.widths[one.number] if chart.widths else chart.label_width
    high = LINE * chart.size * (1 + words.count("\n"))
    right, down = math.sin(one.middle), -math.cos(one.middle)
    overhang = 0.0 if right > OUTSIDE else wide if right < -OUTSIDE else wide / 2
    x = middle.x + radius * right - overhang
    y = middle.y + radius * down + (down - 1) * high / 2
    return Label(0, one.number, words, Box(x, y, wide, high), "centre")


def _on_ring(chart: Chart, one: Slice) -> Label:
    plot = plot_of(chart)
    radius, middle = ring_middle(plot.w / 2), plot.centre
    x = middle.x + radius * math.sin(one.middle)
    y = middle.y - radius * math.cos(one.middle)
    wide, high = _size(chart)
    words, ink = chart.label(0, one.number), chart.series[0].ink(one.number)
    return Label(0, one.number, words, Box(x - wide / 2, y - high / 2, wide, high), "centre", ink)


def ring_middle(radius: float) -> float:
    """How far from the centre the middle of the ring of a doughnut is."""
    return radius * (1 + HOLE / 100) / 2


def _size(chart: Chart) -> tuple[float, float]:
    return chart.label_width, LINE * chart.size
