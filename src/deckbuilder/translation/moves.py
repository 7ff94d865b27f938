"""Where a slide or another part of an outline has gone, seen from the texts that stand in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from deckbuilder.translation.known import holder_of, part_of
from deckbuilder.translation.translations import Translation


def new_homes(
    translations: Iterable[Translation],
    found: Mapping[str, Translation],
    digests: Mapping[str, str],
) -> dict[str, str]:
    """The part of the outline, by its old name, to which most texts of each have moved.

    `found` are the translations that have found their texts, and `digests` those of all texts now,
    both by path. A part whose texts have gone many ways has no new home. One text alone may be the
    one that has changed, so that the rest of them decide.
    """
    recorded = {one.path: one for one in translations if one.original and not one.is_orphan}
    new: dict[str, list[str]] = {}
    for path, digest in digests.items():
        if path not in recorded or recorded[path].original != digest:
            new.setdefault(digest, []).append(path)
    now = {id(one): path for path, one in found.items()}
    sizes: Counter[str] = Counter()
    moved: dict[str, Counter[str]] = {}
    for path, one in recorded.items():
        part = part_of(path)
        sizes[part] += 1
        same = new.get(one.original, []) if one.value is None else []
        place = now.get(id(one)) or max(same, key=lambda p: likeness(p, path), default=path)
        if part_of(place) != part and _is_like(part_of(place), part):
            moved.setdefault(part, Counter())[part_of(place)] += 1
    best = {part: counts.most_common(1)[0] for part, counts in moved.items()}
    return {part: home for part, (home, count) in best.items() if 2 * count > sizes[part] - 1}


def likeness(one: str, other: str) -> tuple[bool, int]:
    """How much two paths have in common: the part of the outline, and the steps at the end."""
    steps = zip(reversed(one.split(".")), reversed(other.split(".")), strict=False)
    same = 0
    for mine, yours in steps:
        if mine != yours:
            break
        same += 1
    return holder_of(one) == holder_of(other), same


def _is_like(one: str, other: str) -> bool:
    """Whether two parts are of one kind: two slides, or two slides that variants add."""
    mine, yours = one.split("."), other.split(".")
    return (len(mine), mine[0], mine[2:3]) == (len(yours), yours[0], yours[2:3])
