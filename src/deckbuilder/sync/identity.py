"""Which slide of an edited deck is which slide of the deck as it was built."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.content import Said
from deckbuilder.sync.likeness import at_most_alike, slides_alike, told_of, words_of
from deckbuilder.sync.lines import Gaps, equal_in_order, pair_equal
from deckbuilder.sync.seen import Known, Seen

LIKE = 0.6
"""Least likeness of a slide without any id to the one it is taken for."""
COPIED = 0.8
"""Least likeness of a new slide to the one it is called a copy of."""
_AT_HOME = 0.4
"""The same of one that stands between the same neighbours."""
_LOOKED_AT = 8
"""Slides that a new one is compared with word by word: the likest by the words they share."""
_STRONG = {"name": 3, "creation id": 2, "anchor": 1, "shapes": 0}
"""Clues, the surest last to get lost on a copy first."""


def identified(
    built: Sequence[Said], seen: Sequence[Seen], creation_ids: dict[str, int]
) -> list[Known]:
    """What each slide of an edited deck is, in its order.

    By the ids that are left; of several that claim one id the surest, then the likest, has it and
    the others are copies. Slides without ids are known by their words, pictures and notes.
    """
    slides = {slide.id: slide for slide in built}
    found: dict[int, Known] = {}
    claims: dict[str, list[tuple[int, str]]] = {}
    for place, one in enumerate(seen):
        clue = _clue(one, slides, creation_ids)
        if clue:
            claims.setdefault(clue[0], []).append((place, clue[1]))
    for name, claimed in claims.items():
        _settle(slides[name], claimed, seen, found)
    _by_words(slides, seen, found)
    return [found.get(place) or _new(one, built) for place, one in enumerate(seen)]


def _clue(
    one: Seen, slides: dict[str, Said], creation_ids: dict[str, int]
) -> tuple[str, str] | None:
    """The id that a slide still bears, and what bears it."""
    by_number = {number: name for name, number in creation_ids.items()}
    clues = (
        ("name", one.name),
        ("creation id", by_number.get(one.creation_id, "")),
        *(("anchor", anchor) for anchor in one.anchors),
        *(("shapes", prefix) for prefix in one.prefixes),
    )
    return next(((name, how) for how, name in clues if name in slides), None)


def _settle(
    slide: Said, claimed: list[tuple[int, str]], seen: Sequence[Seen], found: dict[int, Known]
) -> None:
    """Give the id to the surest of those that claim it; the others are copies."""
    likeness = {place: slides_alike(slide, seen[place].said) for place, _ in claimed}
    best, how = max(claimed, key=lambda one: (_STRONG[one[1]], likeness[one[0]], -one[0]))
    for place, _ in claimed:
        if place == best:
            found[place] = Known(slide.id, how)
        else:
            found[place] = Known("", "copy", likeness[place], slide.id)


def _by_words(slides: dict[str, Said], seen: Sequence[Seen], found: dict[int, Known]) -> None:
    """Pair what is left: what says the same, in its order; what is alike; what is left alone."""
    order = list(slides)
    known = {one.id for one in found.values()}
    first = [f"id {name}" if name in known else told_of(slides[name]) for name in order]
    second = [
        _token(found[place], place) if place in found else told_of(one.said)
        for place, one in enumerate(seen)
    ]
    partner = equal_in_order(first, second)
    pair_equal(first, second, partner)
    built = [slides[name] for name in order]
    left = [place for place in range(len(seen)) if place not in partner and place not in found]
    _pair_alike(built, [one.said for one in seen], left, partner)
    for place, number in partner.items():
        if place not in found:
            score = round(slides_alike(built[number], seen[place].said), 2)
            found[place] = Known(order[number], "words", score)


def _token(known: Known, place: int) -> str:
    """What stands for a slide that is known, so that its neighbours find their place."""
    return f"id {known.id}" if known.id else f"copy {place}"


def _pair_alike(
    built: Sequence[Said], seen: Sequence[Said], left: Sequence[int], partner: dict[int, int]
) -> None:
    """Pair slides that are alike, and those that are alone between the same neighbours."""
    gaps = Gaps(partner, len(built), len(seen))
    free = [number for number in range(len(built)) if number not in partner.values()]
    scored = []
    for place in left:
        for number in _nearest(seen[place], built, free):
            here = gaps.before[number] == gaps.after[place]
            score = slides_alike(built[number], seen[place], _AT_HOME)
            if score >= (_AT_HOME if here else LIKE):
                scored.append((-score - 0.1 * here, abs(number - place), place, number))
    taken: set[int] = set()
    for _, _, place, number in sorted(scored):
        if place not in partner and number not in taken:
            partner[place] = number
            taken.add(number)


def _nearest(one: Said, built: Sequence[Said], numbers: Sequence[int]) -> list[int]:
    """The few slides that one may be, by the words they share."""
    words = words_of(one)
    far = sorted(numbers, key=lambda number: -at_most_alike(words_of(built[number]), words))
    return far[:_LOOKED_AT]


def _new(one: Seen, built: Sequence[Said]) -> Known:
    nearest = _nearest(one.said, built, range(len(built)))
    scored = [(slides_alike(built[number], one.said), built[number].id) for number in nearest]
    score, name = max(scored, default=(0.0, ""))
    if score >= COPIED:
        return Known("", "copy", round(score, 2), name)
    return Known("", "new")
