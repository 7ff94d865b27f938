"""deckbuilder texts TALK --lang de: the texts of a talk in another language, to be filled in."""

from __future__ import annotations

from pathlib import Path

import click

from deckbuilder.cli.choosing import LANGUAGE
from deckbuilder.cli.outline_file import OUTLINE
from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.files import CannotWrite, replace
from deckbuilder.report import counted, refuse, show
from deckbuilder.source import Node
from deckbuilder.translation.languages import (
    language_of,
    languages_of,
    name_of,
    stray_files,
    texts_path,
)
from deckbuilder.translation.update import Progress, progress, updated
from deckbuilder.understanding import whole_outline


@click.command(epilog="Example:  deckbuilder texts talks/my-talk.yaml --lang de")
@click.argument("talk", type=OUTLINE, metavar="TALK")
@click.option(
    "--lang",
    "language",
    type=LANGUAGE,
    default="",
    help="Language to translate into, such as de.",
)
@click.pass_context
def command(ctx: click.Context, talk: Path, language: str) -> None:
    """Write or update texts/NAME.LANG.yaml, in which the texts of TALK are translated.

    New texts stand in it as comments to fill in, and texts whose original has changed are marked.
    What is translated stays, also when its original moves or goes. Without --lang, say which
    languages there are and how far they are.
    """
    try:
        root = whole_outline(talk)
        if language:
            bring_up_to_date(root, talk, language)
        else:
            list_languages(root, talk)
    except InvalidTalk as invalid:
        refuse(invalid.diagnostics[0].span.path, invalid, "; nothing written")
        ctx.exit(1)
    except CannotWrite as error:
        click.echo(str(error), err=True)
        ctx.exit(1)


def bring_up_to_date(root: Node, talk: Path, language: str) -> None:
    """Write the texts file of a language, if anything in it changes."""
    if language == language_of(root):
        raise click.UsageError(f"`{talk}` is in `{language}` itself; name another language")
    update = updated(root, talk, language)
    if not update.path.exists() or update.path.read_bytes() != update.data:
        replace(update.path, update.data)
    show(update.warnings)
    click.echo(f"{update.path}: {said_of(update.progress)}")


def list_languages(root: Node, talk: Path) -> None:
    """Say which languages there are, and how far each is."""
    languages = languages_of(talk)
    for language in languages:
        far = said_of(progress(root, talk, language))
        click.echo(f"{texts_path(talk, language)}: {name_of(language)}, {far}")
    for path, why in stray_files(talk):
        click.echo(f"{path}: {why}")
    if not languages:
        click.echo(f"{talk}: no texts in other languages; to begin with German, say, run")
        click.echo(f"  deckbuilder texts {talk} --lang de")


def said_of(far: Progress) -> str:
    """`212 texts, 180 translated, 30 new, 2 changed, 1 orphan`, without what is not there."""
    parts = [counted(far.texts, "text")]
    named = ((far.translated, "translated"), (far.left, "to translate"), (far.changed, "changed"))
    parts += [f"{number:,} {name}" for number, name in named if number]
    if far.orphans:
        parts.append(counted(far.orphans, "orphan"))
    return ", ".join(parts)
