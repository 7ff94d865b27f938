"""Diagrams that are on one slide and again on the next: which of their parts are the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from deckbuilder.fields import unmarked
from deckbuilder.scene import Connector, Group, Item, Scene, Shape, Text, walk

Part = Shape | Connector | Text


@dataclass(frozen=True, slots=True)
class Diagram:
    """The parts of a diagram by their names in it, wherever on the slide it stands."""

    kind: str
    """What its group is called, such as `chain`."""
    parts: Mapping[str, Part]

    @property
    def loose(self) -> frozenset[str]:
        """Lines that join nothing: an axis, or what leads from a label to its place."""
        return frozenset(
            name
            for name, part in self.parts.items()
            if isinstance(part, Connector) and not (part.begin_glue and part.end_glue)
        )


def with_twins(scenes: tuple[Scene, ...]) -> tuple[Scene, ...]:
    """Scenes, in order, whose diagrams say which of their parts the slide before shows too.

    That is asked of a slide that comes in with morph. The same thing is what has the same name in a
    diagram of the same kind and says the same; an arrow, what joins the same two things. All that
    goes on from slide to slide is called after the first of them.
    """
    twins: list[dict[str, str]] = [{} for _ in scenes]
    before = -1  # where the last slide stands that is shown by itself
    for place, scene in enumerate(scenes):
        if scene.hidden:
            continue
        if before >= 0 and scene.transition == "morph":
            for old, new, name in _shown_again(scenes[before], scene):
                twin = twins[before].setdefault(old, f"{scenes[before].id}/{name}")
                twins[place][new] = twin
        before = place
    return tuple(map(_named, scenes, twins))


def _shown_again(before: Scene, after: Scene) -> Iterator[tuple[str, str, str]]:
    """What goes on from a slide to the next: its names there, here, and in its diagram."""
    older = {diagram.kind: diagram for diagram in reversed(tuple(_diagrams(before)))}
    for diagram in _diagrams(after):
        if not (old := older.pop(diagram.kind, None)):
            continue
        for name in _going_on(old, diagram):
            there, here = old.parts[name], diagram.parts[name]
            if not (there.twin or here.twin):
                yield there.name, here.name, name


def _diagrams(scene: Scene) -> Iterator[Diagram]:
    """The diagrams on a slide that are drawn with shapes, lines and words alone.

    A slide of another deck has none, as it is written as it was found, and none has a group that
    comes whole with a click, because it stays a group.
    """
    if scene.native:
        return
    now = {item.name: item for item in walk(scene.items)}
    whole = {target.item for step in scene.steps for target in step.targets}
    for group in scene.in_groups:
        if not isinstance(group, Group) or group.name in whole:
            continue
        parts = [now.get(item.name) for item in walk(group.items)]
        kind = group.name.rpartition(":")[2]
        prefix = group.name.removesuffix(kind)
        drawn = [part for part in parts if isinstance(part, Shape | Connector | Text)]
        if len(drawn) == len(parts):
            yield Diagram(kind, {part.name.removeprefix(prefix): part for part in drawn})


def _going_on(old: Diagram, new: Diagram) -> Iterator[str]:
    """Names of what both diagrams show; nothing when they have no words in common."""
    both = [name for name in new.parts if name in old.parts]
    same = {name for name in both if _words(new.parts[name]) and _alike(old, new, name)}
    if not same:
        return
    bare = {name for name in both if not _words(new.parts[name]) and _alike(old, new, name)}
    ends = {new.parts[name].name for name in same | bare}
    for name in both:
        part = new.parts[name]
        if isinstance(part, Connector):
            if name in new.loose:
                on = name in old.loose and old.loose == new.loose
            else:
                on = _joins(old, name) == _joins(new, name) and set(_glued(part)) <= ends
        else:
            on = name in same or name in bare
        if on:
            yield name


def _words(part: Part) -> str:
    body = None if isinstance(part, Connector) else part.body
    return " ".join(unmarked(body.text).split()) if body else ""


def _alike(old: Diagram, new: Diagram, name: str) -> bool:
    """Whether two things that are no lines say the same, and look alike if they say nothing."""
    one, other = old.parts[name], new.parts[name]
    if isinstance(one, Shape) and isinstance(other, Shape):
        return _words(one) == _words(other) and (bool(_words(one)) or one.outline == other.outline)
    return isinstance(one, Text) and isinstance(other, Text) and _words(one) == _words(other)


def _joins(diagram: Diagram, name: str) -> tuple[str, ...]:
    """The names in the diagram of the two things that a connector joins."""
    names = {part.name: key for key, part in diagram.parts.items()}
    part = diagram.parts[name]
    return tuple(names.get(end, "") for end in _glued(part)) if isinstance(part, Connector) else ()


def _glued(part: Connector) -> Iterator[str]:
    for glue in (part.begin_glue, part.end_glue):
        if glue:
            yield glue.item


def _named(scene: Scene, twins: Mapping[str, str]) -> Scene:
    return replace(scene, items=_marked(scene.items, twins)) if twins else scene


def _marked(items: tuple[Item, ...], twins: Mapping[str, str]) -> tuple[Item, ...]:
    return tuple(_with_twin(item, twins) for item in items)


def _with_twin(item: Item, twins: Mapping[str, str]) -> Item:
    if isinstance(item, Group):
        return replace(item, items=_marked(item.items, twins))
    if isinstance(item, Shape | Connector | Text) and item.name in twins:
        return replace(item, twin=twins[item.name])
    return item
