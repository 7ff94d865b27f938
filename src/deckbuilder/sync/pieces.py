"""Which thing on a slide became which."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from deckbuilder.content import Piece
from deckbuilder.sync.likeness import alike, flat, in_place

_LIKE = 0.5
_MOST_PAIRS, _NEAR = 2_500, 10
"""Pairs that are all looked at; of more only those that are near each other in their order."""
_CLASSES = {
    "title": "title",
    "subtitle": "words",
    "body": "words",
    "body2": "words",
    "text": "words",
    "shape": "words",
    "picture": "picture",
    "table": "table",
    "chart": "chart",
    "connector": "connector",
    "formula": "picture",
    "video": "media",
    "audio": "media",
    "other": "other",
}
"""What may stand for what once names are lost: Google Slides makes text boxes of placeholders."""


def match_pieces(before: Sequence[Piece], after: Sequence[Piece]) -> dict[int, int]:
    """The number in `before` by the number in `after`.

    By names, as far as programs keep them; by placeholder; then by words, picture and place.
    """
    partner: dict[int, int] = {}
    for same in (_same_name, _same_placeholder):
        _pair(before, after, partner, same)
    _pair_equal(before, after, partner)
    taken = set(partner.values())
    left = [i for i in range(len(before)) if i not in taken]
    right = [j for j in range(len(after)) if j not in partner]
    close = len(left) * len(right) <= _MOST_PAIRS
    scored = sorted(
        (-_likeness(before[i], after[j]), abs(i - j), j, i)
        for j in right
        for i in left
        if close or abs(i - j) <= _NEAR
    )
    for minus, _, j, i in scored:
        if -minus >= _LIKE and j not in partner and i not in taken:
            partner[j] = i
            taken.add(i)
    return partner


def _pair(
    before: Sequence[Piece],
    after: Sequence[Piece],
    partner: dict[int, int],
    same: Callable[[Piece, Piece], bool],
) -> None:
    taken = set(partner.values())
    for j, one in enumerate(after):
        if j in partner:
            continue
        fitting = [i for i, other in enumerate(before) if i not in taken and same(other, one)]
        if len(fitting) == 1:
            partner[j] = fitting[0]
            taken.add(fitting[0])


def _pair_equal(before: Sequence[Piece], after: Sequence[Piece], partner: dict[int, int]) -> None:
    """Pair things of one kind that say or show the same, in their order."""
    taken = set(partner.values())
    free: dict[tuple[str, str], deque[int]] = {}
    for i, piece in enumerate(before):
        if i not in taken and _shows(piece):
            free.setdefault((_CLASSES[piece.kind], _shows(piece)), deque()).append(i)
    for j, piece in enumerate(after):
        places = free.get((_CLASSES[piece.kind], _shows(piece)))
        if j not in partner and places:
            partner[j] = places.popleft()


def _shows(piece: Piece) -> str:
    return flat(piece.text) or piece.picture


def _same_name(before: Piece, after: Piece) -> bool:
    return before.name == after.name and _CLASSES[before.kind] == _CLASSES[after.kind]


def _same_placeholder(before: Piece, after: Piece) -> bool:
    return before.kind == after.kind and before.kind in ("title", "subtitle", "body", "body2")


def _likeness(before: Piece, after: Piece) -> float:
    """0 to 1.3: words or picture, and a little for standing at the same place."""
    if _CLASSES[before.kind] != _CLASSES[after.kind]:
        return 0.0
    place = 0.3 * in_place(before, after)
    if before.kind == "formula" and before.alt == after.alt:
        return 1.0 + place  # which programs without formulas have as its picture
    if before.kind in ("picture", "video", "audio"):
        return (1.0 if before.picture == after.picture else 0.3) + place
    if before.kind in ("connector", "other"):
        return 2 * place
    first, second = flat(before.text), flat(after.text)
    return (alike(first, second) if first or second else 0.4) + place
