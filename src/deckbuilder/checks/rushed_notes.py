"""Slides that get less time than it takes to say their notes."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.diagnostics import Diagnostic
from deckbuilder.fields import place_of_number
from deckbuilder.model import Slide, TalkFacts
from deckbuilder.model.timing import clock, seconds, spoken_minutes
from deckbuilder.pipeline import Loaded

ON_BUILD = False

TIMES_TOO_LONG, MINUTES_TOO_LONG = 1.5, 0.5
"""Notes are never spoken quite as written; both must be exceeded before we say something."""


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """The `minutes` of every slide that is shown against its notes."""
    facts = loaded.talk.talk
    for slide in loaded.talk.slides:
        if slide.minutes is not None and not slide.hidden:
            yield from rushed(slide, slide.minutes, facts)


def rushed(slide: Slide, minutes: float, facts: TalkFacts) -> Iterator[Diagnostic]:
    """A warning when the notes of `slide` take far longer than its `minutes`."""
    needed = spoken_minutes(slide.notes, facts)
    if needed > TIMES_TOO_LONG * minutes and needed - minutes > MINUTES_TOO_LONG:
        yield Diagnostic(
            f"the notes of `{slide.name}` take about {seconds(needed)} minutes to "
            f"say, and it has {seconds(minutes)}",
            place_of_number(minutes, slide.span),
            f"shorten them, or write `minutes: {clock(needed)}`",
            "warning",
            "rushed-notes",
        )
