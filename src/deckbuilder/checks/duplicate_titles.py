"""Slides that cannot be told apart by their titles."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.diagnostics import Diagnostic, Span
from deckbuilder.kinds import Markup
from deckbuilder.model import Talk
from deckbuilder.pipeline import Loaded

ON_BUILD = False


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """A title should be said once: it is how slides are found in a list, by eye or by ear."""
    first: dict[str, Span] = {}
    for title in titles(loaded.talk):
        words = " ".join(title.text.casefold().split())
        if words in first:
            yield Diagnostic(
                f"the slide on line {first[words].line} has the same title",
                title.span,
                "say in one of them what is different there",
                "warning",
                "duplicate-titles",
            )
        first.setdefault(words, title.span)


def titles(talk: Talk) -> Iterator[Markup]:
    """The title of every slide, as written."""
    for section in talk.sections:
        if section.opens:
            yield section.title or section.section
        for slide in section.slides:
            if slide.title:
                yield slide.title
