"""Slide layouts as values: their placeholders, the room they leave, and what is at the foot.

All lengths are points of the canvas that slides are laid out on, which is 540 points high unless it
is narrower than 4:3.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from deckbuilder.geometry import Box
from deckbuilder.scene import (
    INK,
    MUTED,
    Align,
    Anchor,
    Colour,
    Insets,
    LayoutName,
    Paragraph,
    PlaceholderRole,
    TextBody,
)
from deckbuilder.scene.resized import resized_box

TWO_LINES = 0.65
"""Least share of a template's title size that titles of two lines may have, to be all alike."""


@dataclass(frozen=True, slots=True)
class LevelLook:
    """How the words of one level of a template's placeholder look."""

    size: float
    sign: str = ""
    """What begins a point; empty where the level has no bullet."""
    margin: float = 0.0
    """Points from the inset to the words."""
    hang: float = 0.0
    """Points that the bullet hangs out to the left of the words."""
    space_before: float = 0.0
    """Points between two paragraphs, whichever of them asks for it."""
    space_after: float = 0.0
    """The part of it that the upper one asks for."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a template's placeholder gives its words, beside their size and weight."""

    levels: tuple[LevelLook, ...]
    """The first three, at least one."""
    colour: Colour = INK
    align: Align = "start"
    line_spacing: float = 1.0
    wrap: bool = True
    capitals: bool = False
    """Whether all letters are shown as capitals."""
    instead: Colour | None = None
    """What slides say for `colour`, where that could not be read on what is below it."""

    @property
    def shown(self) -> Colour:
        """The colour of the words on slides."""
        return self.instead or self.colour

    @property
    def bulleted(self) -> bool:
        """Whether any level has a bullet; else points bring their own."""
        return any(level.sign for level in self.levels)

    def level(self, number: int) -> LevelLook:
        """The look of a level, counted from 0; the last serves deeper ones."""
        return self.levels[min(number, len(self.levels) - 1)]

    def sizes(self, first: float, floor: float) -> tuple[float, ...]:
        """Sizes of all levels when the first has `first` points: its own, or smaller in proportion.

        None is smaller than `floor`, unless the first is.
        """
        own = tuple(level.size for level in self.levels)
        if first == own[0]:
            return own
        least = min(floor, first)
        deeper = (round(size * first / own[0]) for size in own[1:])
        return (first, *(max(least, min(first, size)) for size in deeper))

    def on_list(self, body: TextBody) -> TextBody:
        """Running text with the line pitch, spaces and indents that it has in the placeholder."""
        spaced = tuple(
            replace(one, space_before=self.level(one.level).space_before) for one in body.paragraphs
        )
        body = replace(
            body, paragraphs=spaced, line_spacing=self.line_spacing, capitals=self.capitals
        )
        if not self.bulleted:
            return body
        indents = tuple((level.margin, level.hang) for level in self.levels)
        return replace(body, indents=indents, signs=tuple(level.sign for level in self.levels))

    def on_words(self, paragraph: Paragraph) -> Paragraph:
        """A paragraph on the side where the placeholder has its words."""
        # At the end stand Latin words of a talk that is read from right to left.
        free = paragraph.align == "start" or self.align == "centre"
        return replace(paragraph, align=self.align) if free else paragraph


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder: its role, its number in the file, its place and its look."""

    role: PlaceholderRole
    type: str
    """ST_PlaceholderType of ECMA-376 part 1, 19.7.10; empty for a content placeholder."""
    index: int | None
    box: Box
    size: float
    """Points of the first level."""
    anchor: Anchor = "top"
    bold: bool = False
    insets: Insets = Insets()
    look: Look | None = None
    """None in layouts of ours, where it follows from the rest."""

    @property
    def inner(self) -> Box:
        """The box less its insets: where words can stand."""
        box, sides = self.box, self.insets
        return Box(
            box.x + sides.left,
            box.y + sides.top,
            box.w - sides.left - sides.right,
            box.h - sides.top - sides.bottom,
        )

    def resized(self, factor: float) -> Placeholder:
        """The placeholder `factor` times as large, words included."""
        look = self.look
        if look:
            levels = (replace(level, size=round(level.size * factor, 2)) for level in look.levels)
            look = replace(look, levels=tuple(levels))
        size = round(self.size * factor, 2)
        return replace(self, box=resized_box(self.box, factor), size=size, look=look)

    def mirrored(self, width: float) -> Placeholder:
        """The placeholder with left and right exchanged on a slide `width` points wide."""
        sides = replace(self.insets, left=self.insets.right, right=self.insets.left)
        return replace(self, box=self.box.mirrored(width), insets=sides)


@dataclass(frozen=True, slots=True)
class Foot:
    """The footer or the number of a layout: where it is, and how it looks."""

    index: int
    box: Box
    size: float
    align: Align = "start"
    colour: Colour = MUTED
    anchor: Anchor = "middle"
    insets: Insets = Insets()
    bold: bool = False
    said: bool = False
    """Whether slides say `colour`, as the template's own could not be read."""

    def mirrored(self, width: float) -> Foot:
        """The same with left and right exchanged."""
        return replace(self, box=self.box.mirrored(width))


