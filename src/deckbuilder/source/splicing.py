"""Characters of a file exchanged for others, its line breaks and byte order mark kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from deckbuilder.source.nodes import File

_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
_BARE_LINE_FEED: Final = re.compile(r"(?<!\r)\n")


class Splice(NamedTuple):
    """What is written instead of `File.text[start:end]`; a line feed becomes the file's break."""

    start: int
    end: int
    text: str


def spliced(file: File, splices: Iterable[Splice]) -> str | None:
    """The whole text of a file with all of these changes; None when two of them overlap."""
    original, places = file.original, Places(file)
    line_break = line_break_of(original)
    done, position = [], 0
    for start, end, text in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        first, last = places.in_original(start), places.in_original(end)
        if first < position:
            return None
        done += [original[position:first], _BARE_LINE_FEED.sub(lambda _: line_break, text)]
        position = last
    return "".join([*done, original[position:]])


def line_break_of(original: str) -> str:
    """How the lines of a file end: a line feed when they do not agree."""
    kinds = set(_LINE_BREAK.findall(original)) if "\r" in original else {"\n"}
    return kinds.pop() if len(kinds) == 1 else "\n"


class Places:
    """Where the characters of `File.text` are in `File.original`."""

    def __init__(self, file: File) -> None:
        self._file = file
        self.first = 1 if file.original.startswith("\ufeff") else 0
        """The index of the first character that is no byte order mark."""
        self._ends: list[int] | None = None
        if "\r" in file.original:
            breaks = _LINE_BREAK.finditer(file.original, self.first)
            self._ends = [self.first, *(found.end() for found in breaks)]

    def in_original(self, index: int) -> int:
        """The index in the original text of the character `file.text[index]`."""
        if self._ends is None:
            return self.first + index
        text = self._file.text
        line_start = text.rfind("\n", 0, index) + 1
        return self._ends[text.count("\n", 0, index)] + index - line_start


def line_start(text: str, index: int) -> int:
    """Index of the first character of the line that holds `text[index]`."""
    return text.rfind("\n", 0, index) + 1


def line_end(text: str, index: int) -> int:
    """Where that line ends, before its line break."""
    end = text.find("\n", index)
    return len(text) if end < 0 else end


def column(text: str, index: int) -> int:
    """Characters before `text[index]` on its line."""
    return index - line_start(text, index)


def begins_line(text: str, index: int) -> bool:
    """Whether nothing but spaces stands before `text[index]` on its line."""
    return not text[line_start(text, index) : index].strip(" ")


def is_comment(line: str) -> bool:
    """Whether a line, or the rest of one, is nothing but a comment."""
    return line.lstrip(" \t").startswith("#")


def is_blank_or_comment(line: str) -> bool:
    """Whether a line, or the rest of one, says nothing to YAML."""
    return not line.strip(" \t") or is_comment(line)


def shifted(lines: str, by: int) -> str:
    """A text whose lines, all but the first, are indented by so many more columns.

    Less than nothing takes away what spaces there are. Empty lines stay empty.
    """
    if by >= 0:
        return re.sub(r"(\r\n|\r|\n)(?=[^\r\n])", lambda found: found[0] + " " * by, lines)
    return re.sub(rf"(\r\n|\r|\n) {{1,{-by}}}", r"\1", lines)
