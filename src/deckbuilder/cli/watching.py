"""Building again whenever an outline, a picture or a theme beside it changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from deckbuilder.pipeline import picture_folders

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


def rebuild_on_change(
    targets: list[tuple[Path, Path]], build: Callable[[Path, Path], bool]
) -> None:
    """Wait for changes and build the talks they concern, until Ctrl-C."""
    from watchfiles import watch

    folders = {talk: [f for f in picture_folders(talk) if f.is_dir()] for talk, _ in targets}
    every = sorted({folder for group in folders.values() for folder in group})
    click.echo("watching for changes; press Ctrl-C to stop", err=True)
    try:
        for changes in watch(*every, watch_filter=None, recursive=False):
            changed = {Path(path) for _, path in changes if path.lower().endswith(WATCHED)}
            for talk, path in targets:
                if any(file.parent in {f.resolve() for f in folders[talk]} for file in changed):
                    click.echo(f"--- {datetime.now():%H:%M:%S}", err=True)
                    build(talk, path)
    except KeyboardInterrupt:
        click.echo("stopped watching", err=True)
