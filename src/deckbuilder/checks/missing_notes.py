"""Slides on which the speaker has nothing to go by."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.diagnostics import Diagnostic, name_few
from deckbuilder.model import Slide
from deckbuilder.pipeline import Loaded

ON_BUILD = False
MANY = 5
"""More slides than this are told in one warning: it is a habit then, not an oversight."""


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """A slide needs notes, unless it is one of the appendix."""
    slides = [slide for section in loaded.talk.body for slide in section.slides]
    silent = [slide for slide in slides if needs_notes(slide)]
    if len(silent) > MANY:
        yield warning(
            f"{len(silent)} slides have no notes: {name_few([s.name for s in silent], MANY)}",
            silent[0],
        )
        return
    for slide in silent:
        yield warning(f"the slide `{slide.name}` has no notes", slide)


def needs_notes(slide: Slide) -> bool:
    """Whether notes are missing; a cover or a list of references speaks for itself."""
    return not (slide.notes.source or slide.slide or slide.hidden)


def warning(message: str, slide: Slide) -> Diagnostic:
    hint = "write what you will say under `notes:`, for yourself and for who reads the deck later"
    return Diagnostic(message, slide.span, hint, "warning", "missing-notes")
