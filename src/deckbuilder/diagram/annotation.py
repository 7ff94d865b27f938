"""A picture with labels to its left and right: how large it can be, and where the labels go."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal, TypeAlias

from deckbuilder.diagram.leaders import Column, heights, in_order
from deckbuilder.geometry import Box

Side: TypeAlias = Literal["left", "right"]

CARD_GAP = 12.0
"""Points between labels one above another."""
LEADER_ROOM = 26.0
"""Points between the picture and its labels, so that the lines show."""
CARD_WIDTHS = (84.0, 100.0, 118.0, 138.0, 160.0, 186.0, 216.0)
WIDEST_SHARE = 0.42
"""Of the frame's width, for one column of labels."""
LEAST_PICTURE = 0.28
"""Of the frame's width; a smaller picture is not worth its labels."""
_SIZES_TRIED = 5
"""Card sizes that are worth working out, of those with the largest pictures."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a label points at, as fractions of the picture, and where the author wants the label."""

    x: float
    y: float
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """The picture and the card of each target, in the targets' order."""

    picture: Box
    cards: tuple[Box, ...]
    sides: tuple[Side, ...]
    size: float
    """Points of the letters on the cards."""


@dataclass(frozen=True, slots=True)
class Card:
    """A width of cards, how high each then is, and the letters they are for."""

    width: float
    heights: tuple[float, ...]
    size: float


MeasureCards: TypeAlias = Callable[[float, float], Card | None]
"""The cards of all labels at most so wide, with letters of a size; None when a word is wider."""


def annotated(
    frame: Box,
    aspect: float | None,
    targets: Sequence[Target],
    sizes: Sequence[float],
    measure: MeasureCards,
) -> Annotated | None:
    """Place a picture and its labels inside `frame`; None when there is no room.

    `aspect` is the picture's width over its height, None for one that fills what it is given.
    """
    if not targets:
        return Annotated(fitted(frame, aspect), (), (), sizes[0])
    cards = list(_cards(frame, sizes, measure))
    splits = list(_splits(targets))
    tries = [
        _Try(frame, aspect, targets, card, sides)
        for card, sides in product(cards, splits)
        if _holds(frame, card, sides)
    ]
    tries.sort(key=lambda one: one.rough_cost)
    for few in (tries[: _SIZES_TRIED * len(splits)], tries[_SIZES_TRIED * len(splits) :]):
        for one in sorted(few, key=lambda each: each.cost):
            placed = one.placed() or one.uniform().placed()
            if placed:
                return placed
    return None


def fitted(frame: Box, aspect: float | None) -> Box:
    """The largest box of `aspect` in the middle of `frame`, a little above the middle if flat."""
    if aspect is None:
        return frame
    width = min(frame.w, frame.h * aspect)
    height = min(frame.h, width / aspect)
    return Box(frame.x + (frame.w - width) / 2, frame.y + (frame.h - height) * 0.42, width, height)


def _cards(frame: Box, sizes: Sequence[float], measure: MeasureCards) -> Iterator[Card]:
    """Sizes of cards worth trying: none that is wider than another but no lower."""
    for size in sizes:
        lowest = math.inf
        for width in CARD_WIDTHS:
            card = measure(width, size) if width <= WIDEST_SHARE * frame.w else None
            if card is not None and sum(card.heights) < lowest - 0.01:
                lowest = sum(card.heights)
                yield card


def _splits(targets: Sequence[Target]) -> Iterator[tuple[Side, ...]]:
    """Who goes left and who right: as wished, and of the others the leftmost go left.

    Lines to the left then stay left of all lines to the right and cannot cross them.
    """
    free = [i for i, target in enumerate(targets) if target.side is None]
    free.sort(key=lambda i: (targets[i].x, i))
    for count in range(len(free) + 1):
        left = set(free[:count])
        yield tuple(
            target.side or ("left" if i in left else "right") for i, target in enumerate(targets)
        )


def _holds(frame: Box, card: Card, sides: Sequence[Side]) -> bool:
    """Whether the columns are not too high and leave the picture some room."""
    left = frame.w - len(set(sides)) * (card.width + LEADER_ROOM)
    return left >= LEAST_PICTURE * frame.w and _column_height(card, sides) <= frame.h + CARD_GAP


