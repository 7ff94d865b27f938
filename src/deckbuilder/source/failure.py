"""How one pass over a file ended, and where it stopped when YAML could not read on."""

from __future__ import annotations

from dataclasses import dataclass

from deckbuilder.diagnostics import Diagnostic
from deckbuilder.source.nodes import Node, Scalar


@dataclass(frozen=True, slots=True)
class Failure:
    """Where YAML could not read on."""

    context: str
    """What YAML was doing, in its words."""
    problem: str
    """What it did not like, in its words."""
    opened: tuple[int, int]
    """Line and column, from 1, where that which it was doing began."""
    met: tuple[int, int]
    """Line and column, from 1, where it stopped."""
    last: Scalar | None
    """The last text it could read."""
    bracket: tuple[int, int] | None
    """Line and column of the last bracket or brace that is open."""

    @property
    def place(self) -> tuple[int, int]:
        """Line and column most likely to blame."""
        begun_here = self.context.startswith("while scanning") or "quoted scalar" in self.context
        # Blocks of text begin rightly, as a rule, and go wrong on a later line.
        later = "block scalar" in self.context and self.met[0] > self.opened[0]
        return self.opened if begun_here and not later and "tab" not in self.problem else self.met

    @property
    def line(self) -> int:
        return self.place[0]


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that one pass over a file brought to light."""

    root: Node | None
    problems: list[Diagnostic]
    failure: Failure | None


def failure_of(error: Exception, last: Scalar | None, bracket: tuple[int, int] | None) -> Failure:
    """What an exception of PyYAML tells; not all of them name a place."""
    context = str(getattr(error, "context", "") or "")
    problem = str(getattr(error, "problem", "") or error)
    met = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    fallback = (last.line, last.column) if last else (1, 1)
    met_at = (met.line + 1, met.column + 1) if met else fallback
    opened_at = (opened.line + 1, opened.column + 1) if opened else met_at
    return Failure(context, problem, opened_at, met_at, last, bracket)
