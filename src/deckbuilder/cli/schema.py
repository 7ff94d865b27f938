"""deckbuilder schema: the JSON Schema of outlines."""

from __future__ import annotations

from pathlib import Path

import click

from deckbuilder.files import CannotWrite, replace
from deckbuilder.schema import outline_schema, schema_text, theme_schema


@click.command(epilog="Example:  deckbuilder schema -o outline.schema.json")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File to write; else standard output."
)
@click.option("--theme", is_flag=True, help="The schema of theme files instead.")
def command(output: Path | None, theme: bool) -> None:
    """Print the JSON Schema that lets an editor complete keys and underline mistakes."""
    text = schema_text(theme_schema() if theme else outline_schema())
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        replace(output, text.encode())
    except CannotWrite as error:
        click.echo(str(error), err=True)
        raise click.exceptions.Exit(1) from None
    click.echo(
        f"{output}: name it in an outline's first line, after `# yaml-language-server: $schema=`"
    )
