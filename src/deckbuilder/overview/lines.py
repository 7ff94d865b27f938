"""Ids and short texts in as many lines as they take, in columns of a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.cells import cell_len

SYLLABLE = re.compile(r"[^-+ ]*[-+ ]+|[^-+ ]+")


def width_of(text: str) -> int:
    """Columns that one line takes; those of Chinese and Japanese take two a character."""
    return cell_len(text)


def syllables(name: str) -> list[str]:
    """The parts of an id, each with the hyphen after it."""
    return SYLLABLE.findall(name)


def broken(name: str, width: int, indent: int = 0) -> Iterator[str]:
    """An id in lines of at most `width` columns, all but the first indented.

    It is broken at its hyphens, and within a part only when that alone is too wide.
    """
    line, margin = "", " " * indent
    for part in syllables(name):
        if line.strip() and width_of(line + part.rstrip()) > width:
            yield line.rstrip()
            line = margin
        for letter in part:
            if line.strip() and width_of(line + letter) > width and letter != " ":
                yield line.rstrip()
                line = margin
            line += letter
    yield line.rstrip()


def flowed(parts: Iterable[str], width: int) -> Iterator[str]:
    """Parts side by side, two spaces between them, in as many lines as they take."""
    line = ""
    for part in parts:
        longer = f"{line}  {part}" if line else part
        if line and width_of(longer) > width:
            yield line
            longer = part
        line = longer
    yield line
