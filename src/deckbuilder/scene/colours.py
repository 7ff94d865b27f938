"""What a colour and a pen are: roles of the theme, so that one click restyles a deck."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Role: TypeAlias = Literal[
    "background", "panel", "ink", "muted", "link", "blue", "orange", "green", "plum", "slate"
]
"""What a colour is for. The theme says which colour that is; PowerPoint keeps the role."""

ACCENTS: tuple[Role, ...] = ("blue", "orange", "green", "plum", "slate")


@dataclass(frozen=True, slots=True)
class Colour:
    """A role of the theme, mixed with the background by `tint` (0 pure, 1 background)."""

    role: Role
    tint: float = 0.0
    alpha: float = 1.0
    """Opacity: 1 opaque, 0 invisible."""
    digits: str = ""
    """Six hex digits in place of the role and its tint, for what others drew; see `literal`."""


def literal(digits: str, alpha: float = 1.0) -> Colour:
    """A colour that is what it is in every theme, as six hex digits without `#`.

    For what somebody else drew; our own slides have nothing but roles.
    """
    return Colour("ink", alpha=alpha, digits=digits.upper())


INK = Colour("ink")
MUTED = Colour("muted")
LINK = Colour("link")
BACKGROUND = Colour("background")
PANEL = Colour("panel")
RULE = Colour("muted", 0.65)


Dash: TypeAlias = Literal["solid", "dash", "dot"]


@dataclass(frozen=True, slots=True)
class Line:
    """The pen of an outline or connector; `width` in points."""

    colour: Colour = MUTED
    width: float = 1.5
    dash: Dash = "solid"
    cap: Literal["flat", "round"] = "flat"
    """How an open outline ends."""
