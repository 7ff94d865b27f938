"""Whether a place lies in what an outline says under `variants:`."""

from __future__ import annotations

from collections.abc import Iterable

from deckbuilder.diagnostics import Diagnostic, Span
from deckbuilder.model.variant import bases_written, with_bases
from deckbuilder.source import Entry, Mapping, Node
from deckbuilder.variant.choice import Choice


def is_in_variants(span: Span, root: Node) -> bool:
    """Whether a place lies below `variants:`, or is that key."""
    entry = root.entries.get("variants") if isinstance(root, Mapping) else None
    return entry is not None and _is_in(span, entry)


def of_talk(choice: Choice, found: Iterable[Diagnostic], root: Node) -> list[Diagnostic]:
    """What was found, without what stands in variants that a talk is not made of."""
    entry = root.entries.get("variants") if isinstance(root, Mapping) else None
    if entry is None or not isinstance(entry.value, Mapping):
        return list(found)
    variants = entry.value
    there = [name for name in choice.variants if name in variants.entries]
    layers = with_bases(there, lambda name: bases_written(name, variants))
    others = [each for name, each in variants.entries.items() if name not in layers]
    return [one for one in found if not any(_is_in(one.span, each) for each in others)]


def _is_in(span: Span, entry: Entry) -> bool:
    """Whether a place lies in a key and its value."""
    file = entry.key.file
    if span.path != file.path:
        return False
    return entry.key.start <= file.line_start(span.line) + span.column - 1 < entry.value.end
