"""The ways in which an edit of a part can be written into the text, the best one first.

Not all of them say what is meant at every place; who asks has to try.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from deckbuilder.source import arranging, brackets
from deckbuilder.source.emitting import (
    Content,
    Manner,
    entry,
    entry_in_flow,
    in_flow,
    item,
    key_text,
)
from deckbuilder.source.nodes import File, Scalar
from deckbuilder.source.part import Part
from deckbuilder.source.rows import Row, column_of, end_of_comments
from deckbuilder.source.splicing import (
    Places,
    Splice,
    begins_line,
    is_comment,
    line_end,
    shifted,
)
from deckbuilder.source.standing import number_of, opening_of, rows_of, written_of
from deckbuilder.source.writing import ways

Ways: TypeAlias = Iterator[list[Splice]]


@dataclass(frozen=True, slots=True)
class _New:
    """What is to be put in, as it is written with and without brackets around it."""

    block: Callable[[int], str]
    """As a row whose dash or key stands in a column."""
    flow: str


def saying(part: Part, new: str) -> Ways:
    """A text or key changed."""
    node = part.node
    assert isinstance(node, Scalar)
    return ([Splice(way.start, way.end, way.text)] for way in ways(node, new))


def inserting(text: str, usual: Manner, sequence: Part, index: int, content: Content) -> Ways:
    """An item put into a list."""
    for manner in (usual, replace(usual, blocks=False)):
        new = _New(partial(item, content, manner=manner), in_flow(content))
        yield from _into_list(text, sequence, list(range(len(sequence.items))), index, new, usual)


def _into_list(
    text: str, sequence: Part, items: list[int], index: int, new: _New, manner: Manner
) -> Ways:
    """`new` put at an index among those `items` of a list that stay."""
    whole = written_of(sequence)
    before = items[index - 1] if index else None
    after = items[index] if index < len(items) else None
    if not whole.parts:
        bracketed = _New(new.block, f"[{new.flow}]")
        yield from _filling(text, sequence, bracketed, manner.offset)
    elif whole.flow:
        yield brackets.insertion(text, whole, new.flow, before, after)
    else:
        each = rows_of(text, sequence)
        above = each[before] if before is not None else None
        below = each[after] if after is not None else None
        gap = arranging.gap_at(text, each, index)
        yield [arranging.insertion(text, new.block(each[0].column), above, below, gap)]


def _filling(text: str, part: Part, new: _New, further: int) -> Ways:
    """`new` as the first row of what was an empty list or mapping, or nothing at all."""
    whole, parent = written_of(part), part.parent
    if parent is None:
        yield [Splice(whole.inner, whole.end, new.block(0))]
        return
    outer = written_of(parent)
    opened = None if outer.flow else opening_of(text, part)
    start = whole.inner if opened is None else opened
    if text[start : whole.end].count("#"):
        # A comment between the brackets stays there.
        yield brackets.insertion(text, whole, new.flow[1:-1], None, None)
        return
    if not outer.flow:
        end = line_end(text, whole.end)
        if outer.kind == "list" and not is_comment(text[whole.end : end]):
            at = column_of(text, outer) + 2
            yield [Splice(start, whole.end, " " + new.block(at))]
        else:
            at = column_of(text, outer) + further
            line = "\n" + " " * at + new.block(at)
            yield [Splice(start, whole.end, ""), Splice(end, end, line)]
    if whole.parts or text[whole.inner : whole.end].strip("[]{}"):
        start = whole.inner
    for gap in ("", " ", ": "):
        yield [Splice(min(start, whole.end), whole.end, gap + new.flow)]


def removing(text: str, part: Part) -> Ways:
    """An item, or a key with its value, taken away."""
    parent = part.parent
    assert parent
    whole, number = written_of(parent), number_of(part)
    if whole.flow:
        yield brackets.deletion(text, whole, number)
        return
    each, opened = rows_of(text, parent), opening_of(text, parent)
    if len(each) > 1:
        for deletion in arranging.deletion(text, each, number, opened or 0):
            yield [deletion]
    else:
        empty = "[]" if whole.kind == "list" else "{}"
        yield arranging.last_deletion(text, each[0], opened, empty)


def moving(file: File, manner: Manner, part: Part, sequence: Part, index: int) -> Ways:
    """An item taken from its list and put into that or another."""
    text, parent, number = file.text, part.parent, part.index
    assert parent
    assert number is not None
    stay = [n for n in range(len(sequence.items)) if sequence is not parent or n != number]
    new = _as_moved(file, part, parent, number, manner)
    for taken_away in removing(text, part):
        for put_in in _into_list(text, sequence, stay, index, new, manner):
            yield [*taken_away, *put_in]


def _as_moved(file: File, part: Part, parent: Part, number: int, manner: Manner) -> _New:
    """An item as it is written now; written anew only when it goes into or out of brackets."""
    text, whole = file.text, written_of(parent)
    if whole.flow:
        start, end = brackets.span_of(text, whole, number)
        return _New(lambda at: item(part.content, at, manner), text[start:end])
    row, places = rows_of(text, parent)[number], Places(file)
    lines = file.original[places.in_original(row.start) : places.in_original(row.end)]
    hashes = sum(each.node.raw.count("#") for each in part.within() if each.kind == "text")
    # Comments have no place on the one line that brackets leave: then there is no way.
    flow = in_flow(part.content) if text[row.start : row.end].count("#") == hashes else "]"
    return _New(lambda at: shifted(lines, at - row.column), flow)


def putting(
    text: str, usual: Manner, mapping: Part, key: str, content: Content, after: str | None
) -> Ways:
    """A key put into a mapping, or another value for it."""
    for manner in (usual, replace(usual, blocks=False)):
        if key in mapping.own:
            yield from _replacing(text, mapping, key, content, manner)
            continue
        new = _New(partial(entry, key, content, manner=manner), entry_in_flow(key, content))
        yield from _into_mapping(text, mapping, new, after, manner)


def _into_mapping(text: str, mapping: Part, new: _New, after: str | None, manner: Manner) -> Ways:
    whole = written_of(mapping)
    if not whole.parts:
        yield from _filling(text, mapping, _New(new.block, f"{{{new.flow}}}"), manner.step)
        return
    before = len(whole.parts) // 2 - 1
    if after is not None and after in mapping.own:
        before = number_of(mapping.own[after])
    if not whole.flow:
        each = rows_of(text, mapping)
        gap = arranging.usual_gap(text, each)
        yield [arranging.insertion(text, new.block(each[0].column), each[before], None, gap)]
    elif text[whole.inner] == "{":
        yield brackets.insertion(text, whole, new.flow, before, None)
    else:
        # The braces of the one pair in `[key: value]` are not written.
        yield [
            Splice(whole.inner, whole.inner, "{"),
            Splice(whole.end, whole.end, f", {new.flow}}}"),
        ]


def _replacing(text: str, mapping: Part, key: str, content: Content, manner: Manner) -> Ways:
    whole, number = written_of(mapping), number_of(mapping.own[key])
    name, value = whole.parts[2 * number], whole.parts[2 * number + 1]
    if whole.flow:
        for gap in ("", " ", ": "):
            yield [Splice(value.start, value.end, gap + in_flow(content))]
        return
    row, colon = rows_of(text, mapping)[number], text.index(":", name.end) + 1
    lines = entry(key, content, row.column, manner).removeprefix(f"{key_text(key, flow=False)}:")
    head, _, body = lines.partition("\n")
    body = f"\n{body}" if body else ""
    end = line_end(text, colon)
    if value.start > end:
        # A comment after the key stays there.
        yield [Splice(colon, colon, head), Splice(end, row.end, body)]
    else:
        end = line_end(text, value.end)
        yield [Splice(colon, value.end, head), Splice(end, end, body)]


def wrapping_up(text: str, step: int, part: Part, key: str) -> Ways:
    """A part made the value of a key."""
    parent, whole = part.parent, written_of(part)
    assert parent
    outer = written_of(parent)
    if outer.flow:
        name = key_text(key, flow=True)
        yield [Splice(whole.start, whole.start, f"{{{name}: "), Splice(whole.end, whole.end, "}")]
        return
    name = key_text(key, flow=False)
    inner = column_of(text, outer) + step
    if outer.kind == "mapping" and begins_line(text, whole.start):
        yield arranging.wrapping_lines(text, whole, name, step, inner)
    else:
        yield arranging.wrapping(text, whole, name, step, None if outer.kind == "list" else inner)


def has_comment(text: str, part: Part, lines: list[str]) -> bool:
    """Whether these lines stand one below the other among those of a part."""
    row = _row_around(text, part)
    end = end_of_comments(text, row.end)
    present = [line.strip(" \t") for line in text[row.start : end].split("\n")]
    count = len(lines)
    return any(present[at : at + count] == lines for at in range(len(present)))


def commenting(text: str, part: Part, lines: list[str]) -> Ways:
    """Comments put below the last line of a part."""
    row, whole = _row_around(text, part), written_of(part)
    is_block = whole.kind == "mapping" and not whole.flow and whole.parts
    usual = column_of(text, whole) if is_block else row.column + 2
    for at in (usual, row.column + 1, row.column):
        comment = "".join("\n" + " " * at + line for line in lines)
        yield [Splice(row.end, row.end, comment)]


def _row_around(text: str, part: Part) -> Row:
    """The row that is a part, or holds it between brackets; the whole file for its root."""
    name, parent = part.key, part.parent
    if parent and name is not None and parent.keys[name] is part:
        part = parent.own[name]
    while part.parent and written_of(part.parent).flow:
        part = part.parent
    if part.parent:
        return rows_of(text, part.parent)[number_of(part)]
    whole = written_of(part)
    end = (
        line_end(text, whole.end) if whole.flow or not whole.parts else rows_of(text, part)[-1].end
    )
    return Row(0, whole.start, end, -2, True)
