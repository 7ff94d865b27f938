"""Drawing a placed cloud map: clouds, what is inside them, arrows, and the legend."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from deckbuilder.diagram.arrow_docking import Docking, docked
from deckbuilder.diagram.arrow_label import label_spot
from deckbuilder.diagram.cloud_freeform import cloud_freeform
from deckbuilder.diagram.cloud_nesting import Nest, nested_within
from deckbuilder.diagram.cloud_problem import CloudPlace
from deckbuilder.geometry import Box, Point
from deckbuilder.kinds import Markup
from deckbuilder.markup import is_rtl
from deckbuilder.model import Arrow, CloudMap
from deckbuilder.model import Cloud as AnyCloud
from deckbuilder.page import Overflow, Page
from deckbuilder.scene import (
    BACKGROUND,
    INK,
    MUTED,
    Colour,
    Connector,
    Glue,
    Insets,
    Item,
    Line,
    Paragraph,
    Role,
    Run,
    Shape,
    Text,
    TextBody,
)

Light: TypeAlias = Literal["normal", "focus", "dim"]
"""How a cloud is lit."""

FADED = 0.1
"""Tint of words on and beside dimmed clouds: more would leave less than 4.5 to 1 of contrast."""
LEGEND_HEIGHT = 24.0
"""Points."""
OVERLAP_ALPHA = 0.75
"""Opacity of a cloud that overlaps another on purpose, so that the shared part shows."""


def nest_of(cloud: AnyCloud) -> Nest:
    """The labels of a cloud that holds others."""
    return Nest(cloud.label.text, tuple(inner.label.text for inner in cloud.clouds.values()))


@dataclass(frozen=True, slots=True)
class Look:
    """Colours of a cloud."""

    fill: Colour
    pen: Colour
    ink: Colour


def label(lines: tuple[str, ...], size: float, ink: Colour, *, bold: bool = False) -> TextBody:
    """A label broken into `lines`, in the middle of its cloud."""
    paragraph = Paragraph((Run("\n".join(lines)),), align="centre", rtl=is_rtl(lines[0]))
    return TextBody((paragraph,), (size,), ink, bold=bold, anchor="middle")


class Drawing:
    """Draws a placed map."""

    def __init__(
        self,
        drawn: CloudMap,
        places: dict[str, CloudPlace],
        lights: dict[str, Light],
        labels: dict[str, Markup],
        targets: dict[str, str],
        page: Page,
        map_name: str = "",
    ) -> None:
        self.drawn = drawn
        self.places = places
        self.lights = lights
        self.labels = labels
        self.targets = targets
        self.page = page
        self.map = map_name
        self.overlapping = {name for names in drawn.overlaps for name in names}

    def items(self) -> Iterator[Item]:
        """Large clouds first, those in focus last, then the arrows and their labels."""
        order = sorted(
            self.places.values(),
            key=lambda cloud: (self.lights[cloud.id] == "focus", -cloud.box.w * cloud.box.h),
        )
        for cloud in order:
            yield from self.cloud(cloud)
        yield from self.arrows()

    def cloud(self, cloud: CloudPlace) -> Iterator[Item]:
        """A cloud with its label, or with the clouds inside it."""
        light = self.lights[cloud.id]
        look = self.look(self.drawn.colour(cloud.id), light)
        if cloud.id in self.overlapping and light == "normal":
            look = replace(look, fill=replace(look.fill, alpha=OVERLAP_ALPHA))
        bold = cloud.bold or light == "focus"
        inside = self.drawn.clouds[cloud.id].clouds
        body = None if inside else self.label(cloud, look.ink, bold=bold)
        link = self.targets.get(cloud.id, "")
        yield Shape(
            f"clouds:{cloud.id}",
            cloud.box,
            cloud_freeform(cloud.box),
            look.fill,
            Line(look.pen, 1.5),
            body,
            # What is linked has to say by itself what it is.
            alt=self.drawn.clouds[cloud.id].label.text if inside and link else "",
            link=link,
            twin=self.twin(cloud.id),
        )
        if inside:
            yield from self.inner(cloud, look.ink)

    def twin(self, name: str) -> str:
        """What a thing of this map is on every slide that shows it; empty for a map of a slide."""
        return f"{self.map}/clouds:{name}" if self.map else ""

    def label(self, cloud: CloudPlace, ink: Colour, *, bold: bool) -> TextBody:
        """The label of a cloud: the map's, or another one fitted to the same cloud."""
        if cloud.id not in self.labels:
            return label(cloud.lines, cloud.size, ink, bold=bold)
        # Clouds that had one size of letters before have one size of letters again.
        peers = [one for one in self.places.values() if one.size == cloud.size]
        size = min(self.relabelled(one).sizes[0] for one in peers if one.id in self.labels)
        return replace(self.relabelled(cloud), sizes=(size,), colour=ink, bold=bold)

    def relabelled(self, cloud: CloudPlace) -> TextBody:
        """Another label for a cloud at the largest size that fits."""
        other = self.labels[cloud.id]
        left, top, right, bottom = cloud_freeform(cloud.box).text_rect
        corner = cloud.box.at(left, top)
        area = Box(corner.x, corner.y, cloud.box.w * (right - left), cloud.box.h * (bottom - top))
        return self.page.label(
            other.runs,
            area,
            self.page.theme.steps(cloud.size, self.page.theme.sizes.note),
            what=f"the label `{other.text}`",
            bold=True,
            insets=Insets(),
            rtl=other.rtl,
        )

    def inner(self, cloud: CloudPlace, ink: Colour) -> Iterator[Item]:
        """The label of a cloud as a strip, and the clouds inside it."""
        holder = self.drawn.clouds[cloud.id]
        nest = nested_within(nest_of(holder), self.page.text_width, cloud.box)
        name = f"clouds:{cloud.id}"
        strip = label(nest.strip.lines, nest.strip.size, ink, bold=True)
        # The strip is as wide as the plain words; bold ones stand out of it a little.
        twin = self.twin(f"{cloud.id}:(label)")
        yield Text(f"{name}:(label)", nest.strip.box, replace(strip, wrap=False), twin=twin)
        for (child, one), spot in zip(holder.clouds.items(), nest.children, strict=True):
            accent = one.colour or self.drawn.colour(cloud.id)
            look = self.look(accent, "dim" if self.lights[cloud.id] == "dim" else "normal")
            yield Shape(
                f"{name}:{child}",
                spot.box,
                cloud_freeform(spot.box),
                BACKGROUND,
                Line(look.pen, 1.25),
                label(spot.lines, spot.size, look.ink),
                twin=self.twin(f"{cloud.id}:{child}"),
            )

    def look(self, accent: Role, light: Light) -> Look:
        """Fill, pen and ink of a cloud."""
        match light:
            case "focus":
                return Look(Colour(accent), Colour(accent), BACKGROUND)
            case "dim":
                return Look(Colour("muted", 0.93), Colour("muted", 0.7), Colour("muted", FADED))
            case "normal":
                return Look(self.page.theme.fill(accent), Colour(accent), INK)

    def arrows(self) -> Iterator[Item]:
        """Every arrow glued to its clouds, then the labels, clear of clouds and arrows."""
        boxes = {name: cloud.box for name, cloud in self.places.items()}
        docks = []
        for arrow in self.drawn.arrows:
            ends = (arrow.begin, arrow.end)
            others = [box for name, box in boxes.items() if name not in ends]
            dock = docked(boxes[arrow.begin], boxes[arrow.end], others)
            docks.append(dock)
            yield Connector(
                f"clouds:{arrow.begin}->{arrow.end}",
                dock.begin,
                dock.end,
                Line(self.arrow_colour(arrow), 2.25),
                begin_glue=Glue(f"clouds:{arrow.begin}", dock.begin_site),
                end_glue=Glue(f"clouds:{arrow.end}", dock.end_site),
                end_head="arrow",
                twin=self.twin(f"{arrow.begin}->{arrow.end}"),
            )
        taken: list[Box] = []
        for number, arrow in enumerate(self.drawn.arrows):
            if arrow.label:
                lines = [(d.begin, d.end) for n, d in enumerate(docks) if n != number]
                text = self.arrow_label(arrow, docks[number], list(boxes.values()), taken, lines)
                taken.append(text.box)
                yield text

    def arrow_colour(self, arrow: Arrow) -> Colour:
        dim = "dim" in (self.lights[arrow.begin], self.lights[arrow.end])
        return Colour("muted", 0.7) if dim else MUTED

    def words_colour(self, arrow: Arrow) -> Colour:
        dim = "dim" in (self.lights[arrow.begin], self.lights[arrow.end])
        return Colour("muted", FADED) if dim else MUTED

    def arrow_label(
        self,
        arrow: Arrow,
        dock: Docking,
        clouds: list[Box],
        taken: list[Box],
        lines: list[tuple[Point, Point]],
    ) -> Text:
        """The label beside an arrow."""
        size = self.page.theme.sizes.note
        width = self.page.text_width(arrow.label, size) + 4
        spot = label_spot(dock.begin, dock.end, width, size * 1.3, clouds, taken, lines)
        run = Run(arrow.label, italic=True)
        paragraph = Paragraph((run,), align="centre", rtl=is_rtl(arrow.label))
        body = TextBody((paragraph,), (size,), self.words_colour(arrow), anchor="middle")
        name = f"{arrow.begin}->{arrow.end}:label"
        return Text(f"clouds:{name}", spot, body, twin=self.twin(name))


