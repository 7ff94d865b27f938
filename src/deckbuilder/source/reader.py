"""Outlines read with the place of every value, and with every mistake reported at once."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any, Final

from deckbuilder.diagnostics import Diagnostic, InvalidTalk, Span
from deckbuilder.source.composer import LOADER, compose
from deckbuilder.source.conflicts import conflicts
from deckbuilder.source.decoding import MAX_BYTES, decode, forbidden, masked
from deckbuilder.source.failure import Failure, Outcome
from deckbuilder.source.nodes import File, Node, Scalar
from deckbuilder.source.repair import Repair
from deckbuilder.source.traps import repairs
from deckbuilder.source.unexplained import unexplained

_MOST_PASSES: Final = 200
_MOST_CHARACTERS: Final = 20_000_000
"""Text we are ready to parse over and over to find further mistakes: about four seconds."""


def read(data: bytes, path: str) -> Node:
    """The root node of an outline, from the bytes of a file that the user knows as `path`.

    Raises `InvalidTalk` with every problem found, and nothing else.
    """
    return read_with(data, path, LOADER)


def read_file(path: Path, shown: str | None = None) -> Node:
    """The root node of the outline in a file; messages call it `shown`, or by its path.

    Raises `InvalidTalk` with every problem found, also when there is no such file.
    """
    shown = str(path) if shown is None else shown
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            what = "a folder" if stat.S_ISDIR(status.st_mode) else "no ordinary file"
            raise InvalidTalk([_unreadable(f"this is {what}", shown, "name an outline")])
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        message = "there is no such file"
        raise InvalidTalk([_unreadable(message, shown, "is the name right?")]) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"this file cannot be read: {reason}"
        raise InvalidTalk([_unreadable(message, shown, None)]) from None
    return read(data, shown)


def _unreadable(message: str, shown: str, hint: str | None) -> Diagnostic:
    return Diagnostic(message, Span(shown, 1, 1), hint)


def read_with(data: bytes, path: str, loader: Any) -> Node:
    """Do what `read` does, with one of PyYAML's loaders; each may be all there is."""
    file = decode(data, path)
    problems = forbidden(file)
    if problems:
        spoilt = {problem.span.line for problem in problems}
        rest = masked(file)
        others = _Passes(loader).problems(rest) if rest else []
        raise InvalidTalk(problems + [other for other in others if other.span.line not in spoilt])
    outcome = compose(file, loader)
    if (outcome.failure or outcome.problems) and (unsettled := conflicts(file)):
        raise InvalidTalk(unsettled)
    if outcome.failure or outcome.problems:
        raise InvalidTalk(_Passes(loader).problems(file, outcome))
    root = outcome.root
    if root is None or (isinstance(root, Scalar) and root.value == "" and not root.style):
        hint = "begin with `talk:` and `sections:`"
        raise InvalidTalk([_unreadable("the outline is empty", path, hint)])
    return root


class _Passes:
    """Reads a file again and again, each time with one more line put right."""

    def __init__(self, loader: Any) -> None:
        self.loader = loader
        self.passes = 0

    def problems(self, file: File, outcome: Outcome | None = None) -> list[Diagnostic]:
        """All that is wrong with a file; `outcome` is that of a first pass over it."""
        outcome = outcome or compose(file, self.loader)
        repaired: list[Repair] = []
        while outcome.failure:
            found = self._cure(file, outcome.failure)
            if found is None:
                break
            repair, file, outcome = found
            # Repairs of one line go from left to right, each moving the rest of the line.
            moved_by = sum(earlier.grown for earlier in repaired if earlier.line == repair.line)
            repaired.append(repair.shifted_back(moved_by))
        problems = [repair.diagnostic for repair in repaired]
        problems += [
            problem
            for problem in outcome.problems
            if not any(_is_artefact(problem, repair) for repair in repaired)
        ]
        told = {problem.span.line for problem in problems}
        moved = bool(repaired) and repaired[-1].moves
        if outcome.failure and outcome.failure.line not in told and not moved:
            problems += self._last_words(file, outcome.failure)
        return problems

    def _is_tired(self, file: File) -> bool:
        too_often = self.passes * len(file.text) > _MOST_CHARACTERS
        return self.passes == _MOST_PASSES or too_often

    def _last_words(self, file: File, failure: Failure) -> list[Diagnostic]:
        if not self._is_tired(file):
            return unexplained(file, failure)
        message = "YAML cannot read on here either; what follows is not checked"
        return [Diagnostic(message, file.span(*failure.place), "mend the mistakes above first")]

    def _cure(self, file: File, failure: Failure) -> tuple[Repair, File, Outcome] | None:
        """The first repair with which YAML reads on, the file put right, and what comes of it."""
        for repair in repairs(file, failure):
            if self._is_tired(file):
                return None
            self.passes += 1
            better = _with_line(file, repair.line, repair.text)
            outcome = compose(better, self.loader)
            if repair.cures(failure, outcome.failure):
                return repair, better, outcome
        return None


def _with_line(file: File, number: int, text: str) -> File:
    lines = file.text.split("\n")
    lines[number - 1] = text
    return File(file.path, "\n".join(lines), file.original)


def _is_artefact(problem: Diagnostic, repair: Repair) -> bool:
    """Whether a problem stands where we have put something else than the author wrote."""
    first, last = repair.diagnostic.span, repair.line
    return first.line <= problem.span.line <= last and (
        problem.span.line > first.line or problem.span.column >= first.column
    )
