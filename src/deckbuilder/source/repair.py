"""Guesses at what is wrong with a line, as repairs that the reader can try."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from deckbuilder.diagnostics import Diagnostic
from deckbuilder.source.failure import Failure
from deckbuilder.source.nodes import File
from deckbuilder.source.quoting import put_in_quotes, quoted
from deckbuilder.source.words import end_of_words

_FIRST: Final = r"""(?![\[\]{},&*!|>@%`"'#]|[-?:](?:\s|$))\S"""
# No possessive quantifier round a group that can match in several ways: Python before 3.11.5 gets
# that wrong (python/cpython issue 106052).
_LINE: Final = re.compile(
    r"(?P<before> *(?:- +)*)"
    rf"""(?:(?P<key>"[^"]*"|'[^']*'|{_FIRST}(?:[^:]++|:(?=\S))*?):(?:[ ]+|$))?"""
    r"(?P<value>.*)"
)
"""A line of an outline: indentation and dashes, perhaps a key, and the rest."""
QUOTED: Final = {
    '"': re.compile(r'"(?:[^"\\]++|\\.)*+"'),
    "'": re.compile(r"'(?:[^']++|'')*+'"),
}
UNREADABLE: Final = "so this text cannot be read"
REASONS: Final = {
    "[": f"`[` begins a list in YAML, {UNREADABLE}",
    "{": f"`{{` begins a map in YAML, {UNREADABLE}",
    "*": f"`*` repeats a marked part in YAML, {UNREADABLE}",
    "&": f"`&` marks a part to repeat in YAML, {UNREADABLE}",
    "!": f"`!` begins a tag in YAML, {UNREADABLE}",
    "|": f"`|` begins a block of text on the lines below in YAML, {UNREADABLE}",
    ">": f"`>` begins a block of text on the lines below in YAML, {UNREADABLE}",
    "?": f"`? ` marks a key in YAML, {UNREADABLE}",
    ":": f"`: ` follows a key in YAML, and here is none, {UNREADABLE}",
    "-": f"`- ` begins an item of a list in YAML, {UNREADABLE}",
    '"': 'the text goes on after the closing `"`, which YAML cannot read',
    "'": "the text goes on after the closing `'`, which YAML cannot read",
}


@dataclass(frozen=True, slots=True)
class Repair:
    """A guess at what is wrong, and the line that would put it right."""

    diagnostic: Diagnostic
    line: int
    text: str
    moves: bool = False
    """Whether it moves a key, so that lines below no longer stand where their author put them."""
    until: int = 0
    """The last line that YAML must get past for the guess to be right; 0 for `line` itself."""
    beyond: int = 0
    """The column of `line` beyond which YAML may stop again for another reason; 0 for nowhere."""
    grown: int = 0
    """Characters that `line` is longer than it was before."""

    def shifted_back(self, columns: int) -> Repair:
        """The same, told of a place so many columns further left."""
        span = replace(self.diagnostic.span, column=self.diagnostic.span.column - columns)
        return replace(self, diagnostic=replace(self.diagnostic, span=span))

    def cures(self, before: Failure, after: Failure | None) -> bool:
        """Whether YAML, once the line is put right, stops later or not at all."""
        if after is None:
            return True
        moved = (after.met, after.problem) != (before.met, before.problem)
        line, column = after.place
        further = line == self.line and 0 < self.beyond < column <= len(self.text.rstrip())
        return moved and (line > max(self.line, self.until) or further)


class Line:
    """One line of a file, with its parts."""

    def __init__(self, file: File, number: int, index: int) -> None:
        self.file, self.number, self.index = file, number, index
        self.text = file.line(number)
        match = _LINE.match(self.text)
        assert match, "the pattern matches every line"
        self.first = match.end("before")
        """Column, from 0, of the first word."""
        self.words = self.text[self.first :]
        self.key: str | None = match["key"]
        self.start = match.start("value")
        self.end = max(self.start, end_of_words(self.text, self.start, len(self.text)))
        self.value = self.text[self.start : self.end]

    def repair(
        self, message: str, start: int, end: int, instead: str, hint: str = "", until: int = 0
    ) -> Repair:
        """Write `instead` for the columns `start` to `end`; the usual hint is to quote them."""
        span = self.file.span(self.number, start + 1, end - start)
        hint = hint or put_in_quotes(self.file, self.index + start, self.index + end)
        text = self.text[:start] + instead + self.text[end:]
        return Repair(Diagnostic(message, span, hint), self.number, text, until=until)

    def quote(self, message: str, start: int, end: int, until: int = 0) -> Repair:
        return self.repair(message, start, end, quoted(self.text[start:end]), "", until)


def line_at(file: File, number: int) -> Line:
    return Line(file, number, file.line_start(number))


def no_text_begins_with(character: str) -> str:
    """What we say of a character that YAML reserves."""
    shown = "a backquote" if character == "`" else f"`{character}`"
    return f"no text begins with {shown} in YAML"
