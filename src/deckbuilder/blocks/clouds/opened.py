"""A closer look: one cloud of a map grown as large as a slide, with what is inside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from deckbuilder.blocks.clouds import solved
from deckbuilder.blocks.clouds.drawing import Drawing, nest_of
from deckbuilder.diagram.cloud_freeform import cloud_freeform
from deckbuilder.diagram.cloud_nesting import nested_within
from deckbuilder.diagram.cloud_outline import OPENED, lobes_for
from deckbuilder.diagram.cloud_problem import CloudPlace
from deckbuilder.geometry import Box
from deckbuilder.model import CloudMap, Slide, Talk
from deckbuilder.model.slide import every
from deckbuilder.page import Overflow, Page
from deckbuilder.scene import (
    BACKGROUND,
    Colour,
    Group,
    Item,
    Line,
    Shape,
    Table,
    Text,
    renamed,
    shifted,
)

PALER = 0.5
"""A cloud as large as a slide has so much of the colour that a cloud of a map has."""
AIR = 8.0
"""Points between the outline's deepest notches and what stands in the cloud."""
BLEED_ACROSS, BLEED_DOWN = 21.6, 7.2
"""Points by which the cloud reaches out of the slide's area: round things may, words may not."""
PEN = 2.0
LOWEST = 0.74
"""Share of an opened cloud's height below which its outline may reach in."""
WIDE, NARROW = 1.7, 1.15
"""Proportions of clouds in a row: of all together, and of the narrowest."""


def grown(area: Box, page: Page) -> Box:
    """Where the cloud is that fills `area`; a company's template gets nothing beyond the area."""
    if page.theme.template is not None:
        return area
    return area.inset(-BLEED_ACROSS, -BLEED_DOWN)


def opened(name: str, area: Box, page: Page, talk: Talk) -> tuple[Item, Box]:
    """The cloud called `map.cloud` as large as `area`, and the room in it for what it shows.

    It has as many lobes as on the map, so that it can grow into place lobe by lobe.
    """
    map_name, _, cloud = name.partition(".")
    drawn, box = talk.maps[map_name], grown(area, page)
    frame = page.grid.layout("title-only").area
    small = solved(drawn.whole, frame, page).get(cloud)
    lobes = lobes_for(small.box.w / small.box.h) if small else None
    outline = cloud_freeform(box, lobes, OPENED)
    left, top, right, bottom = outline.text_rect
    corner, end = box.at(left, top), box.at(right, bottom)
    room = Box(corner.x, corner.y, end.x - corner.x, end.y - corner.y).inset(AIR)
    shape = Shape(
        f"clouds:{cloud}",
        box,
        outline,
        pale(drawn, cloud, page),
        pen(drawn, cloud),
        alt=drawn.clouds[cloud].label.text,
        twin=f"{map_name}/clouds:{cloud}",
    )
    return shape, room


def with_inner_clouds(name: str, area: Box, page: Page, talk: Talk) -> Item:
    """The cloud called `map.cloud` as large as `area`, with the clouds inside it.

    Raises `Overflow` when their labels do not fit.
    """
    map_name, _, cloud = name.partition(".")
    drawn, box = talk.maps[map_name], grown(area, page)
    holder = drawn.clouds[cloud]
    if not nested_within(nest_of(holder), page.text_width, box).fits:
        raise Overflow(
            f"the clouds inside `{cloud}` have no room for their labels, even as large as a slide",
            "use shorter labels, or fewer clouds inside it",
        )
    place = CloudPlace(cloud, box, (), page.theme.sizes.floor, bold=True, fits=True)
    picture = Drawing(drawn, {cloud: place}, {cloud: "normal"}, {}, {}, page, map_name)
    outer, *inner = picture.cloud(place)
    assert isinstance(outer, Shape)
    outer = replace(outer, fill=pale(drawn, cloud, page), line=pen(drawn, cloud))
    names = ", ".join(one.label.text for one in holder.clouds.values())
    alt = page.wording.alt.inside.format(whole=holder.label.text, names=names)
    return Group("clouds", (outer, *taller(inner, box)), alt=alt)


