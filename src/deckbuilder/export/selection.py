"""Which slides are wanted: by number, by id, by who speaks."""

from __future__ import annotations

import re
from dataclasses import replace

from deckbuilder.diagnostics import did_you_mean, nearest
from deckbuilder.model.speaking import turns
from deckbuilder.pipeline import Loaded
from deckbuilder.scene import Deck
from deckbuilder.shown import slides_shown

_RANGE = re.compile(r"(?P<first>\d*)\s*[-–]\s*(?P<last>\d*)")


class UnknownSlides(Exception):
    """What was asked for is not there; the message names what may have been meant."""


def numbered(deck: Deck) -> dict[str, int]:
    """The number of every slide as it stands at its foot, hidden ones counted, by id."""
    return {scene.id: number for number, scene in enumerate(deck.scenes, 1)}


def selected(loaded: Loaded, *, slides: str = "", speaker: str = "", hidden: bool = False) -> Deck:
    """The deck with only the slides wanted; sections left empty are gone.

    `slides` is as `3,7-9,the-id`, `speaker` the id or the name of a person. Hidden slides are left
    out unless they are named by `slides` or `hidden` is true. Raises `UnknownSlides`.
    """
    deck = loaded.deck
    wanted = {scene.id for scene in deck.scenes if hidden or not scene.hidden}
    if slides:
        wanted = named(slides, deck)
    if speaker:
        wanted &= spoken_by(speaker, loaded)
    if not wanted:
        raise UnknownSlides(_nothing_left(slides, speaker))
    sections = (
        replace(section, scenes=tuple(s for s in section.scenes if s.id in wanted))
        for section in deck.sections
    )
    return replace(deck, sections=tuple(section for section in sections if section.scenes))


def named(slides: str, deck: Deck) -> set[str]:
    """The ids of the slides that `3,7-9,the-id` names; raises `UnknownSlides`."""
    ids = list(numbered(deck))
    found: set[str] = set()
    for part in filter(None, (part.strip() for part in slides.split(","))):
        if part in ids:
            found.add(part)
        elif part.isdecimal():
            found.add(ids[_number(part, ids) - 1])
        elif (span := _RANGE.fullmatch(part)) and (span["first"] or span["last"]):
            first = _number(span["first"] or "1", ids)
            last = _number(span["last"] or str(len(ids)), ids)
            if first > last:
                raise UnknownSlides(f"`{part}` runs backwards; write `{last}-{first}`")
            found.update(ids[first - 1 : last])
        else:
            hint = did_you_mean(part, ids) or f"slides are numbered 1 to {len(ids)}"
            raise UnknownSlides(f"there is no slide `{part}`; {hint}")
    if not found:
        raise UnknownSlides("`--slides` names none; write numbers and ids, as `3,7-9,the-id`")
    return found


def _number(written: str, ids: list[str]) -> int:
    number = int(written)
    if not 1 <= number <= len(ids):
        raise UnknownSlides(f"there is no slide {number}; slides are numbered 1 to {len(ids)}")
    return number


def spoken_by(speaker: str, loaded: Loaded) -> set[str]:
    """The ids of the scenes on which a person speaks; raises `UnknownSlides`."""
    talk, every = loaded.talk, turns(loaded.talk)
    speaking = dict.fromkeys(person for turn in every.values() for person in turn.speakers)
    names = {talk.people[person].name: person for person in speaking}
    by_name = {name.casefold(): person for name, person in names.items()}
    person = speaker if speaker in speaking else by_name.get(speaker.casefold(), "")
    if not person:
        known = ", ".join(f"`{key}` ({name})" for name, key in names.items()) or "nobody by name"
        near = nearest(speaker, [*speaking, *names])
        hint = f"did you mean `{near}`?" if near else f"there is {known}"
        raise UnknownSlides(f"nobody called `{speaker}` speaks; {hint}")
    return {
        scene.id for scene, slide in slides_shown(loaded) if person in every[slide.name].speakers
    }


def _nothing_left(slides: str, speaker: str) -> str:
    if slides and speaker:
        return f"`{speaker}` speaks on none of the slides `{slides}`"
    return "all slides are hidden; `--hidden` shows them"
