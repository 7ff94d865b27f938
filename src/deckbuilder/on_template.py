"""Texts of a finished slide as the placeholders of a company's template take them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from deckbuilder.geometry import Box
from deckbuilder.scene import INK, MUTED, Insets, Item, Paragraph, Run, Text, TextBody
from deckbuilder.theme.sheets import Layout, Placeholder
from deckbuilder.theme.theme import Theme, contrast

READABLE = 4.5
"""Least contrast of words (WCAG 2.2, success criterion 1.4.3)."""


def at_home(items: Iterable[Item], layout: Layout, theme: Theme) -> tuple[Item, ...]:
    """The items of a slide on `layout`, its texts with what its placeholders give them.

    A text takes the side, the colour and the insets of its placeholder; one whose placeholder the
    layout has not becomes a text box. Layouts of ours change nothing.
    """
    if theme.template is None:
        return tuple(items)
    return tuple(_at_home(item, layout, theme) for item in items)


def _at_home(item: Item, layout: Layout, theme: Theme) -> Item:
    if not isinstance(item, Text) or item.placeholder is None:
        return item
    if not layout.has(item.placeholder):
        return replace(item, placeholder=None)
    place = layout.placeholder(item.placeholder)
    return replace(item, box=_outer(item.box, place), body=_dressed(item.body, place, theme))


def _outer(inner: Box, place: Placeholder) -> Box:
    """The box around `inner` with the placeholder's insets: exactly its own where that is meant."""
    sides = place.insets
    box = Box(
        inner.x - sides.left,
        inner.y - sides.top,
        inner.w + sides.left + sides.right,
        inner.h + sides.top + sides.bottom,
    )
    return place.box if box in place.box and place.box in box else box


def _dressed(body: TextBody, place: Placeholder, theme: Theme) -> TextBody:
    look, own, sides = place.look, body.insets, place.insets
    if look is None:
        return body
    if look.align == "centre":
        # A title whose lines are evened out stays in the middle.
        half = (own.left + own.right) / 2
        own = replace(own, left=half, right=half)
    insets = Insets(
        own.left + sides.left,
        own.top + sides.top,
        own.right + sides.right,
        own.bottom + sides.bottom,
    )
    colour = look.shown if body.colour in (INK, MUTED) else body.colour
    paragraphs = tuple(look.on_words(_seen(one, place, theme)) for one in body.paragraphs)
    return replace(body, paragraphs=paragraphs, colour=colour, insets=insets, anchor=place.anchor)


def _seen(paragraph: Paragraph, place: Placeholder, theme: Theme) -> Paragraph:
    """Quiet words in the colour of the others, where theirs would not be seen."""
    assert place.look is not None
    ours = theme.hex(place.look.shown)
    if contrast(ours, theme.background) >= READABLE:
        return paragraph
    return replace(paragraph, runs=tuple(map(_plain, paragraph.runs)))


def _plain(run: Run) -> Run:
    return replace(run, colour=None) if run.colour == MUTED else run
