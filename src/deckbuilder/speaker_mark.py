"""A small mark at the foot of a slide that names who speaks."""

from __future__ import annotations

from deckbuilder.geometry import Box
from deckbuilder.page import Overflow, Page
from deckbuilder.scene import MUTED, Item, LayoutName, Paragraph, Run, Text, TextBody
from deckbuilder.theme.layouts import FOOTER_GAP
from deckbuilder.theme.sheets import Layout
from deckbuilder.wording import listed

SLACK = 1.06
"""Width of the mark's box over that of its words, for programs that set them wider."""


def speaker_mark(
    names: tuple[str, ...],
    footer: str,
    page: Page,
    name: LayoutName = "content",
    taken: float = 0.0,
) -> tuple[Item, ...]:
    """The names between the words of the footer and the slide number; nothing without names.

    `taken` are the points before the number that another mark has.
    Raises `Overflow` when there is no room for them.
    """
    if not names:
        return ()
    words, size = listed(names, page.language), page.theme.sizes.footer
    room = mark_room(page.grid.layout(name))
    end = room.right - (taken + FOOTER_GAP if taken else 0.0)
    begin = room.x + (page.text_width(footer, size) + FOOTER_GAP if footer else 0.0)
    width = page.text_width(words, size) * SLACK
    if width > end - begin:
        raise Overflow(
            f"`{words}` and the footer have no room beside each other",
            "write a shorter `footer:`, shorter names, or `speaker_mark: no`",
        )
    body = TextBody(
        (Paragraph((Run(words),), align="end"),), (size,), colour=MUTED, anchor="middle"
    )
    return (Text("speaker", Box(end - width, room.y, width, room.h), body),)


def mark_room(layout: Layout) -> Box:
    """The line at the foot of a slide between its left margin and its number."""
    foot, number = layout.footer, layout.number
    line = foot or number
    if line is None:
        return Box(layout.area.x, layout.links.bottom, layout.area.w, layout.links.h)
    left = foot.box.x if foot else layout.area.x
    right = number.box.x if number and number.box.x > left else layout.area.right
    return Box(left, line.box.y, right - left, line.box.h)
