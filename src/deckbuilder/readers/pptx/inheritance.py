"""What a text gets from its placeholder, layout, master and presentation (19.7.10, 21.1.2.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import reduce
from itertools import islice
from typing import TypeAlias

from deckbuilder.readers.pptx import limits
from deckbuilder.readers.pptx.names import A, P
from deckbuilder.readers.pptx.opening import Opened
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.readers.pptx.reading import placeholder_of, switch, transform_of, whole
from deckbuilder.readers.pptx.refusing import Unreadable

LEVELS = 9


@dataclass(frozen=True, slots=True)
class Look:
    """What is said about the look of words; None where nothing is."""

    bold: bool | None = None
    italic: bool | None = None
    typeface: str | None = None
    """As in the file: a name, or `+mn-lt` and the like for a font of the theme."""

    def over(self, below: Look) -> Look:
        """Itself, with what it leaves open as `below` says."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.typeface if self.typeface is None else self.typeface,
        )


Levels: TypeAlias = tuple[Look, ...]
"""The looks of levels 0 to 8; or none at all."""
NOTHING: Levels = ()


def look_of(properties: Element | None) -> Look:
    """What `a:rPr` or `a:defRPr` says."""
    if properties is None:
        return Look()
    latin = properties.find(f"{A}latin")
    typeface = None if latin is None else latin.get("typeface")
    return Look(switch(properties.get("b")), switch(properties.get("i")), typeface or None)


def levels_of(style: Element | None) -> Levels:
    """What a list style says by level: `a:lstStyle`, `p:titleStyle`, `p:defaultTextStyle`."""
    if style is None or len(style) == 0:
        return NOTHING
    usual = look_of(style.find(f"{A}defPPr/{A}defRPr"))
    ways = (f"{A}lvl{level}pPr/{A}defRPr" for level in range(1, LEVELS + 1))
    return tuple(look_of(style.find(way)).over(usual) for way in ways)


def merged(upper: Levels, lower: Levels) -> Levels:
    """Looks of `upper`, with what they leave open as `lower` says."""
    if not upper or not lower:
        return upper or lower
    return tuple(above.over(below) for above, below in zip(upper, lower, strict=True))


def at(levels: Levels, level: int) -> Look:
    """The look of a level, counted from 0."""
    return levels[min(max(level, 0), LEVELS - 1)] if levels else Look()


@dataclass(frozen=True, slots=True)
class Slot:
    """One placeholder of a layout or master."""

    type: str
    index: int
    levels: Levels
    place: tuple[int, int, int, int] | None
    """Left, top, width, height in EMU, where it says so itself."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A layout, a master or the master of notes, as far as slides inherit from it."""

    name: str = ""
    type: str = ""
    slots: tuple[Slot, ...] = ()
    title: Levels = NOTHING
    body: Levels = NOTHING
    other: Levels = NOTHING
    master: Sheet | None = None
    """What a layout inherits from."""

    def slot(self, kind: str, index: int) -> Slot | None:
        """The placeholder a slide's one belongs to: of its number, else the first of its kind."""
        by_number = (one for one in self.slots if one.index == index and family(one.type) == kind)
        by_kind = (one for one in self.slots if family(one.type) == kind)
        return next(by_number, None) or next(by_kind, None)

    def chain(self, kind: str, index: int) -> Iterator[Slot]:
        """The placeholders that one of a slide inherits from, the nearest first."""
        own = self.slot(kind, index)
        if own is not None:
            yield own
        above = self.master.slot(kind, index) if self.master else None
        if above is not None:
            yield above

    @property
    def top(self) -> Sheet:
        """The master, which has the styles of all titles and of all bodies."""
        return self.master or self


_FAMILIES = {
    "title": "title",
    "ctrTitle": "title",
    "dt": "dt",
    "ftr": "ftr",
    "sldNum": "sldNum",
    "hdr": "hdr",
    "sldImg": "sldImg",
}


def family(kind: str) -> str:
    """The kind of a master's placeholder that one of type `kind` belongs to."""
    return _FAMILIES.get(kind, "body")