def legend(drawn: CloudMap, canvas: Box, page: Page) -> Iterator[Item]:
    """The groups' labels in a row below the map's canvas, each beside a dot of its colour."""
    size = page.theme.sizes.floor
    widths = [page.text_width(group.label.text, size) + 8 for group in drawn.groups.values()]
    needed = sum(widths) + 44 * len(widths) - 24
    if needed > canvas.w:
        raise Overflow(
            "the labels of this map's groups do not fit on one line below it",
            f"shorten them by about {math.ceil((needed / canvas.w - 1) * 100)} %",
        )
    left = canvas.x + (canvas.w - needed) / 2
    top = canvas.bottom
    for (name, group), width in zip(drawn.groups.items(), widths, strict=True):
        role: Role = next(
            (drawn.colour(c) for c, one in drawn.clouds.items() if one.group == name), "slate"
        )
        dot = Box(left, top + 6, 12, 12)
        pen = Line(Colour(role), 1.5)
        yield Shape(
            f"clouds:legend:{name}:dot", dot, "ellipse", page.theme.fill(role), pen, decorative=True
        )
        body = TextBody((Paragraph(group.label.runs),), (size,), MUTED, anchor="middle", wrap=False)
        yield Text(f"clouds:legend:{name}", Box(left + 20, top, width, LEGEND_HEIGHT), body)
        left += width + 44
