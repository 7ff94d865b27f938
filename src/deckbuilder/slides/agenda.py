"""The agenda: the sections of the talk, in order."""

from __future__ import annotations

from dataclasses import replace

from deckbuilder.compose import Composed, heading, link_note
from deckbuilder.kinds import Markup
from deckbuilder.model import Section, Slide, Talk
from deckbuilder.page import PARAGRAPH_SPACE, Page
from deckbuilder.scene import Paragraph, Run, Text, TextBody
from deckbuilder.theme.layouts import body_box

TITLES = {"de": "Überblick", "fr": "Plan", "es": "Índice", "it": "Sommario"}
"""The slide's title where the author gives none, by language."""


def make(slide: Slide, talk: Talk, page: Page) -> tuple[Composed, ...]:
    """A numbered list of the sections that have slides; each links to its first slide."""
    title = slide.title or Markup(TITLES.get(talk.talk.language[:2], "Outline"))
    head, top = heading(title, slide.subtitle, page)
    box = body_box(page.width)
    box = replace(box, y=top, h=box.bottom - top)
    entries = [section for section in talk.sections if first_slide(section)]
    space = PARAGRAPH_SPACE if len(entries) > 6 else PARAGRAPH_SPACE * 1.6
    body = TextBody(
        tuple(
            Paragraph(
                tuple(replace(run, link=f"#{first_slide(section)}") for run in _runs(section)),
                bullet="number",
                number=number,
                rtl=section.section.rtl,
                space_before=space,
            )
            for number, section in enumerate(entries, 1)
        )
    )
    body = page.fit(body, box, page.theme.steps(28), what="the agenda")
    items = (*head, Text("agenda", box, body, "body"), *link_note(slide.links, page))
    return (Composed("content", items),)


def _runs(section: Section) -> tuple[Run, ...]:
    return tuple(replace(run, link="") for run in section.section.runs)


def first_slide(section: Section) -> str:
    """Id of the slide a section begins with, or an empty string when it has none."""
    if section.opens:
        return section.name
    shown = [slide for slide in section.slides if not slide.hidden]
    return shown[0].name if shown else ""
