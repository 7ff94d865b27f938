"""Words with their look: runs, paragraphs, and the texts they make up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, TypeVar

from deckbuilder.scene.colours import INK, Colour


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style. A line feed inside `text` is a line break within the paragraph."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    colour: Colour | None = None
    """None: the colour of the text it stands in."""
    link: str = ""
    """An http, https or mailto address, or `#slide-id`; empty for no link."""
    formula: str = ""
    """LaTeX of the formula that stands here; `text` says it in plain words, and is never broken."""
    raised: bool = False
    """Whether it is a small number above the line, the mark of a footnote."""


FOOTNOTES = "footnotes"
"""Name of the item with the footnotes of a slide: each begins with its raised number."""

Bullet: TypeAlias = Literal["none", "dot", "number"]
Align: TypeAlias = Literal["start", "centre", "end"]
"""`start` is left for left-to-right paragraphs and right for right-to-left ones."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `level` 0 to 2 chooses size and indent."""

    runs: tuple[Run, ...]
    level: int = 0
    bullet: Bullet = "none"
    align: Align = "start"
    rtl: bool = False
    space_before: float = 0.0
    """Points above it; ignored for the first paragraph of a text."""
    number: int = 1
    """With bullet `number`: what it counts."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


INDENT = 18.0
"""Hanging indent of a dot, in points."""
LEVEL_INDENT = 20.0
"""Further indent of each deeper level, in points."""
DIGIT, PERIOD_AND_GAP = 0.56, 0.5
"""Widths in em of what numbers a paragraph: a digit of the widest face, a period with room."""


def hanging_indent(paragraph: Paragraph, body: TextBody) -> float:
    """How far a bullet or number hangs out to the left of its words, in points."""
    if paragraph.bullet == "none":
        return 0.0
    if paragraph.bullet == "dot":
        return _of_level(body.indents, paragraph.level)[1] if body.indents else INDENT
    largest = max(p.number for p in body.paragraphs if p.bullet == "number")
    width = DIGIT * len(str(largest)) + PERIOD_AND_GAP
    return max(INDENT, width * body.size(paragraph.level))


def level_indent(paragraph: Paragraph, body: TextBody) -> float:
    """Points from the inset to where the bullet of a paragraph begins, or words without one."""
    if not body.indents:
        return LEVEL_INDENT * paragraph.level
    margin, hang = _of_level(body.indents, paragraph.level)
    return margin - hang


def sign_of(paragraph: Paragraph, body: TextBody) -> str:
    """What begins a point, empty for nothing."""
    return _of_level(body.signs, paragraph.level) if body.signs else "•"


T = TypeVar("T")


def _of_level(values: tuple[T, ...], level: int) -> T:
    return values[min(level, len(values) - 1)]


Anchor: TypeAlias = Literal["top", "middle", "bottom"]
FontRole: TypeAlias = Literal["heading", "body", "code"]


@dataclass(frozen=True, slots=True)
class Insets:
    """Points kept free inside a box: left, top, right, bottom."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class TextBody:
    """Paragraphs with the sizes they were fitted to."""

    paragraphs: tuple[Paragraph, ...] = ()
    sizes: tuple[float, ...] = (18.0,)
    """Points for level 0, 1, 2; the last one serves deeper levels."""
    colour: Colour = INK
    bold: bool = False
    font: FontRole = "body"
    anchor: Anchor = "top"
    insets: Insets = Insets()
    line_spacing: float = 1.0
    """1 is a line pitch of 1.2 x the size."""
    wrap: bool = True
    indents: tuple[tuple[float, float], ...] = ()
    """By level, in points: where words with a dot begin, and how far the dot hangs out. Empty: as
    INDENT and LEVEL_INDENT say."""
    capitals: bool = False
    """Whether all letters are shown as capitals, whatever is written."""
    signs: tuple[str, ...] = ()
    """By level what stands in the place of a dot; empty for the dot itself."""

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    def size(self, level: int) -> float:
        return self.sizes[min(level, len(self.sizes) - 1)]


def plain(text: str, *, align: Align = "start", bold: bool = False) -> tuple[Paragraph, ...]:
    """One paragraph of one run."""
    return (Paragraph((Run(text, bold=bold),), align=align),)
