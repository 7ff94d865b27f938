"""Words of a template's placeholders that could not be read on what lies below them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from deckbuilder.geometry import Box
from deckbuilder.readers.template.colours import LINES, WORDS, readable
from deckbuilder.readers.template.underlay import ground
from deckbuilder.scene import INK, Colour, Item, literal
from deckbuilder.theme.sheets import Foot, Layout, Placeholder
from deckbuilder.theme.theme import Theme, contrast


def legible(
    layouts: Sequence[Layout], drawn: Mapping[str, Sequence[Item]], theme: Theme
) -> tuple[Layout, ...]:
    """The layouts with a colour that slides say for words whose own is too faint.

    `drawn` is what each layout draws below its words, by its part. Titles and points are large, so
    that less contrast will do than for the foot (WCAG 2.2, 1.4.3).
    """
    return tuple(_layout(one, tuple(drawn[one.part]), theme) for one in layouts)


def _layout(layout: Layout, drawn: tuple[Item, ...], theme: Theme) -> Layout:
    return replace(
        layout,
        placeholders=tuple(_placeholder(one, drawn, theme) for one in layout.placeholders),
        footer=_foot(layout.footer, drawn, theme),
        number=_foot(layout.number, drawn, theme),
    )


def _placeholder(place: Placeholder, drawn: tuple[Item, ...], theme: Theme) -> Placeholder:
    look = place.look
    if look is None:
        return place
    below = _below(place.box, drawn)
    if contrast(theme.hex(look.colour), below) >= LINES:
        return place
    return replace(place, look=replace(look, instead=_words_on(below, theme)))


def _words_on(below: str, theme: Theme) -> Colour:
    """The colour of other words, or black or white on a band of another colour."""
    if contrast(theme.ink, below) >= WORDS:
        return INK
    return literal(max(("000000", "FFFFFF"), key=lambda one: contrast(one, below)))


def _foot(foot: Foot | None, drawn: tuple[Item, ...], theme: Theme) -> Foot | None:
    if foot is None:
        return None
    below, own = _below(foot.box, drawn), theme.hex(foot.colour)
    if contrast(own, below) >= WORDS:
        return foot
    return replace(foot, colour=literal(readable(own, (below,), WORDS)), said=True)


def _below(box: Box, drawn: tuple[Item, ...]) -> str:
    return ground(drawn, box).digits
