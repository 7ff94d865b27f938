"""Hand-overs on which nobody knows when to begin."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.diagnostics import Diagnostic, Span
from deckbuilder.model import Talk
from deckbuilder.model.speaking import turns
from deckbuilder.pipeline import Loaded

ON_BUILD = True


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """Whoever takes over waits for a sentence; where a name is missing there is nobody to ask."""
    talk = loaded.talk
    places = places_to_write(talk)
    for turn in turns(talk).values():
        if turn.giver and not turn.cue:
            giver, taker = talk.names((turn.giver, turn.first))
            what, span = places[turn.slide]
            yield Diagnostic(
                f"{taker} takes over from {giver} at the {what}, and has no cue to do so",
                span,
                f"write the last sentence that {giver} says as `cue:` of that {what.split()[0]}",
                "warning",
                "missing-cue",
            )


def places_to_write(talk: Talk) -> dict[str, tuple[str, Span]]:
    """What a slide or an opening is called, and where it is written, by its id."""
    openings = {
        section.name: (f"section `{section.section.text}`", section.section.span)
        for section in talk.sections
        if section.opens
    }
    slides = {slide.name: (f"slide `{slide.name}`", slide.name_span) for slide in talk.slides}
    return openings | slides
