"""The options that choose a talk from an outline, the same for every command that has them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from deckbuilder.cli.parameters import ParamType
from deckbuilder.variant import Choice
from deckbuilder.wording import is_language, meant, usual_case


class Language(ParamType[str]):
    """A language by its tag, in the usual capitals; empty for the outline's own."""

    name = "lang"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        tag = value.strip()
        if tag and not is_language(tag):
            hint = meant(tag) or "write its short name, such as `de`, `de-CH` or `pt-BR`"
            self.fail(f"`{tag}` is not a language tag; {hint}", param, ctx)
        return usual_case(tag)


LANGUAGE = Language()


def choosing(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--variant`, `--set` and `--lang` to a command, which gets one `choice` from them."""

    @click.option(
        "--variant", "variants", multiple=True, help="Variant to take; several are laid over."
    )
    @click.option(
        "--lang",
        "language",
        type=LANGUAGE,
        default="",
        help="Language, from texts/NAME.LANG.yaml.",
    )
    @click.option("--set", "settings", multiple=True, help='One-off, as talk.event="PyCon".')
    @wraps(command)
    def chosen(
        *args: Any, variants: tuple[str, ...], settings: tuple[str, ...], language: str, **rest: Any
    ) -> Any:
        names = tuple(name for each in variants for name in each.split("+"))
        return command(*args, choice=Choice(names, settings, language), **rest)

    return chosen
