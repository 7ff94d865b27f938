"""Which slides are wanted: by number, by id, by who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from zlib import crc32

from deckbuilder.diagnostics import did_you_mean, nearest
from deckbuilder.model.speaking import turns
from deckbuilder.pipeline import Loaded
from deckbuilder.scene import Deck
from deckbuilder.shown import slides_shown
from deckbuilder.variant.unshown import slides_of

_RANGE = re.compile(r"(?P<first>A?\d*)\s*[-–]\s*(?P<last>A?\d*)", re.IGNORECASE)
_LABEL = re.compile(r"A\d+", re.IGNORECASE)
"""What a slide of an appendix is numbered as."""
_LONGEST = 40
"""Characters of `--slides` that the name of a file repeats."""


class UnknownSlides(Exception):
    """What was asked for is not there; the message names what may have been meant."""


def numbered(deck: Deck) -> dict[str, int]:
    """The number of every slide as it stands at its foot, hidden ones counted, by id."""
    return {scene.id: number for number, scene in enumerate(deck.scenes, 1)}


def selected(
    loaded: Loaded,
    *,
    slides: Sequence[str] = (),
    speakers: Sequence[str] = (),
    hidden: bool = False,
) -> Deck:
    """The deck with only the slides wanted; sections left empty are gone.

    Each of `slides` is as `3,7-9,the-id`, each of `speakers` the id or the name of a person. Hidden
    slides are left out unless their own number or id is in `slides`, or `hidden` is true. Raises
    `UnknownSlides`.
    """
    deck = loaded.deck
    wanted = {scene.id for scene in deck.scenes if hidden or not scene.hidden}
    if slides:
        wanted = set().union(*(named(each, loaded, wanted) for each in slides))
    if speakers:
        wanted &= set().union(*(spoken_by(each, loaded) for each in speakers))
    if not wanted:
        raise UnknownSlides(_nothing_left(slides, speakers))
    sections = (
        replace(section, scenes=tuple(s for s in section.scenes if s.id in wanted))
        for section in deck.sections
    )
    return replace(deck, sections=tuple(section for section in sections if section.scenes))


def called(loaded: Loaded, slides: Sequence[str], speakers: Sequence[str]) -> str:
    """What tells a file with only these slides from that with all: `-slides-3,7-9-guest`."""
    words = ",".join(part for each in slides for part in _parts(each))
    words = re.sub(r"\s", "", words).replace("–", "-")
    if len(words) > _LONGEST:
        # Names of files have room for 255 bytes, and other slides need another name.
        words = f"{words[:_LONGEST]}-{crc32(words.encode()):08x}"
    who = ",".join(dict.fromkeys(_person(each, loaded) for each in speakers))
    return (f"-slides-{words}" if slides else "") + (f"-{who}" if speakers else "")


def named(slides: str, loaded: Loaded, shown: Set[str]) -> set[str]:
    """The ids of the slides that `3,7-9,the-id` names; raises `UnknownSlides`.

    Of a range, or a section named by its id, only those that are `shown`.
    """
    ids = list(numbered(loaded.deck))
    sections = _sections(loaded)
    labels = _labels(loaded.deck)
    found: set[str] = set()
    parts = _parts(slides)
    for part in parts:
        if part in sections:
            found |= sections[part] & shown
        elif part in ids:
            found.add(part)
        elif part.lower() in labels or part.isdecimal():
            found.add(ids[_number(part, loaded) - 1])
        elif (span := _RANGE.fullmatch(part)) and (span["first"] or span["last"]):
            first = _number(span["first"] or "1", loaded)
            last = _number(span["last"] or str(len(ids)), loaded)
            if first > last:
                turned = f"{span['last']}-{span['first']}"
                raise UnknownSlides(f"`{part}` runs backwards; write `{turned}`")
            found |= shown & set(ids[first - 1 : last])
        else:
            raise UnknownSlides(_no_slide(part, loaded, [*ids, *sections]))
    if not parts:
        raise UnknownSlides("`--slides` names none; write numbers and ids, as `3,7-9,the-id`")
    return found


def _parts(slides: str) -> list[str]:
    return [part for part in map(str.strip, slides.split(",")) if part]


def _sections(loaded: Loaded) -> dict[str, set[str]]:
    """The ids of the slides of each section, by its id; a slide may have that id instead.

    An opening has the id of its section, too, and stands for all of it, as in a variant.
    """
    slides = {slide.name for slide in loaded.talk.slides}
    sections = (section for section in loaded.deck.sections if section.id not in slides)
    return {section.id: {scene.id for scene in section.scenes} for section in sections}


def _no_slide(part: str, loaded: Loaded, known: list[str]) -> str:
    if part in slides_of(loaded.outline.root):
        talk = loaded.choice.name
        where = f"in `{talk}`" if talk else "in the outline as it stands; a variant may show it"
        return f"the slide `{part}` is not {where}"
    near = None if _LABEL.fullmatch(part) else did_you_mean(part, known)
    return f"there is no slide `{part}`; " + (near or _numbers(loaded.deck))


def _number(written: str, loaded: Loaded) -> int:
    """The place in the deck, from 1, of a slide by the number at its foot: `7` or `A1`."""
    labels = _labels(loaded.deck)
    if written.lower() in labels:
        return labels[written.lower()]
    if not written.isdecimal() or not 1 <= int(written) <= len(loaded.deck.scenes):
        raise UnknownSlides(f"there is no slide {written}; {_numbers(loaded.deck)}")
    return int(written)


def _labels(deck: Deck) -> dict[str, int]:
    """The places in the deck, from 1, of the slides of an appendix, by `a1` and so on."""
    numbers = enumerate(deck.scenes, 1)
    return {scene.label.lower(): number for number, scene in numbers if scene.label}


def _numbers(deck: Deck) -> str:
    """How the slides are numbered."""
    labels = [scene.label for scene in deck.scenes if scene.label]
    said = f"slides are numbered 1 to {len(deck.scenes) - len(labels)}"
    return f"{said}, and {labels[0]} to {labels[-1]}" if labels else said


def spoken_by(speaker: str, loaded: Loaded) -> set[str]:
    """The ids of the scenes on which a person speaks; raises `UnknownSlides`."""
    person, every = _person(speaker, loaded), turns(loaded.talk)
    return {
        scene.id for scene, slide in slides_shown(loaded) if person in every[slide.name].speakers
    }


def _person(speaker: str, loaded: Loaded) -> str:
    """The id of a person who speaks, from that or the name; raises `UnknownSlides`."""
    talk, every = loaded.talk, turns(loaded.talk)
    speaking = dict.fromkeys(person for turn in every.values() for person in turn.speakers)
    names = {talk.people[person].name: person for person in speaking}
    by_name = {name.casefold(): person for name, person in names.items()}
    person = speaker if speaker in speaking else by_name.get(speaker.casefold(), "")
    if not person:
        if not names:
            raise UnknownSlides("this talk names no speakers; leave out `--speaker`")
        known = ", ".join(f"`{key}` ({name})" for name, key in names.items())
        near = nearest(speaker, [*speaking, *names])
        hint = f"did you mean `{near}`?" if near else f"there is {known}"
        raise UnknownSlides(f"nobody called `{speaker}` speaks; {hint}")
    return person


def _nothing_left(slides: Sequence[str], speakers: Sequence[str]) -> str:
    who, which = "` and `".join(speakers), ",".join(slides)
    if slides and speakers:
        return f"`{who}` speaks on none of the slides `{which}`"
    if speakers:
        return f"`{who}` speaks on hidden slides only; `--hidden` shows them"
    of = f" of `{which}`" if slides else ""
    return f"all slides{of} are hidden; `--hidden` shows them"
