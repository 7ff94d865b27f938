"""Regions of a picture: areas that a slide marks and names."""

from __future__ import annotations

from typing import ClassVar

from deckbuilder.diagram.polygon import Polygon, area, ellipse
from deckbuilder.fields import Reading, Record, optional, record
from deckbuilder.kinds import COLOUR, MARKUP, ChoiceKind, ListKind, Markup, NumberKind
from deckbuilder.scene import Role

FRACTION = NumberKind(0, 1)
PLACE = ListKind(FRACTION, 2, 2, noun="numbers")
BOX = ListKind(FRACTION, 4, 4, noun="numbers")

SMALLEST = 1e-6
"""Of the picture's area; less cannot be seen."""


@record
class Region(Record):
    """An area of a picture, in fractions of the picture from its upper left corner."""

    label: Markup | None = optional(MARKUP, default=None, doc="The words on its card.")
    shape: tuple[tuple[float, ...], ...] = optional(
        ListKind(PLACE, 3, 60, noun="corners"),
        default=(),
        doc="Corners in order, each `[x, y]` from 0 to 1.",
    )
    box: tuple[float, ...] = optional(BOX, default=(), doc="`[left, top, width, height]`.")
    ellipse: tuple[float, ...] = optional(
        BOX, default=(), doc="The box round an ellipse: `[left, top, width, height]`."
    )
    colour: Role | None = optional(COLOUR, default=None, doc="Accent; otherwise one after another.")
    dash: str = optional(
        ChoiceKind(("solid", "dash", "dot"), "a kind of line"),
        default="",
        doc="How it is outlined; otherwise one kind after another.",
    )
    at: tuple[float, ...] = optional(
        PLACE, default=(), doc="Where the line from its card ends, `[x, y]`; otherwise well inside."
    )
    side: str = optional(
        ChoiceKind(("left", "right"), "a side"), default="", doc="Side on which its card stands."
    )

    noun: ClassVar[str] = "region"

    def check(self, reading: Reading) -> None:
        error = reading.problems.error
        given = [key for key in ("shape", "box", "ellipse") if getattr(self, key)]
        if len(given) != 1:
            said = " and ".join(f"`{key}`" for key in given) or "none of them"
            error(
                f"a region is drawn by one of `shape`, `box` and `ellipse`, and this has {said}",
                self.span,
                "mark an area such as `box: [0.1, 0.2, 0.3, 0.4]`",
            )
            return
        box = self.box or self.ellipse
        if box and (box[0] + box[2] > 1.001 or box[1] + box[3] > 1.001):
            error(
                "this region reaches beyond the picture",
                self.span,
                "left and width, and top and height, come to 1 at most",
            )
        elif area(self.polygon()) < SMALLEST:
            error("this region has no area", self.span, "draw it larger")

    def polygon(self) -> Polygon:
        """Its outline in fractions of the picture; an ellipse has 48 corners."""
        if self.shape:
            return tuple((corner[0], corner[1]) for corner in self.shape)
        if self.ellipse:
            left, top, width, height = self.ellipse
            return ellipse(left, top, width, height)
        left, top, width, height = self.box
        right, bottom = left + width, top + height
        return ((left, top), (right, top), (right, bottom), (left, bottom))
