"""Pictures of formulas, for programs that know none: an SVG drawing, and the PNG made of it."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from xml.sax.saxutils import escape, quoteattr

from deckbuilder.borrowed_fonts import borrowed
from deckbuilder.formula import drawn
from deckbuilder.formula.drawing import UNITS
from deckbuilder.formula.foreign import Letters
from deckbuilder.raster import png
from deckbuilder.scene import Image

PIXELS = 3
"""Pixels of the PNG for each point, sharp on a projector of 2,880 pixels."""


@lru_cache(maxsize=256)
def formula_image(
    latex: str, size: float, colour: str, typeface: str = "", language: str = ""
) -> Image:
    """The picture of a formula `size` points large, in `colour` (`#1F2933`).

    Letters that the font of formulas lacks are set in `typeface`, or in fonts of this computer that
    suit `language`.
    """
    formula = drawn(latex)
    width, height = formula.width * UNITS, max(1.0, formula.height * UNITS)
    paths = "".join(f'<path d="{data}"/>' for data in (formula.glyphs, formula.bars) if data)
    paths += "".join(_letters(one, typeface) for one in formula.words)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width * size / UNITS:.2f}" '
        f'height="{height * size / UNITS:.2f}" fill="{colour}" '
        f'viewBox="0 {-formula.above * UNITS:.1f} {width:.1f} {height:.1f}">{paths}</svg>'
    ).encode()
    pixels = max(1, round(formula.width * size * PIXELS))
    fonts = borrowed([one.text for one in formula.words], language).files
    data, wide, high = png(svg, pixels, fonts)
    return Image(data, "image/png", wide, high, svg, sha256(data + svg).hexdigest())


def _letters(one: Letters, typeface: str) -> str:
    """Letters in a font for text, as SVG."""
    families = f"{typeface}, sans-serif" if typeface else "sans-serif"
    weight = ' font-weight="bold"' if one.bold else ""
    return (
        f'<text x="{one.x:.5g}" y="{one.y:.5g}" font-size="{one.size:.5g}"{weight} '
        f'text-anchor="middle" font-family={quoteattr(families)}>{escape(one.text)}</text>'
    )
