"""The pipeline, one function per arrow: YAML text -> source -> talk -> deck of scenes.

    read_outline   path -> Node      the text with positions
    understand     Node -> Talk      checked and frozen, or every mistake at once
    lay_out        Talk -> Deck      blocks placed on pages
    load           all three

Writers take it from there.
"""

from __future__ import annotations

import gc
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from deckbuilder import slides
from deckbuilder.blocks import blocks
from deckbuilder.cache import Cache, Forgetful
from deckbuilder.compose import Composed, PlacedOverflow, compose, named_links
from deckbuilder.diagnostics import NOWHERE, Diagnostic, InvalidTalk, Problems, Span
from deckbuilder.fields import Reading, Refused, place_of_words
from deckbuilder.kinds import Prose
from deckbuilder.model import Section, Slide, Talk
from deckbuilder.model.consistency import check_consistency
from deckbuilder.notes import speaker_notes
from deckbuilder.page import Overflow, Page
from deckbuilder.pictures import Pictures
from deckbuilder.scene import Deck, Scene, SceneSection, Text
from deckbuilder.slides import opening
from deckbuilder.source import Node, read_file
from deckbuilder.theme import Theme
from deckbuilder.theme.layouts import HEIGHT, footer_box
from deckbuilder.theme.load import load_theme

WIDTHS = {"16:9": 960.0, "4:3": 720.0}
"""Slide widths in points; the height is 540 for both."""


@dataclass(frozen=True)
class Loaded:
    """A talk that is in order, and what goes with it."""

    talk: Talk
    theme: Theme
    page: Page
    deck: Deck
    warnings: tuple[Diagnostic, ...]


def load(path: Path, *, cache: Cache | None = None, theme: str = "", aspect: str = "") -> Loaded:
    """Everything from an outline's path to its deck.

    `theme` and `aspect` stand in for what the outline says. Raises `InvalidTalk` with every mistake
    that could be found.
    """
    with no_garbage_collection():
        problems = Problems()
        store = cache or Forgetful()
        pictures = Pictures(picture_folders(path), store)
        with leaving_unchecked("the rest of the outline is looked at when these are mended"):
            node = read_outline(path)
        with leaving_unchecked("what fits on the slides is looked at when these are mended"):
            talk = understand(node, path.parent, pictures, problems)
        if theme or aspect:
            facts = replace(
                talk.talk, theme=theme or talk.talk.theme, aspect=aspect or talk.talk.aspect
            )
            talk = replace(talk, talk=facts)
        chosen = load_theme(talk.talk.theme, path.parent, talk.talk.span)
        page = page_for(talk, chosen, store, pictures)
        deck = lay_out(talk, page)
        return Loaded(talk, chosen, page, deck, tuple(problems.warnings))


def read_outline(path: Path) -> Node:
    """The outline's text with positions."""
    return read_file(path)


def picture_folders(path: Path) -> tuple[Path, ...]:
    """Where pictures of the outline at `path` may be, in the order they are looked for."""
    home = path.parent
    above = home.absolute().parent  # `Path(".").parent` is `.` again
    return home, home / "assets" / path.stem, home / "assets", above / "assets" / path.stem


def understand(
    node: Node, folder: Path, pictures: Pictures, problems: Problems | None = None
) -> Talk:
    """The talk that `node` describes; raises `InvalidTalk` with every mistake."""
    problems = Problems() if problems is None else problems
    reading = Reading(problems, folder, blocks(), pictures)
    try:
        talk = Talk.read(node, reading)
    except Refused:
        raise InvalidTalk(problems.found) from None
    check_consistency(talk, reading)
    problems.raise_if_any()
    return talk


def page_for(talk: Talk, theme: Theme, cache: Cache, pictures: Pictures) -> Page:
    """The empty page that the slides of `talk` are laid out on."""
    facts = talk.talk
    return Page(theme, WIDTHS[facts.aspect], HEIGHT, facts.language, cache, pictures)


