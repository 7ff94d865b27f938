"""The talks of an outline, each made or refused by itself."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace

from deckbuilder.diagnostics import Diagnostic, InvalidTalk, Span
from deckbuilder.fields import Reading, Refused
from deckbuilder.laying_out import lay_out, page_for
from deckbuilder.model import Slide, Talk
from deckbuilder.overview.opened import Opened
from deckbuilder.pipeline import leaving_unchecked, no_garbage_collection, understand
from deckbuilder.source import Mapping
from deckbuilder.theme.load import load_theme
from deckbuilder.variant import Choice, Filled, settled
from deckbuilder.variant.draft import Draft

AS_IT_STANDS = "-"
"""What we call the outline without any variant."""


@dataclass(frozen=True)
class Attempt:
    """One talk, or why it cannot be made."""

    choice: Choice
    talk: Talk | None
    filled: tuple[Filled, ...] = ()
    slides: int = 0
    """As many as the deck will have, with those that are hidden; 0 when it was not laid out."""
    hidden: int = 0
    errors: tuple[Diagnostic, ...] = ()
    """Its own: not those of variants that it does not build on."""
    unchecked: str = ""
    """What could not be looked at because of the errors."""

    @property
    def name(self) -> str:
        """`-`, `short`, `short+dark`."""
        return "+".join(self.choice.variants) or AS_IT_STANDS


def choice_of(name: str, language: str) -> Choice:
    """The talk that somebody calls `-`, `short` or `short+dark`."""
    parts = (part.strip() for part in name.split("+"))
    return Choice(tuple(part for part in parts if part not in ("", AS_IT_STANDS)), (), language)


def choices_of(opened: Opened) -> list[Choice]:
    """The outline as it stands, and each of its variants."""
    variants = [(), *((name,) for name in opened.outline.variants)]
    return [Choice(names, (), opened.language) for names in variants]


@no_garbage_collection()
def understood(opened: Opened, choice: Choice) -> Attempt:
    """A talk that is checked, and not laid out."""
    try:
        talk, _, filled = _understood(opened, choice)
    except InvalidTalk as invalid:
        return _refused(choice, invalid)
    return Attempt(choice, talk, filled)


@no_garbage_collection()
def laid_out(opened: Opened, choice: Choice) -> Attempt:
    """A talk that is laid out as well, so that what does not fit its slide is noticed."""
    outline = opened.outline
    try:
        talk, reading, filled = _understood(opened, choice)
        talk = replace(talk, maps=settled(talk.maps, opened.root, choice, reading))
        theme = load_theme(talk.talk.theme, outline.path.parent, talk.talk.span)
        scenes = lay_out(talk, page_for(talk, theme, outline.cache, outline.pictures)).scenes
    except InvalidTalk as invalid:
        return _refused(choice, invalid)
    return Attempt(choice, talk, filled, len(scenes), sum(scene.hidden for scene in scenes))


def _understood(opened: Opened, choice: Choice) -> tuple[Talk, Reading, tuple[Filled, ...]]:
    with leaving_unchecked("what fits on the slides is looked at when these are mended"):
        node, reading, filled = opened.resolved(choice)
        return understand(node, reading), reading, filled


def _refused(choice: Choice, invalid: InvalidTalk) -> Attempt:
    errors = tuple(one for one in invalid.diagnostics if one.severity == "error")
    return Attempt(choice, None, errors=errors, unchecked=invalid.unchecked)


def errors_of(attempts: Iterable[Attempt], opened: Opened) -> list[Diagnostic]:
    """Every error once, in the order of the file.

    A line that is wrong only in a variant, and does not stand in it, is told with its name.
    """
    every = list(attempts)
    as_it_stands = next((set(one.errors) for one in every if one.name == AS_IT_STANDS), None)
    found: dict[tuple[Span, str], Diagnostic] = {}
    for attempt in every:
        there_is = set(attempt.choice.variants) <= set(opened.outline.variants)
        for error in attempt.errors:
            told = error
            only_here = there_is and as_it_stands is not None and error not in as_it_stands
            if only_here and not opened.is_in_variants(error.span):
                told = replace(error, message=f"{error.message} in the variant `{attempt.name}`")
            found.setdefault((error.span, error.message), told)
    return sorted(found.values(), key=lambda one: (one.span, one.message))


def errors_of_unshown(attempts: Iterable[Attempt], opened: Opened) -> list[Diagnostic]:
    """What is wrong with slides that none of these talks shows, so that nobody came across it."""
    if not isinstance(opened.root, Mapping):
        return []
    shown = {slide.name for one in attempts if one.talk for slide in one.talk.slides}
    reading = opened.reading()
    for slide in Draft(opened.root, opened.reading()).slides:
        if slide.name not in shown:
            with suppress(Refused):
                Slide.read(slide.node, reading)
    return reading.problems.errors
