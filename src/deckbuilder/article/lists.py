"""Paragraphs with levels and bullets as texts and lists within lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from deckbuilder.scene import Paragraph

LARGEST = 999_999_999
"""What a list in Markdown may count to (CommonMark 0.31, 5.2: at most nine digits)."""


@dataclass(slots=True)
class Item:
    """A point of a list: its words, and what stands below them."""

    paragraph: Paragraph
    below: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Listing:
    """A list; the numbers of its items follow one another."""

    numbered: bool
    start: int
    items: list[Item]

    def goes_on_with(self, paragraph: Paragraph) -> bool:
        """Whether `paragraph` is its next item."""
        if self.numbered:
            return paragraph.bullet == "number" and number_of(paragraph) == self.next
        return paragraph.bullet == "dot"

    @property
    def next(self) -> int:
        """The number of a further item."""
        return self.start + len(self.items)


Block: TypeAlias = Paragraph | Listing


def number_of(paragraph: Paragraph) -> int:
    """What a paragraph counts, as far as lists can count."""
    return min(paragraph.number, LARGEST)


def blocks(paragraphs: Sequence[Paragraph]) -> list[Block]:
    """The texts and lists that `paragraphs` make up, in order; all their words are in them."""
    top: list[Block] = []
    for paragraph in paragraphs:
        holder = _holder(top, paragraph.level)
        if paragraph.bullet == "none":
            holder.append(paragraph)
            continue
        last = holder[-1] if holder else None
        if isinstance(last, Listing) and last.goes_on_with(paragraph):
            last.items.append(Item(paragraph))
        else:
            numbered = paragraph.bullet == "number"
            holder.append(Listing(numbered, number_of(paragraph), [Item(paragraph)]))
    return top


def _holder(top: list[Block], level: int) -> list[Block]:
    """Where a paragraph of `level` goes: below the last item of the level above it."""
    holder = top
    for _ in range(level):
        last = holder[-1] if holder else None
        if not isinstance(last, Listing):
            break
        holder = last.items[-1].below
    return holder
