"""The pipeline, one function per arrow: YAML text -> source -> talk -> deck of scenes.

    read_outline   path -> Node      the text with positions
    translated     Node -> Node      its words in another language
    resolved       Node -> Node      the layers of one talk laid over it
    understand     Node -> Talk      checked and frozen, or every mistake at once
    lay_out        Talk -> Deck      blocks placed on pages
    load           all five

Writers take it from there.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from deckbuilder.blocks import blocks
from deckbuilder.cache import Cache, Forgetful, Remembering
from deckbuilder.diagnostics import Diagnostic, InvalidTalk, Problems
from deckbuilder.fields import Reading, Refused
from deckbuilder.laying_out import lay_out, page_for
from deckbuilder.model import Talk
from deckbuilder.model.consistency import check_consistency
from deckbuilder.page import Page
from deckbuilder.pictures import Pictures
from deckbuilder.scene import Deck
from deckbuilder.source import Mapping, Node, read_file
from deckbuilder.theme import Theme
from deckbuilder.theme.load import load_theme
from deckbuilder.translation import translated
from deckbuilder.variant import BASE, Choice, Filled, Looks, known_variants, resolved, settled


@dataclass(frozen=True)
class Loaded:
    """A talk that is in order, and what goes with it."""

    talk: Talk
    theme: Theme
    page: Page
    deck: Deck
    warnings: tuple[Diagnostic, ...]
    choice: Choice = BASE
    filled: tuple[Filled, ...] = ()
    """What the variant's `fill` found room for, or not."""


@dataclass(frozen=True)
class Outline:
    """An outline that has been read, and can be made into any of its talks."""

    path: Path
    root: Node
    pictures: Pictures
    cache: Cache
    looks: dict[str, Looks] = field(default_factory=dict, repr=False)
    """By language, what is wrong in each variant, so that it is found once for all talks."""

    @property
    def variants(self) -> tuple[str, ...]:
        """The names of its variants."""
        return known_variants(self.root) if isinstance(self.root, Mapping) else ()


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
    return make(open_outline(path, cache), choice, theme=theme, aspect=aspect)


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


@no_garbage_collection()
def open_outline(path: Path, cache: Cache | None = None) -> Outline:
    """The outline at `path`, read once for all its talks; raises `InvalidTalk`."""
    store = Remembering(cache or Forgetful())
    with leaving_unchecked("the rest of the outline is looked at when these are mended"):
        return Outline(path, read_outline(path), Pictures(picture_folders(path), store), store)


@no_garbage_collection()
def make(outline: Outline, choice: Choice = BASE, *, theme: str = "", aspect: str = "") -> Loaded:
    """One talk of an outline, as `load` makes it."""
    problems, folder = Problems(), outline.path.parent
    with leaving_unchecked("what fits on the slides is looked at when these are mended"):
        reading = Reading(problems, folder, blocks(), outline.pictures)
        said = translated(outline.root, outline.path, choice.language, problems)
        node, reading, filled = resolved(
            said.root, choice, reading, outline.looks.setdefault(choice.language, {})
        )
        talk = understand(node, reading)
        said.report(node, reading)
    talk = replace(talk, maps=settled(talk.maps, said.root, choice, reading))
    if theme or aspect:
        facts = talk.talk
        facts = replace(facts, theme=theme or facts.theme, aspect=aspect or facts.aspect)
        talk = replace(talk, talk=facts)
    chosen = load_theme(talk.talk.theme, folder, talk.talk.span)
    page = page_for(talk, chosen, outline.cache, outline.pictures)
    deck = replace(
        lay_out(talk, page),
        variants=choice.variants,
        settings=choice.settings,
        texts=choice.language,
    )
    return Loaded(talk, chosen, page, deck, tuple(problems.warnings), choice, filled)


def read_outline(path: Path) -> Node:
    """The outline's text with positions."""
    return read_file(path)


def picture_folders(path: Path) -> tuple[Path, ...]:
    """Where pictures of the outline at `path` may be, in the order they are looked for."""
    home = path.parent
    above = home.absolute().parent  # `Path(".").parent` is `.` again
    return home, home / "assets" / path.stem, home / "assets", above / "assets" / path.stem


def texts_folder(path: Path) -> Path:
    """Where the translations of the outline at `path` are."""
    return path.parent / "texts"


def understand(node: Node, reading: Reading) -> Talk:
    """The talk that `node` describes; raises `InvalidTalk` with every mistake."""
    problems = reading.problems
    try:
        talk = Talk.read(node, reading)
    except Refused:
        raise InvalidTalk(problems.found) from None
    check_consistency(talk, reading)
    problems.raise_if_any()
    return talk


@contextmanager
def leaving_unchecked(what: str) -> Iterator[None]:
    """Note on an `InvalidTalk` what later stages had no chance to look at."""
    try:
        yield
    except InvalidTalk as invalid:
        invalid.unchecked = what
        raise
