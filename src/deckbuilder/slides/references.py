"""The references: every link note of the talk, by slide, in two columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deckbuilder.compose import Composed
from deckbuilder.geometry import Box
from deckbuilder.headings import heading
from deckbuilder.kinds import Markup
from deckbuilder.model import Slide, Talk
from deckbuilder.page import Overflow, Page
from deckbuilder.scene import (
    LINK,
    MUTED,
    LayoutName,
    Paragraph,
    PlaceholderRole,
    Run,
    Text,
    TextBody,
)
from deckbuilder.theme.layouts import GAP

ROLES: tuple[PlaceholderRole, PlaceholderRole] = ("body", "body2")
LAYOUTS: tuple[LayoutName, ...] = ("title-only", "content", "two-content")
"""The layout for no, one and two columns."""
SIZE = 20.0
"""Points: the largest that references are set at."""
SPACE = 7.0
"""Points above each entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The links of one slide."""

    slide: Slide
    page: Page

    def paragraphs(self) -> tuple[Paragraph, ...]:
        title = self.slide.title.text if self.slide.title else self.slide.name
        first = Paragraph((Run(title, bold=True, colour=MUTED),), space_before=SPACE)
        return first, Paragraph(tuple(self._links()), space_before=1)

    def _links(self) -> Iterator[Run]:
        for i, (label, addresses) in enumerate(self.slide.links.items()):
            if i:
                yield Run(self.page.between("\u00a0· "))
            if len(addresses) == 1:
                yield Run(label, colour=LINK, link=addresses[0])
                continue
            yield Run(f"{label} ")
            for number, address in enumerate(addresses, 1):
                if number > 1:
                    yield Run(", ")
                yield Run(str(number), colour=LINK, link=address)


def make(slide: Slide, talk: Talk, page: Page) -> tuple[Composed, ...]:
    """One or more slides that list every link; none of them is lost for want of room."""
    given = slide.title or Markup(page.wording.references)
    entries = [Entry(one, page) for one in talk.slides if one.links and one.slide != "references"]
    columns = _columns(entries, page)
    pairs = [columns[i : i + 2] for i in range(0, max(len(columns), 1), 2)]
    made = []
    for number, pair in enumerate(pairs, 1):
        title = given if len(pairs) == 1 else Markup(f"{given.source} ({number}/{len(pairs)})")
        head, top = heading(title, slide.subtitle, page)
        frames = _frames(page, top) if len(pair) > 1 else [_whole(page, top)]
        texts = [
            Text(f"references:{role}", frame, text, role)
            for role, frame, text in zip(ROLES, frames, pair, strict=False)
        ]
        made.append(Composed(LAYOUTS[len(texts)], (*head, *texts)))
    return tuple(made)


def _frames(page: Page, top: float) -> list[Box]:
    return page.grid.layout("two-content").area_below(top, links=False).columns((1, 1), GAP)


def _whole(page: Page, top: float) -> Box:
    """The room of a lone column."""
    return page.grid.layout("content").area_below(top, links=False)


def _columns(entries: list[Entry], page: Page) -> list[TextBody]:
    """The entries in columns, at the largest size that needs no further slide."""
    smallest, *larger = page.theme.steps(SIZE, page.theme.sizes.note)[::-1]
    columns = _poured(entries, smallest, page)
    for size in larger:
        tried = _poured(entries, size, page)
        if slides_for(tried) > slides_for(columns):
            break
        columns = tried
    return columns


def slides_for(columns: list[TextBody]) -> int:
    """How many slides the columns fill, two on each."""
    return -(-len(columns) // 2)


def _poured(entries: list[Entry], size: float, page: Page) -> list[TextBody]:
    frame = _frames(page, page.grid.layout("two-content").area.y)[0]
    room = frame.h
    heights = [_height(entry, size, frame.w, page) for entry in entries]
    columns = _pour(entries, heights, room)
    needed = len(columns) + len(columns) % 2
    if columns and sum(heights) / needed < room * 0.95:
        even = _pour(entries, heights, max(sum(heights) / needed * 1.08, max(heights)))
        columns = even if len(even) <= needed else columns
    return [_text(column, size) for column in columns]


def _pour(entries: list[Entry], heights: list[float], room: float) -> list[list[Entry]]:
    columns: list[list[Entry]] = []
    used = room + 1
    for entry, height in zip(entries, heights, strict=True):
        if used + height > room:
            columns.append([])
            used = 0.0
        columns[-1].append(entry)
        used += height
    return columns


def _text(entries: list[Entry], size: float) -> TextBody:
    paragraphs = tuple(p for entry in entries for p in entry.paragraphs())
    return TextBody(paragraphs, (size,))


def _height(entry: Entry, size: float, width: float, page: Page) -> float:
    height = page.text_height(TextBody(entry.paragraphs(), (size,)), width) + SPACE
    if height > page.grid.layout("two-content").area.h:
        raise Overflow(
            f"the link note of `{entry.slide.name}` has no room on a references slide",
            "give it fewer links or shorter labels",
        )
    return height
