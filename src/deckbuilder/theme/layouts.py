"""Where the placeholders of each slide layout are, for laying out and for the template."""

from __future__ import annotations

from dataclasses import dataclass, replace

from deckbuilder.geometry import Box
from deckbuilder.scene import Anchor, LayoutName, PlaceholderRole
from deckbuilder.theme.theme import Theme

HEIGHT = 540.0
MARGIN = 43.2
"""Left and right margin in points (0.6 inch); projectors and crops eat what lies beyond."""
GAP = 28.8
"""Between two blocks side by side, in points."""
TITLE_TOP, TITLE_HEIGHT = 30.0, 72.0
BODY_TOP, BODY_BOTTOM = 115.2, 493.2
LINKS_TOP, LINKS_HEIGHT = 483.0, 21.6
BODY_BOTTOM_WITH_LINKS = 464.0
FOOTER_TOP, FOOTER_HEIGHT = 507.6, 21.6


NUMBER_WIDTH, DATE_WIDTH, FOOTER_GAP = 57.6, 144.0, 14.4
"""Points for the slide number, for a date we leave to PowerPoint, and between them."""

ACCENT_RULE = Box(MARGIN, 287.4, 86.4, 3.6)
"""The short bar between the title and what follows on the cover and on section slides."""
RULED: tuple[LayoutName, ...] = ("cover", "section")


def number_box(width: float) -> Box:
    """Where the slide number is."""
    return Box(width - MARGIN - NUMBER_WIDTH, FOOTER_TOP, NUMBER_WIDTH, FOOTER_HEIGHT)


def date_box(width: float) -> Box:
    """Where a date would be."""
    left = number_box(width).x - FOOTER_GAP - DATE_WIDTH
    return Box(left, FOOTER_TOP, DATE_WIDTH, FOOTER_HEIGHT)


def footer_box(width: float) -> Box:
    """Where the words of the footer are."""
    return Box(MARGIN, FOOTER_TOP, date_box(width).x - FOOTER_GAP - MARGIN, FOOTER_HEIGHT)


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


@dataclass(frozen=True, slots=True)
class Layout:
    """One slide layout of the template."""

    name: LayoutName
    label: str
    """What PowerPoint shows in its layout menu."""
    type: str
    """ST_SlideLayoutType of ECMA-376 part 1, 19.7.15; empty for a layout of our own."""
    placeholders: tuple[Placeholder, ...]

    def placeholder(self, role: PlaceholderRole) -> Placeholder:
        """The placeholder with `role`; KeyError when the layout has none."""
        for placeholder in self.placeholders:
            if placeholder.role == role:
                return placeholder
        raise KeyError(f"layout {self.name} has no {role}")

    def mirrored(self, width: float) -> Layout:
        """The layout with left and right exchanged on a slide `width` points wide."""
        turned = (replace(one, box=one.box.mirrored(width)) for one in self.placeholders)
        return replace(self, placeholders=tuple(turned))


def title_box(width: float) -> Box:
    return Box(MARGIN, TITLE_TOP, width - 2 * MARGIN, TITLE_HEIGHT)


def body_box(width: float) -> Box:
    return Box(MARGIN, BODY_TOP, width - 2 * MARGIN, BODY_BOTTOM - BODY_TOP)


def layouts(theme: Theme, width: float, *, rtl: bool = False) -> tuple[Layout, ...]:
    """The layouts of our template for a slide `width` points wide.

    With `rtl` they are those of a talk read from right to left, left and right exchanged.
    """
    ours = _layouts(theme, width)
    return tuple(layout.mirrored(width) for layout in ours) if rtl else ours


def _layouts(theme: Theme, width: float) -> tuple[Layout, ...]:
    sizes = theme.sizes
    title = Placeholder("title", "title", None, title_box(width), sizes.title, bold=True)
    body = body_box(width)
    left, right = body.columns((1, 1), GAP)
    wide = width - 2 * MARGIN

    def content(role: PlaceholderRole, index: int, box: Box, anchor: Anchor = "top") -> Placeholder:
        return Placeholder(role, "", index, box, sizes.body, anchor)

    return (
        Layout("cover", "Title Slide", "title", _cover(theme, wide)),
        Layout("section", "Section Header", "secHead", _section(theme, wide)),
        Layout("content", "Title and Content", "obj", (title, content("body", 1, body))),
        Layout(
            "two-content",
            "Two Content",
            "twoObj",
            (title, content("body", 1, left), content("body2", 2, right)),
        ),
        Layout(
            "content-left", "Content and Diagram", "", (title, content("body", 1, left, "middle"))
        ),
        Layout(
            "content-right", "Diagram and Content", "", (title, content("body", 1, right, "middle"))
        ),
        Layout("title-only", "Title Only", "titleOnly", (title,)),
    )


def _cover(theme: Theme, width: float) -> tuple[Placeholder, ...]:
    box, sizes = Box(MARGIN, 138, width, 140), theme.sizes
    return (
        Placeholder("title", "ctrTitle", None, box, sizes.cover, "bottom", bold=True),
        Placeholder("subtitle", "subTitle", 1, Box(MARGIN, 300, width, 110), sizes.body),
    )


def _section(theme: Theme, width: float) -> tuple[Placeholder, ...]:
    box, sizes = Box(MARGIN, 170, width, 110), theme.sizes
    return (
        Placeholder("title", "title", None, box, sizes.cover, "bottom", bold=True),
        Placeholder("body", "body", 1, Box(MARGIN, 300, width, 90), sizes.body),
    )


def layout_named(theme: Theme, width: float, name: LayoutName) -> Layout:
    """The layout called `name`."""
    return next(layout for layout in layouts(theme, width) if layout.name == name)
