"""The steps of a composed slide, and its texts held where they are while parts are missing."""

from __future__ import annotations

from dataclasses import replace

from deckbuilder.model import Slide, Talk
from deckbuilder.model.coming import steps_of
from deckbuilder.page import Page
from deckbuilder.scene import Item, Step, Text

APART = "right-"
"""What the names of the second of two blocks of one kind begin with."""


def steps_on(
    slide: Slide, items: tuple[Item, ...], page: Page, talk: Talk
) -> tuple[tuple[Item, ...], tuple[Step, ...]]:
    """The items of a slide's blocks as they stand when parts are missing, and what clicks show."""
    if not slide.clicks:
        return items, ()
    apart = any(item.name.startswith(APART) for item in items)
    blocks = [(APART if number and apart else "", one) for number, one in enumerate(slide.beside)]
    if slide.below:
        blocks.append(("", slide.below))
    steps = steps_of(blocks, items, talk)
    coming = {aim.item for step in steps for aim in step.targets if aim.paragraphs is not None}
    return tuple(_held(item, page) if item.name in coming else item for item in items), steps


def _held(item: Item, page: Page) -> Item:
    """A text at the top of its box, lower by what puts it where it is.

    So what is there already stays where it is while other paragraphs are missing.
    """
    if not isinstance(item, Text) or item.body.anchor != "middle":
        return item
    insets = item.body.insets
    free = max(0.0, item.box.h - page.text_height(item.body, item.box.w))
    insets = replace(insets, top=insets.top + free / 2)
    return replace(item, body=replace(item.body, anchor="top", insets=insets))
