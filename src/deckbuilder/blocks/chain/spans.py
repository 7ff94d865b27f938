"""Boxes and bars of a chain as they are written, and the rows in which bars stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from deckbuilder.fields import Record, needed, optional, record
from deckbuilder.kinds import COLOUR, ICON, MARKUP, Markup
from deckbuilder.model import Arrow
from deckbuilder.model.cloud_map import ArrowKind
from deckbuilder.scene import Role


@record
class ChainBox(Record):
    """One box of a chain."""

    shorthand: ClassVar[str] = "label"
    noun: ClassVar[str] = "box"

    label: Markup = needed(MARKUP, "What the box says.")
    colour: Role | None = optional(COLOUR, default=None, doc="Accent colour; otherwise neutral.")
    icon: str = optional(ICON, default="", doc="An icon above the box, by its name.")


@record
class ChainBar(Record):
    """A bar that spans from one box to another."""

    shorthand: ClassVar[str] = "over"
    noun: ClassVar[str] = "bar"

    over: Arrow = needed(ArrowKind(has_marks=True), "`first -> last: label`.")
    colour: Role | None = optional(COLOUR, default=None, doc="Accent colour; otherwise one a row.")


@dataclass(frozen=True, slots=True)
class Span:
    """A bar with the numbers of its first and last box."""

    bar: ChainBar
    first: int
    last: int

    def within(self, other: Span) -> bool:
        return other.first <= self.first and self.last <= other.last

    def beside(self, other: Span) -> bool:
        return self.last <= other.first or other.last <= self.first


def stacked(spans: list[Span]) -> list[list[Span]]:
    """Rows of bars from the top: shorter ones above those that contain them."""
    rows: list[list[Span]] = []
    for span in sorted(spans, key=lambda one: (one.last - one.first, one.first)):
        depth = next(
            (i for i, row in enumerate(rows) if all(span.beside(o) for o in row)), len(rows)
        )
        below = [i for i, row in enumerate(rows) if any(other.within(span) for other in row)]
        depth = max(depth, max(below, default=-1) + 1)
        while depth < len(rows) and not all(span.beside(other) for other in rows[depth]):
            depth += 1
        if depth == len(rows):
            rows.append([])
        rows[depth].append(span)
    return rows
