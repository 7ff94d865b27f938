"""Laws that every finished slide obeys, as functions that say what breaks them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckbuilder.diagram.chart_drawing import drawing
from deckbuilder.geometry import Box
from deckbuilder.page import Page
from deckbuilder.scene import Chart, Freeform, Item, Shape, Table, Text, TextBody, walk

EDGE = 20.0
"""Points from the slide's edge within which nothing may be drawn."""


def problems(items: tuple[Item, ...], page: Page, *, overlaps: bool = False) -> list[str]:
    """Everything that is wrong with the items of a slide; `overlaps` are allowed where meant."""
    found = [*repeated_names(items), *outside(items, page), *unfitting(items, page)]
    return found if overlaps else [*found, *covered(items)]


def repeated_names(items: tuple[Item, ...]) -> Iterator[str]:
    names = [item.name for item in walk(items)]
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield f"{name} is the name of {names.count(name)} items"


def outside(items: tuple[Item, ...], page: Page) -> Iterator[str]:
    safe = Box(EDGE, EDGE, page.width - 2 * EDGE, page.height - 2 * EDGE)
    for item in walk(items):
        if item.box not in safe:
            yield f"{item.name} leaves the safe area: {item.box}"
        if isinstance(item, Chart):
            inside = item.box.inset(-2)
            yield from (
                f"{one.name} leaves {item.box}" for one in drawing(item) if one.box not in inside
            )


def texts(items: Iterable[Item]) -> Iterator[tuple[str, Box, TextBody]]:
    """Name, text area and text of every item that has words."""
    for item in walk(tuple(items)):
        match item:
            case Text():
                yield item.name, item.box, item.body
            case Shape(body=TextBody() as body):
                yield item.name, text_area(item), body
            case Table():
                yield from cells(item)
            case Chart():
                yield from texts(drawing(item))
            case _:
                pass


def text_area(shape: Shape) -> Box:
    if not isinstance(shape.outline, Freeform):
        return shape.box
    left, top, right, bottom = shape.outline.text_rect
    corner = shape.box.at(left, top)
    return Box(corner.x, corner.y, shape.box.w * (right - left), shape.box.h * (bottom - top))


def cells(table: Table) -> Iterator[tuple[str, Box, TextBody]]:
    top = table.box.y
    for row, (height, line) in enumerate(zip(table.heights, table.rows, strict=True)):
        left = table.box.x
        for column, (width, cell) in enumerate(zip(table.widths, line, strict=True)):
            yield f"{table.name}[{row},{column}]", Box(left, top, width, height), cell.body
            left += width
        top += height


def unfitting(items: tuple[Item, ...], page: Page) -> Iterator[str]:
    for name, box, body in texts(items):
        if not body.wrap:
            continue
        if page.text_height(body, box.w) > box.h + 1.0:
            yield f"{name} is {page.text_height(body, box.w):.1f} pt high in {box.h} pt"
        least = page.theme.sizes.footer
        for paragraph in body.paragraphs:
            if body.size(paragraph.level) < least:
                yield f"{name} is smaller than {least} pt"


def covered(items: tuple[Item, ...]) -> Iterator[str]:
    placed = [(name, box) for name, box, body in texts(items) if body.text and "[" not in name]
    for i, (first, one) in enumerate(placed):
        for second, other in placed[i + 1 :]:
            if one.overlaps(other):
                yield f"{first} and {second} overlap: {one} {other}"
