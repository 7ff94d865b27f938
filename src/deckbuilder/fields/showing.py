"""`only` and `not`: parts of a talk that some variants show and others leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deckbuilder.diagnostics import did_you_mean
from deckbuilder.fields.reading import Reading
from deckbuilder.source import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from deckbuilder.fields.records import Record

CONDITIONS = ("only", "not")

SCHEMA: dict[str, Any] = {
    "only": {
        "description": "Variants that show this; no other does.",
        "type": ["string", "array"],
        "items": {"type": "string"},
    },
    "not": {
        "description": "Variants that leave this out.",
        "type": ["string", "array"],
        "items": {"type": "string"},
    },
}
"""What an editor is told of the two keys."""


class LeftOut(Exception):
    """The value is in order, and the talk that is wanted leaves it out."""


def conditions(cls: type[Record]) -> tuple[str, ...]:
    """The condition keys that may stand among those of a record."""
    return tuple(key for key in CONDITIONS if key not in cls.keys) if cls.may_be_left_out else ()


def is_shown(node: Node, reading: Reading, keys: tuple[str, ...] = CONDITIONS) -> bool:
    """Whether the talk that is wanted shows a part; mistakes in its conditions are reported."""
    shown = True
    said: dict[str, set[str]] = {}
    for key in keys:
        entry = node.entries.get(key) if isinstance(node, Mapping) else None
        if entry:
            named = said[key] = set(_names(entry.value, key, reading))
            shown = shown and bool(named & reading.variants) == (key == "only")
    if said.get("only") and said["only"] <= said.get("not", set()):
        reading.problems.error(
            "`only` and `not` together leave this out everywhere",
            node.span,
            "name each variant under one of the two",
        )
    return shown


def without_conditions(node: Mapping) -> Mapping:
    """A part without its conditions."""
    if not any(key in node.entries for key in CONDITIONS):
        return node
    entries = {key: entry for key, entry in node.entries.items() if key not in CONDITIONS}
    return Mapping(node.file, node.line, node.column, node.start, node.end, entries)


def _is_elsewhere(name: str, reading: Reading) -> bool:
    """Whether only an outline that parts are taken from has such a variant."""
    return reading.elsewhere is not None and name in reading.elsewhere.variants


def _names(node: Node, key: str, reading: Reading) -> list[str]:
    """The variants that a condition names."""
    nodes = node.items if isinstance(node, Sequence) and node.items else [node]
    names = []
    for one in nodes:
        if not isinstance(one, Scalar) or one.is_null:
            hint = f"write `{key}: [variant]`"
            reading.problems.error(f"`{key}` should name variants", one.span, hint)
        elif _is_elsewhere(one.value.strip(), reading):
            names.append(one.value.strip())
        elif one.value.strip() not in reading.known_variants:
            name, known = one.value.strip(), reading.known_variants
            listed = ", ".join(f"`{each}`" for each in known)
            hint = did_you_mean(name, known) or (
                f"the variants are {listed}" if known else "there are none under `variants:`"
            )
            reading.problems.error(f"there is no variant `{name}`", one.span, hint)
        else:
            names.append(one.value.strip())
    return names
