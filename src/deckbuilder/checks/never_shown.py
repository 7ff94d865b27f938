"""Slides that wait for a variant which nobody wrote."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.diagnostics import Diagnostic
from deckbuilder.model import Slide
from deckbuilder.pipeline import Loaded
from deckbuilder.variant.unshown import slides_of, unshown

ON_BUILD = False


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """A slide is there to be shown, by the outline as it stands or by a variant.

    One that a variant has no room for is shown when there is more time.
    """
    outline = loaded.outline
    shown: set[str] = set()
    for one in outline.every:
        shown.update(slides_of(one.resolved.node))
        shown.update(each.slide for each in one.resolved.filled)
    for waiting in unshown(outline.root, shown, outline.reading()):
        slide = Slide.read(waiting.node, outline.reading())
        yield Diagnostic(
            f"no talk shows the slide `{slide.name}`",
            slide.name_span,
            "bring it back in a variant with `also:`, or remove what makes it wait",
            "warning",
            "never-shown",
        )
