"""Tables of a finished slide: words, fills and what their style gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from deckbuilder.accessibility.lettering import Lettering
from deckbuilder.accessibility.seen import SeenCell
from deckbuilder.geometry import EMU_PER_POINT, Box
from deckbuilder.readers.pptx.ancestry import whole
from deckbuilder.readers.pptx.drawn_colours import Palette, lightened
from deckbuilder.readers.pptx.names import A
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.scene import Colour, literal

_MEDIUM_2 = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
"""Medium Style 2 - Accent 1, which new tables have in PowerPoint and which no file describes."""
_PLAIN = ("", "{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}")
"""No style, and PowerPoint's "No Style" without and with a grid: words as everywhere, no fills."""
_SPANS = ("gridSpan", "rowSpan")
_MOST = 200
"""Rows and columns that are looked at."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What a cell has from the style of its table."""

    fill: Colour | None = None
    colour: Colour | None = None
    bold: bool = False
    known: bool = True


def rows_of(
    frame: Element, box: Box, lettering: Lettering, default: Element | None
) -> tuple[tuple[SeenCell, ...], ...]:
    """The cells of a table row by row; `default` is the text style of the deck."""
    table = frame.find(f".//{A}tbl")
    if table is None:
        return ()
    step = lettering.scale / EMU_PER_POINT
    widths = [whole(one, "w") * step for one in table.iter(f"{A}gridCol")][:_MOST]
    rows = list(table.iterfind(f"{A}tr"))[:_MOST]
    lefts = [*accumulate(widths, initial=box.x)]
    tops = [*accumulate((whole(row, "h") * step for row in rows), initial=box.y)]
    found = []
    for number, row in enumerate(rows):
        cells = []
        for column, cell in enumerate(list(row.iterfind(f"{A}tc"))[: len(widths)]):
            area = Box(lefts[column], tops[number], widths[column], tops[number + 1] - tops[number])
            if on(table.find(f"{A}tblPr"), "rtl"):
                area = Box(lefts[0] + lefts[-1] - area.right, area.y, area.w, area.h)
            look = _look(table, number, column, lettering.palette)
            cells.append(_cell(cell, area, look, lettering, default))
        found.append(tuple(cells))
    return tuple(found)


def on(properties: Element | None, name: str) -> bool:
    """Whether `a:tblPr` says that a table has something, as `firstRow`."""
    return properties is not None and properties.get(name) in ("1", "true")


def _cell(
    cell: Element, area: Box, look: _Look, lettering: Lettering, default: Element | None
) -> SeenCell:
    body = cell.find(f"{A}txBody")
    style = body.find(f"{A}lstStyle") if body is not None else None
    styles: Sequence[Element] = [one for one in (style, default) if one is not None]
    hidden = cell.get("hMerge") in ("1", "true") or cell.get("vMerge") in ("1", "true")
    passages = lettering.passages(body, styles, (), look.colour, look.bold)
    own = cell.find(f"{A}tcPr")
    says_fill = own is not None and any(one.tag.endswith("Fill") for one in own)
    return SeenCell(
        () if hidden else passages,
        area,
        lettering.palette.fill(own, look.fill),
        hidden or any(whole(cell, name, 1) > 1 for name in _SPANS),
        look.known or says_fill,
    )


def _look(table: Element, row: int, column: int, palette: Palette) -> _Look:
    properties = table.find(f"{A}tblPr")
    style = (table.findtext(f"{A}tblPr/{A}tableStyleId") or "").strip().upper()
    if style in _PLAIN:
        return _Look()
    if style != _MEDIUM_2:
        return _Look(known=False)
    accent, white = palette.colours.get("accent1", "808080"), palette.colours.get("bg1", "FFFFFF")
    if (row == 0 and on(properties, "firstRow")) or (column == 0 and on(properties, "firstCol")):
        return _Look(literal(accent), literal(white), True)
    banded = on(properties, "bandRow") and (row - on(properties, "firstRow")) % 2 == 0
    return _Look(literal(lightened(accent, 0.4 if banded else 0.2, 1.0)))
