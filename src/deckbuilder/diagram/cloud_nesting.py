"""A cloud that holds smaller clouds: its label in a strip on top, the children in rows below.

One level only: a second one would force labels too small to read.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from deckbuilder.diagram.cloud_outline import outline
from deckbuilder.diagram.cloud_problem import LABEL_SIZES, Width
from deckbuilder.diagram.cloud_sizes import TEXT_HEIGHT, TEXT_WIDTH
from deckbuilder.diagram.label_lines import LINE_PITCH, Wrapping, wrappings
from deckbuilder.geometry import Box

MOST_CHILDREN = 6
ASPECTS = (1.3, 1.45, 1.62, 1.8, 2.0, 2.2)
"""Proportions that a cloud with children may have."""
MOST_SCALED = 1.4
"""Children grow at most so much beyond what their labels need, to fill a large frame."""
_STRETCHES = (1.5, 1.4, 1.3, 1.2, 1.1)
"""Children are drawn apart sideways by the first of these that the parent has room for."""
_LARGEST_CHILD, _PARENT_TO_CHILD = 28.0, 1.2
_GAP = 12.0
"""Points between children, and between the label and the first row."""
_NARROWEST, _WIDEST, _WIDEST_FOR_LABEL = 1.4, 2.0, 3.0
"""Proportions of a child: as its label asks, but drawn out sideways only to the middle one."""
_MISMATCH = 0.15
"""Scale that a block of the parent's own proportion is worth, by the logarithm of their ratio."""
_AIR = 1.05
"""Children claim so much more than their ellipse, and lobes of the parent so much less."""
_STRIP_AIR = 4.0
"""Points between the label's line and the lobes above it."""
_SHIFTS = tuple(sorted((i / 16 for i in range(-4, 5)), key=abs))
_DIRECTIONS = tuple(
    (round(math.cos(math.pi * i / 6), 6), round(math.sin(math.pi * i / 6), 6)) for i in range(12)
)
_SECTORS = 64


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
    own = min(ASPECTS[-1], max(1.0, frame.w / frame.h))
    parents = []
    for aspect in sorted({*ASPECTS, own}):
        h = min(frame.h, frame.w / aspect)
        parents.append(frame.centred(h * aspect, h))
    return _first_fitting(nest, width, parents, least_size)


def nested_within(nest: Nest, width: Width, parent: Box, least_size: float = 16.0) -> NestPlaces:
    """Return the places of `nest` when the parent's box is given, as on a map of clouds."""
    return _first_fitting(nest, width, [parent], least_size)


def least_extent(nest: Nest, width: Width, least_size: float = 16.0) -> tuple[float, float]:
    """Return the width and height in points that a parent needs, for `Cloud.minimum`.

    Children have labels of `least_size` then; ask with a larger size for a more prominent parent.
    """
    extents = []
    for content in _contents(nest, width, least_size):
        for aspect in ASPECTS:
            # A parent drawn larger in one direction changes its lobes: room for that.
            half_w = 1.08 * min(_reaches(content, aspect))
            extents.append((math.ceil(2 * half_w), math.ceil(2 * half_w / aspect)))
    return min(extents, key=lambda extent: extent[0] * extent[1])


def _first_fitting(
    nest: Nest, width: Width, parents: Sequence[Box], least_size: float
) -> NestPlaces:
    """The largest labels that fit into one of the parents, or else the least."""
    sizes = [s for s in LABEL_SIZES if least_size <= s <= _LARGEST_CHILD] or [least_size]
    for size in sizes:
        pairs = product(_contents(nest, width, size), parents)
        content, parent = max(pairs, key=lambda pair: _suitability(*pair))
        if _most_scaled(content, parent) >= 1:
            break
    return _placed(content, parent)


def _suitability(content: _Content, parent: Box) -> tuple[bool, float, float]:
    """Fitting, then large and of the parent's proportion, then in a narrow parent: less empty."""
    scale = _most_scaled(content, parent)
    block = max(c.box.right for c in content.children), _height(content) / 2
    mismatch = abs(math.log(block[0] / block[1] / (parent.w / parent.h)))
    return scale >= 1, round(min(MOST_SCALED, scale) - _MISMATCH * mismatch, 2), -parent.w


def _most_scaled(content: _Content, parent: Box) -> float:
    """How much larger the content could be in this parent, shifted as suits best."""
    widest = 2 * max(child.box.right for child in content.children)
    bound = min(parent.w / widest, parent.h / _height(content))
    return bound if bound < 1 else max(scale for _, scale in _scales(content, parent))


