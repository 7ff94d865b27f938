"""A sheet of icons with their names."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder import icons
from deckbuilder.geometry import Box
from deckbuilder.scene import INK, Line
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.svg.elements import Attributes, element, escaped, nested, short
from deckbuilder.writers.svg.fonts import font_family
from deckbuilder.writers.svg.paint import colour, stroke
from deckbuilder.writers.svg.shapes import path_data

WIDTH = 1920
COLUMNS = 12
CELL_HEIGHT, SIDE, SIZE = 96.0, 36.0, 12.0
"""Points of a cell, an icon in it, and the letters of its name."""
LONGEST = 24
"""Letters of a name at that size; those of longer names are narrower."""


def icon_sheet(names: Sequence[str], theme: Theme) -> str:
    """The icons of these names as one SVG drawing, WIDTH wide, in rows of COLUMNS."""
    width = WIDTH / COLUMNS
    height = CELL_HEIGHT * -(-len(names) // COLUMNS) + CELL_HEIGHT / 4
    attributes: Attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {WIDTH} {short(height)}",
        "width": WIDTH,
        "height": height,
        "font-family": font_family(theme.body_font),
        "stroke-linejoin": "round",
    }
    pen = stroke(Line(INK, icons.STROKE * SIDE / icons.FIELD, cap="round"), theme)
    drawn = [element("rect", {"width": WIDTH, "height": height, "fill": f"#{theme.background}"})]
    for number, name in enumerate(names):
        row, column = divmod(number, COLUMNS)
        middle, top = (column + 0.5) * width, row * CELL_HEIGHT + CELL_HEIGHT / 4
        box = Box(middle - SIDE / 2, top, SIDE, SIDE)
        strokes = {"d": path_data(icons.outline(name), box), "fill": "none", **pen}
        size = SIZE * min(1.0, LONGEST / len(name))
        words: Attributes = {
            "x": middle,
            "y": top + SIDE + 20,
            "font-size": size,
            "text-anchor": "middle",
            "fill": colour(INK, theme),
        }
        drawn += [element("path", strokes), element("text", words, escaped(name))]
    return "\n".join(nested("svg", attributes, drawn)) + "\n"
