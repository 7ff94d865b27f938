"""The cover: title, who speaks, where and when."""

from __future__ import annotations

from deckbuilder.compose import Composed
from deckbuilder.headings import title_words, without_orphan
from deckbuilder.link_notes import link_note
from deckbuilder.model import Person, Slide, Talk
from deckbuilder.page import Page
from deckbuilder.placing import placed_at
from deckbuilder.scene import MUTED, Item, Paragraph, Run, Text, TextBody
from deckbuilder.wording import event_and_date


def make(slide: Slide, talk: Talk, page: Page) -> tuple[Composed, ...]:
    """The cover of `talk`; the slide's own title and subtitle win over the talk's."""
    facts = talk.talk
    title = slide.title or facts.title
    subtitle = slide.subtitle or facts.subtitle
    layout = page.grid.layout("cover")
    place = layout.place("title")
    heading = title_words(title, place)
    steps = page.theme.steps(place.size, min(28, place.size))
    with placed_at(title.span):
        heading = page.fit(heading, place.inner, steps, what="the title")
    heading = without_orphan(heading, place.inner, page)
    items: list[Item] = [Text("title", place.inner, heading, "title")]
    below = layout.place("subtitle")
    lines = _lines(subtitle.runs if subtitle else (), talk, page)
    if lines:
        body = page.fit(
            TextBody(lines),
            below.inner,
            page.theme.steps(below.size, min(page.theme.sizes.floor, below.size)),
            what="the cover's subtitle",
        )
        items.append(Text("subtitle", below.inner, body, "subtitle"))
    return (Composed("cover", (*items, *link_note(slide.links, page, "cover"))),)


def _lines(subtitle: tuple[Run, ...], talk: Talk, page: Page) -> tuple[Paragraph, ...]:
    """Subtitle, speakers, then event and date, a line each; what is not given is left out."""
    facts = talk.talk
    dot = page.between(" · ")
    people = dot.join(_introduced(talk.people[one], page) for one in facts.speakers)
    where = event_and_date(facts.event, facts.date, facts.language, dot)
    paragraphs = [Paragraph(subtitle)] if subtitle else []
    for words in (people, where):
        if words:
            run = Run(words, colour=MUTED if words == where else None)
            paragraphs.append(Paragraph((run,), space_before=10 if paragraphs else 0))
    return tuple(paragraphs)


def _introduced(person: Person, page: Page) -> str:
    """`Ada Lovelace (Analytical Engines)`, or the name alone."""
    if not person.about:
        return person.name
    return page.wording.introduced.format(name=person.name, about=person.about)
