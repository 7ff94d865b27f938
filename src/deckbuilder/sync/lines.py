"""Which paragraph of a text became which: changed, moved, added, taken away."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from deckbuilder.content import Line
from deckbuilder.sync.likeness import alike, flat

_MOST_PAIRS = 250_000
"""Pairs of paragraphs that are looked at one by one; no text that people read has so many."""
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
    partner = _equal_in_order(first, second)
    _pair_equal(first, second, partner)
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


def _equal_in_order(first: Sequence[str], second: Sequence[str]) -> dict[int, int]:
    long = len(first) * len(second) > _MOST_PAIRS
    matcher = SequenceMatcher(None, first, second, autojunk=long)
    return {
        block.b + n: block.a + n
        for block in matcher.get_matching_blocks()
        for n in range(block.size)
    }


def _pair_equal(first: Sequence[str], second: Sequence[str], partner: dict[int, int]) -> None:
    taken = set(partner.values())
    free: dict[str, deque[int]] = {}
    for i, text in enumerate(first):
        if i not in taken:
            free.setdefault(text, deque()).append(i)
    for j, text in enumerate(second):
        if j not in partner and free.get(text):
            partner[j] = free[text].popleft()


def _pair_alike(first: Sequence[str], second: Sequence[str], partner: dict[int, int]) -> None:
    taken = set(partner.values())
    found = []
    for j in range(len(second)):
        for i in range(len(first)):
            if j not in partner and i not in taken:
                score = alike(first[i], second[j])
                here = _same_gap(i, j, partner)
                if score >= (_LIKE if here else _LIKE_ELSEWHERE):
                    found.append((score + 0.2 * here, -abs(i - j), -j, -i))
    for _, _, minus_j, minus_i in sorted(found, reverse=True):
        if -minus_j not in partner and -minus_i not in taken:
            partner[-minus_j] = -minus_i
            taken.add(-minus_i)


def _pair_lonely(first: Sequence[str], second: Sequence[str], partner: dict[int, int]) -> None:
    """Pair what is left between the same neighbours where it is equally many: rewritten texts."""
    taken = set(partner.values())
    left = [i for i in range(len(first)) if i not in taken]
    right = [j for j in range(len(second)) if j not in partner]
    gaps: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
    for j in right:
        gaps.setdefault(_gap_after(j, partner), ([], []))[1].append(j)
    for i in left:
        gaps.setdefault(_gap_before(i, partner), ([], []))[0].append(i)
    for lefts, rights in gaps.values():
        if len(lefts) == len(rights):
            partner.update(zip(rights, lefts, strict=True))


def _gap_after(j: int, partner: dict[int, int]) -> tuple[int, int]:
    """Between which paragraphs of the first text number `j` of the second stands."""
    before = max((n for n in partner if n < j), default=None)
    behind = min((n for n in partner if n > j), default=None)
    low = -1 if before is None else partner[before]
    return low, (10**9 if behind is None else partner[behind])


def _gap_before(i: int, partner: dict[int, int]) -> tuple[int, int]:
    taken = partner.values()
    low = max((n for n in taken if n < i), default=-1)
    return low, min((n for n in taken if n > i), default=10**9)


def _same_gap(i: int, j: int, partner: dict[int, int]) -> bool:
    low, high = _gap_after(j, partner)
    return low < i < high


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
