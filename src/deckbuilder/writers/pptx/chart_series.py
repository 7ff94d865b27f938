"""The series of a chart: their values, colours and labels (ECMA-376 part 1, 21.2.2.170)."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.diagram.chart_places import labels
from deckbuilder.geometry import emu
from deckbuilder.scene import BACKGROUND, INK, Chart, Colour
from deckbuilder.scene.charts import CURVE, DOT, MARKER, SEAM, SIGNS, STROKE
from deckbuilder.writers.pptx.chart_text import look, string_reference
from deckbuilder.writers.pptx.chart_workbook import cell, column_of
from deckbuilder.writers.pptx.colours import fill_xml
from deckbuilder.writers.pptx.drawing import DASHES
from deckbuilder.writers.pptx.sheet import Sheet
from deckbuilder.writers.pptx.xml import attribute

_NO_LINE = "<a:ln><a:noFill/></a:ln>"
_UNBROKEN = 'wrap="none"'
_SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")


def series_xml(chart: Chart, sheet: Sheet) -> str:
    """Return every `c:ser`."""
    return "".join(_series(chart, number, sheet) for number in range(len(chart.series)))


def _series(chart: Chart, number: int, sheet: Sheet) -> str:
    one = chart.series[number]
    name = ""
    if one.name:
        name = f"<c:tx>{string_reference(cell(0, number + 1), [one.name])}</c:tx>"
    look_of = _shape(chart, one.own, sheet, DASHES[chart.dash(number)])
    points = _points(chart, number, sheet)
    values = f"{_numbers(column_of(chart, number + 1), one.values, chart.number.code)}"
    match chart.kind:
        case "column" | "bar":
            inner = f'{look_of}<c:invertIfNegative val="0"/>{points}'
        case "line" | "scatter":
            inner = f"{look_of}{_marker(chart, number, sheet)}{points}"
        case _:
            inner = f"{look_of}{points}"
    inner += _labels(chart, number, sheet)
    if chart.kind == "scatter":
        across = _numbers(column_of(chart, 0), chart.xs, "General")
        data = f'<c:xVal>{across}</c:xVal><c:yVal>{values}</c:yVal><c:smooth val="0"/>'
    else:
        words = string_reference(column_of(chart, 0), list(chart.categories))
        data = f"<c:cat>{words}</c:cat><c:val>{values}</c:val>"
        data += '<c:smooth val="0"/>' if chart.kind == "line" else ""
    return f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>{name}{inner}{data}</c:ser>'


def _numbers(reference: str, values: Sequence[float | None], code: str) -> str:
    """Return `c:numRef`: cells of the workbook with their numbers; a gap has none."""
    points = "".join(
        f'<c:pt idx="{number}"><c:v>{value:.15g}</c:v></c:pt>'
        for number, value in enumerate(values)
        if value is not None
    )
    return (
        f"<c:numRef><c:f>{reference}</c:f><c:numCache><c:formatCode>{attribute(code)}"
        f'</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )


def _shape(chart: Chart, colour: Colour, sheet: Sheet, dash: str = "") -> str:
    """Return `c:spPr` of a series or of a point in it."""
    match chart.kind:
        case "line":
            ink = fill_xml(colour, sheet.theme)
            pen = f'<a:ln w="{emu(CURVE)}" cap="rnd">{ink}{dash}<a:round/></a:ln>'
            return f"<c:spPr>{pen}</c:spPr>"
        case "scatter":
            return f'<c:spPr><a:ln w="{emu(CURVE)}"><a:noFill/></a:ln></c:spPr>'
        case "pie" | "doughnut":
            seam = f'<a:ln w="{emu(SEAM)}">{fill_xml(BACKGROUND, sheet.theme)}</a:ln>'
            return f"<c:spPr>{fill_xml(colour, sheet.theme)}{seam}</c:spPr>"
        case _:
            return f"<c:spPr>{fill_xml(colour, sheet.theme)}{_NO_LINE}</c:spPr>"


def _marker(chart: Chart, number: int, sheet: Sheet) -> str:
    if not any(map(chart.is_marked, range(len(chart.categories)))):
        return '<c:marker><c:symbol val="none"/></c:marker>'
    size = DOT if chart.kind == "scatter" else MARKER
    colour = fill_xml(chart.series[number].colour(0), sheet.theme)
    paint = f"{colour}{_NO_LINE}"
    if chart.mark(number) in SIGNS:
        paint = f'{colour}<a:ln w="{emu(STROKE)}">{colour}</a:ln>'
    return (
        f'<c:marker><c:symbol val="{chart.mark(number)}"/><c:size val="{size}"/>'
        f"<c:spPr>{paint}</c:spPr></c:marker>"
    )


def _points(chart: Chart, number: int, sheet: Sheet) -> str:
    """Return `c:dPt` for each point that has a colour of its own, or no mark as others have."""
    one = chart.series[number]
    if len(one.colours) == 1:
        return _bare_points(chart, number, sheet)
    bar = '<c:invertIfNegative val="0"/>' if chart.kind in ("column", "bar") else ""
    return "".join(
        f'<c:dPt><c:idx val="{place}"/>{bar}<c:bubble3D val="0"/>'
        f"{_shape(chart, colour, sheet)}</c:dPt>"
        for place, colour in enumerate(one.colours)
        if chart.is_round or colour != one.own
    )


def _bare_points(chart: Chart, number: int, sheet: Sheet) -> str:
    """The points without a mark, of a line on which others have one."""
    count = len(chart.categories)
    bare = [place for place in range(count) if not chart.is_marked(place)]
    if chart.kind != "line" or len(bare) == count:
        return ""
    look_of = _shape(chart, chart.series[number].own, sheet, DASHES[chart.dash(number)])
    return "".join(
        f'<c:dPt><c:idx val="{place}"/><c:marker><c:symbol val="none"/></c:marker>'
        f'<c:bubble3D val="0"/>{look_of}</c:dPt>'
        for place in bare
    )


def _labels(chart: Chart, number: int, sheet: Sheet) -> str:
    """Return `c:dLbls` of a series: the labels that there is room for, and no others."""
    shown = [one for one in labels(chart) if one.series == number]
    if not shown:
        return f"<c:dLbls>{_say()}</c:dLbls>"
    one = chart.series[number]
    if chart.kind == "line":
        label, last = shown[0], "SerName" if chart.labels == "names" else "Val"
        inner = _label_look(chart, sheet, label.colour or INK, bold=True)
        place = _place("l" if chart.rtl else "r")
        single = f'<c:dLbl><c:idx val="{label.number}"/>{inner}{place}{_say(last)}</c:dLbl>'
        return f"<c:dLbls>{single}{_say()}</c:dLbls>"
    hidden = {n for n, value in enumerate(one.values) if value is not None}
    hidden -= {label.number for label in shown}
    singles = {n: f'<c:dLbl><c:idx val="{n}"/><c:delete val="1"/></c:dLbl>' for n in hidden}
    strong = chart.is_stacked or chart.kind == "doughnut"
    what = _what(chart)
    place = _place(_position(chart))
    if strong and len(one.inks) > 1:
        for label in shown:
            inner = _label_look(chart, sheet, one.ink(label.number), bold=True)
            singles[label.number] = (
                f'<c:dLbl><c:idx val="{label.number}"/>{inner}{place}{_say(*what)}{_apart(chart)}'
                "</c:dLbl>"
            )
    every = _label_look(chart, sheet, one.ink(0) if strong else INK, bold=strong)
    lines = '<c:showLeaderLines val="0"/>' if chart.is_round else ""
    return (
        f"<c:dLbls>{''.join(singles[n] for n in sorted(singles))}{every}{place}{_say(*what)}"
        f"{_apart(chart)}{lines}</c:dLbls>"
    )


def _what(chart: Chart) -> tuple[str, ...]:
    value = "Percent" if chart.shares else "Val"
    return ("CatName", value) if chart.kind == "pie" and chart.labels == "names" else (value,)


def _apart(chart: Chart) -> str:
    """Return what stands between a name and its value: a line break."""
    return "<c:separator>\n</c:separator>" if len(_what(chart)) > 1 else ""


def _position(chart: Chart) -> str:
    """ST_DLblPos (21.2.3.10); on a doughnut nothing may be said."""
    if chart.kind == "doughnut":
        return ""
    return "ctr" if chart.is_stacked else "outEnd"


def _place(position: str) -> str:
    return f'<c:dLblPos val="{position}"/>' if position else ""


def _label_look(chart: Chart, sheet: Sheet, colour: Colour, *, bold: bool) -> str:
    number = chart.share_format if chart.shares else chart.number
    code = attribute(number.code)
    # Behind the ends of lines labels stand on the gridlines.
    ground = fill_xml(BACKGROUND, sheet.theme) if chart.kind == "line" else "<a:noFill/>"
    return (
        f'<c:numFmt formatCode="{code}" sourceLinked="0"/><c:spPr>{ground}{_NO_LINE}</c:spPr>'
        f"{look(chart, sheet, colour, bold=bold, body=_UNBROKEN)}"
    )


def _say(*what: str) -> str:
    """Return which parts of a label are shown, none unless they are named."""
    return "".join(f'<c:show{one} val="{int(one in what)}"/>' for one in _SHOWN)
