"""deckbuilder runsheet TALK: when each slide comes, who speaks, and on which cue."""

from __future__ import annotations

import re
from pathlib import Path

import click

from deckbuilder.cache import FolderCache, default_folder
from deckbuilder.cli.choosing import choosing
from deckbuilder.cli.outline_file import OUTLINE
from deckbuilder.cli.parameters import ParamType
from deckbuilder.diagnostics import InvalidTalk, did_you_mean
from deckbuilder.files import CannotWrite, replace
from deckbuilder.model import Talk
from deckbuilder.pipeline import load
from deckbuilder.report import counted, refuse
from deckbuilder.runsheet import RunSheet, only, run_sheet
from deckbuilder.terminal import Screen, screen
from deckbuilder.variant import Choice

FORMATS = {".md": "markdown", ".html": "html", ".htm": "html", ".txt": "table"}
"""The format that a file's ending asks for. Files with other endings are not ours to overwrite."""

OF_FILE = 120
"""Columns of a table in a file."""

TIME_OF_DAY = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:[:.h](?P<minute>[0-5][0-9]))?\s*(?P<half>[ap]\.?m\.?|h|uhr)?",
    re.IGNORECASE,
)


class TimeOfDay(ParamType[int]):
    """A time of day, in minutes after midnight: `18:00`, `18.00`, `18h`, `6pm`, `6:30 pm`."""

    name = "time"

    def convert(
        self, value: str | int, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        if isinstance(value, int):
            return value
        found = TIME_OF_DAY.fullmatch(value.strip())
        minutes = minutes_after_midnight(found) if found else None
        if minutes is None:
            self.fail(f"`{value}` is not a time of day; write it as 18:00 or 6pm", param, ctx)
        return minutes


def minutes_after_midnight(found: re.Match[str]) -> int | None:
    """What a match of `TIME_OF_DAY` says; None for a bare number and for hours that no day has."""
    hour, half = int(found["hour"]), (found["half"] or "")[:1].lower()
    if not (found["minute"] or half):
        return None
    if half in ("a", "p"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + int(found["minute"] or 0) if hour < 24 else None


@click.command(epilog="Example:  deckbuilder runsheet talks/my-talk.yaml --start 18:00")
@click.argument("talk", type=OUTLINE, metavar="TALK")
@click.option("--start", type=TimeOfDay(), help="When the talk begins, such as 18:00 or 6pm.")
@click.option("--speaker", default="", metavar="ID", help="Only what this person needs to know.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "markdown", "html"]),
    help="How to say it; else as the file's ending says, or as a table.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File to write, ending in .md, .html or .txt.",
)
@choosing
@click.pass_context
def command(
    ctx: click.Context,
    talk: Path,
    start: int | None,
    speaker: str,
    form: str | None,
    output: Path | None,
    choice: Choice,
) -> None:
    """Say when each slide of TALK comes, who speaks, and on which cue they hand over.

    Without --start the times count from the beginning. Times with a ~ are estimated from the notes.
    """
    if output and output.suffix.lower() not in FORMATS:
        raise click.UsageError(f"`{output}` should end in .md, .html or .txt")
    try:
        loaded = load(talk, choice, cache=FolderCache(default_folder()))
    except InvalidTalk as invalid:
        refuse(talk, invalid)
        ctx.exit(1)
    sheet = run_sheet(loaded, start)
    if speaker:
        sheet = only(sheet, speaking(speaker, sheet, loaded.talk))
    text = written(sheet, form or (FORMATS[output.suffix.lower()] if output else "table"), output)
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        replace(output, text.encode())
    except CannotWrite as error:
        click.echo(str(error), err=True)
        ctx.exit(1)
    click.echo(said(sheet, output))


def speaking(person: str, sheet: RunSheet, talk: Talk, option: str = "--speaker") -> str:
    """The id of the person that an option names by id or by name."""
    by_name = {someone.name.casefold(): key for key, someone in talk.people.items()}
    found = person if person in talk.people else by_name.get(person.casefold(), "")
    speakers = {share.person: share.name for share in sheet.shares}
    if found in speakers:
        return found
    if not speakers:
        raise click.UsageError(f"this talk names no speakers; leave out `{option}`")
    known = ", ".join(f"`{key}` ({name})" for key, name in speakers.items())
    if found:
        raise click.UsageError(f"{talk.people[found].name} does not speak; there is {known}")
    hint = did_you_mean(person, [*speakers, *speakers.values()]) or f"there is {known}"
    raise click.UsageError(f"nobody called `{person}` speaks; {hint}")


def written(sheet: RunSheet, form: str, output: Path | None) -> str:
    """The sheet in a format; as a table it suits standard output, or a file."""
    match form:
        case "markdown":
            from deckbuilder.runsheet.markdown import as_markdown

            return as_markdown(sheet)
        case "html":
            from deckbuilder.runsheet.page import as_page

            return as_page(sheet)
    from deckbuilder.runsheet.table import as_table

    return as_table(sheet, screen() if output is None else Screen(OF_FILE))


def said(sheet: RunSheet, output: Path) -> str:
    """`sheet.html: 34 slides, 29:30 / 30:00, 0:30 min to spare`."""
    slides = counted(sum(len(part.rows) for part in sheet.parts), "slide")
    return f"{output}: " + ", ".join(filter(None, (slides, sheet.total, sheet.margin)))
