"""What to say of paths in a texts file that the outline does not have, or has no longer."""

from __future__ import annotations

from dataclasses import dataclass

from deckbuilder.diagnostics import Problems, Span, did_you_mean
from deckbuilder.translation.known import (
    MOST_LISTED,
    NOUNS,
    OURS,
    RULE,
    Known,
    called,
    is_below,
)
from deckbuilder.translation.matching import Matched
from deckbuilder.translation.outline import GROUPS
from deckbuilder.translation.translations import TextsFile


def report_unknown(
    old: TextsFile, made: Matched, known: Known, command: str, problems: Problems
) -> None:
    """Warn of texts at unknown paths; once for all of those that have found their places elsewhere.

    `command` brings the texts file up to date.
    """
    says = _Unknown(made, known, command, problems)
    moved: list[Span] = []
    lost = {id(one) for one in made.orphans}
    for path, span in old.unknown:
        below = [
            one
            for one in old.translations
            if one.value and not one.is_orphan and is_below(one.path, path)
        ]
        gone = [one for one in below if id(one) in lost]
        moved += [one.span for one in below if id(one) not in lost]
        if len(gone) == len(below):
            says.of_unknown(path, span)
            continue
        for one in gone:
            message = f"`{one.path}` is gone from {known.root.file.path}"
            problems.warning(message, one.span, says.advice(), RULE)
    if moved:
        message = f"{len(moved):,} texts belong to places that have another name now"
        if len(moved) == 1:
            message = "1 text belongs to a place that has another name now"
        problems.warning(message, min(moved), f"run `{command}`", RULE)


@dataclass(frozen=True)
class _Unknown:
    """Says what is wrong with a path none of whose texts the outline has."""

    made: Matched
    known: Known
    command: str
    problems: Problems

    def advice(self, near: str | None = None, listed: str = "") -> str:
        """The hint: what was meant, and what to do when it was not."""
        run = f"run `{self.command}`, which keeps it under `orphans:`"
        if near:
            return f"{near} If not, {run}"
        return f"{listed}; {run}" if listed else run

    def of_unknown(self, path: str, span: Span) -> None:
        name = self.known.root.file.path
        steps = path.split(".")
        start, rest = steps[0], ".".join(steps[1:])
        if start not in GROUPS:
            near = did_you_mean(start, [*GROUPS, *OURS])
            hint = near or "write texts under " + ", ".join(GROUPS)
            self.problems.warning(f"`{start}` is no part of an outline", span, hint, RULE)
            return
        if start in self.known.ids and rest:
            if steps[1] not in self.known.ids[start]:
                noun = NOUNS.get(start, "variant")
                near = did_you_mean(steps[1], self.open_ids(start))
                message = f"there is no {noun} `{steps[1]}` in {name}"
                self.problems.warning(message, span, self.advice(near), RULE)
                return
            start, rest = f"{start}.{steps[1]}", ".".join(steps[2:])
        known = self.known.below(start)
        listed = ", ".join(f"`{one}`" for one in known[:MOST_LISTED])
        more = f" and {len(known) - MOST_LISTED} more" if len(known) > MOST_LISTED else ""
        near = did_you_mean(rest, [one for one in known if f"{start}.{one}" not in self.made.found])
        hint = f"its texts are {listed}{more}" if known else "it has no words of its own there"
        message = f"{called(start)} has no text `{rest}` in {name}"
        self.problems.warning(message, span, self.advice(near, hint), RULE)

    def open_ids(self, group: str) -> list[str]:
        """The ids in a group that have texts which nobody has translated."""
        open_paths = [path for path in self.made.listed if path not in self.made.found]
        return [
            name
            for name in self.known.ids[group]
            if any(is_below(path, f"{group}.{name}") for path in open_paths)
        ]
