"""Write the words of the benchmark deck, and set them down as each tool wants to read them.

Every tool gets the same words: a title, four points (one with a bold word, one with a link, one
long enough to wrap) and the speaker's notes. The words depend on the slide's number and on
nothing else, so two runs on two machines measure the same deck.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

SLIDES_PER_SECTION = 25


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; ``link`` is an address or empty."""

    text: str
    bold: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide as words: each point, and the notes, as runs."""

    section: str
    title: str
    points: tuple[tuple[Run, ...], ...]
    notes: tuple[Run, ...]


def make_slides(count: int) -> list[Slide]:
    """Return the deck of ``count`` slides, numbered from 1."""
    return [_slide(number) for number in range(1, count + 1)]


def _slide(number: int) -> Slide:
    first = (Run("The "), Run("first", bold=True), Run(f" point of slide {number} has a bold word"))
    second = (
        Run("The second point links to "),
        Run("an address", link=f"https://example.org/{number}"),
    )
    third = Run(
        f"The third point of slide {number} says more than the others do, so that it cannot "
        "stay on one line and every tool has to show how it breaks a long one"
    )
    notes = (
        Run(f"What the speaker says on slide {number}, in two sentences. It has "),
        Run("bold", bold=True),
        Run(" as well."),
    )
    return Slide(
        section=f"Part {(number - 1) // SLIDES_PER_SECTION + 1}",
        title=f"Slide number {number} says one plain thing",
        points=(first, second, (third,), (Run(f"The fourth point closes slide {number}"),)),
        notes=notes,
    )


def plain(runs: Sequence[Run]) -> str:
    """Return the text of ``runs`` without any style."""
    return "".join(run.text for run in runs)


def inline_markdown(runs: Sequence[Run]) -> str:
    """Return ``runs`` in the inline Markdown that our outline and pandoc share."""
    return "".join(_marked(run) for run in runs)


def _marked(run: Run) -> str:
    text = f"**{run.text}**" if run.bold else run.text
    return f"[{text}]({run.link})" if run.link else text


def as_outline(slides: Sequence[Slide]) -> str:
    """Return the deck as a deckbuilder outline (YAML)."""
    lines = ["talk:", "  title: Benchmark", "  speakers: [host]"]
    lines += ["people:", "  host: {name: Host}", "sections:"]
    section = ""
    for slide in slides:
        if slide.section != section:
            section = slide.section
            lines += [f"  - section: {section}", "    slides:"]
        lines += [f"      - title: {slide.title}", "        points:"]
        lines += [f"          - {inline_markdown(point)}" for point in slide.points]
        lines += ["        notes: |", f"          {inline_markdown(slide.notes)}"]
    return "\n".join(lines) + "\n"


def as_pandoc_markdown(slides: Sequence[Slide]) -> str:
    """Return the deck as pandoc's Markdown for slides.

    Sections are left out: pandoc knows them only as slides of their own, which would make its
    deck longer than the others.
    """
    return "\n".join(_pandoc_slide(slide) for slide in slides)


def _pandoc_slide(slide: Slide) -> str:
    points = "\n".join(f"- {inline_markdown(point)}" for point in slide.points)
    return f"# {slide.title}\n\n{points}\n\n::: notes\n{inline_markdown(slide.notes)}\n:::\n"


def as_json(slides: Sequence[Slide]) -> str:
    """Return the deck as JSON, for the scripts that call a library and have no language to read."""
    return json.dumps([asdict(slide) for slide in slides], ensure_ascii=False)
