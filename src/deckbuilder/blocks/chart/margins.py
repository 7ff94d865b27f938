"""What stands round the plot of a chart with axes, and how much room that takes."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

from deckbuilder.blocks.chart.wanted import Wanted
from deckbuilder.fields import unmarked
from deckbuilder.geometry import Box
from deckbuilder.measure import LINE_HEIGHT
from deckbuilder.page import Overflow, Page
from deckbuilder.scene import Chart, Paragraph, Run, Scale, TextBody
from deckbuilder.scene.charts import ChartTitle, NumberFormat

GAP, BELOW = 0.4, 0.6
"""Of the size of words, between an axis and its labels; as in `diagram.chart_drawing`."""
MOST_LINES = 3
"""Of a label below a column."""
MOST_BESIDE = 0.42
"""Share of the width that the labels of bars may take."""
MOST_SKIPPED = 12
AT_END = 0.2
"""Share of the width that a label may take at the end of an area, where it hangs over."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Points round the plot, and each how many labels one is shown."""

    left: float
    top: float
    right: float
    bottom: float
    every: int = 1


def titled(chart: Chart, wanted: Wanted) -> Chart:
    """The chart with the words of its axes: above it at the left, and below it in the middle."""
    lone = chart.series[0].name if len(chart.series) == 1 else ""
    y = ChartTitle(wanted.axis.y or lone, _EMPTY, cell="" if wanted.axis.y else "B1")
    x = ChartTitle(wanted.axis.x, _EMPTY)
    if chart.kind == "scatter" and not x.words:
        x = ChartTitle(chart.corner, _EMPTY, cell="A1")
    high = LINE_HEIGHT * chart.size
    top = Box(0, chart.legend.box.bottom if chart.legend else 0.0, chart.box.w, high)
    foot = Box(0, chart.box.h - high, chart.box.w, high)
    # Bars lie: their labels are at the left, and what names the values stands below.
    lies = chart.kind == "bar" and bool(x.words)
    above, below = (x, y) if lies else (y, x)
    above, below = replace(above, box=top), replace(below, box=foot, is_below=True)
    x, y = (above, below) if lies else (below, above)
    return replace(chart, x_title=x if x.words else None, y_title=y if y.words else None)


_EMPTY = Box(0, 0, 0, 0)


def margins(chart: Chart, page: Page, behind: float) -> Margins:
    """The room that axes, titles and legend take; raises `Overflow` when labels have none.

    `behind` are the points that labels behind the ends of lines want.
    """
    size = chart.size
    line = LINE_HEIGHT * size
    titles = [one for one in (chart.x_title, chart.y_title) if one]
    top = max([one.box.bottom for one in titles if not one.is_below], default=0.0)
    top = top or (chart.legend.box.bottom if chart.legend else 0.0)
    top += GAP * size if top else 0.0
    top += line / 2 if chart.has_axis and chart.kind != "bar" else 0.0
    foot = line if any(one.is_below for one in titles) else 0.0
    assert chart.scale is not None
    ticks = [chart.ticks.shown(one) for one in chart.scale.ticks] if chart.has_axis else []
    widest = max((page.text_width(one, size) for one in ticks), default=0.0) * 1.03
    if chart.kind == "bar":
        left, every = _beside_bars(chart, page), 1
        bottom, right = foot, widest / 2
        bottom += line + BELOW * size if chart.has_axis else 0.0
        return Margins(left, top, right, bottom)
    left = widest + GAP * size if chart.has_axis else 0.0
    if chart.x_scale is not None:
        last = page.text_width(chart.x_ticks.shown(chart.x_scale.most), size) / 2 + 2
        return Margins(max(left, last), top, last, foot + line + BELOW * size)
    right = behind
    if chart.kind == "area":
        ends = chart.categories[0], chart.categories[-1]
        halves = [min(page.text_width(one, size) + 6, chart.box.w * AT_END) / 2 for one in ends]
        left, right = max(left, halves[0]), halves[1]
    lines, every = _below_columns(chart, left, right, page)
    return Margins(left, top, right, foot + lines * line + BELOW * size, every)


