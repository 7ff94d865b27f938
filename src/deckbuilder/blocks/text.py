"""Text: paragraphs and lists in Markdown, without bullets of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from deckbuilder.fields import Reading, needed, record
from deckbuilder.geometry import Box
from deckbuilder.kinds import PROSE, Prose
from deckbuilder.model import Block, Talk
from deckbuilder.page import PARAGRAPH_SPACE, Page
from deckbuilder.scene import Item, Text, TextBody


@record
class TextBlock(Block):
    """Paragraphs and lists in Markdown."""

    key: ClassVar[str] = "text"
    shorthand: ClassVar[str] = "text"
    noun: ClassVar[str] = "text"
    is_text: ClassVar[bool] = True

    text: Prose = needed(PROSE, "The paragraphs.")

    def check(self, reading: Reading) -> None:
        if not self.text.paragraphs:
            reading.problems.error("this text is empty", self.span, "write it, or remove the line")

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        paragraphs = tuple(
            replace(p, space_before=PARAGRAPH_SPACE if p.level == 0 else PARAGRAPH_SPACE / 2)
            for p in self.text.paragraphs
        )
        body = page.fit(TextBody(paragraphs), frame, page.text_steps, what="this text", levels=True)
        yield Text("text", frame, body)
