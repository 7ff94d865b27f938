"""Boxes of one size for several labels, so that equals look equal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf

from deckbuilder.measure import body_lines
from deckbuilder.page import Page
from deckbuilder.scene import TextBody

SLACK = 4.0
"""Points a box is wider than its longest line, so that another font's does not break."""
WIDEST, STEP = 230, 10
"""Points; wider boxes are hard to read, and how far apart the widths that are tried are."""
SHORT = 0.43
"""A last line below this share of the longest one is a word left alone."""
BALANCING = 6.0
"""Points by which lines are shortened at a time to even them out."""


@dataclass(frozen=True, slots=True, order=True)
class PeerBox:
    """A box in points that holds every label; `untidy` counts lines, and words left alone twice."""

    height: float
    untidy: int
    width: float


def peer_boxes(bodies: Sequence[TextBody], narrowest: float, page: Page) -> list[PeerBox]:
    """Return boxes from `narrowest` points to `WIDEST` that hold each of `bodies`.

    Every body is one paragraph. Of each height there are the narrowest box and the narrowest of
    the tidiest, none wider than its longest line needs. None are left when a word is too wide.
    """
    by_height: dict[float, list[PeerBox]] = {}
    for width in range(round(narrowest), WIDEST + 1, STEP):
        inner = width - SLACK
        if any(page.broken_word(body, inner - _insets(body)) for body in bodies):
            continue
        broken = [_line_widths(body, inner, page) for body in bodies]
        longest = max(
            max(lines) + _insets(body) for lines, body in zip(broken, bodies, strict=True)
        )
        height = round(max(page.text_height(body, inner) for body in bodies), 2)
        untidy = sum(len(lines) + _leaves_word(lines) for lines in broken)
        box = PeerBox(height, untidy, round(max(narrowest, longest + SLACK), 2))
        by_height.setdefault(height, []).append(box)
    return list(dict.fromkeys(box for boxes in by_height.values() for box in _best(boxes)))


def _best(boxes: list[PeerBox]) -> Iterable[PeerBox]:
    return min(boxes, key=lambda box: box.width), min(boxes)


def evened(body: TextBody, width: float, page: Page) -> TextBody:
    """Return `body` with wider insets, if its last line in a box `width` points wide is short.

    It keeps its number of lines, which then are more alike.
    """
    lines = _line_widths(body, width, page)
    even = body
    while _leaves_word(_line_widths(even, width, page)):
        insets = even.insets
        narrower = replace(
            insets, left=insets.left + BALANCING / 2, right=insets.right + BALANCING / 2
        )
        even = replace(even, insets=narrower)
        broken = page.broken_word(even, width - _insets(even) - SLACK)
        if broken or len(_line_widths(even, width - SLACK, page)) > len(lines):
            return body
    return even


def _insets(body: TextBody) -> float:
    return body.insets.left + body.insets.right


def _line_widths(body: TextBody, width: float, page: Page) -> tuple[float, ...]:
    """Widths in points of the lines of a one-paragraph text in a box of `width` points."""
    [lines] = body_lines(body, width, page.faces(body.font))
    return tuple(line.width for line in lines)


def _leaves_word(lines: Sequence[float]) -> bool:
    return len(lines) > 1 and lines[-1] < SHORT * max(lines)


def text_shapes(
    body: TextBody, widest: float, page: Page, most: int = 4
) -> list[tuple[float, float]]:
    """Return the narrowest width, and the height, of a text in one line, in two, and so on.

    Nothing is wider than `widest` points or has more than `most` lines, and no word is broken.
    """
    whole = page.text_size(body, inf)[0] + SLACK
    shapes: dict[int, tuple[float, float]] = {}
    for count in range(1, most + 1):
        low, high = _insets(body) + SLACK, min(whole, widest)
        if not _holds(body, high, count, page):
            continue
        while high - low > 1:
            middle = (low + high) / 2
            low, high = (low, middle) if _holds(body, middle, count, page) else (middle, high)
        inner = high - SLACK
        shapes[page.lines(body, inner)] = (round(high, 2), page.text_height(body, inner))
    return list(shapes.values())


def _holds(body: TextBody, width: float, count: int, page: Page) -> bool:
    """Whether a text `width` points wide has at most `count` lines and no broken word."""
    inner = width - SLACK
    return not page.broken_word(body, inner - _insets(body)) and page.lines(body, inner) <= count
