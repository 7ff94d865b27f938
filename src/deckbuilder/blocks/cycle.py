"""Cycle: steps that lead back to the first, as boxes round a loop with arrows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from itertools import product
from typing import Any, ClassVar

from deckbuilder.diagram.loop_places import CLEARANCE, Hop, Loop, crosses, loops
from deckbuilder.diagram.mirror import mirrored
from deckbuilder.fields import Reading, Record, needed, optional, record
from deckbuilder.geometry import Box, Point, around
from deckbuilder.kinds import COLOUR, MARKUP, ListKind, Markup, RecordKind, left_out_of
from deckbuilder.model import Building, Part, Talk, numbered_parts
from deckbuilder.page import Overflow, Page
from deckbuilder.peers import PeerBox, evened, peer_boxes, text_shapes
from deckbuilder.scene import (
    MUTED,
    Colour,
    Connector,
    Glue,
    Group,
    Insets,
    Item,
    Line,
    Paragraph,
    Role,
    Shape,
    Text,
    TextBody,
)

PAD = Insets(12, 9, 12, 9)
NARROWEST, LOWEST = 5.0, 2.5
"""Least sides of a box, in sizes of its letters."""
LARGEST = 24.0
"""Points of type; with a whole slide for a few short steps."""
GOOD = 0.75
"""A loop that costs no more is taken; otherwise smaller letters are tried too."""
SMALLER = 0.4
"""What the next smaller size of letters costs."""
TOLERABLE = 0.4
"""How much more than the best a loop may cost that has more room for the words in its middle."""
CHOICE = 20
"""So many loops are tried for it at each size of letters."""
BROAD, NARROW = 2.2, 0.6
"""Width over height from which a box looks calm, and what each unit less of it costs."""
UNTIDY = 0.1
"""What each line of an average label costs."""
WIDEST_CENTRE = 320
ROOMS = (2 * CLEARANCE, CLEARANCE)
"""Points kept free round the words in the middle: what is wanted, and the least."""
OFFSETS = (0, 12, -12, 24, -24, 36)
"""Points below the middle of the loop where its words may stand, the best first."""


@record
class Step(Record):
    """One step of a cycle. Its label alone is enough."""

    shorthand: ClassVar[str] = "label"

    label: Markup = needed(MARKUP, "What the step says.")
    colour: Role | None = optional(COLOUR, default=None, doc="Accent colour; otherwise blue.")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A loop with the size of its letters in points and the words in its middle."""

    loop: Loop
    size: float
    cost: float
    """How untidy it looks; see `Loop.cost`."""
    centre: Text | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """A loop as plain values, for the cache."""

    loop: Loop
    size: float
    centre: Box | None
    letters: float


def noted(drawn: Drawn) -> Noted:
    """What of a loop is worth keeping."""
    centre = drawn.centre
    letters = centre.body.sizes[0] if centre else 0.0
    return Noted(drawn.loop, drawn.size, centre.box if centre else None, letters)


