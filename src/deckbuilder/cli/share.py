"""deckbuilder share TALK: one zip for a co-presenter who has never heard of deckbuilder."""

from __future__ import annotations

from pathlib import Path

import click

from deckbuilder.cache import FolderCache, default_folder
from deckbuilder.checks import missing_credits, run_checks
from deckbuilder.cli.choosing import choosing
from deckbuilder.cli.export import progress
from deckbuilder.cli.outline_file import OUTLINE
from deckbuilder.cli.runsheet import speaking
from deckbuilder.cli.themes import theme_given
from deckbuilder.diagnostics import Diagnostic, InvalidTalk, together
from deckbuilder.files import CannotWrite, replace
from deckbuilder.pipeline import Loaded, load
from deckbuilder.report import counted, refuse, show
from deckbuilder.runsheet import run_sheet
from deckbuilder.share import Pack, Unsuitable, files, zipped
from deckbuilder.variant import Choice
from deckbuilder.writers.pptx import BrokenSlide
from deckbuilder.writers.pptx.beside import remember_deck

ENDING = ".zip"


@click.command(epilog="Example:  deckbuilder share talks/my-talk.yaml --for me")
@click.argument("talk", type=OUTLINE, metavar="TALK")
@click.option(
    "-o",
    "--to",
    "output",
    type=click.Path(),
    help="File to write, or FOLDER/; else build/NAME.zip, or build/NAME-for-PERSON.zip.",
)
@click.option(
    "--for",
    "person",
    default="",
    metavar="PERSON",
    help="Address it to this speaker, by id or name, with only their own notes beside the whole.",
)
@click.option(
    "--source", is_flag=True, help="Add the outline and all it needs, for users of deckbuilder."
)
@click.option("--theme", default="", help="Use this theme or theme file.")
@click.option("--aspect", type=click.Choice(["16:9", "4:3"]), help="Slide format.")
@choosing
@click.pass_context
def command(
    ctx: click.Context,
    talk: Path,
    output: str | None,
    person: str,
    source: bool,
    theme: str,
    aspect: str | None,
    choice: Choice,
) -> None:
    """Pack the deck of TALK with PDF, notes pages, run sheet, links, credits and fonts into a zip.

    Whoever gets it needs only PowerPoint; a README says what may be edited and how to send it back.
    """
    refuse_strange(output)
    theme = theme_given(theme, (talk,))
    try:
        loaded = load(
            talk, choice, cache=FolderCache(default_folder()), theme=theme, aspect=aspect or ""
        )
    except InvalidTalk as invalid:
        refuse(talk, invalid, "; nothing written")
        ctx.exit(1)
    person = speaking(person, run_sheet(loaded), loaded.talk, "--for") if person else ""
    pack = Pack(loaded, person, source, theme, aspect or "")
    show(warnings(loaded))
    path = target(output, pack.folder)
    try:
        click.echo(written(pack, path))
    except (Unsuitable, BrokenSlide, CannotWrite) as error:
        click.echo(str(error), err=True)
        ctx.exit(1)


def warnings(loaded: Loaded) -> list[Diagnostic]:
    """What `build` tells, and pictures that lack a credit, as others will see them."""
    found = [*loaded.warnings, *run_checks(loaded, before_building=True)]
    return together({"": [*found, *missing_credits.check(loaded)]})


def refuse_strange(output: str | None) -> None:
    """A usage error for a file that is no zip."""
    if output and not is_folder(output) and Path(output).suffix.lower() != ENDING:
        raise click.UsageError(
            f"`{output}` should end in {ENDING}, or in / if it is a new folder: "
            f"write `{output}{ENDING}` or `{output}/`"
        )


def is_folder(output: str) -> bool:
    return output.endswith(("/", "\\")) or Path(output).is_dir()


def target(output: str | None, name: str) -> Path:
    """Where the zip goes: a file, a folder, or below `build`."""
    if output and not is_folder(output):
        return Path(output)
    return Path(output or "build") / f"{name}{ENDING}"


def written(pack: Pack, path: Path) -> str:
    """Make and write the zip; say where it is, how many files it has, and how large it is."""
    made: dict[str, bytes] = {}
    remarks: list[str] = []
    for file in progress(files(pack), 0):
        made[f"{pack.folder}/{file.name}"] = file.data
        remarks += file.remarks
    first = f"{pack.folder}/README.txt"
    data = zipped({first: made.pop(first), **made})
    remember_deck(replace(path, data), made[f"{pack.folder}/{pack.name}.pptx"])
    for remark in remarks:
        click.echo(f"{path}: {remark}", err=True)
    return f"{path}: {counted(len(made) + 1, 'file')}, {size(len(data))}"


def size(count: int) -> str:
    """`840 KB`, `2.3 MB`."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1e3))} KB"
