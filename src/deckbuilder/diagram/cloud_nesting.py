"""A cloud that holds smaller clouds: its label in a strip on top, the children in rows below.

One level only: a second one would force labels too small to read.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from deckbuilder.diagram.cloud_problem import LABEL_SIZES, Width
from deckbuilder.diagram.cloud_sizes import TEXT_HEIGHT, TEXT_WIDTH
from deckbuilder.diagram.label_lines import LINE_PITCH, Wrapping, wrappings
from deckbuilder.geometry import Box

MOST_CHILDREN = 6
INNER = 0.77
"""No lobe of a cloud up to 2.2 times as wide as high comes nearer to the middle, in half axes."""
ASPECTS = (1.3, 1.45, 1.62, 1.8, 2.0, 2.2)
"""Proportions that a cloud with children may have."""
MOST_SCALED = 1.5
"""Children grow at most so much beyond what their labels need, to fill a large frame."""
_LARGEST_CHILD, _PARENT_TO_CHILD = 28.0, 1.2
_GAP = 12.0
"""Points between children, and between the label and the first row."""
_CHILD_ASPECTS = (1.4, 2.4)
_LOBES = 1.06
_SHIFTS = tuple(i / 20 for i in range(-6, 7))
_DIRECTIONS = tuple(
    (round(math.cos(math.pi * i / 8), 6), round(math.sin(math.pi * i / 8), 6)) for i in range(16)
)


@dataclass(frozen=True, slots=True)
class Nest:
    """A label and the labels of one to six children; ValueError for any other number."""

    label: str
    children: tuple[str, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.children) <= MOST_CHILDREN:
            raise ValueError(f"a cloud holds 1 to {MOST_CHILDREN} others, not {len(self.children)}")


@dataclass(frozen=True, slots=True)
class NestedLabel:
    """A label in its box: the strip of the parent, or the cloud of a child."""

    box: Box
    lines: tuple[str, ...]
    size: float


@dataclass(frozen=True, slots=True)
class NestPlaces:
    """The parent's box, the strip for its label, and the children in order.

    `fits` is False when the labels are too long for the frame even at the least size; then they
    stand out of their clouds.
    """

    parent: Box
    strip: NestedLabel
    children: tuple[NestedLabel, ...]
    fits: bool


@dataclass(frozen=True, slots=True)
class _Content:
    """Strip and children at one size of labels, in points from the middle of their block."""

    strip: NestedLabel
    children: tuple[NestedLabel, ...]


def nested(nest: Nest, width: Width, frame: Box, least_size: float = 16.0) -> NestPlaces:
    """Return the places of `nest` in the middle of `frame`, with labels as large as possible."""
    return _first_fitting(nest, width, frame, least_size, ASPECTS)


def nested_within(nest: Nest, width: Width, parent: Box, least_size: float = 16.0) -> NestPlaces:
    """Return the places of `nest` when the parent's box is given, as on a map of clouds."""
    return _first_fitting(nest, width, parent, least_size, (parent.w / parent.h,))


def least_extent(nest: Nest, width: Width, least_size: float = 16.0) -> tuple[float, float]:
    """Return the smallest width and height in points of a parent, for `Cloud.minimum`."""
    extents = [
        _needed(content, aspect)[:2]
        for content in _contents(nest, width, least_size)
        for aspect in ASPECTS
    ]
    w, h = min(extents, key=lambda extent: extent[0] * extent[1])
    return math.ceil(w), math.ceil(h)


def _first_fitting(
    nest: Nest, width: Width, frame: Box, least_size: float, aspects: Sequence[float]
) -> NestPlaces:
    """The first size that fits; of its arrangements the one that can be scaled up most."""
    sizes = [s for s in LABEL_SIZES if least_size <= s <= _LARGEST_CHILD] or [least_size]
    for size in sizes:
        best: tuple[float, _Content, float, float] | None = None
        for content in _contents(nest, width, size):
            for aspect in aspects:
                w, h, shift = _needed(content, aspect)
                scale = round(min(frame.w / w, frame.h / h), 6)
                if best is None or scale > best[0]:
                    best = scale, content, aspect, shift
        assert best is not None
        if best[0] >= 1 or size == sizes[-1]:
            break
    scale, content, aspect, shift = best
    h = min(frame.h, frame.w / aspect)
    return _placed(content, frame.centred(h * aspect, h), min(scale, MOST_SCALED), shift)


