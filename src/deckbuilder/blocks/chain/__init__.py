"""Chain: boxes in a row with arrows, and bars below that span several of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from deckbuilder.blocks.chain.spans import ChainBar, ChainBox, Span, stacked
from deckbuilder.diagnostics import did_you_mean
from deckbuilder.fields import Reading, needed, optional, record
from deckbuilder.geometry import Box, Point
from deckbuilder.icons import icon
from deckbuilder.kinds import ListKind, MapKind, Markup, RecordKind
from deckbuilder.model import Arrow, Building, Part, Talk
from deckbuilder.model.cloud_map import ArrowKind
from deckbuilder.page import LABEL_INSETS, Page
from deckbuilder.peers import evened
from deckbuilder.scene import (
    INK,
    MUTED,
    PANEL,
    RULE,
    Colour,
    Connector,
    Glue,
    Group,
    Insets,
    Item,
    Line,
    Paragraph,
    Role,
    Run,
    Shape,
    Text,
    TextBody,
)

WIDEST_BOX, TALLEST_BOX = 195.0, 104.0
"""Points; wider boxes look empty, taller ones clumsy. Two to four boxes are equally wide, and the
first and last stand at the ends, so that a chain can grow from slide to slide without jumping."""
BOX_INSETS = Insets(12, 7, 12, 7)
ICON_SIDE, ICON_GAP = 40.0, 8.0
"""Points of an icon above a box, and between the two."""
SHORTEST_ARROW = 30.0
BAR_HEIGHT, BAR_GAP = 46.0, 12.0
BELOW_BOXES = 30.0
"""Points between the boxes and the first bars."""
BAR_INSET = 4.0
"""Points by which a bar stays short of its end boxes' middles, so that neighbours do not touch."""


