"""Talk, sections and slides, as records of the outline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from deckbuilder.diagnostics import InvalidTalk, Span
from deckbuilder.fields import Reading, Record, Refused, needed, optional, place_of_words, record
from deckbuilder.kinds import (
    FLAG,
    ID,
    MARKUP,
    MINUTES,
    PROSE,
    TEXT,
    ChoiceKind,
    LanguageKind,
    ListKind,
    MapKind,
    Markup,
    Prose,
    RecordKind,
    TextKind,
)
from deckbuilder.model.cloud_map import CloudMap
from deckbuilder.model.slide import Slide, slug
from deckbuilder.source import Node
from deckbuilder.theme.load import BUILT_IN, load_theme


@record
class Person(Record):
    """Someone who speaks."""

    shorthand: ClassVar[str] = "name"

    name: str = needed(TEXT, "The name shown.")
    about: str = optional(TEXT, default="", doc="A line about them, such as where they work.")


class ThemeKind(TextKind):
    """The name of a theme of ours, or of a theme file, which must be in order."""

    def read(self, node: Node, reading: Reading) -> str:
        name = super().read(node, reading)
        if name not in BUILT_IN:
            try:
                load_theme(name, reading.folder, node.span)
            except InvalidTalk as invalid:
                reading.problems.found.extend(invalid.diagnostics)
                raise Refused from None
        return name


@record
class TalkFacts(Record):
    """What the talk is, and where and when it is given."""

    noun: ClassVar[str] = "talk"

    title: Markup = needed(MARKUP, "The title of the talk.")
    subtitle: Markup | None = optional(
        MARKUP, default=None, doc="A line below the title on the cover."
    )
    event: str = optional(TEXT, default="", doc="Where it is given.")
    date: str = optional(TEXT, default="", doc="When it is given, best as 2023-09-09.")
    minutes: float = optional(MINUTES, default=0.0, doc="How long it may take.")
    language: str = optional(
        LanguageKind(), default="en", doc="Language of the words, such as en or de-CH."
    )
    speakers: tuple[str, ...] = optional(
        ListKind(ID, lone=True, noun="speakers"), default=(), doc="Ids of the people who speak."
    )
    theme: str = optional(
        ThemeKind(), default="paper", doc="`paper`, `night`, or a theme file of your own."
    )
    aspect: str = optional(
        ChoiceKind(("16:9", "4:3"), "a slide format"), default="16:9", doc="Slide format."
    )
    footer: str = optional(
        TEXT, default="", doc="Words at the foot of each slide; otherwise the event."
    )
    credits: Prose = optional(
        PROSE, default=Prose(), doc="Thanks and sources for the credits slide."
    )


class FactsKind(RecordKind[TalkFacts]):
    """What the talk is. When that is wrong something stands in, so that the rest is checked too."""

    def read(self, node: Node, reading: Reading) -> TalkFacts:
        try:
            return super().read(node, reading)
        except Refused:
            return TalkFacts(title=Markup("?"), span=node.span)


@record
class Section(Record):
    """A named part of the talk."""

    section: Markup = needed(MARKUP, "The name of the section.")
    id: str = optional(
        ID, default="", doc="The name others refer to; otherwise made from the section's name."
    )
    cloud: str = optional(
        TEXT, default="", doc="`map.cloud`: the section opens with the map, this cloud in focus."
    )
    opening: bool | None = optional(
        FLAG, default=None, doc="Whether the section begins with a slide of its own."
    )
    title: Markup | None = optional(
        MARKUP, default=None, doc="Title of the opening slide; otherwise the name."
    )
    speaker: tuple[str, ...] = optional(
        ListKind(ID, lone=True, noun="speakers"), default=(), doc="Who speaks in this section."
    )
    cue: str = optional(
        TEXT, default="", doc="The sentence on which the section's speaker takes over."
    )
    minutes: float = optional(MINUTES, default=0.0, doc="How long the section may take.")
    notes: Prose = optional(PROSE, default=Prose(), doc="Notes of the opening slide.")
    slides: tuple[Slide, ...] = optional(
        ListKind(RecordKind(Slide), noun="slides", lenient=True),
        default=(),
        doc="The slides, in order.",
    )

    @property
    def name(self) -> str:
        """The id: as written, or made from the section's name."""
        return self.id or slug(self.section.text)

    @property
    def name_span(self) -> Span:
        """Where the id comes from: the `id:`, else the name."""
        return place_of_words(self.id, self.section.span)

    @classmethod
    def give_up(cls, values: dict[str, Any], reading: Reading) -> None:
        words = values.get("section")
        name = values.get("id") or slug(words.text if words else "")
        slides = [slide.name for slide in values.get("slides", ())]
        reading.lost.update(("slides", each) for each in (name, *slides))

    @property
    def opens(self) -> bool:
        """Whether the section begins with a slide of its own."""
        return bool(self.cloud) if self.opening is None else self.opening


@record
class Talk(Record):
    """The whole outline."""

    noun: ClassVar[str] = "outline"

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

    @property
    def slides(self) -> Iterator[Slide]:
        """Every slide as written, openings not among them."""
        return (slide for section in self.sections for slide in section.slides)

    def names(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The names of people."""
        return tuple(self.people[person].name for person in ids if person in self.people)
