"""The opening of a section: its cloud map with its cloud in focus, or its name alone."""

from __future__ import annotations

from deckbuilder.blocks.clouds import Clouds
from deckbuilder.blocks.clouds.ways import Ways
from deckbuilder.compose import Composed, Composer, compose
from deckbuilder.headings import title_words
from deckbuilder.model import Section, Slide, Talk
from deckbuilder.page import Page
from deckbuilder.placing import placed_at
from deckbuilder.scene import MUTED, Item, Paragraph, Run, Text, TextBody


def make(
    section: Section,
    talk: Talk,
    page: Page,
    composer: Composer = compose,
    ways: Ways | None = None,
) -> Composed:
    """The opening slide of `section`."""
    title = section.title or section.section
    if section.cloud:
        name, _, cloud = section.cloud.partition(".")
        if section.zoom:
            slide = Slide(id=section.name, title=title, zoom=section.cloud, span=section.span)
            return composer(slide, page, talk)
        whole = (ways or Ways(talk)).back(name, section.name)
        back = f"#{whole.name}" if whole else ""
        block = Clouds(map=name, focus=(cloud,), back=back, span=section.span)
        slide = Slide(title=title, blocks=(block,), span=section.span)
        return composer(slide, page, talk)
    layout = page.grid.layout("section")
    place = layout.place("title")
    body = title_words(title, place)
    with placed_at(title.span):
        steps = page.theme.steps(place.size, min(28, place.size))
        body = page.fit(body, place.inner, steps, what="the title")
    items: list[Item] = [Text("title", place.inner, body, "title")]
    opening = [one for one in talk.body if one.opens]
    if section in opening:
        number = f"{opening.index(section) + 1} / {len(opening)}"
        below = layout.place("body")
        line = TextBody((Paragraph((Run(number),)),), (20.0,), colour=MUTED)
        items.append(Text("part", below.inner, line, "body"))
    return Composed("section", tuple(items))
