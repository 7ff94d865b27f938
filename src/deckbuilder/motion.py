"""Which slides glide into each other: things that several of them show keep what they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from deckbuilder.repeated_diagrams import with_twins
from deckbuilder.scene import (
    Connector,
    Group,
    Item,
    Scene,
    SceneSection,
    Shape,
    Text,
    ungrouped,
    walk,
)


def gliding(sections: tuple[SceneSection, ...]) -> tuple[SceneSection, ...]:
    """Sections whose slides show a thing under one name where it glides from slide to slide.

    A thing glides that is on a slide which comes in with morph, and on another one. All slides that
    show it take part, wherever they stand, because links lead from any of them to any other. What
    a map shows is the same on all of them; what another diagram shows, on slides in a row.
    """
    marked = iter(with_twins(tuple(one for section in sections for one in section.scenes)))
    sections = tuple(
        replace(section, scenes=tuple(next(marked) for _ in section.scenes)) for section in sections
    )
    scenes = [scene for section in sections for scene in section.scenes]
    moving = {
        twin for scene in scenes if scene.transition == "morph" for twin in _twins(scene.items)
    }
    if not moving:
        return sections
    shown = Counter(twin for scene in scenes for twin in set(_twins(scene.items)))
    kept = {twin for twin in moving if shown[twin] > 1}
    return tuple(
        replace(section, scenes=tuple(_settled(scene, kept) for scene in section.scenes))
        for section in sections
    )


def _twins(items: tuple[Item, ...]) -> Iterator[str]:
    for item in walk(items):
        if isinstance(item, Shape | Connector | Text) and item.twin:
            yield item.twin


def _settled(scene: Scene, kept: set[str]) -> Scene:
    """A scene in which just the twins of `kept` are left, each once and in no group."""
    if kept.isdisjoint(_twins(scene.items)):
        return scene
    seen = {item.name for item in walk(scene.items)}
    whole = {target.item for step in scene.steps for target in step.targets}
    items = (_once(item, kept, seen) for item in _opened(scene.items, kept, whole))
    return replace(scene, items=tuple(items), glides=True, grouped=scene.in_groups)


def _opened(items: Iterable[Item], kept: set[str], whole: Collection[str]) -> Iterator[Item]:
    """Items without the groups that hold what glides: what is in a group cannot.

    Groups that come `whole` with a click stay.
    """
    for item in items:
        opens = isinstance(item, Group) and item.name not in whole
        if opens and not kept.isdisjoint(_twins((item,))):
            yield from ungrouped((item,))
        else:
            yield item


def _once(item: Item, kept: set[str], seen: set[str]) -> Item:
    """`item`, its twin forgotten when another on the slide has it, or none elsewhere.

    In the file it is called as its twins are called on their slides, so no other item of the slide
    may be called that; `seen` are the names, and the twins that there were so far.
    """
    if not isinstance(item, Shape | Connector | Text) or not item.twin:
        return item
    called = item.twin.partition("/")[2]
    taken = called != item.name and called in seen
    if item.twin not in kept or item.twin in seen or taken:
        return replace(item, twin="")
    seen.add(item.twin)
    return item
