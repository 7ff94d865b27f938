"""Formula: LaTeX as a formula of PowerPoint's own, large, in one line or several."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from deckbuilder.fields import Definitions, Kind, Reading, Schema, needed, optional, record
from deckbuilder.formula import drawn, is_native, plain
from deckbuilder.formula_pictures import formula_image
from deckbuilder.geometry import Box
from deckbuilder.kinds import MARKUP, Markup, NumberKind, some_text
from deckbuilder.kinds.marks import check_formula
from deckbuilder.model import Block, Talk
from deckbuilder.page import Overflow, Page
from deckbuilder.scene import INK, MUTED, Formula, Item, Paragraph, Text, TextBody
from deckbuilder.source import Node

LARGEST = 40.0
LABEL_GAP = 14.0
"""Points between a formula and what is said below it."""
HIGHER = 0.45
"""Share of the free room above a formula that has a slide to itself."""


class LatexKind(Kind[str]):
    """A formula in LaTeX."""

    def read(self, node: Node, reading: Reading) -> str:
        latex = some_text(node, reading, "a formula in LaTeX")
        check_formula(latex, node, reading)
        return latex

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": ["string", "number"]}


@record
class FormulaBlock(Block):
    """A formula in LaTeX, as one that PowerPoint can edit."""

    key: ClassVar[str] = "formula"
    shorthand: ClassVar[str] = "latex"
    noun: ClassVar[str] = "formula"

    latex: str = needed(
        LatexKind(), "The formula in LaTeX; lines end with `\\\\`, `&` aligns them."
    )
    label: Markup | None = optional(MARKUP, default=None, doc="What is said below the formula.")
    size: float | None = optional(
        NumberKind(12, 96), default=None, doc="Points; otherwise as large as its place allows."
    )

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        label = self._label(page, frame)
        below = page.text_height(label, frame.w) + LABEL_GAP if label else 0.0
        size = self._size(page, Box(frame.x, frame.y, frame.w, frame.h - below))
        height = drawn(self.latex).height * size
        free = frame.h - height - below
        share = 0.0 if page.at_top else 0.5 if page.is_part(frame) else HIGHER
        top = frame.y + free * share
        words = plain(self.latex) if is_native(self.latex) else ""
        width = min(frame.w, drawn(self.latex).width * size)
        box = Box(frame.x + (frame.w - width) / 2, top, width, height)
        colour, typeface = f"#{page.theme.hex(INK)}", page.theme.body_font
        image = formula_image(self.latex, size, colour, typeface, page.language)
        yield Formula("formula", box, self.latex, size, words, image)
        if label:
            place = Box(frame.x, top + height + LABEL_GAP, frame.w, below - LABEL_GAP)
            yield Text("formula:label", place, label)

    def _size(self, page: Page, room: Box) -> float:
        """The size as wanted, or the largest at which the formula has room."""
        formula = drawn(self.latex)
        sizes = (self.size,) if self.size else page.theme.steps(LARGEST)
        for size in sizes:
            if formula.width * size <= room.w and formula.height * size <= room.h:
                return size
        wide, high = formula.width * sizes[-1], formula.height * sizes[-1]
        raise Overflow(
            f"this formula has no room at {sizes[-1]:g} pt: it is {wide:.0f} points wide "
            f"and {high:.0f} high, and its place is {room.w:.0f} by {max(0.0, room.h):.0f}",
            r"break it into lines with `\\`, or give it more room",
        )

    def _label(self, page: Page, frame: Box) -> TextBody | None:
        if self.label is None:
            return None
        paragraph = Paragraph(self.label.runs, align="centre", rtl=page.rtl(self.label.text))
        body = TextBody((paragraph,), colour=MUTED)
        room = Box(frame.x, frame.y, frame.w, frame.h / 3)
        return page.fit(body, room, page.theme.steps(20), what="what is said below this formula")
