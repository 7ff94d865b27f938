"""A line on the terminal that says what takes so long, while it does."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click


@contextmanager
def working(words: str) -> Iterator[None]:
    """On a terminal: say `words` until what is inside is done. Elsewhere nothing is said."""
    if not sys.stderr.isatty():
        yield
        return
    click.echo(f"{words} …", nl=False, err=True)
    try:
        yield
    finally:
        click.echo("\r\033[K", nl=False, err=True)
