"""Which slide of one side is which of the other, copies too that both have by now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckbuilder.content import Said
from deckbuilder.diff.sides import Side
from deckbuilder.sync.likeness import flat, slides_alike
from deckbuilder.sync.lines import Gaps
from deckbuilder.sync.seen import Known, Seen
from deckbuilder.sync.theirs import recognised

_SAME = 0.9
"""Likeness from which on two slides that are left over are one."""
_SAME_TITLE = 0.6
"""The same of two that have one title and stand between the same neighbours."""


def slides_of(first: Side, second: Side) -> tuple[tuple[Said, ...], tuple[Seen, ...], list[Known]]:
    """The slides of both, and what each of the second is in the first.

    Ids tell that a slide is a copy. When its twin has an id of its own in the first, as after a
    pull, these two are one slide, and no copy came.
    """
    base = first.base
    seen, known = recognised(base, second.slides, first.creations)
    twins = _twins(base, seen, known)
    if not twins:
        return base, seen, list(known)
    named = [
        replace(one, name=twins[place].id) if place in twins else one
        for place, one in enumerate(second.slides)
    ]
    seen, known = recognised(base, named, first.creations)
    return base, seen, [twins.get(place, one) for place, one in enumerate(known)]


def _twins(base: Sequence[Said], seen: Sequence[Seen], known: Sequence[Known]) -> dict[int, Known]:
    """Slides left over on both sides that are one, by their places in the second."""
    places = {slide.id: place for place, slide in enumerate(base)}
    partner = {at: places[one.id] for at, one in enumerate(known) if one.id}
    gaps = Gaps(partner, len(base), len(seen))
    free = sorted(set(places.values()) - set(partner.values()))
    scored = []
    for at in (at for at in range(len(seen)) if at not in partner):
        for number in free:
            here = gaps.before[number] == gaps.after[at]
            score = slides_alike(base[number], seen[at].said)
            title = flat(base[number].title) == flat(seen[at].said.title) != ""
            nearer = title or score >= known[at].likeness
            if (score >= _SAME and nearer) or (title and here and score >= _SAME_TITLE):
                scored.append((-score - title - 0.1 * here, abs(number - at), at, number))
    found: dict[int, Known] = {}
    taken: set[int] = set()
    for _, _, at, number in sorted(scored):
        if at not in found and number not in taken:
            taken.add(number)
            likeness = round(slides_alike(base[number], seen[at].said), 2)
            found[at] = Known(base[number].id, "words", likeness)
    return found
