"""The few kinds of things a slide is made of, named and at fixed positions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, TypeGuard

from deckbuilder.geometry import Box, Point, around
from deckbuilder.scene.charts import Chart
from deckbuilder.scene.colours import RULE, Colour, Line
from deckbuilder.scene.formulas import Formula
from deckbuilder.scene.media import Media
from deckbuilder.scene.shapes import Shape
from deckbuilder.scene.text import TextBody

PlaceholderRole: TypeAlias = Literal["title", "subtitle", "body", "body2"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words on the slide, in a placeholder of the layout or in a text box of their own."""

    name: str
    box: Box
    body: TextBody
    placeholder: PlaceholderRole | None = None
    twin: str = ""
    """As `Shape.twin`."""


Head: TypeAlias = Literal["none", "arrow", "dot"]
Route: TypeAlias = Literal["straight", "elbow-across", "elbow-down"]
"""An elbow leaves sideways (`across`) or downwards, and turns twice half-way."""


@dataclass(frozen=True, slots=True)
class Glue:
    """The end of a connector sits on site number `site` of the item called `item`."""

    item: str
    site: int


@dataclass(frozen=True, slots=True)
class Connector:
    """A line between two points, glued to shapes where it touches them."""

    name: str
    begin: Point
    end: Point
    line: Line = Line(width=2.25)
    route: Route = "straight"
    begin_glue: Glue | None = None
    end_glue: Glue | None = None
    begin_head: Head = "none"
    end_head: Head = "none"
    decorative: bool = False
    twin: str = ""
    """As `Shape.twin`."""

    @property
    def box(self) -> Box:
        left, right = sorted((self.begin.x, self.end.x))
        top, bottom = sorted((self.begin.y, self.end.y))
        return Box(left, top, right - left, bottom - top)


@dataclass(frozen=True, slots=True)
class Image:
    """Bytes of a picture ready to embed, at most as large as the slide needs.

    `data` is PNG, JPEG or GIF as `media_type` says; `svg` is the drawing it was made from, if any.
    """

    data: bytes
    media_type: Literal["image/png", "image/jpeg", "image/gif"]
    width: int
    """Pixels."""
    height: int
    svg: bytes = b""
    digest: str = ""
    """Hex SHA-256 of `data` (and `svg`), the identity of the picture."""
    still: bytes = b""
    """A PNG of a later frame, where `data` moves and begins with nothing to see."""


@dataclass(frozen=True, slots=True)
class Crop:
    """Shares of the picture cut off at each side, 0 to 1."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class Picture:
    name: str
    box: Box
    image: Image
    alt: str = ""
    crop: Crop = Crop()
    decorative: bool = False
    link: str = ""
    line: Line | None = None
    """The pen round it."""
    section: str = ""
    """Id of the section whose first slide it shows: a click leads through the section, and back."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    body: TextBody
    fill: Colour | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; widths and heights in points add up to the box."""

    name: str
    box: Box
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    header: bool = True
    rtl: bool = False
    """Whether the first column is the rightmost; cells come in reading order all the same."""
    alt: str = ""
    rule: Line = Line(RULE, 1.0)
    """The line below each row."""


@dataclass(frozen=True, slots=True)
class Group:
    """Items that belong together, such as all of a diagram; its box is the box around them."""

    name: str
    items: tuple[Item, ...]
    alt: str = ""

    @property
    def box(self) -> Box:
        return around(item.box for item in self.items)


Item: TypeAlias = Text | Shape | Connector | Picture | Media | Table | Chart | Formula | Group


def walk(items: tuple[Item, ...]) -> Iterator[Item]:
    """Every item, groups before what they hold."""
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from walk(item.items)


def ungrouped(items: Iterable[Item]) -> tuple[Item, ...]:
    """`items` with what groups hold in the place of the groups, names unchanged.

    What a group says to the blind, the first shape in it says that says nothing of its own; then
    its connectors and bare outlines are decoration, because it speaks for them.
    """
    found: list[Item] = []
    for item in items:
        if isinstance(item, Group):
            inner = ungrouped(item.items)
            found += _spoken_for(inner, item.alt) if item.alt else inner
        else:
            found.append(item)
    return tuple(found)


def _spoken_for(items: tuple[Item, ...], alt: str) -> Iterator[Item]:
    """`items`, one of which says `alt`: what has no words for the blind yet, else a decoration."""
    able = [item for item in items if isinstance(item, Shape | Picture | Table) and not item.alt]
    able.sort(key=lambda item: not isinstance(item, Table) and item.decorative)
    for item in items:
        if able and item is able[0]:
            shown = item if isinstance(item, Table) else replace(item, decorative=False)
            yield replace(shown, alt=alt)
        elif isinstance(item, Connector) or _is_mute(item):
            yield replace(item, decorative=True)
        else:
            yield item


def _is_mute(item: Item) -> TypeGuard[Shape]:
    """Whether an item is a bare outline, such as a cloud whose label stands beside it."""
    return isinstance(item, Shape) and not (item.body or item.alt or item.link)


def shifted(item: Item, across: float) -> Item:
    """`item`, and all it holds, so many points further to the right."""
    match item:
        case Group():
            return replace(item, items=tuple(shifted(child, across) for child in item.items))
        case Connector():
            begin, end = item.begin, item.end
            return replace(
                item, begin=Point(begin.x + across, begin.y), end=Point(end.x + across, end.y)
            )
        case _:
            return replace(item, box=item.box.moved(across, 0))


def renamed(item: Item, prefix: str) -> Item:
    """`item`, and all it holds and is glued to, with `prefix` before its name."""

    def glue(end: Glue | None) -> Glue | None:
        return Glue(prefix + end.item, end.site) if end else None

    if isinstance(item, Group):
        inner = tuple(renamed(child, prefix) for child in item.items)
        return replace(item, name=prefix + item.name, items=inner)
    if isinstance(item, Connector):
        return replace(
            item,
            name=prefix + item.name,
            begin_glue=glue(item.begin_glue),
            end_glue=glue(item.end_glue),
        )
    return replace(item, name=prefix + item.name)
