"""Cues that nobody waits for."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.diagnostics import Diagnostic, Span
from deckbuilder.fields import place_of_words
from deckbuilder.model import Section, Talk
from deckbuilder.model.speaking import Turn, is_passed_over, turns
from deckbuilder.pipeline import Loaded

ON_BUILD = False
"""A variant that one person gives may well keep the cues of the talk that several give."""


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """A cue does nothing where the same person goes on, nor on a section that another one hides.

    A talk that does not show its slide has nothing to say about it.
    """
    waited_for: set[Span] = set()
    found: dict[Span, Diagnostic] = {}
    for talk in loaded.outline.every_talk:
        taken = turns(talk)
        for cue, span, slide in written(talk):
            turn, place = taken.get(slide), place_of_words(cue, span)
            if turn and turn.uses_cue and turn.cue == cue:
                waited_for.add(place)
            elif place not in found:
                hint = "remove it, or write `speaker:` with who takes over here"
                said = message(turn, cue, talk)
                found[place] = Diagnostic(said, place, hint, "warning", "unused-cue")
    yield from (one for place, one in found.items() if place not in waited_for)


def message(turn: Turn | None, cue: str, talk: Talk) -> str:
    """What is wrong with a cue, which may have given way to that of the slide itself."""
    if turn is None:
        return "this cue does nothing, as its section shows no slide"
    if turn.cue != cue:
        return f"this cue does nothing, as the slide `{turn.slide}` has one of its own"
    who = talk.names(turn.speakers[:1])
    return f"nobody takes over on this cue{f': {who[0]} goes on' if who else ''}"


def written(talk: Talk) -> Iterator[tuple[str, Span, str]]:
    """Every cue of what is shown, its place, and the id of the slide that it is for."""
    for section in talk.sections:
        if section.cue:
            yield section.cue, section.span, first_shown(section)
        for slide in section.slides:
            if slide.cue and not slide.hidden:
                yield slide.cue, slide.span, slide.name


def first_shown(section: Section) -> str:
    """The id of the slide that a section begins with; empty when it shows none."""
    shown = [one.name for one in section.slides if not (one.hidden or is_passed_over(one))]
    return section.name if section.opens else shown[0] if shown else ""