def lay_out(talk: Talk, page: Page) -> Deck:
    """Place every slide; raises `InvalidTalk` naming all that do not fit."""
    problems = Problems()
    speakers = Speakers(talk)
    sections = tuple(
        SceneSection(section.name, section.section.text, scenes)
        for section in talk.sections
        if (scenes := tuple(_scenes(section, talk, page, speakers, problems)))
    )
    if not sections and not problems.errors:
        problems.error("this talk has no slides", talk.span, "add some under `slides:`")
    if any(scene.footer for section in sections for scene in section.scenes):
        _check_footer(talk, page, problems)
    problems.raise_if_any()
    facts = talk.talk
    return Deck(
        title=facts.title.text,
        sections=sections,
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
    section: Section, talk: Talk, page: Page, speakers: Speakers, problems: Problems
) -> Iterator[Scene]:
    """The scenes of a section, without those that do not fit, which are reported."""
    if section.opens:
        first = opening_slide(section)
        with reporting(problems, section.span):
            yield _scene(
                first.name, first, opening.make(section, talk, page), talk, speakers.at(section)
            )
    for slide in section.slides:
        parts: tuple[Composed, ...] = ()
        with reporting(problems, slide.span):
            parts = _parts(slide, talk, page)
        _refuse_taken(slide, len(parts), talk, problems)
        for number, composed in enumerate(parts, 1):
            if number == 1:
                yield _scene(slide.name, slide, composed, talk, speakers.at(section, slide))
            else:
                further = replace(slide, cue="", notes=Prose(), minutes=0.0)
                yield _scene(f"{slide.name}-{number}", further, composed, talk, ())


def _refuse_taken(slide: Slide, count: int, talk: Talk, problems: Problems) -> None:
    """Report slides that have an id which `slide` needs as it takes `count` slides."""
    needed = {f"{slide.name}-{number}" for number in range(2, count + 1)}
    for other in talk.slides if needed else ():
        if other.name in needed:
            message = (
                f"the slide id `{other.name}` is needed, as `{slide.name}` takes {count} slides"
            )
            problems.error(message, other.name_span, "give this slide another `id:`")


def _parts(slide: Slide, talk: Talk, page: Page) -> tuple[Composed, ...]:
    if slide.slide:
        return slides.maker(slide.slide)(slide, talk, page)
    return (compose(slide, page, talk),)


def opening_slide(section: Section) -> Slide:
    """The opening of a section seen as a slide."""
    return Slide(
        id=section.name,
        title=section.title or section.section,
        notes=section.notes,
        cue=section.cue,
        span=section.span,
    )


def _scene(
    name: str, slide: Slide, composed: Composed, talk: Talk, speakers: tuple[str, ...]
) -> Scene:
    title = next(
        (i.body.text for i in composed.items if isinstance(i, Text) and i.placeholder == "title"),
        name,
    )
    facts = talk.talk
    plain = composed.layout not in ("cover", "section")
    return Scene(
        id=name,
        layout=composed.layout,
        title=title.replace("\n", " "),
        items=composed.items,
        notes=speaker_notes(
            slide.notes, speakers=talk.names(speakers), cue=slide.cue, links=slide.links
        ),
        links=named_links(slide.links),
        hidden=slide.hidden,
        footer=(facts.footer or facts.event) if plain else "",
        number=composed.layout != "cover",
        minutes=slide.minutes,
    )


class Speakers:
    """Tells who speaks where the speaker changes, slide by slide."""

    def __init__(self, talk: Talk) -> None:
        self.usual = talk.talk.speakers[:1]
        self.last: tuple[str, ...] = ()
        self.several = len({p for s in talk.sections for p in s.speaker}) > 0 or any(
            slide.speaker for slide in talk.slides
        )

    def at(self, section: Section, slide: Slide | None = None) -> tuple[str, ...]:
        """The speakers of a slide when they are others than before it, else nobody."""
        if not self.several:
            return ()
        now = (slide.speaker if slide else ()) or section.speaker or self.usual
        changed = now if now != self.last else ()
        self.last = now
        return changed


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


@contextmanager
def leaving_unchecked(what: str) -> Iterator[None]:
    """Note on an `InvalidTalk` what later stages had no chance to look at."""
    try:
        yield
    except InvalidTalk as invalid:
        invalid.unchecked = what
        raise


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Pause the cycle collector: a build makes many small values and no rubbish worth a search."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
