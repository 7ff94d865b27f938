"""Table: rows and columns of short texts, as a native table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from deckbuilder.fields import Definitions, Reading, Record, Schema, needed, optional, record
from deckbuilder.geometry import Box
from deckbuilder.kinds import (
    FLAG,
    ChoiceKind,
    ListKind,
    Markup,
    MarkupKind,
    RecordKind,
    left_out_of,
    numbers_of,
    quoted,
)
from deckbuilder.model import Building, Part, Talk
from deckbuilder.page import Overflow, Page
from deckbuilder.scene import (
    Align,
    Cell,
    Colour,
    Insets,
    Item,
    Paragraph,
    Table,
    TextBody,
)
from deckbuilder.source import Node, Scalar

CELL = Insets(9, 5, 9, 5)
NUMBER = re.compile(r"[-+−]?[\d.,  ]*\d\s?(%|[€$£]|[a-zA-Z]{1,3})?\Z")
"""What counts as a number for lining up at the right edge."""


class CellKind(MarkupKind):
    """The words of a cell, which may be empty."""

    def read(self, node: Node, reading: Reading) -> Markup:
        if isinstance(node, Scalar) and not node.value.strip():
            return Markup("", node.span)
        return super().read(node, reading)

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": ["string", "number", "boolean", "null"]}


@record
class Row(Record):
    """A row of cells. The list alone is enough."""

    shorthand: ClassVar[str] = "row"

    row: tuple[Markup, ...] = needed(ListKind(CellKind(), 1, 10, noun="cells"), "Its cells.")


@record
class TableBlock(Building):
    """Rows and columns of short texts."""

    key: ClassVar[str] = "table"
    shorthand: ClassVar[str] = "rows"
    noun: ClassVar[str] = "table"
    share: ClassVar[float] = 1.3
    many: ClassVar[str] = "rows"

    rows: tuple[Row, ...] = needed(
        ListKind(RecordKind(Row), 1, 20, noun="rows"),
        "The rows, each a list of cells; the first is the header.",
    )
    header: bool = optional(FLAG, default=True, doc="Whether the first row is a header.")
    align: tuple[str, ...] = optional(
        ListKind(ChoiceKind(("left", "centre", "right"), "an alignment"), 0, 10),
        default=(),
        doc="Alignment of each column; otherwise numbers right, words left.",
    )

    @property
    def cells(self) -> tuple[tuple[Markup, ...], ...]:
        """The cells, row by row."""
        return tuple(row.row for row in self.rows)

    def check(self, reading: Reading) -> None:
        width = len(self.cells[0])
        for number, row in enumerate(self.cells[1:], 2):
            if len(row) != width:
                reading.problems.error(
                    f"the first row has {width} cells, and row {number} has {len(row)}",
                    row[0].span if row else self.span,
                    f"add {quoted('')} for an empty cell" if len(row) < width else "remove a cell",
                )

    def build_parts(self, talk: Talk) -> tuple[Part, ...]:
        """The rows below the header by number; those that come together are one table."""
        pieces = self.pieces()
        names = self.row_names
        return tuple(
            Part(names[row], (f"table:{piece}" if piece > 1 else "table",))
            for piece, rows in enumerate(pieces, 1)
            for row in rows
            if row >= self.header
        )

    @property
    def row_names(self) -> tuple[str, ...]:
        """What `steps` calls each row: its number as written, below the header if there is one."""
        return tuple(f"{number - self.header}" for number in numbers_of(self.rows))

    def leaves_out(self, name: str, talk: Talk) -> bool:
        return name in (f"{number - self.header}" for number in left_out_of(self.rows))

    def pieces(self) -> list[list[int]]:
        """Numbers of the rows from 0, those next to each other that come with one click together.

        PowerPoint has no animation for a row, so what comes by itself is a table by itself.
        """
        click = {name: one.number for one in self.clicks for name in one.names}
        times = [click.get(name, 0) for name in self.row_names]
        found: list[list[int]] = []
        for row in range(len(self.rows)):
            if row and times[row] == times[row - 1]:
                found[-1].append(row)
            else:
                found.append([row])
        return found

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        for size in page.theme.steps(20 if page.is_part(frame) else 24):
            bodies = self.bodies(size, page)
            widths = column_widths(bodies, frame.w, page)
            if widths is None:
                continue
            heights = [row_height(row, widths, page) for row in bodies]
            if sum(heights) <= frame.h:
                yield from self.cut(self.table(bodies, widths, heights, frame, page))
                return
        raise Overflow(
            f"this table of {len(self.rows)} rows and {len(self.cells[0])} columns does not fit "
            f"at {page.theme.sizes.floor:g} pt",
            "use shorter words, leave out a row or column, or give it the whole slide",
        )

    def cut(self, table: Table) -> Iterator[Table]:
        """The table in as many as come one by one, each right below the one before it.

        Those below the first say to the blind how their columns are called: it has the header.
        """
        pieces = self.pieces()
        if len(pieces) == 1:
            yield table
            return
        top = table.box.y
        for number, rows in enumerate(pieces, 1):
            first, end = rows[0], rows[-1] + 1
            heights = table.heights[first:end]
            yield replace(
                table,
                name="table" if number == 1 else f"table:{number}",
                box=replace(table.box, y=top, h=sum(heights)),
                heights=heights,
                rows=table.rows[first:end],
                header=table.header and number == 1,
                alt=table.alt if number == 1 else self.head,
            )
            top += sum(heights)

    def bodies(self, size: float, page: Page) -> list[list[TextBody]]:
        """The cells' texts at one size."""
        aligns = [self.alignment(column, page) for column in range(len(self.cells[0]))]
        return [
            [
                TextBody(
                    (Paragraph(cell.runs, align=align, rtl=cell.rtl),),
                    (size,),
                    bold=self.header and number == 0,
                    anchor="middle",
                    insets=CELL,
                )
                for cell, align in zip(row, aligns, strict=True)
            ]
            for number, row in enumerate(self.cells)
        ]

    def alignment(self, column: int, page: Page) -> Align:
        """How a column is aligned: as written, else numbers at the right."""
        names: dict[str, Align] = {"left": "start", "centre": "centre", "right": "end"}
        cells = [row[column].text for row in self.cells[1 if self.header else 0 :]]
        filled = [cell for cell in cells if cell]
        counts = bool(filled) and all(NUMBER.match(cell) for cell in filled)
        written = self.align[column] if column < len(self.align) else ""
        wanted = names[written] if written else "end" if counts else "start"
        # Digits stand below each other at the right, wherever reading starts.
        return "start" if wanted == "end" and counts and page.mirrored else wanted

    def table(
        self,
        bodies: list[list[TextBody]],
        widths: list[float],
        heights: list[float],
        frame: Box,
        page: Page,
    ) -> Table:
        room = min(frame.h / sum(heights), 1.5)
        heights = [round(height * room, 2) for height in heights]
        down = (frame.h - sum(heights)) / 2 if page.centres(frame) else 0.0
        rtl = page.rtl(" ".join(cell.text for cell in self.cells[0]))
        left = frame.right - sum(widths) if rtl else frame.x
        box = Box(left, frame.y + down, sum(widths), sum(heights))
        band = Colour("blue", 0.88)
        rows = tuple(
            tuple(Cell(body, band if self.header and number == 0 else None) for body in row)
            for number, row in enumerate(bodies)
        )
        return Table(
            "table",
            box,
            tuple(widths),
            tuple(heights),
            rows,
            self.header,
            rtl,
            self.described(page),
        )

    @property
    def head(self) -> str:
        """How its columns are called; empty without a header."""
        return ", ".join(cell.text for cell in self.cells[0] if cell.text) if self.header else ""

    def described(self, page: Page) -> str:
        """The table's size and its header in words."""
        alt = page.wording.alt
        sentence = alt.headed_table if self.head else alt.table
        return sentence.format(rows=len(self.rows), columns=len(self.cells[0]), head=self.head)


