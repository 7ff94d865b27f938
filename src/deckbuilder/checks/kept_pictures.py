"""Kept slides of which pictures, PDF and article show something only in outline."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.diagnostics import Diagnostic
from deckbuilder.fields import place_of_words
from deckbuilder.pipeline import Loaded
from deckbuilder.shown import slides_shown

ON_BUILD = False


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """A deck has it all; what is made from our own drawing of the slide has not."""
    for scene, slide in slides_shown(loaded):
        if scene.native and scene.native.simplified:
            what = ", ".join(scene.native.simplified)
            yield Diagnostic(
                f"the deck has all of the kept slide `{slide.name}`, but PDF, preview and article "
                f"show in outline only {what}",
                place_of_words(slide.keep, slide.span),
                "where that matters, export the deck itself from PowerPoint",
                "warning",
                "kept-pictures",
            )
