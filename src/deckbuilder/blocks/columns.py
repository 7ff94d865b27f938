"""Columns: two to four columns, each with a heading and blocks below one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar, Self

from deckbuilder.fields import (
    Definitions,
    Path,
    Reading,
    Record,
    Refused,
    Rewording,
    Schema,
    condition_schemas,
    conditions,
    describe,
    entries_of,
    is_shown,
    mapping_schema,
    needed,
    optional,
    read_fields,
    record,
    reworded_fields,
    specs,
)
from deckbuilder.geometry import Box
from deckbuilder.icons import icon
from deckbuilder.kinds import ICON, MARKUP, TEXT, ListKind, Markup, NumberKind, RecordKind
from deckbuilder.model import Block, Building, Talk
from deckbuilder.model.slide import read_blocks
from deckbuilder.page import Page
from deckbuilder.scene import Align, Colour, Item, Paragraph, Text, TextBody, renamed
from deckbuilder.source import Node

COLUMN_GAP = 28.8
ROW_GAP = 18.0
CENTRED = ("audio", "picture", "qr", "video")
"""Blocks that stand in the middle of their place."""
ICON_SIDE, ICON_GAP = 44.0, 8.0
"""Points of an icon above a column, and between it and what it stands above."""
HEADING_SIZE = 24.0
"""Points of a column's heading, or those of the theme's points where they are larger."""
HEADING_GAP = 10.0
"""Points between a column's heading and what it heads."""


@record
class Column(Record):
    """One column: blocks under their own keys, below one another, and perhaps a heading."""

    title: Markup | None = optional(MARKUP, default=None, doc="A heading above the column.")
    icon: str = optional(ICON, default="", doc="An icon above that, by its name.")
    share: float = optional(NumberKind(0.2, 5), default=1.0, doc="Its width against the others'.")
    split: str = optional(TEXT, default="", doc="Shares of the blocks' heights, such as 60/40.")
    blocks: tuple[Block, ...] = ()

    @classmethod
    def read(cls, node: Node, reading: Reading) -> Self:
        jumps = len(reading.jumps)
        entries = entries_of(cls, node, reading)
        values, sound = read_fields(cls, entries, node, reading, reading.blocks)
        blocks, blocks_sound = read_blocks(entries, reading)
        shown = is_shown(node, reading, conditions(cls))
        if not (sound and blocks_sound):
            raise Refused
        written = [value for key, _, value in entries if key in reading.blocks]
        if len(blocks) < len(written):
            values.pop("split", None)  # which was meant for all blocks
        made = cls(span=node.span, blocks=blocks, **values)
        if not shown or (written and not blocks):
            del reading.jumps[jumps:]
            return made.left_out()
        if not blocks:
            raise reading.refuse(
                "this column is empty", node.span, "give it a block, such as points"
            )
        shares = made.split.split("/") if made.split else blocks
        if made.split and not re.fullmatch(r"[1-9]\d?(/[1-9]\d?)+", made.split):
            raise reading.refuse(
                f"`{made.split}` is not a split", node.span, "write `split: 60/40`"
            )
        if len(shares) != len(blocks):
            raise reading.refuse(
                f"`split` has {len(shares)} shares for {len(blocks)} blocks", node.span
            )
        return made

    @classmethod
    def reworded(cls, node: Node, path: Path, rewording: Rewording) -> Node:
        return reworded_fields(cls, node, path, rewording, rewording.blocks)

    @classmethod
    def make_schema(cls, definitions: Definitions) -> Schema:
        extra = {
            key: {"description": describe(block)} | definitions.refer(block)
            for key, block in sorted(definitions.blocks.items())
        }
        extra |= condition_schemas(cls)
        return mapping_schema(specs(cls).values(), definitions, describe(cls), extra)

    @property
    def is_centred(self) -> bool:
        """Whether what stands above its blocks stands in the middle, as above a picture."""
        return self.blocks[0].key in CENTRED

    @property
    def heights(self) -> list[float]:
        """Shares of the blocks' heights."""
        return (
            [float(part) for part in self.split.split("/")]
            if self.split
            else [1.0] * len(self.blocks)
        )


