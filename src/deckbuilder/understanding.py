"""From a path to talks that are checked: the outline, its languages, the layers of each talk."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from deckbuilder.blocks import blocks
from deckbuilder.cache import Cache, Forgetful, Remembering
from deckbuilder.diagnostics import Diagnostic, InvalidTalk, Problems, Span, together
from deckbuilder.fields import Reading, Refused
from deckbuilder.model import Talk, Variant
from deckbuilder.model.consistency import check_consistency
from deckbuilder.model.steps import settled
from deckbuilder.picture_files import folders_of as picture_folders
from deckbuilder.pictures import Pictures
from deckbuilder.reuse import Whole, whole
from deckbuilder.source import Node, read_file
from deckbuilder.translation import Translated, translated
from deckbuilder.variant import BASE, Choice
from deckbuilder.variant.outlines import read_variants, resolved
from deckbuilder.variant.places import is_in_variants, of_talk
from deckbuilder.variant.resolution import Resolved, known_variants
from deckbuilder.variant.unshown import mistakes_in, slides_of, unshown

__all__ = [
    "UNSEEN",
    "Outline",
    "Understood",
    "checked",
    "in_language",
    "leaving_unchecked",
    "mistakes_in_unshown",
    "no_garbage_collection",
    "open_outline",
    "picture_folders",
    "taken_from",
    "told",
    "understand",
    "understood",
    "whole_outline",
]

UNSEEN = "what fits on the slides is looked at when these are mended"
"""What is not looked at in a talk with mistakes."""


@dataclass(frozen=True, eq=False)
class Outline:
    """An outline in one language with its variants, read once for all its talks."""

    path: Path
    pictures: Pictures
    cache: Cache
    written: Node
    """As it stands in its file."""
    whole: Whole
    """The same with what it takes from other outlines."""
    language: str
    """Language of its texts file; empty for its own words."""
    said: Translated
    """The same in that language."""
    layers: dict[str, Variant]
    """Its variants that are in order."""
    found: tuple[Diagnostic, ...]
    """What is to say of the translation, and of the variants as they are written."""
    talks: dict[Choice, Understood] = field(default_factory=dict, repr=False)
    """Those that were asked for so far, so that each is understood once."""

    @property
    def root(self) -> Node:
        """The outline in its language."""
        return self.said.root

    @property
    def variants(self) -> tuple[str, ...]:
        """The names of its variants."""
        return known_variants(self.root)

    def choice(self, *variants: str) -> Choice:
        """The talk made of these variants."""
        return Choice(variants, (), self.language)

    @property
    def every(self) -> list[Understood]:
        """The outline as it stands, and each of its variants that is in order."""
        choices = (self.choice(), *map(self.choice, self.layers))
        return [understood(self, choice) for choice in choices]

    @property
    def every_talk(self) -> list[Talk]:
        """All of these in which nothing is wrong."""
        return [one.talk for one in self.every if one.talk]

    def reading(self) -> Reading:
        """What is at hand to read a part of it that belongs to no talk in particular."""
        pictures = self.pictures
        reading = Reading(Problems(), self.path.parent, blocks(), pictures, pictures.decks)
        elsewhere = self.whole.elsewhere
        return replace(reading, known_variants=self.variants, elsewhere=elsewhere)


@dataclass(frozen=True, eq=False)
class Understood:
    """One talk of an outline, read and checked, and not laid out."""

    outline: Outline
    choice: Choice
    resolved: Resolved
    talk: Talk | None
    """None when something is wrong with it."""
    found: tuple[Diagnostic, ...]
    """All that is to say of it, and nothing of variants that it is not made of."""

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What is wrong with it."""
        return tuple(one for one in self.found if one.severity == "error")

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What is doubtful about it."""
        return tuple(one for one in self.found if one.severity == "warning")


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


@contextmanager
def leaving_unchecked(what: str) -> Iterator[None]:
    """Note on an `InvalidTalk` what later stages had no chance to look at."""
    try:
        yield
    except InvalidTalk as invalid:
        invalid.unchecked = what
        raise


@no_garbage_collection()
def open_outline(path: Path, cache: Cache | None = None, language: str = "") -> Outline:
    """The outline at `path` in a language, read once for all its talks; raises `InvalidTalk`."""
    store = Remembering(cache or Forgetful())
    with leaving_unchecked("the rest of the outline is looked at when these are mended"):
        pictures = Pictures(picture_folders(path), store)
        return in_language(read_file(path), language, path, pictures, store)


def taken_from(path: Path) -> tuple[Path, ...]:
    """The outlines that the one at `path` takes parts from, as far as they can be read."""
    try:
        return whole(read_file(path), path, Problems()).files
    except InvalidTalk:
        return ()


def whole_outline(path: Path) -> Node:
    """The outline at `path` with all that it takes from others; raises `InvalidTalk`."""
    problems = Problems()
    made = whole(read_file(path), path, problems)
    problems.raise_if_any()
    return made.root


def in_language(
    root: Node,
    language: str,
    path: Path,
    pictures: Pictures,
    cache: Cache,
    texts: bytes | None = None,
    others: Mapping[Path, str] | None = None,
) -> Outline:
    """An outline that was read from `path`; raises `InvalidTalk` if its texts cannot be.

    So it does when the outlines cannot be read that it takes parts from. `texts` stands in for what
    the file of texts in that language holds, and `others` for what those outlines do.
    """
    problems = Problems()
    all_of_it = whole(root, path, problems, others)
    pictures.reuse(all_of_it.files)
    problems.raise_if_any()
    said = translated(all_of_it.root, path, language, problems, texts)
    outline = Outline(path, pictures, cache, root, all_of_it, language, said, {}, ())
    layers = read_variants(said.root, replace(outline.reading(), problems=problems))
    return replace(outline, layers=layers, found=tuple(problems.found))


@no_garbage_collection()
def understood(outline: Outline, choice: Choice = BASE) -> Understood:
    """One talk of an outline, whatever is wrong with it or with the others.

    Raises `InvalidTalk` only when another language is wanted than that of the outline, and its
    texts cannot be read.
    """
    if choice.language != outline.language:
        one = outline
        outline = in_language(one.written, choice.language, one.path, one.pictures, one.cache)
    if choice not in outline.talks:
        outline.talks[choice] = _understood(outline, choice)
    return outline.talks[choice]


def _understood(outline: Outline, choice: Choice) -> Understood:
    reading = outline.reading()
    reading.problems.found += of_talk(choice, outline.found, outline.root)
    made = resolved(outline.root, outline.layers, choice, reading)
    try:
        talk = understand(made.node, made.reading)
    except InvalidTalk:
        talk = None
    return Understood(outline, choice, made, talk, tuple(reading.problems.found))


def understand(node: Node, reading: Reading) -> Talk:
    """The talk that `node` describes; raises `InvalidTalk` with every mistake."""
    problems = reading.problems
    try:
        talk = Talk.read(node, reading)
    except Refused:
        raise InvalidTalk(problems.found) from None
    check_consistency(talk, reading)
    talk = settled(talk, reading)
    problems.raise_if_any()
    return talk


def checked(outline: Outline, choice: Choice = BASE) -> Understood:
    """One talk, if all is right with it and with every variant of its outline.

    So a mistake is found by whoever wrote it, not by whoever builds that talk months later. Raises
    `InvalidTalk` with every mistake.
    """
    with leaving_unchecked(UNSEEN):
        mine = understood(outline, choice)
        wrong = _mistakes(mine)
        if wrong:
            raise InvalidTalk([*wrong, *mine.warnings])
    return mine


def _mistakes(mine: Understood) -> list[Diagnostic]:
    """What is wrong with a talk, with variants that it is not made of, and with other slides."""
    outline = mine.outline
    names = [name for name in outline.layers if name not in mine.resolved.layers]
    others = {name: understood(outline, outline.choice(name)) for name in names}
    of_all = [one for one in outline.found if one.severity == "error"]
    unseen = mistakes_in_unshown((mine, *others.values()))
    found = {name: one.errors for name, one in others.items()}
    return told(outline, {"": (*mine.errors, *of_all, *unseen), **found})


def mistakes_in_unshown(talks: Iterable[Understood]) -> list[Diagnostic]:
    """What is wrong with slides of an outline that none of these talks shows."""
    every = list(talks)
    if not any(one.resolved.reading.absent for one in every):
        return []
    reading, root = every[0].resolved.reading, every[0].outline.root
    shown = {name for one in every for name in slides_of(one.resolved.node)}
    return mistakes_in(unshown(root, shown, reading), reading)


def told(outline: Outline, found: Mapping[str, Iterable[Diagnostic]]) -> list[Diagnostic]:
    """What was found in several talks of an outline, each thing once, in the order of the file.

    The talks are known by their names, the outline as it stands by no words. What that has too is
    told without names; so is a mistake that stands in a variant, or that a slide has by itself.
    """

    @cache
    def everywhere() -> set[tuple[Span, str]]:
        base = understood(outline, outline.choice())
        return {one.key for one in (*base.errors, *mistakes_in_unshown([base]))}

    def needs_name(one: Diagnostic) -> bool:
        if one.severity == "warning":
            return True
        return not is_in_variants(one.span, outline.root) and one.key not in everywhere()

    return together(found, needs_name)
