"""Callout: a sentence or two in a box of their own, quiet or in the colour of a warning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from deckbuilder.fields import needed, optional, record
from deckbuilder.geometry import Box
from deckbuilder.kinds import MARKUP, ChoiceKind, Markup
from deckbuilder.model import Block, Talk
from deckbuilder.page import Page
from deckbuilder.scene import PANEL, Colour, Insets, Item, Paragraph, Role, Run, Shape, TextBody

BAR = 5.0
"""Width in points of the bar at the side where reading begins."""
INSETS = Insets(20, 12, 18, 12)
LARGEST = 24.0
TITLE_GAP = 3.0
COLOURS: dict[str, Role] = {"note": "blue", "warning": "orange", "key": "green", "question": "plum"}
KINDS = tuple(COLOURS)
MOST = 0.4
"""Share of the room on a slide that a callout below its blocks may take."""


@record
class Callout(Block):
    """A sentence or two that stand out from the rest: a note, a warning, a question."""

    key: ClassVar[str] = "callout"
    shorthand: ClassVar[str] = "text"
    share: ClassVar[float] = 0.8
    at_foot: ClassVar[bool] = True

    text: Markup = needed(MARKUP, "What it says.")
    kind: str = optional(
        ChoiceKind(KINDS, "a kind of callout"), default="note", doc="Which colour it has."
    )
    title: Markup | None = optional(
        MARKUP, default=None, doc="Its heading; otherwise that of its kind, a note has none."
    )

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        body = self.fitted(page, frame)
        height = page.text_height(body, frame.w)
        yield from self.drawn(Box(frame.x, frame.y, frame.w, height), body)

    def foot(self, page: Page, area: Box) -> tuple[tuple[Item, ...], float]:
        """Its items at the foot of `area` over its whole width, and how high they are."""
        body = self.fitted(page, Box(area.x, area.y, area.w, area.h * MOST))
        height = page.text_height(body, area.w)
        return tuple(self.drawn(Box(area.x, area.bottom - height, area.w, height), body)), height

    def fitted(self, page: Page, room: Box) -> TextBody:
        """Its words at the largest size at which they have room."""
        steps = page.theme.steps(min(LARGEST, page.largest_text))
        return page.fit(self.body(page), room, steps, what="this callout")

    def drawn(self, box: Box, body: TextBody) -> Iterator[Item]:
        """The box with its words, and the bar at its side."""
        yield Shape("callout", box, fill=PANEL, body=body)
        bar = Box(box.x, box.y, BAR, box.h)
        yield Shape("callout:bar", bar, fill=Colour(COLOURS[self.kind]), decorative=True)

    def body(self, page: Page) -> TextBody:
        """Heading and words, in one text, so that they are read and edited together."""
        words = Paragraph(self.text.runs, rtl=page.rtl(self.text.text), space_before=TITLE_GAP)
        heading = self.heading(page)
        head = (Paragraph(heading, rtl=page.rtl(heading[0].text)),) if heading else ()
        return TextBody((*head, words), anchor="middle", insets=INSETS)

    def heading(self, page: Page) -> tuple[Run, ...]:
        """The heading in bold: as written, or the word for its kind, which colour alone is not."""
        if self.title:
            return tuple(replace(run, bold=True) for run in self.title.runs)
        words = page.wording
        own = {"warning": words.warning, "key": words.key_point, "question": words.question}
        return (Run(own[self.kind], bold=True),) if self.kind in own else ()