def _placed(content: _Content, parent: Box, scale: float, shift: float) -> NestPlaces:
    """The content scaled about the parent's middle; labels keep their size."""
    middle = parent.centre

    def moved(label: NestedLabel) -> NestedLabel:
        box = label.box
        w, h = box.w * scale, box.h * scale
        x, y = middle.x + box.centre.x * scale, middle.y + (box.centre.y + shift) * scale
        return NestedLabel(Box(x - w / 2, y - h / 2, w, h), label.lines, label.size)

    children = tuple(moved(child) for child in content.children)
    return NestPlaces(parent, moved(content.strip), children, scale >= 1)


def _needed(content: _Content, aspect: float) -> tuple[float, float, float]:
    """Width and height of the smallest parent of this proportion, and how far to move the content.

    The block is not simply centred: its label is narrow and may reach up into the parent's crown.
    """
    points = list(_hull(content))
    low, high = min(y for _, y in points), max(y for _, y in points)
    best: tuple[float, float] | None = None
    for share in _SHIFTS:
        shift = share * (high - low)
        reach = max(x * x + (aspect * (y + shift)) ** 2 for x, y in points)
        if best is None or reach < best[0]:
            best = round(reach, 6), shift
    assert best is not None
    half_w = math.sqrt(best[0]) / INNER
    return 2 * half_w, 2 * half_w / aspect, best[1]


def _hull(content: _Content) -> Iterator[tuple[float, float]]:
    """Points that the parent must hold: around every child, and the corners of the strip."""
    strip = content.strip.box
    for x in (strip.x, strip.right):
        yield x, strip.y
        yield x, strip.bottom
    for child in content.children:
        middle = child.box.centre
        for c, s in _DIRECTIONS:
            yield (
                middle.x + c * child.box.w / 2 * _LOBES,
                middle.y + s * child.box.h / 2 * _LOBES,
            )


def _contents(nest: Nest, width: Width, size: float) -> list[_Content]:
    """The content with labels of this size, in every sensible number of rows."""
    measured = lru_cache(maxsize=None)(lambda text: width(text, 100.0, False) / 100 if text else 0)
    labels = [_child(wrappings(child, measured), size) for child in nest.children]
    height = max(label.box.h for label in labels)
    children = [
        NestedLabel(Box(0, 0, max(label.box.w, height * _CHILD_ASPECTS[0]), height), label.lines, size)
        for label in labels
    ]
    strips = _strips(nest.label, width, size)
    return [_arranged(strip, children, rows) for strip in strips for rows in _rows(len(children))]


def _child(options: Sequence[Wrapping], size: float) -> NestedLabel:
    """The smallest cloud of pleasant proportions that holds the label."""
    best: NestedLabel | None = None
    low, high = _CHILD_ASPECTS
    for wrapping in options:
        w = wrapping.width * size / TEXT_WIDTH
        h = max(len(wrapping.lines) * LINE_PITCH * size / TEXT_HEIGHT, w / high)
        box = Box(0, 0, max(w, h * low), h)
        if best is None or box.w * box.h < best.box.w * best.box.h:
            best = NestedLabel(box, wrapping.lines, size)
    assert best is not None
    return best


def _strips(label: str, width: Width, child_size: float) -> list[NestedLabel]:
    """The parent's label in one line and in two, a step larger than the children's and bold."""
    wanted = min(child_size * _PARENT_TO_CHILD, LABEL_SIZES[0])
    size = max(s for s in (*LABEL_SIZES, child_size) if s <= wanted)
    options = wrappings(label, lambda text: width(text, 100.0, True) / 100 if text else 0.0)[:2]
    return [
        NestedLabel(Box(0, 0, o.width * size, len(o.lines) * LINE_PITCH * size), o.lines, size)
        for o in options
    ]


def _rows(count: int) -> list[tuple[int, ...]]:
    """Rows of children as even as possible, the longer ones below, where a cloud is wider."""
    found = []
    for rows in range(1, 4):
        base, over = divmod(count, rows)
        if base:
            found.append(tuple(base + (row >= rows - over) for row in range(rows)))
    return found


def _arranged(
    strip: NestedLabel, children: Sequence[NestedLabel], rows: tuple[int, ...]
) -> _Content:
    """Strip and rows below each other, centred."""
    height = children[0].box.h
    total = strip.box.h + len(rows) * (height + _GAP)
    top, placed, begin = -total / 2 + strip.box.h + _GAP, [], 0
    for length in rows:
        row = children[begin : begin + length]
        left = -(sum(child.box.w for child in row) + _GAP * (length - 1)) / 2
        for child in row:
            placed.append(NestedLabel(child.box.moved(left, top), child.lines, child.size))
            left += child.box.w + _GAP
        begin, top = begin + length, top + height + _GAP
    box = strip.box.moved(-strip.box.w / 2, -total / 2)
    return _Content(NestedLabel(box, strip.lines, strip.size), tuple(placed))
