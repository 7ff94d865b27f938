"""The `--theme` option, the same for every command that has it."""

from __future__ import annotations

from pathlib import Path

import click

from deckbuilder.diagnostics import did_you_mean
from deckbuilder.theme.load import BUILT_IN


def theme_given(name: str, talks: tuple[Path, ...]) -> str:
    """The theme that `--theme` names: one of ours, a file here, or a file beside every talk."""
    if not name or name in BUILT_IN:
        return name
    if Path(name).is_file():
        return str(Path(name).absolute())
    for talk in talks:
        if not (talk.parent / name).is_file():
            hint = did_you_mean(name, BUILT_IN)
            raise click.UsageError(f"there is no theme `{name}`" + (f"; {hint}" if hint else ""))
    return name
