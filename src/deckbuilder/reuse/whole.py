"""An outline with what it takes from others in the place of each `from:`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from deckbuilder.diagnostics import Problems
from deckbuilder.fields import Elsewhere
from deckbuilder.naming import section_name, slide_name
from deckbuilder.reuse.needed import GROUPS, needed
from deckbuilder.reuse.others import Other, Others, items, value_of
from deckbuilder.reuse.taking import Parts
from deckbuilder.source import Entry, Node, Sequence
from deckbuilder.source import Mapping as Keys
from deckbuilder.source.making import mapping_like, sequence_like, with_entry

_MENTIONED = re.compile(r"\bfrom[\"']?\s*:")


@dataclass(frozen=True, slots=True)
class Whole:
    """An outline with all that it takes from others."""

    root: Node
    files: tuple[Path, ...] = ()
    """The others, as messages call them, in the order they are needed; also unreadable ones."""
    elsewhere: Elsewhere | None = None
    """What the others speak of and this outline has not; None when it takes nothing."""


def whole(
    root: Node, path: Path, problems: Problems, texts: Mapping[Path, str] | None = None
) -> Whole:
    """The outline `root`, which was read from `path`, with what it takes; mistakes are reported.

    `texts` stand in for what the other files hold.
    """
    if not isinstance(root, Keys) or not _MENTIONED.search(root.file.text):
        return Whole(root)
    others = Others(problems, texts or {}, lambda *one: _Taker(others, problems).whole(*one))
    made = others.taking(root, path, (os.path.realpath(path),))
    if not others.files:
        return Whole(made)
    return Whole(made, tuple(others.files), _elsewhere(tuple(others), made))


def _elsewhere(found: tuple[Other, ...], root: Node) -> Elsewhere:
    slides = {name for one in found for name in (*one.slides, *one.sections)}
    variants = {name for one in found for name in one.group("variants")}
    return Elsewhere(frozenset(variants), frozenset(slides - set(_ids(root))))


def _ids(root: Node) -> Iterator[str]:
    """The ids of all slides and sections of an outline."""
    for section in items(root, "sections"):
        yield section_name(section)
        yield from map(slide_name, items(section, "slides"))


class _Taker:
    """Makes one outline whole."""

    def __init__(self, others: Others, problems: Problems) -> None:
        self._others = others
        self._problems = problems
        self._needed: list[tuple[Node, Other]] = []
        """What was taken, and from where: what it speaks of may have to come along."""

    def whole(self, root: Keys, path: Path, above: tuple[str, ...]) -> Node:
        """The outline, with the people and maps that go with what it takes."""
        self._parts = Parts(self._others, self._problems, path.parent, above, self._needed)
        made = root
        for key in GROUPS:
            made = _changed(made, key, lambda node, key=key: self._group(key, node))
        made = _changed(made, "sections", self._sections)
        made = _changed(made, "variants", self._variants)
        return self._with_needed(made)

    def _group(self, key: str, node: Node) -> Node:
        """People or maps by id, some of which are taken."""
        if not isinstance(node, Keys):
            return node
        entries = {
            name: Entry(entry.key, self._parts.of_group(key, entry.value))
            for name, entry in node.entries.items()
        }
        return mapping_like(node, entries)

    def _sections(self, node: Node) -> Node:
        if not isinstance(node, Sequence):
            return node
        return sequence_like(node, (self._parts.section(item) for item in node.items))

    def _variants(self, node: Node) -> Node:
        """What variants add may be taken too."""
        if not isinstance(node, Keys):
            return node
        entries = {
            name: Entry(entry.key, self._variant(entry.value))
            for name, entry in node.entries.items()
        }
        return mapping_like(node, entries)

    def _variant(self, node: Node) -> Node:
        if not isinstance(node, Keys):
            return node
        return _changed(node, "add", self._added)

    def _added(self, node: Node) -> Node:
        if not isinstance(node, Sequence):
            return node
        return sequence_like(node, map(self._parts.added, node.items))

    def _with_needed(self, root: Keys) -> Keys:
        """The outline with the people and maps that it lacks and the others have."""
        for node, other in self._needed:
            for group, name in needed(node):
                there = value_of(root, group)
                known = there.entries if isinstance(there, Keys) else {}
                found = other.group(group).get(name)
                if found and name not in known:
                    merged = mapping_like(there or other.root, {**known, name: found})
                    root = with_entry(root, group, merged)
        return root


def _changed(node: Keys, key: str, change: object) -> Keys:
    """`node` with something else under a key that it has."""
    value = value_of(node, key)
    if value is None:
        return node
    assert callable(change)
    return with_entry(node, key, change(value))
