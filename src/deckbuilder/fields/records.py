"""Kinds of values, and records: frozen dataclasses whose fields name their kinds."""

from __future__ import annotations

import dataclasses
from abc import ABC, abstractmethod
from collections.abc import Callable
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, Self, TypeVar, cast, dataclass_transform

from deckbuilder.diagnostics import NOWHERE, Span, nearest
from deckbuilder.fields.complaints import (
    cut_by_comma,
    missing_key,
    reads_as_text,
    unknown_key,
    wrong_shape,
)
from deckbuilder.fields.reading import Reading, Refused
from deckbuilder.fields.rewording import Path, Rewording, reworded_fields
from deckbuilder.fields.showing import SCHEMA, LeftOut, conditions, is_shown
from deckbuilder.source import Mapping, Node, Scalar

T = TypeVar("T")

Schema = dict[str, Any]
"""A JSON Schema (draft 7, which the YAML language server understands)."""


class Kind(ABC, Generic[T]):
    """A kind of value."""

    by_id: ClassVar[bool] = False
    """Whether it is several values, each known by an id."""

    @abstractmethod
    def read(self, node: Node, reading: Reading) -> T:
        """The value of `node`; raises `Refused` when it is wrong, after reporting why."""

    @abstractmethod
    def schema(self, definitions: Definitions) -> Schema:
        """The JSON Schema of what may be written."""

    def item_schema(self, definitions: Definitions) -> Schema:
        """The JSON Schema of what may be written as an item of a list."""
        return self.schema(definitions)

    def reworded(self, node: Node, path: Path, rewording: Rewording) -> Node:
        """`node`, which stands at `path`, with what `rewording` says in the place of words.

        Nothing in it is for people unless a kind says so. Mistakes of the author stay: they are
        told when `node` is read.
        """
        return node


class Definitions:
    """The named schemas that others refer to, collected while a schema is made."""

    def __init__(self, blocks: MappingABC[str, type[Record]]) -> None:
        self.blocks = blocks
        self.named: dict[str, Schema] = {}

    def refer(self, record: type[Record]) -> Schema:
        """A reference to the schema of `record`, which is made the first time."""
        name = f"{record.__module__.rsplit('.', 1)[-1]}.{record.__name__}"
        return self.define(name, lambda: record.make_schema(self))

    def define(self, name: str, make: Callable[[], Schema]) -> Schema:
        """A reference to the schema called `name`, which is made the first time."""
        if name not in self.named:
            self.named[name] = {}
            self.named[name] = make()
        return {"$ref": f"#/definitions/{name}"}


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One key of a record."""

    name: str
    kind: Kind[Any]
    doc: str
    required: bool


def needed(kind: Kind[T], doc: str) -> T:
    """A field that must be written."""
    made: T = field(metadata={"kind": kind, "doc": doc, "required": True})
    return made


def optional(kind: Kind[Any], *, default: T, doc: str) -> T:
    """A field that may be left out, and then has the value `default`."""
    metadata = {"kind": kind, "doc": doc, "required": False}
    if isinstance(default, dict):
        return cast(T, field(default_factory=dict, metadata=metadata))
    return field(default=default, metadata=metadata)


R = TypeVar("R")


@dataclass_transform(
    kw_only_default=True, frozen_default=True, field_specifiers=(needed, optional, field)
)
def record(cls: type[R]) -> type[R]:
    """Make `cls` a frozen dataclass with keyword arguments, and note its keys."""
    made = dataclass(frozen=True, kw_only=True)(cls)
    made.keys = {  # type: ignore[attr-defined]
        f.name: FieldSpec(f.name, f.metadata["kind"], f.metadata["doc"], f.metadata["required"])
        for f in dataclasses.fields(made)  # type: ignore[arg-type]
        if "kind" in f.metadata
    }
    return made


@record
class Record:
    """Base of everything that is written as a mapping in the outline."""

    shorthand: ClassVar[str] = ""
    """The field that a bare scalar or list stands for; empty when there is none."""
    meant: ClassVar[dict[str, str]] = {}
    """What to write instead of keys that other tools have."""
    noun: ClassVar[str] = ""
    """What messages call it; empty for the class name in lower case."""
    may_be_left_out: ClassVar[bool] = True
    """Whether `only` and `not` may say which variants show it."""
    hidden_entry: ClassVar[str] = ""
    """The flag that stands for its removal by a variant; empty when nothing remains of it."""

    keys: ClassVar[dict[str, FieldSpec]]
    """What may be written, filled in by `record`."""

    span: Span = field(default=NOWHERE, compare=False, repr=False)

    def check(self, reading: Reading) -> None:
        """Report what is wrong between fields. Called once, right after reading."""

    @classmethod
    def called(cls) -> str:
        return cls.noun or cls.__name__.lower()

    def left_out(self) -> Self:
        """What stands for a record that `only` or `not` leaves out; raises `LeftOut` if nothing."""
        raise LeftOut

    @classmethod
    def give_up(cls, values: dict[str, Any], reading: Reading) -> None:
        """Note in `reading.lost` what a wrong record would have been, from its sound `values`."""

    @classmethod
    def read(cls, node: Node, reading: Reading) -> Self:
        """Read one record from `node`, with all its mistakes reported."""
        jumps = len(reading.jumps)
        values, sound = read_fields(cls, entries_of(cls, node, reading), node, reading)
        if sound:
            made = cls(span=node.span, **values)
            before = len(reading.problems.found)
            made.check(reading)
            shown = is_shown(node, reading, conditions(cls))
            if all(d.severity != "error" for d in reading.problems.found[before:]):
                if not shown:
                    del reading.jumps[jumps:]
                    return made.left_out()
                return made
        cls.give_up(values, reading)
        raise Refused

    @classmethod
    def reworded(cls, node: Node, path: Path, rewording: Rewording) -> Node:
        """`node`, a record as written, with other words; see `Kind.reworded`."""
        return reworded_fields(cls, node, path, rewording)

    @classmethod
    def make_schema(cls, definitions: Definitions) -> Schema:
        """The JSON Schema of the record, shorthand included."""
        schema = mapping_schema(
            specs(cls).values(), definitions, describe(cls), condition_schemas(cls)
        )
        if not cls.shorthand:
            return schema
        return {"anyOf": [specs(cls)[cls.shorthand].kind.schema(definitions), schema]}


def condition_schemas(cls: type[Record]) -> dict[str, Schema]:
    """The schemas of `only` and `not`, where a record may have them."""
    return {key: SCHEMA[key] for key in conditions(cls)}


def describe(cls: type) -> str:
    """The first paragraph of a class's docstring, on one line."""
    return " ".join((cls.__doc__ or "").split("\n\n")[0].split())


