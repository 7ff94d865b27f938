"""Places for the dots, dates and labels of a timeline, across a frame or down it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from deckbuilder.geometry import Box

DOT = 14.0
"""Diameter in points of the dot of an event."""
CLOSEST = 17.0
"""Least distance in points between the middles of two dots."""
CARD_GAP, ROW_GAP = 12.0, 8.0
"""Points between two cards side by side, and between two rows one below another."""
BESIDE_DOT = 5.0
"""Points between a dot and the date above or below it."""
ABOVE_DATE = 9.0
"""Points between a date and the cards of its neighbours."""
LONGER_STEM = 26.0
"""Points by which a stem may grow where there is room."""
FOOTHOLD = 16.0
"""How far in points a stem stays off the corner of a card that had to be shifted."""
BESIDE_STEM = 4.0
"""Points between a date and the stems of its neighbours."""
ARROW_ROOM = 28.0
"""Points of the axis beyond the last event."""
WIDEST_PITCH = 46.0
"""Points between two rows of an evenly spaced timeline, at most."""
LONGEST_SHIFT = 70.0
"""Points by which a row may lie above or below its dot."""


@dataclass(frozen=True, slots=True)
class AcrossPlaces:
    """A timeline from left to right: `cards` alternate above and below the axis at height `y`."""

    y: float
    dots: tuple[float, ...]
    cards: tuple[Box, ...]
    dates: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class DownPlaces:
    """A timeline downwards: the axis from `top` to `bottom`, and each event's dot and row."""

    top: float
    bottom: float
    dots: tuple[float, ...]
    rows: tuple[tuple[float, float], ...]
    """Top and height of each event's words."""


def across(
    fractions: Sequence[float],
    card: tuple[float, float],
    dates: Sequence[float],
    date_height: float,
    frame: Box,
) -> AcrossPlaces | None:
    """Return where everything goes from left to right, or None when it has no room.

    `fractions` say where the events lie, from 0 to 1 and ascending; every card has the width and
    height in `card`, every date its width in `dates`. All lengths are points. A date stays between
    the stems of its neighbours, which pass it on their way to their cards.
    """
    width, height = card
    stem = DOT / 2 + BESIDE_DOT + date_height + ABOVE_DATE
    free = frame.h / 2 - stem - height
    if free < 0:
        return None
    stem += min(LONGER_STEM, free * 0.4)
    y = frame.centre.y
    for inset in (width / 2, width / 4, FOOTHOLD):
        margin = max(inset, frame.w / (2 * len(fractions)), ARROW_ROOM)
        dots = [frame.x + margin + (frame.w - 2 * margin) * share for share in fractions]
        middles = _card_middles(dots, width, frame)
        spans = _date_spans(dots, dates, frame)
        if middles and spans and _apart(dots):
            tops = [y + stem if number % 2 else y - stem - height for number in range(len(dots))]
            low, high = y + DOT / 2 + BESIDE_DOT, y - DOT / 2 - BESIDE_DOT - date_height
            return AcrossPlaces(
                y,
                tuple(dots),
                tuple(
                    Box(middle - width / 2, top, width, height)
                    for middle, top in zip(middles, tops, strict=True)
                ),
                tuple(
                    Box(left, high if number % 2 else low, right - left, date_height)
                    for number, (left, right) in enumerate(spans)
                ),
            )
    return None


def _apart(dots: Sequence[float]) -> bool:
    return all(after - before >= CLOSEST for before, after in pairwise(dots))


def _card_middles(dots: Sequence[float], width: float, frame: Box) -> list[float] | None:
    """The middle of each card, near its dot; None when a stem could not reach its card."""
    middles = list(dots)
    for side in (0, 1):
        mine = dots[side::2]
        found = spread(mine, [width] * len(mine), CARD_GAP, frame.x, frame.right)
        if found is None:
            return None
        middles[side::2] = found
    reach = width / 2 - FOOTHOLD
    shifts = [abs(middle - dot) for middle, dot in zip(middles, dots, strict=True)]
    return middles if max(shifts) <= reach else None


