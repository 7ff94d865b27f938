"""How a slide comes to be before its audience: what appears click by click, and how it begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Effect: TypeAlias = Literal["appear", "fade"]
"""How something comes or goes: at once, or in half a second."""

Transition: TypeAlias = Literal["none", "fade", "push", "morph"]
"""How a slide takes the place of the one before it."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that comes with a step, or goes: an item, or some paragraphs of its words."""

    item: str
    """Name of an item that stands on the slide by itself, in no group."""
    paragraphs: tuple[int, int] | None = None
    """The first and the last paragraph meant, counted from 0; None for all of the item."""
    leaves: bool = False
    """Whether it goes. What never comes with a step is there from the beginning."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one click shows, and takes away."""

    targets: tuple[Target, ...]
    effect: Effect = "appear"