def _beside_bars(chart: Chart, page: Page) -> float:
    """Points for the labels at the left of bars, in lines if they must be."""
    size, slot = chart.size, chart.box.h * 0.8 / len(chart.categories)
    widths = [page.text_width(one, size) for one in chart.categories]
    room = min(max(widths) * 1.03, MOST_BESIDE * chart.box.w)
    for words in chart.categories:
        body = _body(words, size)
        most = max(1, min(MOST_LINES, int(slot / (LINE_HEIGHT * size))))
        if page.lines(body, room) > most or page.broken_word(body, room):
            raise Overflow(
                f"the label `{words}` of this chart has no room at {size:g} pt",
                "use shorter labels or fewer of them, or give the chart more of the slide",
            )
        if slot < LINE_HEIGHT * size:
            raise Overflow(
                f"{len(chart.categories)} labels do not fit below each other at {size:g} pt",
                "leave some out, or use `kind: line`",
            )
    return room + 0.6 * size


def _below_columns(chart: Chart, left: float, right: float, page: Page) -> tuple[int, int]:
    """How many lines labels below columns take, and each how many one is shown.

    Labels that are no names, as years, may be left out; a column without its name says nothing.
    """
    orders = chart.kind in ("line", "area") or all(map(_counts, chart.categories))
    for every in range(1, MOST_SKIPPED + 1 if orders else 2):
        lines = 1
        for number, words in enumerate(chart.categories):
            if not number % every:
                room = _room_below(chart, number, every, left, right)
                lines = max(lines, _lines(words, room, chart.size, page))
        if lines <= (MOST_LINES if every == 1 else 1):
            return lines, every
    longest = max(chart.categories, key=len)
    raise Overflow(
        f"the label `{longest}` has no room below its {'column' if not orders else 'place'} "
        f"at {chart.size:g} pt",
        "use `kind: bar`, where labels stand beside the bars, or shorter labels",
    )


def _room_below(chart: Chart, number: int, every: int, left: float, right: float) -> float:
    """Points for a label below the chart, with `left` and `right` free beside the plot."""
    width, count = chart.box.w - left - right, len(chart.categories)
    if chart.kind == "area":
        return min(width / max(1, count - 1) * every, chart.box.w * AT_END) - 4
    slot = width / count
    middle = left + (number + 0.5) * slot
    return min(slot * every, 2 * middle, 2 * (chart.box.w - middle)) - 4


def _lines(words: str, room: float, size: float, page: Page) -> int:
    body = _body(words, size)
    if room < size or page.broken_word(body, room):
        return MOST_LINES + 1
    return page.lines(body, room)


def _body(words: str, size: float) -> TextBody:
    return TextBody((Paragraph((Run(words),)),), (size,))


def _counts(words: str) -> bool:
    """Whether a label counts rather than names, as `2019` or `Q3`."""
    return any(one.isdigit() for one in words) and len(unmarked(words)) <= 10


def ticks_are_clear(chart: Chart, page: Page) -> bool:
    """Whether the numbers at the axis of the values stand clear of each other."""
    if chart.scale is None or not chart.has_axis:
        return True
    if chart.kind == "bar":
        return _are_clear(chart.scale, chart.ticks, chart, page)
    return chart.size <= chart.plot.h * _pitch(chart.scale)


def places_are_clear(chart: Chart, page: Page) -> bool:
    """The same of the numbers below a scatter chart."""
    return chart.x_scale is None or _are_clear(chart.x_scale, chart.x_ticks, chart, page)


def _are_clear(scale: Scale, number: NumberFormat, chart: Chart, page: Page) -> bool:
    widths = [page.text_width(number.shown(tick), chart.size) * 1.03 for tick in scale.ticks]
    widest = max((sum(pair) / 2 for pair in itertools.pairwise(widths)), default=0.0)
    return widest + GAP * chart.size <= chart.plot.w * _pitch(scale)


def _pitch(scale: Scale) -> float:
    """From one number to the next, as a share of the axis."""
    return scale.step / (scale.most - scale.least)
