"""Native charts: a part with the chart, a workbook inside it, a frame (ECMA-376 part 1, 21.2)."""

from __future__ import annotations

from deckbuilder.scene import Chart
from deckbuilder.scene.charts import HOLE
from deckbuilder.writers.pptx.chart_axes import AXIS_IDS, axes_xml
from deckbuilder.writers.pptx.chart_series import series_xml
from deckbuilder.writers.pptx.chart_text import look, manual, title_xml
from deckbuilder.writers.pptx.chart_workbook import CONTENT_WORKBOOK, workbook
from deckbuilder.writers.pptx.drawing import named, place
from deckbuilder.writers.pptx.scaling import scale_of, scaled
from deckbuilder.writers.pptx.sheet import Sheet
from deckbuilder.writers.pptx.xml import HEAD, REL, A, R

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
CONTENT_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
REL_CHART, REL_WORKBOOK = REL + "chart", REL + "package"
_GROUPINGS = {"none": "standard", "stacked": "stacked", "percent": "percentStacked"}
"""ST_Grouping (21.2.3.17); bars that stand side by side are `clustered`."""


def chart_xml(chart: Chart, sheet: Sheet) -> str:
    """Return the frame of a chart, whose parts are added to the package."""
    package = sheet.package
    part = package.free_name("ppt/charts/chart", ".xml")
    book = package.free_name("ppt/embeddings/Microsoft_Excel_Worksheet", ".xlsx")
    package.add(book, CONTENT_WORKBOOK, workbook(chart))
    data = package.relate(part, REL_WORKBOOK, book)
    xml = chart_part(chart, sheet, data).encode()
    package.add(part, CONTENT_CHART, scaled(xml, scale_of(sheet.theme)))
    identifier = package.relate(sheet.part, REL_CHART, part)
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{named(chart.name, sheet, alt=chart.alt)}"
        f"<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm>{place(chart.box)}</p:xfrm>"
        f'<a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="{identifier}"/>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def chart_part(chart: Chart, sheet: Sheet, data: str) -> str:
    """Return the part of a chart; `data` is the relationship to its workbook."""
    legend = _legend(chart, sheet)
    titles = [one for one in (chart.x_title, chart.y_title) if one and not one.is_below]
    title = title_xml(titles[0], chart, sheet) if titles else ""
    return (
        f'{HEAD}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:date1904 val="0"/>'
        f'<c:roundedCorners val="0"/><c:chart>{title}'
        f'<c:autoTitleDeleted val="{int(not title)}"/><c:plotArea>'
        f"{manual(chart.plot, chart, inner=True)}{_drawn(chart, sheet)}{axes_xml(chart, sheet)}"
        f'<c:spPr><a:noFill/></c:spPr></c:plotArea>{legend}<c:plotVisOnly val="1"/>'
        f'<c:dispBlanksAs val="{"zero" if chart.kind == "area" else "gap"}"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'{look(chart, sheet)}<c:externalData r:id="{data}"><c:autoUpdate val="0"/>'
        "</c:externalData></c:chartSpace>"
    )


def _drawn(chart: Chart, sheet: Sheet) -> str:
    """Return the element of the kind of chart, with its series."""
    series = series_xml(chart, sheet)
    grouping = f'<c:grouping val="{_GROUPINGS[chart.stacking]}"/>'
    plain = '<c:varyColors val="0"/>'
    match chart.kind:
        case "column" | "bar":
            if not chart.is_stacked:
                grouping = '<c:grouping val="clustered"/>'
            overlap = f'<c:overlap val="{100 if chart.is_stacked else 0}"/>'
            direction = f'<c:barDir val="{"col" if chart.kind == "column" else "bar"}"/>'
            return (
                f"<c:barChart>{direction}{grouping}{plain}{series}"
                f'<c:gapWidth val="{chart.gap}"/>{overlap}{AXIS_IDS}</c:barChart>'
            )
        case "line":
            return (
                f'<c:lineChart>{grouping}{plain}{series}<c:marker val="1"/>{AXIS_IDS}</c:lineChart>'
            )
        case "area":
            return f"<c:areaChart>{grouping}{plain}{series}{AXIS_IDS}</c:areaChart>"
        case "scatter":
            style = '<c:scatterStyle val="lineMarker"/>'
            return f"<c:scatterChart>{style}{plain}{series}{AXIS_IDS}</c:scatterChart>"
        case "pie":
            turn = '<c:firstSliceAng val="0"/>'
            return f'<c:pieChart><c:varyColors val="1"/>{series}{turn}</c:pieChart>'
        case "doughnut":
            turn = f'<c:firstSliceAng val="0"/><c:holeSize val="{HOLE}"/>'
            return f'<c:doughnutChart><c:varyColors val="1"/>{series}{turn}</c:doughnutChart>'


def _legend(chart: Chart, sheet: Sheet) -> str:
    if chart.legend is None:
        return ""
    side = "t" if not chart.is_round else "l" if chart.rtl else "r"
    return (
        f'<c:legend><c:legendPos val="{side}"/>{manual(chart.legend.box, chart)}'
        f'<c:overlay val="0"/>{look(chart, sheet)}</c:legend>'
    )
