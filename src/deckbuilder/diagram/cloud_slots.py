"""Patterns of slots that a designer would start a cloud map from: rows and rings."""

from __future__ import annotations

import math

from deckbuilder.diagram.cloud_sizes import ASPECT

Slot = tuple[float, float]
"""A place in fractions of the frame from its middle: -0.5 left or top, 0.5 right or bottom."""
Pattern = tuple[Slot, ...]

_LOOSENESS = 1.1
"""A cell of a row is so much wider than a cloud of its height."""
_SHIFT = 0.14
"""Rows of equal length are shifted against each other by this share of a cell, as bricks are."""
_RING = 0.36


def patterns(count: int, frame_w: float, frame_h: float) -> tuple[Pattern, ...]:
    """Return patterns of `count` slots for a frame of this size, best first, without repeats.

    Slots come in reading order: row by row, left to right.
    """
    ideal = math.sqrt(count * ASPECT * _LOOSENESS * frame_h / frame_w)
    rows = sorted(
        {max(1, math.floor(ideal)), max(1, math.ceil(ideal))}, key=lambda r: abs(r - ideal)
    )
    found = [_rows(lengths) for r in rows if r <= count for lengths in _row_lengths(count, r)]
    if count >= 4:
        found += [_ring(count, phase, centre=False) for phase in (0.0, 0.5)]
    if count >= 5:
        found += [_ring(count, phase, centre=True) for phase in (0.0, 0.5)]
    return tuple(dict.fromkeys(found))


def _row_lengths(count: int, rows: int) -> list[tuple[int, ...]]:
    """Ways to share `count` among rows as evenly as possible; what is over goes by symmetry."""
    base, over = divmod(count, rows)
    by_middle = sorted(range(rows), key=lambda row: (abs(row - (rows - 1) / 2), row))
    chosen = [by_middle[:over], by_middle[::-1][:over]] if over else [[]]
    if over and rows == 2:
        chosen = [[0], [1]]
    lengths = [tuple(base + (row in rows_) for row in range(rows)) for rows_ in chosen]
    if not over and rows == 3 and base >= 2:
        lengths.append((base - 1, base + 2, base - 1))
    return list(dict.fromkeys(lengths))


def _rows(lengths: tuple[int, ...]) -> Pattern:
    """Slots in rows; neighbouring rows of one length are shifted against each other."""
    slots, widest = [], max(lengths)
    for row, length in enumerate(lengths):
        y = (row + 0.5) / len(lengths) - 0.5
        same = length == widest and lengths.count(length) > 1
        shift = _SHIFT * (0.5 if row % 2 else -0.5) if same else 0.0
        # A shorter row keeps the cells of the longest, so that its clouds sit over the gaps.
        cell = 1 / widest if length < widest else 1 / (length + _SHIFT * same)
        cell = min(1 / length, cell * 1.1)
        slots += [((i - (length - 1) / 2 + shift) * cell, y) for i in range(length)]
    return _rounded(slots)


def _ring(count: int, phase: float, centre: bool) -> Pattern:
    """Slots on an ellipse, with or without one in the middle; `phase` in steps of the ring."""
    ring = count - centre
    slots = [(0.0, 0.0)] if centre else []
    for i in range(ring):
        angle = 2 * math.pi * (i + phase) / ring - math.pi
        slots.append((_RING * math.cos(angle), _RING * math.sin(angle)))
    return _rounded(sorted(slots, key=lambda slot: (round(slot[1] * 3), slot[0])))


def _rounded(slots: list[Slot]) -> Pattern:
    return tuple((round(x, 4), round(y, 4)) for x, y in slots)
