"""A formula that stands alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deckbuilder.geometry import Box
from deckbuilder.scene.colours import INK, Colour

if TYPE_CHECKING:
    from deckbuilder.scene.items import Image


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in the middle of its box, from top to bottom; its LaTeX describes it."""

    name: str
    box: Box
    latex: str
    size: float
    """Points of the text that it would stand in."""
    words: str
    """What it says in plain words; empty where it can be shown as a picture only."""
    image: Image
    """The same as a picture, as large as the formula, for what knows no formulas."""
    colour: Colour = INK
