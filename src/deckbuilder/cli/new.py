"""deckbuilder new DIR: a talk to start from."""

from __future__ import annotations

import shlex
from importlib.resources import files
from pathlib import Path

import click

from deckbuilder.files import CannotWrite, replace
from deckbuilder.model.slide import slug
from deckbuilder.schema import outline_schema, schema_text


@click.command(epilog="Example:  deckbuilder new my-talk")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
def command(folder: Path) -> None:
    """Start a talk in the folder DIR, which is made when it is not there.

    Writes an outline named after the folder, a picture, and the schema that lets an editor with a
    YAML language server complete keys and underline mistakes. Nothing that is there already is
    overwritten.
    """
    outline = f"{slug(folder.absolute().name) or 'talk'}.yaml"
    starter = files("deckbuilder") / "starter"
    text = (starter / "talk.yaml").read_text("utf-8").replace("talk.yaml", outline)
    contents = {outline: text.encode(), "picture.svg": (starter / "picture.svg").read_bytes()}
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
    click.echo(f"{folder / outline}: your talk; build it with")
    click.echo(f"  deckbuilder build {shlex.quote(str(folder / outline))} --open")
