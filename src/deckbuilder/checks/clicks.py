"""Notes that speak of more or fewer clicks than the slide has."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.clicks import click_count
from deckbuilder.diagnostics import Diagnostic
from deckbuilder.model import Slide
from deckbuilder.pipeline import Loaded

ON_BUILD = True


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """The `[click]` marks in the notes of every slide against its clicks.

    Notes without any are in order: nobody has to write them. What a kept slide does, we do not
    know.
    """
    for slide in loaded.talk.slides:
        marks = click_count(slide.notes.paragraphs)
        if marks and marks != slide.clicks and not slide.keep:
            yield told(slide, marks)


def told(slide: Slide, marks: int) -> Diagnostic:
    """The warning for a slide."""
    said = f"`[click]` {_times(marks)}"
    if not slide.clicks:
        message = f"the notes of `{slide.name}` have {said}, and nothing on it comes with a click"
        hint = "add `build: yes`, or take the marks out"
    else:
        message = (
            f"the notes of `{slide.name}` have {said}, and the slide is there after "
            f"{slide.clicks} {'click' if slide.clicks == 1 else 'clicks'}"
        )
        hint = "write one mark for each click, before the words that go with it"
    return Diagnostic(message, slide.notes.span, hint, "warning", "clicks")


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
