"""Which words of a text changed, with a few others round them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

from deckbuilder.word_count import EAST_ASIAN

CONTEXT = 24
"""Characters, at least, that are shown on either side of a change."""
WHOLE = 72
"""Characters; a text that has no more is shown whole."""
LEAST_ALIKE = 0.3
"""Share of their words that two texts have in common; with less they are two different texts."""
CHOPPY = 2
"""Words; so few that stay between others that change are shown as if they changed."""

PARAGRAPH = re.compile(r"\s*\n\s*\n\s*|\s*\n(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])\s*")
"""What ends a paragraph or an item of a list in Markdown. Other line ends are spaces."""
_EAST = EAST_ASIAN.pattern[1:-1]
WORD = re.compile(rf"(?:[{_EAST}]|[^\s{_EAST}]+)\s*")
"""What stands between spaces; in scripts without spaces, a character."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A line before and after. No piece of it is `changed` when the two have little in common."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def words(text: str) -> list[str]:
    """The words of a text in Markdown, each with the space after it; `¶` ends a paragraph."""
    return WORD.findall(" ".join(PARAGRAPH.sub(" ¶ ", text.strip()).split()))


def same_words(before: str, after: str) -> bool:
    """Whether two texts differ at most in where their lines end."""
    return before == after or words(before) == words(after)


def changes(before: str, after: str) -> list[Change]:
    """What changed from one text to another; `…` stands for what is not shown."""
    old, new = words(before), words(after)
    bare = [word.strip() for word in old], [word.strip() for word in new]
    matcher = SequenceMatcher(None, *bare, autojunk=False)
    if matcher.ratio() < LEAST_ALIKE:
        return [Change((Piece("".join(old)),), (Piece("".join(new)),))]
    whole = max(len("".join(old)), len("".join(new))) <= WHOLE
    runs = list(_runs(matcher))
    hunks = [_Hunk()]
    for number, run in enumerate(runs):
        if run.changed:
            hunks[-1].change(old[run.i1 : run.i2], new[run.j1 : run.j2])
            continue
        kept = old[run.i1 : run.i2]
        head = 0 if number == 0 else _enough(kept)
        tail = 0 if number == len(runs) - 1 else _enough(kept[::-1])
        if whole or head + tail >= len(kept):
            hunks[-1].keep(kept, new[run.j1 : run.j2])
            continue
        if head:
            hunks[-1].keep([*kept[:head], "…"], [*new[run.j1 : run.j1 + head], "…"])
            hunks.append(_Hunk())
        if tail:
            hunks[-1].keep(["… ", *kept[-tail:]], ["… ", *new[run.j2 - tail : run.j2]])
    return [hunk.made() for hunk in hunks if hunk.before or hunk.after]


class _Run(NamedTuple):
    changed: bool
    i1: int
    i2: int
    j1: int
    j2: int


def _runs(matcher: SequenceMatcher[str]) -> Iterator[_Run]:
    """What stayed and what changed, in turn."""
    codes = matcher.get_opcodes()
    pending: _Run | None = None
    for number, (tag, i1, i2, j1, j2) in enumerate(codes):
        inside = 0 < number < len(codes) - 1
        run = _Run(tag != "equal" or (inside and i2 - i1 <= CHOPPY), i1, i2, j1, j2)
        if pending and pending.changed and run.changed:
            pending = _Run(True, pending.i1, i2, pending.j1, j2)
            continue
        if pending:
            yield pending
        pending = run
    if pending:
        yield pending


@dataclass
class _Hunk:
    before: list[Piece] = field(default_factory=list)
    after: list[Piece] = field(default_factory=list)

    def keep(self, old: list[str], new: list[str], *, changed: bool = False) -> None:
        """Take in the same words as the two texts have them, with their own spaces."""
        for pieces, said in ((self.before, old), (self.after, new)):
            if said:
                pieces.append(Piece("".join(said), changed))

    def change(self, old: list[str], new: list[str]) -> None:
        self.keep(old, new, changed=True)

    def made(self) -> Change:
        return Change(tuple(self.before), tuple(self.after))


def _enough(kept: list[str]) -> int:
    """How many of these words make up `CONTEXT`."""
    taken = 0
    for number, word in enumerate(kept):
        if taken >= CONTEXT:
            return number
        taken += len(word)
    return len(kept)
