"""From a slide to its scene: title, blocks side by side, link note, notes and placeholders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TypeAlias

from deckbuilder.diagnostics import NOWHERE, Span
from deckbuilder.fields import place_of_words
from deckbuilder.geometry import Box
from deckbuilder.kinds import Markup
from deckbuilder.model import Block, Slide, Talk
from deckbuilder.page import Overflow, Page
from deckbuilder.scene import (
    LINK,
    MUTED,
    Item,
    LayoutName,
    NamedLink,
    Paragraph,
    PlaceholderRole,
    Run,
    Scene,
    Text,
    TextBody,
    renamed,
)
from deckbuilder.theme.layouts import (
    BODY_BOTTOM,
    BODY_BOTTOM_WITH_LINKS,
    BODY_TOP,
    GAP,
    LINKS_HEIGHT,
    LINKS_TOP,
    MARGIN,
    title_box,
)

SUBTITLE_GAP = 3.0
"""Points between title and subtitle."""
SUBTITLE_SIZE = 20.0
SMALLEST_TITLE = 24.0
"""Points; titles of two lines may go down to it."""


ORPHAN = 0.35
"""A last line of a title shorter than this share of the longest one looks lost."""
STEP = 12
"""Points by which a title's box is narrowed at a time."""


@dataclass(frozen=True, slots=True)
class Composed:
    """What a slide shows: the layout it stands on and its items."""

    layout: LayoutName
    items: tuple[Item, ...]
    kept: Scene | None = None
    """A slide of another deck, which is neither mirrored nor given a foot of ours."""


Composer: TypeAlias = Callable[[Slide, Page, Talk], Composed]
"""`compose`, or what remembers its results."""


def compose(slide: Slide, page: Page, talk: Talk) -> Composed:
    """Lay out a slide of blocks. Raises `Overflow` when something has no room."""
    assert slide.title is not None
    head, top = heading(slide.title, slide.subtitle, page)
    note = link_note(slide.links, page)
    bottom = BODY_BOTTOM_WITH_LINKS if note else BODY_BOTTOM
    area = Box(MARGIN, top, page.width - 2 * MARGIN, bottom - top)
    layout, items = body(slide.blocks, slide.shares, area, page, talk)
    return Composed(layout, (*head, *items, *note))


def heading(title: Markup, subtitle: Markup | None, page: Page) -> tuple[tuple[Item, ...], float]:
    """Title and subtitle, and the top in points of what comes below them."""
    box = title_box(page.width)
    with placed_at(title.span):
        body = title_body(title, box, page)
    items: list[Item] = [Text("title", box, body, "title")]
    top = BODY_TOP
    if subtitle:
        below = box.y + page.text_height(body, box.w) + SUBTITLE_GAP
        place = Box(box.x, below, box.w, SUBTITLE_SIZE * 1.25)
        line = TextBody((Paragraph(subtitle.runs, rtl=subtitle.rtl),), colour=MUTED)
        sizes = page.theme.steps(SUBTITLE_SIZE)
        with placed_at(subtitle.span):
            line = page.fit(line, place, sizes, what="the subtitle")
        items.append(Text("subtitle", place, line))
        top = max(top, place.bottom + 12)
    return tuple(items), top


def title_body(title: Markup, box: Box, page: Page) -> TextBody:
    """The title at its largest size: one line, else two smaller ones, else an `Overflow`."""
    sizes = page.theme.sizes
    one_line = TextBody(
        (Paragraph(title.runs, rtl=title.rtl),), (sizes.title,), bold=True, font="heading"
    )
    if page.lines(one_line, box.w) == 1 and page.fits(one_line, box):
        return one_line
    smaller = [size for size in (sizes.small_title, SMALLEST_TITLE) if size <= sizes.title]
    return without_orphan(page.fit(one_line, box, smaller, what="the title"), box, page)


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


def body(
    blocks: tuple[Block, ...],
    shares: tuple[float, ...],
    area: Box,
    page: Page,
    talk: Talk,
) -> tuple[LayoutName, tuple[Item, ...]]:
    """The blocks in their frames, side by side when there are two, and the layout that suits."""
    frames = area.columns(shares, GAP) if blocks else []
    groups = side_by_side(blocks, frames, page, talk)
    layout, roles = layout_for(blocks)
    placed = [
        tuple(into_placeholder(items, role)) for items, role in zip(groups, roles, strict=True)
    ]
    if layout in ("content-left", "content-right"):
        # Words beside a diagram or picture stand at its middle, as the layout's placeholder does.
        placed = [tuple(map(in_the_middle, items)) for items in placed]
    if len(placed) == 2:
        placed[1] = unlike(placed[0], placed[1])
    return layout, tuple(item for items in placed for item in items)


