"""Places in a file that no record remembers; it is read again, and only when one is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from deckbuilder.diagnostics import InvalidTalk, Span
from deckbuilder.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from deckbuilder.source.reader import read_file


class Places:
    """The places in one file, by the keys and numbers that lead there from its root."""

    def __init__(self, path: str) -> None:
        self.path = path

    def value(self, *steps: str | int, otherwise: Span) -> Span:
        """Where the value at the end of `steps` is; `otherwise` when it is not in the file."""
        found = self._follow(steps)
        node = found.value if isinstance(found, Entry) else found
        return node.span if node else otherwise

    def key(self, *steps: str | int, otherwise: Span) -> Span:
        """Where the key at the end of `steps` is; `otherwise` when it is not in the file."""
        found = self._follow(steps)
        return found.key.span if isinstance(found, Entry) else otherwise

    def words(self, words: str, place: Span) -> Span:
        """Where `words` are within the value at `place`; `place` when they are not there."""
        for node in _every(self._root):
            if node.span == place:
                at = node.file.text.find(words, node.start, node.end)
                return node.file.span_at(at, at + len(words)) if at >= 0 else place
        return place

    @cached_property
    def _root(self) -> Node | None:
        try:
            return read_file(Path(self.path))
        except InvalidTalk:  # gone or changed since it was read first
            return None

    def _follow(self, steps: tuple[str | int, ...]) -> Entry | Node | None:
        found: Entry | Node | None = self._root
        for step in steps:
            found = _next(found.value if isinstance(found, Entry) else found, step)
        return found


def _next(node: Node | None, step: str | int) -> Entry | Node | None:
    match node, step:
        case Mapping(), str():
            return node.entries.get(step)
        case Sequence(), int() if step < len(node.items):
            return node.items[step]
        case _:
            return None


def _every(node: Node | None) -> Iterator[Node]:
    """A node and all values below it, from top to bottom."""
    match node:
        case None:
            return
        case Mapping():
            below = [entry.value for entry in node.entries.values()]
        case Sequence():
            below = node.items
        case Scalar():
            below = []
    yield node
    for one in below:
        yield from _every(one)
