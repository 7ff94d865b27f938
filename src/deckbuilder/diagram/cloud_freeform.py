"""The cloud outline as a freeform that can be drawn, written in and glued to."""

from __future__ import annotations

from deckbuilder.diagram.cloud_outline import outline
from deckbuilder.geometry import Box
from deckbuilder.scene import Freeform, Segment, Site


def cloud_freeform(box: Box) -> Freeform:
    """The cloud that fills `box`."""
    shape = outline(box.w, box.h)
    segments = [Segment("move", (shape.start,))]
    segments += [Segment("cubic", (c.control1, c.control2, c.end)) for c in shape.curves]
    return Freeform(
        (*segments, Segment("close")),
        tuple(Site(site.x, site.y, site.angle) for site in shape.sites),
        shape.text_rect,
    )
