"""What two talks of an outline say differently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from deckbuilder.blocks.clouds import Clouds
from deckbuilder.model import Person, Section, Slide, Talk, TalkFacts
from deckbuilder.model.slide import every
from deckbuilder.overview.attempts import Attempt
from deckbuilder.overview.differences import Difference, differences
from deckbuilder.overview.places import moved_sections, moved_slides, sections_of
from deckbuilder.overview.told import NOTHING, Group, Leaf, record_told

UNSAID_OF_SLIDES = ("id", "tags", "optional")
"""Keys of a slide that only choose it."""
UNSAID_OF_SECTIONS = ("id", "opening", "slides")
"""Keys of a section that say nothing by themselves; its slides are compared one by one."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A slide that only one of two talks shows."""

    name: str
    title: str
    opening: bool = False
    """Whether it is the slide that a section of this id opens with."""


@dataclass(frozen=True, slots=True)
class Move:
    """A slide or section that stands elsewhere."""

    what: str
    """`slide` or `section`."""
    name: str
    before: str
    """Id of the one before it in the first talk; empty when it is the first."""
    after: str
    """The same in the second talk."""
    sections: tuple[str, str] | None = None
    """Ids of the sections that a slide stands in; None for a section, and where it stayed."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of both talks that is not the same."""

    what: str
    """`talk`, `people`, `map`, `section` or `slide`."""
    name: str
    title: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the first of two talks says differently from the second."""

    first: str
    second: str
    only_first: tuple[Shown, ...]
    only_second: tuple[Shown, ...]
    moved: tuple[Move, ...]
    parts: tuple[Part, ...]

    @property
    def same(self) -> bool:
        """Whether there is no difference."""
        return not (self.only_first or self.only_second or self.moved or self.parts)


def comparison(first: Attempt, second: Attempt) -> Comparison:
    """How two talks differ; both must have been made."""
    before, after = first.talk, second.talk
    assert before is not None
    assert after is not None
    old, new = {s.name: s for s in shown(before)}, {s.name: s for s in shown(after)}
    return Comparison(
        first.name,
        second.name,
        only_first=tuple(old[name] for name in old if name not in new),
        only_second=tuple(new[name] for name in new if name not in old),
        moved=tuple(moves(before, after)),
        parts=tuple(part for part in parts(before, after) if part.differences),
    )


def shown(talk: Talk) -> Iterator[Shown]:
    """Every opening and slide, in order."""
    for section in talk.sections:
        if section.opens:
            yield Shown(section.name, title_of(section), opening=True)
        for slide in section.slides:
            yield Shown(slide.name, title_of(slide))


def title_of(one: Slide | Section) -> str:
    """What stands on top of a slide, on one line; empty for one made from the talk."""
    words = one.title or (one.section if isinstance(one, Section) else None)
    return " ".join(words.text.split()) if words else ""


def moves(before: Talk, after: Talk) -> Iterator[Move]:
    """What stands elsewhere, sections first."""
    old, new = [one.name for one in before.sections], [one.name for one in after.sections]
    for name in moved_sections(before, after):
        yield Move("section", name, _one_before(name, old), _one_before(name, new))
    was, now = sections_of(before), sections_of(after)
    for name in moved_slides(before, after):
        sections = was[name], now[name]
        places = _one_before(name, list(was)), _one_before(name, list(now))
        yield Move("slide", name, *places, sections if was[name] != now[name] else None)


def _one_before(name: str, names: list[str]) -> str:
    place = names.index(name)
    return names[place - 1] if place else ""


def parts(before: Talk, after: Talk) -> Iterator[Part]:
    """Every part of both talks with what differs in it, which may be nothing."""
    yield _part("talk", "", "", facts_told(before.talk), facts_told(after.talk))
    yield _part("people", "", "", people_told(before.people), people_told(after.people))
    for name in dict.fromkeys(chain(before.maps, after.maps)):
        told = [record_told(t.maps[name]) if name in t.maps else NOTHING for t in (before, after)]
        yield _part("map", name, "", *told)
    sections = {section.name: section for section in before.sections}
    slides = {slide.name: slide for slide in before.slides}
    for section in after.sections:
        if old := sections.get(section.name):
            told = [section_told(old), section_told(section)]
            yield _part("section", section.name, title_of(section), *told)
        for slide in section.slides:
            if was := slides.get(slide.name):
                told = [slide_told(was), slide_told(slide)]
                yield _part("slide", slide.name, title_of(slide), *told)


def _part(what: str, name: str, title: str, before: Group, after: Group) -> Part:
    return Part(what, name, title, tuple(differences(before, after)))


def facts_told(facts: TalkFacts) -> Group:
    """What is said of the talk itself."""
    told = record_told(facts)
    mark = Leaf("yes" if facts.speaker_mark else "no")
    return Group({**told.parts, "theme.speaker_mark": mark})


def people_told(people: dict[str, Person]) -> Group:
    """What is said of everybody."""
    return Group({name: record_told(person) for name, person in people.items()})


def section_told(section: Section) -> Group:
    """What a section says apart from its slides."""
    return record_told(section, UNSAID_OF_SECTIONS)


def slide_told(slide: Slide) -> Group:
    """What a slide says by itself, without what it takes from the rest of the talk."""
    return record_told(slide, UNSAID_OF_SLIDES)


def maps_of(slide: Slide) -> set[str]:
    """Ids of the maps drawn under `maps:` that a slide shows."""
    return {block.map for block in every(slide) if isinstance(block, Clouds) and block.map}


def differ(before: Group, after: Group) -> bool:
    """Whether the two do not say the same."""
    return next(differences(before, after), None) is not None
