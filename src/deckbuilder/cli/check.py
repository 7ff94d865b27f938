"""deckbuilder check TALK...: all that is wrong or doubtful, without writing a deck."""

from __future__ import annotations

from pathlib import Path

import click

from deckbuilder.cache import FolderCache, default_folder
from deckbuilder.checks import run_checks
from deckbuilder.cli.outline_file import OUTLINE
from deckbuilder.cli.themes import theme_given
from deckbuilder.diagnostics import Diagnostic, InvalidTalk
from deckbuilder.pipeline import load
from deckbuilder.report import as_json, counted, show, summary


@click.command(epilog="Example:  deckbuilder check talks/my-talk.yaml --strict")
@click.argument("talks", nargs=-1, required=True, type=OUTLINE, metavar="TALK...")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to say it."
)
@click.option("--theme", default="", help="Look at it with this theme instead of the outline's.")
@click.option("--aspect", type=click.Choice(["16:9", "4:3"]), help="Slide format.")
@click.pass_context
def command(
    ctx: click.Context,
    talks: tuple[Path, ...],
    strict: bool,
    form: str,
    theme: str,
    aspect: str | None,
) -> None:
    """Say all that is wrong or doubtful in each TALK, with a hint each."""
    found: list[Diagnostic] = []
    for talk in talks:
        diagnostics, slides, unchecked = examine(talk, theme_given(theme, talks), aspect or "")
        found += diagnostics
        if form == "text":
            show(diagnostics)
            errors = sum(d.severity == "error" for d in diagnostics)
            said = summary(errors, len(diagnostics) - errors)
            click.echo(f"{talk}: " + (f"{counted(slides, 'slide')}, {said}" if slides else said))
            if unchecked:
                click.echo(f"({unchecked})")
    if form == "json":
        click.echo(as_json(found))
    if any(d.severity == "error" or strict for d in found):
        ctx.exit(1)


def examine(talk: Path, theme: str, aspect: str) -> tuple[list[Diagnostic], int, str]:
    """Every diagnostic about a talk, how many slides it has, and what could not be looked at.

    There are 0 slides when it cannot be built.
    """
    try:
        loaded = load(talk, cache=FolderCache(default_folder()), theme=theme, aspect=aspect)
    except InvalidTalk as invalid:
        return invalid.diagnostics, 0, invalid.unchecked
    return [*loaded.warnings, *run_checks(loaded)], len(loaded.deck.scenes), ""
