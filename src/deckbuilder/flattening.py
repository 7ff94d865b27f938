"""A deck without animation: one plain slide for each step, for venues that want plain files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from deckbuilder.clicks import split_at_clicks
from deckbuilder.scene import Deck, Paragraph, Scene
from deckbuilder.scene.showing import stills


def flattened(deck: Deck) -> Deck:
    """The deck with a slide for each state of those that build: before the first click, and after
    each.

    The first keeps the id, so that links lead to it; the others are `id-step-1`, `id-step-2` ...
    """
    taken = {scene.id for scene in deck.scenes}
    sections = tuple(
        replace(
            section,
            scenes=tuple(one for scene in section.scenes for one in _states(scene, taken)),
        )
        for section in deck.sections
    )
    return replace(deck, sections=sections, flattened=True)


def numbered_alike(numbers: Mapping[str, int], deck: Deck) -> dict[str, int]:
    """`numbers` of slides by id, with those of the states of a flattened deck: each its slide's."""
    found = dict(numbers)
    last = 0
    for scene in deck.scenes:
        last = found.setdefault(scene.id, last) if scene.still else found[scene.id]
    return found


def _states(scene: Scene, taken: set[str]) -> Iterator[Scene]:
    if not scene.steps:
        yield scene
        return
    count = len(scene.steps)
    notes = _notes(scene, count + 1)
    for number, (state, said) in enumerate(zip(stills(scene), notes, strict=True)):
        name = _free(f"{scene.id}-step-{number:0{len(str(count))}}", taken) if number else scene.id
        yield replace(
            state,
            id=name,
            still=number,
            notes=said,
            minutes=scene.minutes / (count + 1),
            transition="none" if number else scene.transition,
            grouped=(),
        )


def _notes(scene: Scene, count: int) -> list[tuple[Paragraph, ...]]:
    """What is said at each of `count` states; what has no mark of its own, with the one before."""
    parts = split_at_clicks(scene.notes)
    parts, over = parts[:count], parts[count:]
    parts[-1] = sum(over, parts[-1])
    return [*parts, *((),) * (count - len(parts))]


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "-"
    taken.add(name)
    return name
