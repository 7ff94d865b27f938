"""The options that choose a talk from an outline, the same for every command that has them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from deckbuilder.variant import Choice


def choosing(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--variant`, `--set` and `--lang` to a command, which gets one `choice` from them."""

    @click.option(
        "--variant", "variants", multiple=True, help="Variant to take; several are laid over."
    )
    @click.option("--lang", "language", default="", help="Language, from texts/NAME.LANG.yaml.")
    @click.option("--set", "settings", multiple=True, help='One-off, as talk.event="PyCon".')
    @wraps(command)
    def chosen(
        *args: Any, variants: tuple[str, ...], settings: tuple[str, ...], language: str, **rest: Any
    ) -> Any:
        return command(*args, choice=Choice(variants, settings, language), **rest)

    return chosen
