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
from deckbuilder.content import layout_called
from deckbuilder.decks import NoSlide, without_lost_jumps
from deckbuilder.diagnostics import NOWHERE, Problems, Span
from deckbuilder.fields import place_of_words
from deckbuilder.kinds import Prose
from deckbuilder.link_notes import named_links
from deckbuilder.map_mark import map_mark
from deckbuilder.model import Section, Slide, Talk
from deckbuilder.model.speaking import Turn, several_speak, turns
from deckbuilder.model.timing import slide_time
from deckbuilder.motion import gliding
from deckbuilder.notes import speaker_notes
from deckbuilder.on_template import at_home
from deckbuilder.page import Overflow, Page
from deckbuilder.pictures import NoPicture, Pictures
from deckbuilder.placing import PlacedOverflow
from deckbuilder.right_to_left import facing, turned_round
from deckbuilder.scene import (
    Deck,
    Item,
    LayoutName,
    Paragraph,
    Run,
    Scene,
    SceneSection,
    Text,
    TextBody,
)
from deckbuilder.scene.resized import resized
from deckbuilder.scene.showing import opened
from deckbuilder.slide_pictures import with_slide_pictures
from deckbuilder.slides import opening
from deckbuilder.speaker_mark import speaker_mark
from deckbuilder.theme import Theme
from deckbuilder.theme.layouts import HEIGHT, Foot, Layout, layouts

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
    speaking, ways = turns(talk), Ways(talk)
    sections = tuple(
        SceneSection(section.name, section.section.text, scenes)
        for section in talk.sections
        if (scenes := tuple(_scenes(section, talk, page, speaking, ways, composer, problems)))
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
    section: Section,
    talk: Talk,
    page: Page,
    speaking: dict[str, Turn],
    ways: Ways,
    composer: Composer,
    problems: Problems,
) -> Iterator[Scene]:
    """The scenes of a section, without those that do not fit, which are reported."""
    transition = section.transition or talk.talk.transition
    if section.opens:
        first = opening_slide(section)
        with reporting(problems, section.span):
            made = opening.make(section, talk, page, composer, ways)
            scene = _scene(first, made, section, talk, page, speaking, ways)
            yield replace(scene, transition=transition)
    for slide in section.slides:
        parts: tuple[Composed, ...] = ()
        with reporting(problems, slide.span):
            parts = _parts(slide, talk, page, composer)
        _refuse_taken(slide, len(parts), talk, problems)
        for number, composed in enumerate(parts, 1):
            with reporting(problems, slide.span):
                part = (number, len(parts))
                scene = _scene(slide, composed, section, talk, page, speaking, ways, part)
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


def _scene(
    slide: Slide,
    composed: Composed,
    section: Section,
    talk: Talk,
    page: Page,
    speaking: dict[str, Turn],
    ways: Ways,
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
    marks: tuple[Item, ...] = ()
    if numbered:
        marks = map_mark(section, slide, composed.layout, footer, ways, page)
        marks += _speaker(turn, speaking, marks, composed, footer, talk, page)
    items = (*composed.items, *marks)
    together, items = items, opened(items, composed.steps)
    notes = speaker_notes(
        slide.notes, slide.links, turn, talk, opens=number == 1, closes=number == count
    )
    return Scene(
        id=name,
        layout=composed.layout,
        title=title.replace("\n", " "),
        items=at_home(
            turned_round(items, page.width) if page.mirrored else items,
            finished_layout(page, composed.layout),
            page.theme,
        ),
        stands_on=_stands_on(page, composed.layout),
        notes=tuple(map(facing, notes)) if page.mirrored else notes,
        links=named_links(slide.links),
        hidden=slide.hidden,
        footer=footer,
        number=numbered,
        minutes=slide_time(slide, facts).minutes,
        language=facts.language,
        steps=composed.steps,
        grouped=together if composed.steps else (),
    )


def _speaker(
    turn: Turn,
    speaking: dict[str, Turn],
    marks: tuple[Item, ...],
    composed: Composed,
    footer: str,
    talk: Talk,
    page: Page,
) -> tuple[Item, ...]:
    """The mark that says who speaks, before the other marks at the foot of the slide."""
    if not (talk.talk.speaker_mark and several_speak(speaking)):
        return ()
    taken = marks[0].box.w if marks else 0.0
    return speaker_mark(talk.names(turn.speakers), footer, page, composed.layout, taken)


def _kept_scene(kept: Scene, slide: Slide, turn: Turn, talk: Talk, page: Page) -> Scene:
    """The scene of a slide that is kept: all but what is seen on it is the outline's."""
    notes = speaker_notes(slide.notes, slide.links, turn, talk, opens=True, closes=True)
    title = slide.title.text if slide.title else kept.title or slide.name
    return replace(
        kept,
        id=slide.name,
        title=title.replace("\n", " "),
        stands_on=_stands_on(page, kept.layout),
        notes=tuple(map(facing, notes)) if page.mirrored else notes,
        links=named_links(slide.links),
        hidden=slide.hidden,
        minutes=slide_time(slide, talk.talk).minutes,
        language=talk.talk.language,
    )


def _stands_on(page: Page, name: LayoutName) -> str:
    """What others call the layout of a slide in a company's template; empty for ours."""
    if page.theme.template is None:
        return ""
    layout = finished_layout(page, name)
    return layout_called(layout.label, layout.type)


def finished_layout(page: Page, name: LayoutName) -> Layout:
    """The layout of a slide as it stands in the file."""
    found = layouts(page.theme, page.width, rtl=page.mirrored)
    return next(layout for layout in found if layout.name == name)


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
