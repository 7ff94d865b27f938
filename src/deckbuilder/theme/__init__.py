"""Colours, fonts, sizes and places that every slide of a talk shares."""

from deckbuilder.theme.theme import Sizes, Theme

__all__ = ["Sizes", "Theme"]
