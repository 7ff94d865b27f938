"""deckbuilder variants TALK: the talks of an outline side by side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from deckbuilder.cache import FolderCache, default_folder
from deckbuilder.cli.outline_file import OUTLINE
from deckbuilder.diagnostics import Diagnostic, InvalidTalk
from deckbuilder.model.timing import in_time
from deckbuilder.overview import (
    Attempt,
    Opened,
    choice_of,
    choices_of,
    comparison,
    errors_of,
    errors_of_unshown,
    laid_out,
    matrix,
    opened,
    summary,
    understood,
)
from deckbuilder.overview.for_programs import comparison_values, matrix_values, table_values
from deckbuilder.pipeline import open_outline
from deckbuilder.report import counted, show
from deckbuilder.terminal import screen


@click.command(epilog="Example:  deckbuilder variants talks/my-talk.yaml --matrix")
@click.argument("talk", type=OUTLINE, metavar="TALK")
@click.option("--matrix", "slides", is_flag=True, help="Say which talk shows which slide.")
@click.option(
    "--compare",
    nargs=2,
    metavar="A B",
    help="Say what two of them say differently: variants, `a+b` for several at once, or `-` for "
    "the outline as it stands.",
)
@click.option("--lang", "language", default="", help="Language, from texts/NAME.LANG.yaml.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to say it."
)
@click.pass_context
def command(
    ctx: click.Context,
    talk: Path,
    slides: bool,
    compare: tuple[str, str] | None,
    language: str,
    form: str,
) -> None:
    """List the talks made from TALK: the outline as it stands, and each of its variants."""
    if slides and compare:
        raise click.UsageError("`--matrix` and `--compare` are two views; choose one")
    try:
        found = opened(open_outline(talk, FolderCache(default_folder())), language)
    except InvalidTalk as invalid:
        refuse(talk, invalid.diagnostics, invalid.unchecked)
        ctx.exit(1)
    if compare:
        attempts = say_comparison(found, compare, form)
    elif slides:
        attempts = say_matrix(found, form)
    else:
        attempts = say_table(found, form)
    errors = errors_of(attempts, found)
    if not compare:
        errors += [one for one in errors_of_unshown(attempts, found) if one not in errors]
    if errors:
        refuse(talk, errors, next((one.unchecked for one in attempts if one.unchecked), ""))
    if not found.outline.variants and form == "text" and (compare or not errors):
        click.echo(how_to_begin(talk, attempts[0]), err=bool(compare))
    if errors:
        ctx.exit(1)


def say_table(found: Opened, form: str) -> list[Attempt]:
    """Print a row for each talk."""
    attempts = [laid_out(found, choice) for choice in choices_of(found)]
    summaries = [summary(one, found) for one in attempts]
    if form == "json":
        say_json(table_values(summaries))
    else:
        from deckbuilder.overview.table import as_table

        click.echo(as_table(summaries, screen()), nl=False)
    return attempts


def say_matrix(found: Opened, form: str) -> list[Attempt]:
    """Print a row for each slide, if enough of the outline is in order."""
    attempts = [understood(found, choice) for choice in choices_of(found)]
    whole = found.everything()
    if whole is None:
        return attempts
    made = matrix(whole, found.slides, attempts)
    if form == "json":
        say_json(matrix_values(made))
    else:
        from deckbuilder.overview.grid import as_grid

        click.echo(as_grid(made, screen()), nl=False)
    return attempts


def say_comparison(found: Opened, names: tuple[str, str], form: str) -> list[Attempt]:
    """Print what two talks say differently, if both can be made."""
    first, second = (understood(found, choice_of(name, found.language)) for name in names)
    if first.talk and second.talk:
        made = comparison(first, second)
        if form == "json":
            say_json(comparison_values(made))
        else:
            from deckbuilder.overview.sheet import as_sheet

            lengths = in_time(first.talk), in_time(second.talk)
            click.echo(as_sheet(made, lengths, screen()), nl=False)
    return [first, second]


def say_json(values: Any) -> None:
    click.echo(json.dumps(values, indent=2, ensure_ascii=False))


def refuse(talk: Path, errors: list[Diagnostic], unchecked: str) -> None:
    """Say what is wrong, and how much that is."""
    show(errors)
    click.echo(f"{talk}: {counted(len(errors), 'error')}", err=True)
    if unchecked:
        click.echo(f"({unchecked})", err=True)


def how_to_begin(talk: Path, attempt: Attempt) -> str:
    """What to write for a first variant, with ids that are there."""
    names = [slide.name for slide in attempt.talk.slides] if attempt.talk else []
    keep = ", ".join(names[:3]) or "a-slide, another-slide"
    return (
        f"\n{talk} has no variants yet; add one at its end, such as\n\n"
        "variants:\n"
        "  short:\n"
        "    about: for a short slot\n"
        "    talk: {minutes: 5}\n"
        f"    keep: [{keep}]"
    )
