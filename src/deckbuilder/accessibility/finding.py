"""One thing on a slide that keeps somebody from following it, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from deckbuilder.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong on a slide of a finished deck."""

    slide: int
    """In the deck, from 1."""
    id: str
    """Of the slide it was built as; empty where it has none."""
    shape: str
    """Name of the shape, as in PowerPoint's selection pane; empty for all of the slide."""
    message: str
    hint: str
    severity: Severity = "warning"
    rule: str = ""

    @property
    def said(self) -> str:
        """The message and what to do."""
        return f"{self.message}; {self.hint}"

    @property
    def place(self) -> str:
        """``slide 3 (`intent`)``."""
        return f"slide {self.slide}" + (f" (`{self.id}`)" if self.id else "")


def brief(text: str, most: int = 40) -> str:
    """Words on one line, cut to `most` letters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
