"""deckbuilder doctor [TALK]: can deckbuilder work here, and what to do where it cannot?"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import click

from deckbuilder.cli.outline_file import OUTLINE
from deckbuilder.doctor import Result, examine

_COLOURS = {"ok": "green", "note": "yellow", "problem": "red"}
_MARGIN = max(map(len, _COLOURS)) + 2


@click.command(epilog="Example:  deckbuilder doctor talks/my-talk.yaml")
@click.argument("talk", type=OUTLINE, required=False)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list, for other programs.")
@click.pass_context
def command(ctx: click.Context, talk: Path | None, as_json: bool) -> None:
    """Say whether deckbuilder can work on this computer, and how to mend what it cannot.

    With TALK, whether its fonts and letters are here as well. Only problems stop work; notes are
    about what some commands could do besides.
    """
    found = []
    for one in _with_progress(examine(talk)):
        found.append(one)
        if not as_json:
            click.echo(_line(one))
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], indent=2, ensure_ascii=False))
    else:
        click.echo(_summary(found))
    if any(one.state == "problem" for one in found):
        ctx.exit(1)


def _with_progress(results: Iterable[Result | str]) -> Iterator[Result]:
    """The results; on a terminal, what takes a while is named until it has been looked at."""
    for one in results:
        if isinstance(one, Result):
            yield one
        elif sys.stderr.isatty():
            click.echo(f"\r{' ' * _MARGIN}looking at {one} ...\r", nl=False, err=True)
            continue
        if sys.stderr.isatty():
            click.echo("\033[K", nl=False, err=True)


def _line(one: Result) -> str:
    mark = click.style(f"{one.state:<{_MARGIN}}", fg=_COLOURS[one.state])
    fix = f"\n{' ' * _MARGIN}-> {one.fix}" if one.fix else ""
    return f"{mark}{one.name}: {one.said}{fix}"


def _summary(found: Iterable[Result]) -> str:
    states = [one.state for one in found]
    parts = [
        f"{count} {word}{'s' * (count > 1)}"
        for word in ("problem", "note")
        if (count := states.count(word))
    ]
    if "problem" in states:
        return f"{', '.join(parts)}: mend the problem{'s' * (states.count('problem') > 1)} first"
    return "all well" + (f", {', '.join(parts)}" if parts else "")
