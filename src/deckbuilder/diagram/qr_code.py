"""A QR code as one outline without seams (ISO/IEC 18004)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from deckbuilder.scene import RECTANGLE_SITES, Freeform, Segment

QUIET = 4
"""Modules that stay empty round a code (ISO/IEC 18004, 9.1)."""
LARGEST_VERSION = 10
"""With 57 x 57 modules; those of larger codes are too fine for a camera at the back of a room."""

Corner = tuple[int, int]
Edge = tuple[Corner, Corner]


class TooLong(ValueError):
    """The words have no room in a code that can be read from afar."""


@lru_cache(maxsize=64)
def modules(words: str) -> tuple[tuple[bool, ...], ...]:
    """The rows of the code that says `words`, dark modules True; raises `TooLong`.

    A sixth of it may be covered or blurred (level M or better, where that costs no room).
    """
    import segno  # only talks with a code need it

    try:
        code = segno.make_qr(words, error="m", version=None, boost_error=True, encoding="utf-8")
    except segno.DataOverflowError as overflow:
        raise TooLong("it has too many characters") from overflow
    if int(code.version) > LARGEST_VERSION:
        raise TooLong("it has too many characters")
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def outline(rows: Sequence[Sequence[bool]]) -> Freeform:
    """All dark modules as one shape, which fills its box.

    Neighbours are one area, as rectangles side by side would show hairlines between them. Areas run
    clockwise and holes the other way, so that both rules for filling agree.
    """
    size = len(rows)
    segments: list[Segment] = []
    for loop in _loops(_edges(rows)):
        places = [(x / size, y / size) for x, y in loop]
        segments.append(Segment("move", (places[0],)))
        segments += [Segment("line", (place,)) for place in places[1:]]
        segments.append(Segment("close"))
    return Freeform(tuple(segments), RECTANGLE_SITES)


def _edges(rows: Sequence[Sequence[bool]]) -> Iterator[Edge]:
    """The sides of dark modules that light ones touch, with the dark at their right."""

    def dark(x: int, y: int) -> bool:
        return 0 <= y < len(rows) and 0 <= x < len(rows[y]) and rows[y][x]

    for y, row in enumerate(rows):
        for x, module in enumerate(row):
            if not module:
                continue
            if not dark(x, y - 1):
                yield (x, y), (x + 1, y)
            if not dark(x + 1, y):
                yield (x + 1, y), (x + 1, y + 1)
            if not dark(x, y + 1):
                yield (x + 1, y + 1), (x, y + 1)
            if not dark(x - 1, y):
                yield (x, y + 1), (x, y)


def _loops(edges: Iterable[Edge]) -> Iterator[list[Corner]]:
    """Closed outlines, each as its corners."""
    after: dict[Corner, list[Corner]] = {}
    for begin, end in edges:
        after.setdefault(begin, []).append(end)
    for first in list(after):
        while after[first]:
            loop, here = [first], after[first].pop()
            while here != first:
                loop.append(here)
                here = _onward(loop[-2], here, after[here])
            yield _corners(loop)


def _onward(before: Corner, here: Corner, ways: list[Corner]) -> Corner:
    """The next place. Where two areas touch at a corner, each keeps to itself by turning right."""
    dx, dy = here[0] - before[0], here[1] - before[1]
    right = (here[0] - dy, here[1] + dx)
    return ways.pop(ways.index(right) if right in ways else 0)


def _corners(loop: list[Corner]) -> list[Corner]:
    """A closed outline without the places where it goes straight on."""
    around = zip([loop[-1], *loop[:-1]], loop, [*loop[1:], loop[0]], strict=True)
    return [
        here
        for before, here, after in around
        if (here[0] - before[0], here[1] - before[1]) != (after[0] - here[0], after[1] - here[1])
    ]
