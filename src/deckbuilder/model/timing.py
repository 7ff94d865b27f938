"""How long slides, sections and the talk take, and each of those who speak."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from deckbuilder.kinds import Prose
from deckbuilder.model.facts import TalkFacts
from deckbuilder.model.section import Section
from deckbuilder.model.slide import Slide
from deckbuilder.model.speaking import turns
from deckbuilder.model.talk import Talk

FLOOR = 0.5
"""Minutes. Estimates are no shorter: a slide is looked at even when little is said about it."""
STEPS = 12
"""What is estimated comes in twelfths of a minute: nobody speaks to the second."""
CLICK = 1
"""Twelfths of a minute that a slide is looked at longer for each click, however little is said."""
SLACK = 0.01
"""Minutes; what thirds and quarters lose when they are added up."""


@dataclass(frozen=True, slots=True)
class Planned:
    """How long something will take."""

    minutes: float
    estimated: bool
    """Whether any of it is our estimate and not the author's own figure."""

    @property
    def shown(self) -> str:
        """`2:30`, or `~2:30` for an estimate."""
        return ("~" if self.estimated else "") + seconds(self.minutes)


def slide_time(slide: Slide, facts: TalkFacts) -> Planned:
    """The `minutes` of a slide, else an estimate from its notes; for a hidden slide too.

    `minutes: 0` is heeded. A `references` slide without notes is passed over, and takes no time.
    A slide with builds is looked at again with each click.
    """
    if slide.minutes is not None:
        return Planned(slide.minutes, estimated=False)
    if slide.slide == "references" and not slide.notes.word_count:
        return Planned(0.0, estimated=True)
    return Planned(_estimate(slide.notes, facts, slide.clicks), estimated=True)


def opening_time(section: Section, facts: TalkFacts) -> Planned:
    """The time of a section's opening slide, always an estimate; none when it has no such slide."""
    return Planned(_estimate(section.notes, facts), estimated=True) if section.opens else NO_TIME


def times(section: Section, facts: TalkFacts) -> Iterator[tuple[str, Planned]]:
    """Id and time of the opening of a section, if it has one, and of every slide that is shown."""
    if section.opens:
        yield section.name, opening_time(section, facts)
    for slide in section.slides:
        if not slide.hidden:
            yield slide.name, slide_time(slide, facts)


def section_time(section: Section, facts: TalkFacts) -> Planned:
    """What the opening and all shown slides of a section take. Its own `minutes` do not count."""
    return together(time for _, time in times(section, facts))


def talk_time(talk: Talk) -> Planned:
    """What all slides that are shown take, those of the appendix aside."""
    return together(section_time(section, talk.talk) for section in talk.body)


NO_TIME = Planned(0.0, estimated=False)


def spoken_minutes(notes: Prose, facts: TalkFacts) -> float:
    """Minutes it takes to say `notes`; Chinese or Japanese counts as `word_count` says."""
    return round(notes.word_count / facts.words_per_minute * STEPS) / STEPS


def _estimate(notes: Prose, facts: TalkFacts, clicks: int = 0) -> float:
    return max(FLOOR + clicks * CLICK / STEPS, spoken_minutes(notes, facts))


def together(several: Iterable[Planned]) -> Planned:
    """The sum of several times; an estimate when one of them is."""
    every = list(several)
    return Planned(sum(one.minutes for one in every), any(one.estimated for one in every))


@dataclass(frozen=True, slots=True)
class Share:
    """What one person speaks in all; a slide with several speakers counts a part for each."""

    person: str
    """Id."""
    name: str
    time: Planned


def shares(talk: Talk) -> Iterator[Share]:
    """What each person speaks, in the order in which they first do; the appendix aside."""
    speaking = turns(talk)
    spoken: dict[str, list[Planned]] = {}
    for section in talk.body:
        for slide, time in times(section, talk.talk):
            people = speaking[slide].speakers
            for person in people:
                each = Planned(time.minutes / len(people), time.estimated)
                spoken.setdefault(person, []).append(each)
    for person, its in spoken.items():
        yield Share(person, talk.people[person].name, together(its))


def excess(time: Planned, budget: float) -> float:
    """Minutes by which something takes longer than it may; 0 when it does not, or may take any."""
    over = time.minutes - budget
    return over if budget and over > SLACK else 0.0


def clock(minutes: float) -> str:
    """Minutes as they are written in an outline: `12` or `12:30`."""
    return seconds(minutes).removesuffix(":00")


def seconds(minutes: float) -> str:
    """Minutes with their seconds even when there are none: `12:00`."""
    whole, rest = divmod(round(minutes * 60), 60)
    return f"{whole}:{rest:02}"


def in_time(talk: Talk) -> str:
    """`29:30 of 30 minutes`, `about 12:15 minutes`."""
    taken, budget = talk_time(talk), talk.talk.minutes
    about = "about " if taken.estimated else ""
    of_budget = f" of {clock(budget)}" if budget else ""
    unit = "minute" if clock(budget or taken.minutes) == "1" else "minutes"
    return f"{about}{clock(taken.minutes)}{of_budget} {unit}"
