"""A small mark at the foot of a slide that names who speaks."""

from __future__ import annotations

from deckbuilder.geometry import Box
from deckbuilder.page import Overflow, Page
from deckbuilder.scene import MUTED, Item, Paragraph, Run, Text, TextBody
from deckbuilder.theme.layouts import (
    FOOTER_GAP,
    FOOTER_HEIGHT,
    FOOTER_TOP,
    MARGIN,
    number_box,
)
from deckbuilder.wording import listed

SLACK = 1.06
"""Width of the mark's box over that of its words, for programs that set them wider."""


def speaker_mark(names: tuple[str, ...], footer: str, page: Page) -> tuple[Item, ...]:
    """The names between the words of the footer and the slide number; nothing without names.

    Raises `Overflow` when there is no room for them.
    """
    if not names:
        return ()
    words, size = listed(names, page.language), page.theme.sizes.footer
    end = number_box(page.width).x
    begin = MARGIN + (page.text_width(footer, size) + FOOTER_GAP if footer else 0.0)
    width = page.text_width(words, size) * SLACK
    if width > end - begin:
        raise Overflow(
            f"`{words}` and the footer have no room beside each other",
            "write a shorter `footer:`, shorter names, or `speaker_mark: no`",
        )
    body = TextBody(
        (Paragraph((Run(words),), align="end"),), (size,), colour=MUTED, anchor="middle"
    )
    return (Text("speaker", Box(end - width, FOOTER_TOP, width, FOOTER_HEIGHT), body),)
