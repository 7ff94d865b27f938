"""Items made larger or smaller with all that is in them, for slides of another size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from deckbuilder.geometry import Box, Point
from deckbuilder.scene.colours import Line
from deckbuilder.scene.items import Connector, Group, Item, Table, Text
from deckbuilder.scene.shapes import Shape
from deckbuilder.scene.text import Insets, Paragraph, TextBody


def resized(items: Iterable[Item], factor: float) -> tuple[Item, ...]:
    """`items` with every length multiplied by `factor`, from the top left corner of the slide."""
    given = tuple(items)
    return given if factor == 1 else tuple(_item(item, factor) for item in given)


def resized_box(box: Box, factor: float) -> Box:
    """A box with every length multiplied by `factor`."""
    return Box(box.x * factor, box.y * factor, box.w * factor, box.h * factor)


def resized_insets(insets: Insets, factor: float) -> Insets:
    """Insets multiplied by `factor`."""
    sides = (insets.left, insets.top, insets.right, insets.bottom)
    return Insets(*(round(side * factor, 2) for side in sides))


def _item(item: Item, factor: float) -> Item:
    match item:
        case Text():
            return replace(item, box=resized_box(item.box, factor), body=_body(item.body, factor))
        case Shape():
            return replace(
                item,
                box=resized_box(item.box, factor),
                line=_line(item.line, factor) if item.line else None,
                body=_body(item.body, factor) if item.body else None,
            )
        case Connector():
            begin, end = item.begin, item.end
            return replace(
                item,
                begin=Point(begin.x * factor, begin.y * factor),
                end=Point(end.x * factor, end.y * factor),
                line=_line(item.line, factor),
            )
        case Table():
            return _table(item, factor)
        case Group():
            return replace(item, items=resized(item.items, factor))
        case _:
            return replace(item, box=resized_box(item.box, factor))


def _table(table: Table, factor: float) -> Table:
    rows = tuple(
        tuple(replace(cell, body=_body(cell.body, factor)) for cell in row) for row in table.rows
    )
    return replace(
        table,
        box=resized_box(table.box, factor),
        widths=tuple(width * factor for width in table.widths),
        heights=tuple(height * factor for height in table.heights),
        rows=rows,
        rule=_line(table.rule, factor),
    )


def _line(line: Line, factor: float) -> Line:
    return replace(line, width=line.width * factor)


def _body(body: TextBody, factor: float) -> TextBody:
    return replace(
        body,
        paragraphs=tuple(_paragraph(one, factor) for one in body.paragraphs),
        sizes=tuple(round(size * factor, 2) for size in body.sizes),
        insets=resized_insets(body.insets, factor),
        indents=tuple((margin * factor, hang * factor) for margin, hang in body.indents),
    )


def _paragraph(paragraph: Paragraph, factor: float) -> Paragraph:
    return replace(paragraph, space_before=paragraph.space_before * factor)
