"""Which slide of the outline as it is now is which slide of the deck as it was built."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from deckbuilder.content import Said
from deckbuilder.sync.likeness import at_most_alike, slides_alike, words_of

_LIKE = 0.6
"""Least likeness of two slides of which one may be the other."""
_SURE = 0.75
"""The same where they have one id, so that no other need be looked at."""
_SAME_ID = 0.25
"""What one id, made from equal titles, counts for."""
_LOOKED_AT = 8
"""Slides that each is compared with word by word: the likest by the words they share."""


def present(
    base: Sequence[Said], now: Sequence[Said], fixed: Collection[str] = ()
) -> dict[str, str]:
    """The id that each slide has now, by the id it was built with; those that are gone are not in.

    Ids that are written in the outline are `fixed`. One that is made from a title changes with it,
    and may become that of another slide: such slides are known by all that they say.
    """
    ids = {slide.id: slide for slide in now}
    found = {
        slide.id: slide.id
        for slide in base
        if slide.id in ids and (slide.id in fixed or slides_alike(slide, ids[slide.id]) >= _SURE)
    }
    lost = [slide for slide in base if slide.id not in found]
    free = [slide for slide in now if slide.id not in found]
    taken: set[str] = set()
    for score, old, new in sorted(_scored(lost, free), key=lambda one: -one[0]):
        if score >= _LIKE and old not in found and new not in taken:
            found[old] = new
            taken.add(new)
    return found


def _scored(lost: Sequence[Said], free: Sequence[Said]) -> Iterator[tuple[float, str, str]]:
    """How much slides are alike, each compared with the few that may be it."""
    for old in lost:
        nearest = sorted(free, key=lambda new: -_promise(old, new))[:_LOOKED_AT]
        for new in nearest:
            score = slides_alike(old, new) + _SAME_ID * (old.id == new.id)
            yield score, old.id, new.id


def _promise(old: Said, new: Said) -> float:
    return at_most_alike(words_of(old), words_of(new)) + _SAME_ID * (old.id == new.id)
