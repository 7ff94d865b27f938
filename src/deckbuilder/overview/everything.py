"""The outline with every slide that waits for a variant, for views that show them all."""

from __future__ import annotations

from deckbuilder.fields import Refused, without_conditions
from deckbuilder.model import Talk
from deckbuilder.pipeline import Outline, no_garbage_collection
from deckbuilder.source import Mapping, Node, Sequence
from deckbuilder.source.making import sequence_like, with_entry, without_entry
from deckbuilder.variant import BASE
from deckbuilder.variant.resolution import resolve


@no_garbage_collection()
def everything(outline: Outline) -> Talk | None:
    """An outline with all its slides, whatever is wrong with it.

    None when so little of it is in order that there is nothing to show, and when an id stands for
    two slides or sections.
    """
    if not isinstance(outline.root, Mapping):
        return None
    try:
        made = resolve(_unconditional(outline.root), {}, BASE, outline.reading())
        talk = Talk.read(made.node, made.reading)
    except Refused:
        return None
    ids = [one.name for one in talk.slides], [one.name for one in talk.sections]
    return None if any(len(set(names)) < len(names) for names in ids) else talk


def _unconditional(root: Mapping) -> Mapping:
    """The outline without what makes its sections and slides wait."""
    sections = root.entries.get("sections")
    if sections is None or not isinstance(sections.value, Sequence):
        return root
    items = [_with_all_slides(one) for one in sections.value.items]
    return with_entry(root, "sections", sequence_like(sections.value, items))


def _with_all_slides(section: Node) -> Node:
    if not isinstance(section, Mapping):
        return section
    bare = without_conditions(section)
    slides = bare.entries.get("slides")
    if slides is None or not isinstance(slides.value, Sequence):
        return bare
    items = [
        without_entry(without_conditions(one), "optional") if isinstance(one, Mapping) else one
        for one in slides.value.items
    ]
    return with_entry(bare, "slides", sequence_like(slides.value, items))
