"""Which talk of an outline shows which slide, and where it differs from the outline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from deckbuilder.model import Talk
from deckbuilder.overview.attempts import Attempt
from deckbuilder.overview.comparison import (
    differ,
    maps_of,
    section_told,
    slide_told,
)
from deckbuilder.overview.everything import everything
from deckbuilder.overview.places import moved_sections, moved_slides
from deckbuilder.overview.told import record_told
from deckbuilder.pipeline import Outline
from deckbuilder.variant.unshown import unshown

Mark: TypeAlias = Literal["shown", "absent", "changed", "added", "hidden", "unknown"]
"""What a talk does with a slide; `unknown` when the talk cannot be made."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One slide in one talk."""

    mark: Mark
    moved: bool = False
    """Whether `order` put it elsewhere."""


@dataclass(frozen=True, slots=True)
class Row:
    """A slide, the slide a section opens with, or a section as such."""

    what: Literal["section", "opening", "slide"]
    name: str
    section: str
    """Id of the section it stands in; its own for a section."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Slides by talks."""

    talks: tuple[str, ...]
    rows: tuple[Row, ...]


def matrix(outline: Outline, attempts: Iterable[Attempt]) -> Matrix | None:
    """Every slide of an outline and of these talks, in its order.

    None when too little of the outline is in order.
    """
    whole = everything(outline)
    if whole is None:
        return None
    # Also those that are wrong there, and right in a variant.
    written = frozenset(slide.name for slide in unshown(outline.root, (), outline.reading()))
    every = list(attempts)
    columns = [_Column(one.talk, whole, written) for one in every]
    rows = []
    for section, names in _places(whole, [one.talk for one in every if one.talk]).items():
        cells = tuple(column.of_section(section) for column in columns)
        rows.append(Row("section", section, section, cells))
        if any(column.opens(section) for column in (*columns, _Column(whole, whole, written))):
            cells = tuple(column.of_opening(section) for column in columns)
            rows.append(Row("opening", section, section, cells))
        for name in names:
            cells = tuple(column.of_slide(name) for column in columns)
            rows.append(Row("slide", name, section, cells))
    return Matrix(tuple(one.name for one in every), tuple(rows))


def _places(whole: Talk, talks: list[Talk]) -> dict[str, list[str]]:
    """The slides of each section, by ids; what variants add stands where they put it."""
    places = {section.name: [one.name for one in section.slides] for section in whole.sections}
    known = {name for names in places.values() for name in names}
    for talk in talks:
        for section in talk.sections:
            names = places.setdefault(section.name, [])
            before = ""
            for slide in section.slides:
                if slide.name not in known:
                    names.insert(names.index(before) + 1 if before in names else 0, slide.name)
                    known.add(slide.name)
                before = slide.name
    return places


class _Column:
    """What one talk does with the slides of the outline."""

    def __init__(self, talk: Talk | None, whole: Talk, written: frozenset[str]) -> None:
        self.talk = talk
        self.written = written
        self.old_sections = {section.name: section for section in whole.sections}
        self.old_slides = {slide.name: slide for slide in whole.slides}
        self.sections = {section.name: section for section in talk.sections} if talk else {}
        self.slides = {slide.name: slide for slide in talk.slides} if talk else {}
        self.moved_sections = set(moved_sections(whole, talk)) if talk else set()
        self.moved_slides = set(moved_slides(whole, talk)) if talk else set()
        self.changed_maps = _changed_maps(whole, talk) if talk else set()

    def opens(self, section: str) -> bool:
        return section in self.sections and self.sections[section].opens

    def of_section(self, name: str) -> Cell:
        if self.talk is None:
            return Cell("unknown")
        section, old = self.sections.get(name), self.old_sections.get(name)
        if section is None:
            return Cell("absent")
        changed = old and differ(section_told(old), section_told(section))
        return Cell("changed" if changed else "shown", name in self.moved_sections)

    def of_opening(self, name: str) -> Cell:
        section = self.of_section(name)
        if self.talk is None or not self.opens(name):
            return Cell("absent") if self.talk else section
        drawn = self.sections[name].cloud.partition(".")[0]
        return Cell("changed") if drawn in self.changed_maps else Cell(section.mark)

    def of_slide(self, name: str) -> Cell:
        if self.talk is None:
            return Cell("unknown")
        slide, old = self.slides.get(name), self.old_slides.get(name)
        if slide is None:
            return Cell("absent")
        if slide.hidden:
            return Cell("hidden", name in self.moved_slides)
        if old is None:
            return Cell("changed" if name in self.written else "added")
        changed = maps_of(slide) & self.changed_maps or differ(slide_told(old), slide_told(slide))
        return Cell("changed" if changed else "shown", name in self.moved_slides)


def _changed_maps(whole: Talk, talk: Talk) -> set[str]:
    return {
        name
        for name, one in talk.maps.items()
        if name in whole.maps and differ(record_told(whole.maps[name]), record_told(one))
    }
