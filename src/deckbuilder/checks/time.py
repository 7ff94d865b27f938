"""Minutes that do not add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckbuilder.diagnostics import Diagnostic, Span
from deckbuilder.model import Section, Slide, Talk
from deckbuilder.pipeline import Loaded
from deckbuilder.shown import name_few
from deckbuilder.source.places import Places

ON_BUILD = True

SLACK = 0.01
"""Minutes; what thirds and quarters lose when they are added up."""
LONGEST = 3
"""How many of the slides that take longest are named."""


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """Slides against their section, everything against the talk, and slides nobody counted."""
    talk = loaded.talk
    places = Places(talk.span.path)
    for number, section in enumerate(talk.sections):
        over = planned(section.slides) - section.minutes
        if section.minutes and over > SLACK:
            place = places.value("sections", number, "minutes", otherwise=section.span)
            yield told(f"the slides of `{section.section.text}`", over, section.slides, place)
    over = sum(map(needed, talk.sections)) - talk.talk.minutes
    if talk.talk.minutes and over > SLACK:
        place = places.value("talk", "minutes", otherwise=talk.talk.span)
        yield told("this talk", over, list(talk.slides), place)
    yield from uncounted(talk)


def planned(slides: Sequence[Slide]) -> float:
    """The minutes of all slides that are shown."""
    return sum(slide.minutes for slide in slides if not slide.hidden)


def needed(section: Section) -> float:
    """The minutes a section will take: what its slides say or what it says, whichever is more."""
    return max(planned(section.slides), section.minutes)


def told(what: str, over: float, slides: Sequence[Slide], place: Span) -> Diagnostic:
    """The warning that `what` takes `over` minutes too long."""
    counted = [slide for slide in slides if slide.minutes and not slide.hidden]
    longest = sorted(counted, key=lambda slide: -slide.minutes)[:LONGEST]
    named = ", ".join(f"`{slide.name}` ({shown(slide.minutes)})" for slide in longest)
    hint = f"the longest slides are {named}" if longest else "take it from one of the sections"
    unit = "minute" if shown(over) == "1" else "minutes"
    return Diagnostic(
        f"{what} will take {shown(over)} {unit} longer than planned", place, hint, "warning", "time"
    )


def uncounted(talk: Talk) -> Iterator[Diagnostic]:
    """A warning that names the slides nobody gave a time, when others have one.

    The minutes of a section count for its slides. What a slide made from the talk takes is small.
    """
    shown_slides = [slide for slide in talk.slides if not slide.hidden]
    forgotten = [
        slide
        for section in talk.sections
        for slide in section.slides
        if not (section.minutes or slide.minutes or slide.hidden or slide.slide)
    ]
    if forgotten and any(slide.minutes for slide in shown_slides):
        names = [slide.name for slide in forgotten]
        verb = "has" if len(names) == 1 else "have"
        yield Diagnostic(
            f"{name_few(names)} {verb} no `minutes`, and other slides do",
            forgotten[0].span,
            "without them the talk will take longer than its minutes say",
            "warning",
            "time",
        )


def shown(minutes: float) -> str:
    """Minutes as a person writes them: `2`, `0.75`."""
    return f"{round(minutes, 2):g}"
