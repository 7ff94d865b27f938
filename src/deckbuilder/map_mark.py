"""A small map at the foot of a slide: where in the whole its section is, and the way back."""

from __future__ import annotations

from collections.abc import Iterable

from deckbuilder.blocks.clouds import solved
from deckbuilder.blocks.clouds.ways import Ways, maps_on
from deckbuilder.diagram.cloud_freeform import cloud_freeform
from deckbuilder.diagram.cloud_problem import CloudPlace
from deckbuilder.geometry import Box, around
from deckbuilder.model import Section, Slide
from deckbuilder.page import Page
from deckbuilder.scene import (
    Colour,
    Freeform,
    Item,
    LayoutName,
    Segment,
    Shape,
)
from deckbuilder.speaker_mark import mark_room
from deckbuilder.theme.layouts import FOOTER_GAP

HIGHEST, WIDEST = 21.6, 64.0
"""Points: the foot of a slide is no higher, and a map that is wider would catch the eye."""
QUIET = Colour("muted", 0.6)
"""The clouds of the other sections."""


def map_mark(
    section: Section, slide: Slide, layout: LayoutName, footer: str, ways: Ways, page: Page
) -> tuple[Item, ...]:
    """The mark of a slide in a section with a cloud, at the right of the slide's foot.

    Nothing without such a cloud, on slides that show the map itself, and where there is no room. It
    is asked for by `theme: {map_mark: yes}`, but for openings that show no map to go back by.
    """
    talk = ways.talk
    map_name, _, cloud = section.cloud.partition(".")
    is_opening = slide.name == section.name and slide not in section.slides
    wanted = section.zoom if is_opening else talk.talk.map_mark
    if not wanted or map_name not in talk.maps or map_name in maps_on(slide):
        return ()
    drawn = talk.maps[map_name]
    if slide.zoom.startswith(f"{map_name}."):
        cloud = slide.zoom.removeprefix(f"{map_name}.")
    places = solved(drawn.whole, page.grid.layout("title-only").area, page)
    shown = {name: place for name, place in places.items() if name in drawn.visible.clouds}
    room = mark_room(page.grid.layout(layout))
    box = _box(shown.values(), room)
    taken = page.text_width(footer, page.theme.sizes.footer) + FOOTER_GAP if footer else 0.0
    if cloud not in shown or box.x < room.x + taken:
        return ()
    whole = ways.back(map_name, slide.name)
    words = [whole.title.text] if whole and whole.title else []
    label = drawn.clouds[cloud].label.text
    alt = ". ".join([*words, page.wording.alt.focus.format(names=label)])
    link = f"#{whole.name}" if whole else ""
    small = _scaled(shown, box)
    accent = Colour(drawn.colour(cloud))
    return (
        Shape("map-mark", box, _together(small.values(), box), QUIET, alt=alt, link=link),
        Shape(
            "map-mark:here",
            small[cloud],
            cloud_freeform(small[cloud]),
            accent,
            decorative=True,
            link=link,
        ),
    )


def _box(places: Iterable[CloudPlace], room: Box) -> Box:
    """The place of the mark at the end of `room`, in the proportion of the map."""
    extent = around(place.box for place in places)
    height = min(HIGHEST, room.h)
    scale = min(height / extent.h, WIDEST / extent.w)
    w, h = extent.w * scale, extent.h * scale
    return Box(room.right - w, room.y + (room.h - h) / 2, w, h)


def _scaled(places: dict[str, CloudPlace], box: Box) -> dict[str, Box]:
    """Each cloud where it is on the map made as small as `box`."""
    extent = around(place.box for place in places.values())
    across, down = box.w / extent.w, box.h / extent.h
    return {
        name: Box(
            box.x + (place.box.x - extent.x) * across,
            box.y + (place.box.y - extent.y) * down,
            place.box.w * across,
            place.box.h * down,
        )
        for name, place in places.items()
    }


def _together(clouds: Iterable[Box], box: Box) -> Freeform:
    """All clouds as one outline, so that a mark is two shapes however large the map."""
    segments: list[Segment] = []
    for cloud in clouds:
        for one in cloud_freeform(cloud).segments:
            placed = (cloud.at(x, y) for x, y in one.points)
            points = tuple(((p.x - box.x) / box.w, (p.y - box.y) / box.h) for p in placed)
            segments.append(Segment(one.kind, points))
    return Freeform(tuple(segments))
