"""Formulas written in LaTeX: as MathML, as outlines of glyphs, as Office Math, as plain words.

Lengths are in em of the text a formula stands in. A `display` formula stands alone on its line,
with large sums and limits above and below; the others stand in a line of words. latex2mathml and
ziamath are imported when the first formula is met: that takes a quarter of a second.
"""

from __future__ import annotations

from deckbuilder.formula.drawing import Drawn, drawn
from deckbuilder.formula.latex import WrongFormula, mathml, mathml_text
from deckbuilder.formula.office import NotNative, office_math
from deckbuilder.formula.plain import is_native, plain, plain_words
from deckbuilder.formula.tree import MATH

__all__ = [
    "MATH",
    "Drawn",
    "NotNative",
    "WrongFormula",
    "drawn",
    "is_native",
    "mathml",
    "mathml_text",
    "office_math",
    "plain",
    "plain_words",
]
