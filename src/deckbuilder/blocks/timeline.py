"""Timeline: events along an axis, evenly spaced or to scale, across the slide or down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf, log
from typing import ClassVar

from deckbuilder.diagram.mirror import mirrored
from deckbuilder.diagram.time_scale import evenly, misfit, moment, to_scale
from deckbuilder.diagram.timeline_places import DOT, AcrossPlaces, DownPlaces, across, down
from deckbuilder.fields import Reading, Record, needed, optional, place_of_words, record
from deckbuilder.geometry import Box, Point
from deckbuilder.kinds import (
    COLOUR,
    FLAG,
    MARKUP,
    PHRASE,
    ChoiceKind,
    ListKind,
    Markup,
    RecordKind,
    left_out_of,
)
from deckbuilder.model import Building, Part, Talk, numbered_parts
from deckbuilder.page import Overflow, Page
from deckbuilder.peers import SLACK, PeerBox, evened, peer_boxes
from deckbuilder.scene import (
    MUTED,
    RULE,
    Colour,
    Connector,
    Glue,
    Group,
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

PAD = Insets(10, 7, 10, 7)
NARROWEST = 6.0
"""Least width of a card, in sizes of its letters."""
BROAD = 2.5
"""Width over height at which a card looks best."""
UNTIDY = 0.4
"""What each line of an average label costs."""
BESIDE_AXIS, LEADER = 20.0, 44.0
"""Points from the axis to the words beside it: evenly spaced, and to scale, with leaders."""
DATE_SHARE = 0.3
"""Share of the width that dates may take in a timeline that runs down."""
LARGEST = {"across": 20.0, "down": 24.0}
"""Points of type in each direction."""
WIDE = 560.0
"""Points; in a narrower frame a timeline runs down if it can."""


@record
class Event(Record):
    """What happened, and when."""

    when: str = needed(PHRASE, "A year, a time of day, or any words.")
    label: Markup = needed(MARKUP, "What happened.")
    colour: Role | None = optional(COLOUR, default=None, doc="Accent colour; otherwise blue.")

    @property
    def role(self) -> Role:
        return self.colour or "blue"


@record
class Timeline(Building):
    """Events along an axis, evenly spaced or to scale, across the slide or down."""

    key: ClassVar[str] = "timeline"
    shorthand: ClassVar[str] = "events"
    share: ClassVar[float] = 1.2
    many: ClassVar[str] = "events"

    events: tuple[Event, ...] = needed(
        ListKind(RecordKind(Event), 2, 10, noun="events"), "What happened, the earliest first."
    )
    scale: bool = optional(FLAG, default=False, doc="Whether distances show how much time passed.")
    direction: str = optional(
        ChoiceKind(("across", "down"), "a direction"), default="", doc="Otherwise what suits it."
    )

    def check(self, reading: Reading) -> None:
        wrong = misfit([event.when for event in self.events]) if self.scale else None
        if wrong:
            event = self.events[wrong.number]
            place = place_of_words(event.when, event.span)
            reading.problems.error(wrong.message, place, wrong.hint)

    def fractions(self) -> list[float]:
        """Where each event lies between the first (0) and the last (1)."""
        moments = [one for event in self.events if (one := moment(event.when))]
        return to_scale(moments) if self.scale else evenly(len(self.events))

    def build_parts(self, talk: Talk) -> tuple[Part, ...]:
        """The events by number; the axis is there from the beginning."""
        kinds = ("dot", "stem", "card", "date", "label", "leader:date", "leader:label")
        return numbered_parts("timeline", kinds, self.events)

    def leaves_out(self, name: str, talk: Talk) -> bool:
        return name in map(str, left_out_of(self.events))

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        rtl = all(page.rtl(event.label.text) for event in self.events)
        for direction, size in self.attempts(page, frame):
            make = Across if direction == "across" else Down
            items = make(self, size, frame, page, rtl).items()
            if items:
                turned = mirrored(items, frame) if rtl else tuple(items)
                yield Group("timeline", turned, alt=self.described(page))
                return
        scale = "leave out `scale`, " if self.scale else ""
        raise Overflow(
            f"the {len(self.events)} events of this timeline do not fit, "
            f"even at {page.theme.sizes.floor:g} pt",
            f"{scale}use shorter labels or fewer events, or give the timeline the whole slide",
        )

    def attempts(self, page: Page, frame: Box) -> list[tuple[str, float]]:
        """Directions and sizes to try: the smallest letters only when both need them."""
        both = ["across", "down"] if frame.w >= WIDE else ["down", "across"]
        directions = [self.direction] if self.direction else both
        tries = [
            (direction, size)
            for direction in directions
            for size in page.theme.steps(LARGEST[direction])
        ]
        return sorted(tries, key=lambda one: one[1] <= page.theme.sizes.floor)

    def described(self, page: Page) -> str:
        """The events in words."""
        events = " ".join(f"{event.when}: {event.label.text}." for event in self.events)
        return page.wording.alt.timeline.format(events=events)


@dataclass(frozen=True)
class Drawing:
    """A timeline with letters of one size in a frame, drawn for reading from left to right."""

    timeline: Timeline
    size: float
    frame: Box
    page: Page
    rtl: bool
    """Whether it will be mirrored in its frame, to be read from right to left."""

    @property
    def events(self) -> tuple[Event, ...]:
        return self.timeline.events

    def date(self, event: Event) -> TextBody:
        """The `when` of an event, a little smaller than its label."""
        smaller = self.page.theme.steps(self.size, self.page.theme.sizes.note)
        size = smaller[1] if len(smaller) > 1 else smaller[0]
        words = (Run(str(event.when)),)
        paragraph = Paragraph(words, align="centre", rtl=self.page.rtl(event.when))
        look = TextBody((paragraph,), (size,), Colour(event.role), bold=True, anchor="middle")
        # A date is measured to fit on one line; a wider stand-in font must not break it.
        return replace(look, wrap=False)

    def axis(self, begin: Point, end: Point) -> Connector:
        return Connector("timeline:axis", begin, end, Line(MUTED, 2.5), end_head="arrow")

    def dot(self, number: int, at: Point) -> Shape:
        box = Box(at.x - DOT / 2, at.y - DOT / 2, DOT, DOT)
        accent = Colour(self.events[number].role)
        return Shape(f"timeline:dot:{number + 1}", box, "ellipse", accent, decorative=True)


def card_cost(box: PeerBox, count: int) -> float:
    """How far a card is from the best shape, with what its lines cost."""
    return abs(log(box.width / box.height / BROAD)) + UNTIDY * box.untidy / count


@dataclass(frozen=True)
class Across(Drawing):
    """Cards alternating above and below an axis from left to right, each date across the line."""

    def items(self) -> list[Item]:
        """Everything drawn, or nothing when it does not fit."""
        places = self.places()
        if places is None:
            return []
        axis = self.axis(Point(self.frame.x, places.y), Point(self.frame.right, places.y))
        events = enumerate(zip(self.events, places.dots, places.cards, places.dates, strict=True))
        return [axis, *(item for n, one in events for item in self.event(n, places.y, *one))]

    def places(self) -> AcrossPlaces | None:
        """The places of the shapeliest cards that have room."""
        dates = [self.page.text_size(self.date(event), inf) for event in self.events]
        widths = [width + SLACK for width, _ in dates]
        height = max(high for _, high in dates)
        fractions = self.timeline.fractions()
        for card in self.card_sizes():
            places = across(fractions, card, widths, height, self.frame)
            if places:
                return places
        return None

    def card_sizes(self) -> list[tuple[float, float]]:
        """Sizes of a card in points that hold every label, the shapeliest first."""
        bodies = [self.card(event) for event in self.events]
        found = peer_boxes(bodies, NARROWEST * self.size, self.page)
        found.sort(key=lambda box: card_cost(box, len(bodies)))
        return [(box.width, box.height) for box in found]

    def card(self, event: Event) -> TextBody:
        paragraph = Paragraph(event.label.runs, align="centre", rtl=event.label.rtl)
        return TextBody((paragraph,), (self.size,), anchor="middle", insets=PAD)

    def event(
        self, number: int, y: float, one: Event, dot: float, card: Box, date: Box
    ) -> Iterator[Item]:
        above = number % 2 == 0
        foot = Point(dot, card.bottom if above else card.y)
        straight = abs(card.centre.x - dot) < 0.02
        yield Connector(
            f"timeline:stem:{number + 1}",
            Point(dot, y - DOT / 2 if above else y + DOT / 2),
            foot,
            Line(RULE, 1.25),
            begin_glue=Glue(f"timeline:dot:{number + 1}", 0 if above else 4),
            end_glue=Glue(f"timeline:card:{number + 1}", 2 if above else 0) if straight else None,
            decorative=True,
        )
        yield self.dot(number, Point(dot, y))
        fill = self.page.theme.fill(one.role)
        pen = Line(Colour(one.role), 1.5)
        body = evened(self.card(one), card.w, self.page)
        yield Shape(f"timeline:card:{number + 1}", card, "rounded", fill, pen, body)
        yield Text(f"timeline:date:{number + 1}", date, self.date(one))


@dataclass(frozen=True)
class Down(Drawing):
    """An axis downwards with the dates left of it and the labels right."""

    def items(self) -> list[Item]:
        """Everything drawn, or nothing when it does not fit."""
        away = LEADER if self.timeline.scale else BESIDE_AXIS
        dates = self.date_width()
        x = self.frame.x + dates + away
        left = x + away
        labels = Box(left, self.frame.y, self.frame.right - left, self.frame.h)
        places = self.places(dates, labels.w)
        if places is None:
            return []
        axis = self.axis(Point(x, places.top), Point(x, places.bottom))
        events = enumerate(zip(self.events, places.dots, places.rows, strict=True))
        columns = Box(self.frame.x, 0, dates, 0), labels
        return [axis, *(item for n, one in events for item in self.event(n, x, columns, *one))]

    def date_width(self) -> float:
        """Points that the widest date needs, up to its share of the frame."""
        widths = [self.page.text_size(self.date(event), inf)[0] for event in self.events]
        widest = max(widths) + SLACK
        return min(widest, DATE_SHARE * self.frame.w)

    def places(self, dates: float, labels: float) -> DownPlaces | None:
        heights = []
        for event in self.events:
            label, date = self.label(event), self.date(event)
            if self.page.broken_word(label, labels) or self.page.broken_word(date, dates):
                return None
            heights.append(
                max(self.page.text_height(label, labels), self.page.text_height(date, dates))
            )
        even = not self.timeline.scale
        return down(self.timeline.fractions(), heights, self.frame, even=even)

    def label(self, event: Event) -> TextBody:
        paragraph = Paragraph(event.label.runs, rtl=self.page.rtl(event.label.text))
        return TextBody((self.towards_axis(paragraph),), (self.size,), anchor="middle")

    def towards_axis(self, paragraph: Paragraph, *, before: bool = False) -> Paragraph:
        """A label, or a date `before` the axis, set against it whichever way its words run."""
        near = (paragraph.rtl == self.rtl) != before
        return replace(paragraph, align="start" if near else "end")

    def event(
        self,
        number: int,
        x: float,
        columns: tuple[Box, Box],
        one: Event,
        dot: float,
        row: tuple[float, float],
    ) -> Iterator[Item]:
        dates, labels = (Box(column.x, row[0], column.w, row[1]) for column in columns)
        if self.timeline.scale:
            for side, end in (("date", dates.right + 4), ("label", labels.x - 4)):
                name, near = f"timeline:leader:{side}:{number + 1}", Point(end, row[0] + row[1] / 2)
                yield Connector(name, Point(x, dot), near, Line(RULE, 1.25), decorative=True)
        yield self.dot(number, Point(x, dot))
        date = self.date(one)
        [words] = date.paragraphs
        date = replace(date, paragraphs=(self.towards_axis(words, before=True),))
        yield Text(f"timeline:date:{number + 1}", dates, date)
        yield Text(f"timeline:label:{number + 1}", labels, self.label(one))