@dataclass(frozen=True, slots=True)
class Layout:
    """One slide layout of the template."""

    name: LayoutName
    label: str
    """What PowerPoint shows in its layout menu."""
    type: str
    """ST_SlideLayoutType of ECMA-376 part 1, 19.7.15; empty for a layout of our own."""
    placeholders: tuple[Placeholder, ...]
    area: Box = Box(0, 0, 0, 0)
    """The room for blocks."""
    links: Box = Box(0, 0, 0, 0)
    """The one line of the link note."""
    bottom_with_links: float = 0.0
    """Where the room for blocks ends above a link note."""
    footer: Foot | None = None
    number: Foot | None = None
    rule: Box | None = None
    """A short bar in the first accent."""
    part: str = ""
    """Of a company's template: the part of the file that it is."""
    columns: tuple[Box, ...] = ()
    """Of a company's template: the frames of two blocks side by side."""

    def placeholder(self, role: PlaceholderRole) -> Placeholder:
        """The placeholder with `role`; KeyError when the layout has none."""
        for placeholder in self.placeholders:
            if placeholder.role == role:
                return placeholder
        raise KeyError(f"layout {self.name} has no {role}")

    def place(self, role: PlaceholderRole) -> Placeholder:
        """The placeholder with `role`; where a template has none, the room for blocks in its place.

        Words there become a text box.
        """
        if self.has(role):
            return self.placeholder(role)
        return Placeholder(role, "", None, self.area, 24.0)

    def has(self, role: PlaceholderRole | None) -> bool:
        """Whether it has a placeholder with `role`."""
        return any(placeholder.role == role for placeholder in self.placeholders)

    def area_below(self, top: float, *, links: bool) -> Box:
        """The room for blocks from `top`, above the link note if there is one."""
        bottom = self.bottom_with_links if links else self.area.bottom
        return Box(self.area.x, top, self.area.w, bottom - top)

    def resized(self, factor: float) -> Layout:
        """The layout with its placeholders `factor` times as large, words included."""
        return replace(self, placeholders=tuple(one.resized(factor) for one in self.placeholders))

    def mirrored(self, width: float) -> Layout:
        """The layout with left and right exchanged on a slide `width` points wide."""
        return replace(
            self,
            placeholders=tuple(one.mirrored(width) for one in self.placeholders),
            area=self.area.mirrored(width),
            links=self.links.mirrored(width),
            footer=self.footer.mirrored(width) if self.footer else None,
            number=self.number.mirrored(width) if self.number else None,
            columns=tuple(box.mirrored(width) for box in reversed(self.columns)),
            rule=self.rule.mirrored(width) if self.rule else None,
        )


@dataclass(frozen=True, slots=True)
class Grid:
    """All layouts that our slides stand on."""

    layouts: tuple[Layout, ...]

    def layout(self, name: LayoutName) -> Layout:
        """The layout called `name`."""
        return next(layout for layout in self.layouts if layout.name == name)
