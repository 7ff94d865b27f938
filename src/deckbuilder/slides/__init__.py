"""Slides made from the talk itself: one module per word, and the opening of a section."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias

from deckbuilder.compose import Composed
from deckbuilder.model import Slide, Talk
from deckbuilder.page import Page

Maker: TypeAlias = Callable[[Slide, Talk, Page], tuple[Composed, ...]]
"""Makes the slides of a word; more than one when there is too much for a single slide."""


def maker(word: str) -> Maker:
    """The function that makes the slides of `word` (one of model.talk.WORDS)."""
    made: Maker = import_module(f"{__name__}.{word}").make
    return made
