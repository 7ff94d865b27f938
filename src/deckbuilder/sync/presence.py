"""Which slide of the outline as it is now is which slide of the deck as it was built."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from deckbuilder.content import Said
from deckbuilder.sync.likeness import at_most_alike, slides_alike, words_of
from deckbuilder.sync.lines import Gaps

_LIKE = 0.6
"""Least likeness of two slides of which one may be the other."""
_AT_HOME = 0.35
"""The same of one that stands between the same neighbours."""
_SURE = 0.75
"""The same where they have one id, so that no other need be looked at."""
_SAME_ID = 0.4
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
    _pair_others(base, now, found)
    return found


def _pair_others(base: Sequence[Said], now: Sequence[Said], found: dict[str, str]) -> None:
    """Pair the slides that are left, the likest first; between the same neighbours less will do."""
    places = {slide.id: place for place, slide in enumerate(base)}
    known = {new: old for old, new in found.items()}
    partner = {
        place: places[known[slide.id]] for place, slide in enumerate(now) if slide.id in known
    }
    gaps = Gaps(partner, len(base), len(now))
    left = [number for number, slide in enumerate(base) if slide.id not in found]
    free = [place for place in range(len(now)) if place not in partner]
    scored = []
    for number in left:
        old = base[number]
        for place in sorted(free, key=lambda place: -_promise(old, now[place]))[:_LOOKED_AT]:
            here = gaps.before[number] == gaps.after[place]
            score = slides_alike(old, now[place]) + _SAME_ID * (old.id == now[place].id)
            if score >= (_AT_HOME if here else _LIKE):
                scored.append((-score - 0.1 * here, old.id, now[place].id))
    taken: set[str] = set()
    for _, one, other in sorted(scored):
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)


def _promise(old: Said, new: Said) -> float:
    return at_most_alike(words_of(old), words_of(new)) + _SAME_ID * (old.id == new.id)
