"""The title of a slide and the line below it, in letters that fit."""

from __future__ import annotations

from dataclasses import replace

from deckbuilder.geometry import Box
from deckbuilder.kinds import Markup
from deckbuilder.page import LABEL_SLACK, Page
from deckbuilder.placing import placed_at
from deckbuilder.scene import (
    MUTED,
    Item,
    LayoutName,
    Paragraph,
    Run,
    Text,
    TextBody,
)
from deckbuilder.theme.sheets import TWO_LINES, Layout, Placeholder

SUBTITLE_GAP = 3.0
"""Points between title and subtitle."""
SUBTITLE_SIZE = 20.0
SMALLEST_TITLE = 24.0
"""Points; titles of two lines may go down to it."""
ORPHAN = 0.35
"""A last line of a title shorter than this share of the longest one looks lost."""
STEP = 12
"""Points by which a title's box is narrowed at a time."""


def heading(
    title: Markup, subtitle: Markup | None, page: Page, name: LayoutName = "title-only"
) -> tuple[tuple[Item, ...], float]:
    """Title and subtitle, and the top in points of what comes below them, on the layout `name`."""
    layout = page.grid.layout(name)
    holder = title_place(layout, page)
    box = holder.inner
    with placed_at(title.span):
        body = title_body(title, holder, page)
    items: list[Item] = [Text("title", box, body, "title")]
    top = layout.area.y
    if subtitle:
        below = foot_of(body, holder, page) + SUBTITLE_GAP
        if page.theme.template:  # whose title may stand on a band of its own
            below = max(below, holder.box.bottom + SUBTITLE_GAP)
        place = Box(box.x, below, box.w, SUBTITLE_SIZE * 1.25)
        words = Paragraph(subtitle.runs, rtl=subtitle.rtl)
        line = TextBody((holder.look.on_words(words) if holder.look else words,), colour=MUTED)
        sizes = page.theme.steps(SUBTITLE_SIZE)
        with placed_at(subtitle.span):
            line = page.fit(line, place, sizes, what="the subtitle")
        items.append(Text("subtitle", place, line))
        top = max(top, place.bottom + 12)
    return tuple(items), top


def title_place(layout: Layout, page: Page) -> Placeholder:
    """Where the title is; above the room for blocks in a template's layout that has none."""
    if layout.has("title"):
        return layout.placeholder("title")
    area = layout.area
    place = Box(area.x, 12, area.w, max(0.0, min(72.0, area.y - 12)))
    return Placeholder("title", "title", None, place, page.theme.sizes.title, bold=True)


def foot_of(body: TextBody, place: Placeholder, page: Page) -> float:
    """Where the words of a title end, in points from the top of the slide."""
    box, height = place.inner, page.text_height(body, place.inner.w)
    match place.anchor:
        case "top":
            return box.y + height
        case "middle":
            return box.y + (box.h + height) / 2
        case "bottom":
            return box.bottom


def title_words(title: Markup, place: Placeholder) -> TextBody:
    """A title as its placeholder shows it, not yet fitted."""
    paragraph = Paragraph(title.runs, rtl=title.rtl)
    look = place.look
    body = TextBody(
        (paragraph,), (place.size,), bold=place.bold, font="heading", anchor=place.anchor
    )
    if look is None:
        return body
    return replace(body, line_spacing=look.line_spacing, capitals=look.capitals)


def title_body(title: Markup, place: Placeholder, page: Page) -> TextBody:
    """The title at its largest size: one line, else two smaller ones, else an `Overflow`."""
    box, one_line = place.inner, title_words(title, place)
    if place.look:
        # In a bar one line high, a word too wide by a hair would hang out of it.
        box = replace(box, w=box.w * (1 - LABEL_SLACK))
    if page.lines(one_line, box.w) == 1 and page.fits(one_line, box):
        return one_line
    smaller = page.theme.title_steps(place.size, SMALLEST_TITLE)
    if place.look:
        smaller = _as_two_lines(smaller, one_line, box, page)
    return without_orphan(page.fit(one_line, box, smaller, what="the title"), box, page)


def _as_two_lines(sizes: list[float], title: TextBody, box: Box, page: Page) -> list[float]:
    """The sizes of titles in a template: its own, then the one that two lines have room with.

    Else each title would shrink by itself until it has but one line.
    """
    one = replace(title, paragraphs=(Paragraph((Run("x"),)),))
    height = page.text_height(one, box.w)
    largest = sizes[0]
    both = float(int(largest * min(1.0, box.h / (2 * height)))) if height else 0.0
    if both < TWO_LINES * largest:
        return sizes
    return [largest, both, *(size for size in sizes if size < both)]


def without_orphan(title: TextBody, box: Box, page: Page) -> TextBody:
    """A title whose last line is not a word or two: its box is narrowed until the lines agree."""
    widths = page.line_widths(title, box.w)
    if len(widths) < 2 or widths[-1] > ORPHAN * max(widths):
        return title
    best = title
    for inset in range(STEP, round(box.w / 2), STEP):
        tried = replace(title, insets=replace(title.insets, right=inset))
        lines = page.line_widths(tried, box.w)
        if len(lines) > len(widths) or not page.fits(tried, box):
            break
        best = tried
        if lines[-1] > ORPHAN * max(lines):
            break
    return best
