"""What is said of keys: missing, unknown, cut off by a comma, or none where some should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuilder.diagnostics import Span, did_you_mean
from deckbuilder.fields.reading import Reading, Refused
from deckbuilder.fields.showing import conditions
from deckbuilder.source import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from deckbuilder.fields.records import FieldSpec, Record

MOST_LISTED = 6
"""Keys that a message lists where the author has written none at all."""


def wrong_shape(cls: type[Record], node: Node, reading: Reading) -> Refused:
    """Report a record that is no group of keys, or nothing at all."""
    known = cls.keys
    if isinstance(node, Scalar) and node.is_null:
        wanted = " and ".join(f"`{name}:`" for name, spec in known.items() if spec.required)
        short = cls.shorthand or not wanted
        hint = "write it, or remove the line" if short else f"write {wanted} below it"
        return reading.refuse(f"this {cls.called()} is empty", node.span, hint)
    keys = [f"`{name}:`" for name in known]
    more = f" and {len(keys) - MOST_LISTED} more" if len(keys) > MOST_LISTED else ""
    message = f"{an(cls.called())} is written with keys, and this is {kind_of(node)}"
    hint = "its keys are " + ", ".join(keys[:MOST_LISTED]) + more
    return reading.refuse(message, node.span, hint)


def missing_key(cls: type[Record], spec: FieldSpec, span: Span, reading: Reading) -> None:
    """Report a key that must be there and is not."""
    doc = f"{spec.doc[:1].lower()}{spec.doc[1:]}".rstrip(".")
    message = f"this {cls.called()} has no `{spec.name}`"
    reading.problems.error(message, span, f"add `{spec.name}:` ({doc})")


def unknown_key(
    cls: type[Record], key: str, span: Span, known: list[str], reading: Reading
) -> None:
    """Report a key that nothing knows."""
    hint = did_you_mean(
        key, [*known, *conditions(cls)]
    ) or f"{an(cls.called())} takes " + ", ".join(f"`{name}`" for name in sorted(known))
    if key.lower() in cls.meant:
        hint = f"write `{cls.meant[key.lower()]}` instead"
    reading.problems.error(f"unknown key `{key}`", span, hint)


def cut_by_comma(key: str, place: Span | None, value: Node, reading: Reading) -> bool:
    """Report a key that is the end of a text with a comma in it, as in `{title: Now, then}`.

    False for a key that somebody meant as one.
    """
    if place is None or not isinstance(value, Scalar) or value.start != value.end:
        return False
    if value.file.line(place.line)[place.column - 1 + place.length :].lstrip()[:1] == ":":
        return False
    message = f"between braces a comma ends a text, so `{key}` is read as a key of its own"
    hint = "put the text with the comma in quotes; if it is a key, write `: ` and a value after it"
    reading.problems.error(message, place, hint)
    return True


def reads_as_text(node: Mapping, known: list[str]) -> bool:
    """Whether `- Overview: the field` was meant as words although YAML sees a mapping in it.

    So it is with a single key that is neither known nor nearly so.
    """
    if len(node.entries) != 1:
        return False
    key = next(iter(node.entries))
    near = did_you_mean(key, known) is not None and " " not in key and key[:1].islower()
    return key not in known and not near and "\n" not in node.raw


def an(noun: str) -> str:
    """`a slide`, `an outline`."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def kind_of(node: Node) -> str:
    """What a presenter calls a node."""
    match node:
        case Mapping():
            return "a group of keys"
        case Sequence():
            return "a list"
        case _:
            return "empty" if node.is_null else "text"
