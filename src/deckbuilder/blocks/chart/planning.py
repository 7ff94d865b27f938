"""Where everything in a chart goes, at one size of words."""

from __future__ import annotations

from dataclasses import replace

from deckbuilder.blocks.chart.colouring import series_of
from deckbuilder.blocks.chart.described import described
from deckbuilder.blocks.chart.round import round_chart
from deckbuilder.blocks.chart.straight import straight_chart
from deckbuilder.blocks.chart.wanted import Wanted
from deckbuilder.content import chart_number
from deckbuilder.fields import unmarked
from deckbuilder.geometry import Box
from deckbuilder.page import Page
from deckbuilder.scene import Chart


def planned(wanted: Wanted, size: float, frame: Box, page: Page) -> Chart:
    """The chart in `frame` with words of `size` points; raises `Overflow` when it has no room."""
    data = wanted.data
    number = wanted.numbers.format(wanted.values, page.language)
    chart = Chart(
        "chart",
        frame,
        wanted.kind,
        data.categories,
        series_of(wanted, page.theme),
        Box(0, 0, frame.w, frame.h),
        number,
        size,
        data.corner,
        wanted.stacking,
        wanted.xs if wanted.kind == "scatter" else (),
    )
    make = round_chart if wanted.is_round else straight_chart
    placed = make(chart, wanted, page)
    written = tuple(
        label.replace(unmarked(label), chart_number(x))
        for label, x in zip(chart.categories, placed.xs, strict=False)
    )
    return replace(placed, alt=wanted.alt or described(placed, page), written=written)
