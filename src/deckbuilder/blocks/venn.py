"""Venn: two or three circles, with words in each and where they overlap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import ClassVar

from deckbuilder.diagnostics import did_you_mean
from deckbuilder.diagram.venn_regions import Discs, Region, Spot, roomiest
from deckbuilder.fields import Reading, Record, needed, optional, place_of_words, record
from deckbuilder.geometry import Box
from deckbuilder.kinds import COLOUR, ID, MARKUP, ListKind, MapKind, Markup, RecordKind
from deckbuilder.model import Building, Part, Talk
from deckbuilder.page import Overflow, Page
from deckbuilder.peers import text_shapes
from deckbuilder.scene import (
    ACCENTS,
    Colour,
    Group,
    Item,
    Line,
    Paragraph,
    Role,
    Shape,
    Text,
    TextBody,
)

LARGEST = 24.0
"""Points of type for the circles; overlaps are at most as large."""
ALPHA = 0.6
"""Opacity of a circle, so that the shared parts show both colours."""
TWO_HIGH = 0.94
"""Share of the height that two circles take: large as they are, they need air above and below."""
KEPT_FREE = 6.0
"""Points between the words and the lines round them."""
APART = ((1.08, 0.0), (1.22, 0.5))
"""Distances between the middles of two circles, in radii, and what each costs: as much as letters
so many sizes smaller."""
STRETCHED = ((1.0, 0.0), (1.2, 2.0), (1.45, 2.7), (1.75, 3.4))
"""Widths over heights, of circles and of ovals with more room for words, and what each costs."""
AIRY = 1.35
"""How many times larger words would still fit when they do not look squeezed in."""
ROOMS = (1.8, 1.0, 3.2)
"""Widths over heights of the rectangles for words that are looked for in each region."""


@record
class Circle(Record):
    """One circle. Its label alone is enough."""

    shorthand: ClassVar[str] = "label"

    label: Markup = needed(MARKUP, "What the circle stands for.")
    colour: Role | None = optional(COLOUR, default=None, doc="Accent colour; otherwise in turn.")


@record
class Overlap(Record):
    """What lies in two or three circles at once."""

    of: tuple[str, ...] = needed(
        ListKind(ID, 2, 3, noun="ids"), "Ids of the circles that share it."
    )
    label: Markup = needed(MARKUP, "What lies there.")


@record
class Venn(Building):
    """Two or three circles, with words in each and where they overlap."""

    key: ClassVar[str] = "venn"
    share: ClassVar[float] = 1.2
    many: ClassVar[str] = "circles"

    circles: dict[str, Circle] = needed(
        MapKind(RecordKind(Circle), 2, 3, "circles"), "The circles by id, two or three."
    )
    overlaps: tuple[Overlap, ...] = optional(
        ListKind(RecordKind(Overlap), 0, 4, noun="overlaps"),
        default=(),
        doc="What lies in several circles.",
    )

    def check(self, reading: Reading) -> None:
        seen: set[frozenset[str]] = set()
        for overlap in self.overlaps:
            for name in overlap.of:
                if name not in self.circles:
                    hint = did_you_mean(name, self.circles) or "the circles are " + ", ".join(
                        self.circles
                    )
                    place = place_of_words(name, overlap.span)
                    reading.problems.error(f"there is no circle `{name}`", place, hint)
            shared = frozenset(overlap.of)
            if len(shared) < len(overlap.of):
                reading.problems.error(
                    "a circle overlaps another, and not itself",
                    overlap.span,
                    "name each circle once in `of`",
                )
            if shared in seen:
                reading.problems.error(
                    "this overlap has a label already", overlap.span, "join the two labels"
                )
            seen.add(shared)

    def build_parts(self, talk: Talk) -> tuple[Part, ...]:
        """The circles by id, and what they share, as `one+other`."""
        circles = [Part(one, (f"venn:circle:{one}", f"venn:label:{one}")) for one in self.circles]
        shared = [("+".join(overlap.of), overlap.of) for overlap in self.overlaps]
        overlaps = [Part(name, (f"venn:overlap:{name}",), after=of) for name, of in shared]
        return (*circles, *overlaps)

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        for drawing, sizes in self.attempts(frame, page):
            words = drawing.all_words(self.labels(), sizes)
            if words:
                items: tuple[Item, ...] = (*drawing.circles(), *words)
                yield Group("venn", items, alt=self.described(page))
                return
        raise self.overflow(frame, page)

    def attempts(self, frame: Box, page: Page) -> Iterator[tuple[Drawing, tuple[float, float]]]:
        """Drawings with sizes of letters for circles and overlaps, those that look best first."""
        steps = page.theme.steps(LARGEST)
        choices = [
            # Letters of two sizes cost as much as if both were as much smaller again.
            (2 * small - large + oval + wide, steps[large], steps[small], stretch, apart)
            for large, small in combinations_with_replacement(range(len(steps)), 2)
            for stretch, oval in STRETCHED
            for apart, wide in APART
        ]
        for _, large_size, small_size, stretch, apart in sorted(choices):
            discs = Discs(len(self.circles), apart)
            yield Drawing(self, discs, stretch, frame, page), (large_size, small_size)

    def labels(self) -> list[Label]:
        """The words of each circle and of each overlap, with the region they stand in."""
        numbers = {name: number for number, name in enumerate(self.circles)}
        circles = [
            Label(f"venn:label:{name}", circle.label, frozenset({numbers[name]}))
            for name, circle in self.circles.items()
        ]
        overlaps = [
            Label(
                "venn:overlap:" + "+".join(overlap.of),
                overlap.label,
                frozenset(numbers[name] for name in overlap.of),
            )
            for overlap in self.overlaps
        ]
        return [*circles, *overlaps]

    def overflow(self, frame: Box, page: Page) -> Overflow:
        """What to say when words have no room: blame those that never fit, else the longest."""
        floor = page.theme.steps(LARGEST)[-1]
        drawings = [drawing for drawing, sizes in self.attempts(frame, page) if max(sizes) == floor]
        blamed = max(
            self.labels(),
            key=lambda label: (
                not any(drawing.words(label, (floor, floor)) for drawing in drawings),
                len(label.markup.text),
            ),
        )
        return Overflow(
            f"`{blamed.markup.text}` does not fit its part of the circles, even at {floor:g} pt",
            "use fewer or shorter words, or give the circles the whole slide",
        )

    def described(self, page: Page) -> str:
        """The circles in words."""
        alt = page.wording.alt
        names = ", ".join(circle.label.text for circle in self.circles.values())
        parts = [alt.circles.format(names=names)]
        for overlap in self.overlaps:
            shared = alt.together(self.circles[name].label.text for name in overlap.of)
            parts.append(alt.shared.format(names=shared, label=overlap.label.text))
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Label:
    """Words with the name of their item and the region they belong to."""

    name: str
    markup: Markup
    region: Region

    def body(self, sizes: tuple[float, float]) -> TextBody:
        alone = len(self.region) == 1
        paragraph = Paragraph(self.markup.runs, align="centre", rtl=self.markup.rtl)
        size = sizes[0] if alone else sizes[1]
        return TextBody((paragraph,), (size,), bold=alone, anchor="middle")


@dataclass(frozen=True)
class Drawing:
    """Circles set into a frame, perhaps stretched to ovals."""

    venn: Venn
    discs: Discs
    stretch: float
    frame: Box
    page: Page

    @property
    def radii(self) -> tuple[float, float]:
        """Half the width and height of a circle in points."""
        room = self.frame.h * (TWO_HIGH if self.discs.count == 2 else 1.0)
        high = min(room / self.discs.height, self.frame.w / self.discs.width / self.stretch)
        return high * self.stretch, high

    def box(self, spot: Spot) -> Box:
        """A rectangle among the discs as it lies on the slide."""
        (across, down), middle = self.radii, self.frame.centre
        width, height = 2 * spot.half_width * across, 2 * spot.half_height * down
        return Box(
            middle.x + spot.x * across - width / 2,
            middle.y + spot.y * down - height / 2,
            width,
            height,
        )

    def circles(self) -> Iterator[Shape]:
        named = zip(self.venn.circles.items(), self.discs.middles, ACCENTS, strict=False)
        for (name, circle), (x, y), accent in named:
            role: Role = circle.colour or accent
            fill = Colour(role, self.page.theme.fill_tint, ALPHA)
            box = self.box(Spot(x, y, 1, 1))
            yield Shape(f"venn:circle:{name}", box, "ellipse", fill, Line(Colour(role), 1.75))

    def all_words(self, labels: list[Label], sizes: tuple[float, float]) -> list[Text]:
        """All words in their regions, or none when one of them has no room."""
        found = []
        for label in labels:
            words = self.words(label, sizes)
            if words is None:
                return []
            found.append(words)
        return found

    def words(self, label: Label, sizes: tuple[float, float]) -> Text | None:
        """The words where their region has most room, or None when it has not enough.

        In as few lines as leave some air round them, otherwise with as much air as there can be.
        """
        body = label.body(sizes)
        best: tuple[float, Box] | None = None
        for shape in text_shapes(body, 2 * self.radii[0], self.page):
            air, box = self.placed(shape, label.region)
            if best is None or air > best[0]:
                best = air, box
            if air >= AIRY:
                break
        return Text(label.name, best[1], body) if best and best[0] >= 1 else None

    def placed(self, shape: tuple[float, float], region: Region) -> tuple[float, Box]:
        """A box of a width and height in points, and how many times larger it still would fit.

        It stands in the first of the roomiest spots that holds it, so that labels of regions which
        mirror each other are level.
        """
        (width, height), (across, down) = shape, self.radii
        half_width, half_height = width / 2 + KEPT_FREE, height / 2 + KEPT_FREE / 2
        air, box = 0.0, self.frame
        for room in ROOMS:
            spot = roomiest(self.discs, region, round(room / self.stretch, 4))
            words = Spot(spot.x, spot.y, half_width / across, half_height / down)
            air = self.discs.most(region, words)
            middle = self.box(spot).centre
            box = Box(middle.x - width / 2, middle.y - height / 2, width, height)
            if air >= 1:
                break
        return air, box
