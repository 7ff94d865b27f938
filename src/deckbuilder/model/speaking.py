"""Who speaks on which slide, who takes over from whom, and on which cue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from deckbuilder.model.section import Section
from deckbuilder.model.slide import Slide
from deckbuilder.model.talk import Talk


@dataclass(frozen=True, slots=True)
class Turn:
    """Who speaks on a slide, one after another; people are given by id."""

    slide: str
    """Id of the slide."""
    speakers: tuple[str, ...]
    cue: str = ""
    """As written on the slide, or on the section that it begins."""
    begins: bool = False
    """Whether the first of them begins here: at the start of the talk, or taking over."""
    giver: str = ""
    """From whom they take over; empty when nobody does, or nobody knows."""
    taker: str = ""
    """Who takes over on the next slide; empty when nobody does."""
    taker_cue: str = ""

    @property
    def first(self) -> str:
        """Who speaks when the slide comes; empty when nobody knows."""
        return self.speakers[0] if self.speakers else ""

    @property
    def last(self) -> str:
        """Who speaks when the slide goes."""
        return self.speakers[-1] if self.speakers else ""

    @property
    def hands_over_within(self) -> bool:
        """Whether the cue is for the second speaker of this slide, as the first one goes on."""
        return len(self.speakers) > 1 and not self.begins

    @property
    def uses_cue(self) -> bool:
        """Whether anybody waits for the cue."""
        return self.begins or self.hands_over_within


def turns(talk: Talk) -> dict[str, Turn]:
    """The turn of every slide and opening by id, in the order of the talk.

    Hidden slides and those of the appendix have one that knows no more than who speaks: they come
    when they are called for.
    In a talk that one person gives alone nobody begins or takes over.
    """
    hidden = {slide.name for slide in talk.slides if slide.hidden or is_passed_over(slide)}
    for section in talk.appendix:
        hidden |= {section.name, *(slide.name for slide in section.slides)}
    found = {turn.slide: turn for section in talk.sections for turn in _turns_of(section, talk)}
    shown = [turn for name, turn in found.items() if name not in hidden]
    # Somebody whose name nobody gave is a person too.
    if len({person for turn in shown for person in turn.speakers or ("",)}) > 1:
        found |= {turn.slide: turn for turn in _in_order(shown)}
    return found


def is_passed_over(slide: Slide) -> bool:
    """Whether nothing is said at a slide, so that nobody takes over for it.

    So it is with references that have neither notes nor a cue nor anybody named to speak.
    """
    return slide.slide == "references" and not (slide.notes.source or slide.speaker or slide.cue)


def several_speak(every: dict[str, Turn]) -> bool:
    """Whether more than one person speaks on the slides that are shown."""
    return any(turn.begins for turn in every.values())


def _turns_of(section: Section, talk: Talk) -> Iterator[Turn]:
    """Who speaks in a section, each slide seen by itself."""
    usual = section.speaker or talk.talk.speakers[:1]
    cue = section.cue
    if section.opens:
        yield Turn(section.name, usual, cue)
        cue = ""
    for slide in section.slides:
        if slide.hidden or is_passed_over(slide):
            yield Turn(slide.name, slide.speaker or usual)
        else:
            yield Turn(slide.name, slide.speaker or usual, slide.cue or cue)
            cue = ""


def _in_order(shown: list[Turn]) -> Iterator[Turn]:
    """The turns of slides that follow each other, each knowing who comes before and after."""
    nobody = Turn("", ())
    begun = [replace(shown[0], begins=bool(shown[0].speakers))]
    for before, turn in pairwise(shown):
        begins = bool(turn.speakers) and turn.first != before.last
        begun.append(replace(turn, begins=begins, giver=before.last if begins else ""))
    for turn, after in pairwise([*begun, nobody]):
        taker = after.first if after.begins else ""
        yield replace(turn, taker=taker, taker_cue=after.cue if taker else "")
