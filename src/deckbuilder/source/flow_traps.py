"""Traps within lists and maps between brackets, where a text ends at a comma or bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from deckbuilder.diagnostics import Diagnostic
from deckbuilder.source.failure import Failure
from deckbuilder.source.nodes import File
from deckbuilder.source.quoting import quoted, shown
from deckbuilder.source.repair import QUOTED, REASONS, UNREADABLE, Line, Repair, line_at

_MOST_LINES: Final = 50


def flow_repairs(file: File, line: Line, failure: Failure) -> Iterator[Repair]:
    """Guesses for a failure on `line` while a bracket is open."""
    yield from _hash_in_flow(file, failure)
    yield from _flow_item(line, failure.place[1] - 1)
    yield from _unclosed_bracket(file, failure)


def bracket_is_open(line: Line, column: int) -> bool:
    """Whether a bracket that begins the value of a line is still open at a column (from 0)."""
    before = line.text[line.start : column]
    opened = sum(map(before.count, "[{"))
    return line.value[:1] in ("[", "{") and opened > sum(map(before.count, "]}"))


def _item_bounds(text: str, column: int) -> tuple[int, int]:
    """The part of a flow list or map around a column (from 0): where it begins and ends."""
    depth, start = 0, column
    while start and (depth or not _divides(text, start - 1)):
        start -= 1
        depth += (text[start] in ")]}") - (text[start] in "([{" and depth > 0)
    while text[start : start + 1] == " ":
        start += 1
    end, depth = start, 0
    while end < len(text) and (depth or text[end] not in ",]}"):
        depth += (text[end] in "([{") - (text[end] in ")]}" and depth > 0)
        end += 1
    return start, start + len(text[start:end].rstrip())


def _divides(text: str, index: int) -> bool:
    return text[index] in "[{," or text[index : index + 2] == ": "


def _flow_item(line: Line, column: int) -> Iterator[Repair]:
    """A text in a flow list or map that has to be in quotes."""
    start, end = _item_bounds(line.text, column)
    value = line.text[start:end]
    closed = QUOTED[value[0]].fullmatch(value) if value and value[0] in QUOTED else None
    if value and not closed:
        second = ": " in value and value[0] not in REASONS
        reason = f"`: ` makes a key of what stands before it, {UNREADABLE}"
        plain = "this text cannot be read between `[ ]` or `{ }` as it is"
        message = reason if second else REASONS.get(value[0], plain)
        made = line.quote(message, start, end)
        grown = len(made.text) - len(line.text)
        yield replace(made, beyond=end + grown, grown=grown)


def _hash_in_flow(file: File, failure: Failure) -> Iterator[Repair]:
    """A `#` that makes a comment of the rest of the line, closing bracket and all."""
    first_line = failure.bracket[0] if failure.bracket else failure.line
    for number in range(first_line, failure.met[0] + 1)[:_MOST_LINES]:
        line = line_at(file, number)
        instead, first = line.text, None
        for match in reversed(list(re.finditer(r"\s#(?=\S)", line.text))):
            first = _item_bounds(instead, match.end() - 1)
            start, end = first
            instead = instead[:start] + quoted(instead[start:end]) + instead[end:]
        if first:
            message = "` #` begins a comment in YAML, so the rest of this line is not read"
            hint = f"put it in quotes: `{shown(instead)}`"
            span = file.span(number, first[0] + 1, first[1] - first[0])
            yield Repair(Diagnostic(message, span, hint), number, instead)


def _unclosed_bracket(file: File, failure: Failure) -> Iterator[Repair]:
    """A text that begins with a bracket which nothing closes."""
    if not failure.bracket:
        return
    number, column = failure.bracket
    line = line_at(file, number)
    if line.value[:1] in ("[", "{") and line.start == column - 1:
        message = f"the `{line.value[0]}` opened here is never closed"
        made = line.quote(message, line.start, line.end, failure.met[0])
        closing = "]" if line.value[0] == "[" else "}"
        hint = f"close it with `{closing}`; if it is text, {made.diagnostic.hint}"
        yield line.repair(message, line.start, line.end, quoted(line.value), hint, failure.met[0])
