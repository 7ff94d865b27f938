"""Where slides and sections stand in two talks of one outline, and which ones moved."""

from __future__ import annotations

from deckbuilder.model import Talk


def moved_slides(before: Talk, after: Talk) -> list[str]:
    """Ids of slides in both talks that changed places, in the order of `after`.

    Slides change places with each other: one in another section, or another one of those that stay
    in its section. Those that other slides were added to, or taken from, have not moved.
    """
    old, new = sections_of(before), sections_of(after)
    found: set[str] = set()
    for section in dict.fromkeys(new.values()):
        stayed = [name for name in new if new[name] == old.get(name) == section]
        was = [name for name in old if name in stayed]
        found.update(name for name, other in zip(stayed, was, strict=True) if name != other)
    return [name for name in new if name in found or old.get(name, new[name]) != new[name]]


def moved_sections(before: Talk, after: Talk) -> list[str]:
    """Ids of sections in both talks that changed places with each other."""
    old = [section.name for section in before.sections]
    new = [section.name for section in after.sections]
    stayed = [name for name in new if name in old]
    was = [name for name in old if name in new]
    return [name for name, other in zip(stayed, was, strict=True) if name != other]


def sections_of(talk: Talk) -> dict[str, str]:
    """The section of every slide, by id, in order."""
    return {slide.name: section.name for section in talk.sections for slide in section.slides}
