"""deckbuilder check TALK...: all that is wrong or doubtful, without writing a deck."""

from __future__ import annotations

from pathlib import Path

import click

from deckbuilder.cache import FolderCache, default_folder
from deckbuilder.checks import run_checks
from deckbuilder.cli.outline_file import OUTLINE
from deckbuilder.diagnostics import Diagnostic, InvalidTalk
from deckbuilder.pipeline import load
from deckbuilder.report import as_json, counted, show, summary


@click.command(epilog="Example:  deckbuilder check talks/my-talk.yaml --strict")
@click.argument("talks", nargs=-1, required=True, type=OUTLINE, metavar="TALK...")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to say it."
)
@click.pass_context
def command(ctx: click.Context, talks: tuple[Path, ...], strict: bool, form: str) -> None:
    """Say all that is wrong or doubtful in each TALK, with a hint each."""
    found: list[Diagnostic] = []
    for talk in talks:
        diagnostics, slides = examine(talk)
        found += diagnostics
        if form == "text":
            show(diagnostics)
            errors = sum(d.severity == "error" for d in diagnostics)
            said = summary(errors, len(diagnostics) - errors)
            click.echo(f"{talk}: " + (f"{counted(slides, 'slide')}, {said}" if slides else said))
    if form == "json":
        click.echo(as_json(found))
    if any(d.severity == "error" or strict for d in found):
        ctx.exit(1)


def examine(talk: Path) -> tuple[list[Diagnostic], int]:
    """Every diagnostic about a talk, and how many slides it has (0 when it cannot be built)."""
    try:
        loaded = load(talk, cache=FolderCache(default_folder()))
    except InvalidTalk as invalid:
        return invalid.diagnostics, 0
    return [*loaded.warnings, *run_checks(loaded)], len(loaded.deck.scenes)
