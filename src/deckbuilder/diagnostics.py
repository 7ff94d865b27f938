"""What we tell the author: where, what is wrong, and what to write instead."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
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
    variants: tuple[str, ...] = field(default=(), compare=False)
    """The talks of the outline it was found in, when nothing else says so."""

    @property
    def key(self) -> tuple[Span, str]:
        """What it is known by: the same words at the same place are the same thing to tell."""
        return self.span, self.message

    @property
    def said(self) -> str:
        """All but the place: ``no room (in the variant `short`); cut it``."""
        names = name_few(self.variants)
        where = f" (in the variant{'s' * (len(self.variants) > 1)} {names})" if names else ""
        return self.message + where + (f"; {self.hint}" if self.hint else "")

    def __str__(self) -> str:
        return f"{self.span}: {self.severity}: {self.said}"


class InvalidTalk(Exception):
    """The outline cannot be compiled. Carries every problem found, in the order of the file."""

    unchecked: str = ""
    """What could not be looked at because of these mistakes; empty when nothing was left out."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = together({"": diagnostics})
        super().__init__("\n".join(map(str, self.diagnostics)))


def together(
    found: Mapping[str, Iterable[Diagnostic]],
    needs_name: Callable[[Diagnostic], bool] = lambda _: True,
) -> list[Diagnostic]:
    """What was found in several talks of an outline, each thing once, in the order of the file.

    The talks are known by the variants they are made of, the outline as it stands by no words. What
    that has too needs no names; all else names the talks that have it, if it `needs_name`.
    """
    first: dict[tuple[Span, str], Diagnostic] = {}
    talks: dict[tuple[Span, str], list[str]] = {}
    for talk, several in found.items():
        for one in several:
            first.setdefault(one.key, one)
            talks.setdefault(one.key, []).append(talk)
    told = []
    for key in sorted(first):
        one, names = first[key], dict.fromkeys(talks[key])
        if "" not in names and not one.variants and needs_name(one):
            one = replace(one, variants=tuple(names))
        told.append(one)
    return told


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


SHORT = 4
"""Letters of a word in which one slip makes a larger difference."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The nearest of `known`, or None when nothing is near."""
    lower = {choice.lower(): choice for choice in known}
    cutoff = 0.68 if len(word) > SHORT else 0.6
    close = difflib.get_close_matches(word.lower(), lower, n=1, cutoff=cutoff)
    return lower[close[0]] if close else None


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A hint that names the nearest of `known`, or None when nothing is near."""
    near = nearest(word, known)
    return f"did you mean `{near}`?" if near else None


def name_few(names: Iterable[str], most: int = 5) -> str:
    """`a`, `b` and 3 more: the names as code, no more than `most` of them."""
    every = list(names)
    shown = [f"`{name}`" for name in every[:most]]
    rest = len(every) - len(shown)
    if rest:
        return f"{', '.join(shown)} and {rest} more"
    return joined(shown)


def joined(parts: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