@record
class Cycle(Building):
    """Steps that lead back to the first, as boxes round a loop with arrows."""

    key: ClassVar[str] = "cycle"
    shorthand: ClassVar[str] = "steps"
    share: ClassVar[float] = 1.2
    many: ClassVar[str] = "steps"

    steps: tuple[Step, ...] = needed(
        ListKind(RecordKind(Step), 2, 8, noun="steps"), "The steps, clockwise from the top."
    )
    centre: Markup | None = optional(MARKUP, default=None, doc="Words in the middle.")

    def check(self, reading: Reading) -> None:
        if self.centre and len(self.steps) == 2:
            reading.problems.error(
                "two steps leave no room in the middle for words",
                self.centre.span,
                "say it in the title, or add a step",
            )

    def build_parts(self, talk: Talk) -> tuple[Part, ...]:
        """The steps by number; what stands in the middle is there from the beginning."""
        return numbered_parts("cycle", ("step",), self.steps)

    def leaves_out(self, name: str, talk: Talk) -> bool:
        return name in map(str, left_out_of(self.steps))

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        best = self.solved(frame, page)
        words = [best.centre] if best.centre else []
        items = (*self.arrows(best.loop), *self.boxes(best, page), *words)
        if page.mirrored:
            items = mirrored(items, frame)  # turned round twice it still runs clockwise
        yield Group("cycle", items, alt=self.described(page))

    def solved(self, frame: Box, page: Page) -> Drawn:
        """The best loop, from the cache when the same one was asked for before."""
        words = [step.label.source for step in self.steps]
        centre = self.centre.source if self.centre else None
        asked = (words, centre, frame, page.theme.sizes, page.theme.body_font)
        stored = page.cache.get(f"cycle {asked!r}")
        if stored is not None:
            return self.recalled(json.loads(stored))
        best = self.best(frame, page)
        page.cache.put(f"cycle {asked!r}", json.dumps(asdict(noted(best))).encode())
        return best

    def recalled(self, row: dict[str, Any]) -> Drawn:
        """A loop as it was before `noted` put it down."""
        hops = [
            Hop(h["begin_site"], h["end_site"], Point(**h["begin"]), Point(**h["end"]))
            for h in row["loop"]["hops"]
        ]
        boxes = tuple(Box(**box) for box in row["loop"]["boxes"])
        centre = None
        if self.centre and row["centre"]:
            body = centre_body(self.centre, row["letters"])
            centre = Text("cycle:centre", Box(**row["centre"]), body)
        return Drawn(Loop(boxes, tuple(hops), 0.0), row["size"], 0.0, centre)

    def best(self, frame: Box, page: Page) -> Drawn:
        """The best loop with the largest letters that look well; `Overflow` when none has room."""
        best: Drawn | None = None
        for step, size in enumerate(page.theme.steps(LARGEST)):
            drawn = self.tidiest(size, step * SMALLER, frame, page)
            if drawn and (best is None or drawn.cost < best.cost):
                best = drawn
            if best and best.cost <= GOOD:
                break
        if best is None:
            raise self.overflow(frame, page)
        return best

    def tidiest(self, size: float, penalty: float, frame: Box, page: Page) -> Drawn | None:
        """The tidiest loop with letters of `size` in points, or None when there is no room."""
        found = [
            Drawn(loop, size, loop.cost + penalty + box_cost(box, len(self.steps)))
            for box in boxes_for(self.steps, size, page)
            for loop in loops(len(self.steps), box.width, box.height, frame)
        ]
        found.sort(key=lambda one: one.cost)
        if self.centre is None or not found:
            return found[0] if found else None
        tidy = [one for one in found if one.cost <= found[0].cost + TOLERABLE]
        for letters in page.theme.steps(LARGEST):
            body = centre_body(self.centre, letters)
            shapes = text_shapes(body, WIDEST_CENTRE, page)
            for one in tidy[:CHOICE]:
                room = in_the_middle(shapes, one.loop)
                if room:
                    return replace(one, centre=Text("cycle:centre", room, body))
        return None

    def overflow(self, frame: Box, page: Page) -> Overflow:
        """What to say when nothing fits: the words in the middle are to blame, or the steps."""
        floor = page.theme.steps(LARGEST)[-1]
        if self.centre and replace(self, centre=None).tidiest(floor, 0.0, frame, page):
            return Overflow(
                f"the words in the middle of this cycle have no room, even at {floor:g} pt",
                "use fewer words for `centre`, or say it in the title",
            )
        return Overflow(
            f"this cycle of {len(self.steps)} steps does not fit at {floor:g} pt",
            "use shorter labels or fewer steps, or give the cycle the whole slide",
        )

    def boxes(self, drawn: Drawn, page: Page) -> Iterator[Item]:
        for number, (step, box) in enumerate(zip(self.steps, drawn.loop.boxes, strict=True), 1):
            role: Role = step.colour or "blue"
            pen = Line(Colour(role), 1.5)
            body = evened(step_body(step, drawn.size), box.w, page)
            yield Shape(f"cycle:step:{number}", box, "rounded", page.theme.fill(role), pen, body)

    def arrows(self, loop: Loop) -> Iterator[Item]:
        count = len(self.steps)
        for number, hop in enumerate(loop.hops, 1):
            yield arrow(number, number % count + 1, hop)

    def described(self, page: Page) -> str:
        """The cycle in words."""
        alt = page.wording.alt
        names = [step.label.text for step in self.steps]
        if self.centre is None:
            return alt.cycle.format(steps=alt.steps(names), first=names[0])
        about = self.centre.text
        return alt.cycle_about.format(about=about, steps=alt.steps(names), first=names[0])


def arrow(first: int, second: int, hop: Hop) -> Connector:
    return Connector(
        f"cycle:arrow:{first}-{second}",
        hop.begin,
        hop.end,
        Line(MUTED, 2.25),
        begin_glue=Glue(f"cycle:step:{first}", hop.begin_site),
        end_glue=Glue(f"cycle:step:{second}", hop.end_site),
        end_head="arrow",
    )


def step_body(step: Step, size: float) -> TextBody:
    paragraph = Paragraph(step.label.runs, align="centre", rtl=step.label.rtl)
    return TextBody((paragraph,), (size,), anchor="middle", insets=PAD)


def box_cost(box: PeerBox, count: int) -> float:
    """What a narrow box costs, and labels in many lines."""
    return NARROW * max(0.0, BROAD - box.width / box.height) + UNTIDY * box.untidy / count


def boxes_for(steps: tuple[Step, ...], size: float, page: Page) -> list[PeerBox]:
    """Boxes that hold every label at `size` points."""
    found = peer_boxes([step_body(step, size) for step in steps], NARROWEST * size, page)
    return [replace(box, height=max(LOWEST * size, box.height)) for box in found]


def centre_body(words: Markup, size: float) -> TextBody:
    paragraph = Paragraph(words.runs, align="centre", rtl=words.rtl)
    return TextBody((paragraph,), (size,), bold=True, anchor="middle")


def in_the_middle(shapes: list[tuple[float, float]], loop: Loop) -> Box | None:
    """Room for words in one of these widths and heights inside the loop, or None."""
    middle = around(loop.boxes).centre
    for room, (width, height), down in product(ROOMS, shapes, OFFSETS):
        box = Box(middle.x - width / 2, middle.y + down - height / 2, width, height)
        if is_free(box.inset(-room), loop):
            return box
    return None


def is_free(room: Box, loop: Loop) -> bool:
    """Whether no box and no arrow reaches into `room`."""
    if any(room.overlaps(box) for box in loop.boxes):
        return False
    return not any(crosses(hop.begin, hop.end, room) for hop in loop.hops)
