"""The empty page a block lays itself out on: theme, measuring, and text that fits."""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from deckbuilder.cache import Cache, Forgetful
from deckbuilder.geometry import Box
from deckbuilder.markup import is_rtl
from deckbuilder.measure import (
    Faces,
    Style,
    body_height,
    body_lines,
    lines_height,
    longest_in,
    paragraph_indent,
    text_width,
)
from deckbuilder.pictures import Pictures
from deckbuilder.scene import (
    INK,
    Align,
    Anchor,
    Colour,
    FontRole,
    Insets,
    Paragraph,
    Run,
    TextBody,
)
from deckbuilder.theme.layouts import Grid, grid
from deckbuilder.theme.sheets import Look
from deckbuilder.theme.theme import Theme
from deckbuilder.wording import Wording, wording

LABEL_INSETS = Insets(7.2, 3.6, 7.2, 3.6)
"""Points kept free round a label in a box: PowerPoint's own defaults."""

LABEL_SLACK = 0.015
"""Share of a label's width that is kept free: programs that do not kern set words wider."""

RIGHT_TO_LEFT_MARK = "\N{RIGHT-TO-LEFT MARK}"
"""A letter that nobody sees (Unicode UAX 9, 2.6)."""

PARAGRAPH_SPACE = 10.0
"""Points above a paragraph of the first level on a slide; half as much above deeper ones."""


