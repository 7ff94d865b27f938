"""What differs between two trees of words, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from deckbuilder.fields import Path
from deckbuilder.overview.told import Group, Items, Leaf, Told, lines_of, phrase_of
from deckbuilder.overview.wordwise import same_words

ALIKE = 0.5
"""Share of their letters that two items of a list have in common when one was made of the other."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What stands at one place in one talk, and in another."""

    path: str
    """By keys, ids and numbers from 1, as in a file of translations: `chain.boxes.want`."""
    before: tuple[str, ...]
    """Lines; none when nothing stands there."""
    after: tuple[str, ...]
    verbatim: bool = False
    """Whether spaces matter, as in a program."""


def differences(before: Told, after: Told, path: Path | None = None) -> Iterator[Difference]:
    """Every place, as small as possible, where the two do not say the same."""
    path = path or Path()
    match before, after:
        case Leaf(), Leaf():
            verbatim = before.verbatim or after.verbatim
            same = before.text == after.text if verbatim else same_words(before.text, after.text)
            if not same:
                yield Difference(str(path), lines_of(before), lines_of(after), verbatim)
        case Group(), Group():
            yield from _by_key(before, after, path)
        case Items(), Items():
            yield from _by_number(before, after, path)
        case _:
            if lines_of(before) != lines_of(after):
                yield Difference(str(path), lines_of(before), lines_of(after))


def _by_key(before: Group, after: Group, path: Path) -> Iterator[Difference]:
    short = before.short or after.short
    for key in _merged(before.parts, after.parts):
        below = path.maybe(key) if key == short else path / key
        old, new = before.parts.get(key), after.parts.get(key)
        if old and new:
            yield from differences(old, new, below)
        else:
            yield _one_side(old, new, below)
    old_order = tuple(key for key in before.order if key in after.order)
    new_order = tuple(key for key in after.order if key in before.order)
    if old_order != new_order:
        yield Difference(str(path / "order"), (", ".join(old_order),), (", ".join(new_order),))


def _by_number(before: Items, after: Items, path: Path) -> Iterator[Difference]:
    old, new = before.items, after.items
    phrases = [phrase_of(one) for one in old], [phrase_of(one) for one in new]
    matcher = SequenceMatcher(None, *phrases, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        for i, j in _pairs(phrases[0][i1:i2], phrases[1][j1:j2]):
            one = old[i1 + i] if i is not None else None
            other = new[j1 + j] if j is not None else None
            number = j1 + j if i is None and j is not None else i1 + (i or 0)
            if one and other:
                yield from differences(one, other, path / (number + 1))
            else:
                # A row of a table is a line, and not as many as it has cells.
                lines = _on_one_line(one), _on_one_line(other)
                yield _one_side(*lines, path / (number + 1))


def _on_one_line(one: Told | None) -> Told | None:
    return one if one is None or isinstance(one, Leaf) else Leaf(phrase_of(one))


def _pairs(old: list[str], new: list[str]) -> Iterator[tuple[int | None, int | None]]:
    """Which items of one list became which of another, in order; None where there is no other.

    As many for as many are taken one by one; else those that are alike.
    """
    if len(old) == len(new):
        yield from ((number, number) for number in range(len(old)))
        return
    free = 0
    for i, text in enumerate(old):
        match = next((j for j in range(free, len(new)) if _alike(text, new[j])), None)
        if match is not None:
            yield from ((None, j) for j in range(free, match))
            free = match + 1
        yield i, match
    yield from ((None, j) for j in range(free, len(new)))


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _one_side(old: Told | None, new: Told | None, path: Path) -> Difference:
    """What only one of the two has."""
    verbatim = any(isinstance(one, Leaf) and one.verbatim for one in (old, new))
    lines = lines_of(old) if old else (), lines_of(new) if new else ()
    return Difference(str(path), *lines, verbatim)


def _merged(before: Iterable[str], after: Iterable[str]) -> list[str]:
    """The keys of both, each where it stands in its own; what went stands before what came."""
    merged, place, new = list(before), 0, list(after)
    for key in new:
        if key not in merged:
            while place < len(merged) and merged[place] not in new:
                place += 1
            merged.insert(place, key)
        place = merged.index(key) + 1
    return merged
