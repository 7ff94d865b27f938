"""What stands at the foot of a slide's body: a callout over its whole width, and footnotes."""

from __future__ import annotations

from dataclasses import replace

from deckbuilder.geometry import Box
from deckbuilder.kinds import Markup
from deckbuilder.model import Block
from deckbuilder.page import Page
from deckbuilder.scene import FOOTNOTES, MUTED, RULE, Item, Paragraph, Run, Shape, Text, TextBody

CALLOUT_GAP = 18.0
"""Points between the blocks of a slide and the callout below them."""
RULE_GAP, ROOM_ABOVE = 5.0, 12.0
"""Points between the short line above footnotes and these, and kept free above it."""
RULE_WIDTH, RULE_HEIGHT = 72.0, 0.75
LINE_GAP = 2.0
MOST = 0.3
"""Share of the room on a slide that footnotes may take."""


def callout_below(block: Block, page: Page, area: Box) -> tuple[tuple[Item, ...], Box]:
    """The items of a callout at the foot of `area` (points), and the room left above it."""
    items, height = block.foot(page, area)
    return items, replace(area, h=max(0.0, area.h - height - CALLOUT_GAP))


def footnotes_below(
    footnotes: dict[str, Markup], page: Page, area: Box
) -> tuple[tuple[Item, ...], Box]:
    """Footnotes at the foot of `area` below a short line, and the room left above that."""
    if not footnotes:
        return (), area
    sizes = (page.theme.sizes.note, page.theme.sizes.footer)
    body = TextBody(tuple(_lines(footnotes, page)), colour=MUTED, anchor="bottom")
    room = Box(area.x, area.y, area.w, area.h * MOST)
    body = page.fit(body, room, sizes, what="the footnotes of this slide")
    height = page.text_height(body, area.w)
    top = area.bottom - height
    line = Box(area.x, top - RULE_GAP, RULE_WIDTH, RULE_HEIGHT)
    items = (
        Shape("footnotes:rule", line, fill=RULE, decorative=True),
        Text(FOOTNOTES, Box(area.x, top, area.w, height), body),
    )
    return items, replace(area, h=max(0.0, line.y - ROOM_ABOVE - area.y))


def _lines(footnotes: dict[str, Markup], page: Page) -> list[Paragraph]:
    return [
        Paragraph(
            (Run(str(number), raised=True), Run(" "), *words.runs),
            rtl=page.rtl(words.text),
            space_before=LINE_GAP,
        )
        for number, words in enumerate(footnotes.values(), 1)
    ]
