"""Notes pages: the slide above, what the speaker says below, on as many pages as that takes."""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder.scene import INDENT, LEVEL_INDENT, Deck, Paragraph, Run, Scene, SceneSection
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.pdf.code import block, call, colour, points, string
from deckbuilder.writers.pdf.compile import Pdf
from deckbuilder.writers.pdf.document import (
    A4,
    LEADING,
    MARGIN,
    PAPER_LINE,
    PAPER_LINK,
    SMALL,
    Source,
    finished,
    framed,
    paper,
)
from deckbuilder.writers.pdf.slide import Drawings
from deckbuilder.writers.pdf.words import linked

DIGIT = 7.0
"""Points that each further digit of a number takes."""

_CONTINUED = f"""
#let continued(mark, title) = context {{
  if here().page() > query(mark).first().location().page() {{
    {SMALL}
    title
    v(-4pt)
    line(length: 100%, stroke: 0.5pt + {colour(PAPER_LINE)})
  }}
}}"""
"""The head of a page: the slide once more where its notes go on over further pages."""


def notes_pages(deck: Deck, numbers: Mapping[str, int], theme: Theme) -> Pdf:
    """A4 pages for each scene; the notes go on over further pages until all are there.

    Raises `NoTypesetter`.
    """
    source = Source(deck, numbers, theme)
    drawings = Drawings(deck.width, deck.height)
    body = [_pages(source, section, scene, drawings) for section, scene in source.slides()]
    settings = paper(deck, f"(x: {points(MARGIN)}, y: 60pt)") + _CONTINUED
    return finished(source, settings, body, drawings)


def _pages(source: Source, section: SceneSection, scene: Scene, drawings: Drawings) -> str:
    number = source.numbers[scene.id]
    head = call("continued", f"<slide-{number}>", source.caption(scene))
    picture = framed(source.drawn(scene, drawings), source.deck, A4[0] - 2 * MARGIN)
    counted = (paragraph.number for paragraph in scene.notes if paragraph.bullet == "number")
    digits = len(str(max(counted, default=1)))
    shown = [
        source.mark(scene, section),
        call("block", picture, above="0pt", below="18pt"),
        *(_paragraph(paragraph, digits, source) for paragraph in scene.notes),
    ]
    return "#" + call("page", block(*shown), header=head)


def _paragraph(paragraph: Paragraph, digits: int, source: Source) -> str:
    """A paragraph with its bullet; it breaks over pages like any text."""
    words = block(*(_run(run, source) for run in paragraph.runs))
    match paragraph.bullet:
        case "none":
            content = words
        case "dot":
            content = _hung('"•"', INDENT, words)
        case "number":
            content = _hung(string(f"{paragraph.number}."), INDENT + DIGIT * (digits - 1), words)
    side, direction = ("right", "rtl") if paragraph.rtl else ("left", "ltr")
    return call(
        "block",
        block(f"set text(dir: {direction})", "set align(start)", content),
        width="100%",
        above=points(LEADING + paragraph.space_before),
        inset=f"({side}: {points(LEVEL_INDENT * paragraph.level)})",
    )


def _hung(marker: str, hanging: float, words: str) -> str:
    return call("grid", marker, words, columns=f"({points(hanging)}, 1fr)")


def _run(run: Run, source: Source) -> str:
    """Words of the notes; a line feed in them stays one."""
    target = source.target(run.link) if run.link else ""
    content = call(
        "text",
        block(*_broken(run.text)),
        weight='"bold"' if run.bold else None,
        style='"italic"' if run.italic else None,
        font='faces("Liberation Mono")' if run.code else None,
        size="0.9em" if run.code else None,
        fill=colour(PAPER_LINK) if target else None,
    )
    return linked(content, target)


def _broken(words: str) -> list[str]:
    parts = [string(part) for part in words.split("\n")]
    return [each for part in parts for each in ("linebreak()", part)][1:]
