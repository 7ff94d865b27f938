"""Shapes, text boxes and groups: `p:sp`, `p:grpSp` (ECMA-376 part 1, 19.3.1.43, 19.3.1.22)."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from deckbuilder.scene import (
    Chart,
    Connector,
    Formula,
    Group,
    Item,
    Media,
    Picture,
    Shape,
    Table,
    Text,
    TextBody,
    text_insets,
)
from deckbuilder.writers.pptx.charts import chart_xml
from deckbuilder.writers.pptx.colours import fill_xml
from deckbuilder.writers.pptx.connectors import connector_xml
from deckbuilder.writers.pptx.drawing import (
    NO_FILL,
    NO_LINE,
    RECTANGLE,
    named,
    pen,
    place,
    transform,
)
from deckbuilder.writers.pptx.formulas import (
    alternatives,
    formula_xml,
    has_formulas,
    without_formulas,
)
from deckbuilder.writers.pptx.freeform import geometry_xml
from deckbuilder.writers.pptx.media import media_xml
from deckbuilder.writers.pptx.pictures import picture_xml
from deckbuilder.writers.pptx.placeholders import placeholder_xml
from deckbuilder.writers.pptx.sheet import Sheet
from deckbuilder.writers.pptx.tables import table_xml
from deckbuilder.writers.pptx.text import text_body


def item_xml(item: Item, sheet: Sheet) -> str:
    """Return the element of one item, with everything in it when it is a group."""
    if isinstance(item, Text | Shape | Table) and has_formulas(item):
        return alternatives(_item_xml(item, sheet), _item_xml(without_formulas(item), sheet))
    return _item_xml(item, sheet)


def _item_xml(item: Item, sheet: Sheet) -> str:
    match item:
        case Text():
            return text_xml(item, sheet)
        case Shape():
            return shape_xml(item, sheet)
        case Connector():
            return connector_xml(item, sheet)
        case Picture():
            return picture_xml(item, sheet)
        case Media():
            return media_xml(item, sheet)
        case Table():
            return table_xml(item, sheet)
        case Chart():
            return chart_xml(item, sheet)
        case Formula():
            return formula_xml(item, sheet)
        case Group():
            return group_xml(item, sheet)
        case _:
            assert_never(item)


def text_xml(item: Text, sheet: Sheet) -> str:
    """Return words in their placeholder, or in a text box when they have none."""
    if item.placeholder is not None:
        return placeholder_xml(item, item.placeholder, sheet)
    return (
        f'<p:sp><p:nvSpPr>{named(item.name, sheet)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{transform(item.box)}{RECTANGLE}{NO_FILL}{NO_LINE}</p:spPr>"
        f"{text_body(item.body, sheet)}</p:sp>"
    )


def shape_xml(shape: Shape, sheet: Sheet) -> str:
    """Return a shape with all it looks like in itself: no `p:style`, so no effects of a theme."""
    name = named(shape.name, sheet, alt=shape.alt, decorative=shape.decorative, link=shape.link)
    fill = NO_FILL if shape.fill is None else fill_xml(shape.fill, sheet.theme)
    body = _words(shape, shape.body, sheet) if shape.body else ""
    return (
        f"<p:sp><p:nvSpPr>{name}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{transform(shape.box)}"
        f"{geometry_xml(shape.outline, shape.box)}{fill}{pen(shape.line, sheet.theme)}</p:spPr>"
        f"{body}</p:sp>"
    )


def _words(shape: Shape, body: TextBody, sheet: Sheet) -> str:
    """PowerPoint keeps words off round corners itself, so the insets say only what is left."""
    insets = text_insets(shape)
    return text_body(body if insets == body.insets else replace(body, insets=insets), sheet)


def group_xml(group: Group, sheet: Sheet) -> str:
    """Return a group that leaves its items where they are; ValueError for an empty one."""
    if not group.items:
        raise ValueError(f"slide {sheet.scene.id}: group {group.name} is empty")
    if any(isinstance(item, Text) and item.placeholder is not None for item in group.items):
        raise ValueError(f"slide {sheet.scene.id}: group {group.name} holds a placeholder")
    outer = place(group.box)
    inner = outer.replace("<a:off ", "<a:chOff ").replace("<a:ext ", "<a:chExt ")
    items = "".join(item_xml(item, sheet) for item in group.items)
    return (
        f"<p:grpSp><p:nvGrpSpPr>{named(group.name, sheet, alt=group.alt)}<p:cNvGrpSpPr/><p:nvPr/>"
        f"</p:nvGrpSpPr><p:grpSpPr><a:xfrm>{outer}{inner}</a:xfrm></p:grpSpPr>{items}</p:grpSp>"
    )
