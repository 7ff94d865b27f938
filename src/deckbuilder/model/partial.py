"""Parts of records and of maps, which change those of another: what a variant is written with."""

from __future__ import annotations

from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from typing import Any

from deckbuilder.diagnostics import Span
from deckbuilder.fields import (
    CONDITIONS,
    Definitions,
    Kind,
    LeftOut,
    Reading,
    Record,
    Refused,
    Schema,
    condition_schemas,
    conditions,
    cut_by_comma,
    is_shown,
    kind_of,
)
from deckbuilder.fields.complaints import reads_as_text, unknown_key
from deckbuilder.kinds import ID, ListKind, MapKind, RecordKind
from deckbuilder.model.facts import Look, LookKind
from deckbuilder.model.section import Section
from deckbuilder.model.slide import Slide
from deckbuilder.source import Mapping, Node, Scalar

CHOSEN = "what a variant shows is chosen under `keep:`, `drop:` and `also:`"
SAME = "remove this line: slides and sections keep their ids in every variant"
UNCHANGED: dict[type[Record], dict[str, str]] = {
    Slide: {"id": SAME} | dict.fromkeys(("optional", *CONDITIONS), CHOSEN),
    Section: {"id": SAME, "slides": "change them under `slides:` of the variant, each by its id"}
    | dict.fromkeys(CONDITIONS, CHOSEN),
}
"""Keys that a variant cannot change, and what to do instead."""


@dataclass(frozen=True)
class PartialKind(Kind[Mapping | None]):
    """Some keys of a record, which change those of another; `null` removes a key.

    What is written is checked as far as it can be without what it changes.
    """

    cls: type[Record]

    def read(self, node: Node, reading: Reading) -> Mapping | None:
        if isinstance(node, Scalar) and node.is_null:
            return None
        if not isinstance(node, Mapping):
            noun = self.cls.called()
            message = (
                f"what changes of the {noun} is written with keys, and this is {kind_of(node)}"
            )
            raise reading.refuse(message, node.span, "write `key: new value` below it")
        before = len(reading.problems.errors)
        for key, entry in node.entries.items():
            try:
                self._check(key, entry.key.span, entry.value, reading)
            except (Refused, LeftOut):
                continue
        allowed = tuple(key for key in conditions(self.cls) if key not in self._fixed)
        is_shown(node, reading, allowed)
        if len(reading.problems.errors) > before:
            raise Refused
        return node

    def _check(self, key: str, place: Span, value: Node, reading: Reading) -> None:
        if key in self._fixed:
            raise reading.refuse(f"a variant cannot change `{key}`", place, self._fixed[key])
        kind = kind_under(self.cls, key, reading)
        if kind is None:
            if not cut_by_comma(key, place, value, reading):
                known = [each for each in keys_of(self.cls, reading) if each not in self._fixed]
                unknown_key(self.cls, key, place, known, reading)
            raise Refused
        if not (isinstance(value, Scalar) and value.is_null):
            partial(kind).read(value, reading)

    @property
    def _fixed(self) -> dict[str, str]:
        """Keys that do not change, and what to do instead."""
        return UNCHANGED.get(self.cls, {})

    def schema(self, definitions: Definitions) -> Schema:
        return definitions.define(f"change.{self.cls.__name__}", lambda: self._schema(definitions))

    def _schema(self, definitions: Definitions) -> Schema:
        """As of the whole record, but nothing is needed and everything may be removed."""
        nothing: Schema = {"type": "null"}
        docs = {name: spec.doc for name, spec in self.cls.keys.items()}
        properties = condition_schemas(self.cls) | {
            key: {
                "description": docs.get(key) or f"What changes of the `{key}` block.",
                "anyOf": [partial(kind).schema(definitions), nothing],
            }
            for key, kind in keys_with(self.cls, definitions.blocks).items()
        }
        whole: Schema = {
            "type": "object",
            "description": f"What changes of the {self.cls.called()}.",
            "properties": {key: s for key, s in properties.items() if key not in self._fixed},
            "additionalProperties": False,
        }
        return {"anyOf": [whole, nothing]}


