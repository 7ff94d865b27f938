"""Slides without a title, or with one that another slide has."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.accessibility.finding import Finding, brief
from deckbuilder.accessibility.seen import SeenDeck, SeenSlide


def check(deck: SeenDeck) -> Iterator[Finding]:
    """By titles those who hear a deck find their way in it (WCAG 2.2, success criterion 2.4.2)."""
    first: dict[str, SeenSlide] = {}
    for slide in deck.slides:
        title = slide.title.text if slide.title else ""
        if not title:
            yield slide.found(
                None,
                "the slide has no title",
                "write one; it may lie outside the slide (Home > Layout with a title)",
                "error",
            )
            continue
        same = first.setdefault(title.casefold(), slide)
        # Each state of a slide that builds is a slide of its own in a flattened deck.
        if same is not slide and not slide.id.startswith(f"{same.id}-step-"):
            yield slide.found(
                slide.title,
                f"the title “{brief(title, 60)}” is that of slide {same.number} too",
                "say what is new on this slide",
            )
