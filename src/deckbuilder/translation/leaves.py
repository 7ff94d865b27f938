"""The texts in a texts file, however they are nested: flat paths and their values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from deckbuilder.diagnostics import Problems, Span
from deckbuilder.fields import kind_of
from deckbuilder.kinds import words_in
from deckbuilder.source import Mapping, Node, Scalar, Sequence
from deckbuilder.source.making import scalar_like
from deckbuilder.translation.known import OURS, Known, holder_of, is_below


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text in a texts file, or a place for one."""

    path: str
    """The shortest spelling; as it is written when the outline has no such text."""
    key: Node
    """Where it is written: its key, or in a list the text itself."""
    value: Scalar | None
    """None while nobody has written anything."""


@dataclass
class Leaves:
    """Reads the parts of a texts file; what is wrong is reported, and what is unknown kept."""

    known: Known
    problems: Problems
    unknown: list[tuple[str, Span]] = field(default_factory=list)
    """Paths that the outline does not have: of an unknown id once for all of its texts."""
    first: dict[str, Span] = field(default_factory=dict)

    def texts(self, root: Node) -> Iterator[Leaf]:
        """The texts under all keys but ours."""
        if not isinstance(root, Mapping):
            message = f"texts are written by key, and this is {kind_of(root)}"
            self.problems.error(message, root.span, "begin with `talk:` or `slides:`")
            return
        for key, entry in root.entries.items():
            if key not in OURS:
                yield from self.at(key, entry.key, entry.value)

    def at(self, path: str, key: Node, node: Node) -> Iterator[Leaf]:
        """The texts at a path and below it."""
        is_text, is_group = path in self.known.spellings, path in self.known.groups
        if isinstance(node, Scalar):
            yield from self.scalar(path, key, node)
        elif is_text and self.is_words(path, node):
            yield from self.scalar(path, key, scalar_like(node, words_in(node)))
        elif is_text and not is_group:
            message = f"`{path}` is one text, and this is {kind_of(node)}"
            self.problems.error(message, node.span, "write the text after the key")
        else:
            yield from self.inner(path, key, node)

    def is_words(self, path: str, node: Node) -> bool:
        """Whether `- Overview: the field` stands here, which is words and not a key and a text."""
        if not isinstance(node, Mapping) or not words_in(node):
            return False
        below = f"{path}.{next(iter(node.entries))}"
        return below not in self.known.spellings and below not in self.known.groups

    def inner(self, path: str, key: Node, node: Node) -> Iterator[Leaf]:
        if path not in self.known.groups:
            self.keep_unknown(path, key)
        if isinstance(node, Mapping):
            for name, entry in node.entries.items():
                yield from self.at(f"{path}.{name}", entry.key, entry.value)
        elif isinstance(node, Sequence) and not self.is_list(path):
            message = f"`{path}` holds texts by name, and this is a list"
            self.problems.error(message, node.span, f"write `{self.known.below(path)[0]}: text`")
        elif isinstance(node, Sequence):
            for number, item in enumerate(node.items, 1):
                yield from self.at(f"{path}.{number}", item, item)

    def is_list(self, path: str) -> bool:
        """Whether what stands at a path may be a list of texts; unknown paths may be anything."""
        below = self.known.below(path)
        return not below or any(end.partition(".")[0].isdigit() for end in below)

    def scalar(self, path: str, key: Node, node: Scalar) -> Iterator[Leaf]:
        value = None if node.is_null or not node.value.strip() else node
        short = self.known.spellings.get(path)
        if short is None:
            if value and path in self.known.groups:
                message = f"`{path}` holds several texts, and this is one"
                below = self.known.below(path)
                hint = f"write `{below[0]}:` and the text below it" if below else "remove it"
                self.problems.error(message, node.span, hint)
                return
            if path in self.known.groups:
                return
            self.keep_unknown(path, key)
        elif value and short in self.first:
            message = f"`{short}` is translated twice, first on line {self.first[short].line}"
            self.problems.error(message, key.span, "keep one of them")
            return
        path = short or path
        if value:
            self.first[path] = key.span
        yield Leaf(path, key, value)

    def keep_unknown(self, path: str, key: Node) -> None:
        holder = holder_of(path)
        about = path if holder in self.known.groups else holder
        if not any(is_below(about, one) for one, _ in self.unknown):
            self.unknown.append((about, key.span))
