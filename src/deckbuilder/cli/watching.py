"""Building again whenever an outline, a picture or a theme beside it changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import click

from deckbuilder.cli.orders import Order
from deckbuilder.pipeline import picture_folders, texts_folder

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


def rebuild_on_change(orders: Sequence[Order], build: Callable[[Sequence[Order]], bool]) -> None:
    """Wait for changes and build the talks they concern, until Ctrl-C."""
    from watchfiles import watch

    folders = {order.talk: watched_folders(order.talk) for order in orders}
    every = sorted({folder for group in folders.values() for folder in group})
    click.echo("watching for changes; press Ctrl-C to stop", err=True)
    try:
        for changes in watch(*every, watch_filter=None, recursive=False):
            changed = {Path(path) for _, path in changes if path.lower().endswith(WATCHED)}
            for talk, theirs in folders.items():
                if any(file.parent in {folder.resolve() for folder in theirs} for file in changed):
                    click.echo(f"--- {datetime.now():%H:%M:%S}", err=True)
                    build([order for order in orders if order.talk == talk])
    except KeyboardInterrupt:
        click.echo("stopped watching", err=True)


def watched_folders(talk: Path) -> list[Path]:
    """Where anything may change that the decks of an outline are made from."""
    return [f for f in (*picture_folders(talk), texts_folder(talk)) if f.is_dir()]
