"""The records of a scale: its ends, marks and ranges."""

from __future__ import annotations

from typing import ClassVar

from deckbuilder.fields import Reading, Record, needed, optional, record
from deckbuilder.kinds import COLOUR, MARKUP, ListKind, Markup, NumberKind, RecordKind
from deckbuilder.scene import Role

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
