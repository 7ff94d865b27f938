"""The cloud outline as a freeform that can be drawn, written in and glued to."""

from __future__ import annotations

from deckbuilder.diagram.cloud_outline import USUAL, Form, outline
from deckbuilder.geometry import Box
from deckbuilder.scene import Freeform, Segment, Site


def cloud_freeform(box: Box, lobes: int | None = None, form: Form = USUAL) -> Freeform:
    """The cloud that fills `box`, with the usual number of lobes unless another is given."""
    shape = outline(box.w, box.h, lobes, form)
    segments = [Segment("move", (shape.start,))]
    segments += [Segment("cubic", (c.control1, c.control2, c.end)) for c in shape.curves]
    return Freeform(
        (*segments, Segment("close")),
        tuple(Site(site.x, site.y, site.angle) for site in shape.sites),
        shape.text_rect,
    )
