"""From a slide to its scene: title, blocks side by side, link note, notes and placeholders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TypeAlias

from deckbuilder.blocks.clouds.opened import centred, look_into, looking_into
from deckbuilder.diagnostics import NOWHERE, Span
from deckbuilder.fields import place_of_words
from deckbuilder.geometry import Box
from deckbuilder.kinds import Markup
from deckbuilder.model import Block, Slide, Talk
from deckbuilder.page import LABEL_SLACK, Overflow, Page
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
    Step,
    Text,
    TextBody,
    renamed,
)
from deckbuilder.slide_foot import callout_below, footnotes_below
from deckbuilder.steps_on_slide import APART, steps_on
from deckbuilder.theme.layouts import GAP
from deckbuilder.theme.sheets import Layout, Look, Placeholder

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
    steps: tuple[Step, ...] = ()
    """What each click shows."""


Composer: TypeAlias = Callable[[Slide, Page, Talk], Composed]
"""`compose`, or what remembers its results."""


def compose(slide: Slide, page: Page, talk: Talk) -> Composed:
    """Lay out a slide of blocks. Raises `Overflow` when something has no room."""
    assert slide.title is not None
    layout, _ = layout_for(slide.beside)
    head, top = heading(slide.title, slide.subtitle, page, layout)
    note = link_note(slide.links, page, layout)
    area = page.grid.layout(layout).area_below(top, links=bool(note))
    foot, area = at_foot(slide, area, page)
    with placed_at(place_of_words(slide.zoom, NOWHERE)):
        around, area = look_into(slide, area, page, talk)
    with looking_into(slide):
        layout, items = body(slide.beside, slide.shares, area, page, talk)
    if around:
        items = tuple(map(in_the_middle, items))
        if len(slide.beside) == 1:
            items = centred(items, area, page)
        items = (*around, *items)
    items = (*items, *foot)
    items, steps = steps_on(slide, items, page, talk)
    return Composed(layout, (*head, *items, *note), steps=steps)


def at_foot(slide: Slide, area: Box, page: Page) -> tuple[tuple[Item, ...], Box]:
    """A callout and footnotes at the foot of `area`, and the room left above them."""
    first = next(iter(slide.footnotes.values()), None)
    with placed_at(first.span if first else NOWHERE):
        notes, area = footnotes_below(slide.footnotes, page, area)
    if slide.below is None:
        return notes, area
    with placed_at(slide.below.span):
        callout, area = callout_below(slide.below, page, area)
    return (*callout, *notes), area


def heading(
    title: Markup, subtitle: Markup | None, page: Page, name: LayoutName = "title-only"
) -> tuple[tuple[Item, ...], float]:
    """Title and subtitle, and the top in points of what comes below them, on the layout `name`."""
    layout = page.grid.layout(name)
    holder = title_place(layout)
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
        line = TextBody((Paragraph(subtitle.runs, rtl=subtitle.rtl),), colour=MUTED)
        sizes = page.theme.steps(SUBTITLE_SIZE)
        with placed_at(subtitle.span):
            line = page.fit(line, place, sizes, what="the subtitle")
        items.append(Text("subtitle", place, line))
        top = max(top, place.bottom + 12)
    return tuple(items), top


def title_place(layout: Layout) -> Placeholder:
    """Where the title is; above the room for blocks in a template's layout that has none."""
    if layout.has("title"):
        return layout.placeholder("title")
    area = layout.area
    height = max(0.0, min(72.0, area.y - 12))
    return Placeholder("title", "title", None, Box(area.x, 12, area.w, height), 0, bold=True)


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
    layout, roles = layout_for(blocks)
    frames = frames_for(shares, area, page.grid.layout(layout)) if blocks else []
    groups = side_by_side(blocks, frames, looks(layout, roles, page), page, talk)
    placed = [
        tuple(into_placeholder(items, role)) for items, role in zip(groups, roles, strict=True)
    ]
    if layout in ("content-left", "content-right"):
        # Words beside a diagram or picture stand at its middle, as the layout's placeholder does.
        placed = [tuple(map(in_the_middle, items)) for items in placed]
    if len(placed) == 2:
        placed[1] = unlike(placed[0], placed[1])
    return layout, tuple(item for items in placed for item in items)


def frames_for(shares: tuple[float, ...], area: Box, layout: Layout) -> list[Box]:
    """The frames of blocks side by side: those of the layout's placeholders where they suit."""
    if len(set(shares)) == 1 and len(shares) == len(layout.columns):
        return [_cut_to(box, area) for box in layout.columns]
    return area.columns(shares, GAP)


def _cut_to(box: Box, area: Box) -> Box:
    top, bottom = max(box.y, area.y), min(box.bottom, area.bottom)
    return Box(box.x, top, box.w, bottom - top)


def looks(
    layout: LayoutName, roles: tuple[PlaceholderRole | None, ...], page: Page
) -> list[Look | None]:
    """What a template gives the words of each block."""
    found = page.grid.layout(layout)
    return [found.placeholder(role).look if role and found.has(role) else None for role in roles]


def side_by_side(
    blocks: tuple[Block, ...],
    frames: list[Box],
    given: list[Look | None],
    page: Page,
    talk: Talk,
) -> list[tuple[Item, ...]]:
    """The items of each block; running texts share the size of the one that must be smallest."""

    def laid_out(page: Page) -> list[tuple[Item, ...]]:
        return [
            tuple(in_frame(block, page.in_placeholder(look) if look else page, frame, talk))
            for block, frame, look in zip(blocks, frames, given, strict=True)
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
    return tuple(renamed(item, APART) for item in second)


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


def link_note(
    links: dict[str, tuple[str, ...]], page: Page, name: LayoutName = "title-only"
) -> tuple[Item, ...]:
    """The one line of links at the foot of a slide on the layout `name`, or nothing."""
    if not links:
        return ()
    box = page.grid.layout(name).links
    line = TextBody((Paragraph(link_runs(links, page)),), colour=MUTED, anchor="middle")
    sizes = (page.theme.sizes.note, page.theme.sizes.footer)
    first = next(address for addresses in links.values() for address in addresses)
    with placed_at(place_of_words(first, NOWHERE)):
        return (Text("links", box, page.fit(line, box, sizes, what="the link note")),)
