"""Titles too long to be read at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.diagnostics import Diagnostic
from deckbuilder.pipeline import Loaded
from deckbuilder.scene import Text
from deckbuilder.shown import slides_shown

ON_BUILD = False


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """A title has one line, or two at `small_title`. One that needs still smaller type is too long.

    What does not fit even then is an error of layout, not told here.
    """
    usual = loaded.theme.sizes.small_title
    seen = set()
    for scene, slide in slides_shown(loaded):
        title = next(
            (i for i in scene.items if isinstance(i, Text) and i.placeholder == "title"), None
        )
        if title is None or slide.title is None or slide.title.span in seen:
            continue
        seen.add(slide.title.span)
        size = title.body.sizes[0]
        if size < usual:
            yield Diagnostic(
                f"this title fits two lines only at {size:g} pt instead of {usual:g}",
                slide.title.span,
                "say the one thing that matters, and move the rest below it or into the notes",
                "warning",
                "long-title",
            )
