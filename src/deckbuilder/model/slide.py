"""A slide of the outline: a title, what goes with it, and one or two blocks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar, Self

from deckbuilder.diagnostics import Problems, Span, did_you_mean
from deckbuilder.fields import (
    Definitions,
    LeftOut,
    Path,
    Reading,
    Record,
    Refused,
    Rewording,
    Schema,
    condition_schemas,
    describe,
    entries_of,
    is_shown,
    mapping_schema,
    optional,
    place_of_words,
    read_fields,
    record,
    reworded_fields,
    specs,
)
from deckbuilder.kinds import (
    ADDRESS_KIND,
    ARTICLE,
    CLOUD_NAME,
    FLAG,
    FOOTNOTE,
    ID,
    KEEP,
    MARKUP,
    MINUTES,
    PHRASE,
    SPEECH,
    TEXT,
    TRANSITION,
    ChoiceKind,
    ForReaders,
    ListKind,
    MapKind,
    Markup,
    Prose,
    RecordKind,
)
from deckbuilder.model.block import Block
from deckbuilder.model.building import Build
from deckbuilder.model.slide_keys import check_footnotes, check_slide, footnotes_in
from deckbuilder.scene import Transition
from deckbuilder.source import Node, Scalar

WORDS = ("cover", "agenda", "references", "credits")
"""Slides made from the talk itself, written as a bare word."""


OTHER_NAMES = {
    "bullets": "points:",
    "items": "points:",
    "list": "points:",
    "content": "text:",
    "body": "text:",
    "image": "picture:",
    "img": "picture:",
    "photo": "picture:",
    "note": "notes:",
    "diagram": "clouds:",
    "steps": "chain:",
    "heading": "title:",
    "headline": "title:",
} | {word: f"slide: {word}" for word in WORDS}
"""What other tools call the keys of a slide, and what to write here."""

Link = tuple[str, tuple[str, ...]]
"""A label and its addresses."""

LINKS = MapKind(ListKind(ADDRESS_KIND, 1, 20, lone=True, noun="addresses"), noun="links", ids=False)

FOOTNOTES = MapKind(FOOTNOTE, 1, 9, noun="footnotes")


@record
class Slide(Record):
    """A title and one or two blocks, each under its own key."""

    meant: ClassVar[dict[str, str]] = OTHER_NAMES

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
    cue: str = optional(PHRASE, default="", doc="The sentence on which the speaker takes over.")
    minutes: float | None = optional(
        MINUTES, default=None, doc="How long the slide takes; otherwise as long as its notes do."
    )
    tags: tuple[str, ...] = optional(
        ListKind(ID, lone=True, noun="tags"), default=(), doc="Words to choose slides by."
    )
    hidden: bool = optional(FLAG, default=False, doc="Whether the slide is skipped in the show.")
    notes: Prose = optional(SPEECH, default=Prose(), doc="What the speaker says, in Markdown.")
    article: ForReaders = optional(
        ARTICLE,
        default=ForReaders(),
        doc="What the article says instead of the notes; or `skip`, or `text-only`.",
    )
    links: dict[str, tuple[str, ...]] = optional(
        LINKS, default={}, doc="Link note: label to address, or to a list of addresses."
    )
    footnotes: dict[str, Markup] = optional(
        FOOTNOTES, default={}, doc="Small texts at the foot, by the names of their marks `[^name]`."
    )
    zoom: str = optional(
        CLOUD_NAME,
        default="",
        doc="`map.cloud`: a closer look at this cloud, with the blocks of the slide inside it.",
    )
    zooms: bool = optional(
        FLAG, default=False, doc="Of an agenda: whether it shows the first slide of each section."
    )
    transition: Transition | None = optional(
        TRANSITION, default=None, doc="How the slide comes in; otherwise as its section says."
    )
    split: str = optional(TEXT, default="", doc="Shares of two blocks side by side, such as 40/60.")
    keep: str = optional(
        KEEP,
        default="",
        doc="Shows a slide as it is in another deck: `from-leon.pptx#slide-id`.",
    )
    build: Build | None = optional(
        RecordKind(Build), default=None, doc="Whether its blocks come click by click."
    )
    optional: bool = optional(
        FLAG, default=False, doc="Whether only the variants that ask for it show it."
    )
    blocks: tuple[Block, ...] = ()
    clicks: int = 0
    """How many clicks it takes until all of it is there, once that is settled (`model.steps`)."""

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
        return tuple(block.share for block in self.beside)

    @property
    def below(self) -> Block | None:
        """The block that stands below the others, if there are others."""
        at_foot = [block for block in self.blocks if block.at_foot]
        return at_foot[0] if at_foot and len(self.blocks) > 1 else None

    @property
    def beside(self) -> tuple[Block, ...]:
        """The blocks that stand side by side, or a lone one."""
        return tuple(block for block in self.blocks if block is not self.below)

    @classmethod
    def read(cls, node: Node, reading: Reading) -> Self:
        """Read a slide: a bare word, or keys of the slide and of its blocks."""
        if isinstance(node, Scalar) and not node.is_null:
            return cls(span=node.span, slide=_word(node, reading))
        entries = entries_of(cls, node, reading)
        reading = replace(reading, footnotes=footnotes_in(entries, reading))
        values, sound = read_fields(cls, entries, node, reading, reading.blocks)
        blocks, blocks_sound = read_blocks(entries, reading)
        if sound and blocks_sound:
            check_footnotes(entries, reading)
        keys = {
            key: place or node.span
            for key, place, value in entries
            if not (key in reading.blocks and is_left_out(value, reading))
        }
        if len(keys) < len(entries):
            values.pop("split", None)  # which was meant for all blocks
        agreed = check_slide(keys, values, node.span, specs(cls), reading)
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
    def reworded(cls, node: Node, path: Path, rewording: Rewording) -> Node:
        return reworded_fields(cls, node, path, rewording, rewording.blocks)

    @classmethod
    def make_schema(cls, definitions: Definitions) -> Schema:
        extra = {
            key: {"description": describe(block)} | definitions.refer(block)
            for key, block in sorted(definitions.blocks.items())
        }
        extra |= condition_schemas(cls)
        whole = mapping_schema(specs(cls).values(), definitions, describe(cls), extra)
        return {"anyOf": [{"enum": list(WORDS)}, whole]}


def is_left_out(node: Node, reading: Reading) -> bool:
    """Whether the talk that is wanted leaves out a block; what is wrong with it is told later."""
    return not is_shown(node, replace(reading, problems=Problems()))


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
        except LeftOut:
            continue
        except Refused:
            sound = False
    return tuple(blocks), sound


VOICING = "\u3099\u309a"
"""Marks of Japanese letters that make others of them, as が of か; they are no accents."""


def slug(text: str) -> str:
    """An id made from words: lower case, without accents, joined by `-`; other scripts stay."""
    folded = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in folded if not unicodedata.combining(c) or c in VOICING).lower()
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
