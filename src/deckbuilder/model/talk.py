"""Talk, sections and slides, as records of the outline."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, ClassVar, Self

from deckbuilder.diagnostics import InvalidTalk, Span, did_you_mean, nearest
from deckbuilder.fields import (
    Definitions,
    Reading,
    Record,
    Refused,
    Schema,
    describe,
    entries_of,
    mapping_schema,
    needed,
    optional,
    place_of_words,
    read_fields,
    record,
    specs,
)
from deckbuilder.kinds import (
    ADDRESS_KIND,
    FLAG,
    ID,
    MARKUP,
    MINUTES,
    PROSE,
    TEXT,
    ChoiceKind,
    ListKind,
    MapKind,
    Markup,
    Prose,
    RecordKind,
    TextKind,
)
from deckbuilder.model.block import Block
from deckbuilder.model.cloud_map import CloudMap
from deckbuilder.source import Node, Scalar
from deckbuilder.theme.load import BUILT_IN, load_theme

WORDS = ("cover", "agenda", "references", "credits")
"""Slides made from the talk itself, written as a bare word."""


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
    language: str = optional(TEXT, default="en", doc="Language of the words, such as en or de-CH.")
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


SPLIT = re.compile(r"[1-9]\d?/[1-9]\d?\Z")

Link = tuple[str, tuple[str, ...]]
"""A label and its addresses."""

LINKS = MapKind(ListKind(ADDRESS_KIND, 1, 20, lone=True, noun="addresses"), noun="links", ids=False)


@record
class Slide(Record):
    """A title and one or two blocks, each under its own key."""

    id: str = optional(
        ID, default="", doc="The name others refer to; otherwise made from the title."
    )
    slide: str = optional(
        ChoiceKind(WORDS, "a kind of slide"),
        default="",
        doc="`cover`, `agenda`, `references` ...",
    )
    title: Markup | None = optional(
        MARKUP, default=None, doc="What the slide says, best as a sentence."
    )
    subtitle: Markup | None = optional(MARKUP, default=None, doc="A smaller line below the title.")
    speaker: tuple[str, ...] = optional(
        ListKind(ID, lone=True, noun="speakers"),
        default=(),
        doc="Who speaks; otherwise the section's speaker.",
    )
    cue: str = optional(TEXT, default="", doc="The sentence on which the speaker takes over.")
    minutes: float = optional(MINUTES, default=0.0, doc="How long the slide takes.")
    tags: tuple[str, ...] = optional(
        ListKind(ID, lone=True, noun="tags"), default=(), doc="Words to choose slides by."
    )
    hidden: bool = optional(FLAG, default=False, doc="Whether the slide is skipped in the show.")
    notes: Prose = optional(PROSE, default=Prose(), doc="What the speaker says, in Markdown.")
    links: dict[str, tuple[str, ...]] = optional(
        LINKS, default={}, doc="Link note: label to address, or to a list of addresses."
    )
    split: str = optional(TEXT, default="", doc="Shares of two blocks side by side, such as 40/60.")
    blocks: tuple[Block, ...] = ()

    @property
    def name(self) -> str:
        """The id: as written, or made from the title or the word."""
        return self.id or self.slide or slug(self.title.text if self.title else "")

    @property
    def name_span(self) -> Span:
        """Where the id comes from: the `id:`, else the title, else the slide."""
        return place_of_words(self.id, self.title.span if self.title else self.span)

    @property
    def shares(self) -> tuple[float, ...]:
        """Shares of the blocks' widths."""
        if self.split:
            return tuple(float(part) for part in self.split.split("/"))
        return tuple(block.share for block in self.blocks)

    @classmethod
    def read(cls, node: Node, reading: Reading) -> Self:
        """Read a slide: a bare word, or keys of the slide and of its blocks."""
        if isinstance(node, Scalar) and not node.is_null:
            return cls(span=node.span, slide=_word(node, reading))
        entries = entries_of(cls, node, reading)
        values, sound = read_fields(cls, entries, node, reading, reading.blocks)
        blocks, blocks_sound = read_blocks(entries, reading)
        keys = {key: place or node.span for key, place, _ in entries}
        agreed = check_slide(keys, values, node.span, reading)
        if not (sound and blocks_sound and agreed):
            cls.give_up(values, reading)
            raise Refused
        return cls(span=node.span, blocks=blocks, **values)

    @classmethod
    def give_up(cls, values: dict[str, Any], reading: Reading) -> None:
        title = values.get("title")
        name = values.get("id") or values.get("slide") or slug(title.text if title else "")
        reading.lost.add(("slides", name))

    @classmethod
    def make_schema(cls, definitions: Definitions) -> Schema:
        extra = {
            key: {"description": describe(block)} | definitions.refer(block)
            for key, block in sorted(definitions.blocks.items())
        }
        whole = mapping_schema(specs(cls).values(), definitions, describe(cls), extra)
        return {"anyOf": [{"enum": list(WORDS)}, whole]}