class Overflow(Exception):
    """Something cannot be shown at a readable size. Says by how much, and what would help."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True)
class Page:
    """What layouts need to know: sizes in points, colours by role."""

    theme: Theme
    width: float = 960.0
    height: float = 540.0
    language: str = "en"
    cache: Cache = field(default_factory=Forgetful, compare=False)
    pictures: Pictures = field(default_factory=Pictures, compare=False)
    largest_text: float = math.inf
    """Points. Running text is no larger than this, so that texts side by side look alike."""
    at_top: bool = False
    """Whether what is smaller than its frame begins at its top, as in a column."""
    look: Look | None = None
    """What running text is given by the placeholder of a template that it will stand in."""

    def in_placeholder(self, look: Look) -> Page:
        """The page for running text in a template's placeholder: no larger than there."""
        largest = min(self.largest_text, look.levels[0].size)
        return replace(self, look=look, largest_text=largest)

    @property
    def grid(self) -> Grid:
        """The slide layouts, with their placeholders and the room they leave."""
        return grid(self.theme, self.width, self.mirrored)

    @property
    def wording(self) -> Wording:
        """The words we write ourselves, in the language of the talk."""
        return wording(self.language)

    @property
    def mirrored(self) -> bool:
        """Whether left and right of the finished slide will be exchanged.

        So it is in a talk that is read from right to left; until then everything is placed as if it
        were read from left to right, and `left` is where reading starts.
        """
        return self.wording.rtl

    def rtl(self, words: str) -> bool:
        """Whether words are to be placed as those that run from right to left."""
        return not self.mirrored and is_rtl(words)

    def between(self, separator: str) -> str:
        """`separator` for a row of short texts, which then come in the order of reading.

        Latin words on both sides would make it run from the left even in an Arabic talk.
        """
        return separator + RIGHT_TO_LEFT_MARK if self.mirrored else separator

    @property
    def text_steps(self) -> tuple[float, ...]:
        """Sizes for running text, largest first, in points."""
        sizes = self.theme.sizes
        return self.theme.steps(max(sizes.floor, min(sizes.body, self.largest_text)))

    @cached_property
    def body_faces(self) -> Faces:
        return self.faces("body")

    def is_part(self, frame: Box) -> bool:
        """Whether something stands beside `frame`, so that it is a part of the slide."""
        return frame.w < 0.75 * self.width

    def centres(self, frame: Box) -> bool:
        """Whether what is smaller than `frame` stands in the middle of it."""
        return self.is_part(frame) and not self.at_top

    def faces(self, font: FontRole, *, bold: bool = False) -> Faces:
        """The typefaces of a font role."""
        return Faces(self.theme.font(font), self.theme.code_font, bold)

    def text_width(self, text: str, size: float, bold: bool = False) -> float:
        """Width in points of one line of body text."""
        return text_width(text, size, Style(self.theme.body_font, bold))

    def lines(self, body: TextBody, width: float) -> int:
        """Number of lines of a text in a box `width` points wide."""
        return sum(map(len, body_lines(body, width, self.faces(body.font))))

    def line_widths(self, body: TextBody, width: float) -> list[float]:
        """Width in points of each line of a text in a box `width` points wide."""
        broken = body_lines(body, width, self.faces(body.font))
        return [line.width for lines in broken for line in lines]

    def text_height(self, body: TextBody, width: float) -> float:
        """Height in points of a text in a box `width` points wide, insets included."""
        return body_height(body, width, self.faces(body.font))

    def text_size(self, body: TextBody, width: float) -> tuple[float, float]:
        """Width of the widest line and height, in points, insets included."""
        broken = body_lines(body, width, self.faces(body.font))
        widest = max((line.width for lines in broken for line in lines), default=0.0)
        insets = body.insets.left + body.insets.right
        return widest + insets, self.text_height(body, width)

    def fits(self, body: TextBody, box: Box) -> bool:
        """Whether a text fits a box, with no word broken inside."""
        lines = body_lines(body, box.w, self.faces(body.font))
        if lines_height(body, lines) > box.h + 0.01:
            return False
        # A paragraph on one line breaks nothing, and most paragraphs are.
        if all(len(paragraph) == 1 for paragraph in lines):
            return True
        return not self.broken_word(body, box.w - body.insets.left - body.insets.right)

    def broken_word(self, body: TextBody, inner: float) -> str:
        """A word wider than `inner` points, or an empty string."""
        faces = self.faces(body.font, bold=body.bold)
        for paragraph in body.paragraphs:
            size = body.size(paragraph.level)
            room = inner - paragraph_indent(paragraph, body)
            for run in paragraph.runs:
                if not run.link and longest_in(run, size, faces) > room:
                    return run.text if run.formula else max(run.text.split(), key=len)
        return ""

    def fit(
        self, body: TextBody, box: Box, sizes: Sequence[float], *, what: str, levels: bool = False
    ) -> TextBody:
        """`body` at the largest of `sizes` (points, descending) at which it fits `box`.

        With `levels` the deeper levels follow the theme's steps, else all have one size. Raises
        `Overflow`, which calls the text `what`, when it does not fit even at the smallest.
        """
        if levels and self.look:
            body = self.look.on_list(body)
        tried = body
        for size in sizes:
            tried = replace(body, sizes=self._level_sizes(size) if levels else (size,))
            if self.fits(tried, box):
                return tried
        raise self.overflow(tried, box, what)

    def _level_sizes(self, size: float) -> tuple[float, ...]:
        """Sizes of the three levels of points when the first has `size`."""
        if self.look:
            return self.look.sizes(size, self.theme.sizes.floor)
        return self.theme.level_sizes(size)

    def overflow(self, body: TextBody, box: Box, what: str) -> Overflow:
        """An `Overflow` that says how much of `body` has no room in `box`."""
        size = body.sizes[-1]
        word = self.broken_word(body, box.w - body.insets.left - body.insets.right)
        if word:
            return Overflow(
                f"the word `{word}` in {what} is wider than its place, even at {size:g} pt",
                "use a shorter word, or give it more room",
            )
        count, total = self.lines(body, box.w), len(body.text.split())
        if min(count, total) < 2 or box.h <= 0:
            return Overflow(
                f"there is no room for {what}, which needs a line at {size:g} pt or more",
                "give it more room, or show less above and below it",
            )
        share = min(1.0, box.h / self.text_height(body, box.w))
        too_many = min(count - 1, max(1, math.ceil(count * (1 - share))))
        spare = min(total - 1, max(1, round(total * too_many / count)))
        over = f"split it over {max(2, math.ceil(1 / share))} slides"
        return Overflow(
            f"{what} has {count} lines at {size:g} pt, about {too_many} more than fit",
            f"cut about {spare} of its {total} words, or {over}",
        )

    def label(
        self,
        runs: tuple[Run, ...],
        box: Box,
        sizes: Sequence[float],
        *,
        what: str,
        bold: bool = False,
        colour: Colour = INK,
        insets: Insets = LABEL_INSETS,
        align: Align = "centre",
        anchor: Anchor = "middle",
        rtl: bool = False,
    ) -> TextBody:
        """A short text in the middle of a box, at the largest of `sizes` that fits."""
        paragraph = Paragraph(runs, align=align, rtl=rtl)
        body = TextBody((paragraph,), (sizes[0],), colour, bold=bold, anchor=anchor, insets=insets)
        room = Box(box.x, box.y, box.w * (1 - LABEL_SLACK), box.h)
        return self.fit(body, room, sizes, what=what)

    def same_size(
        self,
        labels: Sequence[tuple[tuple[Run, ...], Box]],
        sizes: Sequence[float],
        *,
        what: str,
        bold: bool = False,
        insets: Insets = LABEL_INSETS,
    ) -> float:
        """The largest of `sizes` at which every label fits its box, so that peers look alike."""
        smallest = sizes[0]
        for runs, box in labels:
            kept = [size for size in sizes if size <= smallest]
            fitted = self.label(runs, box, kept, what=what, bold=bold, insets=insets)
            smallest = fitted.sizes[0]
        return smallest

    def balanced(self, text: str, size: float, most: int, bold: bool = False) -> tuple[str, ...]:
        """`text` in `most` lines, or one for each word, the widest as narrow as can be."""
        words = text.split()
        if not words:
            return (text,)
        style = Style(self.theme.body_font, bold)
        ends = [0.0, *itertools.accumulate(text_width(f"{word} ", size, style) for word in words)]
        count = min(most, len(words))
        low, high = 0.0, ends[-1]
        while high - low > 1e-6:
            middle = (low + high) / 2
            low, high = (low, middle) if _cut(ends, count, middle) else (middle, high)
        edges = (*(_cut(ends, count, high) or range(count)), len(words))
        return tuple(" ".join(words[a:b]) for a, b in itertools.pairwise(edges))


def _cut(ends: list[float], count: int, widest: float) -> list[int] | None:
    """Where `count` lines begin that are at most `widest`; None when that cannot be.

    `ends` are those of the words. The last lines are filled first, so that the first is shortest.
    """
    starts: list[int] = []
    last = len(ends) - 1
    for line in reversed(range(count)):
        first = bisect.bisect_left(ends, ends[last] - widest - 1e-9, line, last)
        if first >= last or (line == 0 and first > 0):
            return None
        starts.insert(0, first)
        last = first
    return starts
