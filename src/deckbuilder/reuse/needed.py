"""What a part of an outline speaks of and does not hold itself: people, and maps."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.source import Mapping, Node, Scalar, Sequence

GROUPS = ("people", "maps")
"""Where these are written in an outline."""


def needed(node: Node) -> Iterator[tuple[str, str]]:
    """The group and id of each person and each map that a slide or section speaks of."""
    match node:
        case Sequence():
            for item in node.items:
                yield from needed(item)
        case Mapping():
            for key, entry in node.entries.items():
                yield from _under(key, entry.value)
        case Scalar():
            return


def _under(key: str, value: Node) -> Iterator[tuple[str, str]]:
    """The same of what stands under one key."""
    match key:
        case "speaker":
            people = value.items if isinstance(value, Sequence) else [value]
            yield from (("people", one.value.strip()) for one in people if isinstance(one, Scalar))
        case "cloud" if isinstance(value, Scalar):
            yield "maps", value.value.strip().partition(".")[0]
        case "clouds" if isinstance(value, Scalar):
            yield "maps", value.value.strip()
        case "clouds" if isinstance(value, Mapping) and "map" in value.entries:
            yield from _under("clouds", value.entries["map"].value)
        case _:
            yield from needed(value)
