"""deckbuilder variants TALK: the talks of an outline side by side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from deckbuilder.cache import FolderCache, default_folder
from deckbuilder.cli.choosing import LANGUAGE
from deckbuilder.cli.outline_file import OUTLINE
from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.model.timing import in_time
from deckbuilder.overview import (
    Attempt,
    choice_of,
    choices_of,
    comparison,
    errors_of,
    laid_out,
    matrix,
    summary,
    understood,
)
from deckbuilder.overview.for_programs import comparison_values, matrix_values, table_values
from deckbuilder.pipeline import Outline, open_outline
from deckbuilder.report import refuse
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
@click.option(
    "--lang", "language", type=LANGUAGE, default="", help="Language, from texts/NAME.LANG.yaml."
)
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
        outline = open_outline(talk, FolderCache(default_folder()), language)
    except InvalidTalk as invalid:
        refuse(talk, invalid)
        ctx.exit(1)
    if compare:
        attempts = say_comparison(outline, compare, form)
    elif slides:
        attempts = say_matrix(outline, form)
    else:
        attempts = say_table(outline, form)
    wrong = InvalidTalk(errors_of(attempts, outline, unshown=not compare))
    if wrong.diagnostics:
        wrong.unchecked = next((one.unchecked for one in attempts if one.unchecked), "")
        refuse(talk, wrong)
    if not outline.variants and form == "text" and (compare or not wrong.diagnostics):
        click.echo(how_to_begin(talk, attempts[0]), err=bool(compare))
    if wrong.diagnostics:
        ctx.exit(1)


def say_table(outline: Outline, form: str) -> list[Attempt]:
    """Print a row for each talk."""
    attempts = [laid_out(outline, choice) for choice in choices_of(outline)]
    summaries = [summary(one) for one in attempts]
    if form == "json":
        say_json(table_values(summaries))
    else:
        from deckbuilder.overview.table import as_table

        click.echo(as_table(summaries, screen()), nl=False)
    return attempts


def say_matrix(outline: Outline, form: str) -> list[Attempt]:
    """Print a row for each slide, if enough of the outline is in order."""
    attempts = [understood(outline, choice) for choice in choices_of(outline)]
    made = matrix(outline, attempts)
    if made is None:
        return attempts
    if form == "json":
        say_json(matrix_values(made))
    else:
        from deckbuilder.overview.grid import as_grid

        click.echo(as_grid(made, screen()), nl=False)
    return attempts


def say_comparison(outline: Outline, names: tuple[str, str], form: str) -> list[Attempt]:
    """Print what two talks say differently, if both can be made."""
    first, second = (understood(outline, choice_of(name, outline)) for name in names)
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
