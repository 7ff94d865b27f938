"""From a slide to its scene: title, blocks side by side, link note, notes and placeholders."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from deckbuilder.blocks.clouds.opened import centred, look_into, looking_into, on_cloud
from deckbuilder.diagnostics import NOWHERE
from deckbuilder.fields import place_of_words
from deckbuilder.geometry import Box
from deckbuilder.headings import heading
from deckbuilder.link_notes import link_note
from deckbuilder.model import Block, Slide, Talk
from deckbuilder.page import Page
from deckbuilder.placing import placed_at
from deckbuilder.scene import (
    Item,
    LayoutName,
    PlaceholderRole,
    Scene,
    Step,
    Text,
    renamed,
)
from deckbuilder.slide_foot import callout_below, footnotes_below
from deckbuilder.steps_on_slide import APART, steps_on
from deckbuilder.theme.layouts import GAP
from deckbuilder.theme.sheets import Layout, Look


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
        items = tuple(on_cloud(in_the_middle(item)) for item in items)
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
