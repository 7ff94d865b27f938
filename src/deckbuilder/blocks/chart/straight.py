"""Charts with axes: columns, bars, lines, areas and dots."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from deckbuilder.blocks.chart.margins import (
    Margins,
    margins,
    places_are_clear,
    ticks_are_clear,
    titled,
)
from deckbuilder.blocks.chart.wanted import Wanted
from deckbuilder.diagram.chart_legends import row_above
from deckbuilder.diagram.chart_places import APART, MARK_ROOM, bars, labels, parts
from deckbuilder.diagram.chart_scale import MOST_TICKS, decimals_of, scale_for
from deckbuilder.geometry import Box
from deckbuilder.measure import LINE_HEIGHT
from deckbuilder.page import Overflow, Page
from deckbuilder.scene import Chart, Scale
from deckbuilder.scene.charts import NumberFormat, rounded

MOST_ACROSS, LEAST_TICKS = 8, 2
"""Numbers below a scatter chart at most, and at any axis at least."""
LEAST_PLOT = 70.0
"""Points; bars and lines that have less room say nothing."""
THICKEST = 84.0
"""Points of a bar or column."""
WIDEST_GAP = 500
"""Per cent (ST_GapAmount, ECMA-376 part 1, 21.2.3.16)."""
USUAL_GAP = {1: 55, 2: 60}
"""Per cent between groups of one or more bars."""


def straight_chart(chart: Chart, wanted: Wanted, page: Page) -> Chart:
    """The chart with labels at its data if they have room, else with an axis and a legend."""
    failed: Overflow | None = None
    for made in _attempts(chart, wanted):
        try:
            placed = _placed(made, wanted, page)
        except Overflow as overflow:
            failed = overflow
            continue
        if placed:
            return placed
    raise failed or _no_room(chart)


def _no_room(chart: Chart) -> Overflow:
    return Overflow(
        f"this {chart.kind} chart has no room at {chart.size:g} pt",
        "show fewer labels or series, or give it more of the slide",
    )


def _attempts(chart: Chart, wanted: Wanted) -> Iterator[Chart]:
    """The same chart with labels of several sorts, the best first."""
    ends: tuple[float | None, float | None] = (wanted.axis.least, wanted.axis.most)
    if chart.kind in ("column", "bar") and chart.stacking == "none" and ends == (None, None):
        yield replace(chart, labels="values", has_axis=False)
    if chart.kind in ("column", "bar") and chart.is_stacked:
        yield replace(chart, labels="values")
    elif chart.kind == "line" and len(chart.series) > 1:
        yield replace(chart, labels="names")
    elif chart.kind == "line":
        yield replace(chart, labels="last", number=_shorter(chart, wanted))
    yield chart


def _shorter(chart: Chart, wanted: Wanted) -> NumberFormat:
    """How the last value is written when no others are."""
    if wanted.numbers.decimals is not None:
        return chart.number
    filled = [value for value in chart.series[0].values if value is not None]
    return replace(chart.number, decimals=decimals_of(filled[-1:], chart.number.decimals))


def _placed(chart: Chart, wanted: Wanted, page: Page) -> Chart | None:
    """The chart laid out; None when its labels have no room, Overflow when nothing would help."""
    chart = _with_label_widths(chart, page)
    names = [one.name for one in chart.series]
    if len(names) > 1 and chart.labels != "names":
        legend = row_above(
            names, chart.size, chart.box.w, partial(page.text_width, size=chart.size)
        )
        if legend is None:
            raise Overflow(
                f"the names of the {len(names)} series have no room at {chart.size:g} pt",
                "use shorter names, or give the chart more of the slide",
            )
        chart = replace(chart, legend=legend)
    behind = 0.0
    if chart.labels in ("last", "names"):
        behind = chart.label_width + APART + MARK_ROOM
    chart = _with_axes(titled(chart, wanted), wanted, page, behind)
    if chart.labels == "values" and not chart.has_axis:
        chart = _with_room_for_labels(chart)
    return chart if _are_readable(chart) else None


def _with_label_widths(chart: Chart, page: Page) -> Chart:
    """The chart with the width of the widest label of its sort, and of each behind a line."""
    ends: list[str] = []
    if chart.labels == "names":
        ends = said = [one.name for one in chart.series]
    else:
        count = range(len(chart.categories))
        said = [chart.label(series, n) for series in range(len(chart.series)) for n in count]
        if chart.labels == "last":
            ends = [one for one in said if one][-1:]
    bold = chart.is_stacked or bool(ends)
    wide = {one: page.text_width(one, chart.size, bold=bold) * 1.03 + 2 for one in said}
    widths = tuple(wide[one] for one in ends)
    return replace(chart, label_width=max(wide.values()), widths=widths)


def _with_axes(chart: Chart, wanted: Wanted, page: Page, behind: float) -> Chart:
    """The chart with its plot, and as many numbers at its axes as stand clear of each other."""
    most, across = MOST_TICKS, MOST_ACROSS
    while True:
        scaled = _scaled(chart, wanted, most, across)
        made = _with_plot(scaled, margins(scaled, page, behind))
        if most > LEAST_TICKS and not ticks_are_clear(made, page):
            most -= 1
        elif across > LEAST_TICKS and not places_are_clear(made, page):
            across -= 1
        else:
            return made


def _scaled(chart: Chart, wanted: Wanted, most: int, across_most: int) -> Chart:
    """The chart with its scales, and how the numbers at them are written."""
    if chart.stacking == "percent":
        step = 0.25 if most >= 5 else 0.5 if most >= 3 else 1.0
        return replace(chart, scale=Scale(0.0, 1.0, step), ticks=chart.share_format)
    ends = [end for part in _every_part(chart) for end in part]
    axis = wanted.axis
    from_zero = chart.kind in ("column", "bar", "area")
    values = ends if from_zero else wanted.values
    scale = scale_for(values, from_zero=from_zero, least=axis.least, most=axis.most, ticks=most)
    chart = replace(chart, scale=scale, ticks=_for_ticks(chart.number, scale))
    if chart.kind == "scatter":
        across = scale_for(chart.xs, from_zero=False, ticks=across_most)
        plain = replace(chart.number, before="", after="")
        if min(chart.xs) >= 1000 and max(chart.xs) <= 2500 and not decimals_of(chart.xs):
            plain = replace(plain, group="")  # years
        chart = replace(chart, x_scale=across, x_ticks=_for_ticks(plain, across))
    return chart


def _every_part(chart: Chart) -> list[tuple[float, float]]:
    every = (parts(chart, number) for number in range(len(chart.categories)))
    return [part for row in every for part in row if part is not None]


def _for_ticks(number: NumberFormat, scale: Scale) -> NumberFormat:
    return replace(number, decimals=decimals_of(scale.ticks, 6))


def _with_plot(chart: Chart, free: Margins) -> Chart:
    """The chart with the place that its margins leave, and bars that are not too thick in it."""
    wide, high = chart.box.w - free.left - free.right, chart.box.h - free.top - free.bottom
    if min(wide, high) < LEAST_PLOT:
        raise _no_room(chart)
    beside = 1 if chart.is_stacked else len(chart.series)
    slot = (high if chart.kind == "bar" else wide) / len(chart.categories)
    gap = max(USUAL_GAP.get(beside, 70), round((slot / THICKEST - beside) * 100))
    plot = Box(free.left, free.top, wide, high)
    return replace(chart, plot=plot, every=free.every, gap=min(gap, WIDEST_GAP))


def _with_room_for_labels(chart: Chart) -> Chart:
    """The chart on a scale that leaves room for labels at the ends of the longest bars."""
    assert chart.scale is not None
    parts = list(_every_part(chart))
    ends = [end for part in parts for end in part]
    low, high = min(0.0, *ends), max(0.0, *ends)
    below = any(end < begin for begin, end in parts)
    above = any(end >= begin for begin, end in parts)  # the label of a zero stands there, too
    lies = chart.kind == "bar"
    whole = chart.plot.w if lies else chart.plot.h
    label = (chart.label_width + APART if lies else LINE_HEIGHT * chart.size) + 3
    room = whole - label * (below + above)
    if room < whole / 4 or high == low:
        return chart
    each = (high - low) / room * label
    least, most = low - each * below, high + each * above
    ends = [rounded(end, most - least) for end in (least, most, most - least)]
    return replace(chart, scale=Scale(*ends))


def _are_readable(chart: Chart) -> bool:
    """Whether no label covers another or sticks out."""
    found = labels(chart)
    if chart.labels == "none" or chart.is_stacked:
        return True
    if chart.kind in ("column", "bar"):
        thick = [bar.box.h if chart.kind == "bar" else bar.box.w for bar in bars(chart)]
        need = LINE_HEIGHT * chart.size if chart.kind == "bar" else chart.label_width
        if len(chart.series) > 1 and min(thick, default=0.0) < need:
            return False
    whole = chart.box.inset(-1)
    if any(one.box not in whole for one in found):
        return False
    return not any(a.box.overlaps(b.box) for a, b in itertools.combinations(found, 2))
