"""Parts of an outline that stay the same while the file around them is edited."""

from __future__ import annotations

from collections import abc
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from deckbuilder.diagnostics import Span
from deckbuilder.source import nodes
from deckbuilder.source.emitting import Content, Paragraphs
from deckbuilder.source.nodes import Node
from deckbuilder.source.written import Written

PartKind: TypeAlias = Literal["text", "mapping", "list"]
_NONE: Final[abc.Mapping[str, Part]] = MappingProxyType({})


class Part:
    """A text, mapping or list of a `Document`, also a key; only the document changes it."""

    # Every edit reads some thousand of these anew: what most have not is shared by all, and what
    # a part has is not changed but exchanged.

    __slots__ = (
        *("_node", "kind", "parent", "items", "own", "keys", "merges"),
        *("written", "repeats", "meant"),
    )

    def __init__(self, kind: PartKind, parent: Part | None) -> None:
        self.kind: PartKind = kind
        self.parent = parent
        """What it is an item, a value or a key of; of a repeated part, at the first place."""
        self.items: abc.Sequence[Part] = ()
        """The items of a list."""
        self.own: abc.Mapping[str, Part] = _NONE
        """The values of a mapping, those that merge keys take over aside."""
        self.keys: abc.Mapping[str, Part] = _NONE
        """The keys of those values."""
        self.merges: abc.Sequence[Part] = ()
        """The mappings that it takes over with merge keys (`<<`), the first one winning."""
        self.written: Written | None = None
        """Where it stands in the file; None once it was taken out."""
        self.repeats: abc.Sequence[Written] = ()
        """The aliases that repeat it."""
        self.meant: str | Paragraphs | None = None
        """What it is to say, while an edit is being proved."""
        self._node: Node | None = None

    @property
    def node(self) -> Node:
        """What was read where it stands now."""
        assert self._node
        return self._node

    @node.setter
    def node(self, node: Node) -> None:
        self._node = node

    @property
    def has_node(self) -> bool:
        """Whether it was ever read, and is not just about to be written."""
        return self._node is not None

    @property
    def value(self) -> str:
        """What a text says; nothing for a list or mapping."""
        return self._node.value if isinstance(self._node, nodes.Scalar) else ""

    @property
    def is_null(self) -> bool:
        """Whether nothing is written there, or YAML's word for it."""
        return isinstance(self._node, nodes.Scalar) and self._node.is_null

    @property
    def entries(self) -> dict[str, Part]:
        """The values of a mapping by their keys, those taken over by merge keys last."""
        found = dict(self.own)
        for source in self.merges:
            for key, part in source.entries.items():
                found.setdefault(key, part)
        return found

    @property
    def key(self) -> str | None:
        """The key in the parent it is the value of, or that it is."""
        return next((name for name, part in self._beside() if part is self), None)

    @property
    def key_part(self) -> Part | None:
        """The key it is the value of."""
        name = self.key
        return self.parent.keys.get(name) if self.parent and name is not None else None

    @property
    def index(self) -> int | None:
        """Its number, from 0, in the list it is an item of."""
        items = self.parent.items if self.parent else []
        return next((number for number, part in enumerate(items) if part is self), None)

    @property
    def shared(self) -> bool:
        """Whether an alias or a merge key makes it stand at more places than one."""
        return bool(self.repeats) or bool(self.parent and self.parent.shared)

    @property
    def places(self) -> list[Span]:
        """Where it is written, and then where it, or what it stands in, is repeated."""
        file = self.node.file
        repeats = (each for part in self.ancestry() for each in part.repeats)
        return [self.node.span, *(file.span_at(each.start, each.end) for each in repeats)]

    @property
    def content(self) -> Content:
        """What it says."""
        match self.kind:
            case "text":
                return self.value
            case "list":
                return [part.content for part in self.items]
            case "mapping":
                return {key: part.content for key, part in self.entries.items()}

    def within(self) -> Iterator[Part]:
        """Itself and all that is written in it, keys before their values."""
        rest = [self]
        while rest:
            part = rest.pop()
            yield part
            if part.kind != "text":
                inside = [*part.items, *(x for pair in part.pairs for x in pair)]
                rest += [each for each in reversed(inside) if each.parent is part]

    @property
    def pairs(self) -> Iterator[tuple[Part, Part]]:
        """The keys and values of a mapping, those that merge keys take over aside."""
        return zip(self.keys.values(), self.own.values(), strict=True)

    def ancestry(self) -> Iterator[Part]:
        """Itself and all that it stands in, the root last."""
        part: Part | None = self
        while part:
            yield part
            part = part.parent

    def state(self) -> Part:
        """A copy of what an edit changes of it."""
        saved = Part(self.kind, self.parent)
        saved.items, saved.own, saved.keys = self.items, self.own, self.keys
        return saved

    def restore(self, saved: Part) -> None:
        """Be again what `saved` is a copy of."""
        self.kind, self.parent, self.meant = saved.kind, saved.parent, None
        self.items, self.own, self.keys = saved.items, saved.own, saved.keys

    def _beside(self) -> Iterator[tuple[str, Part]]:
        if self.parent:
            yield from self.parent.own.items()
            yield from self.parent.keys.items()


def kind_of(node: Node) -> PartKind:
    """What a part that mirrors `node` is called."""
    match node:
        case nodes.Scalar():
            return "text"
        case nodes.Mapping():
            return "mapping"
        case nodes.Sequence():
            return "list"


def planned(content: Content, parent: Part | None) -> Part:
    """A part that is about to be written."""
    match content:
        case str() | Paragraphs():
            part = Part("text", parent)
            part.meant = content
        case abc.Mapping():
            part = Part("mapping", parent)
            part.own = {key: planned(value, part) for key, value in content.items()}
            part.keys = {key: planned(key, part) for key in content}
        case _:
            part = Part("list", parent)
            part.items = [planned(each, part) for each in content]
    return part
