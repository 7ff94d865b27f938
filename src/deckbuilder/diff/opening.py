"""From what the user named to the two sides of a comparison."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from deckbuilder.cache import Cache, Remembering
from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.diff.history import NoHistory, as_it_was
from deckbuilder.diff.naming import Misnamed, Named
from deckbuilder.diff.sides import Side, as_built, of_deck, of_outline
from deckbuilder.pictures import Pictures
from deckbuilder.pipeline import Loaded, Outline, make, open_outline, picture_folders
from deckbuilder.source import read
from deckbuilder.sync.base import Base, NoBase, base_of, outline_of
from deckbuilder.sync.theirs import Theirs, theirs
from deckbuilder.understanding import in_language
from deckbuilder.variant import Choice
from deckbuilder.writers.pptx.manifest import Manifest


def sides(first: Named, second: Named | None, cache: Cache) -> tuple[Side, Side]:
    """Both sides; with one deck alone as it was built, and as it is.

    An outline of which no talk was named is the talk that the other side was built as. Raises
    `Misnamed`, `NoBase`, `Unreadable` or `InvalidTalk`.
    """
    if second is None:
        return _alone(first, cache)
    pair = _Opening(first, cache), _Opening(second, cache)
    return pair[0].side(pair[1]), pair[1].side(pair[0])


def _alone(named: Named, cache: Cache) -> tuple[Side, Side]:
    if named.is_outline:
        path = named.path
        raise Misnamed(
            f"name what to compare `{named.written}` with: a deck, as `build/{path.stem}.pptx`, a "
            f"variant, as `{path}#short`, or the outline as it was, as `HEAD:{path.as_posix()}`"
        )
    deck = theirs(named.path)
    base = _base(deck, None)
    if base is None:
        raise NoBase(
            f"{named.path} does not say what it was built as, and nothing here does; name what to "
            f"compare it with, as `deckbuilder diff talk.yaml {named.path}`"
        )

    def remade() -> Loaded | None:
        try:
            path = outline_of(base, deck)
            return _made(open_outline(path, cache, base.choice.language), base.manifest)
        except (NoBase, InvalidTalk):
            return None

    before = as_built(base, f"{named.path} as it was built", remade)
    return before, of_deck(deck, f"{named.path} as it is", base.manifest.language)


def _made(outline: Outline, built: Manifest) -> Loaded:
    choice = Choice(built.variants, built.settings, built.texts)
    return make(outline, choice, theme=built.theme, aspect=built.aspect)


@dataclass(frozen=True)
class _Opening:
    """One of two things that were named."""

    named: Named
    cache: Cache

    def side(self, other: _Opening) -> Side:
        """It, beside the other."""
        named = self.named
        if named.is_deck:
            deck = theirs(named.path)
            made = deck.manifest or other.built_like(deck)
            return of_deck(deck, named.written, made.language if made else "en")
        built = other.built_from(named.path)
        choice = Choice(named.variants or (), (), named.language)
        if built and named.is_open:
            choice = Choice(built.variants, built.settings, built.texts)
        outline = self.outline(choice.language)
        theme, aspect = (built.theme, built.aspect) if built else ("", "")
        loaded = make(outline, choice, theme=theme, aspect=aspect)
        name = f"{named.revision}:{named.path.as_posix()}" if named.revision else str(named.path)
        return of_outline(loaded, f"{name} ({choice})" if str(choice) else name)

    def outline(self, language: str) -> Outline:
        """The outline as it is, or as it was; what goes with it is always as it is."""
        named = self.named
        if not named.revision:
            return open_outline(named.path, self.cache, language)
        try:
            data, path = as_it_was(named.revision, named.path)
        except NoHistory as error:
            raise Misnamed(f"`{named.written}`: {error}") from error
        store = Remembering(self.cache)
        root = read(data, f"{named.revision}:{named.path.as_posix()}")
        return in_language(root, language, path, Pictures(picture_folders(path), store), store)

    def built_from(self, outline: Path) -> Manifest | None:
        """What this deck was built as, if it was built from an outline of that name."""
        if self.named.is_outline:
            return None
        deck = theirs(self.named.path)
        base = _base(deck, outline)
        return base.manifest if base and base.manifest.outline == outline.name else None

    def built_like(self, deck: Theirs) -> Manifest | None:
        """What a deck that does not say so was built as: what lies beside it, or this one was."""
        base = _base(deck, self.named.path if self.named.is_outline else None)
        if base or self.named.is_outline:
            return base.manifest if base else None
        return theirs(self.named.path).manifest


def _base(deck: Theirs, talk: Path | None) -> Base | None:
    try:
        return base_of(deck, talk, None)
    except NoBase:
        return None