def _column_height(card: Card, sides: Sequence[Side]) -> float:
    """Height of the higher column, with half a gap above and below."""
    return max(
        sum(h + CARD_GAP for h, one in zip(card.heights, sides, strict=True) if one == side)
        for side in ("left", "right")
    )


@dataclass(frozen=True, slots=True)
class _Try:
    """One way to arrange picture and labels."""

    frame: Box
    aspect: float | None
    targets: Sequence[Target]
    card: Card
    sides: tuple[Side, ...]

    @property
    def picture(self) -> Box:
        column = self.card.width + LEADER_ROOM
        left = column if "left" in self.sides else 0.0
        right = column if "right" in self.sides else 0.0
        room = Box(self.frame.x + left, self.frame.y, self.frame.w - left - right, self.frame.h)
        return fitted(room, self.aspect)

    @property
    def rough_cost(self) -> float:
        """What can be said without the lines; 0 is a picture as large as without labels."""
        alone, mine = fitted(self.frame, self.aspect), self.picture
        lost = 1 - (mine.w * mine.h) / (alone.w * alone.h)
        lines = max(self.card.heights) / self.card.size
        smaller = 0.2 if self.card.size < 18 else 0.0
        return 2.5 * lost + 0.04 * lines + 0.001 * self.card.width + smaller

    @property
    def cost(self) -> float:
        """Lower is better looking: a large picture, short lines, columns of like length."""
        picture = self.picture
        total = 0.0
        for side in ("left", "right"):
            for i in self._on(side):
                x = picture.x if side == "left" else picture.right
                total += abs(picture.at(self.targets[i].x, self.targets[i].y).x - x)
        length = total / len(self.targets) / picture.w
        uneven = abs(self.sides.count("left") - self.sides.count("right")) / len(self.sides)
        return self.rough_cost + 0.9 * length + 0.12 * uneven

    def _on(self, side: str) -> list[int]:
        return [i for i, one in enumerate(self.sides) if one == side]

    def uniform(self) -> _Try:
        """The same with cards of one height, between which lines never need to cross."""
        tallest = max(self.card.heights)
        card = replace(self.card, heights=(tallest,) * len(self.targets))
        return replace(self, card=card) if _holds(self.frame, card, self.sides) else self

    def placed(self) -> Annotated | None:
        """Everything in its place, or None when lines would have to cross."""
        picture = self.picture
        top, bottom = self._span(picture)
        columns: list[Column] = []
        orders: list[list[int]] = []
        for side in ("left", "right"):
            numbers = self._on(side)
            if not numbers:
                continue
            x = picture.x - LEADER_ROOM if side == "left" else picture.right + LEADER_ROOM
            points = [picture.at(self.targets[i].x, self.targets[i].y) for i in numbers]
            places = [(point.x, point.y) for point in points]
            order = in_order(places, x, top, bottom)
            orders.append([numbers[i] for i in order])
            sizes = tuple(self.card.heights[i] for i in orders[-1])
            columns.append(Column(x, sizes, tuple(places[i] for i in order)))
        found = heights(columns, CARD_GAP, top, bottom)
        if found is None:
            return None
        cards: dict[int, Box] = {}
        for column, numbers, middles in zip(columns, orders, found, strict=True):
            left = column.x - self.card.width if column.x < picture.x else column.x
            for i, middle in zip(numbers, middles, strict=True):
                height = self.card.heights[i]
                cards[i] = Box(left, middle - height / 2, self.card.width, height)
        placed = tuple(cards[i] for i in range(len(self.targets)))
        return Annotated(picture, placed, self.sides, self.card.size)

    def _span(self, picture: Box) -> tuple[float, float]:
        """From where to where the columns reach: along the picture, or farther if they must.

        Half a gap above the first and below the last card is counted in.
        """
        high = max(picture.h + CARD_GAP, _column_height(self.card, self.sides))
        least, most = self.frame.y - CARD_GAP / 2, self.frame.bottom + CARD_GAP / 2 - high
        top = min(max(picture.centre.y - high / 2, least), most)
        return top, top + high
