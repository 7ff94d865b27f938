"""Sections that show nothing."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.diagnostics import Diagnostic
from deckbuilder.pipeline import Loaded

ON_BUILD = False


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """A section needs a slide; an opening is one, and a section of hidden slides is a backup."""
    for section in loaded.talk.sections:
        if not section.slides and not section.opens:
            yield Diagnostic(
                f"the section `{section.section.text}` has no slides, so the deck leaves it out",
                section.section.span,
                "add some under `slides:`, or remove the section",
                "warning",
                "empty-sections",
            )
