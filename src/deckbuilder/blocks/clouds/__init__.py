"""Clouds: areas whose borders are fuzzy, with arrows between them and some in focus."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, ClassVar

from deckbuilder.blocks.clouds.drawing import LEGEND_HEIGHT, Drawing, Light, legend, nest_of
from deckbuilder.diagnostics import Problems, did_you_mean
from deckbuilder.diagram.cloud_nesting import least_extent
from deckbuilder.diagram.cloud_places import place
from deckbuilder.diagram.cloud_problem import Arrow, Cloud, CloudPlace, CloudProblem
from deckbuilder.fields import Reading, optional, place_of_words, record
from deckbuilder.geometry import Box
from deckbuilder.kinds import ID, MARKUP, TEXT, ListKind, MapKind, Markup, RecordKind
from deckbuilder.model import Building, CloudMap, Part, Talk
from deckbuilder.model import Cloud as AnyCloud
from deckbuilder.page import Overflow, Page
from deckbuilder.scene import Group, Item

SOLVED_HEIGHT = 324.0
"""Points. A map is solved for this height whatever else is on the slide, so that nothing jumps."""
INNER_SIZE = 18.0
"""Points of labels inside a cloud, for which room is made on the map."""


@record
class Clouds(CloudMap, Building):
    """A cloud map: one drawn under `maps:`, by its id, or one written right here."""

    key: ClassVar[str] = "clouds"
    shorthand: ClassVar[str] = "map"
    noun: ClassVar[str] = "clouds block"
    share: ClassVar[float] = 1.4
    may_overlap: ClassVar[bool] = True
    many: ClassVar[str] = "clouds"

    map: str = optional(TEXT, default="", doc="Id of a map under `maps:`.")
    focus: tuple[str, ...] = optional(
        ListKind(ID, lone=True, noun="clouds"),
        default=(),
        doc="Clouds in full colour; the others are dimmed.",
    )
    labels: dict[str, Markup] = optional(
        MapKind(MARKUP), default={}, doc="Other labels for some clouds; places and sizes stay."
    )
    clouds: dict[str, AnyCloud] = optional(
        MapKind(RecordKind(AnyCloud), 0, 12, "clouds"),
        default={},
        doc="The clouds by id, when drawn here.",
    )

    back: str | None = None
    """Where a click on the clouds in focus leads, when not to the section they stand for; nowhere
    when it is empty."""

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
        for name in (*self.focus, *self.labels):
            if name not in clouds:
                hint = did_you_mean(name, clouds) or "its clouds are " + ", ".join(clouds)
                place = self.labels[name].span if name in self.labels else self.span
                place = place_of_words(name, place)
                problems.error(f"there is no cloud `{name}` in this map", place, hint)

    def knows_parts(self, talk: Talk) -> bool:
        return not self.map or self.map in talk.maps

    def leaves_out(self, name: str, talk: Talk) -> bool:
        cloud = self.drawn(talk).clouds.get(name.partition(".")[0])
        return cloud is not None and cloud.hidden

    def build_parts(self, talk: Talk) -> tuple[Part, ...]:
        """The clouds by id, `whole.inner` for one inside another; the legend as they come."""
        if not self.knows_parts(talk):
            return ()
        drawn = self.drawn(talk).visible
        found: list[Part] = []
        for name, cloud in drawn.clouds.items():
            found.append(Part(name, (f"clouds:{name}",)))
            found += [
                Part(f"{name}.{inner}", (f"clouds:{name}:{inner}",), parent=name)
                for inner in cloud.clouds
            ]
        for group in drawn.groups:
            its = tuple(name for name, cloud in drawn.clouds.items() if cloud.group == group)
            if its:
                found.append(Part("", (f"clouds:legend:{group}",), first_of=its))
        return tuple(found)

    def drawn(self, talk: Talk) -> CloudMap:
        """The map that is shown; the consistency check has made sure that it exists."""
        return self if self.clouds else talk.maps[self.map]

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        whole, drawn = self.drawn(talk).whole, self.drawn(talk).visible
        places = {
            name: place
            for name, place in solved(whole, frame, page).items()
            if name in drawn.clouds
        }
        labels = {name: label for name, label in self.labels.items() if name in drawn.clouds}
        labels = relabelled(drawn, whole) | labels
        for cloud in places.values():
            if not cloud.fits and cloud.id not in labels:
                raise Overflow(
                    f"the label `{drawn.clouds[cloud.id].label.text}` does not fit its cloud",
                    "use a shorter label, fewer clouds, or a whole slide for the map",
                )
        targets = links(self.map, talk)
        if self.back is not None:
            targets |= dict.fromkeys(self.focus, self.back)
        picture = Drawing(drawn, places, self.lights(drawn), labels, targets, page, self.map)
        items = tuple(picture.items())
        focus = tuple(name for name in self.focus if name in drawn.clouds)
        if items:
            yield Group("clouds", items, alt=describe(drawn, focus, labels, page))
        yield from legend(drawn, canvas_of(whole, frame), page)

    def lights(self, drawn: CloudMap) -> dict[str, Light]:
        """How each cloud is lit: those in focus, their neighbours by arrow, the rest dimmed."""
        if not set(self.focus) & set(drawn.clouds):
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


def relabelled(drawn: CloudMap, whole: CloudMap) -> dict[str, Markup]:
    """The labels of `drawn` that places were not found for."""
    return {
        name: cloud.label
        for name, cloud in drawn.clouds.items()
        if cloud.label.text != whole.clouds[name].label.text
    }


def links(map_name: str, talk: Talk) -> dict[str, str]:
    """The first slide of the section that each cloud of a map stands for."""
    prefix = f"{map_name}."
    found: dict[str, str] = {}
    for section in talk.sections:
        if map_name and section.cloud.startswith(prefix) and section.first:
            found.setdefault(section.cloud.removeprefix(prefix), f"#{section.first}")
    return found


def solved(drawn: CloudMap, frame: Box, page: Page) -> dict[str, CloudPlace]:
    """Where each cloud goes. Solved once for each width, whatever the height, and remembered."""
    canvas = canvas_of(drawn, frame)
    return {
        row["id"]: CloudPlace(
            row["id"],
            Box(**row["box"]).moved(canvas.x, canvas.y),
            tuple(row["lines"]),
            row["size"],
            row["bold"],
            row["fits"],
        )
        for row in _solution(drawn, canvas, page)["clouds"]
    }


def faults(drawn: CloudMap, frame: Box, page: Page) -> list[tuple[str, ...]]:
    """Ids of clouds that get in each other's way in the best places there are, worst first."""
    whole, shown = drawn.whole, drawn.visible.clouds
    found = [tuple(ids) for ids in _solution(whole, canvas_of(whole, frame), page)["faults"]]
    return [ids for ids in found if all(name in shown for name in ids)]


