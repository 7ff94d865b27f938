"""One rule per module, each telling what is doubtful in a talk that can be built."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Protocol

from deckbuilder.diagnostics import Diagnostic, together
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


def run_checks(
    loaded: Loaded, *, before_building: bool = False, of_outline: bool = True
) -> list[Diagnostic]:
    """All warnings about a talk, in the order of the file.

    With `of_outline` those about the outline are among them, which are the same for all its talks.
    """
    found = [
        warning
        for name, rule in rules().items()
        if rule.ON_BUILD or not before_building
        if of_outline or not concerns_outline(name)
        for warning in rule.check(loaded)
    ]
    return together({"": found})


def concerns_outline(rule: str) -> bool:
    """Whether a rule looks at all talks of an outline, for what none of them needs."""
    return rule.startswith(("unused-", "never-"))
