"""From a talk to its deck: every slide placed on a page."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count

from deckbuilder import slides
from deckbuilder.blocks.clouds.ways import Ways
from deckbuilder.cache import Cache
from deckbuilder.compose import Composed, Composer, compose
from deckbuilder.decks import NoSlide, without_lost_jumps
from deckbuilder.diagnostics import NOWHERE, Problems, Span
from deckbuilder.fields import place_of_words
from deckbuilder.model import Section, Slide, Talk
from deckbuilder.model.speaking import turns
from deckbuilder.motion import gliding
from deckbuilder.page import Overflow, Page
from deckbuilder.pictures import NoPicture, Pictures
from deckbuilder.placing import PlacedOverflow
from deckbuilder.scene import (
    Deck,
    Paragraph,
    Run,
    Scene,
    SceneSection,
    TextBody,
)
from deckbuilder.scene.resized import resized
from deckbuilder.slide_pictures import with_slide_pictures
from deckbuilder.slides import opening
from deckbuilder.stage import Stage
from deckbuilder.theme import Theme
from deckbuilder.theme.layouts import HEIGHT, Foot

WIDTHS = {"16:9": 960.0, "4:3": 720.0}
"""Slide widths in points; the height is 540 for both."""


def page_for(talk: Talk, theme: Theme, cache: Cache, pictures: Pictures) -> Page:
    """The empty page that the slides of `talk` are laid out on."""
    facts = talk.talk
    if theme.template:
        size = theme.template.width, theme.template.height
    else:
        size = WIDTHS[facts.aspect], HEIGHT
    return Page(theme, *size, facts.language, cache, pictures)


def lay_out(talk: Talk, page: Page, composer: Composer = compose) -> Deck:
    """Place every slide; raises `InvalidTalk` naming all that do not fit.

    A `composer` that remembers slides saves the time of those that are as they were.
    """
    problems = Problems()
    stage = Stage(talk, page, turns(talk), Ways(talk))
    sections = tuple(
        SceneSection(section.name, section.section.text, scenes)
        for section in talk.sections
        if (scenes := tuple(_scenes(section, stage, composer, problems)))
    )
    sections = _labelled(sections, talk)
    if not sections and not problems.errors:
        problems.error("this talk has no slides", talk.span, "add some under `slides:`")
    if any(one.footer and not one.native for section in sections for one in section.scenes):
        _check_footer(talk, page, problems)
    problems.raise_if_any()
    facts = talk.talk
    return Deck(
        title=facts.title.text,
        sections=with_slide_pictures(gliding(without_lost_jumps(sections)), page),
        width=page.width,
        height=page.height,
        authors=talk.names(facts.speakers),
        event=facts.event,
        date=facts.date,
        language=facts.language,
    )


def _labelled(sections: tuple[SceneSection, ...], talk: Talk) -> tuple[SceneSection, ...]:
    """The slides of the appendix numbered for themselves: A1, A2, A3."""
    appendix = {section.name for section in talk.appendix}
    if not appendix:
        return sections
    numbers = count(1)
    return tuple(
        replace(one, scenes=tuple(replace(s, label=f"A{next(numbers)}") for s in one.scenes))
        if one.id in appendix
        else one
        for one in sections
    )


def _check_footer(talk: Talk, page: Page, problems: Problems) -> None:
    """Report a footer that does not fit its one line at the foot of each slide."""
    words = talk.talk.footer or talk.talk.event
    width = page.text_width(words, page.theme.sizes.footer)
    foot = page.grid.layout("content").footer
    if foot is None:
        return
    if page.theme.template and _stands_in(words, foot, page):
        return
    room = foot.box.w - foot.insets.left - foot.insets.right
    if width > room:
        over = math.ceil(len(words) * (1 - room / width))
        problems.error(
            f"the footer has {len(words)} characters, about {over} more than fit",
            place_of_words(words, talk.talk.span),
            "write a shorter one as `footer:`",
        )


def _stands_in(words: str, foot: Foot, page: Page) -> bool:
    """Whether a footer fits its place in a template, on several lines if need be."""
    body = TextBody((Paragraph((Run(words),)),), (foot.size,), insets=foot.insets)
    return page.fits(body, foot.box)


def _scenes(
    section: Section, stage: Stage, composer: Composer, problems: Problems
) -> Iterator[Scene]:
    """The scenes of a section, without those that do not fit, which are reported."""
    talk, page = stage.talk, stage.page
    transition = section.transition or talk.talk.transition
    if section.opens:
        with reporting(problems, section.span):
            made = opening.make(section, talk, page, composer, stage.ways)
            scene = stage.scene(opening_slide(section), made, section)
            yield replace(scene, transition=transition)
    for slide in section.slides:
        parts: tuple[Composed, ...] = ()
        with reporting(problems, slide.span):
            parts = _parts(slide, talk, page, composer)
        _refuse_taken(slide, len(parts), talk, problems)
        for number, composed in enumerate(parts, 1):
            with reporting(problems, slide.span):
                scene = stage.scene(slide, composed, section, (number, len(parts)))
                yield replace(scene, transition=slide.transition or transition)


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
        scale = page.theme.template.scale if page.theme.template else 1.0
        home = Home(page.theme, page.width * scale, page.mirrored)
        scene = page.pictures.decks.scene(slide.keep, home)
    except (NoPicture, NoSlide) as error:
        raise Overflow(error.message, error.hint) from error
    scene = replace(scene, items=resized(scene.items, 1 / scale))
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
