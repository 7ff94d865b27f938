"""Every part of an outline, in the order read."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.source.nodes import Mapping, Node, Scalar, Sequence


def parts(node: Node) -> Iterator[Node]:
    """Every node of a tree, itself first, keys included, repeated ones each time."""
    yield node
    match node:
        case Mapping():
            for entry in node.entries.values():
                yield entry.key
                yield from parts(entry.value)
        case Sequence():
            for item in node.items:
                yield from parts(item)
        case Scalar():
            return


def scalars(node: Node) -> Iterator[Scalar]:
    """Every text of a tree, keys included."""
    return (part for part in parts(node) if isinstance(part, Scalar))
