"""Tables: `a:tbl` in a graphic frame (ECMA-376 part 1, 21.1.3), without a style's colours."""

from __future__ import annotations

from deckbuilder.geometry import emu
from deckbuilder.scene import Cell, Line, Table
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.pptx.colours import fill_xml
from deckbuilder.writers.pptx.drawing import NO_FILL, named, place
from deckbuilder.writers.pptx.sheet import Sheet
from deckbuilder.writers.pptx.text import ANCHORS, cell_text

_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's built-in "No Style, No Grid": every fill and border is the cell's own."""


def table_xml(table: Table, sheet: Sheet) -> str:
    """Return the table; ValueError when rows, widths and heights do not go together."""
    if len(table.heights) != len(table.rows) or any(
        len(row) != len(table.widths) for row in table.rows
    ):
        raise ValueError(
            f"slide {sheet.scene.id}: table {table.name} has a row or cell without size"
        )
    grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in table.widths)
    rows = "".join(_row(table, index, sheet) for index in range(len(table.rows)))
    header = (' rtl="1"' if table.rtl else "") + (' firstRow="1"' if table.header else "")
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{named(table.name, sheet, alt=table.alt)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
        f"</p:nvGraphicFramePr><p:xfrm>{place(table.box)}</p:xfrm>"
        f'<a:graphic><a:graphicData uri="{_URI}"><a:tbl><a:tblPr{header}>'
        f"<a:tableStyleId>{_NO_STYLE}</a:tableStyleId></a:tblPr><a:tblGrid>{grid}</a:tblGrid>"
        f"{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _row(table: Table, index: int, sheet: Sheet) -> str:
    cells = "".join(_cell(cell, table.rule, index == 0, sheet) for cell in table.rows[index])
    return f'<a:tr h="{emu(table.heights[index])}">{cells}</a:tr>'


def _cell(cell: Cell, rule: Line, is_first_row: bool, sheet: Sheet) -> str:
    insets = cell.body.insets
    below = _border("lnB", rule, sheet.theme)
    # The rule below a row is also the one above the next, and programs differ in whose they draw.
    above = _border("lnT", None if is_first_row else rule, sheet.theme)
    fill = NO_FILL if cell.fill is None else fill_xml(cell.fill, sheet.theme)
    return (
        f"<a:tc>{cell_text(cell.body, sheet)}"
        f'<a:tcPr marL="{emu(insets.left)}" marR="{emu(insets.right)}" marT="{emu(insets.top)}"'
        f' marB="{emu(insets.bottom)}" anchor="{ANCHORS[cell.body.anchor]}">'
        f"{_border('lnL', None, sheet.theme)}{_border('lnR', None, sheet.theme)}{above}{below}"
        f"{fill}</a:tcPr></a:tc>"
    )


def _border(side: str, line: Line | None, theme: Theme) -> str:
    if line is None or not line.width:
        return f'<a:{side} w="0">{NO_FILL}</a:{side}>'
    return f'<a:{side} w="{emu(line.width)}">{fill_xml(line.colour, theme)}</a:{side}>'
