"""What is to be done about a change of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from deckbuilder.diagnostics import Span
from deckbuilder.sync.changes import Change, Where

Verdict: TypeAlias = Literal["apply", "already", "ask", "conflict", "report"]
"""Bring it home; it is at home; ask; you have changed the same; no outline can say it."""

KEPT = "this slide is shown as it is in another deck"


@dataclass(frozen=True, slots=True)
class Decision:
    """A change of theirs, and what is to be done about it."""

    change: Change
    verdict: Verdict
    slide: str = ""
    """Id of the slide as the outline has it now; empty when it has it no more."""
    where: Where | None = None
    """Of a text: where it stands now, as rows may have come before the row it is in."""
    number: int = -1
    """Of a text or a row: the paragraph, or the row, as it stands now, from 0; -1 for none."""
    behind: int = -1
    """Of one that is added or moved: the paragraph it comes behind, as it stands now."""
    behind_slide: str = ""
    """Of a slide that is added or moved: the one it comes behind; empty for the start."""
    yours: str = ""
    """What the outline says now, where that is not what was built."""
    place: Span | None = None
    """Where it says it."""
    why: str = ""
    """Why it is only told."""
