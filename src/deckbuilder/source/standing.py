"""Where parts of a document stand: their rows and numbers, and how their author indents."""

from __future__ import annotations

from collections import Counter

from deckbuilder.source.emitting import Manner
from deckbuilder.source.part import Part
from deckbuilder.source.rows import Row, column_of, dash_of, rows
from deckbuilder.source.written import Written


def manner_of(root: Part, text: str) -> Manner:
    """How most mappings and lists of a file are indented."""
    steps: Counter[int] = Counter()
    offsets: Counter[int] = Counter()
    for part in root.within():
        outer, inner = part.parent and part.parent.written, part.written
        if not outer or not inner or inner.flow or not inner.parts or outer.kind != "mapping":
            continue
        further = column_of(text, inner) - column_of(text, outer)
        (steps if inner.kind == "mapping" else offsets)[further] += 1
    step = steps.most_common(1)[0][0] if steps else 2
    offset = offsets.most_common(1)[0][0] if offsets else 2
    return Manner(step, offset)


def rows_of(text: str, part: Part) -> list[Row]:
    """The rows of a list or mapping without brackets."""
    return rows(text, written_of(part), opening_of(text, part) or 0)


def opening_of(text: str, part: Part) -> int | None:
    """Where a value can begin, after its key or dash, or its anchor; None for the whole file."""
    whole, parent = written_of(part), part.parent
    if whole.anchor:
        return whole.start + len(f"&{whole.anchor}")
    if parent is None:
        return None
    if parent.kind == "list":
        return dash_of(text, written_of(parent), number_of(part)) + 1
    key = part.key_part
    assert key
    return text.index(":", written_of(key).end) + 1


def number_of(part: Part) -> int:
    """Which item of a list a part is, or which key of a mapping (`<<` counted) it has."""
    key = part.key_part
    if key is None or part.parent is None:
        return part.index or 0
    pairs = written_of(part.parent).pairs
    return next(number for number, (name, _) in enumerate(pairs) if name is key.written)


def written_of(part: Part) -> Written:
    """Where a part stands that is known to stand somewhere."""
    assert part.written
    return part.written