def taller(inner: list[Item], parent: Box) -> Iterator[Item]:
    """The clouds inside one, which stand in a row, as high as looks well and `parent` has room for.

    On a map a row of them is low, as there is little room below it.
    """
    boxes = [item.box for item in inner if isinstance(item, Shape)]
    if len({box.y for box in boxes}) > 1:
        yield from inner
        return
    width = sum(box.w for box in boxes) / len(boxes)
    room = parent.y + LOWEST * parent.h - boxes[0].y
    height = min(room, width / WIDE, min(box.w for box in boxes) / NARROW)
    for item in inner:
        if isinstance(item, Shape) and item.box.h < height:
            box = Box(item.box.x, item.box.y, item.box.w, height)
            yield replace(item, box=box, outline=cloud_freeform(box))
        else:
            yield item


def pen(drawn: CloudMap, cloud: str) -> Line:
    """The outline of a cloud as large as a slide."""
    return Line(Colour(drawn.colour(cloud)), PEN)


def pale(drawn: CloudMap, cloud: str, page: Page) -> Colour:
    """The fill of a cloud as large as a slide: there is much of it, so it is paler."""
    return Colour(drawn.colour(cloud), round(1 - (1 - page.theme.fill_tint) * PALER, 3))


def on_cloud(item: Item) -> Item:
    """The header of a table in the colour of the slide, not in the one that clouds have too."""
    if not isinstance(item, Table):
        return item
    rows = tuple(
        tuple(replace(cell, fill=cell.fill and BACKGROUND) for cell in row) for row in item.rows
    )
    return replace(item, rows=rows)


def look_into(slide: Slide, area: Box, page: Page, talk: Talk) -> tuple[tuple[Item, ...], Box]:
    """The cloud that a slide is a closer look at, and the room that blocks have in it.

    All of `area` for a slide that is none. Raises `Overflow` as `with_inner_clouds` does.
    """
    if not slide.zoom:
        return (), area
    if not slide.blocks:
        return (with_inner_clouds(slide.zoom, area, page, talk),), area
    cloud, room = opened(slide.zoom, area, page, talk)
    if any(block.key == "clouds" for block in every(slide.blocks)):
        cloud = renamed(cloud, "zoom-")  # a map inside may have a cloud of that name
    return (cloud,), room


@contextmanager
def looking_into(slide: Slide) -> Iterator[None]:
    """Let an overflow within know that there is a cloud around it, which takes room."""
    try:
        yield
    except Overflow as overflow:
        if slide.zoom:
            overflow.hint += "; without `zoom` the slide has much more room"
        raise


def centred(items: tuple[Item, ...], room: Box, page: Page) -> tuple[Item, ...]:
    """What stands in a cloud moved to its middle from where it would begin on a slide.

    A text that does not fill its lines counts as wide as they are; its box ends where it did.
    """
    left = min((item.box.x for item in items), default=room.x)
    right = max((_end(item, page) for item in items), default=room.right)
    across = round((room.x + room.right - left - right) / 2, 2)
    if across <= 0:
        return items
    return tuple(_moved(item, across, room) for item in items)


def _end(item: Item, page: Page) -> float:
    """The right end of an item, or of the words in it, in points."""
    if not isinstance(item, Text) or any(one.align != "start" for one in item.body.paragraphs):
        return item.box.right
    return min(item.box.right, item.box.x + page.text_size(item.body, item.box.w)[0])


def _moved(item: Item, across: float, room: Box) -> Item:
    further = shifted(item, across)
    over = further.box.right - room.right
    if isinstance(further, Text) and over > 0:
        box = further.box
        return replace(further, box=Box(box.x, box.y, box.w - over, box.h))
    return further
