"""Pies and doughnuts: a circle, and what says which slice is which."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from functools import partial

from deckbuilder.blocks.chart.wanted import Wanted
from deckbuilder.diagram.chart_legends import column_beside
from deckbuilder.diagram.chart_places import APART, labels, slices
from deckbuilder.geometry import Box
from deckbuilder.measure import LINE_HEIGHT
from deckbuilder.page import Overflow, Page
from deckbuilder.scene import Chart
from deckbuilder.scene.charts import HOLE

WIDEST_LABEL = 0.2
"""Share of the chart's width: PowerPoint breaks longer labels of slices into lines."""
LEAST_RADIUS = 60.0
"""Points."""
LARGEST_RADIUS = 190.0
BESIDE = 36.0
"""Points between a circle and the names beside it."""


def round_chart(chart: Chart, wanted: Wanted, page: Page) -> Chart:
    """The circle and its labels: names at the slices if they have room, else beside the circle."""
    chart = replace(chart, shares=wanted.percent)
    tries = [_named(chart, page)] if chart.kind == "pie" else []
    for made in (*tries, _with_legend(chart, page)):
        if made is not None and _is_clear(made):
            return made
    raise Overflow(
        f"the labels of this {chart.kind} have no room at {chart.size:g} pt",
        "join the smallest slices, use `kind: bar`, or give it more of the slide",
    )


def _widest(chart: Chart, page: Page) -> float:
    words = [chart.label(0, one.number) for one in slices(chart)]
    return max(page.text_width(one, chart.size, bold=True) for one in words) * 1.03 + 2


def _named(chart: Chart, page: Page) -> Chart | None:
    """Names and values round the pie."""
    widths = tuple(
        max(page.text_width(one, chart.size) for one in (name, chart.label(0, number))) * 1.03 + 2
        for number, name in enumerate(chart.categories)
    )
    widest = max(widths)
    if widest > WIDEST_LABEL * chart.box.w:
        return None
    high = 2 * LINE_HEIGHT * chart.size + APART
    across = (chart.box.w - 2 * (widest + APART)) / 2
    radius = min(across, (chart.box.h - 2 * high) / 2, LARGEST_RADIUS)
    if radius < LEAST_RADIUS:
        return None
    middle = Box(0, 0, chart.box.w, chart.box.h).centre
    plot = Box(middle.x - radius, middle.y - radius, 2 * radius, 2 * radius)
    return replace(chart, plot=plot, labels="names", label_width=widest, widths=widths)


def _with_legend(chart: Chart, page: Page) -> Chart | None:
    """Values at or on the slices, names in a column beside the circle."""
    values = _widest(chart, page)
    around = values + APART if chart.kind == "pie" else 0.0
    above = LINE_HEIGHT * chart.size + APART if chart.kind == "pie" else 0.0
    room = Box(0, 0, chart.box.w, chart.box.h)
    radius = min((room.h - 2 * above) / 2, LARGEST_RADIUS)
    measured = partial(page.text_width, size=chart.size)
    while radius >= LEAST_RADIUS:
        left = 2 * (radius + around) + BESIDE
        legend = column_beside(chart.categories, chart.size, left, room, measured)
        if legend:
            spare = max(0.0, (room.w - legend.box.right) / 2)
            moved = replace(
                legend,
                box=legend.box.moved(spare, 0),
                places=tuple(one.moved(spare, 0) for one in legend.places),
            )
            top = (room.h - 2 * radius) / 2
            plot = Box(spare + around, top, 2 * radius, 2 * radius)
            return replace(chart, plot=plot, labels="values", label_width=values, legend=moved)
        radius -= 10
    return None


def _is_clear(chart: Chart) -> bool:
    """Whether every label can be read: none covers another, and on a ring all fit their slices."""
    found = labels(chart)
    whole = chart.box.inset(-1)
    if any(one.box not in whole for one in found):
        return False
    if chart.kind == "doughnut" and not _fit_on_ring(chart):
        return False
    return not any(a.box.overlaps(b.box) for a, b in itertools.combinations(found, 2))


def _fit_on_ring(chart: Chart) -> bool:
    radius = chart.plot.w / 2
    thick, middle = radius * (1 - HOLE / 100), radius * (1 + HOLE / 100) / 2
    narrowest = min(2 * math.sin(min(one.end - one.start, math.pi) / 2) for one in slices(chart))
    return chart.label_width <= thick and chart.label_width <= narrowest * middle