def _date_spans(
    dots: Sequence[float], dates: Sequence[float], frame: Box
) -> list[tuple[float, float]] | None:
    """Left and right of each date; None when one has no room between the stems beside it."""
    stems = [frame.x - BESIDE_STEM, *dots, frame.right + BESIDE_STEM]
    spans = []
    for before, dot, after, width in zip(stems, dots, stems[2:], dates, strict=False):
        low, high = before + BESIDE_STEM, after - BESIDE_STEM
        if high - low < width:
            return None
        left = min(max(dot - width / 2, low), high - width)
        spans.append((left, left + width))
    return spans


def down(
    fractions: Sequence[float], heights: Sequence[float], frame: Box, *, even: bool
) -> DownPlaces | None:
    """Return where everything goes from top to bottom, or None when it has no room.

    `fractions` say where the events lie, from 0 to 1 and ascending; `heights` are those of the
    words of each. When `even`, the rows keep equal distances and the dots stand beside them;
    otherwise the dots stand where they belong and rows give way to each other.
    """
    return _even_rows(heights, frame) if even else _rows_to_scale(fractions, heights, frame)


def _even_rows(heights: Sequence[float], frame: Box) -> DownPlaces | None:
    count, tallest = len(heights), max(heights)
    pitch = min(frame.h / count, tallest + WIDEST_PITCH)
    if tallest + ROW_GAP <= pitch:
        first = frame.centre.y - pitch * (count - 1) / 2
        dots = [first + pitch * number for number in range(count)]
    else:
        gap = (frame.h - sum(heights)) / (count - 1)
        if gap < ROW_GAP:
            return None
        tops = accumulate((height + gap for height in heights[:-1]), initial=frame.y)
        dots = [top + height / 2 for top, height in zip(tops, heights, strict=True)]
    rows = tuple((dot - height / 2, height) for dot, height in zip(dots, heights, strict=True))
    top = max(frame.y, dots[0] - ARROW_ROOM)
    return DownPlaces(top, min(frame.bottom, dots[-1] + pitch), tuple(dots), rows)


def _rows_to_scale(
    fractions: Sequence[float], heights: Sequence[float], frame: Box
) -> DownPlaces | None:
    low, high = frame.y + heights[0] / 2, frame.bottom - max(heights[-1] / 2, ARROW_ROOM)
    dots = [low + (high - low) * share for share in fractions]
    middles = spread(dots, heights, ROW_GAP, frame.y, frame.bottom)
    if middles is None:
        return None
    shifts = [abs(middle - dot) for middle, dot in zip(middles, dots, strict=True)]
    if max(shifts) > LONGEST_SHIFT:
        return None
    rows = tuple((mid - height / 2, height) for mid, height in zip(middles, heights, strict=True))
    return DownPlaces(frame.y, frame.bottom, tuple(dots), rows)


def spread(
    wanted: Sequence[float], extents: Sequence[float], gap: float, low: float, high: float
) -> list[float] | None:
    """Return a middle for each thing, near its `wanted` one, all between `low` and `high`.

    `wanted` ascends. Things keep their order and at least `gap` between them; of all such places
    these have the least sum of squared shifts (isotonic regression by pooling neighbours: Ayer and
    others, 1955). All lengths are points. None when the things together are too long.
    """
    if not wanted:
        return []
    steps = [(one + other) / 2 + gap for one, other in pairwise(extents)]
    offsets = [0.0, *accumulate(steps)]
    least, most = low + extents[0] / 2, high - extents[-1] / 2 - offsets[-1]
    if least > most + 1e-6:
        return None
    pools: list[tuple[float, int]] = []
    for middle, offset in zip(wanted, offsets, strict=True):
        mean, count = middle - offset, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        pools.append((mean, count))
    level = [min(max(mean, least), most) for mean, count in pools for _ in range(count)]
    return [base + offset for base, offset in zip(level, offsets, strict=True)]
