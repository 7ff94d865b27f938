"""A section: a named part of the talk."""

from __future__ import annotations

from typing import Any

from deckbuilder.diagnostics import Span
from deckbuilder.fields import Reading, Record, needed, optional, place_of_words, record
from deckbuilder.kinds import (
    ARTICLE,
    FLAG,
    ID,
    MARKUP,
    MINUTES,
    PHRASE,
    PROSE,
    TEXT,
    TRANSITION,
    ForReaders,
    ListKind,
    Markup,
    Prose,
    RecordKind,
)
from deckbuilder.model.slide import Slide, slug
from deckbuilder.scene import Transition


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
        PHRASE, default="", doc="The sentence on which the section's speaker takes over."
    )
    minutes: float = optional(MINUTES, default=0.0, doc="How long the section may take.")
    notes: Prose = optional(PROSE, default=Prose(), doc="Notes of the opening slide.")
    article: ForReaders = optional(
        ARTICLE,
        default=ForReaders(),
        doc="What the article says instead of the notes; or `skip`, or `text-only`.",
    )
    zoom: bool = optional(
        FLAG, default=False, doc="Whether the section opens inside its cloud: with those in it."
    )
    transition: Transition | None = optional(
        TRANSITION, default=None, doc="How its slides come in; otherwise as the talk says."
    )
    appendix: bool = optional(
        FLAG,
        default=False,
        doc="Whether its slides are for after the end: numbered A1, A2 and not counted in minutes.",
    )
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
    def first(self) -> str:
        """Id of the slide it begins with in the show; empty when it has none."""
        if self.opens:
            return self.name
        return next((slide.name for slide in self.slides if not slide.hidden), "")

    @property
    def opens(self) -> bool:
        """Whether the section begins with a slide of its own."""
        return bool(self.cloud) if self.opening is None else self.opening
