"""Cloud maps that are drawn and never shown."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.blocks.clouds import Clouds
from deckbuilder.diagnostics import Diagnostic
from deckbuilder.model import CloudMap
from deckbuilder.model.slide import every
from deckbuilder.pipeline import Loaded
from deckbuilder.source.places import Places

ON_BUILD = False


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """A map is there to be shown, by a slide or by the opening of a section."""
    shown: set[str] = set()
    drawings: dict[str, CloudMap] = {}
    for talk in loaded.outline.every_talk:
        shown |= {block.map for block in every(tuple(talk.slides)) if isinstance(block, Clouds)}
        shown |= {slide.zoom.partition(".")[0] for slide in talk.slides if slide.zoom}
        shown |= {section.cloud.partition(".")[0] for section in talk.sections if section.opens}
        drawings = talk.maps | drawings
    places = Places(loaded.talk.span.path)
    for name, drawn in drawings.items():
        if name not in shown:
            yield Diagnostic(
                f"no slide shows the map `{name}`",
                places.key("maps", name, otherwise=drawn.span),
                f"show it with `clouds: {name}`, or remove it",
                "warning",
                "unused-maps",
            )
