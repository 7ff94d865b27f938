"""Parts of an outline made from other parts: each keeps the place of what it is made from."""

from __future__ import annotations

from collections.abc import Iterable

from deckbuilder.source.nodes import NULLS, Entry, Mapping, Node, Scalar, Sequence


def mapping_like(node: Node, entries: dict[str, Entry]) -> Mapping:
    """A group of keys in the place of `node`."""
    return Mapping(node.file, node.line, node.column, node.start, node.end, entries)


def sequence_like(node: Node, items: Iterable[Node]) -> Sequence:
    """A list in the place of `node`."""
    return Sequence(node.file, node.line, node.column, node.start, node.end, list(items))


def scalar_like(node: Node, value: str) -> Scalar:
    """A text in the place of `node`. It is text even when it says `null` or nothing."""
    style = node.style if isinstance(node, Scalar) else ""
    style = style or ('"' if value in NULLS else "")
    return Scalar(node.file, value, node.line, node.column, node.start, node.end, style)


def entry_like(node: Node, key: str, value: Node) -> Entry:
    """A key in the place of `node`, with a value."""
    return Entry(scalar_like(node, key), value)


def with_entry(node: Mapping, key: str, value: Node, *, first: bool = False) -> Mapping:
    """`node` with another value for a key; a key it has not comes last, or `first`."""
    old = node.entries.get(key)
    entry = Entry(old.key, value) if old else entry_like(value, key, value)
    if first and not old:
        return mapping_like(node, {key: entry, **node.entries})
    return mapping_like(node, {**node.entries, key: entry})


def without_entry(node: Mapping, *keys: str) -> Mapping:
    """`node` without some of its keys."""
    if not any(key in node.entries for key in keys):
        return node
    return mapping_like(node, {k: entry for k, entry in node.entries.items() if k not in keys})
