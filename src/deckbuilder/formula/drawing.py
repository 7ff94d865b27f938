"""Formulas as outlines of glyphs, set by ziamath in STIX Two Math, which it brings along."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import hypot
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

from deckbuilder.formula.foreign import WORDS, Letters, letters, set_aside
from deckbuilder.formula.latex import WrongFormula, mathml

UNITS = 1000
"""Units of a drawing in an em."""
SIDE = 0.04
"""Em kept free at the right of a formula, where a letter's own room would be."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A formula as it looks."""

    width: float
    """Em."""
    above: float
    """Em above the baseline."""
    below: float
    """Em below it."""
    glyphs: str
    """Data of an SVG path, `UNITS` an em; x counts from the left, y downwards from the baseline."""
    bars: str
    """The same for its lines: of fractions, roots and boxes. They may lie over the glyphs."""
    words: tuple[Letters, ...] = ()
    """What its font has no glyphs for."""

    @property
    def height(self) -> float:
        """Em."""
        return self.above + self.below


@lru_cache(maxsize=1)
def _ziamath() -> ModuleType:
    """The library, which reads its fonts as it is imported, in a way that Python 3.11 laments."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import ziamath
        from ziamath.config import config
    config.svg2 = False  # outlines in their place, none by reference
    return ziamath


@lru_cache(maxsize=1)
def _font() -> Any:
    """The font that it draws with."""
    return _ziamath().Math("<math><mi>x</mi></math>").font


@lru_cache(maxsize=1024)
def drawn(latex: str, display: bool = True) -> Drawn:
    """A formula as outlines; raises `WrongFormula`."""
    root = mathml(latex, display)
    _for_ziamath(root)
    canvas = ElementTree.Element("svg")
    try:
        set_aside(root, _font())
        node = _ziamath().Math(root, size=UNITS, margin=0).node
        node.draw(0, 0, canvas)
    except Exception:  # it asserts and divides, and says nothing of what it cannot draw
        raise WrongFormula("something in it cannot be drawn", "write it in another way") from None
    glyphs, bars = [], []
    for part in canvas.iter():
        if part.tag == "rect":
            bars.append(_rectangle(part))
        elif part.tag == "path" and part.get("stroke") not in (None, "none"):
            bars.append(_stroke(part))
        elif part.tag == "path":
            glyphs.append(_short(part.attrib["d"]))
    box = node.bbox
    # A wide hat says that it begins left of the letters it stands on, and does not.
    left = max(0.0, -box.xmin) if box.xmin < 0 and _leftmost(glyphs) < 0 else 0.0
    return Drawn(
        (box.xmax + left) / UNITS + SIDE,
        max(0.0, box.ymax) / UNITS,
        max(0.0, -box.ymin) / UNITS,
        " ".join(glyphs),
        " ".join(filter(None, bars)),
        tuple(letters(part) for part in canvas.iter(WORDS)),
    )


def _for_ziamath(root: ElementTree.Element) -> None:
    """Signs that ziamath stretches only under other names, and columns closer together."""
    for node in root.iter():
        if node.tag == "mover" and node.get("accent") == "true":
            node[1].set("stretchy", "false")  # a hat, where a wide one is no accent
        if node.tag == "mo" and node.text == "^":
            node.text = "\u02c6" if node.get("stretchy") == "false" else "\u0302"
        elif node.tag == "mo" and node.text == "~":
            node.text = "\u02dc" if node.get("stretchy") == "false" else "\u0303"
        elif node.tag == "mtable" and node.get("columnspacing") == "0em 2em":
            node.set("columnspacing", "0em 0.3em")
            node.set("rowspacing", "0.5em")


def _leftmost(glyphs: list[str]) -> float:
    """The least x of outlines, whose commands all name points."""
    numbers = [float(word) for data in glyphs for word in data.split() if not word.isalpha()]
    return min(numbers[::2], default=0.0)


def _short(data: str) -> str:
    """The data of a path without the line of no length that ziafont begins each outline with."""
    return " ".join(data.split())


def _rectangle(part: ElementTree.Element) -> str:
    x, y, w, h = (float(part.get(key, "0")) for key in ("x", "y", "width", "height"))
    pen = float(part.get("stroke-width", "0")) if part.get("stroke") else 0.0
    if pen and part.get("fill") in (None, "none"):
        inner = _box(x + pen / 2, y + pen / 2, w - pen, h - pen, back=True)
        return f"{_box(x - pen / 2, y - pen / 2, w + pen, h + pen)} {inner}"
    return _box(x, y, w, h)


def _box(x: float, y: float, w: float, h: float, *, back: bool = False) -> str:
    """A rectangle; run round `back`wards it is a hole in another."""
    turn = (
        f"V {y + h:.5g} H {x + w:.5g} V {y:.5g}"
        if back
        else f"H {x + w:.5g} V {y + h:.5g} H {x:.5g}"
    )
    return f"M {x:.5g} {y:.5g} {turn} Z"


def _stroke(part: ElementTree.Element) -> str:
    """A straight line with its width as an outline; of bent ones what is between their ends."""
    words = part.attrib["d"].replace(",", " ").split()
    numbers = [float(word) for word in words if not word.isalpha()]
    pen = float(part.get("stroke-width", "40"))
    points = list(zip(numbers[::2], numbers[1::2], strict=False))
    found = []
    for (x1, y1), (x2, y2) in pairwise(points):
        length = hypot(x2 - x1, y2 - y1)
        if length:
            dx, dy = (y2 - y1) / length * pen / 2, (x1 - x2) / length * pen / 2
            found.append(
                f"M {x1 + dx:.5g} {y1 + dy:.5g} L {x2 + dx:.5g} {y2 + dy:.5g} "
                f"L {x2 - dx:.5g} {y2 - dy:.5g} L {x1 - dx:.5g} {y1 - dy:.5g} Z"
            )
    return " ".join(found)
