"""Notes that speak of more or fewer clicks than the slide has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

from deckbuilder.clicks import MARK, click_count
from deckbuilder.diagnostics import Diagnostic, nearest
from deckbuilder.fields import Record
from deckbuilder.kinds import Markup, Prose
from deckbuilder.model import Slide
from deckbuilder.model.slide import every
from deckbuilder.pipeline import Loaded

ON_BUILD = True
_BRACKETS = re.compile(r"\[([A-Za-z]{3,7})\]")


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """The `[click]` marks in the notes of every slide against its clicks.

    Notes without any are in order: nobody has to write them. What a kept slide does, we do not
    know.
    """
    for slide in loaded.talk.slides:
        yield from _misspelt(slide)
        yield from _on_the_slide(slide)
        marks = click_count(slide.notes.paragraphs)
        if marks and marks not in (slide.clicks, steps_written(slide)) and not slide.keep:
            yield told(slide, marks)


def steps_written(slide: Slide) -> int:
    """How many steps an author wrote; where a variant leaves out all that one shows, it has fewer.

    The notes are the same there, and need not be written anew for the one click.
    """
    builds = [slide.build, *(getattr(block, "build", None) for block in every(slide.blocks))]
    return sum(len(one.steps) for one in builds if one)


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


def _misspelt(slide: Slide) -> Iterator[Diagnostic]:
    """Words in brackets that are almost `[click]`; those of a link are gone by now."""
    said = "\n".join(one.text for one in slide.notes.paragraphs)
    for word in dict.fromkeys(_BRACKETS.findall(said)):
        if word.lower() != "click" and nearest(word.lower(), ["click"]):
            message = f"the notes of `{slide.name}` have `[{word}]`, which means nothing"
            hint = "write `[click]` where a click comes"
            yield Diagnostic(message, slide.notes.span, hint, "warning", "clicks")


def _on_the_slide(slide: Slide) -> Iterator[Diagnostic]:
    """`[click]` among the words that the audience reads."""
    for words in _words_of((slide.title, slide.subtitle, *slide.blocks)):
        if MARK.search(words.source):
            message = f"`[click]` stands on the slide `{slide.name}` and is read there as it is"
            hint = "write it in the notes; on the slide `build: yes` lets its parts come by clicks"
            yield Diagnostic(message, words.span, hint, "warning", "clicks")


def _words_of(value: object) -> Iterator[Markup | Prose]:
    match value:
        case Markup() | Prose():
            yield value
        case tuple():
            for part in value:
                yield from _words_of(part)
        case Record():
            for field in fields(value):
                yield from _words_of(getattr(value, field.name))


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
