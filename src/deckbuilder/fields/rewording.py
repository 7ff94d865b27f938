"""Words for people in an outline: found by the kinds of values, and swapped for others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from deckbuilder.diagnostics import Problems
from deckbuilder.fields.complaints import reads_as_text
from deckbuilder.fields.showing import conditions
from deckbuilder.source import Entry, Mapping, Node, Scalar, Sequence
from deckbuilder.source.making import mapping_like, sequence_like

if TYPE_CHECKING:
    from deckbuilder.fields.records import Record


@dataclass(frozen=True, slots=True)
class Path:
    """The way from the root of an outline to a text, by keys, ids and numbers from 1."""

    steps: tuple[tuple[str, bool], ...] = ()
    """Each with whether it may be left out, as the key that a shorthand stands for."""

    def __truediv__(self, step: str | int) -> Path:
        return Path((*self.steps, (str(step), False)))

    def maybe(self, step: str) -> Path:
        """The path with a step that may be left out."""
        return Path((*self.steps, (step, True)))

    def __str__(self) -> str:
        """The shortest spelling."""
        return ".".join(step for step, may_go in self.steps if not may_go)

    def spellings(self) -> Iterator[str]:
        """Every spelling, the shortest first."""
        found: list[tuple[str, ...]] = [()]
        for step, may_go in self.steps:
            longer = [(*steps, step) for steps in found]
            found = [*found, *longer] if may_go else longer
        yield from sorted((".".join(steps) for steps in found), key=len)


@dataclass(frozen=True, slots=True)
class Words:
    """A text for people, where it stands in an outline."""

    path: Path
    text: str
    node: Node
    """What the author wrote it in: the value, or the key of a link."""
    is_key: bool = False
    """Whether it is a key, by which a variant may name what it changes."""


@dataclass(frozen=True)
class Rewording:
    """How the words of an outline are swapped for others while it is gone through."""

    say: Callable[[Words], Scalar | None]
    """What is said instead of some words; None when they stay."""
    blocks: MappingABC[str, type[Record]]
    """Record class of each key that may stand among a slide's own keys."""
    problems: Problems = field(default_factory=Problems)


def with_values(node: Mapping, change: Callable[[str, Node], Node]) -> Mapping:
    """`node` with each value changed; the very same one when none is."""
    entries: dict[str, Entry] = {}
    for key, entry in node.entries.items():
        value = change(key, entry.value)
        entries[key] = entry if value is entry.value else Entry(entry.key, value)
    same = all(entries[key] is entry for key, entry in node.entries.items())
    return node if same else mapping_like(node, entries)


def with_items(node: Sequence, change: Callable[[int, Node], Node]) -> Sequence:
    """`node` with each item changed, given with its number from 1."""
    items = [change(number, item) for number, item in enumerate(node.items, 1)]
    same = all(new is old for new, old in zip(items, node.items, strict=True))
    return node if same else sequence_like(node, items)


def reworded_fields(
    cls: type[Record],
    node: Node,
    path: Path,
    rewording: Rewording,
    extra: MappingABC[str, type[Record]] | None = None,
) -> Node:
    """`node`, a record as written, with other words in its fields and the records in `extra`.

    The key that a shorthand stands for may be left out of a path, so that a path stays when the
    shorthand is spelled out; not so where ids follow, which could be other keys of the record.
    """
    known = cls.keys
    short = known.get(cls.shorthand)

    def value(key: str, old: Node) -> Node:
        spec = known.get(key)
        if spec:
            may_go = spec is short and not spec.kind.by_id
            below = path.maybe(key) if may_go else path / key
            return spec.kind.reworded(old, below, rewording)
        other = (extra or {}).get(key)
        return other.reworded(old, path / key, rewording) if other else old

    if isinstance(node, Mapping) and not (
        short and reads_as_text(node, [*known, *conditions(cls)])
    ):
        return with_values(node, value)
    return value(short.name, node) if short else node