def side_by_side(
    blocks: tuple[Block, ...], frames: list[Box], page: Page, talk: Talk
) -> list[tuple[Item, ...]]:
    """The items of each block; running texts share the size of the one that must be smallest."""

    def laid_out(page: Page) -> list[tuple[Item, ...]]:
        return [
            tuple(in_frame(block, page, frame, talk))
            for block, frame in zip(blocks, frames, strict=True)
        ]

    groups = laid_out(page)
    sizes = {
        items[0].body.sizes[0]
        for block, items in zip(blocks, groups, strict=True)
        if block.is_text and isinstance(items[0], Text)
    }
    return laid_out(replace(page, largest_text=min(sizes))) if len(sizes) > 1 else groups


def in_frame(block: Block, page: Page, frame: Box, talk: Talk) -> Iterable[Item]:
    """The items of a block; an overflow remembers which block it was."""
    with placed_at(block.span):
        return tuple(block.layout(page, frame, talk))


class PlacedOverflow(Overflow):
    """An overflow with the place of what has no room."""

    def __init__(self, overflow: Overflow, span: Span) -> None:
        super().__init__(overflow.message, overflow.hint)
        self.span = span


@contextmanager
def placed_at(span: Span) -> Iterator[None]:
    """Let an overflow within know that what was written at `span` is to blame."""
    try:
        yield
    except Overflow as overflow:
        raise PlacedOverflow(overflow, span) from None


def layout_for(
    blocks: tuple[Block, ...],
) -> tuple[LayoutName, tuple[PlaceholderRole | None, ...]]:
    """The layout whose placeholders take the running text among `blocks`."""
    match tuple(block.is_text for block in blocks):
        case (True,):
            return "content", ("body",)
        case (True, True):
            return "two-content", ("body", "body2")
        case (True, False):
            return "content-left", ("body", None)
        case (False, True):
            return "content-right", (None, "body")
        case texts:
            return "title-only", tuple(None for _ in texts)


def into_placeholder(items: Iterable[Item], role: PlaceholderRole | None) -> Iterable[Item]:
    """Let the first text among `items` fill the placeholder `role`."""
    free = role
    for item in items:
        if free and isinstance(item, Text):
            yield replace(item, placeholder=free)
            free = None
        else:
            yield item


def in_the_middle(item: Item) -> Item:
    """A text in a placeholder, anchored in the middle; anything else as it is."""
    if isinstance(item, Text) and item.placeholder:
        return replace(item, body=replace(item.body, anchor="middle"))
    return item


def unlike(first: tuple[Item, ...], second: tuple[Item, ...]) -> tuple[Item, ...]:
    """`second` with names that `first` does not use, for two blocks of one kind on a slide."""
    if not {item.name for item in first} & {item.name for item in second}:
        return second
    return tuple(renamed(item, "right-") for item in second)


def named_links(links: dict[str, tuple[str, ...]]) -> tuple[NamedLink, ...]:
    return tuple(NamedLink(label, addresses) for label, addresses in links.items())


def link_runs(links: dict[str, tuple[str, ...]], page: Page) -> tuple[Run, ...]:
    """`Links: blogpost · discussion 1, 2, 3`, each label or number a link."""
    before = page.wording.links
    runs: list[Run] = [Run(before + " " if before.endswith(" ") else before)]
    for i, (label, addresses) in enumerate(links.items()):
        if i:
            runs.append(Run(page.between("\u00a0\u00a0·  ")))
        if len(addresses) == 1:
            runs.append(Run(label, colour=LINK, link=addresses[0]))
            continue
        runs.append(Run(f"{label} "))
        for number, address in enumerate(addresses, 1):
            if number > 1:
                runs.append(Run(", "))
            runs.append(Run(str(number), colour=LINK, link=address))
    return tuple(runs)


def link_note(links: dict[str, tuple[str, ...]], page: Page) -> tuple[Item, ...]:
    """The one line of links at the foot of a slide, or nothing."""
    if not links:
        return ()
    box = Box(MARGIN, LINKS_TOP, page.width - 2 * MARGIN, LINKS_HEIGHT)
    line = TextBody((Paragraph(link_runs(links, page)),), colour=MUTED, anchor="middle")
    sizes = (page.theme.sizes.note, page.theme.sizes.footer)
    first = next(address for addresses in links.values() for address in addresses)
    with placed_at(place_of_words(first, NOWHERE)):
        return (Text("links", box, page.fit(line, box, sizes, what="the link note")),)
