"""Clouds: areas whose borders are fuzzy, with arrows between them and some in focus."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import ClassVar, Literal, TypeAlias

from deckbuilder.diagnostics import Problems, did_you_mean
from deckbuilder.diagram.arrow_docking import docked
from deckbuilder.diagram.arrow_label import label_spot
from deckbuilder.diagram.cloud_outline import CloudOutline, outline
from deckbuilder.diagram.cloud_places import place
from deckbuilder.diagram.cloud_problem import Arrow, Cloud, CloudPlace, CloudProblem
from deckbuilder.fields import Reading, optional, record
from deckbuilder.geometry import Box
from deckbuilder.kinds import ID, TEXT, ListKind, MapKind, RecordKind
from deckbuilder.model import Block, CloudMap, Talk
from deckbuilder.model import Cloud as AnyCloud
from deckbuilder.page import Overflow, Page
from deckbuilder.scene import (
    BACKGROUND,
    INK,
    MUTED,
    Colour,
    Connector,
    Freeform,
    Glue,
    Group,
    Item,
    Line,
    Paragraph,
    Role,
    Run,
    Segment,
    Shape,
    Site,
    Text,
    TextBody,
)

Light: TypeAlias = Literal["normal", "focus", "dim"]

SOLVED_HEIGHT = 346.0
"""Points. A map is solved for this height whatever else is on the slide, so that nothing jumps."""
LEGEND_HEIGHT = 24.0
OVERLAP_ALPHA = 0.75
"""Opacity of a cloud that overlaps another on purpose, so that the shared part shows."""


@record
class Clouds(CloudMap, Block):
    """A cloud map: one drawn under `maps:`, by its id, or one written right here."""

    key: ClassVar[str] = "clouds"
    shorthand: ClassVar[str] = "map"
    noun: ClassVar[str] = "clouds block"
    share: ClassVar[float] = 1.4
    may_overlap: ClassVar[bool] = True

    map: str = optional(TEXT, default="", doc="Id of a map under `maps:`.")
    focus: tuple[str, ...] = optional(
        ListKind(ID, lone=True, noun="clouds"),
        default=(),
        doc="Clouds in full colour; the others are dimmed.",
    )
    clouds: dict[str, AnyCloud] = optional(
        MapKind(RecordKind(AnyCloud), 0, 12, "clouds"),
        default={},
        doc="The clouds by id, when drawn here.",
    )

    def check(self, reading: Reading) -> None:
        if bool(self.map) == bool(self.clouds):
            reading.problems.error(
                "a clouds block needs either a `map` or `clouds` of its own",
                self.span,
                "write `clouds: map-id`, or draw the clouds here as under `maps:`",
            )
        super().check(reading)

    def check_against(self, talk: Talk, problems: Problems) -> None:
        if self.map and self.map not in talk.maps:
            hint = did_you_mean(self.map, talk.maps) or "draw it under `maps:`"
            problems.error(f"there is no map `{self.map}`", self.span, hint)
            return
        clouds = self.drawn(talk).clouds
        for name in self.focus:
            if name not in clouds:
                hint = did_you_mean(name, clouds) or "its clouds are " + ", ".join(clouds)
                problems.error(f"there is no cloud `{name}` in this map", self.span, hint)

    def drawn(self, talk: Talk) -> CloudMap:
        """The map that is shown; the consistency check has made sure that it exists."""
        return self if self.clouds else talk.maps[self.map]

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        drawn = self.drawn(talk)
        places = solved(drawn, frame, page)
        for cloud in places.values():
            if not cloud.fits:
                raise Overflow(
                    f"the label `{drawn.clouds[cloud.id].label.text}` does not fit its cloud",
                    "use a shorter label, fewer clouds, or a whole slide for the map",
                )
        picture = Drawing(drawn, places, self.lights(drawn), links(self.map, talk), page)
        items = tuple(picture.items())
        yield Group("clouds", items, alt=describe(drawn, self.focus))
        yield from legend(drawn, frame, page)

    def lights(self, drawn: CloudMap) -> dict[str, Light]:
        """How each cloud is lit: those in focus, their neighbours by arrow, the rest dimmed."""
        if not self.focus:
            return dict.fromkeys(drawn.clouds, "normal")
        near = {
            end
            for arrow in drawn.arrows
            if {arrow.begin, arrow.end} & set(self.focus)
            for end in (arrow.begin, arrow.end)
        }
        return {
            name: "focus" if name in self.focus else "normal" if name in near else "dim"
            for name in drawn.clouds
        }


def links(map_name: str, talk: Talk) -> dict[str, str]:
    """The opening slide of the section that each cloud of a map stands for."""
    prefix = f"{map_name}."
    return {
        section.cloud.removeprefix(prefix): f"#{section.name}"
        for section in talk.sections
        if map_name and section.cloud.startswith(prefix) and section.opens
    }


def solved(drawn: CloudMap, frame: Box, page: Page) -> dict[str, CloudPlace]:
    """Where each cloud goes. Solved once for each width, whatever the height, and remembered."""
    legend_room = LEGEND_HEIGHT if drawn.groups else 0.0
    canvas = Box(0, 0, frame.w, min(SOLVED_HEIGHT, frame.h - legend_room))
    problem = problem_of(drawn, canvas, page)
    key = f"clouds {page.theme.body_font} {problem!r}"
    stored = page.cache.get(key)
    if stored is None:
        placed = place(problem, page.text_width)
        stored = json.dumps([asdict(cloud) for cloud in placed.clouds]).encode()
        page.cache.put(key, stored)
    down = (frame.h - legend_room - canvas.h) / 2
    return {
        row["id"]: CloudPlace(
            row["id"],
            Box(**row["box"]).moved(frame.x, frame.y + down),
            tuple(row["lines"]),
            row["size"],
            row["bold"],
            row["fits"],
        )
        for row in json.loads(stored)
    }


def problem_of(drawn: CloudMap, canvas: Box, page: Page) -> CloudProblem:
    """What the solver is asked."""
    clouds = tuple(
        Cloud(
            name,
            cloud.label.text,
            cloud.weight,
            cloud.group or None,
            cloud.at,
            minimum_of(cloud, page),
        )
        for name, cloud in drawn.clouds.items()
    )
    pairs = frozenset(
        frozenset((a, b)) for names in drawn.overlaps for a in names for b in names if a != b
    )
    arrows = tuple(Arrow(a.begin, a.end, a.label) for a in drawn.arrows)
    return CloudProblem(clouds, canvas, arrows, pairs)


def minimum_of(cloud: AnyCloud, page: Page) -> tuple[float, float] | None:
    """The least size in points of a cloud that holds others."""
    if not cloud.clouds:
        return None
    return None


class Drawing:
    """Draws a placed map."""

    def __init__(
        self,
        drawn: CloudMap,
        places: dict[str, CloudPlace],
        lights: dict[str, Light],
        targets: dict[str, str],
        page: Page,
    ) -> None:
        self.drawn = drawn
        self.places = places
        self.lights = lights
        self.targets = targets
        self.page = page
        self.overlapping = {name for names in drawn.overlaps for name in names}

    def items(self) -> Iterator[Item]:
        """Large clouds first, those in focus last, then the arrows and their labels."""
        order = sorted(
            self.places.values(),
            key=lambda cloud: (self.lights[cloud.id] == "focus", -cloud.box.w * cloud.box.h),
        )
        for cloud in order:
            yield self.cloud(cloud)
        yield from self.arrows()

    def cloud(self, cloud: CloudPlace) -> Shape:
        accent = self.drawn.colour(cloud.id)
        match self.lights[cloud.id]:
            case "focus":
                fill, pen, ink = Colour(accent), Colour(accent), BACKGROUND
            case "dim":
                fill, pen, ink = Colour("muted", 0.93), Colour("muted", 0.7), Colour("muted", 0.2)
            case "normal":
                fill, pen, ink = self.page.theme.fill(accent), Colour(accent), INK
        if cloud.id in self.overlapping and self.lights[cloud.id] == "normal":
            fill = Colour(fill.role, fill.tint, OVERLAP_ALPHA)
        bold = cloud.bold or self.lights[cloud.id] == "focus"
        label = Paragraph((Run("\n".join(cloud.lines)),), align="centre")
        body = TextBody((label,), (cloud.size,), ink, bold=bold, anchor="middle")
        return Shape(
            f"clouds:{cloud.id}",
            cloud.box,
            freeform(cloud.box),
            fill,
            Line(pen, 1.5),
            body,
            link=self.targets.get(cloud.id, ""),
        )

    def arrows(self) -> Iterator[Item]:
        obstacles = [cloud.box for cloud in self.places.values()]
        taken: list[Box] = []
        for arrow in self.drawn.arrows:
            dim = "dim" in (self.lights[arrow.begin], self.lights[arrow.end])
            colour = Colour("muted", 0.7) if dim else MUTED
            dock = docked(self.places[arrow.begin].box, self.places[arrow.end].box)
            name = f"clouds:{arrow.begin}-{arrow.end}"
            yield Connector(
                name,
                dock.begin,
                dock.end,
                Line(colour, 2.25),
                begin_glue=Glue(f"clouds:{arrow.begin}", dock.begin_site),
                end_glue=Glue(f"clouds:{arrow.end}", dock.end_site),
                end_head="arrow",
            )
            if arrow.label:
                size = self.page.theme.sizes.note
                width = self.page.text_width(arrow.label, size) + 4
                spot = label_spot(dock.begin, dock.end, width, size * 1.3, obstacles, taken)
                taken.append(spot)
                run = Run(arrow.label, italic=True)
                body = TextBody(
                    (Paragraph((run,), align="centre"),), (size,), colour, anchor="middle"
                )
                yield Text(f"{name}:label", spot, body)


def freeform(box: Box) -> Freeform:
    """The cloud outline of a box."""
    return from_outline(outline(box.w, box.h))


def from_outline(shape: CloudOutline) -> Freeform:
    segments = [Segment("move", (shape.start,))]
    segments += [Segment("cubic", (c.control1, c.control2, c.end)) for c in shape.curves]
    return Freeform(
        (*segments, Segment("close")),
        tuple(Site(site.x, site.y, site.angle) for site in shape.sites),
        shape.text_rect,
    )


def legend(drawn: CloudMap, frame: Box, page: Page) -> Iterator[Item]:
    """The groups' labels in a row below the map, each beside a dot of its colour."""
    size = page.theme.sizes.floor
    widths = [page.text_width(group.label.text, size) + 8 for group in drawn.groups.values()]
    left = frame.x + (frame.w - sum(widths) - 44 * len(widths) + 24) / 2
    top = frame.bottom - LEGEND_HEIGHT
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


def describe(drawn: CloudMap, focus: tuple[str, ...]) -> str:
    """The map in words, for those who cannot see it."""
    names = [cloud.label.text for cloud in drawn.clouds.values()]
    parts = ["Clouds: " + ", ".join(names) + "."]
    for arrow in drawn.arrows:
        begin, end = drawn.clouds[arrow.begin].label.text, drawn.clouds[arrow.end].label.text
        parts.append(f"{begin} {arrow.label or 'leads to'} {end}.")
    for pair in drawn.overlaps:
        parts.append(" and ".join(drawn.clouds[one].label.text for one in pair) + " overlap.")
    if focus:
        parts.append("In focus: " + ", ".join(drawn.clouds[one].label.text for one in focus) + ".")
    return " ".join(parts)
