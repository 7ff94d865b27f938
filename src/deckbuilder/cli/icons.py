"""deckbuilder icons: which icons there are, and what they look like."""

from __future__ import annotations

from pathlib import Path

import click

from deckbuilder import icons
from deckbuilder.files import CannotWrite, replace


@click.command(epilog="Example:  deckbuilder icons idea")
@click.argument("words", nargs=-1)
@click.option(
    "--sheet", type=click.Path(path_type=Path), help="Draw them on this .png or .svg instead."
)
def command(words: tuple[str, ...], sheet: Path | None) -> None:
    """List the icons that an outline can name, or those that WORDS may mean.

    Each line has a name and the words it is found by.
    """
    wanted = " ".join(words)
    found = icons.found(wanted) if words else icons.names()
    if not found:
        click.echo(f"there is no icon for `{wanted}`; try one simple English word", err=True)
        raise click.exceptions.Exit(1)
    if sheet is None:
        widest = max(map(len, found))
        for name in found:
            click.echo(f"{name:{widest}}  {', '.join(icons.words(name))}".rstrip())
        if not words:
            hint = "`deckbuilder icons WORDS` finds some, `--sheet icons.png` draws them"
            click.echo(f"{len(found):,} icons; {hint}", err=True)
        return
    try:
        replace(sheet, _drawn(found, sheet))
    except CannotWrite as error:
        click.echo(str(error), err=True)
        raise click.exceptions.Exit(1) from None
    click.echo(f"{sheet}: {len(found):,} icon{'' if len(found) == 1 else 's'}")


def _drawn(found: list[str], sheet: Path) -> bytes:
    """The sheet in the format that the name of its file asks for."""
    # Only a sheet needs what draws.
    from deckbuilder.diagnostics import NOWHERE
    from deckbuilder.raster import NoRasteriser, png
    from deckbuilder.theme.load import load_theme
    from deckbuilder.writers.icon_sheet import WIDTH, icon_sheet

    ending = sheet.suffix.lower()
    if ending not in (".png", ".svg"):
        raise click.UsageError(f"`{sheet}` should end in .png or .svg")
    drawing = icon_sheet(found, load_theme("paper", Path(), NOWHERE))
    if ending == ".svg":
        return drawing.encode()
    try:
        return png(drawing, WIDTH)[0]
    except NoRasteriser as missing:
        raise click.UsageError(str(missing)) from missing