@record
class Columns(Building):
    """Two to four columns, each with blocks of its own."""

    key: ClassVar[str] = "columns"
    shorthand: ClassVar[str] = "columns"
    share: ClassVar[float] = 2.0
    holds_blocks: ClassVar[bool] = True
    may_overlap: ClassVar[bool] = True

    columns: tuple[Column, ...] = needed(
        ListKind(RecordKind(Column), 2, 4, noun="columns"), "The columns, from left to right."
    )

    @property
    def inner(self) -> tuple[tuple[str, Block], ...]:
        return tuple(
            (f"columns:{number}:{row}:", block)
            for number, column in enumerate(self.columns, 1)
            for row, block in enumerate(column.blocks, 1)
        )

    def holding(self, blocks: Sequence[Block]) -> Self:
        left = iter(blocks)
        columns = (
            replace(one, blocks=tuple(next(left) for _ in one.blocks)) for one in self.columns
        )
        return replace(self, columns=tuple(columns))

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        frames = frame.columns([column.share for column in self.columns], COLUMN_GAP)
        top = frame.y
        if any(column.icon for column in self.columns):
            yield from self.icons(frames, page)
            lower = ICON_SIDE + ICON_GAP
            top += lower
            frames = [Box(box.x, top, box.w, box.h - lower) for box in frames]
        headings = [self.heading(c, box, page) for c, box in zip(self.columns, frames, strict=True)]
        for number, heading in enumerate(headings, 1):
            if heading:
                yield Text(f"columns:{number}:title", heading.box, heading.body)
                top = max(top, heading.box.bottom + HEADING_GAP)
        rooms = [Box(box.x, top, box.w, box.bottom - top) for box in frames]
        page = replace(page, at_top=True)
        items = tuple(self.cells(rooms, page, talk))
        smallest = min(text_sizes(items), default=page.largest_text)
        yield from self.cells(rooms, replace(page, largest_text=smallest), talk)

    def icons(self, frames: list[Box], page: Page) -> Iterator[Item]:
        """The icons above the columns, each at the side that its heading is aligned to."""
        for number, (column, box) in enumerate(zip(self.columns, frames, strict=True), 1):
            if column.icon:
                left = (box.w - ICON_SIDE) / 2 if column.is_centred else 0.0
                place = Box(box.x + left, box.y, ICON_SIDE, ICON_SIDE)
                called, blue = f"columns:{number}:icon", Colour("blue")
                yield icon(column.icon, called, place, blue, mirrored=page.mirrored)

    def cells(self, rooms: list[Box], page: Page, talk: Talk) -> Iterator[Item]:
        """The blocks of all columns."""
        for number, (column, room) in enumerate(zip(self.columns, rooms, strict=True), 1):
            rows = room.rows(column.heights, ROW_GAP)
            for row, (block, place) in enumerate(zip(column.blocks, rows, strict=True), 1):
                for item in block.layout(page, place, talk):
                    yield renamed(item, f"columns:{number}:{row}:")

    def heading(self, column: Column, box: Box, page: Page) -> Text | None:
        """A column's heading, as high as it needs to be."""
        if column.title is None:
            return None
        align: Align = "centre" if column.is_centred else "start"
        paragraph = Paragraph(column.title.runs, align=align, rtl=column.title.rtl)
        room = Box(box.x, box.y, box.w, box.h * 0.25)
        steps = page.theme.steps(max(HEADING_SIZE, page.theme.sizes.body))
        body = page.fit(TextBody((paragraph,), bold=True), room, steps, what="a column's heading")
        return Text("title", Box(box.x, box.y, box.w, page.text_height(body, box.w)), body)


def text_sizes(items: tuple[Item, ...]) -> Iterator[float]:
    """The sizes of running texts among the items of columns, in points."""
    for item in items:
        if isinstance(item, Text) and item.name.endswith((":points", ":text")):
            yield item.body.sizes[0]
