"""The opening of a section: its cloud map with its cloud in focus, or its name alone."""

from __future__ import annotations

from deckbuilder.blocks.clouds import Clouds
from deckbuilder.compose import Composed, Composer, compose, placed_at
from deckbuilder.model import Section, Slide, Talk
from deckbuilder.page import Page
from deckbuilder.scene import MUTED, Item, Paragraph, Run, Text, TextBody
from deckbuilder.theme.layouts import layout_named


def make(section: Section, talk: Talk, page: Page, composer: Composer = compose) -> Composed:
    """The opening slide of `section`."""
    title = section.title or section.section
    if section.cloud:
        name, _, cloud = section.cloud.partition(".")
        block = Clouds(map=name, focus=(cloud,), span=section.span)
        slide = Slide(title=title, blocks=(block,), span=section.span)
        return composer(slide, page, talk)
    layout = layout_named(page.theme, page.width, "section")
    place = layout.placeholder("title")
    body = TextBody(
        (Paragraph(title.runs, rtl=title.rtl),), bold=True, font="heading", anchor="bottom"
    )
    with placed_at(title.span):
        body = page.fit(body, place.box, page.theme.steps(place.size, 28), what="the title")
    items: list[Item] = [Text("title", place.box, body, "title")]
    opening = [one for one in talk.sections if one.opens]
    number = f"{opening.index(section) + 1} / {len(opening)}"
    below = layout.placeholder("body")
    line = TextBody((Paragraph((Run(number),)),), (20.0,), colour=MUTED)
    items.append(Text("part", below.box, line, "body"))
    return Composed("section", tuple(items))
