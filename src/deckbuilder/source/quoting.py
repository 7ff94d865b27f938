"""Texts in quotes, as YAML wants them and a person would write them."""

from __future__ import annotations

from typing import Final

from deckbuilder.source.nodes import File
from deckbuilder.source.words import end_of_words

_LONGEST_SHOWN: Final = 300
"""Characters of a line that a hint repeats in full."""
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def in_single_quotes(text: str) -> str:
    """`text`, on one line, as a single-quoted scalar."""
    return "'" + text.replace("'", "''") + "'"


def in_double_quotes(text: str) -> str:
    """`text` as a double-quoted scalar on one line: line breaks and tabs are escaped."""
    return '"' + text.translate(_ESCAPES) + '"'


def quoted(text: str) -> str:
    """`text` in the quotes that need the fewer escapes, in double ones when that is all one."""
    escapes = text.count('"') + text.count("\\")
    if escapes > text.count("'") and "\n" not in text and "\t" not in text:
        return in_single_quotes(text)
    return in_double_quotes(text)


def line_with(file: File, start: int, end: int, replacement: str) -> str:
    """The line that holds `file.text[start]`, with `replacement` from there to `end`.

    Without its indentation and without a comment.
    """
    line_start = file.text.rfind("\n", 0, start) + 1
    rest_end = end_of_words(file.text, min(end, file.line_end(start)), file.line_end(start))
    line = file.text[line_start:start] + replacement + file.text[end:rest_end]
    return line.strip()


def shown(text: str) -> str:
    """`text` on one line, cut where it is too long for a message."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else line[: _LONGEST_SHOWN - 1] + "…"


def put_in_quotes(file: File, start: int, end: int) -> str:
    """The hint to write `file.text[start:end]` in quotes; shows the line so written."""
    text = " ".join(file.text[start:end].split())
    line = line_with(file, start, end, quoted(text))
    return f"put it in quotes: `{line}`" if len(line) <= _LONGEST_SHOWN else "put it in quotes"
