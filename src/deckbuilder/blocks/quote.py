"""Someone else's words, large, with their name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from deckbuilder.fields import needed, optional, record
from deckbuilder.geometry import Box
from deckbuilder.kinds import MARKUP, Markup
from deckbuilder.model import Block, Talk
from deckbuilder.page import Page
from deckbuilder.scene import MUTED, Colour, Item, Paragraph, Run, Shape, Text, TextBody

BAR = 5.0
"""Width in points of the bar beside a quote."""
INDENT = 26.0
"""Points from the bar to the words."""
GAP = 14.0
"""Points between the words and the name."""


@record
class Quote(Block):
    """Someone else's words, large, with their name."""

    key: ClassVar[str] = "quote"
    shorthand: ClassVar[str] = "text"

    text: Markup = needed(MARKUP, "What was said, without quotation marks.")
    by: Markup | None = optional(MARKUP, default=None, doc="Who said it, and perhaps where.")

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        rtl = page.rtl(self.text.text)
        words = Box(frame.x + (0 if rtl else INDENT), frame.y, frame.w - INDENT, frame.h)
        by = self._by(page, words, rtl)
        by_height = page.text_height(by, words.w) + GAP if by else 0.0
        room = Box(words.x, words.y, words.w, frame.h - by_height)
        opening, closing = page.wording.quotes
        said = (Run(opening), *self.text.runs, Run(closing))
        body = TextBody((Paragraph(said, rtl=rtl),))
        body = page.fit(body, room, page.theme.steps(36), what="this quote")
        height = page.text_height(body, room.w)
        top = frame.y + (frame.h - height - by_height) * 0.4
        edge = frame.right - BAR if rtl else frame.x
        bar = Box(edge, top, BAR, height + by_height)
        yield Shape("quote:bar", bar, fill=Colour("blue"), decorative=True)
        yield Text("quote:words", Box(words.x, top, words.w, height), body)
        if by:
            place = Box(words.x, top + height + GAP, words.w, by_height - GAP)
            yield Text("quote:by", place, by)

    def _by(self, page: Page, room: Box, rtl: bool) -> TextBody | None:
        if self.by is None:
            return None
        paragraph = Paragraph((Run("— "), *self.by.runs), rtl=rtl)
        body = replace(TextBody((paragraph,)), colour=MUTED)
        third = Box(room.x, room.y, room.w, room.h / 3)
        return page.fit(body, third, page.theme.steps(20), what="the name below this quote")
