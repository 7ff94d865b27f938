"""Points: the list of things to say, up to three levels deep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Self

from deckbuilder.fields import Reading, Record, needed, optional, record
from deckbuilder.geometry import Box
from deckbuilder.kinds import (
    FLAG,
    MARKUP,
    ListKind,
    Markup,
    RecordKind,
    left_out_of,
    numbers_of,
)
from deckbuilder.model import Building, Part, Talk
from deckbuilder.page import PARAGRAPH_SPACE, Page
from deckbuilder.scene import Item, Paragraph, Text, TextBody
from deckbuilder.source import Mapping, Node
from deckbuilder.source import Sequence as NodeList


def explain_nesting(node: Node, reading: Reading) -> None:
    """Refuse `- Words:` with a list below, which other tools take for points within a point."""
    if isinstance(node, Mapping) and len(node.entries) == 1:
        key, entry = next(iter(node.entries.items()))
        if key not in ("text", "points") and isinstance(entry.value, NodeList):
            raise reading.refuse(
                f"the points below `{key}` need a key of their own",
                entry.key.span,
                f"write `- text: {key}`, and below `text` in its column `points:` with the list",
            )


@record
class ThirdPoint(Record):
    """A point of the third level."""

    shorthand: ClassVar[str] = "text"
    noun: ClassVar[str] = "point"

    text: Markup = needed(MARKUP, "The words of the point.")


@record
class SecondPoint(Record):
    """A point of the second level, with points below it."""

    shorthand: ClassVar[str] = "text"
    noun: ClassVar[str] = "point"

    text: Markup = needed(MARKUP, "The words of the point.")
    points: tuple[ThirdPoint, ...] = optional(
        ListKind(RecordKind(ThirdPoint), noun="points"), default=(), doc="Points below it."
    )

    @classmethod
    def read(cls, node: Node, reading: Reading) -> Self:
        explain_nesting(node, reading)
        return super().read(node, reading)


@record
class Point(Record):
    """A point, with points below it."""

    shorthand: ClassVar[str] = "text"

    text: Markup = needed(MARKUP, "The words of the point.")
    points: tuple[SecondPoint, ...] = optional(
        ListKind(RecordKind(SecondPoint), noun="points"), default=(), doc="Points below it."
    )

    @classmethod
    def read(cls, node: Node, reading: Reading) -> Self:
        explain_nesting(node, reading)
        return super().read(node, reading)


@record
class Points(Building):
    """A list of points, each a line of Markdown, up to three levels deep."""

    key: ClassVar[str] = "points"
    shorthand: ClassVar[str] = "points"
    is_text: ClassVar[bool] = True
    many: ClassVar[str] = "points"

    points: tuple[Point, ...] = needed(
        ListKind(RecordKind(Point), 1, 60, noun="points"), "The points, in order."
    )
    numbered: bool = optional(
        FLAG, default=False, doc="Whether the first level is counted 1, 2, 3."
    )

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        body = TextBody(tuple(self.paragraphs()))
        yield Text(
            "points", frame, page.fit(body, frame, page.text_steps, what="this list", levels=True)
        )

    def build_parts(self, talk: Talk) -> tuple[Part, ...]:
        """Every point by its number, `2.1` below `2`."""
        return tuple(
            Part(name, ("points",), (number, number), parent)
            for number, (name, parent) in enumerate(_names(self.points, ""))
        )

    def leaves_out(self, name: str, talk: Talk) -> bool:
        above, _, number = name.rpartition(".")
        lists: dict[str, Sequence[object]] = dict(_lists(self.points, ""))
        if above in lists:
            return number in map(str, left_out_of(lists[above]))
        return bool(above) and self.leaves_out(above, talk)

    def paragraphs(self) -> Iterator[Paragraph]:
        """The points as paragraphs, from top to bottom."""
        for number, first in enumerate(self.points, 1):
            yield _paragraph(first.text, 0, number if self.numbered else None)
            for second in first.points:
                yield _paragraph(second.text, 1)
                for third in second.points:
                    yield _paragraph(third.text, 2)


def _lists(
    points: Sequence[Point | SecondPoint | ThirdPoint], above: str
) -> Iterator[tuple[str, Sequence[Point | SecondPoint | ThirdPoint]]]:
    """Every list of points, after the name of the point that it is below."""
    yield above, points
    for number, one in zip(numbers_of(points), points, strict=True):
        if not isinstance(one, ThirdPoint):
            yield from _lists(one.points, f"{above}.{number}" if above else f"{number}")


def _names(
    points: Sequence[Point | SecondPoint | ThirdPoint], above: str
) -> Iterator[tuple[str, str]]:
    """The names of points from top to bottom, `2.1` below `2`, each with that of the upper one."""
    for number, one in zip(numbers_of(points), points, strict=True):
        name = f"{above}.{number}" if above else f"{number}"
        yield name, above
        if not isinstance(one, ThirdPoint):
            yield from _names(one.points, name)


def _paragraph(text: Markup, level: int, number: int | None = None) -> Paragraph:
    space = PARAGRAPH_SPACE if level == 0 else PARAGRAPH_SPACE / 2
    if number is None:
        return Paragraph(text.runs, level, "dot", rtl=text.rtl, space_before=space)
    return Paragraph(text.runs, level, "number", rtl=text.rtl, space_before=space, number=number)
