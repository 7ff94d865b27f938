"""Which slide of an edited deck is which slide of the deck as it was built."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from deckbuilder.content import Said
from deckbuilder.sync.likeness import at_most_alike, slides_alike, words_of
from deckbuilder.sync.seen import Known, Seen

LIKE = 0.6
"""Least likeness of a slide without any id to the one it is taken for."""
COPIED = 0.8
"""Least likeness of a new slide to the one it is called a copy of."""
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
    """Pair what is left by how much it is alike, the likest first."""
    _by_all_words(slides, seen, found)
    known = {one.id for one in found.values()}
    order = list(slides)
    scored = []
    for place, one in enumerate(seen):
        if place in found:
            continue
        for number, name in enumerate(order):
            if name not in known:
                score = slides_alike(slides[name], one.said, LIKE)
                scored.append((-score, abs(number - place), place, name))
    for minus, _, place, name in sorted(scored):
        if -minus >= LIKE and place not in found and name not in known:
            found[place] = Known(name, "words", round(-minus, 2))
            known.add(name)


def _by_all_words(slides: dict[str, Said], seen: Sequence[Seen], found: dict[int, Known]) -> None:
    """Pair slides that say just the same, and that no other says."""
    known = {one.id for one in found.values()}
    built = _by_what_they_say((name, one) for name, one in slides.items() if name not in known)
    left = ((str(place), one.said) for place, one in enumerate(seen) if place not in found)
    for words, places in _by_what_they_say(left).items():
        names = built.get(words, [])
        if words and len(names) == len(places) == 1:
            found[int(places[0])] = Known(names[0], "words")


def _by_what_they_say(slides: Iterable[tuple[str, Said]]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for name, slide in slides:
        names.setdefault(words_of(slide), []).append(name)
    return names


def _new(one: Seen, built: Sequence[Said]) -> Known:
    nearest = sorted(built, key=lambda slide: -at_most_alike(words_of(slide), words_of(one.said)))
    scored = [(slides_alike(slide, one.said), slide.id) for slide in nearest[:_LOOKED_AT]]
    score, name = max(scored, default=(0.0, ""))
    if score >= COPIED:
        return Known("", "copy", round(score, 2), name)
    return Known("", "new")
