"""A picture with labels to its left and right: how large it can be, and where the labels go."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal, TypeAlias

from deckbuilder.diagram.leaders import heights, in_order
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
    """A size that every label fits, and the letters it is for."""

    width: float
    height: float
    size: float


CardHeight: TypeAlias = Callable[[float, float], float | None]
"""How high a card `width` points wide must be for all labels at a size; None when a word is wider."""


def annotated(
    frame: Box,
    aspect: float | None,
    targets: Sequence[Target],
    sizes: Sequence[float],
    card_height: CardHeight,
) -> Annotated | None:
    """Place a picture and its labels inside `frame`; None when there is no room.

    `aspect` is the picture's width over its height, None for one that fills what it is given.
    """
    if not targets:
        return Annotated(fitted(frame, aspect), (), (), sizes[0])
    cards = list(_cards(frame, sizes, card_height))
    splits = list(_splits(targets))
    tries = [
        _Try(frame, aspect, targets, card, sides)
        for card, sides in product(cards, splits)
        if _holds(frame, card, sides)
    ]
    tries.sort(key=lambda one: one.rough_cost)
    for few in (tries[: _SIZES_TRIED * len(splits)], tries[_SIZES_TRIED * len(splits) :]):
        for one in sorted(few, key=lambda each: each.cost):
            placed = one.placed()
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


def _cards(frame: Box, sizes: Sequence[float], card_height: CardHeight) -> Iterator[Card]:
    """Sizes of cards worth trying: none that is wider than another but no lower."""
    for size in sizes:
        lowest = math.inf
        for width in CARD_WIDTHS:
            height = card_height(width, size) if width <= WIDEST_SHARE * frame.w else None
            if height is not None and height < lowest - 0.01:
                lowest = height
                yield Card(width, height, size)


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
    most = max(sides.count("left"), sides.count("right"))
    columns = len(set(sides))
    left = frame.w - columns * (card.width + LEADER_ROOM)
    high = most * card.height + (most - 1) * CARD_GAP
    return left >= LEAST_PICTURE * frame.w and high <= frame.h


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
        room = Box(
            self.frame.x + left, self.frame.y, self.frame.w - left - right, self.frame.h
        )
        return fitted(room, self.aspect)

    @property
    def rough_cost(self) -> float:
        """What can be said without looking at the lines; 0 is a picture as large as without labels."""
        alone, mine = fitted(self.frame, self.aspect), self.picture
        lost = 1 - (mine.w * mine.h) / (alone.w * alone.h)
        lines = self.card.height / self.card.size
        smaller = 0.2 if self.card.size < 18 else 0.0
        return 2.5 * lost + 0.06 * lines + smaller

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

    def placed(self) -> Annotated | None:
        """Everything in its place, or None when lines would have to cross."""
        picture = self.picture
        top, bottom = self._span(picture)
        columns: list[tuple[float, list[tuple[float, float]]]] = []
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
            columns.append((x, [places[i] for i in order]))
        found = heights(columns, self.card.height + CARD_GAP, top, bottom)
        if found is None:
            return None
        cards: dict[int, Box] = {}
        for (x, _), order, middles in zip(columns, orders, found, strict=True):
            left = x - self.card.width if x < picture.x else x
            for i, middle in zip(order, middles, strict=True):
                height = self.card.height
                cards[i] = Box(left, middle - height / 2, self.card.width, height)
        placed = tuple(cards[i] for i in range(len(self.targets)))
        return Annotated(picture, placed, self.sides, self.card.size)

    def _span(self, picture: Box) -> tuple[float, float]:
        """From where to where the columns reach: along the picture, or farther if they must."""
        pitch = self.card.height + CARD_GAP
        most = max(self.sides.count("left"), self.sides.count("right"))
        # Half a gap above the first and below the last card belongs to the pitch.
        high = max(picture.h + CARD_GAP, most * pitch)
        top = picture.y + (picture.h - high) / 2
        top = min(
            max(top, self.frame.y - CARD_GAP / 2), self.frame.bottom + CARD_GAP / 2 - high
        )
        return top, top + high
