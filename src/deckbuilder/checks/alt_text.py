"""Pictures that nobody who cannot see them could follow."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.blocks.picture import Picture
from deckbuilder.diagnostics import Diagnostic
from deckbuilder.model.slide import every
from deckbuilder.pipeline import Loaded

ON_BUILD = True
TO_WRITE = "TODO"
"""What an alternative text begins with that somebody has still to write, as `pull` leaves it."""


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """A picture needs `alt`, and a written one, unless it is marked as decorative."""
    for slide in loaded.talk.slides:
        for block in every(slide.blocks):
            if isinstance(block, Picture) and block.alt.startswith(TO_WRITE):
                yield Diagnostic(
                    f"the alternative text of the picture on slide `{slide.name}` is yet to write",
                    block.span,
                    "say what the picture shows",
                    "warning",
                    "alt-text",
                )
            elif isinstance(block, Picture) and not (block.alt or block.decorative):
                yield Diagnostic(
                    f"the picture on slide `{slide.name}` has no alternative text",
                    block.span,
                    "add `alt:` with what it shows, or `decorative: yes`",
                    "warning",
                    "alt-text",
                )