class Inheritance:
    """The layouts and masters of one deck, each looked at once."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._sheets: dict[str, Sheet] = {"": Sheet()}
        style = opened.tree(opened.main).find(f"{P}defaultTextStyle")
        self._default = levels_of(style)

    def layout(self, slide: str) -> Sheet:
        """The layout of the slide in the part `slide`; an empty one where it has none."""
        return self.sheet(self._opened.related(slide, "slideLayout"))

    def notes_master(self, notes: str) -> Sheet:
        """The master of the notes page in the part `notes`."""
        return self.sheet(self._opened.related(notes, "notesMaster"))

    def levels(self, shape: Element, sheet: Sheet) -> Levels:
        """The looks of a shape's text by level, from everything but its paragraphs and runs."""
        own = levels_of(shape.find(f"{P}txBody/{A}lstStyle"))
        holder = placeholder_of(shape)
        if holder is None:
            return merged(own, self._default)
        kind = family(holder.get("type") or "obj")
        slots = sheet.chain(kind, whole(holder.get("idx")))
        styles: Mapping[str, Levels] = {"title": sheet.top.title, "body": sheet.top.body}
        last = merged(styles.get(kind, sheet.top.other), self._default)
        return merged(reduce(merged, [slot.levels for slot in slots], own), last)

    def in_cells(self) -> Levels:
        """The looks of the text in a table, apart from what a table style says."""
        return self._default

    def sheet(self, part: str) -> Sheet:
        """The layout or master in `part`.

        One that is damaged gives nothing: the words of its slides are worth more than their look.
        """
        if part not in self._sheets:
            above = self._opened.related(part, "slideMaster")
            if above not in self._sheets:
                self._sheets[above] = self._read(above, None)
            self._sheets[part] = self._read(part, self._sheets[above] if above else None)
        return self._sheets[part]

    def _read(self, part: str, master: Sheet | None) -> Sheet:
        with suppress(Unreadable):
            return _sheet(self._opened.tree(part), master)
        return Sheet()


def place_of(shape: Element, sheet: Sheet) -> tuple[int, int, int, int]:
    """Left, top, width and height of a shape in EMU; a placeholder's may be its layout's."""
    own = _place(transform_of(shape))
    holder = placeholder_of(shape)
    if own is not None or holder is None:
        return own or (0, 0, 0, 0)
    slots = sheet.chain(family(holder.get("type") or "obj"), whole(holder.get("idx")))
    return next((slot.place for slot in slots if slot.place), (0, 0, 0, 0))


def _sheet(root: Element, master: Sheet | None) -> Sheet:
    tree = root.find(f"{P}cSld/{P}spTree")
    slots = () if tree is None else tuple(islice(_slots(tree), limits.PLACEHOLDERS))
    name = root.find(f"{P}cSld")
    styles = root.find(f"{P}txStyles")
    title, body, other = (
        levels_of(None if styles is None else styles.find(f"{P}{kind}Style"))
        for kind in ("title", "body", "other")
    )
    notes = root.find(f"{P}notesStyle")
    return Sheet(
        "" if name is None else name.get("name") or "",
        root.get("type") or "",
        slots,
        title,
        body if notes is None else levels_of(notes),
        other,
        master,
    )


def _slots(tree: Element) -> Iterator[Slot]:
    for shape in tree.iter(f"{P}sp", f"{P}pic", f"{P}graphicFrame"):
        holder = placeholder_of(shape)
        if holder is not None:
            levels = levels_of(shape.find(f"{P}txBody/{A}lstStyle"))
            kind, index = holder.get("type") or "obj", whole(holder.get("idx"))
            yield Slot(kind, index, levels, _place(transform_of(shape)))


def _place(transform: Element | None) -> tuple[int, int, int, int] | None:
    if transform is None:
        return None
    offset, extent = transform.find(f"{A}off"), transform.find(f"{A}ext")
    if offset is None or extent is None:
        return None
    x, y = whole(offset.get("x")), whole(offset.get("y"))
    return x, y, whole(extent.get("cx")), whole(extent.get("cy"))
