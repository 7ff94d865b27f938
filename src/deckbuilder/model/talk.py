"""The whole outline, as a record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from deckbuilder.fields import Record, needed, optional, record
from deckbuilder.kinds import (
    ListKind,
    MapKind,
    RecordKind,
)
from deckbuilder.model.cloud_map import CloudMap
from deckbuilder.model.facts import FactsKind, Person, TalkFacts
from deckbuilder.model.section import Section
from deckbuilder.model.slide import Slide
from deckbuilder.model.variant import Variant, VariantsKind


@record
class Talk(Record):
    """The whole outline."""

    noun: ClassVar[str] = "outline"
    may_be_left_out: ClassVar[bool] = False

    talk: TalkFacts = needed(FactsKind(TalkFacts), "What the talk is, where and when.")
    people: dict[str, Person] = optional(
        MapKind(RecordKind(Person), noun="people", lenient=True), default={}, doc="People by id."
    )
    maps: dict[str, CloudMap] = optional(
        MapKind(RecordKind(CloudMap), noun="maps", lenient=True),
        default={},
        doc="Cloud maps by id.",
    )
    sections: tuple[Section, ...] = needed(
        ListKind(RecordKind(Section), 1, 100, noun="sections", lenient=True),
        "The parts of the talk, in order.",
    )

    variants: dict[str, Variant] = optional(
        VariantsKind(RecordKind(Variant), 0, 100, noun="variants", lenient=True),
        default={},
        doc="Other talks made from this outline, by id.",
    )

    @property
    def slides(self) -> Iterator[Slide]:
        """Every slide as written, openings not among them."""
        return (slide for section in self.sections for slide in section.slides)

    @property
    def body(self) -> tuple[Section, ...]:
        """The sections of the talk itself, without those of its appendix."""
        return tuple(section for section in self.sections if not section.appendix)

    @property
    def appendix(self) -> tuple[Section, ...]:
        """The sections with slides for after the end."""
        return tuple(section for section in self.sections if section.appendix)

    def names(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The names of people."""
        return tuple(self.people[person].name for person in ids if person in self.people)
