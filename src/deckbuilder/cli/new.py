"""deckbuilder new DIR: a talk to start from."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from deckbuilder.files import CannotWrite, replace
from deckbuilder.schema import outline_schema, schema_text

STARTER = ("talk.yaml", "picture.svg")


@click.command(
    epilog="Example:  deckbuilder new my-talk  then  deckbuilder build my-talk/talk.yaml"
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
def command(folder: Path) -> None:
    """Start a talk in the folder DIR, which is made when it is not there.

    Writes talk.yaml, a picture, and the schema that lets an editor with a YAML language server
    complete keys and underline mistakes. Nothing that is there already is overwritten.
    """
    contents = {name: (files("deckbuilder") / "starter" / name).read_bytes() for name in STARTER}
    contents["outline.schema.json"] = schema_text(outline_schema()).encode()
    there = [name for name in contents if (folder / name).exists()]
    if there:
        names = ", ".join(there)
        raise click.UsageError(f"`{folder}` has {names} already; choose another folder")
    try:
        for name, data in contents.items():
            replace(folder / name, data)
    except CannotWrite as error:
        click.echo(str(error), err=True)
        raise click.exceptions.Exit(1) from None
    click.echo(f"{folder / 'talk.yaml'}: your talk; build it with")
    click.echo(f"  deckbuilder build {folder / 'talk.yaml'} --open")
