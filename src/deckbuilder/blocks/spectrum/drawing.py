"""Drawing one scale: its line, ends, ranges, and marks with labels in lanes."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.blocks.spectrum.scale import Mark, Scale
from deckbuilder.diagram.lanes import Spot, lanes
from deckbuilder.geometry import Box, Point
from deckbuilder.kinds import Markup
from deckbuilder.page import Overflow, Page
from deckbuilder.scene import (
    INK,
    MUTED,
    RULE,
    Align,
    Colour,
    Connector,
    Insets,
    Item,
    Line,
    Paragraph,
    Role,
    Shape,
    Text,
    TextBody,
)

NO_INSETS = Insets()
DOT = 15.0
"""Diameter of a mark in points."""
LANE_GAP = 8.0
LEADER = 16.0
"""Shortest leader between a mark and its label."""


def ends(row: Box) -> tuple[Box, Box]:
    """Where the words of the two ends have room."""
    left, right = row.columns((1, 1), 24)
    high = min(row.h * 0.4, 64)
    return Box(left.x, left.y, left.w, high), Box(right.x, right.y, right.w, high)


class DrawnScale:
    """One scale with its place."""

    def __init__(
        self, scale: Scale, row: Box, size: float, prefix: str, page: Page, *, tight: bool
    ) -> None:
        self.scale = scale
        self.row = row
        self.size = size
        self.prefix = prefix
        self.page = page
        below = self.below()
        above = self.above()
        free = row.h - above - below
        self.y = row.y + above + max(0.0, free * (0.4 if tight else 0.45))

    def items(self) -> Iterator[Item]:
        yield Connector(
            f"{self.prefix}:line",
            Point(self.row.x, self.y),
            Point(self.row.right, self.y),
            Line(MUTED, 2.5),
            begin_head="arrow",
            end_head="arrow",
        )
        yield from self.heading()
        yield from self.range_items()
        yield from self.mark_items()
        yield from self.end_items()

    def at(self, fraction: float) -> float:
        """The place of a fraction on the line, a little inside the arrow heads."""
        inner = self.row.inset(22, 0)
        return inner.x + fraction * inner.w

    def heading(self) -> Iterator[Item]:
        if self.scale.label is None:
            return
        label = self.scale.label
        height = self.heading_height()
        paragraph = Paragraph(label.runs, align="start", rtl=label.rtl)
        body = TextBody((paragraph,), (self.size,), bold=True, anchor="bottom")
        top = self.y - self.lanes_height() - height
        yield Text(f"{self.prefix}:label", Box(self.row.x, top, self.row.w, height - 8), body)

    def heading_height(self) -> float:
        return self.size * 1.2 + 10 if self.scale.label else 0.0

    def above(self) -> float:
        return self.heading_height() + self.lanes_height()

    def below(self) -> float:
        ranges = len(self.scale.ranges) * 40.0
        return (
            18
            + ranges
            + max(
                self.page.text_height(self.end_body(end, "start"), ends(self.row)[0].w)
                for end in (self.scale.left, self.scale.right)
                if end
            )
        )

    def end_body(self, end: Markup, align: Align) -> TextBody:
        paragraph = Paragraph(end.runs, align=align, rtl=self.page.rtl(end.text))
        bold = self.scale.label is None
        return TextBody((paragraph,), (self.size,), INK if bold else MUTED, bold=bold)

    def end_items(self) -> Iterator[Item]:
        top = self.y + 14 + len(self.scale.ranges) * 40.0
        for end, box, side in zip(
            (self.scale.left, self.scale.right), ends(self.row), ("left", "right"), strict=True
        ):
            if end is None:
                continue
            visual_start = (side == "left") != self.page.rtl(end.text)
            body = self.end_body(end, "start" if visual_start else "end")
            height = self.page.text_height(body, box.w)
            yield Text(f"{self.prefix}:{side}", Box(box.x, top, box.w, height), body)

    def range_items(self) -> Iterator[Item]:
        for number, one in enumerate(self.scale.ranges):
            left, right = self.at(one.start), self.at(one.end)
            box = Box(left, self.y + 14 + number * 40.0, right - left, 32)
            role: Role = one.colour or "orange"
            body = self.page.label(
                one.label.runs,
                box,
                self.page.theme.steps(18),
                what="a range of this spectrum",
                insets=Insets(10, 2, 10, 2),
                rtl=one.label.rtl,
            )
            pen = Line(Colour(role), 1.5)
            fill = self.page.theme.fill(role)
            yield Shape(f"{self.prefix}:range:{number + 1}", box, "pill", fill, pen, body)

    def mark_items(self) -> Iterator[Item]:
        for number, (mark, box) in enumerate(self.placed(), 1):
            x = self.at(mark.at)
            role: Role = mark.colour or "blue"
            foot = Point(x, self.y - DOT / 2)
            name = f"{self.prefix}:mark:{number}"
            yield Connector(
                f"{name}:leader", Point(x, box.bottom + 2), foot, Line(RULE, 1.25), decorative=True
            )
            dot = Box(x - DOT / 2, self.y - DOT / 2, DOT, DOT)
            yield Shape(f"{name}:dot", dot, "ellipse", Colour(role), decorative=True)
            body = self.mark_body(mark)
            yield Text(f"{name}:label", box, body)

    def mark_body(self, mark: Mark) -> TextBody:
        paragraph = Paragraph(mark.label.runs, align="centre", rtl=mark.label.rtl)
        size = min(self.size, 20)
        return TextBody((paragraph,), (max(size, self.page.theme.sizes.floor),), anchor="bottom")

    def mark_width(self, mark: Mark) -> float:
        body = self.mark_body(mark)
        size = body.sizes[0]
        lines = self.page.balanced(mark.label.text, size, 2)
        widest = max(self.page.text_width(line, size) for line in lines)
        return min(max(widest + 8, 60), self.row.w * 0.45)

    def placed(self) -> list[tuple[Mark, Box]]:
        """Every mark with the box of its label, in lanes above the line."""
        heights = self.lane_heights()
        found = []
        for mark, spot, lane in zip(self.scale.marks, self.spots(), self.lanes(), strict=True):
            bottom = self.y - DOT / 2 - LEADER - sum(heights[:lane]) - LANE_GAP * lane
            found.append((mark, Box(spot.left, bottom - heights[lane], spot.width, heights[lane])))
        return found

    def spots(self) -> list[Spot]:
        """Place and extent of each mark's label, kept inside the row."""
        found = []
        for mark in self.scale.marks:
            width = self.mark_width(mark)
            left = self.at(mark.at) - width / 2
            left = min(max(left, self.row.x), self.row.right - width)
            found.append(Spot(self.at(mark.at), left, width))
        return found

    def lanes(self) -> list[int]:
        return lanes(self.spots())

    def lane_heights(self) -> list[float]:
        """The height of each lane, the lowest first."""
        chosen = self.lanes()
        return [
            max(
                self.page.text_height(self.mark_body(mark), self.mark_width(mark))
                for mark, lane in zip(self.scale.marks, chosen, strict=True)
                if lane == depth
            )
            for depth in range(max(chosen, default=-1) + 1)
        ]

    def lanes_height(self) -> float:
        heights = self.lane_heights()
        if not heights:
            return 12.0
        height = sum(heights) + LANE_GAP * (len(heights) - 1) + DOT / 2 + LEADER
        if height + self.heading_height() + self.below() > self.row.h + 0.5:
            raise Overflow(
                f"the {len(self.scale.marks)} marks of this scale have no room above it",
                "use shorter labels or fewer marks, or give the spectrum the whole slide",
            )
        return height