def mapping_schema(
    fields: Any, definitions: Definitions, doc: str, extra: MappingABC[str, Schema] | None = None
) -> Schema:
    """The schema of a mapping with the given fields and no others."""
    every = list(fields)
    properties = {f.name: {"description": f.doc} | f.kind.schema(definitions) for f in every}
    schema: Schema = {
        "type": "object",
        "description": doc,
        "properties": properties | dict(extra or {}),
        "additionalProperties": False,
    }
    required = [f.name for f in every if f.required]
    return schema | ({"required": required} if required else {})


def specs(cls: type[Record]) -> dict[str, FieldSpec]:
    """The keys of a record class, in the order of its definition."""
    return cls.keys


def entries_of(
    cls: type[Record], node: Node, reading: Reading
) -> list[tuple[str, Span | None, Node]]:
    """The (key, place of the key, value) triples of a record, its shorthand spelled out."""
    apart = conditions(cls)
    known = [*specs(cls), *apart]
    if isinstance(node, Mapping) and not (cls.shorthand and reads_as_text(node, known)):
        return [
            (key, entry.key.span, entry.value)
            for key, entry in node.entries.items()
            if key not in apart
        ]
    if cls.shorthand and not (isinstance(node, Scalar) and node.is_null):
        return [(cls.shorthand, None, node)]
    raise wrong_shape(cls, node, reading)


def read_fields(
    cls: type[Record],
    entries: list[tuple[str, Span | None, Node]],
    node: Node,
    reading: Reading,
    extra: MappingABC[str, Any] | None = None,
) -> tuple[dict[str, Any], bool]:
    """Read the known keys among `entries`; the second value is False if any was wrong.

    Keys in `extra` are left to the caller.
    """
    known = specs(cls)
    values: dict[str, Any] = {}
    left_out: set[str] = set()
    sound = True
    for key, place, value in entries:
        spec = known.get(key)
        if spec is None:
            if extra is None or key not in extra:
                if not cut_by_comma(key, place, value, reading):
                    unknown_key(cls, key, place or node.span, [*known, *(extra or ())], reading)
                sound = False
            continue
        try:
            values[key] = spec.kind.read(value, reading)
        except LeftOut:
            if spec.required:
                raise
            left_out.add(key)
        except Refused:
            sound = False
    given = {key for key, _, _ in entries} - left_out
    missing = [spec for spec in known.values() if spec.required and spec.name not in given]
    if missing:
        meant = {nearest(key, known) for key in given - known.keys()}
        for spec in missing:
            if spec.name not in meant:
                missing_key(cls, spec, node.span, reading)
    return values, sound and not missing
