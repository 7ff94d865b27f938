"""The lines of a list or mapping without brackets: which of them belong to which of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deckbuilder.source.splicing import begins_line, column, is_comment, line_end, line_start
from deckbuilder.source.written import Written


@dataclass(frozen=True, slots=True)
class Row:
    """An item or a key with its value, and the comments that belong to it.

    Those are comment lines directly above it in its own column, a comment at the end of its last
    line, and comment lines after that which are indented further than it is.
    """

    start: int
    """Index of the first character of its first comment, or of its dash or key."""
    head: int
    """Index of its dash or key."""
    end: int
    """Where its last line ends, before the line break."""
    column: int
    """Columns before its dash or key."""
    begins_line: bool
    """Whether nothing stands before it on its line: false for the second dash of `- - a`."""


def rows(text: str, whole: Written, opened: int) -> list[Row]:
    """The rows of a list or mapping; all before the index `opened` is somebody else's."""
    found: list[Row] = []
    for head, end in _heads(text, whole):
        floor = found[-1].end if found else opened
        found.append(_row(text, head, end, floor))
    return found


def column_of(text: str, whole: Written) -> int:
    """How far the dashes of a list, or the keys of a mapping, are indented."""
    return column(text, whole.inner if whole.kind == "list" else whole.parts[0].start)


def _heads(text: str, whole: Written) -> Iterator[tuple[int, int]]:
    """Where each row begins, its comments aside, and where its words end."""
    if whole.kind == "mapping":
        for key, value in whole.pairs:
            yield key.start, max(key.end, value.end)
        return
    for number, item in enumerate(whole.parts):
        dash = dash_of(text, whole, number)
        yield dash, max(dash + 1, item.end)


def dash_of(text: str, whole: Written, number: int) -> int:
    """Index of the dash of an item; between the two stand only comments and blank lines."""
    if number == 0:
        return whole.inner
    indent = column(text, whole.inner)
    start = line_start(text, whole.parts[number].start)
    while text[start : start + indent].strip(" ") or not text.startswith("-", start + indent):
        start = line_start(text, start - 1)
    return start + indent


def _row(text: str, head: int, end: int, floor: int) -> Row:
    indent, alone = column(text, head), begins_line(text, head)
    start = first_comment(text, head, floor) if alone else head
    last = end_of_comments(text, line_end(text, end), indent + 1)
    return Row(start, head, last, indent, alone)


def end_of_comments(text: str, end: int, least: int = 0) -> int:
    """Where the last of the comments ends that follow the line ending at `end`.

    Comments indented less than `least` columns do not count; `end` when there are none.
    """
    last = end
    while end < len(text):
        end = line_end(text, end + 1)
        line = text[line_start(text, end) : end]
        if line.strip(" \t") and not is_comment(line):
            break
        if is_comment(line) and len(line) - len(line.lstrip(" ")) >= least:
            last = end
    return last


def first_comment(text: str, head: int, floor: int) -> int:
    """The first of the comments in the lines directly above `head`, in its column.

    `head` itself when there are none. All before the index `floor` is somebody else's.
    """
    indent, start = column(text, head), head
    above = line_start(text, head)
    while above > floor:
        above = line_start(text, above - 1)
        own = text.startswith("#", above + indent) and not text[above : above + indent].strip(" ")
        if above < floor or not own:
            break
        start = above + indent
    return start


def blank_lines_after(text: str, end: int) -> int:
    """Blank lines below the line that ends at an index, when something stands below them."""
    count = 0
    while end < len(text):
        start, end = end + 1, line_end(text, end + 1)
        if text[start:end].strip(" \t"):
            return count
        count += 1
    return 0


def blank_lines_before(text: str, start: int, floor: int) -> int:
    """Blank lines directly above the line that holds an index."""
    count, above = 0, line_start(text, start)
    while above > floor + 1:
        end, above = above - 1, line_start(text, above - 1)
        if above <= floor or text[above:end].strip(" \t"):
            break
        count += 1
    return count
