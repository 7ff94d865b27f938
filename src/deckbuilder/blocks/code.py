"""Code: program text with syntax colour, in a typeface of even width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import ClassVar

from deckbuilder.diagnostics import did_you_mean
from deckbuilder.fields import Definitions, Kind, Reading, Schema, needed, optional, record
from deckbuilder.geometry import Box
from deckbuilder.kinds import TEXT, NumberKind, text_of
from deckbuilder.model import Building, Part, Talk
from deckbuilder.page import Overflow, Page
from deckbuilder.scene import (
    MUTED,
    PANEL,
    Colour,
    Insets,
    Item,
    Paragraph,
    Run,
    Shape,
    TextBody,
)
from deckbuilder.source import Node

PADDING = Insets(16, 12, 16, 12)
SMALLEST = 14.0
"""Points. Program text is read slowly and line by line, so it may be smaller than the floor."""
LINES = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")
PITCH = 0.95
"""Line spacing of program text."""


class ProgramKind(Kind[str]):
    """Program text: every space counts."""

    def read(self, node: Node, reading: Reading) -> str:
        text = text_of(node, reading, "program text").strip("\n").rstrip()
        if not text:
            raise reading.refuse("there is no program text", node.span, "write it below `text: |`")
        return text.expandtabs(4)

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "string"}


@record
class Code(Building):
    """Program text with syntax colour."""

    key: ClassVar[str] = "code"
    shorthand: ClassVar[str] = "text"
    share: ClassVar[float] = 1.3
    moves: ClassVar[bool] = True
    many: ClassVar[str] = "lines"

    text: str = needed(ProgramKind(), "The program text, best as a block after `|`.")
    language: str = optional(TEXT, default="", doc="Its language, such as python; see Pygments.")
    first: float = optional(
        NumberKind(0, 100000, whole=True), default=0, doc="Number of the first line; 0 for none."
    )

    def check(self, reading: Reading) -> None:
        from pygments.lexers import find_lexer_class_by_name, get_all_lexers
        from pygments.util import ClassNotFound

        if not self.language:
            return
        try:
            find_lexer_class_by_name(self.language)
        except ClassNotFound:
            known = [alias for _, aliases, _, _ in get_all_lexers() for alias in aliases]
            hint = did_you_mean(self.language, known) or "leave `language` out for plain text"
            reading.problems.error(
                f"`{self.language}` is not a language we can colour", self.span, hint
            )

    def build_parts(self, talk: Talk) -> tuple[Part, ...]:
        """What stands between empty lines; each line where there is no empty one."""
        lines = self.text.split("\n")
        stretches = groupby(range(len(lines)), lambda number: bool(lines[number].strip()))
        runs = [list(numbers) for filled, numbers in stretches if filled]
        if len(runs) == 1:
            runs = [[number] for number in runs[0]]
        start = int(self.first) or 1
        named = (_named(start + run[0], start + run[-1]) for run in runs)
        return tuple(Part(name, (f"code:lines:{name}",)) for name in named)

    def build_part(self, name: str, talk: Talk) -> Part | None:
        """Any lines, as `5` or `1-3`; counted as they are on the slide."""
        return Part(name, (f"code:lines:{name}",)) if self.lines(name) else None

    def lines(self, name: str) -> range | None:
        """The numbers from 0 of the lines that `5` or `1-3` names; None where there are no such."""
        found = LINES.fullmatch(name)
        if not found:
            return None
        start, count = int(self.first) or 1, self.text.count("\n") + 1
        first, last = int(found[1]) - start, int(found[2] or found[1]) - start
        return range(first, last + 1) if 0 <= first <= last < count else None

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        lines = numbered(coloured(self.text, self.language), int(self.first))
        paragraphs = tuple(Paragraph(tuple(line) or (Run(" ", code=True),)) for line in lines)
        body = fitted(paragraphs, frame, page)
        height = min(frame.h, page.text_height(body, frame.w))
        down = (frame.h - height) / 2 if page.centres(frame) else 0.0
        box = Box(frame.x, frame.y + down, frame.w, height)
        if not self.clicks:
            yield Shape("code", box, "rectangle", PANEL, body=body, alt=self.described(page))
            return
        yield Shape("code:panel", box, "rectangle", PANEL, decorative=True)
        yield from self.bars(box, body, page)
        yield Shape("code", box, "rectangle", body=body, alt=self.described(page))

    def bars(self, box: Box, body: TextBody, page: Page) -> Iterator[Shape]:
        """A bar behind the lines that each click is about."""
        top = box.y + PADDING.top
        inner = page.text_height(body, box.w) - PADDING.top - PADDING.bottom
        pitch = inner / len(body.paragraphs)
        names = dict.fromkeys(name for click in self.clicks for name in click.names)
        for name in names:
            rows = self.lines(name)
            assert rows
            place = Box(box.x, top + rows[0] * pitch, box.w, len(rows) * pitch)
            fill = page.theme.fill("orange")
            yield Shape(f"code:lines:{name}", place, "rectangle", fill, decorative=True)

    def described(self, page: Page) -> str:
        """What the block is, for those who cannot see it; the words are in the shape itself."""
        alt = page.wording.alt
        return alt.code_in.format(language=self.language) if self.language else alt.code


def _named(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first}-{last}"


def fitted(paragraphs: tuple[Paragraph, ...], frame: Box, page: Page) -> TextBody:
    """The text at the largest size at which no line is broken."""
    longest = max(len(paragraph.text) for paragraph in paragraphs)
    for size in (*page.theme.steps(20), SMALLEST):
        body = TextBody(
            paragraphs, (size,), font="code", insets=PADDING, line_spacing=PITCH, anchor="top"
        )
        high = page.text_height(body, frame.w) <= frame.h
        if high and page.lines(body, frame.w) == len(paragraphs):
            return body
    raise Overflow(
        f"this code has no room at {SMALLEST:g} pt: lines: {len(paragraphs)}, "
        f"characters in the longest: {longest}",
        "show fewer lines, break the long ones, or give it the whole slide",
    )


def coloured(text: str, language: str) -> list[list[Run]]:
    """The lines of a program as coloured runs."""
    if not language:
        return [[Run(line, code=True)] if line else [] for line in text.split("\n")]
    from pygments import lex
    from pygments.lexers import get_lexer_by_name

    lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    lines: list[list[Run]] = [[]]
    for token, words in lex(text, lexer):
        for i, piece in enumerate(words.split("\n")):
            if i:
                lines.append([])
            if piece:
                lines[-1].append(styled(piece, str(token)))
    return lines


STYLES: tuple[tuple[str, Colour, bool, bool], ...] = (
    ("Token.Comment", MUTED, False, True),
    ("Token.Keyword", Colour("blue"), True, False),
    ("Token.Literal.String", Colour("green"), False, False),
    ("Token.Literal.Number", Colour("orange"), False, False),
    ("Token.Name.Function", Colour("plum"), False, False),
    ("Token.Name.Class", Colour("plum"), True, False),
    ("Token.Name.Decorator", Colour("orange"), False, False),
    ("Token.Name.Tag", Colour("blue"), True, False),
    ("Token.Name.Builtin", Colour("blue"), False, False),
    ("Token.Operator.Word", Colour("blue"), True, False),
)
"""Token type (and all below it), colour, bold, italic; the first that fits counts."""


def styled(words: str, token: str) -> Run:
    """A run in the style of its token."""
    for prefix, colour, bold, italic in STYLES:
        if token.startswith(prefix):
            return Run(words, bold=bold, italic=italic, code=True, colour=colour)
    return Run(words, code=True)


def numbered(lines: list[list[Run]], first: int) -> list[list[Run]]:
    """The lines with their numbers before them, or as they are when `first` is 0."""
    if not first:
        return lines
    digits = len(str(first + len(lines) - 1))
    return [
        [Run(f"{number:>{digits}}  ", code=True, colour=Colour("muted", 0.3)), *line]
        for number, line in enumerate(lines, first)
    ]
