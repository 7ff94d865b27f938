"""Films and sounds: their posters, with a mark that says that something can be played."""

from __future__ import annotations

from deckbuilder.scene import Media
from deckbuilder.writers.svg.elements import Attributes, element, item, short
from deckbuilder.writers.svg.pictures import data_address

_LEAST, _MOST = 14.0, 34.0
"""Points of the mark's radius."""


def draw_media(media: Media) -> list[str]:
    """Return the group of a film or sound."""
    box = media.box
    place = {"x": box.x, "y": box.y, "width": box.w, "height": box.h}
    shown = {"preserveAspectRatio": "none", "href": data_address(media.poster)}
    drawn = [element("image", {**place, **shown})]
    if not media.is_marked:
        drawn += _play_mark(media)
    return item(media.name, drawn, alt=media.alt)


def _play_mark(media: Media) -> list[str]:
    """A white triangle in a dark disc, which is seen on any picture."""
    middle = media.box.centre
    radius = max(_LEAST, min(_MOST, min(media.box.w, media.box.h) / 6))
    disc: Attributes = {
        "cx": middle.x,
        "cy": middle.y,
        "r": radius,
        "fill": "#000000",
        "fill-opacity": 0.6,
    }
    reach = radius * 0.5
    back, front = middle.x - reach * 0.7, middle.x + reach
    corners = ((back, middle.y - reach), (front, middle.y), (back, middle.y + reach))
    places = " ".join(f"{short(x)} {short(y)}" for x, y in corners)
    return [
        element("circle", disc),
        element("polygon", {"points": places, "fill": "#FFFFFF"}),
    ]
