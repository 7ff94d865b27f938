"""Somebody else's charts, drawn as our own are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from deckbuilder.content import Line
from deckbuilder.diagram.chart_legends import column_beside, row_above
from deckbuilder.diagram.chart_places import LINE, parts
from deckbuilder.diagram.chart_scale import decimals_of, scale_for
from deckbuilder.geometry import Box
from deckbuilder.measure import Style, text_width
from deckbuilder.readers.pptx.chart_look import (
    format_of,
    number,
    place_of,
    scale_of,
    signs_of,
    size_of,
    value,
    words_of,
)
from deckbuilder.readers.pptx.charts import FORMS, C, ReadChart, chart_of, read_chart
from deckbuilder.readers.pptx.drawn_chart_series import drawn_series, labels_of
from deckbuilder.readers.pptx.drawn_shapes import Drawing
from deckbuilder.readers.pptx.opening import Opened
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.scene import Chart, ChartTitle, NumberFormat, Scale

_LEAST = 40.0
"""Points; a chart with less room for its bars is a box with its name."""
_CODES = f"{C}chart/{C}plotArea"


def draw_chart(
    frame: Element, box: Box, opened: Opened, part: str, drawing: Drawing
) -> Chart | None:
    """The chart in a frame; None for one of a kind that we have not, or without numbers."""
    relation = chart_of(frame)
    found = read_chart(opened, part, relation) if relation else None
    if found is None or found.form not in FORMS or len(found.cells) < 2:
        return None
    root = opened.tree(opened.relations(part)[relation].target)
    kind, stacking = FORMS[found.form]
    categories = tuple(map(words, (row[0] for row in found.cells[1:])))
    name, whole = drawing.name(frame), Box(0, 0, box.w, box.h)
    series = drawn_series(found, root, kind, drawing.lettering.palette)
    chart = Chart(name, box, kind, categories, series, whole, stacking=stacking)
    chart = replace(chart, size=size_of(root), alt=drawing.alt(frame) or name)
    chart = replace(chart, xs=_places(found), rtl=_is_turned(root, chart))
    if kind == "bar" and value(_axes(root)[0], f"{C}scaling/{C}orientation") != "maxMin":
        chart = _upside_down(chart)
    style = Style(drawing.lettering.theme.body_font)
    chart = _labelled(_formatted(chart, root), root, style)
    chart = _legend(_scaled(chart, root), root, style)
    placed = _plot(_titled(chart, root), root, style)
    return placed if min(placed.plot.w, placed.plot.h) >= _LEAST else None


def _upside_down(chart: Chart) -> Chart:
    """Bars in the order in which they stand when the first is at the bottom, as by default."""
    series = [
        replace(one, values=one.values[::-1], colours=one.colours[::-1], inks=one.inks[::-1])
        for one in chart.series
    ]
    if not chart.is_stacked:
        series.reverse()
    return replace(chart, categories=chart.categories[::-1], series=tuple(series))


def words(cell: Sequence[Line]) -> str:
    """The words of a cell."""
    return " ".join(line.text for line in cell)


def _places(found: ReadChart) -> tuple[float, ...]:
    """The x of each point of a scatter chart."""
    if found.form != "scatter":
        return ()
    try:
        return tuple(float(words(row[0])) for row in found.cells[1:])
    except ValueError:
        return tuple(float(place) for place, _ in enumerate(found.cells[1:], 1))


def _axes(root: Element) -> tuple[Element | None, Element | None]:
    """The axis of the labels and that of the values."""
    area = root.find(_CODES)
    found = [one for one in area if str(one.tag).endswith("Ax")] if area is not None else []
    values = [one for one in found if one.tag == f"{C}valAx"]
    labels = [one for one in found if one.tag != f"{C}valAx"] or values[:1]
    return (labels[0] if labels else None), (values[-1] if values else None)


def _is_turned(root: Element, chart: Chart) -> bool:
    labels, values = _axes(root)
    if chart.is_round:
        return value(root, f"{C}chart/{C}legend/{C}legendPos") == "l"
    axis = values if chart.kind == "bar" else labels
    return value(axis, f"{C}scaling/{C}orientation") == "maxMin"


def _formatted(chart: Chart, root: Element) -> Chart:
    """The chart with how its numbers are written, and what stands beside its data."""
    signs, every = signs_of(root), [v for one in chart.series for v in one.values if v is not None]
    usual = NumberFormat(decimals_of(every, 2), signs.point, signs.group, percent=signs.percent)
    mode, shares, shown = labels_of(root, chart.kind)
    made = format_of(shown, signs, usual)
    return replace(chart, number=replace(usual) if shares else made, labels=mode, shares=shares)


def _labelled(chart: Chart, root: Element, style: Style) -> Chart:
    """The chart with the widths of its labels."""
    bold = chart.labels != "values" or chart.is_stacked or chart.is_round
    wide = partial(_wide, size=chart.size, style=replace(style, bold=bold))
    count = range(len(chart.categories))
    if chart.labels == "names" and chart.kind == "pie":
        wide = partial(_wide, size=chart.size, style=style)
        pairs = ((name, chart.label(0, place)) for place, name in enumerate(chart.categories))
        widths = tuple(max(map(wide, pair)) for pair in pairs)
        return replace(chart, label_width=max(widths), widths=widths)
    if chart.labels == "names":
        said = [one.name for one in chart.series]
    else:
        said = [chart.label(s, n) for s in range(len(chart.series)) for n in count]
    return replace(chart, label_width=max(map(wide, said), default=0.0))


def _wide(text: str, size: float, style: Style) -> float:
    return text_width(text, size, style) * 1.03 + 2


def _scaled(chart: Chart, root: Element) -> Chart:
    labels, values = _axes(root)
    if chart.is_round:
        return chart
    ends = [
        end
        for n in range(len(chart.categories))
        for part in parts(chart, n)
        if part
        for end in part
    ]
    usual = scale_for(ends, from_zero=chart.kind in ("column", "bar", "area"))
    if chart.stacking == "percent":
        usual = Scale(0.0, 1.0, 0.25)
    scale = scale_of(values, usual)
    number_there = chart.share_format if chart.stacking == "percent" else chart.number
    decimals = 0 if chart.stacking == "percent" else decimals_of(scale.ticks)
    shown = replace(number_there, decimals=decimals)
    signs = signs_of(root)
    axis = values is not None and value(values, f"{C}delete") != "1"
    axis = axis and value(values, f"{C}tickLblPos") != "none"
    chart = replace(chart, scale=scale, ticks=format_of(values, signs, shown), has_axis=axis)
    if chart.xs:
        across = scale_of(labels, scale_for(chart.xs, from_zero=False))
        plain = NumberFormat(decimals_of(across.ticks), signs.point, signs.group)
        chart = replace(chart, x_scale=across, x_ticks=format_of(labels, signs, plain))
    gap = number(root, f"{_CODES}/{C}barChart/{C}gapWidth")
    every = number(labels, f"{C}tickLblSkip")
    return replace(chart, gap=int(gap or 150), every=int(every or 1))


def _legend(chart: Chart, root: Element, style: Style) -> Chart:
    legend = root.find(f"{C}chart/{C}legend")
    if legend is None:
        return chart
    wide = partial(text_width, size=chart.size, style=style)
    names = chart.categories if chart.is_round else [one.name for one in chart.series]
    at = place_of(legend, chart.box, rtl=chart.rtl)
    made = None
    if chart.is_round and at:
        room = Box(at.x, at.y, chart.box.w, at.h + 1)
        made = column_beside(names, chart.size, at.x, room, wide)
    made = made or row_above(names, chart.size, chart.box.w, wide)
    return replace(chart, legend=made)


def _titled(chart: Chart, root: Element) -> Chart:
    """The chart with what its axes are called: above it, which is its title, and below."""
    axes = (axis.find(f"{C}title") for axis in _axes(root) if axis is not None)
    below = next((one for one in axes if one is not None), None)
    above = root.find(f"{C}chart/{C}title")
    return replace(
        chart,
        x_title=_title(below, chart, is_below=True),
        y_title=_title(above, chart, is_below=False),
    )


def _title(title: Element | None, chart: Chart, *, is_below: bool) -> ChartTitle | None:
    at, said = place_of(title, chart.box), words_of(title)
    if not at or not said:
        return None
    return ChartTitle(said, Box(0, at.y, chart.box.w, LINE * chart.size), is_below)


def _plot(chart: Chart, root: Element, style: Style) -> Chart:
    """The chart with the place of its data: as the file says, or what its words leave."""
    at = place_of(root.find(_CODES), chart.box, rtl=chart.rtl)
    if at and at.w and at.h:
        return replace(chart, plot=at)
    line = LINE * chart.size
    top = chart.legend.box.bottom + line / 2 if chart.legend else line / 2
    if chart.is_round:
        side = max(0.0, min(chart.box.w, chart.box.h - top) - 4 * line)
        return replace(chart, plot=Box(0, top, chart.box.w, chart.box.h - top).centred(side, side))
    assert chart.scale is not None
    ticks = max(text_width(chart.ticks.shown(one), chart.size, style) for one in chart.scale.ticks)
    left = ticks
    if chart.kind == "bar":
        longest = max(text_width(one, chart.size, style) for one in chart.categories)
        left = min(longest, chart.box.w * 0.4)
    left += 0.7 * chart.size
    last = text_width(chart.categories[-1], chart.size, style) if chart.kind == "area" else ticks
    wide, high = chart.box.w - left - last / 2 - 3, chart.box.h - top - 2.2 * line
    return replace(chart, plot=Box(left, top, max(0.0, wide), max(0.0, high)))
