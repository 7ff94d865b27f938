"""Regions on a picture, the cards that name them and the lines between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from deckbuilder.blocks.picture.region import SMALLEST, Region
from deckbuilder.diagram.annotation import Annotated, Card, Side, Target, annotated
from deckbuilder.diagram.polygon import Corner, Polygon, area, bounds, clipped, innermost
from deckbuilder.geometry import Box
from deckbuilder.page import LABEL_INSETS, Overflow, Page
from deckbuilder.scene import (
    ACCENTS,
    BACKGROUND,
    RECTANGLE_SITES,
    Colour,
    Connector,
    Crop,
    Dash,
    Freeform,
    Glue,
    Item,
    Line,
    Role,
    Segment,
    Shape,
    Site,
    TextBody,
)

LARGEST_LABEL = 18.0
ALPHA = 0.30
OUTLINE, LEADER, CARD = 3.0, 1.75, 1.75
"""Line widths in points."""
DASHES: tuple[Dash, ...] = ("solid", "dash", "dot")
KAPPA = 0.5522847
"""Length of the handles of a cubic that follows a quarter circle, in radii."""
END = len(RECTANGLE_SITES)
"""Number of the connection site at the end of a line. LibreOffice reads the first four as the
middles of the sides, whatever they are."""
LEAST_CARD, NARROWEST = 34.0, 72.0
"""Points of height and width of a card."""
SPARE = 4.0
"""Points more than its words need, lest they break where another font is a little wider."""
OPPOSITE = {"left": "right", "right": "left"}
SIDES = LABEL_INSETS.left + LABEL_INSETS.right


@dataclass(frozen=True, slots=True)
class Mark:
    """A region as it shows: its number from 1, its look, and its place in what the crop leaves."""

    number: int
    region: Region
    role: Role
    dash: Dash
    outline: Polygon
    whole: bool
    """Whether the crop cuts nothing off it."""
    anchor: Corner
    """Where the line from its card ends."""

    @property
    def name(self) -> str:
        return f"picture:region:{self.number}"

    def mirrored(self) -> Mark:
        """The mark with left and right of the picture exchanged."""
        x, y = self.anchor
        outline = tuple((1 - one, two) for one, two in self.outline)
        side = OPPOSITE.get(self.region.side, "")
        region = replace(self.region, side=side)
        return replace(self, outline=outline, anchor=(1 - x, y), region=region)


def marked(
    regions: Sequence[Region], crop: Crop, aspect: float, *, partly: bool = False
) -> tuple[Mark, ...]:
    """The regions in fractions of what `crop` leaves of the picture, which has `aspect`.

    Raises `Overflow` for a region of which nothing shows, unless `partly` asks for what does show.
    """
    outlines = [region.polygon() for region in regions]
    moved = [tuple(_moved(corner, crop) for corner in outline) for outline in outlines]
    shown = [clipped(outline, (0.0, 0.0, 1.0, 1.0)) for outline in moved]
    looks = _looks(regions)
    marks = []
    for i, region in enumerate(regions):
        if not shown[i] or area(shown[i]) < SMALLEST:
            if partly:
                continue
            label = f"`{region.label.text}`" if region.label else f"number {i + 1}"
            raise Overflow(
                f"the region {label} lies in the part of the picture that is cut off",
                "move it, or change `crop` or `fit`",
            )
        left, top, right, bottom = bounds(moved[i])
        whole = min(left, top) >= -1e-6 and max(right, bottom) <= 1 + 1e-6
        anchor = _anchor(i, region, shown, crop, aspect)
        marks.append(Mark(i + 1, region, *looks[i], shown[i], whole, anchor))
    return tuple(marks)


def _moved(corner: Sequence[float], crop: Crop) -> Corner:
    """A place in the whole picture as a place in what the crop leaves."""
    across, down = 1 - crop.left - crop.right, 1 - crop.top - crop.bottom
    return (corner[0] - crop.left) / across, (corner[1] - crop.top) / down


def _looks(regions: Sequence[Region]) -> list[tuple[Role, Dash]]:
    """A colour and a kind of line for each: unlike in both as long as there are enough."""
    looks: list[tuple[Role, Dash]] = []
    for i, region in enumerate(regions):
        role = region.colour or ACCENTS[i % len(ACCENTS)]
        turn = [DASHES[(i + step) % len(DASHES)] for step in range(len(DASHES))]
        dash = next((one for one in turn if (role, one) not in looks), turn[0])
        looks.append((role, cast(Dash, region.dash) if region.dash else dash))
    return looks


def _anchor(i: int, region: Region, shown: Sequence[Polygon], crop: Crop, aspect: float) -> Corner:
    """The place asked for if it shows, else the one farthest from every outline near it."""
    if region.at:
        x, y = _moved(region.at, crop)
        if 0 <= x <= 1 and 0 <= y <= 1:
            return x, y
    # Distances must be those on the slide, so that x counts by the picture's aspect.
    stretched = [tuple((x * aspect, y) for x, y in outline) for outline in shown]
    mine = stretched[i]
    smaller = [one for one in stretched if one and area(one) < area(mine)]
    x, y = innermost(mine, smaller)
    return x / aspect, y


def arranged(room: Box, aspect: float | None, marks: Sequence[Mark], page: Page) -> Annotated:
    """The picture and the cards of the marks that have a label; raises `Overflow`."""
    named = [mark for mark in marks if mark.region.label]
    targets = [
        Target(*mark.anchor, cast(Side, mark.region.side) if mark.region.side else None)
        for mark in named
    ]

    def measure(most: float, size: float) -> Card | None:
        bodies = [_label(mark, size, page) for mark in named]
        if any(page.broken_word(body, most - SIDES) for body in bodies):
            return None
        measured = [page.text_size(body, most) for body in bodies]
        width = min(most, max(wide for wide, _ in measured) + SPARE)
        heights = (max(LEAST_CARD, high) for _, high in measured)
        return Card(max(width, NARROWEST), tuple(heights), size)

    sizes = page.theme.steps(LARGEST_LABEL)
    plan = annotated(room, aspect, targets, sizes, measure)
    if plan is None:
        raise Overflow(
            "the labels of this picture do not fit beside it, or their lines would cross",
            "shorten the labels, leave `side` to the layout, or show fewer regions",
        )
    return plan


def _label(mark: Mark, size: float, page: Page) -> TextBody:
    label = mark.region.label
    assert label is not None
    return page.label(
        label.runs,
        Box(0, 0, 10_000, 10_000),
        (size,),
        what="this label",
        bold=True,
        colour=Colour(mark.role),
        insets=LABEL_INSETS,
        rtl=label.rtl,
    )


def drawn_marks(plan: Annotated, marks: Sequence[Mark], page: Page) -> Iterator[Item]:
    """All regions, then all lines, then all cards, so that no card is crossed."""
    named = [mark for mark in marks if mark.region.label]
    sides = dict(zip((mark.number for mark in named), plan.sides, strict=True))
    regions = {
        mark.number: _region(mark, sides.get(mark.number, "right"), plan.picture) for mark in marks
    }
    yield from regions.values()
    for mark, card, side in zip(named, plan.cards, plan.sides, strict=True):
        leader = _leader(mark, card, side, regions[mark.number])
        # Its own colour may be the picture's: a casing in the slide's colour sets it off.
        yield replace(
            leader,
            name=f"{leader.name}:casing",
            line=Line(BACKGROUND, leader.line.width + 3),
        )
        yield leader
    for mark, card in zip(named, plan.cards, strict=True):
        pen = Line(Colour(mark.role), CARD, mark.dash)
        body = _label(mark, plan.size, page)
        yield Shape(f"picture:label:{mark.number}", card, "rounded", BACKGROUND, pen, body)


def _region(mark: Mark, side: Side, picture: Box) -> Shape:
    """The outline of a region, whose last connection site is where the line from its card ends."""
    left, top, right, bottom = bounds(mark.outline)
    corner = picture.at(left, top)
    box = Box(
        corner.x,
        corner.y,
        max(0.5, (right - left) * picture.w),
        max(0.5, (bottom - top) * picture.h),
    )

    def within(place: Corner) -> Corner:
        return (place[0] - left) / (right - left), (place[1] - top) / (bottom - top)

    end = Site(*within(mark.anchor), 180 if side == "left" else 0)
    round_ = mark.region.ellipse and mark.whole
    segments = _ellipse() if round_ else _polygon([within(one) for one in mark.outline])
    return Shape(
        mark.name,
        box,
        Freeform(tuple(segments), (*RECTANGLE_SITES, end)),
        Colour(mark.role, alpha=ALPHA),
        Line(Colour(mark.role), OUTLINE, mark.dash),
        decorative=True,
    )


def _polygon(corners: Sequence[Corner]) -> Iterator[Segment]:
    yield Segment("move", (corners[0],))
    for corner in corners[1:]:
        yield Segment("line", (corner,))
    yield Segment("close")


def _ellipse() -> Iterator[Segment]:
    """Four cubics through the middles of the box's sides, clockwise from the right."""
    near, far = 0.5 - KAPPA / 2, 0.5 + KAPPA / 2
    yield Segment("move", ((1.0, 0.5),))
    yield Segment("cubic", ((1.0, far), (far, 1.0), (0.5, 1.0)))
    yield Segment("cubic", ((near, 1.0), (0.0, far), (0.0, 0.5)))
    yield Segment("cubic", ((0.0, near), (near, 0.0), (0.5, 0.0)))
    yield Segment("cubic", ((far, 0.0), (1.0, near), (1.0, 0.5)))
    yield Segment("close")


def _leader(mark: Mark, card: Box, side: Side, region: Shape) -> Connector:
    """The line from a card's inner edge to its region, glued at both ends."""
    assert isinstance(region.outline, Freeform)
    site = region.outline.sites[END]
    return Connector(
        f"picture:leader:{mark.number}",
        card.at(1, 0.5) if side == "left" else card.at(0, 0.5),
        region.box.at(site.x, site.y),
        Line(Colour(mark.role), LEADER),
        begin_glue=Glue(f"picture:label:{mark.number}", 3 if side == "left" else 1),
        end_glue=Glue(mark.name, END),
        end_head="dot",
        decorative=True,
    )
