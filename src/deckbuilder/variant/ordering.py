"""`order`: where a variant puts slides or sections."""

from __future__ import annotations

from typing import TypeVar

from deckbuilder.diagnostics import Problems
from deckbuilder.fields import Reading, place_of_words
from deckbuilder.model import Variant
from deckbuilder.variant.draft import Draft, DraftSection, DraftSlide
from deckbuilder.variant.selection import meant

Ordered = TypeVar("Ordered", DraftSlide, DraftSection)


def order(variant: Variant, draft: Draft, reading: Reading) -> None:
    """Let the slides, or the sections, that `order` names share their places in that order."""
    names = [name.strip() for name in variant.order]
    sections = [section for name in names if (section := draft.section(name))]
    if names and len(sections) == len(names) and not any(draft.slide(name) for name in names):
        _share(draft.sections, _once(sections, variant, reading.problems))
        return
    slides = []
    for name, written in zip(names, variant.order, strict=True):
        slide = draft.slide(name)
        if slide:
            slides.append(slide)
            continue
        place = place_of_words(written, variant.span)
        if draft.section(name):
            message = f"`{name}` is a section, and slides are ordered here"
            reading.problems.error(message, place, "order either slides or sections")
            continue
        hint = meant(name, draft, sections=False) or "use a slide's id"
        reading.problems.error(f"there is no slide `{name}` to order", place, hint)
    _share_across(draft, _once(slides, variant, reading.problems))


def _once(named: list[Ordered], variant: Variant, problems: Problems) -> list[Ordered]:
    """What is named, each once; the second time is reported."""
    found: list[Ordered] = []
    for one in named:
        if one not in found:
            found.append(one)
            continue
        written = [each for each in variant.order if each.strip() == one.name]
        place = place_of_words(written[1], variant.span)
        problems.error(f"`{one.name}` is ordered twice", place, "name it once")
    return found


def _share(places: list[DraftSection], named: list[DraftSection]) -> None:
    numbers = sorted(places.index(one) for one in named)
    for number, one in zip(numbers, named, strict=True):
        places[number] = one


def _share_across(draft: Draft, named: list[DraftSlide]) -> None:
    """Slides may change places with those of another section; what is added goes along."""
    apart = [(slide, added) for slide, added in draft.added if slide not in named]
    for slide, _ in apart:
        draft.take(slide)
    _change_places(draft, named)
    for slide, added in apart:
        draft.put(slide, added)


def _change_places(draft: Draft, named: list[DraftSlide]) -> None:
    places = [
        (section, number)
        for section in draft.sections
        for number, slide in enumerate(section.slides)
        if slide in named
    ]
    for (section, number), slide in zip(places, named, strict=True):
        section.slides[number] = slide
