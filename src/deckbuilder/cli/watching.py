"""Building again whenever an outline, a picture or a theme beside it changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import click

from deckbuilder.decks import DECK
from deckbuilder.pipeline import picture_folders
from deckbuilder.translation.languages import FOLDER
from deckbuilder.understanding import taken_from

WATCHED = (
    ".yaml",
    ".yml",
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".webp",
    ".svg",
    ".avif",
    ".tif",
    ".bmp",
)
EVERY = (*WATCHED, *DECK.suffixes)
"""How the names of files end that a talk may be made from."""


def rebuild_on_change(talks: Sequence[Path], build: Callable[[Path], bool]) -> None:
    """Wait for changes and build the talks of the outlines they concern, until Ctrl-C."""
    click.echo("watching for changes; press Ctrl-C to stop", err=True)
    try:
        folders = {talk: watched_folders(talk) for talk in talks}
        while True:
            folders = _watch(folders, build)
    except KeyboardInterrupt:
        click.echo("stopped watching", err=True)


def _watch(
    folders: dict[Path, list[Path]], build: Callable[[Path], bool]
) -> dict[Path, list[Path]]:
    """Build again on changes, until an outline takes parts from more folders; then all of them."""
    from watchfiles import watch

    every = sorted({folder for group in folders.values() for folder in group})
    for changes in watch(*every, watch_filter=None, recursive=False):
        changed = {Path(path) for _, path in changes if path.lower().endswith(EVERY)}
        for talk, theirs in folders.items():
            mine = {folder.resolve() for folder in theirs}
            if any(file.parent in mine and concerns(file, talk) for file in changed):
                click.echo(f"--- {datetime.now():%H:%M:%S}", err=True)
                rebuild(talk, build)
        now = {
            talk: list(dict.fromkeys([*theirs, *watched_folders(talk)]))
            for talk, theirs in folders.items()
        }
        if now != folders:
            return now
    return folders


def concerns(file: Path, talk: Path) -> bool:
    """Whether a talk may be made from a file; of decks from those that its outline names.

    The decks that it is built to may lie beside it, and must not have it built again.
    """
    if not file.name.lower().endswith(DECK.suffixes):
        return True
    try:
        return file.name in talk.read_text("utf-8", "replace")
    except OSError:
        return False


def rebuild(talk: Path, build: Callable[[Path], bool]) -> None:
    """Build again; two decks that would go to one file are no reason to stop watching."""
    try:
        build(talk)
    except click.UsageError as error:
        click.echo(error.format_message(), err=True)


def watched_folders(talk: Path) -> list[Path]:
    """Where anything may change that the decks of an outline are made from."""
    folders = [*picture_folders(talk), talk.parent / FOLDER]
    folders += [folder for other in taken_from(talk) for folder in picture_folders(other)]
    return [folder for folder in dict.fromkeys(folders) if folder.is_dir()]
