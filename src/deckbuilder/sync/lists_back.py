"""A text of several paragraphs put in order again: added, taken out, moved, nested."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from deckbuilder.content import Line
from deckbuilder.source import Content, Document, Part
from deckbuilder.sync.lines import out_of_order
from deckbuilder.sync.marking import markdown, unbroken
from deckbuilder.sync.values import shielded


@dataclass(slots=True, eq=False)
class Entry:
    """A paragraph as it is to be."""

    line: Line
    number: int = -1
    """Its number as it stands now; -1 for a new one."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph that comes behind another."""

    behind: int
    """The number that one has now; -1 for the start."""
    line: Line
    number: int = -1
    """Its own number as it stands now; -1 for a new one."""


def ordered(
    lines: Sequence[Line],
    removed: Collection[int],
    placed: Sequence[Placed],
    changed: Mapping[int, Line],
) -> list[Entry]:
    """The paragraphs of a text as they are to be.

    Numbers are those of now: what is removed, what paragraphs say that were changed. What is
    `placed` comes in the order in which it is to stand.
    """
    entries = [Entry(changed.get(number, line), number) for number, line in enumerate(lines)]
    by_number = {entry.number: entry for entry in entries}
    moved = {one.number for one in placed}
    entries = [entry for entry in entries if entry.number not in moved]
    last: dict[int, Entry] = {}
    for one in placed:
        entry = by_number.get(one.number) or Entry(one.line)
        anchor = last.get(one.behind) or by_number.get(one.behind)
        entries.insert(entries.index(anchor) + 1 if anchor in entries else 0, entry)
        last[one.behind] = entry
    return [entry for entry in entries if entry.number < 0 or entry.number not in removed]


@dataclass(slots=True, eq=False)
class Branch:
    """A point as it is to be, with those below it."""

    entry: Entry
    below: list[Branch] = field(default_factory=list)

    def within(self) -> Iterator[Branch]:
        yield self
        for one in self.below:
            yield from one.within()


def branches(entries: Sequence[Entry], deepest: int = 2) -> list[Branch]:
    """Points in a tree, as deep as their levels say and an outline can say."""
    top: list[Branch] = []
    path: list[tuple[int, Branch]] = []
    for entry in entries:
        level = min(entry.line.level, deepest)
        while path and path[-1][0] >= level:
            path.pop()
        branch = Branch(entry)
        (path[-1][1].below if path else top).append(branch)
        path.append((level, branch))
    return top


class Points:
    """A list of points in an outline while it is put in order."""

    def __init__(self, document: Document, items: dict[int, Part]) -> None:
        self.document = document
        self.items = items
        """What is written for each paragraph, by its number."""

    def arrange(self, root: Part, entries: Sequence[Entry]) -> None:
        """Make the list at `root` hold these points and no others of `items`."""
        kept = {entry.number for entry in entries}
        gone = [number for number in self.items if number not in kept]
        kept_parts = [self.items[number] for number in self.items if number in kept]
        later = []
        for number in gone:
            part = self.items[number]
            if any(part in other.ancestry() for other in kept_parts):
                later.append(part)
            elif part.written is not None:
                self.document.remove(part)
        self._fill(root, branches(entries))
        for part in later:
            if part.written is not None:
                self.document.remove(part)
        for number in kept & set(self.items):
            self._without_empty_points(self.items[number])

    def _without_empty_points(self, part: Part) -> None:
        found = part.entries.get("points") if part.kind == "mapping" else None
        if found is not None and not found.items and found.written is not None:
            self.document.remove(found)

    def _fill(self, sequence: Part, wanted: Sequence[Branch]) -> None:
        """Put these points into a list, in this order; what stays is not touched."""
        here = [
            part
            for branch in wanted
            if (part := self._part(branch)) is not None and part.parent is sequence
        ]
        movers = out_of_order([part.index or 0 for part in here], range(len(here)))
        moving = [here[number] for number in movers]
        before: Part | None = None
        for branch in wanted:
            part = self._part(branch)
            place = 0 if before is None else (before.index or 0) + 1
            if part is None:
                part = self._new(sequence, place, branch)
            else:
                if part.parent is not sequence or part in moving:
                    own = part.parent is sequence and (part.index or 0) < place
                    self.document.move(part, sequence, place - own)
                part = self._below(part, branch)
            before = part

    def _new(self, sequence: Part, place: int, branch: Branch) -> Part:
        """Write a new point; points that stood elsewhere are moved below it where that is so."""
        if all(one.entry.number < 0 for one in branch.within()):
            return self.document.insert(sequence, place, content(branch))
        part = self.document.insert(sequence, place, {"text": content(Branch(branch.entry))})
        return self._below(part, branch)

    def _part(self, branch: Branch) -> Part | None:
        return self.items.get(branch.entry.number)

    def _below(self, part: Part, branch: Branch) -> Part:
        """Put the points below a point that is there already; the part that it is then."""
        found = part.entries.get("points") if part.kind == "mapping" else None
        if not branch.below:
            return part
        if found is None:
            if part.kind == "text" or "text" not in part.entries:
                part = self.document.wrap(part, "text")
                self.items[branch.entry.number] = part
            if all(one.entry.number < 0 for each in branch.below for one in each.within()):
                self.document.put(part, "points", [content(one) for one in branch.below])
                return part
            found = self.document.put(part, "points", [])
        self._fill(found, branch.below)
        return part


def content(branch: Branch) -> Content:
    """What is written for a new point, and for those below it, which are all new."""
    text = shielded(markdown(unbroken(branch.entry.line)))
    if not branch.below:
        return text
    return {"text": text, "points": [content(one) for one in branch.below]}
