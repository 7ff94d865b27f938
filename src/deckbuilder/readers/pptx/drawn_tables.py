"""Somebody else's tables: cells as boxes with words, so that merged ones look merged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from lxml import etree

from deckbuilder.geometry import EMU_PER_POINT, Box, Point
from deckbuilder.readers.pptx.ancestry import whole
from deckbuilder.readers.pptx.drawn_colours import lightened
from deckbuilder.readers.pptx.drawn_shapes import Drawing
from deckbuilder.readers.pptx.drawn_text import needed_height, texts_in
from deckbuilder.readers.pptx.names import A
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.scene import Colour, Connector, Group, Item, Line, Shape, Text, literal

_MEDIUM_2 = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
"""Medium Style 2 - Accent 1, which new tables have in PowerPoint."""
_SIDES = ("lnL", "lnT", "lnR", "lnB")
_MOST = 200
"""Rows and columns that are drawn."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What the style of a table gives a cell."""

    fill: Colour | None = None
    colour: Colour | None = None
    bold: bool = False
    line: Line | None = None


def draw_table(frame: Element, box: Box, drawing: Drawing) -> Item:
    """A table as a group of boxes, its rows as high as their words need."""
    table = frame.find(f".//{A}tbl")
    name, alt = drawing.name(frame), drawing.alt(frame)
    columns = [whole(one, "w") / EMU_PER_POINT for one in table.iter(f"{A}gridCol")][:_MOST]
    rows = [list(row.iterfind(f"{A}tc")) for row in table.iterfind(f"{A}tr")][:_MOST]
    heights = [whole(row, "h") / EMU_PER_POINT for row in table.iterfind(f"{A}tr")][:_MOST]
    lefts = [*accumulate(columns, initial=box.x)]
    heights = [
        max([height, *_needs(row, lefts, drawing)])
        for row, height in zip(rows, heights, strict=True)
    ]
    tops = [*accumulate(heights, initial=box.y)]
    items: list[Item] = []
    lines: list[Item] = []
    for number, row in enumerate(rows):
        for column, cell in enumerate(row[: len(columns)]):
            if cell.get("hMerge") in ("1", "true") or cell.get("vMerge") in ("1", "true"):
                continue
            right = min(len(columns), column + max(1, whole(cell, "gridSpan", 1)))
            bottom = min(len(rows), number + max(1, whole(cell, "rowSpan", 1)))
            area = Box(
                lefts[column],
                tops[number],
                lefts[right] - lefts[column],
                tops[bottom] - tops[number],
            )
            if _on(table.find(f"{A}tblPr"), "rtl"):
                area = Box(lefts[0] + lefts[-1] - area.right, area.y, area.w, area.h)
            look = _look(table, number, column, drawing)
            part = f"{name}:{number + 1}:{column + 1}"
            items += _cell(cell, part, area, look, drawing)
            lines += _borders(cell, part, area, look, drawing)
    return Group(name, (*items, *lines), alt) if items or lines else Shape(name, box, alt=alt)


def _needs(row: Sequence[Element], lefts: Sequence[float], drawing: Drawing) -> Iterator[float]:
    """How high the words of the cells of a row are that are not merged."""
    for column, cell in enumerate(row[: len(lefts) - 1]):
        body = cell.find(f"{A}txBody")
        spans = {"gridSpan", "rowSpan", "hMerge", "vMerge"} & set(cell.attrib)
        if body is not None and not spans:
            width = lefts[column + 1] - lefts[column]
            styles, properties = _said(cell, body, drawing)
            yield needed_height(body, width, drawing.lettering, styles, properties)


def _said(cell: Element, body: Element, drawing: Drawing) -> tuple[list[Element], list[Element]]:
    """List styles, and what a cell says of margins and anchor as `a:bodyPr` would."""
    own = cell.find(f"{A}tcPr")
    names = (("marL", "lIns"), ("marT", "tIns"), ("marR", "rIns"), ("marB", "bIns"))
    properties = etree.Element(f"{A}bodyPr")
    for theirs, ours in (*names, ("anchor", "anchor")):
        if own is not None and own.get(theirs) is not None:
            properties.set(ours, own.get(theirs))
    style = body.find(f"{A}lstStyle")
    styles = [one for one in (style, drawing.above.default) if one is not None]
    return styles, [properties]


def _cell(cell: Element, name: str, area: Box, look: _Look, drawing: Drawing) -> Iterator[Item]:
    fill = drawing.lettering.palette.fill(cell.find(f"{A}tcPr"), look.fill)
    if fill:
        yield Shape(f"{name}:fill", area, fill=fill, decorative=True)
    body = cell.find(f"{A}txBody")
    if body is None:
        return
    styles, properties = _said(cell, body, drawing)
    parts = texts_in(body, area, drawing.lettering, styles, properties, look.colour, look.bold)
    for number, (box, text) in enumerate(parts):
        yield Text(f"{name}:{number + 1}", box, text)


def _borders(cell: Element, name: str, area: Box, look: _Look, drawing: Drawing) -> Iterator[Item]:
    own = cell.find(f"{A}tcPr")
    corners = {
        "lnL": ((area.x, area.y), (area.x, area.bottom)),
        "lnT": ((area.x, area.y), (area.right, area.y)),
        "lnR": ((area.right, area.y), (area.right, area.bottom)),
        "lnB": ((area.x, area.bottom), (area.right, area.bottom)),
    }
    for side in _SIDES:
        said = own.find(f"{A}{side}") if own is not None else None
        line = look.line
        if said is not None:
            colour = drawing.lettering.palette.fill(said)
            width = whole(said, "w", EMU_PER_POINT) / EMU_PER_POINT
            line = Line(colour, max(0.25, width)) if colour and width else None
        if line:
            begin, end = (Point(x, y) for x, y in corners[side])
            yield Connector(f"{name}:{side}", begin, end, line, decorative=True)


def _look(table: Element, row: int, column: int, drawing: Drawing) -> _Look:
    """What a cell has from the style of the table; of styles we know the usual one."""
    properties = table.find(f"{A}tblPr")
    style = table.findtext(f"{A}tblPr/{A}tableStyleId") or ""
    if style.strip().upper() != _MEDIUM_2:
        return _Look()
    colours = drawing.lettering.palette.colours
    accent, white = colours["accent1"], colours["bg1"]
    line = Line(literal(white), 1.0)
    is_head = (row == 0 and _on(properties, "firstRow")) or (
        column == 0 and _on(properties, "firstCol")
    )
    if is_head:
        return _Look(literal(accent), literal(white), True, line)
    banded = _on(properties, "bandRow") and (row - _on(properties, "firstRow")) % 2 == 0
    share = 0.4 if banded else 0.2
    return _Look(literal(lightened(accent, share, 1.0)), None, False, line)


def _on(properties: Element | None, name: str) -> bool:
    return properties is not None and properties.get(name) in ("1", "true")
