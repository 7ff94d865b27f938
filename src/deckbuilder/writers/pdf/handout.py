"""Handouts: several slides on each A4 page; beside three there are lines to write on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from deckbuilder.geometry import Box
from deckbuilder.scene import Deck
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.pdf.code import block, call, colour, placed, points
from deckbuilder.writers.pdf.compile import Pdf
from deckbuilder.writers.pdf.document import (
    A4,
    PAPER_LINE,
    SMALL,
    Source,
    finished,
    framed,
    paper,
)
from deckbuilder.writers.pdf.slide import Drawings

SIDE, TOP, BOTTOM = 42.0, 42.0, 60.0
"""Points of white around what is on a page."""
GAP = 18.0
CAPTION = 20.0
"""Points for the number and the title below a slide."""
BESIDE_LINES = 0.56
"""Share of the width that a slide takes which has lines beside it."""
LINE_PITCH = 24.0
"""Points between lines to write on."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How slides stand on a page."""

    columns: int
    rows: int
    across: bool = False
    """Whether the long side of the paper is horizontal."""
    lines: bool = False


ARRANGEMENTS = {
    2: Arrangement(1, 2),
    3: Arrangement(1, 3, lines=True),
    4: Arrangement(2, 2, across=True),
    6: Arrangement(2, 3),
}
PER_PAGE = tuple(ARRANGEMENTS)


@dataclass(frozen=True, slots=True)
class Cell:
    """A place for a slide, and where lines go beside it, if any do."""

    slide: Box
    """Its height leaves out the caption below."""
    lines: Box | None


def handout(deck: Deck, numbers: Mapping[str, int], theme: Theme, per_page: int) -> Pdf:
    """A4 pages with `per_page` slides each, one of `PER_PAGE`, in reading order.

    Raises `NoTypesetter`.
    """
    source = Source(deck, numbers, theme)
    drawings = Drawings(deck.width, deck.height)
    arrangement = ARRANGEMENTS[per_page]
    places = list(cells(deck, arrangement))
    body, page = [], list[str]()
    shown = list(source.slides())
    for count, (section, scene) in enumerate(shown, 1):
        cell = places[(count - 1) % per_page]
        picture = framed(source.drawn(scene, drawings), deck, cell.slide.w)
        page += [
            placed(source.mark(scene, section), cell.slide.x, cell.slide.y),
            placed(picture, cell.slide.x, cell.slide.y),
            _caption(source.caption(scene), cell.slide, rtl=deck.rtl),
            *(_lines(cell.lines) if cell.lines else ()),
        ]
        if count % per_page == 0 or count == len(shown):
            body.append("#" + call("page", block(*page)))
            page = []
    margin = f"(x: {points(SIDE)}, top: {points(TOP)}, bottom: {points(BOTTOM)})"
    return finished(source, paper(deck, margin, across=arrangement.across), body, drawings)


def cells(deck: Deck, arrangement: Arrangement) -> Iterator[Cell]:
    """The places on a page in reading order, counted from inside its margins."""
    page_width, page_height = reversed(A4) if arrangement.across else A4
    width, height = page_width - 2 * SIDE, page_height - TOP - BOTTOM
    columns, rows = arrangement.columns, arrangement.rows
    cell_width = (width - GAP * (columns - 1)) / columns
    if arrangement.lines:
        cell_width *= BESIDE_LINES
    cell_height = (height - GAP * (rows - 1)) / rows
    wide = min(cell_width, (cell_height - CAPTION) * deck.width / deck.height)
    tall = wide * deck.height / deck.width
    for row in range(rows):
        top = row * (cell_height + GAP)
        for column in range(columns):
            # Pictures stand together in the middle of what the paper leaves free.
            x = (width - columns * wide - GAP * (columns - 1)) / 2 + column * (wide + GAP)
            slide = Box(x, top + (cell_height - CAPTION - tall) / 2, wide, tall)
            lines = None
            if arrangement.lines:
                slide = Box(0.0, slide.y, wide, tall)
                lines = Box(wide + GAP, top, width - wide - GAP, cell_height - GAP)
            mirrored = Cell(slide.mirrored(width), lines and lines.mirrored(width))
            yield mirrored if deck.rtl else Cell(slide, lines)


def _caption(content: str, slide: Box, *, rtl: bool) -> str:
    """One line below a slide, cut off where the slide ends."""
    side = "right" if rtl else "left"
    line = call("box", block(SMALL, content), width="1000pt")
    held = call(
        "box",
        call("place", f"top + {side}", call("align", side, line)),
        width=points(slide.w),
        height=points(CAPTION - 7),
        clip="true",
    )
    return placed(held, slide.x, slide.bottom + 7)


def _lines(box: Box) -> Iterator[str]:
    """Lines to write on, as high together as the slide beside them."""
    count = int(box.h // LINE_PITCH)
    rule = call("line", length=points(box.w), stroke=f"0.5pt + {colour(PAPER_LINE)}")
    for number in range(1, count + 1):
        yield placed(call("pdf.artifact", rule), box.x, box.y + number * box.h / count)