def _placed(content: _Content, parent: Box) -> NestPlaces:
    """The content scaled, drawn apart and shifted inside its parent; labels keep their size."""
    most = max(scale for _, scale in _scales(content, parent))
    scale = min(most, MOST_SCALED)
    drawn = _scaled(content, scale, 1.0)
    for stretch in _STRETCHES:
        wider = _scaled(content, scale, stretch)
        if _most_scaled(wider, parent) >= 1:
            drawn = wider
            break
    # The shift nearest to none that fits.
    shift, _ = max(_scales(drawn, parent), key=lambda found: min(1.0, round(found[1], 4)))
    middle, down = parent.centre, shift * _height(drawn)
    moved = [
        NestedLabel(label.box.moved(middle.x, middle.y + down), label.lines, label.size)
        for label in (drawn.strip, *drawn.children)
    ]
    return NestPlaces(parent, moved[0], tuple(moved[1:]), most >= 1)


def _scaled(content: _Content, scale: float, stretch: float) -> _Content:
    """Everything scaled; children also wider, as far as they stay pleasant, and farther apart."""
    children = []
    for child in content.children:
        h, middle = child.box.h * scale, child.box.centre
        w = min(child.box.w * scale * stretch, max(child.box.w * scale, h * _WIDEST))
        box = Box(middle.x * scale * stretch - w / 2, middle.y * scale - h / 2, w, h)
        children.append(NestedLabel(box, child.lines, child.size))
    strip = content.strip
    w, h = strip.box.w, strip.box.h
    box = Box(-w / 2, strip.box.centre.y * scale - h / 2, w, h)
    return _Content(NestedLabel(box, strip.lines, strip.size), tuple(children))


def _scales(content: _Content, parent: Box) -> list[tuple[float, float]]:
    """Shifts, and how much larger the content so shifted could be in this parent.

    A shift moves the content down by this share of its height: its label is narrow and may reach
    up into the parent's crown.
    """
    reaches = _reaches(content, parent.w / parent.h)
    return [(shift, parent.w / 2 / reach) for shift, reach in zip(_SHIFTS, reaches, strict=True)]


def _reaches(content: _Content, aspect: float) -> list[float]:
    """For every shift, half the width of the smallest parent of this proportion."""
    depths, height, points = _depths(round(aspect, 2)), _height(content), list(_hull(content))
    reaches = []
    for shift in _SHIFTS:
        reach = 0.0
        for x, y in points:
            down = aspect * (y + shift * height)
            sector = int((math.atan2(down, x) / (2 * math.pi) % 1) * _SECTORS) % _SECTORS
            reach = max(reach, math.sqrt(x * x + down * down) / depths[sector])
        reaches.append(reach)
    return reaches


@lru_cache(maxsize=128)
def _depths(aspect: float) -> tuple[float, ...]:
    """How far a cloud reaches in each sector about its middle, at least, in half axes."""
    depths = [math.inf] * _SECTORS
    for x, y in outline(aspect, 1.0).polygon:
        u, v = 2 * x - 1, 2 * y - 1
        sector = int((math.atan2(v, u) / (2 * math.pi) % 1) * _SECTORS)
        depth = math.sqrt(u * u + v * v) / _AIR
        for near in (sector - 1, sector, sector + 1):
            depths[near % _SECTORS] = min(depths[near % _SECTORS], depth)
    return tuple(depths)


def _height(content: _Content) -> float:
    return max(child.box.bottom for child in content.children) - content.strip.box.y


def _hull(content: _Content) -> Iterator[tuple[float, float]]:
    """Points that the parent must hold: around every child, and along the strip."""
    strip = content.strip.box
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        yield strip.x + share * strip.w, strip.y - _STRIP_AIR
    yield strip.x, strip.bottom
    yield strip.right, strip.bottom
    for child in content.children:
        x, y = child.box.x + child.box.w / 2, child.box.y + child.box.h / 2
        half_w, half_h = child.box.w / 2 * _AIR, child.box.h / 2 * _AIR
        for c, s in _DIRECTIONS:
            yield x + c * half_w, y + s * half_h


def _contents(nest: Nest, width: Width, size: float) -> list[_Content]:
    """The content with labels of this size, in every sensible number of rows."""
    measured = lru_cache(maxsize=None)(lambda text: width(text, 100.0, False) / 100 if text else 0)
    labels = [_child(wrappings(child, measured), size) for child in nest.children]
    height = max(label.box.h for label in labels)
    children = [
        NestedLabel(Box(0, 0, max(label.box.w, height * _NARROWEST), height), label.lines, size)
        for label in labels
    ]
    strips = _strips(nest.label, width, size)
    return [_arranged(strip, children, rows) for strip in strips for rows in _rows(len(children))]


def _child(options: Sequence[Wrapping], size: float) -> NestedLabel:
    """The smallest cloud of pleasant proportions that holds the label."""
    best: NestedLabel | None = None
    for wrapping in options:
        w = wrapping.width * size / TEXT_WIDTH
        h = max(len(wrapping.lines) * LINE_PITCH * size / TEXT_HEIGHT, w / _WIDEST_FOR_LABEL)
        box = Box(0, 0, max(w, h * _NARROWEST), h)
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
