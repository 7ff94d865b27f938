"""What we tell the author: where, what is wrong, and what to write instead."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Severity: TypeAlias = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file the author wrote. Lines and columns count from 1, in characters."""

    path: str
    line: int
    column: int
    length: int = field(default=1, compare=False)
    """Characters to underline, on the one line."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


NOWHERE = Span("<talk>", 1, 1)
"""Stands for a place when a value was not written by anyone."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to tell: `message` says what is wrong, `hint` what to write instead."""

    message: str
    span: Span
    hint: str | None = None
    severity: Severity = "error"
    rule: str = ""
    """Name of the check that found it, for `--format json`; empty for errors of the language."""

    def __str__(self) -> str:
        hint = f"; {self.hint}" if self.hint else ""
        return f"{self.span}: {self.severity}: {self.message}{hint}"


class InvalidTalk(Exception):
    """The outline cannot be compiled. Carries every problem found, in the order of the file."""

    unchecked: str = ""
    """What could not be looked at because of these mistakes; empty when nothing was left out."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = sorted(set(diagnostics), key=lambda d: (d.span, d.message))
        super().__init__("\n".join(map(str, self.diagnostics)))


class Problems:
    """Collects diagnostics while a stage goes on looking, so that all are told at once."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []

    def error(self, message: str, span: Span, hint: str | None = None) -> None:
        self.found.append(Diagnostic(message, span, hint))

    def warning(self, message: str, span: Span, hint: str | None = None, rule: str = "") -> None:
        self.found.append(Diagnostic(message, span, hint, "warning", rule))

    @property
    def errors(self) -> list[Diagnostic]:
        return [d for d in self.found if d.severity == "error"]

    @property
    def warnings(self) -> list[Diagnostic]:
        return [d for d in self.found if d.severity == "warning"]

    def raise_if_any(self) -> None:
        """Raise `InvalidTalk` with all found so far if an error is among them."""
        if self.errors:
            raise InvalidTalk(self.found)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The nearest of `known`, or None when nothing is near."""
    lower = {choice.lower(): choice for choice in known}
    close = difflib.get_close_matches(word.lower(), lower, n=1, cutoff=0.68)
    return lower[close[0]] if close else None


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A hint that names the nearest of `known`, or None when nothing is near."""
    near = nearest(word, known)
    return f"did you mean `{near}`?" if near else None
