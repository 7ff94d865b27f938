"""Letters that the font of formulas lacks, such as Arabic and Japanese: left to fonts for text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

from deckbuilder.formula.tree import Element, text_of
from deckbuilder.guessed_widths import guessed_width

WORDS = "words"
"""The element of such letters in a tree that ziamath draws."""
ABOVE, BELOW = 0.88, 0.22
"""Em that letters of most scripts reach above and below their baseline."""
SPACE, LATIN = 0.25, 0.55
"""Em of a space, and of a letter or digit of ours that stands between them."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Words of a formula in a font for text."""

    text: str
    x: float
    """Of their middle, in units of the drawing from its left."""
    y: float
    """Of their baseline, downwards from that of the formula."""
    size: float
    """Units in an em of them."""
    bold: bool


def set_aside(root: Element, font: Any) -> None:
    """Name each leaf that has letters which `font`, one of ziafont's, lacks."""
    _teach()
    for node in root.iter():
        text = text_of(node) if not len(node) else ""
        if text.isascii() or node.tag not in ("mi", "mn", "mo", "mtext", "ms"):
            continue
        if not all(one.isspace() or font.glyphindex(one) for one in text):
            bold = "bold" in node.get("mathvariant", "")
            node.attrib.clear()
            node.tag = WORDS
            if bold:
                node.set("bold", "yes")


def letters(part: Element) -> Letters:
    """The letters that an element which ziamath drew tells of."""
    x, y, size = (float(part.attrib[key]) for key in ("x", "y", "size"))
    return Letters(part.text or "", x, y, size, part.get("bold") == "yes")


@lru_cache(maxsize=1)
def _teach() -> None:
    """Have ziamath keep room for such letters, and write down where they belong."""
    from ziafont.fonttypes import BBox
    from ziamath.nodes.mnode import Mnode

    class _Words(Mnode, tag=WORDS):
        def __init__(self, element: Element, parent: Mnode, **kwargs: Any) -> None:
            super().__init__(element, parent, **kwargs)
            self.hidden = bool(kwargs.get("phantom"))
            em = self.glyphsize
            width = _width(element.text or "", bold=element.get("bold") == "yes") * em
            self.bbox = BBox(0, width, -BELOW * em, ABOVE * em)

        def draw(self, x: float, y: float, svg: Element) -> tuple[float, float]:
            end = x + self.bbox.xmax
            if not self.hidden:
                place = {"x": f"{(x + end) / 2:.5g}", "y": f"{y:.5g}"}
                shown = ElementTree.SubElement(svg, WORDS, place)
                shown.attrib |= {"size": f"{self.glyphsize:.5g}", **self.element.attrib}
                shown.text = self.element.text
            return end, y


def _width(text: str, *, bold: bool) -> float:
    return sum(
        SPACE if one.isspace() else LATIN if one.isascii() else guessed_width(text, at, bold=bold)
        for at, one in enumerate(text)
    )
