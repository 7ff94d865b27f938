"""Tables in which a voice cannot say to which column a cell belongs."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.accessibility.finding import Finding
from deckbuilder.accessibility.seen import SeenDeck, SeenShape, SeenSlide
from deckbuilder.accessibility.tables import on
from deckbuilder.readers.pptx.names import A


def check(deck: SeenDeck) -> Iterator[Finding]:
    """WCAG 2.2, success criterion 1.3.1."""
    for slide in deck.slides:
        tables = [shape for shape in slide.every() if shape.rows]
        for shape in tables:
            goes_on = any(_goes_on(above, shape) for above in tables)
            yield from _table(slide, shape, goes_on=goes_on)


def _goes_on(above: SeenShape, below: SeenShape) -> bool:
    """Whether a table goes on in another right below, as one does whose rows come click by click.

    That one has no header, and has to say itself how its columns are called.
    """
    same = abs(above.box.x - below.box.x) < 1 and abs(above.box.w - below.box.w) < 1
    return same and abs(above.box.bottom - below.box.y) < 1 and bool(below.alt)


def _table(slide: SeenSlide, shape: SeenShape, *, goes_on: bool) -> Iterator[Finding]:
    properties = shape.element.find(f".//{A}tbl/{A}tblPr")
    has_row, has_column = on(properties, "firstRow"), on(properties, "firstCol")
    if not (has_row or has_column or goes_on):
        yield slide.found(
            shape,
            f"the {shape.what} has no header",
            "mark its first row as one (Table Design > Header Row)",
            "error",
        )
    if any(cell.merged for row in shape.rows for cell in row):
        yield slide.found(
            shape,
            f"the {shape.what} has merged cells, which are read aloud in the wrong places",
            "split them (Layout > Split Cells)",
        )
    empty = [number for number, cell in enumerate(shape.rows[0], 1) if not cell.text]
    if has_row and any(number > 1 for number in empty):
        yield slide.found(
            shape,
            f"column {empty[-1]} of the {shape.what} has an empty header",
            "say what stands in the column",
        )
