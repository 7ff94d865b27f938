"""What comes with each click of a slide, so that two decks can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from deckbuilder.scene import Step

Builds: TypeAlias = tuple[tuple[str, ...], ...]
"""What comes with each click, by name; ` ¶` after it when its paragraphs come one by one, `-`
before it when it goes. Each is there once, with its first click."""
PARAGRAPHS = " ¶"


def builds_of(steps: Iterable[Step]) -> Builds:
    """What the steps of a scene show."""
    return in_clicks(_effects(steps))


def _effects(steps: Iterable[Step]) -> Iterator[tuple[bool, str]]:
    for step in steps:
        for number, target in enumerate(step.targets):
            mark = PARAGRAPHS if target.paragraphs else ""
            yield number == 0, f"{'-' if target.leaves else ''}{target.item}{mark}"


def in_clicks(effects: Iterable[tuple[bool, str]]) -> Builds:
    """Effects in their order; the first value of each says whether a click begins with it."""
    clicks: list[list[str]] = []
    known: set[str] = set()
    for begins, name in effects:
        if begins or not clicks:
            clicks.append([])
        if name not in known:
            clicks[-1].append(name)
            known.add(name)
    return tuple(tuple(sorted(names)) for names in clicks if names)
