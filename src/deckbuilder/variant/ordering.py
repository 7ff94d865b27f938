"""`order`: where a variant puts slides or sections."""

from __future__ import annotations

from typing import TypeVar

from deckbuilder.diagnostics import Problems, did_you_mean
from deckbuilder.fields import Reading, place_of_words
from deckbuilder.model import Variant
from deckbuilder.variant.draft import Draft, DraftSection, DraftSlide

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
        hint = did_you_mean(name, [one.name for one in draft.slides]) or (
            "order either slides or sections" if draft.section(name) else "use a slide's id"
        )
        place = place_of_words(written, variant.span)
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
    """Slides may change places with those of another section."""
    places = [
        (section, number)
        for section in draft.sections
        for number, slide in enumerate(section.slides)
        if slide in named
    ]
    for (section, number), slide in zip(places, named, strict=True):
        section.slides[number] = slide
