"""Pictures of slides as SVG: golden files that people look at, and the live preview."""

from deckbuilder.writers.svg.slide import svg

__all__ = ["svg"]
