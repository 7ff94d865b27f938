"""Words of a template's placeholders that could not be read on what lies below them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from deckbuilder.geometry import Box
from deckbuilder.readers.pptx.names import A
from deckbuilder.readers.pptx.opening import Element
from deckbuilder.readers.template.colours import LINES, WORDS, readable
from deckbuilder.readers.template.sheet import Sheet
from deckbuilder.readers.template.underlay import ground, shared
from deckbuilder.scene import INK, Colour, Item, Picture, Shape, literal, walk
from deckbuilder.theme.sheets import Foot, Layout, Placeholder
from deckbuilder.theme.theme import Theme, contrast

_TOUCHED = 0.03
"""Share of a place from which something that covers but a part of it makes its ground unsure."""


def legible(
    layouts: Sequence[Layout], drawn: Mapping[str, Sequence[Item]], sure: Set[str], theme: Theme
) -> tuple[Layout, ...]:
    """The layouts with a colour that slides say for words whose own is too faint.

    `drawn` is what each layout draws below its words, by its part; `sure` are the parts of which
    that is the whole truth. Titles and points are large, so that less contrast will do than for the
    foot (WCAG 2.2, 1.4.3).
    """
    return tuple(
        _layout(one, tuple(drawn[one.part]), theme) if one.part in sure else one for one in layouts
    )


def is_sure(sheet: Sheet, theme_fill: Element | None, drawn: Sequence[Item]) -> bool:
    """Whether the colours below words are known: no gradients, and no picture we cannot show."""
    pictures = sum(isinstance(item, Picture) for item in walk(tuple(drawn)))
    roots = [sheet.root, sheet.master_root, *([] if theme_fill is None else [theme_fill])]
    blips = sum(1 for root in roots for _ in root.iter(f"{A}blip"))
    return blips <= pictures and not any(True for one in roots for _ in one.iter(f"{A}gradFill"))


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
    if not below or contrast(theme.hex(look.colour), below) >= LINES:
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
    if not below or contrast(own, below) >= WORDS:
        return foot
    return replace(foot, colour=literal(readable(own, (below,), WORDS)), said=True)


def _below(box: Box, drawn: tuple[Item, ...]) -> str:
    """The colour of all that is below a place; empty where there are several."""
    for item in walk(drawn):
        filled = isinstance(item, Picture) or (isinstance(item, Shape) and item.fill)
        if filled and box not in item.box and shared(item.box, box) > _TOUCHED * box.w * box.h:
            return ""
    return ground(drawn, box).digits
