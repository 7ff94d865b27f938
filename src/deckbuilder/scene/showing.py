"""What of a slide is to be seen after so many clicks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from deckbuilder.scene.builds import Step
from deckbuilder.scene.deck import Scene
from deckbuilder.scene.items import Connector, Glue, Group, Item, Text, ungrouped, walk
from deckbuilder.scene.shapes import Shape
from deckbuilder.scene.text import Paragraph, TextBody


def shown(scene: Scene, clicks: int | None = None) -> Scene:
    """The scene as it stands after so many clicks, or after the last, with no more to come.

    What is not there yet, or has gone, is left out; the rest is where it always is.
    """
    if not scene.steps:
        return scene
    count = len(scene.steps) if clicks is None else clicks
    hidden, missing = _hidden(scene.steps, count)
    items = [_without(item, missing.get(item.name, frozenset())) for item in scene.items]
    kept = [item for item in items if item and item.name not in hidden]
    there = {item.name for item in kept}
    return replace(scene, items=tuple(_glued(item, there) for item in kept), steps=())


def stills(scene: Scene) -> Iterator[Scene]:
    """The scene before the first click and after each; the same one where nothing comes."""
    if scene.steps:
        yield from (shown(scene, clicks) for clicks in range(len(scene.steps) + 1))
    else:
        yield scene


def opened(items: Iterable[Item], steps: Collection[Step]) -> tuple[Item, ...]:
    """Items without the groups of which parts come by themselves: no part of a group can."""
    moving = {target.item for step in steps for target in step.targets}
    found: list[Item] = []
    for item in items:
        inside = walk(item.items) if isinstance(item, Group) else ()
        found += ungrouped((item,)) if any(one.name in moving for one in inside) else (item,)
    return tuple(found)


def _hidden(steps: Collection[Step], clicks: int) -> tuple[set[str], dict[str, frozenset[int]]]:
    """Items, and paragraphs of items, that are not there after so many clicks."""
    there: dict[str, bool] = {}
    missing: dict[str, set[int]] = {}
    for number, step in enumerate(steps, 1):
        for target in step.targets:
            if target.paragraphs is not None:
                first, last = target.paragraphs
                if number > clicks:
                    missing.setdefault(target.item, set()).update(range(first, last + 1))
            elif number <= clicks:
                there[target.item] = not target.leaves
            else:
                there.setdefault(target.item, target.leaves)
    hidden = {name for name, is_there in there.items() if not is_there}
    return hidden, {name: frozenset(numbers) for name, numbers in missing.items()}


def _without(item: Item, missing: frozenset[int]) -> Item | None:
    """A text without some of its paragraphs, which keep their room if others come after them."""
    if not missing or not isinstance(item, Text | Shape) or item.body is None:
        return item
    body = item.body
    last = max((n for n in range(len(body.paragraphs)) if n not in missing), default=-1)
    if last < 0:
        return None
    paragraphs = tuple(
        _unseen(one, body) if number in missing else one
        for number, one in enumerate(body.paragraphs[: last + 1])
    )
    return replace(item, body=replace(body, paragraphs=paragraphs))


def _unseen(paragraph: Paragraph, body: TextBody) -> Paragraph:
    """A paragraph in letters that nobody sees, and without a bullet, which has its own colour."""
    colour = replace(body.colour, alpha=0.0)
    runs = tuple(replace(run, colour=colour, link="") for run in paragraph.runs)
    return replace(paragraph, runs=runs, bullet="none")


def _glued(item: Item, there: Collection[str]) -> Item:
    """A connector glued only to what is there."""
    if not isinstance(item, Connector):
        return item

    def kept(end: Glue | None) -> Glue | None:
        return end if end and end.item in there else None

    return replace(item, begin_glue=kept(item.begin_glue), end_glue=kept(item.end_glue))
