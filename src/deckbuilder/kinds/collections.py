"""Kinds of several values: records, lists and maps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypeVar

from deckbuilder.fields import (
    Definitions,
    Kind,
    LeftOut,
    Path,
    Reading,
    Record,
    Refused,
    Rewording,
    Schema,
    Words,
    cut_by_comma,
    kind_of,
    with_items,
    with_values,
)
from deckbuilder.kinds.counting import shown_of
from deckbuilder.kinds.texts import WORDS_WITH_A_COLON, MarkupKind, TextKind
from deckbuilder.kinds.values import IDENTIFIER, IdentifierKind, check_identifier
from deckbuilder.kinds.words import quoted
from deckbuilder.source import Entry, Mapping, Node, Scalar, Sequence
from deckbuilder.source.making import mapping_like

T = TypeVar("T")
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class RecordKind(Kind[R]):
    """A mapping with the keys of a record."""

    cls: type[R]

    def read(self, node: Node, reading: Reading) -> R:
        return self.cls.read(node, reading)

    def schema(self, definitions: Definitions) -> Schema:
        return definitions.refer(self.cls)

    def item_schema(self, definitions: Definitions) -> Schema:
        short = self.cls.keys.get(self.cls.shorthand)
        if short and isinstance(short.kind, MarkupKind | TextKind):
            return {"anyOf": [self.schema(definitions), WORDS_WITH_A_COLON]}
        return self.schema(definitions)

    def reworded(self, node: Node, path: Path, rewording: Rewording) -> Node:
        return self.cls.reworded(node, path, rewording)


def check_number(
    count: int, least: int, most: int, noun: str, node: Node, reading: Reading
) -> None:
    """Refuse too few or too many of what `noun` says."""
    if count < least:
        are = "is" if least == 1 else "are"
        message = f"too few {noun}: {count}, and at least {least} {are} needed"
        raise reading.refuse(message, node.span)
    if count > most:
        message = f"too many {noun}: {count}, and there is room for {most}"
        raise reading.refuse(message, node.span, f"leave out {count - most}")


@dataclass(frozen=True)
class ListKind(Kind[tuple[T, ...]]):
    """A list with `least` to `most` entries; `lone` lets a single value stand for a list of one."""

    of: Kind[T]
    least: int = 0
    most: int = 1000
    lone: bool = False
    noun: str = "entries"
    lenient: bool = False
    """Whether sound entries are kept when others are wrong, so that what refers to them can still
    be checked. The talk is refused all the same."""

    def read(self, node: Node, reading: Reading) -> tuple[T, ...]:
        if isinstance(node, Scalar) and node.is_null and self.least == 0:
            return ()
        nodes = self.nodes(node, reading)
        values: dict[int, T] = {}
        shown = len(nodes)
        for number, item in enumerate(nodes, 1):
            try:
                values[number] = self.of.read(item, reading)
            except LeftOut:
                shown -= 1
            except Refused:
                continue
        if nodes and not shown and self.least:
            raise LeftOut
        check_number(shown, self.least, self.most, self.noun, node, reading)
        if len(values) < shown and not self.lenient:
            raise Refused
        return shown_of([*values.values()], [*values], len(nodes))

    def nodes(self, node: Node, reading: Reading) -> list[Node]:
        if isinstance(node, Sequence):
            return list(node.items)
        if self.lone and not (isinstance(node, Scalar) and node.is_null):
            return [node]
        hint = "write each one on a line of its own that begins with `- `"
        message = f"this should be a list of {self.noun}, and is {kind_of(node)}"
        raise reading.refuse(message, node.span, hint)

    def schema(self, definitions: Definitions) -> Schema:
        item = self.of.item_schema(definitions)
        schema: Schema = {"type": "array", "items": item, "maxItems": self.most}
        if self.least:
            schema["minItems"] = self.least
        else:
            schema["type"] = ["array", "null"]
        return {"anyOf": [self.of.schema(definitions), schema]} if self.lone else schema

    def reworded(self, node: Node, path: Path, rewording: Rewording) -> Node:
        if isinstance(node, Sequence):
            return with_items(
                node, lambda number, item: self.of.reworded(item, path / number, rewording)
            )
        return self.of.reworded(node, path / 1, rewording) if self.lone else node


@dataclass(frozen=True)
class MapKind(Kind[dict[str, T]]):
    """Values by the id they are known by."""

    by_id: ClassVar[bool] = True

    of: Kind[T]
    least: int = 0
    most: int = 1000
    noun: str = "entries"
    ids: bool = True
    """Whether the keys are ids; otherwise they may be any words."""
    lenient: bool = False
    """As in `ListKind`; what is wrong is noted in `Reading.lost`."""

    def read(self, node: Node, reading: Reading) -> dict[str, T]:
        if isinstance(node, Scalar) and node.is_null and self.least == 0:
            return {}
        if not isinstance(node, Mapping):
            hint = "write `name: value` on a line each"
            if isinstance(node, Scalar) and " #" in node.value and ": " in node.value:
                name = node.value.split(": ")[0]
                hint = f"` #` begins a comment in YAML, so put the name in quotes: {quoted(name)}"
            message = f"this should be {self.noun} by name, and is {kind_of(node)}"
            raise reading.refuse(message, node.span, hint)
        values: dict[str, T] = {}
        shown = len(node.entries)
        for name, entry in node.entries.items():
            try:
                if cut_by_comma(name, entry.key.span, entry.value, reading):
                    raise Refused
                if self.ids:
                    check_identifier(name, entry.key.span, reading)
                value = self.of.read(entry.value, reading)
                if reading.tracer and not self.ids:
                    name = reading.tracer.marked(name, entry.key)
                values[name] = value
            except LeftOut:
                shown -= 1
                reading.unseen.add(name)
            except Refused:
                reading.lost.add((self.noun, name))
        check_number(shown, self.least, self.most, self.noun, node, reading)
        if len(values) < shown and not self.lenient:
            raise Refused
        return values

    def schema(self, definitions: Definitions) -> Schema:
        schema: Schema = {
            "type": "object" if self.least else ["object", "null"],
            "additionalProperties": self.of.schema(definitions),
            "maxProperties": self.most,
        }
        if self.least:
            schema["minProperties"] = self.least
        if self.ids:
            schema["propertyNames"] = IdentifierKind().schema(definitions)
        return schema

    def reworded(self, node: Node, path: Path, rewording: Rewording) -> Node:
        if not isinstance(node, Mapping):
            return node
        if not self.ids:
            return self._relabelled(node, path, rewording)

        def value(name: str, old: Node) -> Node:
            # A wrong id is told when it is read; a path could not hold it.
            sound = IDENTIFIER.match(name)
            return self.of.reworded(old, path / name, rewording) if sound else old

        return with_values(node, value)

    def _relabelled(self, node: Mapping, path: Path, rewording: Rewording) -> Mapping:
        """`node` with other words for keys."""
        entries: dict[str, Entry] = {}
        for number, (name, entry) in enumerate(node.entries.items(), 1):
            label = rewording.say(Words(path / number, name, entry.key, is_key=True)) or entry.key
            words = name if label is entry.key else label.value.strip()
            if words in entries:
                message = f"two {self.noun} have the label `{words}` here"
                rewording.problems.error(message, label.span, "write another for one of them")
            entries[words] = Entry(label, entry.value)
        return mapping_like(node, entries)
