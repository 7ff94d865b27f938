"""Slides of an outline that no talk shows: they are looked at all the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import replace

from deckbuilder.diagnostics import Diagnostic, Problems
from deckbuilder.fields import Reading, Refused
from deckbuilder.model import Slide
from deckbuilder.naming import slide_name
from deckbuilder.source import Mapping, Node, Sequence
from deckbuilder.variant.draft import Draft, DraftSlide


def slides_of(outline: Node) -> Iterator[str]:
    """The ids of the slides in the outline of a talk."""
    for section in _items(outline, "sections"):
        yield from map(slide_name, _items(section, "slides"))


def unshown(root: Node, shown: Collection[str], reading: Reading) -> list[DraftSlide]:
    """The slides of an outline whose ids are not among those that are `shown`."""
    if not isinstance(root, Mapping):
        return []
    slides = Draft(root, replace(reading, problems=Problems())).slides
    return [slide for slide in slides if slide.name not in shown]


def mistakes_in(slides: Collection[DraftSlide], reading: Reading) -> list[Diagnostic]:
    """What is wrong with slides seen by themselves."""
    alone = replace(reading, problems=Problems(), jumps=[], lost=set(), absent=frozenset())
    for slide in slides:
        with suppress(Refused):
            Slide.read(slide.node, alone)
    return alone.problems.errors


def _items(node: Node, key: str) -> list[Node]:
    entry = node.entries.get(key) if isinstance(node, Mapping) else None
    return entry.value.items if entry and isinstance(entry.value, Sequence) else []
