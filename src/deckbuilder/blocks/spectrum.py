"""Spectrum: a scale between two ends, with marks and ranges on it; up to four below one another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from deckbuilder.diagram.lanes import Spot, lanes
from deckbuilder.fields import Reading, Record, needed, optional, record
from deckbuilder.geometry import Box, Point
from deckbuilder.kinds import COLOUR, MARKUP, ListKind, Markup, NumberKind, RecordKind
from deckbuilder.model import Block, Talk
from deckbuilder.page import Overflow, Page
from deckbuilder.scene import (
    INK,
    MUTED,
    RULE,
    Align,
    Colour,
    Connector,
    Group,
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
FRACTION = NumberKind(0, 1)


@record
class Mark(Record):
    """A place on the scale."""

    at: float = needed(FRACTION, "Where: 0 is the left end, 1 the right.")
    label: Markup = needed(MARKUP, "What stands there.")
    colour: Role | None = optional(COLOUR, default=None, doc="Accent colour; otherwise blue.")


@record
class Range(Record):
    """A stretch of the scale."""

    noun: ClassVar[str] = "range"

    start: float = needed(FRACTION, "Where it begins, from 0 to 1.")
    end: float = needed(FRACTION, "Where it ends, from 0 to 1.")
    label: Markup = needed(MARKUP, "What lies there.")
    colour: Role | None = optional(COLOUR, default=None, doc="Accent colour; otherwise orange.")

    def check(self, reading: Reading) -> None:
        if self.end - self.start < 0.05:
            reading.problems.error(
                "a range ends at least 0.05 to the right of its start", self.span
            )


@record
class Scale(Record):
    """One scale between two ends."""

    label: Markup | None = optional(MARKUP, default=None, doc="What the scale is about.")
    left: Markup | None = optional(MARKUP, default=None, doc="What the left end means.")
    right: Markup | None = optional(MARKUP, default=None, doc="What the right end means.")
    marks: tuple[Mark, ...] = optional(
        ListKind(RecordKind(Mark), 0, 8, noun="marks"), default=(), doc="Places on the scale."
    )
    ranges: tuple[Range, ...] = optional(
        ListKind(RecordKind(Range), 0, 3, noun="ranges"), default=(), doc="Stretches of it."
    )

    def complete(self, reading: Reading) -> None:
        """Report an end without words."""
        for side in ("left", "right"):
            if getattr(self, side) is None:
                reading.problems.error(
                    f"this scale has no `{side}`", self.span, f"say what its {side} end means"
                )


@record
class ScaleOfSeveral(Scale):
    """A scale among others."""

    noun: ClassVar[str] = "scale"

    def check(self, reading: Reading) -> None:
        self.complete(reading)


@record
class Spectrum(Scale, Block):
    """A scale between two ends; or `scales`, up to four below one another."""

    key: ClassVar[str] = "spectrum"
    share: ClassVar[float] = 1.6

    scales: tuple[ScaleOfSeveral, ...] = optional(
        ListKind(RecordKind(ScaleOfSeveral), 0, 4, noun="scales"),
        default=(),
        doc="Several scales, instead of keys for one.",
    )

    def check(self, reading: Reading) -> None:
        if self.scales and (self.left or self.right or self.marks or self.ranges):
            reading.problems.error(
                "`scales` stands instead of `left`, `right`, `marks` and `ranges`",
                self.span,
                "move these keys into one of the scales",
            )
        if not self.scales:
            self.complete(reading)

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        scales: tuple[Scale, ...] = self.scales or (self,)
        rows = frame.rows([1 + 0.25 * bool(scale.marks) for scale in scales], 20)
        size = page.same_size(
            [(end.runs, ends(row)[i]) for scale, row in zip(scales, rows, strict=True)
             for i, end in enumerate((scale.left, scale.right)) if end],
            page.theme.steps(20 if self.scales else 24),
            what="an end of this spectrum",
            bold=True,
            insets=NO_INSETS,
        )  # fmt: skip
        items: list[Item] = []
        for number, (scale, row) in enumerate(zip(scales, rows, strict=True), 1):
            prefix = f"spectrum:{number}" if self.scales else "spectrum"
            items += DrawnScale(scale, row, size, prefix, page, tight=len(scales) > 1).items()
        yield Group("spectrum", tuple(items), alt=described(scales))


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
        paragraph = Paragraph(end.runs, align=align, rtl=end.rtl)
        bold = self.scale.label is None
        return TextBody((paragraph,), (self.size,), INK if bold else MUTED, bold=bold)

    def end_items(self) -> Iterator[Item]:
        top = self.y + 14 + len(self.scale.ranges) * 40.0
        for end, box, side in zip(
            (self.scale.left, self.scale.right), ends(self.row), ("left", "right"), strict=True
        ):
            if end is None:
                continue
            visual_start = (side == "left") != end.rtl
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


def described(scales: tuple[Scale, ...]) -> str:
    """The scales in words."""
    parts = []
    for scale in scales:
        name = f"{scale.label.text}: a" if scale.label else "A"
        left = scale.left.text if scale.left else ""
        right = scale.right.text if scale.right else ""
        parts.append(f"{name} scale from {left} to {right}.")
        if scale.marks:
            marks = sorted(scale.marks, key=lambda mark: mark.at)
            parts.append("On it, from left: " + ", ".join(m.label.text for m in marks) + ".")
        parts += [f"A range is marked {one.label.text}." for one in scale.ranges]
    return " ".join(parts)