def taken_schema(cls: type[Record], definitions: Definitions) -> Schema:
    """The schema of a record taken from another outline: `from:`, and what changes of it here."""
    PartialKind(cls).schema(definitions)
    change = definitions.named[f"change.{cls.__name__}"]["anyOf"][0]
    own: Schema = {}
    if "id" in cls.keys:
        called = {"description": "The name others refer to; needed where it is taken twice."}
        own["id"] = called | ID.schema(definitions)
    place = {
        "description": f"The {cls.called()} of another outline: `common/about-us.yaml#id`.",
        "type": "string",
        "pattern": r"^.+\.[yY][aA]?[mM][lL]\s*#\s*[^#\s]+$",
    }
    return {
        "type": "object",
        "description": f"A {cls.called()} of another outline, and what changes of it here.",
        "properties": {"from": place, **own, **change["properties"]},
        "required": ["from"],
        "additionalProperties": False,
    }


@dataclass(frozen=True)
class PartialMapKind(Kind[Mapping | None]):
    """Values by id, some of which change those of another map; `null` removes one."""

    of: Kind[Any]
    noun: str

    def read(self, node: Node, reading: Reading) -> Mapping | None:
        if isinstance(node, Scalar) and node.is_null:
            return None
        if not isinstance(node, Mapping):
            message = f"this should be {self.noun} by id, and is {kind_of(node)}"
            raise reading.refuse(message, node.span, "write `id:` and what changes below it")
        sound = True
        for entry in node.entries.values():
            if not (isinstance(entry.value, Scalar) and entry.value.is_null):
                try:
                    partial(self.of).read(entry.value, reading)
                except LeftOut:
                    continue
                except Refused:
                    sound = False
        if not sound:
            raise Refused
        return node

    def schema(self, definitions: Definitions) -> Schema:
        inner = partial(self.of).schema(definitions)
        return {"type": ["object", "null"], "additionalProperties": inner}


@dataclass(frozen=True)
class ChangeKind(Kind[Any]):
    """A change of a record (a mapping), or another in its place (a shorthand)."""

    cls: type[Record]

    def read(self, node: Node, reading: Reading) -> Any:
        if not self.cls.shorthand or is_change(self.cls, node, reading):
            return PartialKind(self.cls).read(node, reading)
        return self.cls.read(node, reading)

    def schema(self, definitions: Definitions) -> Schema:
        short = self.cls.keys.get(self.cls.shorthand)
        whole = PartialKind(self.cls).schema(definitions)
        return {"anyOf": [short.kind.schema(definitions), whole]} if short else whole


def is_change(cls: type[Record], node: Node, reading: Reading) -> bool:
    """Whether keys of a record stand here, and no shorthand such as `Overview: the field`."""
    known = [*keys_of(cls, reading), *conditions(cls)]
    return isinstance(node, Mapping) and not (cls.shorthand and reads_as_text(node, known))


def partial(kind: Kind[Any]) -> Kind[Any]:
    """The kind of what may change a value of `kind`: part of a record or map, else a whole one."""
    cls = record_of(kind)
    if cls:
        return ChangeKind(cls)
    return PartialMapKind(kind.of, kind.noun) if isinstance(kind, MapKind) else kind


def record_of(kind: Kind[Any]) -> type[Record] | None:
    """The record that values of a kind are written as; None for values without keys."""
    match kind:
        case RecordKind():
            return kind.cls
        case LookKind():
            return Look
        case _:
            return None


def keys_with(cls: type[Record], blocks: MappingABC[str, type[Record]]) -> dict[str, Kind[Any]]:
    """The kind of each key of a record; a slide's blocks count as its keys."""
    own: dict[str, Kind[Any]] = {name: spec.kind for name, spec in cls.keys.items()}
    if issubclass(cls, Slide):
        own |= {key: RecordKind(block) for key, block in blocks.items()}
    return own


def keys_of(cls: type[Record], reading: Reading) -> dict[str, Kind[Any]]:
    """The kind of each key of a record, as `reading` knows them."""
    return keys_with(cls, reading.blocks)


def kind_under(cls: type[Record], key: str, reading: Reading) -> Kind[Any] | None:
    """The kind of one key of a record; None when it has no such key."""
    if key in conditions(cls):
        return ListKind(ID, lone=True, noun="variants")
    return keys_of(cls, reading).get(key)
