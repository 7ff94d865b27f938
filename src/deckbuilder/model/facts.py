"""What a talk is, where and when it is given, and by whom."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.fields import (
    Definitions,
    Kind,
    Reading,
    Record,
    Refused,
    Schema,
    Written,
    needed,
    optional,
    place_of_words,
    record,
)
from deckbuilder.kinds import (
    FLAG,
    ID,
    MARKUP,
    MINUTES,
    PHRASE,
    PROSE,
    TRANSITION,
    ChoiceKind,
    LanguageKind,
    ListKind,
    Markup,
    NumberKind,
    Prose,
    RecordKind,
    TextKind,
)
from deckbuilder.scene import Transition
from deckbuilder.source import Node
from deckbuilder.templates import load_theme
from deckbuilder.theme.load import BUILT_IN


@record
class Person(Record):
    """Someone who speaks."""

    shorthand: ClassVar[str] = "name"

    name: str = needed(PHRASE, "The name shown.")
    about: str = optional(PHRASE, default="", doc="A line about them, such as where they work.")


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


class ThemeName(Written):
    """The name of a theme with what else is chosen about the look."""

    __slots__ = ("map_mark", "speaker_mark")

    map_mark: bool
    speaker_mark: bool


@record
class Look(Record):
    """The theme, by its name or with more about the look."""

    noun: ClassVar[str] = "theme"
    shorthand: ClassVar[str] = "name"
    may_be_left_out: ClassVar[bool] = False

    name: str = optional(
        ThemeKind(), default="paper", doc="`paper`, `night`, a theme file, or a .pptx template."
    )
    speaker_mark: bool = optional(
        FLAG, default=False, doc="Whether each slide names who speaks, when several do."
    )
    map_mark: bool = optional(
        FLAG, default=False, doc="Whether slides show where on the map their section is."
    )


class LookKind(Kind[str]):
    """The name of a theme, written alone or among the keys of the look."""

    def read(self, node: Node, reading: Reading) -> ThemeName:
        look = Look.read(node, reading)
        name = ThemeName(look.name, place_of_words(look.name, look.span))
        name.speaker_mark = look.speaker_mark
        name.map_mark = look.map_mark
        return name

    def schema(self, definitions: Definitions) -> Schema:
        return definitions.refer(Look)


@record
class TalkFacts(Record):
    """What the talk is, and where and when it is given."""

    noun: ClassVar[str] = "talk"
    may_be_left_out: ClassVar[bool] = False

    title: Markup = needed(MARKUP, "The title of the talk.")
    subtitle: Markup | None = optional(
        MARKUP, default=None, doc="A line below the title on the cover."
    )
    event: str = optional(PHRASE, default="", doc="Where it is given.")
    date: str = optional(PHRASE, default="", doc="When it is given, best as 2023-09-09.")
    minutes: float = optional(MINUTES, default=0.0, doc="How long it may take.")
    words_per_minute: float = optional(
        NumberKind(50, 300),
        default=130.0,
        doc="How fast notes are spoken, for slides without `minutes`.",
    )
    language: str = optional(
        LanguageKind(), default="en", doc="Language of the words, such as en or de-CH."
    )
    speakers: tuple[str, ...] = optional(
        ListKind(ID, lone=True, noun="speakers"), default=(), doc="Ids of the people who speak."
    )
    theme: str = optional(
        LookKind(),
        default="paper",
        doc="`paper`, `night`, a theme file, or a .pptx template; or with more about the look.",
    )
    aspect: str = optional(
        ChoiceKind(("16:9", "4:3"), "a slide format"), default="16:9", doc="Slide format."
    )
    footer: str = optional(
        PHRASE, default="", doc="Words at the foot of each slide; otherwise the event."
    )
    transition: Transition = optional(
        TRANSITION, default="none", doc="How slides come in: `none`, `fade`, `push` or `morph`."
    )
    credits: Prose = optional(
        PROSE, default=Prose(), doc="Thanks and sources for the credits slide."
    )
    speaker_mark: bool = False
    """Whether each slide names who speaks, as `theme` says."""
    map_mark: bool = False
    """Whether slides show where on the map their section is, as `theme` says."""


class FactsKind(RecordKind[TalkFacts]):
    """What the talk is. When that is wrong something stands in, so that the rest is checked too."""

    def read(self, node: Node, reading: Reading) -> TalkFacts:
        try:
            facts = super().read(node, reading)
        except Refused:
            return TalkFacts(title=Markup("?"), span=node.span)
        theme = facts.theme
        # A field of its own, so that it outlives a theme that stands in for this one.
        if not isinstance(theme, ThemeName):
            return facts
        return replace(facts, speaker_mark=theme.speaker_mark, map_mark=theme.map_mark)
