"""The agenda as pictures: the first slide of each section, with the section's name below it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from deckbuilder.geometry import Box
from deckbuilder.page import Overflow, Page
from deckbuilder.scene import (
    RULE,
    Image,
    Insets,
    Item,
    Line,
    Paragraph,
    Picture,
    Run,
    Text,
    TextBody,
)

ACROSS, DOWN = 24.0, 12.0
"""Points between two tiles side by side, and between a name and the tile below it."""
NAME_GAP, NAME_HEIGHTS = 4.0, (24.0, 46.0, 68.0)
"""Points between a picture and its name, and the room for a name of one, two or three lines."""
LARGEST_NAME = 18.0
NARROWEST, WIDEST = 72.0, 480.0
RAGGED = 0.9
"""Pictures may be so much smaller for a last row that is as long as the others."""
HIGH = 0.42
"""Share of the free room that is above the tiles; a little less than below looks balanced."""
EMPTY = Image(b"", "image/png", 0, 0)
"""What a tile shows until all slides are laid out; see `slide_pictures`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A section on the agenda."""

    section: str
    """Its id."""
    first: str
    """Id of the slide it begins with."""
    label: tuple[Run, ...]
    alt: str
    rtl: bool


def tiles(entries: list[Entry], area: Box, page: Page) -> Iterator[Item]:
    """Pictures that lead into the sections, each with its label below, in one size of letters."""
    pictures, names, size = roomy(entries, area, page)
    if pictures[0].w < NARROWEST:
        message = f"{len(entries)} sections are too many for pictures on one slide"
        raise Overflow(message, "leave out `zooms`, or put some sections together")
    for entry, picture, below in zip(entries, pictures, names, strict=True):
        name = f"agenda:{entry.section}"
        link = f"#{entry.first}"
        yield Picture(
            f"{name}:slide",
            picture,
            EMPTY,
            alt=entry.alt,
            link=link,
            line=Line(RULE, 1.0),
            section=entry.section,
        )
        paragraph = Paragraph(entry.label, rtl=entry.rtl)
        yield Text(name, below, TextBody((paragraph,), (size,), insets=Insets()))


def roomy(entries: list[Entry], area: Box, page: Page) -> tuple[list[Box], list[Box], float]:
    """As `fitted`, with no more room for the names than they need."""
    steps = page.theme.steps(LARGEST_NAME)
    for height, sizes in zip(NAME_HEIGHTS, (steps[:1], steps), strict=False):
        with suppress(Overflow):
            return fitted(entries, area, page, height, sizes)
    try:
        return fitted(entries, area, page, NAME_HEIGHTS[-1], steps)
    except Overflow as overflow:
        hint = "shorten the names of the sections, or leave out `zooms`"
        raise Overflow(overflow.message, hint) from overflow


def fitted(
    entries: list[Entry], area: Box, page: Page, below: float, steps: tuple[float, ...]
) -> tuple[list[Box], list[Box], float]:
    """Boxes of pictures and of names `below` points high, and the size of all names' letters."""
    pictures = placed(len(entries), area, page, NAME_GAP + below)
    names = [Box(box.x, box.bottom + NAME_GAP, box.w, below) for box in pictures]
    labels = [(entry.label, box) for entry, box in zip(entries, names, strict=True)]
    size = page.same_size(labels, steps, what="the agenda", insets=Insets())
    return pictures, names, size


def placed(count: int, area: Box, page: Page, below: float) -> list[Box]:
    """Where the pictures go: in as many columns as let them be largest, read line by line."""
    widths = {n: widest(count, n, area, page, below) for n in range(1, count + 1)}
    columns = max(widths, key=lambda n: widths[n] * (RAGGED if count % n else 1.0))
    width, rows = widths[columns], -(-count // columns)
    height = width * page.height / page.width
    pitch = height + below + DOWN
    left = area.x + (area.w - columns * width - (columns - 1) * ACROSS) / 2
    top = area.y + max(0.0, area.h - rows * pitch + DOWN) * HIGH
    return [
        Box(left + n % columns * (width + ACROSS), top + n // columns * pitch, width, height)
        for n in range(count)
    ]


def widest(count: int, columns: int, area: Box, page: Page, below: float) -> float:
    """How wide a picture can be in so many columns, in points."""
    rows = -(-count // columns)
    across = (area.w - (columns - 1) * ACROSS) / columns
    down = (area.h - (rows - 1) * DOWN) / rows - below
    return max(1.0, min(across, down * page.width / page.height, WIDEST))
