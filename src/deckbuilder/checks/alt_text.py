"""Pictures that nobody who cannot see them could follow."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.blocks.picture import Picture
from deckbuilder.diagnostics import Diagnostic
from deckbuilder.model.slide import every
from deckbuilder.pipeline import Loaded

ON_BUILD = True


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """A picture needs `alt`, unless it is marked as decorative."""
    for slide in loaded.talk.slides:
        for block in every(slide.blocks):
            if isinstance(block, Picture) and not (block.alt or block.decorative):
                yield Diagnostic(
                    f"the picture on slide `{slide.name}` has no alternative text",
                    block.span,
                    "add `alt:` with what it shows, or `decorative: yes`",
                    "warning",
                    "alt-text",
                )
