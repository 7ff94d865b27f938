"""Slides made from the talk that come out empty."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.diagnostics import Diagnostic, Span
from deckbuilder.pipeline import Loaded
from deckbuilder.slides.credits import made_by

ON_BUILD = True


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """A `references` slide needs link notes, and a `credits` slide thanks or credited pictures."""
    talk = loaded.talk
    linked = any(slide.links for slide in talk.slides)
    thanked = talk.talk.credits.paragraphs or bool(made_by(talk, loaded.page.wording))
    for slide in talk.slides:
        if slide.slide == "references" and not linked:
            why = "no slide has `links:`"
            yield _empty("references", why, "give slides a link note", slide.span)
        if slide.slide == "credits" and not thanked:
            yield _empty(
                "credits",
                "the talk has no `credits:` and no picture a `credit:`",
                "write `credits:` under `talk:`",
                slide.span,
            )


def _empty(word: str, why: str, hint: str, span: Span) -> Diagnostic:
    message = f"the `{word}` slide is empty, because {why}"
    return Diagnostic(message, span, f"{hint}, or leave the slide out", "warning", "empty-slides")