def canvas_of(drawn: CloudMap, frame: Box) -> Box:
    """Where in the frame the map goes: at its top and equally high, so that nothing jumps."""
    legend_room = LEGEND_HEIGHT if drawn.groups else 0.0
    return Box(frame.x, frame.y, frame.w, min(SOLVED_HEIGHT, frame.h - legend_room))


def _solution(drawn: CloudMap, canvas: Box, page: Page) -> dict[str, Any]:
    """The solver's answer as plain data, from the cache when it was asked before."""
    problem = problem_of(drawn, Box(0, 0, canvas.w, canvas.h), page)
    pairs = sorted(sorted(pair) for pair in problem.overlaps)
    asked = (problem.clouds, problem.frame, problem.arrows, pairs)
    key = f"clouds {page.theme.body_font} {asked!r}"
    stored = page.cache.get(key)
    if stored is None:
        placed = place(problem, page.text_width)
        worst = sorted(placed.faults, key=lambda fault: -fault.amount)
        answer = {
            "clouds": [asdict(cloud) for cloud in placed.clouds],
            "faults": [fault.clouds for fault in worst],
        }
        stored = json.dumps(answer).encode()
        page.cache.put(key, stored)
    found: dict[str, Any] = json.loads(stored)
    return found


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
    return least_extent(nest_of(cloud), page.text_width, INNER_SIZE) if cloud.clouds else None


def describe(drawn: CloudMap, focus: tuple[str, ...], labels: dict[str, Markup], page: Page) -> str:
    """The map in words, for those who cannot see it."""
    alt = page.wording.alt
    names = {name: cloud.label.text for name, cloud in drawn.clouds.items()}
    names |= {name: label.text for name, label in labels.items()}
    parts = [alt.clouds.format(names=", ".join(names.values()))]
    for name, cloud in drawn.clouds.items():
        if cloud.clouds:
            inner = ", ".join(one.label.text for one in cloud.clouds.values())
            parts.append(alt.inside.format(whole=names[name], names=inner))
    for arrow in drawn.arrows:
        sentence = alt.labelled_arrow if arrow.label else alt.arrow
        begin, end = names[arrow.begin], names[arrow.end]
        parts.append(sentence.format(begin=begin, label=arrow.label, end=end))
    for pair in drawn.overlaps:
        parts.append(alt.overlap.format(names=alt.together(names[one] for one in pair)))
    if focus:
        parts.append(alt.focus.format(names=", ".join(names[one] for one in focus)))
    return " ".join(parts)
