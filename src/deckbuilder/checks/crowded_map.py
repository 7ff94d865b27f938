"""Cloud maps with more on them than there are places for."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.blocks.clouds import Clouds, faults
from deckbuilder.diagnostics import Diagnostic
from deckbuilder.model import CloudMap
from deckbuilder.model.slide import every
from deckbuilder.pipeline import Loaded

ON_BUILD = True


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """Clouds should touch only where they are meant to, and arrows should pass the others by."""
    frame = loaded.page.grid.layout("title-only").area
    for drawn in shown_maps(loaded):
        wrong = faults(drawn, frame, loaded.page)
        if wrong:
            ids = ", ".join(f"`{name}`" for name in wrong[0])
            yield Diagnostic(
                f"this map has no good place for everything: {ids} get in each other's way",
                drawn.span,
                "use shorter labels, fewer arrows or overlaps, or place a cloud by hand with `at:`",
                "warning",
                "crowded-map",
            )


def shown_maps(loaded: Loaded) -> Iterator[CloudMap]:
    """Every map that a slide or the opening of a section shows, once."""
    talk = loaded.talk
    named = {section.cloud.partition(".")[0] for section in talk.sections if section.cloud}
    for block in every(tuple(talk.slides)):
        if isinstance(block, Clouds) and block.clouds:
            yield block
        elif isinstance(block, Clouds):
            named.add(block.map)
    for name in sorted(named):
        yield talk.maps[name]
