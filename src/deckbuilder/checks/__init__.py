"""One rule per module, each telling what is doubtful in a talk that can be built."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Protocol

from deckbuilder.diagnostics import Diagnostic
from deckbuilder.pipeline import Loaded


class Rule(Protocol):
    """What a module of this package offers."""

    ON_BUILD: bool
    """Whether `build` tells it too; advice on style is only for `check`."""

    def check(self, loaded: Loaded) -> Iterator[Diagnostic]:
        """Yield a warning for everything doubtful."""
        ...


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its name, which is its module's with `-` for `_`."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__))
    return {name.replace("_", "-"): import_module(f"{__name__}.{name}") for name in names}


def run_checks(loaded: Loaded, *, before_building: bool = False) -> list[Diagnostic]:
    """All warnings about a talk, in the order of the file."""
    found = [
        warning
        for rule in rules().values()
        if rule.ON_BUILD or not before_building
        for warning in rule.check(loaded)
    ]
    return sorted(set(found), key=lambda d: (d.span, d.message))


def concerns_outline(rule: str) -> bool:
    """Whether a rule looks for what no talk of an outline needs: a variant may need it."""
    return rule.startswith("unused-")
