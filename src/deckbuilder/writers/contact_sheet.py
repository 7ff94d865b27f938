"""A contact sheet: all slides of a deck on one drawing, a section to a band."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from deckbuilder.geometry import Box
from deckbuilder.measure import LINE_HEIGHT, Faces, break_lines
from deckbuilder.right_to_left import facing
from deckbuilder.scene import (
    BACKGROUND,
    INK,
    MUTED,
    PANEL,
    RULE,
    Colour,
    Deck,
    Line,
    Paragraph,
    Run,
    Scene,
    SceneSection,
    TextBody,
)
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.svg import svg
from deckbuilder.writers.svg.elements import Attributes, element, nested, short
from deckbuilder.writers.svg.fonts import font_family
from deckbuilder.writers.svg.paint import fill, stroke
from deckbuilder.writers.svg.text import draw_text

WIDTH, MARGIN = 1440.0, 56.0
NAMES = 176.0
"""Width of the column with the names of the sections, in points like all that follows."""
GAP = 24.0
MOST, LEAST = 5, 3
"""Columns of slides."""
TITLE, NAME, SMALL = 36.0, 20.0, 14.0
"""Sizes of the talk's title, a section's name, and what stands below a slide."""
CAPTION_GAP = 8.0
BAND_GAP = 26.0
"""Above and below the line between two sections."""
BLEED = 100.0
"""How far the ground goes on below: more than a pixel of the smallest picture, 16 across."""
NUMBER = Colour("blue")


def contact_sheet(deck: Deck, numbers: Mapping[str, int], theme: Theme) -> str:
    """The sheet as SVG; `numbers` holds the number of each slide by its id."""
    sheet = _Sheet(deck, numbers, theme)
    drawn = list(sheet.head())
    top = drawn_to = sheet.head_height
    for section in deck.sections:
        drawn += sheet.band(section, top)
        drawn_to = top + sheet.band_height(section)
        top = drawn_to
    height = drawn_to - BAND_GAP + MARGIN
    whole = {"width": WIDTH, "height": height}
    attributes: Attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {short(WIDTH)} {short(height)}",
        **whole,
        "font-family": font_family(theme.body_font),
        "xml:space": "preserve",
    }
    # A picture is whole pixels high, so its last row may lie partly below the sheet.
    high = {**whole, "height": height + BLEED}
    background = element("rect", {**high, **fill(PANEL, theme)})
    return "\n".join(nested("svg", attributes, [background, *drawn])) + "\n"


@dataclass(frozen=True)
class _Sheet:
    deck: Deck
    numbers: Mapping[str, int]
    theme: Theme

    @property
    def columns(self) -> int:
        longest = max(len(section.scenes) for section in self.deck.sections)
        return min(MOST, max(LEAST, longest))

    @property
    def thumb(self) -> tuple[float, float]:
        """Width and height of a slide here."""
        width = (WIDTH - 2 * MARGIN - NAMES - GAP * self.columns) / self.columns
        return width, width * self.deck.height / self.deck.width

    @property
    def row_height(self) -> float:
        return self.thumb[1] + CAPTION_GAP + 2 * SMALL * LINE_HEIGHT + GAP

    @property
    def head_height(self) -> float:
        lines = self._title_lines()
        return MARGIN + lines * TITLE * LINE_HEIGHT + NAME * LINE_HEIGHT + 2 * BAND_GAP

    def band_height(self, section: SceneSection) -> float:
        rows = -(-len(section.scenes) // self.columns)
        name = len(self._lines(section.name, NAME, NAMES, bold=True)) * NAME * LINE_HEIGHT
        return max(rows * self.row_height - GAP, name) + 2 * BAND_GAP

    def head(self) -> Iterator[str]:
        """The talk's title, and below it who gives it, where and when."""
        deck, wide = self.deck, WIDTH - 2 * MARGIN
        high = self._title_lines() * TITLE * LINE_HEIGHT
        yield from self._words(deck.title, Box(MARGIN, MARGIN, wide, high), TITLE, bold=True)
        about = " · ".join((*deck.authors, *filter(None, (deck.event,))))
        below = Box(MARGIN, MARGIN + high + 4, wide, NAME * LINE_HEIGHT)
        yield from self._words(self._cut(about, NAME, wide, 1), below, NAME, colour=MUTED)

    def band(self, section: SceneSection, top: float) -> Iterator[str]:
        """A line across, the section's name at its side, and its slides in rows."""
        pen = stroke(Line(RULE, 1.0), self.theme)
        yield element("line", {"x1": MARGIN, "x2": WIDTH - MARGIN, "y1": top, "y2": top, **pen})
        top += BAND_GAP
        name = Box(MARGIN, top - 4, NAMES, self.band_height(section))
        yield from self._words(section.name, name, NAME, bold=True)
        width, height = self.thumb
        for place, scene in enumerate(section.scenes):
            row, column = divmod(place, self.columns)
            left = MARGIN + NAMES + GAP + column * (width + GAP)
            yield from self._slide(scene, Box(left, top + row * self.row_height, width, height))

    def _slide(self, scene: Scene, box: Box) -> Iterator[str]:
        """A slide small, pale when it is hidden, with its number and title below."""
        number = self.numbers[scene.id]
        there = self._turned(box)
        lines = svg(scene, self.theme, self.deck.width, self.deck.height, number).splitlines()
        whole = f' width="{short(self.deck.width)}" height="{short(self.deck.height)}"'
        sides = {"x": there.x, "y": there.y, "width": there.w, "height": there.h}
        written = "".join(f' {side}="{short(value)}"' for side, value in sides.items())
        lines[0] = lines[0].replace(whole, written, 1)
        paper = element("rect", {**sides, **fill(BACKGROUND, self.theme)})
        pale = {"opacity": 0.45 if scene.hidden else None}
        yield from nested("g", {"data-name": scene.id, **pale}, [paper, *lines])
        yield element("rect", {**sides, "fill": "none", **stroke(Line(RULE, 1.0), self.theme)})
        label = f"{scene.numeral(number)}  "
        title = self._cut(label + scene.title, SMALL, box.w, 2).removeprefix(label)
        runs = (Run(label, bold=True, colour=NUMBER), Run(title))
        below = Box(box.x, box.bottom + CAPTION_GAP, box.w, 2 * SMALL * LINE_HEIGHT)
        yield from self._body(runs, below, SMALL)

    def _words(
        self, words: str, box: Box, size: float, *, bold: bool = False, colour: Colour = INK
    ) -> list[str]:
        return self._body((Run(words),), box, size, bold=bold, colour=colour)

    def _body(
        self,
        runs: tuple[Run, ...],
        box: Box,
        size: float,
        *,
        bold: bool = False,
        colour: Colour = INK,
    ) -> list[str]:
        paragraph = Paragraph(runs)
        paragraph = facing(paragraph) if self.deck.rtl else paragraph
        body = TextBody((paragraph,), (size,), colour, bold=bold)
        return draw_text(body, self._turned(box), self.theme)

    def _turned(self, box: Box) -> Box:
        return box.mirrored(WIDTH) if self.deck.rtl else box

    def _title_lines(self) -> int:
        return len(self._lines(self.deck.title, TITLE, WIDTH - 2 * MARGIN, bold=True))

    def _lines(self, words: str, size: float, width: float, *, bold: bool = False) -> list[str]:
        faces = replace(Faces(self.theme.body_font, self.theme.code_font), bold=bold)
        broken = break_lines((Run(words),), size, width, faces)
        return ["".join(run.text for run in line.runs) for line in broken]

    def _cut(self, words: str, size: float, width: float, most: int) -> str:
        """`words`, or as many of them as `most` lines hold, and an ellipsis."""
        # A number in bold is a little wider than it is measured here.
        lines = self._lines(words, size, width - 4, bold=False)
        shown = words
        while len(lines) > most and shown:
            shown = shown[:-1].rstrip(" ,.;:")
            lines = self._lines(shown + "…", size, width - 4)
        return shown if shown == words else shown + "…"