def check_slide(
    keys: dict[str, Span], values: dict[str, Any], span: Span, reading: Reading
) -> bool:
    """Report what is wrong between the keys of a slide, given with their places; False if anything.

    A key that is nearly one we know counts as that: its author has been told already.
    """
    before = len(reading.problems.errors)
    known = [*specs(Slide), *reading.blocks]
    given = {key if key in known else nearest(key, known) or key: at for key, at in keys.items()}
    blocks = [key for key in given if key in reading.blocks]
    word, error = values.get("slide"), reading.problems.error
    if "slide" not in given and "title" not in given:
        error("this slide has no `title`", span, "say in a sentence what it shows")
    if word and blocks:
        message = f"a `{word}` slide is made from the talk and takes no `{blocks[0]}`"
        error(message, given[blocks[0]], "put that on a slide of its own")
    if len(blocks) > 2:
        listed = ", ".join(f"`{key}`" for key in blocks)
        message = f"a slide holds one or two blocks, and this one has {len(blocks)}: {listed}"
        hint = "stack some of them under `columns:`, or make a second slide"
        error(message, given[blocks[2]], hint)
    split = values.get("split", "")
    if split and not SPLIT.match(split):
        error(f"`{split}` is not a split", split.span, "write it as `split: 40/60`")
    elif split and len(blocks) != 2 and given.keys() <= set(known):
        error("`split` needs two blocks side by side", split.span, "remove it, or add a block")
    return len(reading.problems.errors) == before


def _word(node: Scalar, reading: Reading) -> str:
    word = node.value.strip()
    if word in WORDS:
        return word
    hint = did_you_mean(word, WORDS) or f"for a slide that says so, write `title: {word}`"
    raise reading.refuse(f"`{word}` is not a slide made from the talk", node.span, hint)


def read_blocks(
    entries: list[tuple[str, Span | None, Node]], reading: Reading
) -> tuple[tuple[Block, ...], bool]:
    """The blocks among the keys of a slide or column, in the order written."""
    blocks: list[Block] = []
    sound = True
    for key, _, value in entries:
        kind = reading.blocks.get(key)
        if kind is None:
            continue
        try:
            block = kind.read(value, reading)
            assert isinstance(block, Block)
            blocks.append(block)
        except Refused:
            sound = False
    return tuple(blocks), sound


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


def slug(text: str) -> str:
    """An id made from words: lower case, without accents, joined by `-`; other scripts stay."""
    folded = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in folded if not unicodedata.combining(c)).lower()
    bare = unicodedata.normalize("NFC", bare)
    joined = re.sub(r"[^\w]+", "-", re.sub(r"['’`]", "", bare)).strip("-_")
    if len(joined) <= 60:
        return joined
    return joined[:60].rsplit("-", 1)[0]


def every(value: Any) -> Iterator[Block]:
    """Every block of a slide, or of a tuple of slides or blocks, columns' own among them."""
    match value:
        case tuple():
            for part in value:
                yield from every(part)
        case Slide():
            yield from every(value.blocks)
        case Block():
            yield value
            if value.holds_blocks:
                for part in vars(value).values():
                    yield from every(part)
        case Record():
            for part in vars(value).values():
                yield from every(part)
        case _:
            return
