"""What keeps people from following a finished deck: one rule a file over what stands in it."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Protocol

from deckbuilder.accessibility import rules as _rules
from deckbuilder.accessibility.finding import Finding
from deckbuilder.accessibility.reading import read
from deckbuilder.accessibility.seen import SeenDeck
from deckbuilder.readers.pptx import Opened

__all__ = ["Finding", "inspect", "rules"]


class Rule(Protocol):
    """What a module of `rules` offers."""

    def check(self, deck: SeenDeck) -> Iterator[Finding]:
        """Yield a finding for all that is wrong."""
        ...


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its name, which is its module's with `-` for `_`."""
    names = sorted(info.name for info in pkgutil.iter_modules(_rules.__path__))
    return {name.replace("_", "-"): import_module(f"{_rules.__name__}.{name}") for name in names}


def inspect(opened: Opened) -> list[Finding]:
    """All findings about a deck that anybody made, slide by slide, errors first.

    Unreadable where a slide is damaged.
    """
    deck = read(opened)
    found = [replace(one, rule=name) for name, rule in rules().items() for one in rule.check(deck)]
    return sorted(found, key=lambda one: (one.slide, one.severity, one.rule))
