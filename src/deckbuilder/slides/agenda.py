"""The agenda: the sections of the talk, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deckbuilder.compose import Composed
from deckbuilder.geometry import Box
from deckbuilder.headings import heading
from deckbuilder.kinds import Markup
from deckbuilder.link_notes import link_note
from deckbuilder.model import Section, Slide, Talk
from deckbuilder.page import Page
from deckbuilder.scene import (
    PANEL,
    Colour,
    Group,
    Insets,
    Item,
    Paragraph,
    Run,
    Shape,
    TextBody,
)
from deckbuilder.slides.tiles import Entry, tiles

MOST_IN_A_COLUMN = 5
TALLEST, WIDEST, GAP = 60.0, 600.0, 12.0
"""Points: the most a card is high and wide, and what lies between two."""
INSETS = Insets(18, 4, 12, 4)


def make(slide: Slide, talk: Talk, page: Page) -> tuple[Composed, ...]:
    """A numbered card for each section that has slides; a click on it goes to its first slide.

    With `zooms` there is a picture of that slide in place of the card.
    """
    title = slide.title or Markup(page.wording.agenda)
    head, top = heading(title, slide.subtitle, page)
    area = page.grid.layout("title-only").area_below(top, links=bool(slide.links))
    sections = [section for section in talk.body if first_slide(section)]
    if slide.zooms and sections:
        pictures = tuple(tiles(list(_entries(sections, page)), area, page))
        return (Composed("title-only", (*head, *pictures, *link_note(slide.links, page))),)
    cards = tuple(_cards(sections, area, page))
    agenda = (Group("agenda", cards, alt=described(sections, page)),) if cards else ()
    return (Composed("title-only", (*head, *agenda, *link_note(slide.links, page))),)


def _cards(sections: list[Section], area: Box, page: Page) -> Iterator[Item]:
    places = _places(len(sections), area)
    labels = [
        (_label(number, one, page), box)
        for number, (one, box) in enumerate(zip(sections, places, strict=True), 1)
    ]
    size = page.same_size(labels, page.theme.steps(24), what="the agenda", insets=INSETS)
    for section, (runs, box) in zip(sections, labels, strict=True):
        paragraph = Paragraph(runs, rtl=section.section.rtl)
        body = TextBody((paragraph,), (size,), anchor="middle", insets=INSETS)
        name = f"agenda:{section.name}"
        yield Shape(name, box, "rounded", PANEL, body=body, link=f"#{first_slide(section)}")


def _entries(sections: list[Section], page: Page) -> Iterator[Entry]:
    for number, one in enumerate(sections, 1):
        label, words = _label(number, one, page), one.section
        yield Entry(one.name, first_slide(one), label, words.text, words.rtl)


def _places(count: int, area: Box) -> list[Box]:
    """Cards in one column, or in two when there are many; read downwards."""
    columns = 1 if count <= MOST_IN_A_COLUMN else 2
    rows = max(1, -(-count // columns))
    height = min(TALLEST, (area.h - GAP * (rows - 1)) / rows)
    width = area.w if columns > 1 else min(area.w, WIDEST)
    frames = Box(area.x, area.y, width, area.h).columns([1] * columns, 2 * GAP)
    return [
        Box(frames[n // rows].x, area.y + (n % rows) * (height + GAP), frames[0].w, height)
        for n in range(count)
    ]


def _label(number: int, section: Section, page: Page) -> tuple[Run, ...]:
    plain = tuple(replace(run, link="") for run in section.section.runs)
    return (Run(f"{number}", bold=True, colour=Colour("blue")), Run(page.between("   ")), *plain)


def described(sections: list[Section], page: Page) -> str:
    """The agenda in words."""
    return page.wording.alt.parts.format(names=", ".join(one.section.text for one in sections))


def first_slide(section: Section) -> str:
    """Id of the slide a section begins with, or an empty string when it has none."""
    if section.opens:
        return section.name
    shown = [slide for slide in section.slides if not slide.hidden]
    return shown[0].name if shown else ""
