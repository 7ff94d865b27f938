"""Which new text may have taken the place of one that is gone."""

from __future__ import annotations

from collections.abc import Iterable

from deckbuilder.diagnostics import nearest
from deckbuilder.translation.known import holder_of, part_of


def successor(path: str, left: Iterable[str]) -> str | None:
    """The one among the paths `left`, of texts without translation, most like one that is gone.

    It stands in the same list or group of the same part of the outline, as another point of the
    slide does; the nearest number or name among several.
    """
    part = part_of(path)
    shared = {other: _shared(path, other) for other in left if part_of(other) == part}
    most = max(shared.values(), default=0)
    if most <= part.count(".") + 1:
        return None
    best = [other for other, count in shared.items() if count == most]
    number = _number(path, most)
    if number is not None and all(_number(other, most) is not None for other in best):
        return min(best, key=lambda other: abs((_number(other, most) or 0) - number))
    return best[0] if len(best) == 1 else nearest(path, best)


def successor_of_gone(path: str, left: Iterable[str], translated: Iterable[str]) -> str | None:
    """The same for a text of a slide that is gone: at the same place in another slide.

    That has a name much like the one that is gone, or else it is the only one of which nothing is
    translated; `translated` are the paths that are.
    """
    holder = holder_of(path)
    group, end = holder.partition(".")[0], path.removeprefix(holder)
    others = {
        holder_of(other): other
        for other in left
        if other.startswith(f"{group}.") and other == holder_of(other) + end
    }
    names = {other.removeprefix(f"{group}."): other for other in others}
    name = nearest(holder.removeprefix(f"{group}."), names)
    if name:
        return others[names[name]]
    begun = {holder_of(other) for other in translated}
    new = [other for holder, other in others.items() if holder not in begun]
    return new[0] if len(new) == 1 else None


def _shared(one: str, other: str) -> int:
    """How many steps two paths have in common from their beginnings."""
    count = 0
    for mine, yours in zip(one.split("."), other.split("."), strict=False):
        if mine != yours:
            break
        count += 1
    return count


def _number(path: str, place: int) -> int | None:
    steps = path.split(".")
    return int(steps[place]) if place < len(steps) and steps[place].isdigit() else None
