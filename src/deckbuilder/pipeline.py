"""The pipeline, one function per arrow: YAML text -> talk -> deck of scenes.

    open_outline   path -> Outline          the text with positions, in a language, and its variants
    understood     Outline -> Understood    the layers of one talk laid over it; checked and frozen
    laid_out       Understood -> Loaded     blocks placed on pages
    load           all three, if nothing is wrong with any talk of the outline

Writers take it from there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from deckbuilder.cache import Cache
from deckbuilder.compose import Composer, compose
from deckbuilder.diagnostics import Diagnostic, InvalidTalk, Problems
from deckbuilder.fields import Tracer
from deckbuilder.laying_out import lay_out, page_for
from deckbuilder.model import Talk
from deckbuilder.page import Page
from deckbuilder.scene import Deck
from deckbuilder.templates import load_theme
from deckbuilder.theme import Theme
from deckbuilder.understanding import (
    UNSEEN,
    Outline,
    Understood,
    checked,
    leaving_unchecked,
    no_garbage_collection,
    open_outline,
    picture_folders,
    understand,
    understood,
)
from deckbuilder.variant import BASE, Choice, Filled
from deckbuilder.variant.outlines import settled

__all__ = [
    "Loaded",
    "Outline",
    "Understood",
    "checked",
    "laid_out",
    "lay_out",
    "leaving_unchecked",
    "load",
    "make",
    "no_garbage_collection",
    "open_outline",
    "picture_folders",
    "traced",
    "understand",
    "understood",
]


@dataclass(frozen=True)
class Loaded:
    """A talk that is in order, and what goes with it."""

    talk: Talk
    theme: Theme
    page: Page
    deck: Deck
    warnings: tuple[Diagnostic, ...]
    outline: Outline
    choice: Choice = BASE
    filled: tuple[Filled, ...] = ()
    """What the variant's `fill` found room for, or not."""
    theme_given: str = ""
    aspect_given: str = ""
    """What stood in for the outline's own theme and slide format."""


def load(
    path: Path,
    choice: Choice = BASE,
    *,
    cache: Cache | None = None,
    theme: str = "",
    aspect: str = "",
) -> Loaded:
    """Everything from an outline's path to its deck: the talk that `choice` names.

    `theme` and `aspect` stand in for what the outline says. Raises `InvalidTalk` with every mistake
    that could be found.
    """
    return make(open_outline(path, cache, choice.language), choice, theme=theme, aspect=aspect)


@no_garbage_collection()
def make(
    outline: Outline,
    choice: Choice = BASE,
    *,
    theme: str = "",
    aspect: str = "",
    composer: Composer = compose,
) -> Loaded:
    """One talk of an outline, as `load` makes it; `composer` is for `lay_out`."""
    return laid_out(checked(outline, choice), theme=theme, aspect=aspect, composer=composer)


@no_garbage_collection()
def traced(made: Loaded) -> tuple[Deck, Tracer]:
    """The deck of a talk once more, every text in it between marks that `Tracer` understands.

    Places may differ where a block looks closer at words than at how wide they are. Raises
    `InvalidTalk` when the talk could not be laid out so.
    """
    understood_once = understood(made.outline, made.choice)
    tracer = Tracer()
    reading = understood_once.resolved.reading
    reading = replace(reading, problems=Problems(), jumps=[], lost=set(), tracer=tracer)
    talk = understand(understood_once.resolved.node, reading)
    again = replace(understood_once, talk=talk)
    deck = laid_out(again, theme=made.theme_given, aspect=made.aspect_given).deck
    return deck, tracer


@no_garbage_collection()
def laid_out(
    made: Understood, *, theme: str = "", aspect: str = "", composer: Composer = compose
) -> Loaded:
    """A talk placed on pages; raises `InvalidTalk` when it is wrong, or does not fit them."""
    outline, choice, talk, reading = made.outline, made.choice, made.talk, made.resolved.reading
    with leaving_unchecked(UNSEEN):
        if talk is None:
            raise InvalidTalk(made.found)
    problems = Problems()
    outline.said.report(made.resolved.node, replace(reading, problems=problems))
    talk = replace(talk, maps=settled(talk.maps, outline.root, choice, reading))
    said = talk.talk
    if theme or aspect:
        facts = talk.talk
        facts = replace(facts, theme=theme or facts.theme, aspect=aspect or facts.aspect)
        talk = replace(talk, talk=facts)
    chosen = load_theme(talk.talk.theme, outline.path.parent, talk.talk.span)
    page = page_for(talk, chosen, outline.cache, outline.pictures)
    deck = replace(
        lay_out(talk, page, composer),
        variants=choice.variants,
        settings=choice.settings,
        texts=choice.language,
        outline=outline.path.name,
        theme=portable(theme, outline.path.parent) if theme != said.theme else "",
        aspect=aspect if aspect != said.aspect else "",
    )
    warnings = (*made.warnings, *problems.warnings)
    filled = made.resolved.filled
    return Loaded(talk, chosen, page, deck, warnings, outline, choice, filled, theme, aspect)


def portable(theme: str, home: Path) -> str:
    """How a theme is named from the outline's folder; one from elsewhere by its file alone."""
    path = Path(theme)
    if not path.is_absolute():
        return theme
    try:
        return path.relative_to(home.absolute()).as_posix()
    except ValueError:
        return path.name
