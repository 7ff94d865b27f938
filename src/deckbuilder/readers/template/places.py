"""Layouts of a template as slides of ours use them, on the canvas they are laid out on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from deckbuilder.geometry import Box
from deckbuilder.readers.template.free import free_room, obstacles
from deckbuilder.readers.template.roles import Roles, side_by_side
from deckbuilder.readers.template.sheet import Place, Sheet
from deckbuilder.scene import Anchor, Insets, Item, LayoutName, PlaceholderRole
from deckbuilder.scene.resized import resized_box, resized_insets
from deckbuilder.theme.layouts import GAP
from deckbuilder.theme.sheets import Foot, Layout, LevelLook, Look, Placeholder

_LINE = 21.6
"""Points of the one line of a link note."""
_APART = 8.0
"""Points between what is laid out and the line of links."""
_EDGE = 10.0
"""Points at the edge of the slide that nothing is put into."""
_ANCHORS: dict[str, Anchor] = {"top": "top", "middle": "middle", "bottom": "bottom"}


def laid_out(
    roles: Roles, drawn: Mapping[str, Sequence[Item]], scale: float, canvas: Box
) -> tuple[Layout, ...]:
    """The layouts of our slides: each with its places, and the room it leaves."""
    made = _Making(roles, drawn, scale, canvas)
    names: tuple[LayoutName, ...] = ("cover", "section", "content", "two-content")
    return (
        *(made.layout(name) for name in names),
        made.beside("content-left", 0),
        made.beside("content-right", 1),
        made.layout("title-only"),
    )


class _Making:
    """What all layouts of one template are made with."""

    def __init__(
        self, roles: Roles, drawn: Mapping[str, Sequence[Item]], scale: float, canvas: Box
    ) -> None:
        self.roles, self.drawn, self.scale, self.canvas = roles, drawn, scale, canvas

    def layout(self, name: LayoutName) -> Layout:
        """The layout of a role."""
        match name:
            case "cover":
                return self._opening(name, self.roles["cover"], "subtitle")
            case "section":
                return self._opening(name, self.roles["section"], "body")
            case "content":
                return self._content()
            case "two-content":
                return self._two(name, self.roles["two-content"], ("body", "body2"))
            case _:
                return self._title_only()

    def beside(self, name: LayoutName, number: int) -> Layout:
        """Running text at one side: the first or second place of the layout for two."""
        two = self._two(name, self.roles["two-content"], ("body", "body2"))
        kept = [one for one in two.placeholders if one.role == "title"]
        bodies = [one for one in two.placeholders if one.role != "title"]
        if len(bodies) == 2:
            kept.append(replace(bodies[number], role="body"))
        elif bodies:
            kept.append(bodies[0])
        return replace(two, placeholders=tuple(kept))

    def _opening(self, name: LayoutName, sheet: Sheet, role: PlaceholderRole) -> Layout:
        """A cover, or the opening of a section: a title and words below it."""
        places = [self._title(sheet)] if sheet.title else []
        below = (*sheet.of("subTitle"), *sheet.contents)
        if below:
            places.append(self._placeholder(below[0], role))
        room = places[-1].inner if below else self._under(sheet)
        return self._finished(name, sheet, places, room)

    def _under(self, sheet: Sheet) -> Box:
        """The room below a title, or on the whole slide."""
        side = 0.06 * self.canvas.w
        box = (
            self._box(sheet.title.box)
            if sheet.title
            else Box(side, 60, self.canvas.w - 2 * side, 0)
        )
        top = min(box.bottom + 6, self.canvas.h - 110)
        return Box(box.x, top, box.w, self.canvas.h - 50 - top)

    def _main(self, sheet: Sheet) -> Place | None:
        """The place for running text: content of any kind before words alone, the largest first."""
        return max(
            sheet.contents,
            key=lambda one: (one.type == "", one.box.w * one.box.h),
            default=None,
        )

    def _room(self) -> Box:
        """The room for blocks on content slides."""
        main = self._main(self.roles["content"])
        return self._box(main.inner) if main else self._under(self.roles["content"])

    def _content(self) -> Layout:
        sheet = self.roles["content"]
        main = self._main(sheet)
        places = [self._title(sheet)] if sheet.title else []
        if main:
            places.append(self._placeholder(main, "body"))
        return self._finished("content", sheet, places, self._room())

    def _two(
        self, name: LayoutName, sheet: Sheet, names: tuple[PlaceholderRole, PlaceholderRole]
    ) -> Layout:
        pair = side_by_side(sheet)
        places = [self._title(sheet)] if sheet.title else []
        if pair is None:
            room = self._room()
            frames = tuple(room.columns((1, 1), GAP))
            main = self._main(sheet)
            if main:
                first = self._placeholder(main, names[0])
                places.append(replace(first, box=_around(frames[0], first.insets)))
            return self._finished(name, sheet, places, room, frames)
        places += [
            self._placeholder(one, role)
            for one, role in zip(pair, names, strict=True)
            if one in sheet.contents  # others have the number of another, and nobody finds them
        ]
        left, right = (self._box(one.inner) for one in pair)
        top, bottom = min(left.y, right.y), max(left.bottom, right.bottom)
        room = Box(left.x, top, right.right - left.x, bottom - top)
        return self._finished(name, sheet, places, room, (left, right))

    def _title_only(self) -> Layout:
        sheet = self.roles["title-only"]
        places = [self._title(sheet)] if sheet.title else []
        room, two = (
            self._room(),
            self._two("two-content", self.roles["two-content"], ("body", "body2")),
        )
        if places:
            bottom = min(places[0].box.bottom, room.y + 0.4 * room.h)
            overlaps = places[0].box.overlaps(room)
            if overlaps and bottom > room.y:
                room = Box(room.x, bottom, room.w, room.bottom - bottom)
        return self._finished("title-only", sheet, places, room, two.columns)

    def _finished(
        self,
        name: LayoutName,
        sheet: Sheet,
        places: list[Placeholder],
        room: Box,
        columns: tuple[Box, ...] = (),
    ) -> Layout:
        footer, number = self._foot(sheet, "ftr"), self._foot(sheet, "sldNum")
        feet = [foot.box for foot in (footer, number) if foot]
        taken = [*obstacles(self.drawn[sheet.part], room), *feet]
        area = free_room(_within(room, self.canvas.inset(_EDGE)), taken)
        links, bottom = self._links(area, [*obstacles(self.drawn[sheet.part], self.canvas), *feet])
        return Layout(
            name,
            sheet.name,
            sheet.type,
            tuple(places),
            area,
            links,
            bottom,
            footer,
            number,
            None,
            sheet.part,
            tuple(_within(box, area) for box in columns),
        )

    def _links(self, area: Box, taken: Sequence[Box]) -> tuple[Box, float]:
        """The line of links below the blocks, and where blocks end above it."""
        below = [
            box.y
            for box in taken
            if box.y >= area.bottom - _APART and box.x < area.right and area.x < box.right
        ]
        end = min([*below, self.canvas.bottom - _EDGE])
        if end - area.bottom >= _LINE:
            return Box(area.x, area.bottom, area.w, _LINE), area.bottom - _APART
        top = min(end, area.bottom) - _LINE
        return Box(area.x, top, area.w, _LINE), top - _APART

    def _title(self, sheet: Sheet) -> Placeholder:
        assert sheet.title is not None
        return self._placeholder(sheet.title, "title")

    def _placeholder(self, place: Place, role: PlaceholderRole) -> Placeholder:
        look = self._look(place.look)
        return Placeholder(
            role,
            place.type,
            place.index or None,
            self._box(place.box),
            look.levels[0].size,
            _ANCHORS[place.anchor],
            place.bold,
            self._insets(place.insets),
            look,
        )

    def _foot(self, sheet: Sheet, kind: str) -> Foot | None:
        for place in sheet.of(kind):
            look = self._look(place.look)
            return Foot(
                place.index,
                self._box(place.box),
                look.levels[0].size,
                look.align,
                look.colour,
                _ANCHORS[place.anchor],
                self._insets(place.insets),
                place.bold,
            )
        return None

    def _look(self, look: Look) -> Look:
        return replace(look, levels=tuple(self._level(one) for one in look.levels))

    def _level(self, level: LevelLook) -> LevelLook:
        sides = (level.margin, level.hang, level.space_before, level.space_after)
        here = [round(side / self.scale, 2) for side in sides]
        return LevelLook(round(level.size / self.scale, 2), level.sign, *here)

    def _box(self, box: Box) -> Box:
        return resized_box(box, 1 / self.scale)

    def _insets(self, insets: Insets) -> Insets:
        return resized_insets(insets, 1 / self.scale)


def _around(inner: Box, insets: Insets) -> Box:
    """The box whose inside, less the insets, is `inner`."""
    return Box(
        inner.x - insets.left,
        inner.y - insets.top,
        inner.w + insets.left + insets.right,
        inner.h + insets.top + insets.bottom,
    )


def _within(box: Box, area: Box) -> Box:
    """The part of a box that lies in an area."""
    left, top = max(box.x, area.x), max(box.y, area.y)
    right, bottom = min(box.right, area.right), min(box.bottom, area.bottom)
    return Box(left, top, max(0.0, right - left), max(0.0, bottom - top))
