"""From a talk to its deck: every slide placed on a page."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from deckbuilder import slides
from deckbuilder.cache import Cache
from deckbuilder.compose import Composed, Composer, PlacedOverflow, compose, named_links
from deckbuilder.decks import NoSlide, without_lost_jumps
from deckbuilder.diagnostics import NOWHERE, Problems, Span
from deckbuilder.fields import place_of_words
from deckbuilder.kinds import Prose
from deckbuilder.model import Section, Slide, Talk
from deckbuilder.model.speaking import Turn, several_speak, turns
from deckbuilder.model.timing import slide_time
from deckbuilder.notes import speaker_notes
from deckbuilder.page import Overflow, Page
from deckbuilder.pictures import NoPicture, Pictures
from deckbuilder.right_to_left import facing, turned_round
from deckbuilder.scene import Deck, Scene, SceneSection, Text
from deckbuilder.slides import opening
from deckbuilder.speaker_mark import speaker_mark
from deckbuilder.theme import Theme
from deckbuilder.theme.layouts import HEIGHT, footer_box

WIDTHS = {"16:9": 960.0, "4:3": 720.0}
"""Slide widths in points; the height is 540 for both."""


def page_for(talk: Talk, theme: Theme, cache: Cache, pictures: Pictures) -> Page:
    """The empty page that the slides of `talk` are laid out on."""
    facts = talk.talk
    return Page(theme, WIDTHS[facts.aspect], HEIGHT, facts.language, cache, pictures)


def lay_out(talk: Talk, page: Page, composer: Composer = compose) -> Deck:
    """Place every slide; raises `InvalidTalk` naming all that do not fit.

    A `composer` that remembers slides saves the time of those that are as they were.
    """
    problems = Problems()
    speaking = turns(talk)
    sections = tuple(
        SceneSection(section.name, section.section.text, scenes)
        for section in talk.sections
        if (scenes := tuple(_scenes(section, talk, page, speaking, composer, problems)))
    )
    if not sections and not problems.errors:
        problems.error("this talk has no slides", talk.span, "add some under `slides:`")
    if any(one.footer and not one.native for section in sections for one in section.scenes):
        _check_footer(talk, page, problems)
    problems.raise_if_any()
    facts = talk.talk
    return Deck(
        title=facts.title.text,
        sections=without_lost_jumps(sections),
        width=page.width,
        height=page.height,
        authors=talk.names(facts.speakers),
        event=facts.event,
        date=facts.date,
        language=facts.language,
    )


def _check_footer(talk: Talk, page: Page, problems: Problems) -> None:
    """Report a footer that does not fit its one line at the foot of each slide."""
    words = talk.talk.footer or talk.talk.event
    width = page.text_width(words, page.theme.sizes.footer)
    room = footer_box(page.width).w
    if width > room:
        over = math.ceil(len(words) * (1 - room / width))
        problems.error(
            f"the footer has {len(words)} characters, about {over} more than fit",
            place_of_words(words, talk.talk.span),
            "write a shorter one as `footer:`",
        )


def _scenes(
    section: Section,
    talk: Talk,
    page: Page,
    speaking: dict[str, Turn],
    composer: Composer,
    problems: Problems,
) -> Iterator[Scene]:
    """The scenes of a section, without those that do not fit, which are reported."""
    if section.opens:
        first = opening_slide(section)
        with reporting(problems, section.span):
            made = opening.make(section, talk, page, composer)
            yield _scene(first, made, talk, page, speaking)
    for slide in section.slides:
        parts: tuple[Composed, ...] = ()
        with reporting(problems, slide.span):
            parts = _parts(slide, talk, page, composer)
        _refuse_taken(slide, len(parts), talk, problems)
        for number, composed in enumerate(parts, 1):
            with reporting(problems, slide.span):
                yield _scene(slide, composed, talk, page, speaking, (number, len(parts)))


def _refuse_taken(slide: Slide, count: int, talk: Talk, problems: Problems) -> None:
    """Report slides that have an id which `slide` needs as it takes `count` slides."""
    needed = {f"{slide.name}-{number}" for number in range(2, count + 1)}
    if not needed:
        return
    places = [("slide", other.name, other.name_span) for other in talk.slides]
    places += [("section", one.name, one.name_span) for one in talk.sections if one.opens]
    for what, name, span in places:
        if name in needed:
            message = f"the {what} id `{name}` is needed, as `{slide.name}` takes {count} slides"
            problems.error(message, span, f"give this {what} another `id:`")


def _parts(slide: Slide, talk: Talk, page: Page, composer: Composer) -> tuple[Composed, ...]:
    if slide.keep:
        return (kept(slide, page),)
    if slide.slide:
        return slides.maker(slide.slide)(slide, talk, page)
    return (composer(slide, page, talk),)


def kept(slide: Slide, page: Page) -> Composed:
    """A slide as it is in another deck; an `Overflow` when it is gone since the talk was read."""
    from deckbuilder.readers.pptx.native import Home  # with lxml, which most talks do without

    try:
        scene = page.pictures.decks.scene(slide.keep, Home(page.theme, page.width, page.mirrored))
    except (NoPicture, NoSlide) as error:
        raise Overflow(error.message, error.hint) from error
    return Composed(scene.layout, scene.items, scene)


def opening_slide(section: Section) -> Slide:
    """The opening of a section seen as a slide."""
    return Slide(
        id=section.name,
        title=section.title or section.section,
        notes=section.notes,
        article=section.article,
        cue=section.cue,
        span=section.span,
    )


def _scene(
    slide: Slide,
    composed: Composed,
    talk: Talk,
    page: Page,
    speaking: dict[str, Turn],
    part: tuple[int, int] = (1, 1),
) -> Scene:
    """The scene of a slide; `part` says which one it is of how many that the slide takes."""
    number, count = part
    turn, name = speaking[slide.name], slide.name
    if composed.kept:
        return _kept_scene(composed.kept, slide, turn, talk, page)
    if number > 1:
        # The notes and the time of all parts are those of the first.
        name, slide = f"{name}-{number}", replace(slide, notes=Prose(), minutes=0.0)
    title = next(
        (i.body.text for i in composed.items if isinstance(i, Text) and i.placeholder == "title"),
        name,
    )
    facts = talk.talk
    plain = composed.layout not in ("cover", "section")
    footer = (facts.footer or facts.event) if plain else ""
    numbered = composed.layout != "cover"
    marked = numbered and facts.speaker_mark and several_speak(speaking)
    mark = speaker_mark(talk.names(turn.speakers), footer, page) if marked else ()
    items = (*composed.items, *mark)
    notes = speaker_notes(
        slide.notes, slide.links, turn, talk, opens=number == 1, closes=number == count
    )
    return Scene(
        id=name,
        layout=composed.layout,
        title=title.replace("\n", " "),
        items=turned_round(items, page.width) if page.mirrored else items,
        notes=tuple(map(facing, notes)) if page.mirrored else notes,
        links=named_links(slide.links),
        hidden=slide.hidden,
        footer=footer,
        number=numbered,
        minutes=slide_time(slide, facts).minutes,
        language=facts.language,
    )


def _kept_scene(kept: Scene, slide: Slide, turn: Turn, talk: Talk, page: Page) -> Scene:
    """The scene of a slide that is kept: all but what is seen on it is the outline's."""
    notes = speaker_notes(slide.notes, slide.links, turn, talk, opens=True, closes=True)
    title = slide.title.text if slide.title else kept.title or slide.name
    return replace(
        kept,
        id=slide.name,
        title=title.replace("\n", " "),
        notes=tuple(map(facing, notes)) if page.mirrored else notes,
        links=named_links(slide.links),
        hidden=slide.hidden,
        minutes=slide_time(slide, talk.talk).minutes,
        language=talk.talk.language,
    )


@contextmanager
def reporting(problems: Problems, span: Span) -> Iterator[None]:
    """Report an `Overflow` where it says it happened, or at `span`, and go on."""
    try:
        yield
    except PlacedOverflow as overflow:
        where = span if overflow.span == NOWHERE else overflow.span
        problems.error(overflow.message, where, overflow.hint)
    except Overflow as overflow:
        problems.error(overflow.message, span, overflow.hint)
