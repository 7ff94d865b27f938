"""From the clicks of blocks to the steps of a scene: which items come when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from deckbuilder.model.block import Block
from deckbuilder.model.building import Building, Part
from deckbuilder.model.talk import Talk
from deckbuilder.scene import Connector, Effect, Group, Item, Step, Target, walk


def steps_of(
    blocks: Sequence[tuple[str, Block]], items: Sequence[Item], talk: Talk
) -> tuple[Step, ...]:
    """The steps of a slide from blocks that know their clicks.

    Each block comes with what the names of its items begin with; `items` may be in groups. What no
    step names is there from the beginning. A connector comes with the later of its ends, and what
    is named after something comes with that.
    """
    found: dict[int, tuple[Effect, list[Target]]] = {}
    single = [item for item in walk(tuple(items)) if not isinstance(item, Group)]
    for prefix, block in _leaves("", blocks):
        if not block.clicks:
            continue
        own = [item for item in single if item.name.startswith(prefix)]
        effects = {click.number: click.effect for click in block.clicks}
        for number, target in Coming(prefix, block, block.build_parts(talk)).targets(own):
            found.setdefault(number, (effects[number], []))[1].append(target)
    return tuple(Step(tuple(targets), effect) for _, (effect, targets) in sorted(found.items()))


def _leaves(before: str, blocks: Sequence[tuple[str, Block]]) -> Iterator[tuple[str, Building]]:
    for prefix, block in blocks:
        if block.inner:
            yield from _leaves(before + prefix, block.inner)
        elif isinstance(block, Building):
            yield before + prefix, block


@dataclass(frozen=True)
class Coming:
    """When the parts of one block come."""

    prefix: str
    block: Building
    parts: tuple[Part, ...]

    def targets(self, items: Sequence[Item]) -> Iterator[tuple[int, Target]]:
        """Everything that comes or goes, with the number of its click."""
        if self.block.moves:
            yield from self.moving({item.name for item in items})
            return
        times = self.times()
        yield from self.paragraphs(times)
        whole = [part for part in self.parts if part.paragraphs is None]
        owners = {item.name: self.owner(item.name, whole) for item in items}
        by_item = {name: times[part] for name, part in owners.items() if part is not None}
        by_item |= _connected(items, by_item)
        for item in items:
            if by_item.get(item.name):
                yield by_item[item.name], Target(item.name)

    def moving(self, names: set[str]) -> Iterator[tuple[int, Target]]:
        """What each click shows instead of what the one before it showed."""
        shown: tuple[str, ...] = ()
        for click in self.block.clicks:
            coming = [f"{self.prefix}{self.block.key}:lines:{name}" for name in click.names]
            now = tuple(name for name in coming if name in names)
            for name in shown:
                if name not in now:
                    yield click.number, Target(name, leaves=True)
            for name in now:
                if name not in shown:
                    yield click.number, Target(name)
            shown = now

    def times(self) -> dict[Part, int]:
        """The click with which each part comes; 0 for what is there from the beginning."""
        named = {name: click.number for click in self.block.clicks for name in click.names}
        times: dict[Part, int] = {}
        known: dict[str, int] = dict(named)

        def when(part: Part) -> int:
            if part.name in named:
                return named[part.name]
            if part.after:
                return max(known.get(name, 0) for name in part.after)
            if part.first_of:
                return min(known.get(name, 0) for name in part.first_of)
            return known.get(part.parent, 0)

        # Parts stand after what they are nested in or tied to; the first of others comes last.
        for part in sorted(self.parts, key=lambda one: bool(one.first_of)):
            times[part] = when(part)
            if part.name:
                known[part.name] = times[part]
        return times

    def paragraphs(self, times: Mapping[Part, int]) -> Iterator[tuple[int, Target]]:
        """Paragraphs of a text that come together, next to each other as one target."""
        runs: list[tuple[int, str, int, int]] = []
        for part, number in times.items():
            if part.paragraphs is None or not number:
                continue
            first, last = part.paragraphs
            item = self.prefix + part.items[0]
            if runs and runs[-1][:2] == (number, item) and runs[-1][3] + 1 == first:
                runs[-1] = (number, item, runs[-1][2], last)
            else:
                runs.append((number, item, first, last))
        for number, item, first, last in runs:
            yield number, Target(item, (first, last))

    def owner(self, name: str, parts: Sequence[Part]) -> Part | None:
        """The part that an item belongs to: the one whose item's name is longest."""
        best: tuple[int, Part] | None = None
        for part in parts:
            for item in part.items:
                if _belongs(name, self.prefix + item) and (best is None or len(item) > best[0]):
                    best = len(item), part
        return best[1] if best else None


def _belongs(name: str, to: str) -> bool:
    return name == to or name.startswith(to + ":")


def _connected(items: Sequence[Item], by_item: Mapping[str, int]) -> dict[str, int]:
    """When connectors come that no part owns, and what is named after them."""
    found: dict[str, int] = {}
    for item in items:
        if isinstance(item, Connector) and item.name not in by_item:
            ends = [glue.item for glue in (item.begin_glue, item.end_glue) if glue]
            found[item.name] = max((by_item.get(end, 0) for end in ends), default=0)
    for item in items:
        whose = next((name for name in found if item.name.startswith(name + ":")), "")
        if whose and item.name not in by_item:
            found[item.name] = found[whose]
    return found
