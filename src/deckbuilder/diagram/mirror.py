"""Left and right exchanged, for drawings that are read from right to left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from deckbuilder.geometry import Box, Point
from deckbuilder.scene import (
    ELLIPSE_SITES,
    Chart,
    Connector,
    Formula,
    Freeform,
    Glue,
    Group,
    Insets,
    Item,
    Media,
    Picture,
    Segment,
    Shape,
    Site,
    Table,
    Text,
    TextBody,
    walk,
)

OTHER_SIDE = {1: 3, 3: 1}
"""Left and right among the first four connection sites of everything but an ellipse."""
OTHER_SIDE_OF_ELLIPSE = {site: len(ELLIPSE_SITES) - site for site in range(1, len(ELLIPSE_SITES))}


def mirrored(items: Iterable[Item], frame: Box) -> tuple[Item, ...]:
    """Return `items` with left and right exchanged within the `frame`.

    Words, pictures and the columns of tables stay as they are in themselves, and texts at the side
    they are aligned to; insets change sides. Connectors stay glued to what they touch.
    """
    given = tuple(items)
    outlines = {item.name: item.outline for item in walk(given) if isinstance(item, Shape)}
    ellipses = {name for name, outline in outlines.items() if outline == "ellipse"}
    return tuple(_turned(item, frame.x + frame.right, ellipses) for item in given)


def _turned(item: Item, sides: float, ellipses: set[str]) -> Item:
    """`item` mirrored, given the sum of the left and right edges of its frame in points."""
    match item:
        case Text():
            return replace(item, box=item.box.mirrored(sides), body=_body(item.body))
        case Shape():
            outline = item.outline
            return replace(
                item,
                box=item.box.mirrored(sides),
                outline=_outline(outline) if isinstance(outline, Freeform) else outline,
                body=_body(item.body) if item.body else None,
            )
        case Picture() | Media() | Table() | Formula():
            return replace(item, box=item.box.mirrored(sides))
        case Chart():
            return replace(item, box=item.box.mirrored(sides), rtl=not item.rtl)
        case Connector():
            return replace(
                item,
                begin=Point(sides - item.begin.x, item.begin.y),
                end=Point(sides - item.end.x, item.end.y),
                begin_glue=_glue(item.begin_glue, ellipses),
                end_glue=_glue(item.end_glue, ellipses),
            )
        case Group():
            inner = tuple(_turned(child, sides, ellipses) for child in item.items)
            return replace(item, items=inner)


def _body(body: TextBody) -> TextBody:
    was = body.insets
    return replace(body, insets=Insets(was.right, was.top, was.left, was.bottom))


def _glue(glue: Glue | None, ellipses: set[str]) -> Glue | None:
    if glue is None:
        return None
    other = OTHER_SIDE_OF_ELLIPSE if glue.item in ellipses else OTHER_SIDE
    return Glue(glue.item, other.get(glue.site, glue.site))


def _outline(outline: Freeform) -> Freeform:
    """The mirror image; site 1 is left and site 3 right again, as LibreOffice takes them to be."""
    sites = [Site(1 - one.x, one.y, (180 - one.angle) % 360) for one in outline.sites]
    if len(sites) > max(OTHER_SIDE):
        sites[1], sites[3] = sites[3], sites[1]
    left, top, right, bottom = outline.text_rect
    return Freeform(
        tuple(
            Segment(one.kind, tuple((1 - x, y) for x, y in one.points)) for one in outline.segments
        ),
        tuple(sites),
        (1 - right, top, 1 - left, bottom),
    )
