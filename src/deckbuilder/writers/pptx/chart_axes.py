"""The axes of a chart (ECMA-376 part 1, 21.2.2.25 and 21.2.2.226)."""

from __future__ import annotations

from deckbuilder.geometry import emu
from deckbuilder.scene import INK, MUTED, RULE, Chart, Scale
from deckbuilder.scene.charts import AXIS_LINE, GRIDLINE, ChartTitle, NumberFormat
from deckbuilder.writers.pptx.chart_text import TURNED, UPRIGHT, look, title_xml
from deckbuilder.writers.pptx.colours import fill_xml
from deckbuilder.writers.pptx.sheet import Sheet
from deckbuilder.writers.pptx.xml import attribute

LABELS, VALUES = 111111111, 222222222
"""Numbers of the two axes: unsigned, and no larger than 2^31 - 1, as validators want them."""
AXIS_IDS = f'<c:axId val="{LABELS}"/><c:axId val="{VALUES}"/>'
_NO_LINE = "<a:ln><a:noFill/></a:ln>"


def axes_xml(chart: Chart, sheet: Sheet) -> str:
    """Return both axes; nothing for a pie."""
    if chart.scale is None:
        return ""
    return _labels_axis(chart, sheet) + _values_axis(chart, sheet)


def _labels_axis(chart: Chart, sheet: Sheet) -> str:
    lies = chart.kind == "bar"
    backwards = lies or chart.rtl
    side = ("r" if chart.rtl else "l") if lies else "b"
    title = _title(chart.x_title, chart, sheet)
    pen = f'<a:ln w="{emu(AXIS_LINE)}">{fill_xml(MUTED, sheet.theme)}</a:ln>'
    if chart.x_scale is not None:
        return (
            f'<c:valAx><c:axId val="{LABELS}"/>{_scaling(chart.x_scale, chart.rtl)}'
            f'<c:delete val="0"/><c:axPos val="b"/>{title}{_format(chart.x_ticks)}{_TICKS}'
            f'<c:tickLblPos val="low"/><c:spPr>{pen}</c:spPr>'
            f"{look(chart, sheet, MUTED, body=UPRIGHT)}"
            f'<c:crossAx val="{VALUES}"/><c:crosses val="{_crosses(chart)}"/>'
            f'<c:crossBetween val="midCat"/><c:majorUnit val="{chart.x_scale.step:.9g}"/></c:valAx>'
        )
    # LibreOffice shows all labels, broken into letters, unless it may turn them, which it need not.
    body = UPRIGHT if chart.every == 1 else TURNED
    skipping = f'<c:tickLblSkip val="{chart.every}"/><c:tickMarkSkip val="{chart.every}"/>'
    return (
        f'<c:catAx><c:axId val="{LABELS}"/><c:scaling><c:orientation '
        f'val="{"maxMin" if backwards else "minMax"}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/>{title}<c:numFmt formatCode="General" sourceLinked="0"/>{_TICKS}'
        f'<c:tickLblPos val="low"/><c:spPr>{pen}</c:spPr>{look(chart, sheet, INK, body=body)}'
        f'<c:crossAx val="{VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        f'<c:lblAlgn val="ctr"/><c:lblOffset val="100"/>{skipping}<c:noMultiLvlLbl val="1"/>'
        "</c:catAx>"
    )


_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'


def _values_axis(chart: Chart, sheet: Sheet) -> str:
    assert chart.scale is not None
    lies = chart.kind == "bar"
    pen = f'<a:ln w="{emu(GRIDLINE)}">{fill_xml(RULE, sheet.theme)}</a:ln>'
    grid = f"<c:majorGridlines><c:spPr>{pen}</c:spPr></c:majorGridlines>" if chart.has_axis else ""
    side = "b" if lies else "r" if chart.rtl else "l"
    # Bars begin at the top, and their numbers stand at the far end of that axis: below.
    crosses = "max" if lies else "autoZero" if chart.kind != "scatter" else "min"
    between = "midCat" if chart.kind in ("area", "scatter") else "between"
    return (
        f'<c:valAx><c:axId val="{VALUES}"/>{_scaling(chart.scale, lies and chart.rtl)}'
        f'<c:delete val="0"/><c:axPos val="{side}"/>{grid}{_title(chart.y_title, chart, sheet)}'
        f"{_format(chart.ticks)}{_TICKS}"
        f'<c:tickLblPos val="{"nextTo" if chart.has_axis else "none"}"/>'
        f"<c:spPr>{_NO_LINE}</c:spPr>{look(chart, sheet, MUTED, body=UPRIGHT)}"
        f'<c:crossAx val="{LABELS}"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="{between}"/><c:majorUnit val="{chart.scale.step:.9g}"/></c:valAx>'
    )


def _crosses(chart: Chart) -> str:
    """Where the x axis of a scatter chart meets that of the values: at zero, if it has one."""
    assert chart.scale is not None
    return "autoZero" if chart.scale.least <= 0 <= chart.scale.most else "min"


def _scaling(scale: Scale, backwards: bool) -> str:
    return (
        f'<c:scaling><c:orientation val="{"maxMin" if backwards else "minMax"}"/>'
        f'<c:max val="{scale.most:.12g}"/><c:min val="{scale.least:.12g}"/></c:scaling>'
    )


def _format(number: NumberFormat) -> str:
    return f'<c:numFmt formatCode="{attribute(number.code)}" sourceLinked="0"/>'


def _title(title: ChartTitle | None, chart: Chart, sheet: Sheet) -> str:
    """Return the title below an axis; what stands above the chart is a title of the whole.

    LibreOffice would break the title of an upright axis into narrow lines.
    """
    return title_xml(title, chart, sheet) if title and title.is_below else ""
