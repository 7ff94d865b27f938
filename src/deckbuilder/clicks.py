"""`[click]` in speaker notes: which words are said with which step of a slide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from deckbuilder.scene import Colour, Paragraph, Run

MARK = re.compile(r"\[click\]", re.IGNORECASE)
LOOK = Colour("orange")
"""Of a mark on the notes page. A colour is no change of words when the deck comes back."""


def click_count(paragraphs: Iterable[Paragraph]) -> int:
    """How many clicks notes speak of."""
    return sum(len(MARK.findall(one.text)) for one in paragraphs)


def without_clicks(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Notes without the marks, and without paragraphs that are nothing else."""
    found = []
    for one in paragraphs:
        if MARK.search(one.text):
            one = replace(one, runs=tuple(_spoken(one.runs)))
        if one.text.strip():
            found.append(one)
    return tuple(found)


def _spoken(runs: tuple[Run, ...]) -> Iterator[Run]:
    """Runs without marks, with one space where a mark and those round it were."""
    open_end = True
    for run in runs:
        text = MARK.sub("", run.text)
        if text != run.text:
            text = re.sub(r" {2,}", " ", text)
        if open_end:
            text = text.lstrip(" ")
        if text:
            open_end = text.endswith(" ")
            yield replace(run, text=text)


def marked_clicks(paragraph: Paragraph) -> Paragraph:
    """A paragraph of notes whose marks stand out."""
    if not MARK.search(paragraph.text):
        return paragraph
    return replace(paragraph, runs=tuple(_standing_out(paragraph.runs)))


def _standing_out(runs: tuple[Run, ...]) -> Iterator[Run]:
    for run in runs:
        end = 0
        for found in MARK.finditer(run.text):
            if found.start() > end:
                yield replace(run, text=run.text[end : found.start()])
            yield replace(run, text=found[0], colour=LOOK)
            end = found.end()
        if run.text[end:]:
            yield replace(run, text=run.text[end:])


def split_at_clicks(paragraphs: Iterable[Paragraph]) -> list[tuple[Paragraph, ...]]:
    """What is said before the first click, and with each; one more part than there are marks."""
    parts: list[list[Paragraph]] = [[]]
    for paragraph in paragraphs:
        runs: list[Run] = []
        for run in paragraph.runs:
            first, *others = MARK.split(run.text)
            runs.append(replace(run, text=first))
            for text in others:
                _close(parts[-1], paragraph, runs)
                parts.append([])
                runs = [replace(run, text=text)]
        _close(parts[-1], paragraph, runs)
    return [tuple(part) for part in parts]


def _close(part: list[Paragraph], whole: Paragraph, runs: list[Run]) -> None:
    """Add what has been said of a paragraph, if anything."""
    said = [run for run in runs if run.text]
    if "".join(run.text for run in said).strip():
        said[0] = replace(said[0], text=said[0].text.lstrip(" "))
        said[-1] = replace(said[-1], text=said[-1].text.rstrip(" "))
        part.append(replace(whole, runs=tuple(run for run in said if run.text)))
