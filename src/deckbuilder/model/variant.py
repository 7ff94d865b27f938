"""Variants: small layers that change, choose and add slides of the one outline."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from deckbuilder.diagnostics import Span
from deckbuilder.fields import (
    Definitions,
    Kind,
    Reading,
    Record,
    Schema,
    kind_of,
    optional,
    record,
)
from deckbuilder.kinds import ID, TEXT, ListKind, MapKind, RecordKind
from deckbuilder.kinds.collections import check_number
from deckbuilder.model.cloud_map import CloudMap
from deckbuilder.model.facts import Person, TalkFacts
from deckbuilder.model.partial import PartialKind, PartialMapKind, taken_schema
from deckbuilder.model.section import Section
from deckbuilder.model.slide import Slide
from deckbuilder.source import Mapping, Node, Scalar, Sequence
from deckbuilder.source.making import mapping_like, without_entry

ANCHORS = ("after", "before")
"""Keys of an added slide that say where it goes."""


@dataclass(frozen=True)
class AddedSlide:
    """A slide that only a variant has."""

    node: Mapping
    """As a slide is written, without where it goes."""
    anchor: str
    """Id of the slide, or of the section's opening, that it goes next to."""
    before: bool
    place: Span
    """Where the anchor is written."""


class AddedSlideKind(Kind[AddedSlide]):
    """A slide with `after:` or `before:` the slide it goes next to."""

    def read(self, node: Node, reading: Reading) -> AddedSlide:
        if not isinstance(node, Mapping):
            message = f"a slide to add is written with keys, and this is {kind_of(node)}"
            raise reading.refuse(message, node.span, "write `after: slide-id` and `title:`")
        said = [key for key in ANCHORS if key in node.entries]
        bare = without_entry(node, *ANCHORS)
        Slide.read(bare, reading)
        if len(said) != 1:
            does = "says both `after` and `before`" if said else "does not say where it goes"
            hint = "write `after:` or `before:` and the id of a slide"
            raise reading.refuse(f"this added slide {does}", node.span, hint)
        value = node.entries[said[0]].value
        return AddedSlide(bare, ID.read(value, reading), said[0] == "before", value.span)

    def schema(self, definitions: Definitions) -> Schema:
        slide: Schema = Slide.make_schema(definitions)["anyOf"][1]
        place = {"description": "Id of the slide it goes next to.", **ID.schema(definitions)}
        places = dict.fromkeys(ANCHORS, place)
        either = [slide, taken_schema(Slide, definitions)]
        placed = [one | {"properties": one["properties"] | places} for one in either]
        return {"anyOf": placed, "oneOf": [{"required": [key]} for key in ANCHORS]}


SELECTORS = ListKind(TEXT, lone=True, noun="slides")
"""Slide ids, section ids and `tag:...`."""


@record
class Variant(Record):
    """One talk made from the outline. Maps merge, `null` removes, texts and lists replace."""

    may_be_left_out: ClassVar[bool] = False

    about: str = optional(TEXT, default="", doc="Whom it is for, for the table of variants.")
    extends: tuple[str, ...] = optional(
        ListKind(ID, lone=True, noun="variants"), default=(), doc="Variants it builds on."
    )
    keep: tuple[str, ...] | None = optional(
        SELECTORS, default=None, doc="Only these slides, sections or `tag:...`."
    )
    drop: tuple[str, ...] = optional(SELECTORS, default=(), doc="Everything but these.")
    also: tuple[str, ...] = optional(
        SELECTORS, default=(), doc="Brought back: what is dropped before, or optional."
    )
    fill: tuple[str, ...] = optional(
        SELECTORS, default=(), doc="Added in this preference while there is time."
    )
    order: tuple[str, ...] = optional(
        SELECTORS, default=(), doc="These slides, or sections, share their places in this order."
    )
    talk: Mapping | None = optional(
        PartialKind(TalkFacts), default=None, doc="What changes of the talk itself."
    )
    people: Mapping | None = optional(
        PartialMapKind(RecordKind(Person), "people"), default=None, doc="What changes of people."
    )
    maps: Mapping | None = optional(
        PartialMapKind(RecordKind(CloudMap), "maps"),
        default=None,
        doc="What changes of cloud maps.",
    )
    sections: Mapping | None = optional(
        PartialMapKind(RecordKind(Section), "sections"),
        default=None,
        doc="What changes of sections, by id.",
    )
    slides: Mapping | None = optional(
        PartialMapKind(RecordKind(Slide), "slides"),
        default=None,
        doc="What changes of slides, by id.",
    )
    add: tuple[AddedSlide, ...] = optional(
        ListKind(AddedSlideKind(), noun="slides"), default=(), doc="Slides only this variant has."
    )


class VariantsKind(MapKind[Variant]):
    """Variants by id, each read as when it is built: with what `only` says for it."""

    def read(self, node: Node, reading: Reading) -> dict[str, Variant]:
        if not isinstance(node, Mapping):
            return super().read(node, reading)
        check_number(len(node.entries), self.least, self.most, self.noun, node, reading)
        found: dict[str, Variant] = {}
        for name, entry in node.entries.items():
            layers = with_bases([name], lambda one: bases_written(one, node))
            active = replace(reading, variants=frozenset(layers))
            found |= super().read(mapping_like(node, {name: entry}), active)
        return found


def with_bases(
    names: Iterable[str],
    bases_of: Callable[[str], Iterable[str]],
    circle: Callable[[tuple[str, ...]], None] = lambda _: None,
) -> list[str]:
    """Variants and all they extend, each once and after what it extends.

    Of variants that extend each other in a circle, `circle` is told.
    """
    found: list[str] = []

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            circle(above[above.index(name) :])
        elif name not in found:
            for base in bases_of(name):
                visit(base, (*above, name))
            found.append(name)

    for name in names:
        visit(name, ())
    return found


def bases_written(name: str, variants: Mapping) -> list[str]:
    """What a variant extends, as far as can be seen before it is read, of those that there are."""
    value: Node = variants.entries[name].value
    entry = value.entries.get("extends") if isinstance(value, Mapping) else None
    nodes = [] if entry is None else [entry.value]
    if entry and isinstance(entry.value, Sequence):
        nodes = entry.value.items
    names = [node.value.strip() for node in nodes if isinstance(node, Scalar)]
    return [base for base in names if base in variants.entries]
