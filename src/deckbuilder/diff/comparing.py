"""From two sides to their differences: slide by slide, in a presenter's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Literal, TypeAlias

from deckbuilder.content import Said
from deckbuilder.diff.alike_pictures import alike_pictures
from deckbuilder.diff.asides import Asides
from deckbuilder.diff.looks import looks_changed
from deckbuilder.diff.phrases import is_only_bold, phrased
from deckbuilder.diff.recognising import slides_of
from deckbuilder.diff.sides import Side
from deckbuilder.sync.changes import (
    AltChanged,
    Change,
    LineChanged,
    LinkChanged,
    LookChanged,
    PictureReplaced,
    PieceAdded,
    PieceRemoved,
    Reshaped,
    SlideAdded,
    SlideMoved,
    SlideRemoved,
    Where,
)
from deckbuilder.sync.comparison import FAITHFUL, Lossy, compared, text_changes
from deckbuilder.sync.seen import Known, Seen
from deckbuilder.sync.telling import Told, piece_called, told
from deckbuilder.sync.things import is_decoration

Fate: TypeAlias = Literal["changed", "added", "removed", "moved"]

_SURE = 0.9
"""Likeness of two slides from which on nobody asks whether they are the same."""
_FEW = 5
"""Added slides of which it is told what they say."""
_MANY = 3
"""Things on one slide of which it is told one by one that they stand elsewhere."""


@dataclass(frozen=True, slots=True)
class SlideDifference:
    """What there is to say of one slide."""

    id: str
    """In the first; of an added one its own, or a word for its number."""
    title: str
    """As it was; of an added one as it is."""
    fate: Fate
    """`moved` also when its words changed too."""
    before: int | None
    after: int | None
    """Its places, from 0; None where it is not."""
    changes: tuple[Told, ...] = ()
    more: str = ""
    """Behind which slide it comes now, and of what it is a copy."""
    known: str = ""
    """How it is known, where that is not certain."""

    @property
    def is_named(self) -> bool:
        """Whether its id says more than its number."""
        return re.fullmatch(r"slide[ -]\d+", self.id) is None


@dataclass(frozen=True)
class Differences:
    """What changed from one side to the other."""

    first: Side
    second: Side
    deck: tuple[Told, ...]
    """About the deck as a whole."""
    slides: tuple[SlideDifference, ...]
    """In the order of the second; what is gone stands where it stood."""

    @property
    def same(self) -> bool:
        """Whether there is no difference."""
        return not (self.deck or self.slides)

    def count(self, fate: Fate) -> int:
        """How many slides met this fate."""
        return sum(one.fate == fate for one in self.slides)


def differences(first: Side, second: Side) -> Differences:
    """What somebody who knew the first would say of the second."""
    base, seen, known = slides_of(first, second)
    asides = Asides((first.language, second.language))
    base, seen = asides.without_same(base, seen)
    lossy = _either(first.lossy, second.lossy)
    found = compared(base, seen, known, lossy)
    quiet = first.laid_out and second.laid_out
    gone = {f"#{one.slide}" for one in found.changes if isinstance(one, SlideRemoved)}
    strange = {one.id for one in known if one.by == "words"}
    reshaped = _other_format(first, second)
    changes = [
        one
        for one in found.changes
        if not (_is_loss(one, first.lossy) or _is_dead_link(one, gone) or _is_bold(one, strange))
        and not (reshaped and isinstance(one, Reshaped))
        and not ((reshaped or quiet) and _is_rescaled(one, first, second))
    ]
    names = [one.id for one in known]
    places = {slide.id: place for place, slide in enumerate(base)}
    telling = _Telling(base, names, places, seen, tuple(known), tuple(changes), quiet, asides)
    deck = tuple(_of_deck(first, second))
    return Differences(first, second, deck, tuple(telling.slides()))


def _either(one: Lossy, other: Lossy) -> Lossy:
    lost = (getattr(one, part.name) or getattr(other, part.name) for part in fields(Lossy))
    return Lossy(*lost)


def _is_loss(change: Change, lossy: Lossy) -> bool:
    """Whether the first side only lost what the second still has."""
    return isinstance(change, AltChanged) and lossy.alt and not change.before


def _other_format(first: Side, second: Side) -> bool:
    """Whether slides have another format, so that nothing can stand where it stood."""
    one, other = first.look, second.look
    return bool(one and other and one.width and other.width and one.shape != other.shape)


def _is_rescaled(change: Change, first: Side, second: Side) -> bool:
    """Whether a picture only has another size, for which we made it anew."""
    if not isinstance(change, PictureReplaced) or change.where.kind != "picture":
        return False
    before, after = first.picture(change.before), second.picture(change.after)
    return bool(before and after and alike_pictures(before, after))


def _is_dead_link(change: Change, gone: set[str]) -> bool:
    """Whether a link is gone because the slide is that it led to."""
    return isinstance(change, LinkChanged) and not change.after and change.before in gone


def _is_bold(change: Change, strange: set[str]) -> bool:
    """Whether a title is as bold as its design has it, and another program made it without."""
    if not isinstance(change, LineChanged) or change.where.slide not in strange:
        return False
    return change.where.kind in ("title", "subtitle") and is_only_bold(change)


def _of_deck(first: Side, second: Side) -> Iterator[Told]:
    faithful = first.lossy == second.lossy == FAITHFUL
    if first.look and second.look and faithful:
        for what in looks_changed(first.look, second.look):
            yield told(LookChanged(what))


@dataclass(frozen=True)
class _Telling:
    base: Sequence[Said]
    names: Sequence[str]
    """Of the slides of the second, as the first calls them; empty for new ones."""
    places: dict[str, int]
    after: Sequence[Seen]
    known: tuple[Known, ...]
    changes: tuple[Change, ...]
    quiet: bool
    """Whether places of things follow from words, so that they are not worth a word."""
    asides: Asides

    def slides(self) -> Iterator[SlideDifference]:
        """All slides of which there is something to say."""
        gone = {one.slide for one in self.changes if isinstance(one, SlideRemoved)}
        added = {one.new.number: one for one in self.changes if isinstance(one, SlideAdded)}
        moved = {one.slide: one for one in self.changes if isinstance(one, SlideMoved)}
        told_so_far = 0
        for after, name in enumerate(self.names):
            if name and name not in moved:
                yield from self.removed(gone, told_so_far, self.places[name])
                told_so_far = self.places[name]
            if not name:
                yield self.added(after, added[after + 1])
                continue
            one = self.slide(name, after, moved.get(name))
            if one.changes or one.fate == "moved":
                yield one
        yield from self.removed(gone, told_so_far, len(self.base))

    def removed(self, gone: set[str], start: int, end: int) -> Iterator[SlideDifference]:
        for place in range(start, end):
            slide = self.base[place]
            if slide.id in gone:
                yield SlideDifference(slide.id, slide.title, "removed", place, None)

    def added(self, after: int, change: SlideAdded) -> SlideDifference:
        new = change.new.said
        count = sum(isinstance(one, SlideAdded) for one in self.changes)
        said = tuple(_said(new, self.asides)) if count <= _FEW and not change.original else ()
        more = f"behind {self.name(after - 1)}" if after else "at the start"
        if change.original:
            more += f"; a copy of {change.original}, {change.likeness:.0%} alike"
        return SlideDifference(self.name(after), new.title, "added", None, after, said, more)

    def name(self, after: int) -> str:
        """What a slide of the second is called: as in the first, else its own id or number."""
        own = self.after[after].said.id
        new = own if own and own not in self.places else f"slide {after + 1}"
        return self.names[after] or new

    def slide(self, name: str, after: int, moved: SlideMoved | None) -> SlideDifference:
        mine = [one for one in self.changes if _slide_of(one) == name]
        known = self.known[after]
        doubtful = known.by == "words" and known.likeness < _SURE
        sure = f"known by its words, {known.likeness:.0%} alike" if doubtful else ""
        before = self.places[name]
        fate: Fate = "moved" if moved else "changed"
        more = told(moved).more if moved else ""
        changes = tuple(self.told(name, mine))
        title = self.base[before].title
        return SlideDifference(name, title, fate, before, after, changes, more, sure)

    def told(self, slide: str, changes: Sequence[Change]) -> Iterator[Told]:
        """Changes of one slide; those of mere places together where they are many."""
        others = [one for one in changes if not (isinstance(one, Reshaped) or _serves(one))]
        yield from (phrased(one, self.asides) for one in others)
        if self.quiet and others:
            return
        places = [
            one
            for one in changes
            if isinstance(one, Reshaped) and not is_decoration(one.where.piece)
        ]
        # A line goes with what it leads to.
        places = [one for one in places if one.where.kind != "connector"] or places
        if len(places) <= _MANY:
            yield from map(told, places)
            return
        some = ", ".join(piece_called(one.where) for one in places[: _MANY - 1])
        what = f"{some} and {len(places) - _MANY + 1} others"
        yield Told(slide, "moved", what, more="to another place or size")


def _said(new: Said, asides: Asides) -> Iterator[Told]:
    """What a slide says that nobody knows yet, apart from its title."""
    for piece in new.pieces:
        where = Where(new.id, piece.name, piece.kind)
        if piece.kind in ("table", "picture", "formula", "video", "audio", "other"):
            yield told(PieceAdded(where, piece))
        elif piece.kind not in ("title", "connector") and not is_decoration(piece.name):
            yield from map(phrased, text_changes(where, (), piece.lines))
    notes = text_changes(Where(new.id, "notes", "notes"), (), new.notes)
    yield from (phrased(one, asides) for one in notes)


def _serves(change: Change) -> bool:
    """Whether it only comes or goes with something else."""
    return isinstance(change, PieceAdded | PieceRemoved) and is_decoration(change.where.piece)


def _slide_of(change: Change) -> str:
    """The id of the slide a change is on; empty for those of the order of slides."""
    if isinstance(change, SlideAdded | SlideRemoved | SlideMoved):
        return ""
    return told(change).slide
