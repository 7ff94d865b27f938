"""The credits: thanks, sources, and who made the pictures."""

from __future__ import annotations

from dataclasses import replace

from deckbuilder.blocks.audio import Audio
from deckbuilder.blocks.video import Video
from deckbuilder.compose import Composed
from deckbuilder.headings import heading
from deckbuilder.kinds import Markup
from deckbuilder.link_notes import link_note
from deckbuilder.model import Slide, Talk
from deckbuilder.model.slide import every
from deckbuilder.page import PARAGRAPH_SPACE, Page
from deckbuilder.scene import Paragraph, Run, Text, TextBody
from deckbuilder.wording import Wording


def make(slide: Slide, talk: Talk, page: Page) -> tuple[Composed, ...]:
    """One slide: the talk's `credits:` text, then the credit of each picture once."""
    title = slide.title or Markup(page.wording.credits)
    head, top = heading(title, slide.subtitle, page, "content")
    box = page.grid.layout("content").area_below(top, links=bool(slide.links))
    paragraphs = [
        replace(paragraph, space_before=PARAGRAPH_SPACE)
        for paragraph in talk.talk.credits.paragraphs
    ]
    paragraphs += [
        Paragraph((Run(words),), space_before=PARAGRAPH_SPACE)
        for words in made_by(talk, page.wording)
    ]
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


def made_by(talk: Talk, words: Wording) -> tuple[str, ...]:
    """Who made the pictures of the talk, and who its films and sounds, each named once."""
    pictures: list[str] = []
    recordings: list[str] = []
    for block in every(tuple(talk.slides)):
        credit = str(getattr(block, "credit", ""))
        named = recordings if isinstance(block, Audio | Video) else pictures
        if credit and credit not in named:
            named.append(credit)
    said = ((words.pictures, pictures), (words.recorded, recordings))
    return tuple(f"{before}{'; '.join(names)}" for before, names in said if names)
