"""Which paragraph of a text became which: changed, moved, added, taken away."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from deckbuilder.content import Line
from deckbuilder.sync.likeness import alike, at_most_alike, flat

_MOST_PAIRS = 10_000
"""Pairs of paragraphs that are looked at one by one; no text that people read has so many."""
_LONG = 60
"""Characters from which on words are enough to tell that two texts are not alike."""
_END = 10**9
_LIKE = 0.5
"""Least likeness of two paragraphs of which one may be the other, reworded."""
_LIKE_ELSEWHERE = 0.75
"""The same when it stands at another place in the list."""


@dataclass(frozen=True, slots=True)
class Matching:
    """Two texts, paragraph by paragraph."""

    partner: dict[int, int]
    """Number in the first text by number in the second."""
    moved: frozenset[int]
    """Numbers in the second text of those that were put somewhere else."""
    added: tuple[int, ...]
    """Numbers in the second text."""
    removed: tuple[int, ...]
    """Numbers in the first text."""

    def behind(self, after: int) -> int:
        """The number in the first text of what stands before `after` in the second.

        The nearest one that has not moved; -1 for the start.
        """
        before = range(after - 1, -1, -1)
        return next((self.partner[n] for n in before if self._stays(n)), -1)

    def _stays(self, number: int) -> bool:
        return number in self.partner and number not in self.moved


def match_lines(before: Sequence[Line], after: Sequence[Line]) -> Matching:
    """Pair the paragraphs of two texts."""
    first = [flat(line.text) for line in before]
    second = [flat(line.text) for line in after]
    return match_texts(first, second)


def match_texts(first: Sequence[str], second: Sequence[str]) -> Matching:
    """Pair equal texts in their order, then equal ones anywhere, then those that are alike."""
    partner = equal_in_order(first, second)
    pair_equal(first, second, partner)
    left = (len(first) - len(partner)) * (len(second) - len(partner))
    if left <= _MOST_PAIRS:
        _pair_alike(first, second, partner)
        _pair_lonely(first, second, partner)
    moved = out_of_order([partner[j] for j in sorted(partner)], sorted(partner))
    return Matching(
        partner,
        moved,
        tuple(j for j in range(len(second)) if j not in partner),
        tuple(i for i in range(len(first)) if i not in partner.values()),
    )


def equal_in_order(first: Sequence[str], second: Sequence[str]) -> dict[int, int]:
    """Numbers in the first by numbers in the second, of what is equal and in the same order."""
    long = len(first) * len(second) > _MOST_PAIRS
    matcher = SequenceMatcher(None, first, second, autojunk=long)
    return {
        block.b + n: block.a + n
        for block in matcher.get_matching_blocks()
        for n in range(block.size)
    }


def pair_equal(first: Sequence[str], second: Sequence[str], partner: dict[int, int]) -> None:
    """Add what is equal and stands anywhere."""
    taken = set(partner.values())
    free: dict[str, deque[int]] = {}
    for i, text in enumerate(first):
        if i not in taken:
            free.setdefault(text, deque()).append(i)
    for j, text in enumerate(second):
        if j not in partner and free.get(text):
            partner[j] = free[text].popleft()


def _pair_alike(first: Sequence[str], second: Sequence[str], partner: dict[int, int]) -> None:
    gaps = Gaps(partner, len(first), len(second))
    taken = set(partner.values())
    left = [i for i in range(len(first)) if i not in taken]
    found = []
    for j in (j for j in range(len(second)) if j not in partner):
        for i in left:
            here = gaps.before[i] == gaps.after[j]
            least = _LIKE if here else _LIKE_ELSEWHERE
            score = _alike(first[i], second[j], least)
            if score >= least:
                found.append((score + 0.2 * here, -abs(i - j), -j, -i))
    for _, _, minus_j, minus_i in sorted(found, reverse=True):
        if -minus_j not in partner and -minus_i not in taken:
            partner[-minus_j] = -minus_i
            taken.add(-minus_i)


def _alike(one: str, other: str, least: float) -> float:
    """How much two texts are alike; nothing where they cannot be so much."""
    long = min(len(one), len(other)) > _LONG
    return 0.0 if long and at_most_alike(one, other) < least else alike(one, other)


def _pair_lonely(first: Sequence[str], second: Sequence[str], partner: dict[int, int]) -> None:
    """Pair what is left between the same neighbours where it is equally many: rewritten texts."""
    between = Gaps(partner, len(first), len(second))
    taken = set(partner.values())
    gaps: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
    for j in (j for j in range(len(second)) if j not in partner):
        gaps.setdefault(between.after[j], ([], []))[1].append(j)
    for i in (i for i in range(len(first)) if i not in taken):
        gaps.setdefault(between.before[i], ([], []))[0].append(i)
    for lefts, rights in gaps.values():
        if len(lefts) == len(rights):
            partner.update(zip(rights, lefts, strict=True))


class Gaps:
    """Between which paired paragraphs of the first text each paragraph of both stands."""

    def __init__(self, partner: dict[int, int], first: int, second: int) -> None:
        pairs = sorted(partner.items())
        keys, values = [j for j, _ in pairs], sorted(partner.values())
        others = [i for _, i in pairs]
        self.after = [self._gap(keys, others, j) for j in range(second)]
        """Of the second text."""
        self.before = [self._gap(values, values, i) for i in range(first)]
        """Of the first."""

    @staticmethod
    def _gap(keys: list[int], values: list[int], number: int) -> tuple[int, int]:
        low, high = bisect_left(keys, number), bisect_right(keys, number)
        return (values[low - 1] if low else -1), (values[high] if high < len(keys) else _END)


def out_of_order(places: Sequence[int], names: Sequence[int]) -> frozenset[int]:
    """Those of `names` whose places do not rise with the others': as few as possible."""
    tails: list[int] = []
    tail_at: list[int] = []
    previous: list[int] = []
    for at, place in enumerate(places):
        length = bisect_left(tails, place)
        previous.append(tail_at[length - 1] if length else -1)
        tails[length : length + 1] = [place]
        tail_at[length : length + 1] = [at]
    staying: set[int] = set()
    at = tail_at[-1] if tail_at else -1
    while at >= 0:
        staying.add(at)
        at = previous[at]
    return frozenset(name for at, name in enumerate(names) if at not in staying)
