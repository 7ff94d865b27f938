"""Tables: fills, then words, then the rule below each row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from deckbuilder.geometry import Box
from deckbuilder.scene import Cell, Table
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.svg.elements import element, item
from deckbuilder.writers.svg.paint import fill, stroke
from deckbuilder.writers.svg.text import draw_text


def draw_table(table: Table, theme: Theme) -> list[str]:
    """Return the group of a table."""
    fills, texts = [], []
    for cell, box in _cells(table):
        if cell.fill is not None:
            sides = {"x": box.x, "y": box.y, "width": box.w, "height": box.h}
            fills.append(element("rect", {**sides, **fill(cell.fill, theme)}))
        texts += draw_text(cell.body, box, theme)
    return item(table.name, [*fills, *texts, *_rules(table, theme)], alt=table.alt)


def _cells(table: Table) -> Iterator[tuple[Cell, Box]]:
    lefts = list(accumulate(table.widths, initial=table.box.x))
    tops = accumulate(table.heights, initial=table.box.y)
    for row, top, height in zip(table.rows, tops, table.heights, strict=False):
        for cell, left, width in zip(row, lefts, table.widths, strict=False):
            box = Box(left, top, width, height)
            mirrored = table.box.x + table.box.right - box.right
            yield cell, Box(mirrored, top, width, height) if table.rtl else box


def _rules(table: Table, theme: Theme) -> list[str]:
    ends = {"x1": table.box.x, "x2": table.box.x + sum(table.widths)}
    pen = stroke(table.rule, theme)
    bottoms = list(accumulate(table.heights, initial=table.box.y))[1 : len(table.rows) + 1]
    return [element("line", {**ends, "y1": y, "y2": y, **pen}) for y in bottoms]
