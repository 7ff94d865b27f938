"""Spectrum: a scale between two ends, with marks and ranges; up to four below one another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from deckbuilder.blocks.spectrum.drawing import NO_INSETS, DrawnScale, ends
from deckbuilder.blocks.spectrum.scale import Scale, ScaleOfSeveral
from deckbuilder.fields import Reading, optional, record
from deckbuilder.geometry import Box
from deckbuilder.kinds import ListKind, RecordKind, left_out_of, numbers_of
from deckbuilder.model import Building, Part, Talk
from deckbuilder.page import Page
from deckbuilder.scene import Group, Item


@record
class Spectrum(Scale, Building):
    """A scale between two ends; or `scales`, up to four below one another."""

    key: ClassVar[str] = "spectrum"
    share: ClassVar[float] = 1.6
    many: ClassVar[str] = "marks and ranges"

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

    def build_parts(self, talk: Talk) -> tuple[Part, ...]:
        """Marks by number, then ranges as `range-1`; of several scales `2`, and in it `2.1`."""
        if not self.scales:
            return tuple(parts_on(self, "", "spectrum", ""))
        found: list[Part] = []
        for place, (number, scale) in enumerate(_numbered(self.scales), 1):
            item = f"spectrum:{place}"
            found += [Part(f"{number}", (item,)), *parts_on(scale, f"{number}.", item, f"{number}")]
        return tuple(found)

    def leaves_out(self, name: str, talk: Talk) -> bool:
        above, dot, inner = name.partition(".")
        if not self.scales:
            return name in _left_out_on(self)
        if above in map(str, left_out_of(self.scales)):
            return True
        found = (scale for number, scale in _numbered(self.scales) if f"{number}" == above)
        return bool(dot) and any(inner in _left_out_on(scale) for scale in found)

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
        yield Group("spectrum", tuple(items), alt=described(scales, page))


def parts_on(scale: Scale, before: str, item: str, parent: str) -> Iterator[Part]:
    """What of one scale can come by itself."""
    for place, number in enumerate(numbers_of(scale.marks), 1):
        yield Part(f"{before}{number}", (f"{item}:mark:{place}",), parent=parent)
    for place, number in enumerate(numbers_of(scale.ranges), 1):
        yield Part(f"{before}range-{number}", (f"{item}:range:{place}",), parent=parent)


def _left_out_on(scale: Scale) -> set[str]:
    """What `steps` calls the marks and ranges that are written and left out."""
    marks = {f"{number}" for number in left_out_of(scale.marks)}
    return marks | {f"range-{number}" for number in left_out_of(scale.ranges)}


def _numbered(scales: tuple[Scale, ...]) -> Iterator[tuple[int, Scale]]:
    return zip(numbers_of(scales), scales, strict=True)


def described(scales: tuple[Scale, ...], page: Page) -> str:
    """The scales in words."""
    alt = page.wording.alt
    parts = []
    for scale in scales:
        left = scale.left.text if scale.left else ""
        right = scale.right.text if scale.right else ""
        if scale.label:
            parts.append(alt.named_scale.format(name=scale.label.text, left=left, right=right))
        else:
            parts.append(alt.scale.format(left=left, right=right))
        if scale.marks:
            marks = sorted(scale.marks, key=lambda mark: mark.at)
            parts.append(alt.marks.format(names=", ".join(mark.label.text for mark in marks)))
        parts += [alt.range.format(label=one.label.text) for one in scale.ranges]
    return " ".join(parts)
