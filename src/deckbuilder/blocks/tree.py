"""Tree: a whole and its parts, downwards or to the right."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from deckbuilder.diagram.tree_places import TreeBox, downward, rightward
from deckbuilder.fields import (
    Definitions,
    Kind,
    Path,
    Reading,
    Record,
    Rewording,
    Schema,
    needed,
    optional,
    record,
)
from deckbuilder.geometry import Box
from deckbuilder.kinds import (
    COLOUR,
    MARKUP,
    ChoiceKind,
    ListKind,
    Markup,
    RecordKind,
    left_out_of,
    numbers_of,
)
from deckbuilder.measure import LINE_HEIGHT
from deckbuilder.model import Building, Talk
from deckbuilder.model import Part as BuildPart
from deckbuilder.page import LABEL_SLACK, Overflow, Page
from deckbuilder.scene import (
    BACKGROUND,
    INK,
    MUTED,
    Colour,
    Connector,
    Glue,
    Group,
    Insets,
    Item,
    Line,
    Paragraph,
    Role,
    Shape,
    TextBody,
)
from deckbuilder.source import Node

DEEPEST, MOST = 4, 24
"""Levels and boxes that a slide can hold."""
PAD = Insets(10, 7, 10, 7)
WIDEST = 190.0
"""Points; longer labels get a second and a third line."""


class PartsKind(Kind[tuple["Part", ...]]):
    """A list of parts; made when needed, because a part holds parts."""

    def read(self, node: Node, reading: Reading) -> tuple[Part, ...]:
        return ListKind(RecordKind(Part), 1, 12, noun="parts").read(node, reading)

    def schema(self, definitions: Definitions) -> Schema:
        return ListKind(RecordKind(Part), 1, 12).schema(definitions)

    def reworded(self, node: Node, path: Path, rewording: Rewording) -> Node:
        return ListKind(RecordKind(Part)).reworded(node, path, rewording)


@record
class Part(Record):
    """A box of the tree. Its label alone is enough."""

    shorthand: ClassVar[str] = "label"

    label: Markup = needed(MARKUP, "What the box says.")
    parts: tuple[Any, ...] = optional(PartsKind(), default=(), doc="What it consists of.")
    colour: Role | None = optional(
        COLOUR, default=None, doc="Accent of it and its parts; otherwise its parent's."
    )


@dataclass(frozen=True, slots=True)
class Sized(TreeBox):
    """The box of a part before it has a place."""

    part: Part
    lines: tuple[str, ...]


@record
class Tree(Part, Building):
    """A whole and its parts, down to four levels."""

    key: ClassVar[str] = "tree"
    shorthand: ClassVar[str] = ""
    share: ClassVar[float] = 1.6
    many: ClassVar[str] = "boxes"

    direction: str = optional(
        ChoiceKind(("down", "right"), "a direction"), default="", doc="Otherwise what suits it."
    )

    def check(self, reading: Reading) -> None:
        boxes = list(flattened(self))
        deepest = max(level for _, level, _ in boxes) + 1
        if deepest > DEEPEST or len(boxes) > MOST:
            reading.problems.error(
                f"this tree has {len(boxes)} boxes on {deepest} levels, and a slide holds "
                f"{MOST} on {DEEPEST}",
                self.span,
                "show a part of it on a slide of its own",
            )

    def build_parts(self, talk: Talk) -> tuple[BuildPart, ...]:
        """The boxes, each before its parts: `whole`, then `1`, `1.1` ... as they are counted."""
        names: list[str] = []
        counts: Counter[int] = Counter()
        found: list[BuildPart] = []
        boxes = list(flattened(self))
        for number, (_, _, parent) in enumerate(boxes, 1):
            counts[parent] += 1
            above = names[parent] if parent > 0 else ""
            siblings = boxes[max(parent, 0)][0].parts
            count = "" if parent < 0 else f"{numbers_of(siblings)[counts[parent] - 1]}"
            names.append("whole" if parent < 0 else f"{above}.{count}" if above else count)
            found.append(BuildPart(names[-1], (f"tree:{number}",), parent=above))
        return tuple(sorted(found, key=lambda part: _counted(part.name)))

    def leaves_out(self, name: str, talk: Talk) -> bool:
        parts: tuple[Part, ...] = self.parts
        for step in name.split("."):
            if step in map(str, left_out_of(parts)):
                return True
            below = zip(numbers_of(parts), parts, strict=True)
            parts = next((one.parts for number, one in below if f"{number}" == step), ())
        return False

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        directions = [self.direction] if self.direction else ["down", "right"]
        sizes = page.theme.steps(20)
        for size in sizes:
            for direction in directions:
                placed = self.placed(direction, size, frame, page)
                if placed:
                    sized, boxes = placed
                    items = tuple(draw(sized, boxes, direction, size, page))
                    yield Group("tree", items, alt=described(self, page))
                    return
        raise Overflow(
            f"this tree of {len(list(flattened(self)))} boxes does not fit at {sizes[-1]:g} pt",
            "use shorter labels or fewer boxes, or show a part of it on a slide of its own",
        )

    def placed(
        self, direction: str, size: float, frame: Box, page: Page
    ) -> tuple[list[Sized], list[Box]] | None:
        """Boxes for every part, or None when they do not fit the frame."""
        for even in (True, False):
            sized = measured(self, size, page, even=even)
            down = direction == "down"
            boxes = downward(sized, frame) if down else rightward(sized, frame)
            if boxes:
                return sized, boxes
        return None


def _counted(name: str) -> tuple[int, ...]:
    return () if name == "whole" else tuple(map(int, name.split(".")))


def flattened(root: Part, level: int = 0, parent: int = -1) -> Iterator[tuple[Part, int, int]]:
    """Every part with its level and the number of its parent, parents first."""
    queue: list[tuple[Part, int, int]] = [(root, level, parent)]
    for number, entry in enumerate(queue):
        part, depth, _ = entry
        yield entry
        queue.extend((child, depth + 1, number) for child in part.parts)


def _with_formulas(label: Markup, size: float, page: Page, bold: bool) -> tuple[float, float]:
    """The size of a box whose label has formulas, which are other than their plain words."""
    body = TextBody((Paragraph(label.runs),), (size,), bold=bold, insets=PAD)
    width, height = page.text_size(body, math.inf)
    return width * (1 + LABEL_SLACK) + 2, height


def measured(root: Part, size: float, page: Page, *, even: bool) -> list[Sized]:
    """Every part with the size of its box; `even` makes all boxes of a level equally wide."""
    rows = list(flattened(root))
    sized = []
    for part, level, parent in rows:
        bold = level == 0
        lines = broken(part.label.text, size, page, bold)
        widest = max(page.text_width(line, size, bold) for line in lines)
        width = widest + PAD.left + PAD.right + 2
        height = len(lines) * size * LINE_HEIGHT + PAD.top + PAD.bottom
        if any(run.formula for run in part.label.runs):
            set_out = _with_formulas(part.label, size, page, bold)
            width, height = max(width, set_out[0]), max(height, set_out[1])
        sized.append(Sized(level, parent, width, height, part, lines))
    heights, widths = _largest(sized)
    return [
        Sized(
            one.level,
            one.parent,
            widths[one.level] if even else one.width,
            heights[one.level],
            one.part,
            one.lines,
        )
        for one in sized
    ]


def _largest(sized: list[Sized]) -> tuple[dict[int, float], dict[int, float]]:
    """The tallest and the widest box of each level. One height a level keeps the elbows in line."""
    heights: dict[int, float] = {}
    widths: dict[int, float] = {}
    for one in sized:
        heights[one.level] = max(heights.get(one.level, 0.0), one.height)
        widths[one.level] = max(widths.get(one.level, 0.0), one.width)
    return heights, widths


def broken(label: str, size: float, page: Page, bold: bool) -> tuple[str, ...]:
    """A label in as few balanced lines as keep it below the widest box."""
    room = WIDEST - PAD.left - PAD.right
    lines: tuple[str, ...] = (label,)
    for count in (1, 2, 3, 4):
        lines = page.balanced(label, size, count, bold)
        if max(page.text_width(line, size, bold) for line in lines) <= room:
            break
    return lines


def draw(
    sized: list[Sized], boxes: list[Box], direction: str, size: float, page: Page
) -> Iterator[Item]:
    """Connectors first, so that boxes lie over their ends."""
    for number, (one, box) in enumerate(zip(sized, boxes, strict=True)):
        if one.parent >= 0:
            yield branch(one.parent, number, boxes[one.parent], box, direction)
    accents = inherited(sized)
    for number, (one, box) in enumerate(zip(sized, boxes, strict=True)):
        root = number == 0
        accent = Colour(accents[number])
        runs = one.part.label.runs
        rtl = one.part.label.rtl
        body = TextBody(
            (Paragraph(runs, align="centre", rtl=rtl),),
            (size,),
            BACKGROUND if root else INK,
            bold=root,
            anchor="middle",
            insets=PAD,
        )
        fill = accent if root else page.theme.fill(accents[number])
        yield Shape(f"tree:{number + 1}", box, "rounded", fill, Line(accent, 1.5), body)


def inherited(sized: list[Sized]) -> list[Role]:
    """The accent of each box: its own, else its parent's."""
    found: list[Role] = []
    for one in sized:
        above: Role = found[one.parent] if one.parent >= 0 else "blue"
        found.append(one.part.colour or above)
    return found


def branch(parent: int, child: int, above: Box, below: Box, direction: str) -> Connector:
    """The line from a box to one of its parts."""
    down = direction == "down"
    sites = (2, 0) if down else (3, 1)
    begin = above.at(0.5, 1) if down else above.at(1, 0.5)
    end = below.at(0.5, 0) if down else below.at(0, 0.5)
    straight = abs(begin.x - end.x) < 0.5 if down else abs(begin.y - end.y) < 0.5
    return Connector(
        f"tree:{parent + 1}-{child + 1}",
        begin,
        end,
        Line(MUTED, 1.5),
        route="straight" if straight else "elbow-down" if down else "elbow-across",
        begin_glue=Glue(f"tree:{parent + 1}", sites[0]),
        end_glue=Glue(f"tree:{child + 1}", sites[1]),
    )


def described(root: Part, page: Page) -> str:
    """The tree in words."""
    parts = [
        page.wording.alt.tree.format(
            whole=part.label.text, names=", ".join(child.label.text for child in part.parts)
        )
        for part, _, _ in flattened(root)
        if part.parts
    ]
    return " ".join(parts) or root.label.text
