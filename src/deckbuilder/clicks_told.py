"""What comes with each click of a slide, and what plays: so that two decks can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from deckbuilder.scene import Effect, Step

Builds: TypeAlias = tuple[tuple[str, ...], ...]
"""What comes with each click, by name; ` ¶` after it when its paragraphs come one by one, then the
effect if it fades or does anything else but appear, `-` before it when it goes. Each is there once,
with its first click."""
PARAGRAPHS = " ¶"
EFFECTS = {"1": "", "10": " ~"}
"""Appear and fade, by their presetID; others are told by that number."""
FADES: dict[Effect, str] = {"appear": EFFECTS["1"], "fade": EFFECTS["10"]}
BY_ITSELF = "(without a click)"
"""Stands before what comes before the first click."""


def builds_of(steps: Iterable[Step]) -> Builds:
    """What the steps of a scene show."""
    return in_clicks(_effects(steps))


def _effects(steps: Iterable[Step]) -> Iterator[tuple[bool, str]]:
    for step in steps:
        for number, target in enumerate(step.targets):
            mark = (PARAGRAPHS if target.paragraphs else "") + FADES[step.effect]
            yield number == 0, f"{'-' if target.leaves else ''}{target.item}{mark}"


def in_clicks(effects: Iterable[tuple[bool, str]]) -> Builds:
    """Effects in their order; the first value of each says whether a click begins with it."""
    clicks: list[list[str]] = []
    known: set[str] = set()
    for begins, name in effects:
        if begins or not clicks:
            clicks.append([] if begins else [BY_ITSELF])
        if name not in known:
            clicks[-1].append(name)
            known.add(name)
    return tuple(tuple(sorted(names)) for names in clicks if names)


def played(starts_itself: bool, loops: bool, muted: bool) -> str:
    """How a film or sound is played."""
    how = ["by itself" if starts_itself else "on a click"]
    return ", ".join([*how, *["again and again"] * loops, *["without sound"] * muted])


def shape_of(told: str) -> str:
    """The name of what comes or goes."""
    return (
        told.removeprefix("-")
        .partition(" #")[0]
        .removesuffix(FADES["fade"])
        .removesuffix(PARAGRAPHS)
    )
