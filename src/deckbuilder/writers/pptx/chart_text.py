"""Words of a chart: how they look, and the titles of its axes (ECMA-376 part 1, 21.2.2)."""

from __future__ import annotations

from deckbuilder.geometry import Box
from deckbuilder.measure import Style, text_width
from deckbuilder.scene import INK, MUTED, Chart, Colour
from deckbuilder.scene.charts import ChartTitle
from deckbuilder.writers.pptx.chart_workbook import SHEET
from deckbuilder.writers.pptx.colours import fill_xml
from deckbuilder.writers.pptx.runs import font_xml
from deckbuilder.writers.pptx.sheet import Sheet
from deckbuilder.writers.pptx.xml import text

UPRIGHT = 'rot="0" vert="horz"'
"""Otherwise programs turn labels round that are too long for them."""
TURNED = 'rot="-60000000" vert="horz"'
"""As Office says that labels may be turned where they must be."""


def look(
    chart: Chart, sheet: Sheet, colour: Colour = INK, *, bold: bool = False, body: str = ""
) -> str:
    """Return `c:txPr`: words of the chart's size in a colour."""
    return (
        f"<c:txPr><a:bodyPr{' ' + body if body else ''}/><a:lstStyle/><a:p><a:pPr>"
        f"{_default(chart, sheet, colour, bold)}</a:pPr><a:endParaRPr {sheet.home}/></a:p></c:txPr>"
    )


def _default(chart: Chart, sheet: Sheet, colour: Colour, bold: bool) -> str:
    return (
        f'<a:defRPr sz="{round(chart.size * 100)}" b="{int(bold)}">'
        f"{fill_xml(colour, sheet.theme)}{font_xml('body', sheet.theme)}</a:defRPr>"
    )


def manual(box: Box, chart: Chart, *, inner: bool = False, corner_only: bool = False) -> str:
    """Return `c:layout` that puts something into a box counted from the corner of the chart."""
    wide, high = chart.box.w, chart.box.h
    left = box.x if not chart.rtl else wide - box.right
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    sides = f'<c:x val="{left / wide:.5f}"/><c:y val="{box.y / high:.5f}"/>'
    if not corner_only:
        sides += f'<c:w val="{box.w / wide:.5f}"/><c:h val="{box.h / high:.5f}"/>'
    modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
    return f"<c:layout><c:manualLayout>{target}{modes}{sides}</c:manualLayout></c:layout>"


def title_xml(title: ChartTitle | None, chart: Chart, sheet: Sheet) -> str:
    """Return `c:title`; its words come from a cell where one says them."""
    if title is None:
        return ""
    # A title has a corner and no width of its own.
    width = text_width(title.words, chart.size, Style(sheet.theme.body_font))
    box = title.box
    left = (box.w - width) / 2 if title.is_below else 0.0
    box = Box(left, box.y, width, box.h)
    place = manual(box, chart, corner_only=True)
    if title.cell:
        reference = f"{SHEET}!${title.cell[0]}${title.cell[1:]}"
        words = f"<c:tx>{string_reference(reference, [title.words])}</c:tx>"
        return (
            f'<c:title>{words}{place}<c:overlay val="0"/>'
            f"{look(chart, sheet, MUTED, body=UPRIGHT)}</c:title>"
        )
    rich = (
        f"<c:tx><c:rich><a:bodyPr {UPRIGHT}/><a:lstStyle/><a:p><a:pPr>"
        f"{_default(chart, sheet, MUTED, bold=False)}</a:pPr>"
        f"<a:r><a:rPr {sheet.language(title.words)}/><a:t>{text(title.words)}</a:t></a:r></a:p>"
        "</c:rich></c:tx>"
    )
    return f'<c:title>{rich}{place}<c:overlay val="0"/></c:title>'


def string_reference(reference: str, words: list[str]) -> str:
    """Return `c:strRef`: cells of the workbook with what they say."""
    points = "".join(
        f'<c:pt idx="{number}"><c:v>{text(one)}</c:v></c:pt>'
        for number, one in enumerate(words)
        if one
    )
    return (
        f'<c:strRef><c:f>{reference}</c:f><c:strCache><c:ptCount val="{len(words)}"/>{points}'
        "</c:strCache></c:strRef>"
    )
