"""What the commands say: problems with their line and a caret, and the words round them."""

from __future__ import annotations

import json
import platform
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path

import click

from deckbuilder import __version__
from deckbuilder.diagnostics import Diagnostic

TAB = 4


def show(diagnostics: Iterable[Diagnostic], folder: Path | None = None) -> None:
    """Print each diagnostic on standard error with its line and a caret; colour on a terminal."""
    lines: dict[str, list[str]] = {}
    for diagnostic in diagnostics:
        click.echo(formatted(diagnostic, lines), err=True)


def formatted(diagnostic: Diagnostic, lines: dict[str, list[str]]) -> str:
    """One diagnostic as text. `lines` remembers the files already read."""
    span = diagnostic.span
    strong = click.style(f"{diagnostic.severity}:", fg=_hue(diagnostic), bold=True)
    text = f"{click.style(str(span), bold=True)}: {strong} {diagnostic.message}"
    if diagnostic.hint:
        text += f"; {diagnostic.hint}"
    line = _line(span.path, span.line, lines)
    if line.strip():
        lead = line[: span.column - 1]
        pad = "".join("\t" if c == "\t" else " " * _cells(c) for c in lead)
        length = max(1, min(span.length, len(line) - span.column + 1))
        caret = click.style(
            "^" * _cells(line[span.column - 1 :][:length] or " "), fg=_hue(diagnostic)
        )
        text += f"\n    {line}\n    {pad}{caret}"
    return text


def _hue(diagnostic: Diagnostic) -> str:
    return "red" if diagnostic.severity == "error" else "yellow"


def _cells(text: str) -> int:
    """Columns that `text` takes on a terminal."""
    from unicodedata import combining, east_asian_width  # noqa: PLC0415

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _line(path: str, number: int, lines: dict[str, list[str]]) -> str:
    if path not in lines:
        try:
            lines[path] = Path(path).read_text("utf-8-sig", errors="replace").splitlines()
        except OSError:
            lines[path] = []
    return lines[path][number - 1] if 0 < number <= len(lines[path]) else ""


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """The diagnostics as a JSON list, for other programs."""
    rows = [
        {
            "file": d.span.path,
            "line": d.span.line,
            "column": d.span.column,
            "length": d.span.length,
            "severity": d.severity,
            "rule": d.rule,
            "message": d.message,
            "hint": d.hint,
        }
        for d in diagnostics
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def counted(number: int, noun: str) -> str:
    """`1 slide`, `2 slides`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def summary(errors: int, warnings: int) -> str:
    """`2 errors, 1 warning`, without what is not there."""
    parts = [counted(errors, "error")] if errors else []
    parts += [counted(warnings, "warning")] if warnings else []
    return ", ".join(parts) or "no problems"


def bug_report(error: BaseException) -> str:
    """What to send us when the mistake is ours."""
    trace = "".join(traceback.format_exception(error))
    return (
        "deckbuilder made a mistake; the outline is not to blame, and nothing was written.\n"
        "Please report it with the lines below (they hold file names, none of your words):\n\n"
        f"deckbuilder {__version__}, Python {platform.python_version()}, {sys.platform}\n"
        f"{trace}"
    )
