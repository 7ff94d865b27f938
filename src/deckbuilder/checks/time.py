"""More slides than minutes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import combinations

from deckbuilder.diagnostics import Diagnostic, Span, joined
from deckbuilder.fields import place_of_number
from deckbuilder.model import Section, Slide, TalkFacts
from deckbuilder.model.timing import (
    SLACK,
    Planned,
    clock,
    excess,
    seconds,
    section_time,
    slide_time,
    talk_time,
)
from deckbuilder.pipeline import Loaded

ON_BUILD = True

MOST_CUT = 3
"""Slides that are named. Whoever must cut more has another talk to plan."""
MOST_WEIGHED = 60
"""Slides among which those to cut are looked for: three of 60 are 34,220 choices."""

Timed = tuple[Slide, Planned]


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """The slides of each section against its `minutes`, and all of them against the talk's."""
    talk, facts = loaded.talk, loaded.talk.talk
    for section in talk.sections:
        place = place_of_number(section.minutes, section.span)
        name = f"the section `{section.section.text}`"
        taken = section_time(section, facts)
        yield from over(name, taken, section.minutes, place, cuttable((section,), facts))
    place = place_of_number(facts.minutes, facts.span)
    yield from over("this talk", talk_time(talk), facts.minutes, place, cuttable(talk.body, facts))


def cuttable(sections: tuple[Section, ...], facts: TalkFacts) -> list[Timed]:
    """The slides that could be left out with their times: neither hidden nor made from the talk."""
    return [
        (slide, slide_time(slide, facts))
        for section in sections
        for slide in section.slides
        if not (slide.hidden or slide.slide)
    ]


def over(
    what: str, taken: Planned, budget: float, place: Span, slides: list[Timed]
) -> Iterator[Diagnostic]:
    """A warning when `what` takes longer than its budget, if it has one."""
    too_long = excess(taken, budget)
    if too_long:
        about = "about " if taken.estimated else ""
        message = (
            f"{what} will take {about}{seconds(taken.minutes)} minutes, "
            f"{seconds(too_long)} more than its {clock(budget)}"
        )
        yield Diagnostic(message, place, advice(slides, too_long), "warning", "time")


def advice(slides: list[Timed], over_by: float) -> str:
    """Which slides to cut, and what that saves; never all there are."""
    cut = to_cut(slides, over_by)
    if len(cut) in (0, len(slides)):
        return "make its slides shorter, or give it more `minutes`"
    named = joined([f"`{slide.name}` ({time.shown})" for slide, time in cut])
    saved = sum(time.minutes for _, time in cut)
    if saved < over_by - SLACK:
        return (
            f"cutting {named} would save only {seconds(saved)} of that; the talk needs another plan"
        )
    return f"cut {named}" + (f", which saves {seconds(saved)}" if len(cut) > 1 else "")


def to_cut(slides: list[Timed], over_by: float) -> list[Timed]:
    """The fewest slides that together take `over_by` minutes, and of those that do the shortest.

    When three do not suffice, the three longest. They come in the order of the talk.
    """
    by_length = sorted((one for one in slides if one[1].minutes), key=lambda one: one[1].minutes)
    lengths = [time.minutes for _, time in by_length]
    chosen: Sequence[int] = range(len(lengths))[-MOST_CUT:]
    for count in range(1, MOST_CUT + 1):
        if sum(lengths[-count:]) > over_by - SLACK:
            chosen = shortest_enough(lengths, count, over_by)
            break
    names = {by_length[index][0].name for index in chosen}
    return [one for one in slides if one[0].name in names]


def shortest_enough(lengths: list[float], count: int, over_by: float) -> Sequence[int]:
    """Indices of the `count` of `lengths` (ascending) with the least sum of at least `over_by`.

    There must be such. The last of them is looked up, so that 1,000 slides are no matter.
    """

    def enough() -> Iterator[tuple[float, tuple[int, ...]]]:
        for first in combinations(range(len(lengths)), count - 1):
            taken = sum(lengths[index] for index in first)
            last = bisect_left(lengths, over_by - SLACK - taken, lo=first[-1] + 1 if first else 0)
            if last < len(lengths):
                yield taken + lengths[last], (*first, last)

    return min(enough())[1]
