"""What the slides of a deck show, beside the part of the outline they were made from."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.diagram.chart_drawing import drawing
from deckbuilder.laying_out import opening_slide
from deckbuilder.model import Slide
from deckbuilder.pipeline import Loaded
from deckbuilder.scene import Chart, Item, Scene, Shape, Table, Text, TextBody, walk


def slides_shown(loaded: Loaded) -> Iterator[tuple[Scene, Slide]]:
    """Every scene with the slide of the outline it shows; an opening counts as a slide."""
    slides = {slide.name: slide for slide in loaded.talk.slides}
    openings = {s.name: opening_slide(s) for s in loaded.talk.sections if s.opens}
    made = slides | openings
    for scene in loaded.deck.scenes:
        # What has no room on one references slide goes on as `references-2`.
        yield scene, made.get(scene.id) or made[scene.id.rpartition("-")[0]]


def texts(items: tuple[Item, ...]) -> Iterator[tuple[Item, TextBody]]:
    """Every text among `items`, with the item it stands in."""
    for item in walk(items):
        match item:
            case Text():
                yield item, item.body
            case Shape(body=TextBody()):
                assert item.body is not None
                yield item, item.body
            case Chart():
                yield from ((item, one.body) for one in drawing(item) if isinstance(one, Text))
            case Table():
                yield from ((item, cell.body) for row in item.rows for cell in row)
            case _:
                continue
