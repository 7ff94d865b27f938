"""What the commands say: problems with their line and a caret, and the words round them."""

from __future__ import annotations

import json
import platform
import sys
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from deckbuilder import __version__
from deckbuilder.diagnostics import Diagnostic, InvalidTalk, Span
from deckbuilder.source.decoding import FORBIDDEN, MAX_BYTES, decode, is_zip

WIDEST = 160
"""Columns of a line that is shown whole; of a longer one we show the part that matters."""
BEFORE = 60
"""Characters shown before the place, in such a part."""


def show(diagnostics: Iterable[Diagnostic]) -> None:
    """Print each diagnostic on standard error with its line and a caret; colour on a terminal."""
    lines: dict[str, list[str]] = {}
    for diagnostic in diagnostics:
        click.echo(formatted(diagnostic, lines), err=True)


def formatted(diagnostic: Diagnostic, lines: dict[str, list[str]]) -> str:
    """One diagnostic as text. `lines` remembers the files already read."""
    span = diagnostic.span
    strong = click.style(f"{diagnostic.severity}:", fg=_hue(diagnostic), bold=True)
    text = f"{click.style(str(span), bold=True)}: {strong} {diagnostic.said}"
    line = _line(span.path, span.line, lines)
    if line.strip():
        shown, lead, marked = _part(line, span)
        pad = "".join("\t" if c == "\t" else " " * _cells(c) for c in lead)
        caret = click.style("^" * (_cells(marked) or 1), fg=_hue(diagnostic))
        text += f"\n    {shown}\n    {pad}{caret}"
    return text


def _part(line: str, span: Span) -> tuple[str, str, str]:
    """The part of `line` to show, and in it what stands before the place and what is marked."""
    start = span.column - 1
    end = min(start + max(span.length, 1), len(line))
    first = max(0, start - BEFORE) if len(line) > WIDEST else 0
    last = min(len(line), first + WIDEST)
    before, after = "…" if first else "", "…" if last < len(line) else ""
    lead = before + line[first:start]
    return before + line[first:last] + after, lead, line[start : min(end, last)]


def _hue(diagnostic: Diagnostic) -> str:
    return "red" if diagnostic.severity == "error" else "yellow"


def _cells(text: str) -> int:
    """Columns that `text` takes on a terminal."""
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _line(path: str, number: int, lines: dict[str, list[str]]) -> str:
    """A line of a file, with a mark for each character that would play tricks on a terminal."""
    if path not in lines:
        lines[path] = FORBIDDEN.sub("\ufffd", _text(path)).split("\n")
    return lines[path][number - 1] if 0 < number <= len(lines[path]) else ""


def _text(path: str) -> str:
    """What an outline or a theme file says; whatever can be read of it when it is damaged."""
    try:
        # A pipe would make us wait for ever.
        data = Path(path).read_bytes()[:MAX_BYTES] if Path(path).is_file() else b""
    except OSError:
        return ""
    if is_zip(data):
        return ""
    try:
        return decode(data, path).text
    except InvalidTalk:
        return data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")


def as_json(diagnostics: Iterable[Diagnostic], others: Iterable[dict[str, object]] = ()) -> str:
    """The diagnostics as a JSON list, for other programs, and rows of `others` after them."""
    rows: list[dict[str, object]] = [
        {
            "file": d.span.path,
            "line": d.span.line,
            "column": d.span.column,
            "length": d.span.length,
            "severity": d.severity,
            "rule": d.rule,
            "message": d.message,
            "hint": d.hint,
            "variants": list(d.variants),
        }
        for d in diagnostics
    ]
    return json.dumps([*rows, *others], indent=2)


def counted(number: int, noun: str) -> str:
    """`1 slide`, `2 slides`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """`2 errors, 1 warning`, without what is not there."""
    found = [one.severity for one in diagnostics]
    parts = [counted(found.count(kind), kind) for kind in ("error", "warning") if kind in found]
    return ", ".join(parts) or "no problems"


def refuse(
    what: object, invalid: InvalidTalk, then: str = "", new: Sequence[Diagnostic] | None = None
) -> None:
    """Say on standard error what is wrong with `what`, how much that is, and what comes of it.

    Only what is `new` is shown, where some of it has been told of other talks.
    """
    shown = invalid.diagnostics if new is None else new
    show(shown)
    click.echo(f"{what}: {summary(invalid.diagnostics)}{then}", err=True)
    if invalid.unchecked and shown:
        click.echo(f"({invalid.unchecked})", err=True)


def bug_report(error: BaseException) -> str:
    """What to send us when the mistake is ours."""
    trace = "".join(traceback.format_exception(error))
    return (
        "deckbuilder made a mistake; the outline is not to blame. A deck that was there is as it "
        "was.\nPlease report it with the lines below (they hold file names, and at most a few of "
        "your words):\n\n"
        f"deckbuilder {__version__}, Python {platform.python_version()}, {sys.platform}\n"
        f"{trace}"
    )
