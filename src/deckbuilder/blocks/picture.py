"""Picture: a photo or drawing with caption and credit, and regions of it marked and named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, cast

from deckbuilder import scene
from deckbuilder.diagram.annotation import Annotated, Side, Target, annotated
from deckbuilder.diagram.polygon import Polygon, area, bounds, clipped, innermost
from deckbuilder.fields import Definitions, Kind, Reading, Record, Schema, needed, optional, record
from deckbuilder.geometry import Box
from deckbuilder.kinds import (
    ADDRESS_KIND,
    FLAG,
    MARKUP,
    TEXT,
    ChoiceKind,
    ListKind,
    Markup,
    NumberKind,
    RecordKind,
    some_text,
)
from deckbuilder.model import Block, Talk
from deckbuilder.model.region import SMALLEST, Region
from deckbuilder.page import LABEL_INSETS, Overflow, Page
from deckbuilder.pictures import NoPicture, Pictures
from deckbuilder.scene import (
    ACCENTS,
    BACKGROUND,
    CORNER,
    MUTED,
    Colour,
    Connector,
    Crop,
    Dash,
    Freeform,
    Glue,
    Group,
    Item,
    Line,
    Paragraph,
    Role,
    Run,
    Segment,
    Shape,
    Site,
    Text,
    TextBody,
)

CREDIT = {"de": "Bild: ", "fr": "Crédit : ", "es": "Crédito: "}
CAPTION_SIZES = (16.0, 14.0)
CAPTION_LINES = 2
"""A caption of more lines is set in the smaller size."""
BELOW = 8.0
"""Points between the picture and its caption."""
NARROWEST_CAPTION = 300.0
"""Points; below a narrower picture the caption is wider than it."""
TALLEST_CAPTION = 0.35
"""Of the frame's height."""
LEAST_HEIGHT = 40.0
"""Points; a picture that has less room is not shown."""

LABEL_SIZES = (18.0, 16.0)
REGION_ALPHA = 0.30
REGION_LINE, LEADER_LINE, CARD_LINE = 3.0, 1.75, 1.75
DASHES: tuple[Dash, ...] = ("solid", "dash", "dot")
CORNER_CUT = CORNER * 0.29289
"""Points that PowerPoint keeps free at each side of a rounded rectangle, besides the insets:
guide `il` of roundRect (presetShapeDefinitions.xml of ECMA-376 part 1)."""
KAPPA = 0.5522847
"""Handle length of the cubic that follows a quarter circle, in radii."""


class PictureFileKind(Kind[str]):
    """The name of a picture file, which must be there and whole."""

    def read(self, node: Node, reading: Reading) -> str:
        name = some_text(node, reading, "the name of a picture file")
        shelf = reading.pictures
        complaint = shelf.complaint(name) if shelf else ""
        if complaint:
            hint = shelf.hint(name) if isinstance(shelf, Pictures) else None
            raise reading.refuse(complaint, node.span, hint)
        return name

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "string"}


@record
class Picture(Block):
    """A photo or drawing with caption and credit, and regions of it marked and named."""

    key: ClassVar[str] = "picture"
    shorthand: ClassVar[str] = "file"

    file: str = needed(PictureFileKind(), "The picture's file, seen from the outline.")
    alt: str = optional(TEXT, default="", doc="What it shows, for those who cannot see it.")
    decorative: bool = optional(FLAG, default=False, doc="Whether it says nothing and needs no alt.")
    caption: Markup | None = optional(MARKUP, default=None, doc="A line below it.")
    credit: str = optional(TEXT, default="", doc="Who made it; also shown on the credits slide.")
    fit: str = optional(
        ChoiceKind(("contain", "cover"), "a way to fit"),
        default="contain",
        doc="`contain` shows all of it, `cover` fills the room and cuts off what is over.",
    )
    crop: tuple[float, ...] = optional(
        ListKind(NumberKind(0, 0.95), 4, 4, noun="numbers"),
        default=(),
        doc="Shares cut off, `[left, top, right, bottom]`.",
    )
    link: str = optional(ADDRESS_KIND, default="", doc="Where a click on it goes.")
    regions: tuple[Region, ...] = optional(
        ListKind(RecordKind(Region), 0, 8, noun="regions"), default=(), doc="Areas marked and named."
    )

    def check(self, reading: Reading) -> None:
        if self.crop and max(
            self.crop[0] + self.crop[2], self.crop[1] + self.crop[3]
        ) > 0.95:
            reading.problems.error(
                "this crop leaves nothing of the picture",
                self.span,
                "write the shares cut off: `crop: [left, top, right, bottom]`",
            )

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        try:
            yield from _Layout(self, page, frame).items()
        except NoPicture as missing:
            raise Overflow(missing.message, missing.hint) from missing