@record
class Chain(Building):
    """Boxes in a row with arrows, and bars below that span several of them."""

    key: ClassVar[str] = "chain"
    shorthand: ClassVar[str] = "boxes"
    share: ClassVar[float] = 1.6
    many: ClassVar[str] = "boxes"

    boxes: dict[str, ChainBox] = needed(
        MapKind(RecordKind(ChainBox), 2, 7, "boxes"), "The boxes by id, from left to right."
    )
    arrows: tuple[Arrow, ...] = optional(
        ListKind(ArrowKind(), noun="arrows"),
        default=(),
        doc="Labels of arrows, as `first -> second: label`.",
    )
    bars: tuple[ChainBar, ...] = optional(
        ListKind(RecordKind(ChainBar), 0, 10, noun="bars"),
        default=(),
        doc="Bars, as `first -> last: label`.",
    )

    def check(self, reading: Reading) -> None:
        names = list(self.boxes)
        for arrow in (*self.arrows, *(bar.over for bar in self.bars)):
            for end in (arrow.begin, arrow.end):
                if end not in self.boxes:
                    hint = did_you_mean(end, names) or "the boxes are " + ", ".join(names)
                    reading.problems.error(f"there is no box `{end}`", arrow.span, hint)
                    return
            if names.index(arrow.begin) >= names.index(arrow.end):
                reading.problems.error(
                    f"`{arrow.begin}` does not stand before `{arrow.end}`",
                    arrow.span,
                    "name the left box first",
                )
        for row in (self.arrows, tuple(bar.over for bar in self.bars)):
            self._check_once(row, reading)
        for arrow in self.arrows:
            if names.index(arrow.end) != names.index(arrow.begin) + 1:
                reading.problems.error(
                    "an arrow joins a box with the next one", arrow.span, "make it a bar"
                )

    @staticmethod
    def _check_once(row: tuple[Arrow, ...], reading: Reading) -> None:
        seen: set[tuple[str, str]] = set()
        for arrow in row:
            if (arrow.begin, arrow.end) in seen:
                message = f"`{arrow.begin} -> {arrow.end}` is here twice"
                reading.problems.error(message, arrow.span, "keep one, with both labels")
            seen.add((arrow.begin, arrow.end))

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        rows = stacked(self.spans())
        plan = planned(self, len(rows), frame, page)
        yield Group("chain", tuple(self.items(plan, rows, page)), alt=self.described(page))

    def build_parts(self, talk: Talk) -> tuple[Part, ...]:
        """The boxes by id, and the bars, as `first->last`."""
        boxes = [
            Part(name, (f"chain:box:{name}", *((f"chain:icon:{name}",) if box.icon else ())))
            for name, box in self.boxes.items()
        ]
        overs = [bar.over for bar in self.bars]
        bars = [
            Part(bar, (f"chain:bar:{bar}",), after=(over.begin, over.end))
            for over in overs
            for bar in (f"{over.begin}->{over.end}",)
        ]
        guides = [
            Part("", (f"chain:guide:{number}",), first_of=meeting)
            for number, box in enumerate(self.boxes, 1)
            if (meeting := tuple(bar.name for bar in bars if box in bar.after))
        ]
        return (*boxes, *bars, *guides)

    def spans(self) -> list[Span]:
        names = list(self.boxes)
        return [
            Span(bar, names.index(bar.over.begin), names.index(bar.over.end)) for bar in self.bars
        ]

    def items(self, plan: Plan, rows: list[list[Span]], page: Page) -> Iterator[Item]:
        bottom = plan.bar(0, 0, max(len(rows) - 1, 0)).bottom
        ends = {i for row in rows for span in row for i in (span.first, span.last)}
        for i in sorted(ends):
            foot = plan.boxes[i].at(0.5, 1)
            end = Point(foot.x, bottom)
            yield Connector(
                f"chain:guide:{i + 1}", foot, end, Line(RULE, 1, "dash"), decorative=True
            )
        yield from self.box_items(plan)
        yield from self.arrow_items(plan, page)
        for depth, row in enumerate(rows):
            for span in row:
                yield bar_item(span, depth, plan, page)

    def box_items(self, plan: Plan) -> Iterator[Item]:
        for (name, box), place in zip(self.boxes.items(), plan.boxes, strict=True):
            pen = Line(Colour(box.colour) if box.colour else INK, 1.5)
            fill = plan.page.theme.fill(box.colour) if box.colour else PANEL
            body = evened(plan.label(box.label, place, plan.size, BOX_INSETS), place.w, plan.page)
            yield Shape(f"chain:box:{name}", place, "rounded", fill, pen, body)
            if box.icon:
                left, top = place.centre.x - ICON_SIDE / 2, place.y - ICON_GAP - ICON_SIDE
                above = Box(left, top, ICON_SIDE, ICON_SIDE)
                turned = plan.page.mirrored
                yield icon(box.icon, f"chain:icon:{name}", above, pen.colour, mirrored=turned)

    def arrow_items(self, plan: Plan, page: Page) -> Iterator[Item]:
        names = list(self.boxes)
        labels = {arrow.begin: arrow.label for arrow in self.arrows}
        for i, name in enumerate(names[:-1]):
            begin, end = plan.boxes[i].at(1, 0.5), plan.boxes[i + 1].at(0, 0.5)
            yield Connector(
                f"chain:arrow:{name}",
                begin,
                end,
                Line(MUTED, 2.25),
                begin_glue=Glue(f"chain:box:{name}", 3),
                end_glue=Glue(f"chain:box:{names[i + 1]}", 1),
                end_head="arrow",
            )
            if labels.get(name):
                yield arrow_label(name, labels[name], begin, end, plan)

    def described(self, page: Page) -> str:
        """The chain in words."""
        alt = page.wording.alt
        steps = alt.steps(box.label.text for box in self.boxes.values())
        parts = [alt.chain.format(steps=steps)]
        for bar in self.bars:
            begin, end = (self.boxes[name].label.text for name in (bar.over.begin, bar.over.end))
            said = Markup(bar.over.label).text
            parts.append(alt.span.format(label=said, begin=begin, end=end))
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the boxes and bars of a chain go, and the one label size of its boxes."""

    page: Page
    boxes: tuple[Box, ...]
    size: float
    bar_size: float

    def bar(self, first: int, last: int, depth: int) -> Box:
        """The bar from the middle of one box to the middle of another, `depth` rows down."""
        left = self.boxes[first].centre.x + BAR_INSET
        right = self.boxes[last].centre.x - BAR_INSET
        top = self.boxes[0].bottom + BELOW_BOXES + depth * (BAR_HEIGHT + BAR_GAP)
        return Box(left, top, right - left, BAR_HEIGHT)

    def label(
        self, label: Markup, box: Box, size: float, insets: Insets = LABEL_INSETS
    ) -> TextBody:
        return self.page.label(
            label.runs, box, (size,), what="this label", insets=insets, rtl=label.rtl
        )


def planned(chain: Chain, rows: int, frame: Box, page: Page) -> Plan:
    """Fit boxes and bars into the frame; the boxes share one size of letters."""
    count = len(chain.boxes)
    width = min(WIDEST_BOX, (frame.w - SHORTEST_ARROW * (count - 1)) / count)
    arrow = (frame.w - width * count) / (count - 1)
    if any(one.label for one in chain.arrows):
        arrow = max(arrow, frame.w * 0.4 / (count - 1))
        width = (frame.w - arrow * (count - 1)) / count
    below = BELOW_BOXES + rows * (BAR_HEIGHT + BAR_GAP) - BAR_GAP if rows else 0.0
    above = ICON_SIDE + ICON_GAP if any(box.icon for box in chain.boxes.values()) else 0.0
    height = min(TALLEST_BOX, frame.h - below - above)
    left = frame.x + (frame.w - count * width - (count - 1) * arrow) / 2
    top = frame.y + above + (frame.h - height - below - above) * 0.42
    boxes = tuple(Box(left + i * (width + arrow), top, width, height) for i in range(count))
    labels = [(b.label.runs, box) for b, box in zip(chain.boxes.values(), boxes, strict=True)]
    size = page.same_size(
        labels, page.theme.steps(24), what="a box of this chain", insets=BOX_INSETS
    )
    unsized = Plan(page, boxes, size, size)
    bars = [
        ((Run(span.bar.over.label),), unsized.bar(span.first, span.last, 0))
        for span in chain.spans()
    ]
    bar_size = page.same_size(bars, page.theme.steps(size), what="a bar of this chain")
    return Plan(page, boxes, size, bar_size)


BAR_COLOURS: tuple[Role, ...] = ("blue", "green", "plum", "orange", "slate")


def bar_item(span: Span, depth: int, plan: Plan, page: Page) -> Shape:
    role = span.bar.colour or BAR_COLOURS[depth % len(BAR_COLOURS)]
    place = plan.bar(span.first, span.last, depth)
    label = Markup(span.bar.over.label, span.bar.span)
    body = plan.label(label, place, plan.bar_size)
    over = span.bar.over
    name = f"chain:bar:{over.begin}->{over.end}"
    return Shape(name, place, "pill", page.theme.fill(role), Line(Colour(role), 1.5), body)


def arrow_label(name: str, label: str, begin: Point, end: Point, plan: Plan) -> Text:
    """The label above an arrow."""
    size = plan.page.theme.sizes.note
    body = TextBody(
        (Paragraph((Run(label, italic=True),), align="centre"),), (size,), MUTED, anchor="bottom"
    )
    top = plan.boxes[0].y
    box = Box(begin.x + 2, top, end.x - begin.x - 4, begin.y - 6 - top)
    fitted = plan.page.fit(body, box, (size,), what=f"the arrow label `{label}`")
    return Text(f"chain:arrow:{name}:label", box, fitted)