def column_widths(bodies: list[list[TextBody]], room: float, page: Page) -> list[float] | None:
    """Widths that suit the words and fill `room`, or None when a word would be broken."""
    columns = list(zip(*bodies, strict=True))
    wanted = [max(page.text_size(body, 10_000)[0] for body in column) + 1 for column in columns]
    least = [max(narrowest(body, page) for body in column) + 1 for column in columns]
    if sum(least) > room:
        return None
    if sum(wanted) <= room:
        spare = min((room - sum(wanted)) / len(wanted), 90.0)
        widths = [one + spare for one in wanted]
        if sum(widths) > room * 0.6:
            widths = [one * room / sum(widths) for one in widths]
        return [round(one, 2) for one in widths]
    share = (room - sum(least)) / sum(w - n for w, n in zip(wanted, least, strict=True))
    return [round(n + (w - n) * share, 2) for w, n in zip(wanted, least, strict=True)]


def narrowest(body: TextBody, page: Page) -> float:
    """The width at which the longest word of a cell still stands whole, insets included."""
    insets = body.insets.left + body.insets.right
    low, high = 0.0, page.text_size(body, 10_000)[0]
    while high - low > 1:
        middle = (low + high) / 2
        if page.broken_word(body, middle - insets):
            low = middle
        else:
            high = middle
    return high


def row_height(row: list[TextBody], widths: list[float], page: Page) -> float:
    """Height of the tallest cell of a row."""
    return max(page.text_height(body, width) for body, width in zip(row, widths, strict=True))
