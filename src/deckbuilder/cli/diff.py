"""deckbuilder diff A B: what changed between two decks, outlines or variants."""

from __future__ import annotations

import json
from pathlib import Path

import click

from deckbuilder.cache import FolderCache, default_folder
from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.diff.comparing import Differences, differences
from deckbuilder.diff.naming import Misnamed, named
from deckbuilder.diff.opening import sides
from deckbuilder.diff.sheet import as_sheet, nothing_changed, summed_up
from deckbuilder.files import CannotWrite, replace
from deckbuilder.readers.pptx import Unreadable
from deckbuilder.report import refuse
from deckbuilder.sync.base import NoBase
from deckbuilder.terminal import Screen, screen

FORMS = {".md": "markdown", ".html": "html", ".htm": "html", ".json": "json", ".txt": "text"}
"""What the ending of a file asks for."""


@click.command(epilog="Example:  deckbuilder diff talks/my-talk.yaml build/my-talk.pptx")
@click.argument("first", metavar="A")
@click.argument("second", metavar="[B]", required=False)
@click.option(
    "--as",
    "form",
    type=click.Choice(["text", "markdown", "html", "json"]),
    help="How to say it; else as the file's ending says, or as text.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File to write, ending in .html, .md, .json or .txt.",
)
@click.option("--exit-code", is_flag=True, help="End with 1 when there is a difference.")
@click.pass_context
def command(
    ctx: click.Context,
    first: str,
    second: str | None,
    form: str | None,
    output: Path | None,
    exit_code: bool,
) -> None:
    """Say what changed from A to B, slide by slide.

    Each is a deck (.pptx, built or edited), an outline (talk.yaml), a talk made from it
    (talk.yaml#short, talk.yaml#short+experts, talk.yaml@de, talk.yaml#short@de), or an outline as
    git remembers it (HEAD:talks/talk.yaml). A deck alone is compared with what was built.

    An outline beside a deck is taken as the talk that the deck was built from; talk.yaml# is the
    outline as it stands. A file that is called just as you write comes before all this.
    """
    if output and output.suffix.lower() not in FORMS:
        raise click.UsageError(f"`{output}` should end in .html, .md, .json or .txt")
    form = form or (FORMS[output.suffix.lower()] if output else "text")
    try:
        pair = named(first), named(second) if second else None
        found = differences(*sides(*pair, FolderCache(default_folder())))
    except Misnamed as error:
        raise click.UsageError(str(error)) from error
    except (Unreadable, NoBase) as error:
        click.echo(str(error), err=True)
        ctx.exit(1)
    except InvalidTalk as invalid:
        refuse(invalid.diagnostics[0].span.path, invalid, "; nothing compared")
        ctx.exit(1)
    text = written(found, form, Screen() if output else screen())
    if output is None:
        click.echo(text, nl=False)
    else:
        try:
            replace(output, text.encode("utf-8", "replace"))
        except CannotWrite as error:
            click.echo(str(error), err=True)
            ctx.exit(1)
        click.echo(f"{output}: {nothing_changed(found) if found.same else summed_up(found)}")
    if exit_code and not found.same:
        ctx.exit(1)


def written(found: Differences, form: str, where: Screen) -> str:
    """The differences in a form."""
    match form:
        case "markdown":
            from deckbuilder.diff.markdown import as_markdown

            return as_markdown(found)
        case "html":
            from deckbuilder.diff.page import as_page

            return as_page(found)
        case "json":
            from deckbuilder.diff.for_programs import values

            return json.dumps(values(found), indent=2, ensure_ascii=False) + "\n"
    return as_sheet(found, where)
