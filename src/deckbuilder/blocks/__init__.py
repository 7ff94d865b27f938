"""One block per module. A module added here is found by itself: there is no list to extend."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from deckbuilder.model import Block


@cache
def blocks() -> dict[str, type[Block]]:
    """The class of each block by the key it is written under."""
    found: dict[str, type[Block]] = {}
    for info in pkgutil.iter_modules(__path__):
        module = import_module(f"{__name__}.{info.name}")
        for value in vars(module).values():
            if _is_block_of(value, module.__name__):
                found[value.key] = value
    return found


def _is_block_of(value: object, module: str) -> bool:
    return isinstance(value, type) and issubclass(value, Block) and value.__module__ == module
