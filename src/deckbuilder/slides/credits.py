"""The credits: thanks, sources, and who made the pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deckbuilder.compose import Composed
from deckbuilder.headings import heading
from deckbuilder.kinds import Markup
from deckbuilder.link_notes import link_note
from deckbuilder.model import Slide, Talk
from deckbuilder.model.slide import every
from deckbuilder.page import PARAGRAPH_SPACE, Page
from deckbuilder.scene import Paragraph, Run, Text, TextBody


def make(slide: Slide, talk: Talk, page: Page) -> tuple[Composed, ...]:
    """One slide: the talk's `credits:` text, then the credit of each picture once."""
    title = slide.title or Markup(page.wording.credits)
    head, top = heading(title, slide.subtitle, page, "content")
    box = page.grid.layout("content").area_below(top, links=bool(slide.links))
    paragraphs = [
        replace(paragraph, space_before=PARAGRAPH_SPACE)
        for paragraph in talk.talk.credits.paragraphs
    ]
    named = list(dict.fromkeys(picture_credits(talk)))
    if named:
        words = page.wording.pictures + "; ".join(named)
        paragraphs.append(Paragraph((Run(words),), space_before=PARAGRAPH_SPACE))
    if not paragraphs:
        return (Composed("title-only", (*head, *link_note(slide.links, page))),)
    body = page.fit(
        TextBody(tuple(paragraphs)),
        box,
        page.theme.steps(page.theme.sizes.body),
        what="the credits",
    )
    items = (*head, Text("credits", box, body, "body"), *link_note(slide.links, page, "content"))
    return (Composed("content", items),)


def picture_credits(talk: Talk) -> Iterator[str]:
    """The `credit` of every picture in the talk, in order."""
    for block in every(tuple(talk.slides)):
        credit = getattr(block, "credit", "")
        if credit:
            yield str(credit)
