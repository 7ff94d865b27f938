"""A company's template as a value: its layouts by role, its colours, its look and its parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from deckbuilder.geometry import EMU_PER_POINT
from deckbuilder.scene import Item, LayoutName, NativePart, Role
from deckbuilder.theme.sheets import Layout

RoleName: TypeAlias = Literal[
    "cover", "section", "content", "two-content", "title-only", "picture", "blank"
]
"""What a layout of a template is for. Slides stand on the first five."""


How: TypeAlias = Literal["type", "name", "placeholders", "map", "nearest", "none"]
"""By what a layout was found for a role; `map` is what a theme file says."""


@dataclass(frozen=True, slots=True)
class Master:
    """One slide master: its number in the list of the presentation, and its part."""

    id: int
    part: str


@dataclass(frozen=True, slots=True)
class NotesMaster:
    """The notes master, with the numbers of its placeholders."""

    part: str
    image: int
    words: int
    number: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for one role, for those who want to know."""

    role: RoleName
    layout: str
    """Its name in PowerPoint's menu; empty where the template has none."""
    how: How
    placeholders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """What a talk takes from a company's template. Two are equal when their digests are."""

    digest: str
    """Of the file and of what a theme file says about it."""
    path: str = field(compare=False)
    width_emu: int = field(compare=False)
    height_emu: int = field(compare=False)
    scale: float = field(compare=False)
    """Points on its slides in one point of the canvas that slides are laid out on."""
    layouts: tuple[Layout, ...] = field(compare=False)
    underlays: tuple[tuple[LayoutName, tuple[Item, ...]], ...] = field(compare=False)
    """By layout what stands on every slide of it: background, bands, logos; on the canvas."""
    colour_maps: tuple[tuple[LayoutName, str], ...] = field(compare=False)
    """Layouts with a colour map of their own, as the attributes of a:overrideClrMapping."""
    palette: tuple[tuple[str, str], ...] = field(compare=False)
    """Hex digits by every name a slide may call a colour: bg1, tx1, accent1 ..."""
    scheme: tuple[tuple[str, str], ...] = field(compare=False)
    """Hex digits by the names of the theme part: dk1, lt1 ..."""
    fonts: tuple[tuple[str, str], ...] = field(compare=False)
    """Typefaces of `major` and `minor`, as the theme part says them."""
    roles: tuple[tuple[Role, str, str], ...] = field(compare=False)
    """The name of the colour that each role of ours is made from, and that colour's hex digits."""
    masters: tuple[Master, ...] = field(compare=False)
    notes_master: NotesMaster | None = field(compare=False)
    handout_master: str = field(compare=False)
    table_styles: str = field(compare=False)
    theme_part: str = field(compare=False)
    """The theme of the first master."""
    parts: tuple[NativePart, ...] = field(compare=False)
    """Masters, layouts, themes, and all that they need, by the names they have in the file."""
    found: tuple[Found, ...] = field(default=(), compare=False)
    left_out: tuple[str, ...] = field(default=(), compare=False)
    """What of the file does not come along, in words."""
    remarks: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    """What a speaker should know of it, each with what to do."""

    @property
    def width(self) -> float:
        """Of the canvas, in points."""
        return round(self.width_emu / EMU_PER_POINT / self.scale, 2)

    @property
    def height(self) -> float:
        """Of the canvas, in points; 540 unless it is narrower than 4:3."""
        return round(self.height_emu / EMU_PER_POINT / self.scale, 2)

    def underlay(self, name: LayoutName) -> tuple[Item, ...]:
        """What stands below the items of a slide on the layout of a role."""
        return next((items for role, items in self.underlays if role == name), ())

    def colour_map(self, name: LayoutName) -> str:
        """The colour map of the layout of a role; empty for that of its master."""
        return next((said for role, said in self.colour_maps if role == name), "")


def canvas_scale(width: int, height: int) -> float:
    """Points on slides of that size (EMU) in one point of the canvas.

    The canvas is 540 points high, or higher where it would be narrower than 720.
    """
    return min(height / EMU_PER_POINT / 540, width / EMU_PER_POINT / 720)
