"""The parts of a file as read, and whether they are those that an edit meant."""

from __future__ import annotations

from collections.abc import Collection

from deckbuilder.source.emitting import Paragraphs, words_of
from deckbuilder.source.nodes import Mapping, Node, Scalar, Sequence
from deckbuilder.source.part import Part, kind_of
from deckbuilder.source.written import Written


def mirror(root: Node, whole: Written) -> Part:
    """The parts of a file that was read to `root`, and is written as `whole` says."""
    return _Mirror().part(root, whole, None)


class _Mirror:
    def __init__(self) -> None:
        self._named: dict[str, Part] = {}

    def part(self, node: Node, written: Written, parent: Part | None) -> Part:
        if written.kind == "alias":
            part = self._named[written.name]
            part.repeats = [*part.repeats, written]
            return part
        part = Part(kind_of(node), parent)
        part.node, part.written = node, written
        match node:
            case Scalar():
                written.inner = max(written.inner, node.start)
                written.end = max(written.end, node.end)
            case Sequence():
                pairs = zip(node.items, written.parts, strict=True)
                part.items = [self.part(item, each, part) for item, each in pairs]
            case Mapping():
                self._entries(part, node, written)
        if written.anchor:
            self._named[written.anchor] = part
        return part

    def _entries(self, part: Part, node: Mapping, written: Written) -> None:
        keys: dict[str, Part] = {}
        own: dict[str, Part] = {}
        for key, value in written.pairs:
            if key.is_merge:
                self._merge(part, value)
                continue
            name = self._named[key.name].value if key.kind == "alias" else key.name
            entry = node.entries[name]
            keys[name] = self.part(entry.key, key, part)
            own[name] = self.part(entry.value, value, part)
        part.keys, part.own = keys, own
        if part.merges or len(own) < len(node.entries):
            taken_over = part.entries
            for name, entry in node.entries.items():
                if name not in taken_over:
                    # A mapping that stands after `<<:` itself: its parts can be read only.
                    keys[name] = _read_only(entry.key, part)
                    own[name] = _read_only(entry.value, part)

    def _merge(self, part: Part, value: Written) -> None:
        for each in value.parts if value.kind == "list" else [value]:
            if each.kind == "alias":
                source = self._named[each.name]
                source.repeats = [*source.repeats, each]
                part.merges = [*part.merges, source]


def _read_only(node: Node, parent: Part) -> Part:
    part = Part(kind_of(node), parent)
    part.node = node
    match node:
        case Sequence():
            part.items = [_read_only(item, part) for item in node.items]
        case Mapping():
            part.own = {key: _read_only(each.value, part) for key, each in node.entries.items()}
            part.keys = {key: _read_only(each.key, part) for key, each in node.entries.items()}
        case Scalar():
            pass
    return part


class Match:
    """Parts as they are meant, and the parts as read that prove to be those."""

    def __init__(self, meant: Part, read: Part) -> None:
        self._read: dict[int, Part] = {}
        self._pairs: list[tuple[Part, Part]] = []
        self.is_proved = self._is(meant, read)

    def adopt(self) -> dict[int, Part]:
        """The parts take over the places of those read; all of them by their `id`."""
        for part, read in self._pairs:
            part.node, part.written, part.repeats = read.node, read.written, read.repeats
            part.meant = None
        return {id(part): part for part, _ in self._pairs}

    def _is(self, meant: Part, read: Part) -> bool:
        known = self._read.get(id(meant))
        if known:
            return known is read
        self._read[id(meant)] = read
        self._pairs.append((meant, read))
        if meant.kind != read.kind:
            return False
        match meant.kind:
            case "text":
                return _says(meant, read.node)
            case "list":
                return self._are(meant.items, read.items)
            case "mapping":
                return (
                    list(meant.own) == list(read.own)
                    and self._are(meant.keys.values(), read.keys.values())
                    and self._are(meant.own.values(), read.own.values())
                    and self._are(meant.merges, read.merges)
                )

    def _are(self, meant: Collection[Part], read: Collection[Part]) -> bool:
        return len(meant) == len(read) and all(map(self._is, meant, read))


def _says(part: Part, node: Node) -> bool:
    """Whether a text that was read says what it is meant to, or what it did before."""
    if not isinstance(node, Scalar):
        return False
    before = part.node if part.has_node else None
    cut = before.cut if isinstance(before, Scalar) else ""
    match part.meant:
        case None:
            return isinstance(before, Scalar) and (node.value, node.is_null, node.cut) == (
                *(before.value, before.is_null),
                cut,
            )
        case Paragraphs():
            said = words_of(node.value) == part.meant.words
        case str():
            said = node.value == part.meant
    return said and not node.is_null and node.cut in ("", cut)
