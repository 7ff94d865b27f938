"""Words too small to be read from the last row, or by those who see less well."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.accessibility.finding import Finding, brief
from deckbuilder.accessibility.seen import FOOTERS, SeenDeck, SeenShape

LEAST = 12.0
"""Points on a slide 540 points high; half of what titles and points usually have."""


def check(deck: SeenDeck) -> Iterator[Finding]:
    """One finding a slide, which names the smallest words; footers may be small."""
    for slide in deck.slides:
        small: list[tuple[float, SeenShape, str]] = []
        for shape, passages, _ in slide.texts():
            if shape.holder in FOOTERS:
                continue
            sizes = [(w.size, w.text) for p in passages for w in p.words if w.text.strip()]
            least = min(sizes, default=(LEAST, ""))
            if least[0] < LEAST - 0.05:
                small.append((least[0], shape, least[1]))
        if small:
            size, shape, text = min(small, key=lambda one: one[0])
            others = f", and {len(small) - 1} more texts are small" if len(small) > 1 else ""
            yield slide.found(
                shape,
                f"“{brief(text)}” has {size:g} points{others}",
                f"use {LEAST:g} or more; shorten the text or spread it over two slides",
            )
