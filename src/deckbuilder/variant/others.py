"""What is wrong in the talks of an outline that nobody has asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from deckbuilder.diagnostics import Diagnostic, Problems
from deckbuilder.fields import Reading, Refused
from deckbuilder.model import Slide, Talk, Variant
from deckbuilder.model.consistency import check_consistency
from deckbuilder.naming import slide_name
from deckbuilder.source import Mapping as MappingNode
from deckbuilder.source import Node, Sequence
from deckbuilder.variant.choice import Choice
from deckbuilder.variant.draft import Draft
from deckbuilder.variant.resolution import Resolved, resolve

Looks = dict[str, tuple[frozenset[str], list[Diagnostic]]]
"""By variant, the ids of its slides and its mistakes."""


def look_at_others(
    root: MappingNode,
    variants: Mapping[str, Variant],
    made: Resolved,
    reading: Reading,
    looks: Looks,
) -> None:
    """Report the mistakes of every variant that is not among the layers of `made`.

    So a mistake is found by whoever wrote it, not by whoever builds that talk months later. Slides
    that no talk shows are looked at as well. Warnings are left to those who ask for the talk.
    What is not in `looks` yet is added there.
    """
    shown = set(_slides(made.node))
    for name in variants:
        if name not in made.layers:
            if name not in looks:
                talk, mistakes = _look_at(root, variants, (name,), reading)
                mistakes = _told_apart(mistakes, name, root, variants, reading)
                looks[name] = (frozenset(_slides(talk)), mistakes)
            shown |= looks[name][0]
            reading.problems.found += looks[name][1]
    alone = replace(made.reading, problems=Problems(), jumps=[], lost=set(), absent=frozenset())
    for slide in Draft(root, replace(alone, problems=Problems())).slides:
        if slide.name not in shown:
            with suppress(Refused):
                Slide.read(slide.node, alone)
    reading.problems.found.extend(alone.problems.errors)


def _look_at(
    root: MappingNode, variants: Mapping[str, Variant], names: tuple[str, ...], reading: Reading
) -> tuple[MappingNode, list[Diagnostic]]:
    """The outline of one talk, and its mistakes."""
    alone = replace(reading, problems=Problems(), jumps=[], lost=set())
    made = resolve(root, variants, Choice(names), alone)
    with suppress(Refused):
        check_consistency(Talk.read(made.node, made.reading), made.reading)
    return made.node, alone.problems.errors


def _told_apart(
    mistakes: list[Diagnostic],
    name: str,
    root: MappingNode,
    variants: Mapping[str, Variant],
    reading: Reading,
) -> list[Diagnostic]:
    """The same, naming the variant where the line alone would seem to be in order."""
    entry = root.entries["variants"]
    first, last = entry.key.line, root.file.text.count("\n", 0, entry.value.end) + 1
    if all(first <= mistake.span.line <= last for mistake in mistakes):
        return mistakes
    _, everywhere = _look_at(root, variants, (), reading)
    return [
        mistake
        if first <= mistake.span.line <= last or mistake in everywhere
        else replace(mistake, message=f"{mistake.message} in the variant `{name}`")
        for mistake in mistakes
    ]


def _slides(outline: MappingNode) -> Iterator[str]:
    """The ids of the slides in the outline of a talk."""
    for section in _items(outline, "sections"):
        yield from map(slide_name, _items(section, "slides"))


def _items(node: Node, key: str) -> list[Node]:
    entry = node.entries.get(key) if isinstance(node, MappingNode) else None
    return entry.value.items if entry and isinstance(entry.value, Sequence) else []
