"""A chart as shapes, lines and words: what every picture of ours shows of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from deckbuilder.diagram import chart_places as places
from deckbuilder.diagram.chart_places import LINE, Side
from deckbuilder.diagram.chart_shapes import data, mark
from deckbuilder.diagram.mirror import mirrored
from deckbuilder.geometry import Box, Point
from deckbuilder.scene import (
    BACKGROUND,
    INK,
    MUTED,
    RULE,
    Anchor,
    Chart,
    Colour,
    Connector,
    Item,
    Line,
    Paragraph,
    Run,
    Shape,
    Text,
    TextBody,
)
from deckbuilder.scene.charts import AXIS_LINE, GRIDLINE

OTHER_SIDE: dict[Side, Side] = {"left": "right", "centre": "centre", "right": "left"}
BESIDE, BELOW = 0.4, 0.6
"""Of the size of words: room between an axis and its labels."""
SWATCH = 0.7
"""Of the size of words: a side of the square of colour in a legend."""


def drawing(chart: Chart) -> tuple[Item, ...]:
    """Everything that is to be seen of a chart, the lowest first, at its place on the slide."""
    if chart.is_round:
        return _round(chart)
    values = tuple(_values(chart))
    items = (*_gridlines(chart), *data(chart), *_axis_line(chart), *_words(chart), *values)
    return mirrored(items, chart.box) if chart.rtl else items


def _round(chart: Chart) -> tuple[Item, ...]:
    """A pie with its words; whatever is read from the right, slices go round clockwise."""
    names = tuple(_legend(chart))
    if chart.rtl:
        names = mirrored(names, chart.box)
        chart = replace(chart, plot=chart.plot.mirrored(chart.box.w), rtl=False)
    return (*data(chart), *names, *_values(chart))


def _gridlines(chart: Chart) -> Iterator[Item]:
    if chart.scale is None or not chart.has_axis:
        return
    plot, pen = places.plot_of(chart), Line(RULE, GRIDLINE)
    for number, tick in enumerate(chart.scale.ticks, 1):
        share = chart.scale.share(tick)
        if chart.kind == "bar":
            x = plot.x + share * plot.w
            ends = Point(x, plot.y), Point(x, plot.bottom)
        else:
            y = plot.bottom - share * plot.h
            ends = Point(plot.x, y), Point(plot.right, y)
        yield Connector(f"{chart.name}:grid:{number}", *ends, pen, decorative=True)


def _axis_line(chart: Chart) -> Iterator[Item]:
    """The line on which bars stand, at zero where the axis has it."""
    if chart.scale is None:
        return
    plot, share = places.plot_of(chart), chart.scale.share(0.0)
    if chart.kind == "bar":
        x = plot.x + share * plot.w
        ends = Point(x, plot.y), Point(x, plot.bottom)
    else:
        y = plot.bottom - share * plot.h
        ends = Point(plot.x, y), Point(plot.right, y)
    yield Connector(f"{chart.name}:axis", *ends, Line(MUTED, AXIS_LINE), decorative=True)


def _words(chart: Chart) -> Iterator[Item]:
    yield from _titles(chart)
    yield from _ticks(chart)
    yield from _categories(chart)
    yield from _legend(chart)


def _values(chart: Chart) -> Iterator[Item]:
    for one in places.labels(chart):
        name = f"{chart.name}:value:{one.series + 1}:{one.number + 1}"
        if chart.kind == "line":  # it stands on the gridlines
            yield Shape(f"{name}:ground", one.box, fill=BACKGROUND, decorative=True)
        strong = one.colour is not None
        colour = one.colour or INK
        yield _text(chart, name, one.words, one.box, one.side, colour=colour, bold=strong)


def _text(
    chart: Chart,
    name: str,
    words: str,
    box: Box,
    side: Side,
    *,
    anchor: Anchor = "middle",
    colour: Colour = INK,
    bold: bool = False,
    wrap: bool = False,
) -> Text:
    """Words at a side of a box, which is the other one once the chart is turned round."""
    rtl = runs_right(words)
    side = OTHER_SIDE[side] if chart.rtl else side
    at_start = side == ("right" if rtl else "left")
    align = "centre" if side == "centre" else "start" if at_start else "end"
    paragraph = Paragraph((Run(words),), align=align, rtl=rtl)  # type: ignore[arg-type]
    body = TextBody((paragraph,), (chart.size,), colour, bold=bold, anchor=anchor, wrap=wrap)
    return Text(name, box, body)


def runs_right(words: str) -> bool:
    """Whether words are read from the right (the first strong letter: Unicode UAX 9, P2)."""
    kinds = (unicodedata.bidirectional(letter) for letter in words)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


def _titles(chart: Chart) -> Iterator[Text]:
    for name, title in (("x", chart.x_title), ("y", chart.y_title)):
        if title:
            side: Side = "centre" if title.is_below else "left"
            box = title.box.moved(chart.box.x, chart.box.y)
            yield _text(chart, f"{chart.name}:{name}", title.words, box, side, colour=MUTED)


def _ticks(chart: Chart) -> Iterator[Text]:
    """The numbers at the axes."""
    plot, high = places.plot_of(chart), LINE * chart.size
    if chart.x_scale is not None:
        wide = plot.w / max(1, len(chart.x_scale.ticks) - 1)
        for number, tick in enumerate(chart.x_scale.ticks, 1):
            x = plot.x + chart.x_scale.share(tick) * plot.w
            box = _below(chart, x, wide, high)
            words = chart.x_ticks.shown(tick)
            yield _text(chart, f"{chart.name}:x:{number}", words, box, "centre", colour=MUTED)
    assert chart.scale is not None
    for number, tick in enumerate(chart.scale.ticks if chart.has_axis else (), 1):
        name, words = f"{chart.name}:tick:{number}", chart.ticks.shown(tick)
        share = chart.scale.share(tick)
        if chart.kind == "bar":
            wide = plot.w / max(1, len(chart.scale.ticks) - 1)
            x = plot.x + share * plot.w
            box = _below(chart, x, wide, high)
            yield _text(chart, name, words, box, "centre", colour=MUTED)
        else:
            y = plot.bottom - share * plot.h
            room = chart.plot.x - BESIDE * chart.size
            yield _text(
                chart,
                name,
                words,
                Box(chart.box.x, y - high / 2, room, high),
                "right",
                colour=MUTED,
            )


def _below(chart: Chart, x: float, wide: float, high: float) -> Box:
    """A place round `x` below the plot, no wider than the chart allows."""
    wide = min(wide, 2 * (x - chart.box.x), 2 * (chart.box.right - x))
    return Box(x - wide / 2, places.plot_of(chart).bottom + BELOW * chart.size, wide, high)


def _categories(chart: Chart) -> Iterator[Text]:
    if chart.x_scale is not None:
        return
    plot, count = places.plot_of(chart), len(chart.categories)
    slot = (plot.h if chart.kind == "bar" else plot.w) / count
    for number, words in enumerate(chart.categories):
        if number % chart.every or not words:
            continue
        name = f"{chart.name}:label:{number + 1}"
        if chart.kind == "bar":
            room = chart.plot.x - 0.6 * chart.size
            box = Box(chart.box.x, plot.y + number * slot, room, slot)
            yield _text(chart, name, words, box, "right", wrap=True)
        else:
            wide = slot * chart.every
            if chart.kind == "area":
                wide = plot.w / max(1, count - 1) * chart.every
            x, top = places.across(chart, number), plot.bottom + BELOW * chart.size
            foot = chart.box.bottom
            if chart.x_title:
                foot = chart.x_title.box.y + chart.box.y
            box = _below(chart, x, wide, max(foot - top, LINE * chart.size))
            yield _text(chart, name, words, box, "centre", anchor="top", wrap=True)


def _legend(chart: Chart) -> Iterator[Item]:
    if chart.legend is None:
        return
    names = chart.categories if chart.is_round else [one.name for one in chart.series]
    for number, (words, place) in enumerate(zip(names, chart.legend.places, strict=True)):
        colour = chart.series[0].colour(number) if chart.is_round else chart.series[number].own
        side, place = SWATCH * chart.size, place.moved(chart.box.x, chart.box.y)
        swatch = Box(place.x, place.y + (place.h - side) / 2, side, side)
        name = f"{chart.name}:legend:{number + 1}"
        is_marked = chart.kind in ("line", "scatter")
        if is_marked:
            yield mark(chart, number, f"{name}:colour", swatch, colour)
        else:
            yield Shape(f"{name}:colour", swatch, "rectangle", colour, decorative=True)
        left = 1.6 * side
        box = Box(place.x + left, place.y, place.w - left, place.h)
        yield _text(chart, name, words, box, "left", wrap=True)
