"""Our own slide layouts, and those of a theme: ours, or those of a company's template."""

from __future__ import annotations

from functools import lru_cache

from deckbuilder.geometry import Box
from deckbuilder.scene import Anchor, LayoutName, PlaceholderRole
from deckbuilder.theme.sheets import Foot, Grid, Layout, Placeholder
from deckbuilder.theme.theme import Theme

__all__ = ["Foot", "Grid", "Layout", "Placeholder", "grid", "layout_named", "layouts"]

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

FOOTER_INDEX, NUMBER_INDEX = 11, 12
"""Numbers of the placeholders at the foot, as PowerPoint gives them to new layouts."""


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


def title_box(width: float) -> Box:
    return Box(MARGIN, TITLE_TOP, width - 2 * MARGIN, TITLE_HEIGHT)


def body_box(width: float) -> Box:
    return Box(MARGIN, BODY_TOP, width - 2 * MARGIN, BODY_BOTTOM - BODY_TOP)


@lru_cache(maxsize=16)
def grid(theme: Theme, width: float, mirrored: bool = False) -> Grid:
    """The layouts of a slide `width` points wide, as blocks are laid out on it.

    With `mirrored` left and right of the finished slide will be exchanged: a company's template is
    turned round for that, so that everything comes to stand where the template has its place.
    """
    if theme.template is None:
        return Grid(_layouts(theme, width))
    theirs = theme.template.layouts
    return Grid(tuple(one.mirrored(width) for one in theirs) if mirrored else theirs)


def layouts(theme: Theme, width: float, *, rtl: bool = False) -> tuple[Layout, ...]:
    """The layouts of finished slides `width` points wide.

    With `rtl` ours are those of a talk read from right to left, left and right exchanged. A
    company's template stays as it is.
    """
    ours = grid(theme, width).layouts
    if theme.template is not None:
        return ours
    return tuple(layout.mirrored(width) for layout in ours) if rtl else ours


def _layouts(theme: Theme, width: float) -> tuple[Layout, ...]:
    sizes = theme.sizes
    title = Placeholder("title", "title", None, title_box(width), sizes.title, bold=True)
    body = body_box(width)
    left, right = body.columns((1, 1), GAP)
    wide = width - 2 * MARGIN

    def content(role: PlaceholderRole, index: int, box: Box, anchor: Anchor = "top") -> Placeholder:
        return Placeholder(role, "", index, box, sizes.body, anchor)

    def layout(
        name: LayoutName, label: str, type: str, placeholders: tuple[Placeholder, ...]
    ) -> Layout:
        rule = ACCENT_RULE if name in RULED else None
        foot = Foot(FOOTER_INDEX, footer_box(width), sizes.footer)
        number = Foot(NUMBER_INDEX, number_box(width), sizes.footer, "end")
        return Layout(
            name,
            label,
            type,
            placeholders,
            body,
            Box(MARGIN, LINKS_TOP, wide, LINKS_HEIGHT),
            BODY_BOTTOM_WITH_LINKS,
            foot,
            number,
            rule,
        )

    beside = content("body", 1, left, "middle"), content("body", 1, right, "middle")
    two = content("body", 1, left), content("body2", 2, right)
    return (
        layout("cover", "Title Slide", "title", _cover(theme, wide)),
        layout("section", "Section Header", "secHead", _section(theme, wide)),
        layout("content", "Title and Content", "obj", (title, content("body", 1, body))),
        layout("two-content", "Two Content", "twoObj", (title, *two)),
        layout("content-left", "Content and Diagram", "", (title, beside[0])),
        layout("content-right", "Diagram and Content", "", (title, beside[1])),
        layout("title-only", "Title Only", "titleOnly", (title,)),
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
    return grid(theme, width).layout(name)
