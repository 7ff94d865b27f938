"""`deckbuilder theme inspect`: what a company's template gives."""

from __future__ import annotations

from pathlib import Path

import click

from deckbuilder import files
from deckbuilder.diagnostics import InvalidTalk, Span, did_you_mean
from deckbuilder.template_report import report, theme_file_text
from deckbuilder.templates import is_template, load_theme
from deckbuilder.theme.load import is_theme

MOST = 100_000
"""Bytes in which an outline says `talk:`."""


@click.command(epilog="Example:  deckbuilder theme inspect build/my-talk.pptx")
@click.argument("what", type=click.Choice(["inspect"]))
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--write",
    type=click.Path(path_type=Path),
    help="Also write a theme file that says what was found, to be corrected.",
)
@click.option("--force", is_flag=True, help="Write over a theme file that is there.")
@click.pass_context
def command(ctx: click.Context, what: str, file: Path, write: Path | None, force: bool) -> None:
    """Say which layout of FILE (.pptx, .potx or a theme file) is for what, and what else it gives.

    Layouts are found by their type, their name in any language, and their placeholders.
    """
    _must_be_a_template(file)
    try:
        theme = load_theme(file.name, file.absolute().parent, Span(str(file), 1, 1))
    except InvalidTalk as invalid:
        for one in invalid.diagnostics:
            hint = f"; {one.hint}" if one.hint else ""
            click.echo(f"{one.span}: error: {one.message}{hint}", err=True)
        ctx.exit(1)
    if theme.template is None:
        raise click.UsageError(f"{file} is a theme of colours; name a .pptx or .potx file")
    click.echo(report(theme), nl=False)
    if write:
        name = _seen_from(write, Path(theme.template.path))
        _write(theme_file_text(theme, name), write, force)


def _must_be_a_template(file: Path) -> None:
    """Refuse what is not there, and outlines, before they are read as themes."""
    if not file.is_file():
        here = (one for one in sorted(file.parent.glob("*.p*")) if is_template(one.name))
        near = did_you_mean(str(file), map(str, here))
        raise click.ClickException(f"there is no file {file}" + (f"; {near}" if near else ""))
    if not is_theme(file) and b"\ntalk:" in b"\n" + file.read_bytes()[:MOST]:
        raise click.ClickException(
            f"{file} is an outline; name the .pptx or .potx file that its `theme:` names"
        )


def _seen_from(theme_file: Path, template: Path) -> str:
    """How a theme file names the template."""
    folder, template = theme_file.absolute().parent, template.absolute()
    inside = template.is_relative_to(folder)
    return template.relative_to(folder).as_posix() if inside else str(template)


def _write(text: str, path: Path, force: bool) -> None:
    if path.exists() and not force:
        raise click.UsageError(f"{path} is there already; name another file, or add --force")
    try:
        written = files.replace(path, text.encode())
    except files.CannotWrite as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"{written}: correct it and name it in the outline as `theme:`")
