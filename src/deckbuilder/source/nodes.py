"""What an outline is made of once read: texts, maps and lists that know where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Protocol, TypeAlias

from deckbuilder.diagnostics import Span

NULLS: Final = frozenset(("", "~", "null", "Null", "NULL"))
"""Plain scalars that mean nothing at all (YAML 1.2.2, 10.3.2)."""

# A talk of 1,000 slides has some 25,000 nodes, and a frozen dataclass takes five times as long
# to make as a plain one. So these are frozen for the type checker only (`Final`).


@dataclass(slots=True, eq=False)
class File:
    """A file the author wrote."""

    path: Final[str]
    """As shown to the author."""
    text: Final[str] = field(repr=False)
    """What is parsed: no byte order mark, every line break a line feed."""
    original: Final[str] = field(repr=False)
    """What was read, to the last character. Edits start from here."""
    _lines: list[str] = field(default_factory=list, repr=False)

    def line(self, number: int) -> str:
        """The line with this number (from 1) without its line break; empty beyond the end."""
        lines = self._split()
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def line_start(self, number: int) -> int:
        """Index in `text` of the first character of a line."""
        return sum(map(len, self._split()[: number - 1])) + number - 1

    def _split(self) -> list[str]:
        if not self._lines:
            self._lines.extend(self.text.split("\n"))
        return self._lines

    def line_end(self, index: int) -> int:
        """Where the line that holds `text[index]` ends, before its line break."""
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end

    def span(self, line: int, column: int, length: int = 1) -> Span:
        """A place in this file, at least one character long."""
        return Span(self.path, line, column, max(1, length))

    def span_at(self, start: int, end: int) -> Span:
        """The first line of `text[start:end]`."""
        line_start = self.text.rfind("\n", 0, start) + 1
        length = min(end, self.line_end(start)) - start
        return self.span(self.text.count("\n", 0, start) + 1, start - line_start + 1, length)


class _Placed(Protocol):
    @property
    def file(self) -> File: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class _Written:
    """What every node can tell of the place where it was written."""

    __slots__ = ()

    @property
    def span(self: _Placed) -> Span:
        """The first line of what the author wrote for this node."""
        length = min(self.end, self.file.line_end(self.start)) - self.start
        return self.file.span(self.line, self.column, length)

    @property
    def raw(self: _Placed) -> str:
        """What the author wrote for this node, quotes and all."""
        return self.file.text[self.start : self.end].strip(" \t\n")


@dataclass(slots=True, eq=False)
class Scalar(_Written):
    """A text. Nothing is made of `yes`, `16:9` or `1.10` here: `value` is what a person reads."""

    file: Final[File] = field(repr=False)
    value: Final[str]
    line: Final[int]
    """From 1, as `column` is, which counts characters."""
    column: Final[int]
    start: Final[int]
    """Index of its first character in `file.text`, after an anchor (`&name`)."""
    end: Final[int]
    """Index just after its last character, without the blank lines that may follow a block."""
    style: Final[str]
    """"" for plain, or the character it is written with: `'`, `"`, `|` or `>`."""
    cut: Final[str] = ""
    """The comment, from its `#`, that one single space divides from a plain value: its writer may
    have meant it as text."""

    @property
    def is_null(self) -> bool:
        """Whether the author wrote nothing, or YAML's word for it, without quotes."""
        return not self.style and self.value in NULLS


@dataclass(slots=True, eq=False)
class Mapping(_Written):
    """Keys and their values, in the order written."""

    file: Final[File] = field(repr=False)
    line: Final[int]
    column: Final[int]
    start: Final[int]
    end: Final[int]
    entries: Final[dict[str, Entry]]
    """By the text of the key. Merge keys (`<<`) are resolved: theirs stand where `<<` stood."""


@dataclass(slots=True, eq=False)
class Entry:
    """A key and its value."""

    key: Final[Scalar]
    value: Final[Node]


@dataclass(slots=True, eq=False)
class Sequence(_Written):
    """A list. An alias (`*name`) is the very node that its anchor marks."""

    file: Final[File] = field(repr=False)
    line: Final[int]
    column: Final[int]
    start: Final[int]
    end: Final[int]
    items: Final[list[Node]]


Node: TypeAlias = Scalar | Mapping | Sequence
