"""What is at hand while an outline is read, and how a mistake in it is passed on."""

from __future__ import annotations

from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

from deckbuilder.diagnostics import Problems, Span

if TYPE_CHECKING:
    from deckbuilder.fields.records import Record
    from deckbuilder.fields.tracing import Tracer


class Refused(Exception):
    """The value is wrong and has been reported already; the reader goes on with the next one."""


class Written(str):
    """Words that know where they were written."""

    __slots__ = ("span",)

    span: Span

    def __new__(cls, words: str, span: Span) -> Self:
        made = super().__new__(cls, words)
        made.span = span
        return made


def place_of_words(words: str, otherwise: Span) -> Span:
    """Where `words` were written, if they know it."""
    return words.span if isinstance(words, Written) else otherwise


class WrittenNumber(float):
    """A number that knows where it was written."""

    __slots__ = ("span",)

    span: Span

    def __new__(cls, number: float, span: Span) -> Self:
        made = super().__new__(cls, number)
        made.span = span
        return made


def place_of_number(number: float | None, otherwise: Span) -> Span:
    """Where `number` was written, if it knows it."""
    return number.span if isinstance(number, WrittenNumber) else otherwise


class PictureShelf(Protocol):
    """What a record asks about a picture file while it is read."""

    def complaint(self, name: str) -> str:
        """What is wrong with the picture file, or an empty string."""
        ...

    def named_here(self, name: str, outline: str) -> str:
        """What the outline itself would call a file that another, by its path, calls `name`."""
        ...


class DeckShelf(Protocol):
    """What a record asks about a slide of another deck while it is read."""

    def complaint(self, reference: str) -> tuple[str, str]:
        """What is wrong with `FILE.pptx#slide-id` and what would help; empty words if nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What the outlines speak of that parts are taken from, and the talk itself has not."""

    variants: frozenset[str] = frozenset()
    slides: frozenset[str] = frozenset()
    """Ids of slides and sections that were not taken."""


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The footnotes of the slide that is being read."""

    numbers: dict[str, int]
    """By the names that marks in its texts have."""
    used: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Reading:
    """What is at hand while records are read."""

    problems: Problems
    folder: Path = Path()
    """File names in the outline start here."""
    blocks: MappingABC[str, type[Record]] = field(default_factory=dict)
    """Record class of each key that may stand among a slide's own keys."""
    pictures: PictureShelf | None = None
    decks: DeckShelf | None = None
    jumps: list[tuple[str, Span]] = field(default_factory=list)
    """Ids of slides that links lead to, and where they were written; checked at the end."""
    variants: frozenset[str] = frozenset()
    """Names of the variants that are being built."""
    known_variants: tuple[str, ...] = ()
    """Names of all variants of the outline."""
    absent: frozenset[str] = frozenset()
    """Ids of slides of the outline that this talk does not show."""
    elsewhere: Elsewhere | None = None
    """Of the outlines that parts are taken from; None when there are none."""
    lost: set[tuple[str, str]] = field(default_factory=set)
    """Sort and id of what is written but wrong, so that nobody is told that it is missing."""
    unseen: set[str] = field(default_factory=set)
    """Names of what stands in the outline and this talk leaves out."""
    footnotes: Footnotes | None = None
    """None outside of slides."""
    tracer: Tracer | None = None
    """Marks each text for people, when it is to be known where each one on the slides is from."""

    def refuse(self, message: str, span: Span, hint: str | None = None) -> Refused:
        """Report an error; the caller raises what is returned."""
        self.problems.error(message, span, hint)
        return Refused()
