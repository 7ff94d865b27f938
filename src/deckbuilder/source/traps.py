"""Traps that YAML refuses: each explained, with the line to write instead.

A syntax error says little of what went wrong. So we guess from the line: each guess is a `Repair`,
and the reader keeps the first one with which YAML can read on. A guess that cures nothing is
never shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from deckbuilder.diagnostics import Diagnostic
from deckbuilder.source.comments import end_of_words
from deckbuilder.source.failure import Failure
from deckbuilder.source.nodes import File
from deckbuilder.source.quoting import line_with, put_in_quotes, quoted, shown
from deckbuilder.source.silent import ODD_SPACES, glued_dash, odd_colon

_FIRST: Final = r"""(?![\[\]{},&*!|>@%`"'#]|[-?:](?:\s|$))\S"""
_LINE: Final = re.compile(
    r"(?P<before> *(?:- +)*+)"
    rf"""(?:(?P<key>"[^"]*"|'[^']*'|{_FIRST}(?:[^:]++|:(?=\S))*?):(?:[ ]+|$))?"""
    r"(?P<value>.*)"
)
"""A line of an outline: indentation and dashes, perhaps a key, and the rest."""
_GLUED_COLON: Final = re.compile(r"[^\W\d][\w-]*:(?=[^\s:/])")
_ODD_COLON: Final = re.compile(f"([^\\s:\uff1a]+)(?:\uff1a|:[{ODD_SPACES}])")
_GLUED_DASH: Final = re.compile(r"-[^\s-]")
_STRUCTURE: Final = re.compile(r" *(?:-(?: |$)|[^\s:]+:(?: |$))")
_QUOTED: Final = {
    '"': re.compile(r'"(?:[^"\\]++|\\.)*+"'),
    "'": re.compile(r"'(?:[^']++|'')*+'"),
}
_LONGEST: Final = 10_000
"""Characters of a line beyond which nobody would follow a guess."""
_UNREADABLE: Final = "so this text cannot be read"
_REASONS: Final = {
    "[": f"`[` begins a list in YAML, {_UNREADABLE}",
    "{": f"`{{` begins a map in YAML, {_UNREADABLE}",
    "*": f"`*` repeats a marked part in YAML, {_UNREADABLE}",
    "&": f"`&` marks a part to repeat in YAML, {_UNREADABLE}",
    "!": f"`!` begins a tag in YAML, {_UNREADABLE}",
    "|": f"`|` begins a block of text on the lines below in YAML, {_UNREADABLE}",
    ">": f"`>` begins a block of text on the lines below in YAML, {_UNREADABLE}",
    "?": f"`? ` marks a key in YAML, {_UNREADABLE}",
    ":": f"`: ` follows a key in YAML, and here is none, {_UNREADABLE}",
    "-": f"`- ` begins an item of a list in YAML, {_UNREADABLE}",
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

    def cures(self, before: Failure, after: Failure | None) -> bool:
        """Whether YAML, once the line is put right, stops later or not at all."""
        if after is None:
            return True
        moved = (after.met, after.problem) != (before.met, before.problem)
        return moved and after.line > max(self.line, self.until)


class _Line:
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


def repairs(file: File, failure: Failure) -> Iterator[Repair]:
    """Guesses at what is wrong, the most particular first."""
    last = failure.last
    if max(len(file.line(failure.line)), len(file.line(last.line)) if last else 0) > _LONGEST:
        return
    line = _at(file, failure.line)
    if last and last.line < failure.line:
        before = _at(file, last.line)
        yield from _glued(before)
        yield from _unclosed_quote(before)
        yield from _hash(before)
    column = failure.place[1] - 1
    if failure.in_flow or _open_bracket(line, column):
        yield from _hash_in_flow(file, failure)
        yield from _flow_item(line, column)
        yield from _unclosed_bracket(file, failure)
        return
    yield from _glued(line)
    yield from _unclosed_quote(line)
    yield from _escape(line, failure)
    yield from _beginning(line)
    yield from _hash(line)


def _at(file: File, number: int) -> _Line:
    return _Line(file, number, file.line_start(number))


def _glued(line: _Line) -> Iterator[Repair]:
    """A dash or colon without its space, or with one that is none to YAML."""
    first, words = line.first, line.words
    dash = first - 1 if first and line.text[first - 1] == "-" else first
    if line.text[dash : dash + 2] == "-\t":
        message, hint = "a tab follows the `-`", "write a space instead"
        yield line.repair(message, dash, dash + 2, "- ", hint)
    if _GLUED_DASH.match(words):
        made = glued_dash(words, line.file.span(line.number, first + 1, len(words)))
        instead = f"{line.text[:first]}- {words[1:]}"
        yield Repair(made, line.number, instead, moves=True)
    odd = _ODD_COLON.match(words)
    if odd:
        made = odd_colon(words, line.file.span(line.number, first + 1))
        instead = f"{odd[1]}: {words[odd.end() :]}"
        yield line.repair(made.message, first, len(line.text), instead, made.hint or "")
    glued = _GLUED_COLON.match(words)
    if glued:
        instead = f"{glued[0]} {words[glued.end() :]}"
        message = f"a space is missing after `{glued[0]}`, so this is not read as a key"
        yield line.repair(message, first, len(line.text), instead, f"write `{shown(instead)}`")


def _unclosed_quote(line: _Line) -> Iterator[Repair]:
    """A text whose quotes are closed on a later line, or never."""
    mark = line.value[:1]
    if mark not in _QUOTED or not mark or _QUOTED[mark].match(line.value):
        return
    message = f"the quote `{mark}` opened here is not closed where its text ends"
    end = line.number
    while _continues(line, end + 1):
        end += 1
    if end > line.number:
        last = line.file.line(end)
        hint = f"close it at the end of line {end}"
        made = line.repair(message, line.start, line.end, "", hint)
        yield Repair(made.diagnostic, end, last.rstrip() + mark)
    elif mark == '"' and len(line.value) > 1:
        closed = f"{line.value}{mark}"
        hint = f"close it: `{line.text[: line.start].strip()} {closed}`"
        yield line.repair(message, line.start, line.end, closed, hint)
    yield line.quote(message, line.start, line.end)


def _continues(line: _Line, number: int) -> bool:
    """Whether the line with this number reads like more of the text on `line`."""
    text = line.file.line(number)
    indent = len(text) - len(text.lstrip(" "))
    own = len(line.text) - len(line.text.lstrip(" "))
    return bool(text.strip()) and indent > own and not _STRUCTURE.match(text)


def _escape(line: _Line, failure: Failure) -> Iterator[Repair]:
    r"""A backslash in double quotes that means nothing, as in "C:\path"."""
    value = line.value
    if "scalar" in failure.context and len(value) > 1 and value[0] == value[-1] == '"':
        message = "a backslash begins an escape in double quotes, and YAML does not know this one"
        inner = quoted(value[1:-1].replace('\\"', '"'))
        written = line_with(line.file, line.index + line.start, line.index + line.end, inner)
        hint = f"use single quotes, or write `\\\\` for one backslash: `{written}`"
        yield line.repair(message, line.start, line.end, inner, hint)


def _beginning(line: _Line) -> Iterator[Repair]:
    """A text that begins with a character of YAML's own, or that holds another `: `."""
    value = line.value
    if not value:
        return
    if value[0] in _REASONS and (value[0] not in "-?:" or value[1:2] in " "):
        yield line.quote(_REASONS[value[0]], line.start, line.end)
    elif value[0] in "@`%,]}":
        mark = "a backquote" if value[0] == "`" else f"`{value[0]}`"
        yield line.quote(f"no text begins with {mark} in YAML", line.start, line.end)
    elif ": " in value or value.endswith(":"):
        colon = (value + " ").index(": ")
        message = f"`: ` makes a key of `{shown(value[:colon])}` as well, {_UNREADABLE}"
        yield line.quote(message, line.start, line.end)


def _hash(line: _Line) -> Iterator[Repair]:
    """A key or a text over several lines that ` #` makes a comment of."""
    if line.key and " #" in line.key:
        message = f"` #` begins a comment in YAML, so `{shown(line.key)}` is not read as a key"
        yield line.quote(message, line.first, line.first + len(line.key))
    elif " #" in line.value and line.value[0] not in "\"'[{":
        message = "` #` begins a comment in YAML, so the text cannot go on on the next line"
        instead = line.value.replace(" #", " _")
        hint = "put all of the text in quotes"
        yield line.repair(message, line.start, line.end, instead, hint)


def _open_bracket(line: _Line, column: int) -> bool:
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


def _flow_item(line: _Line, column: int) -> Iterator[Repair]:
    """A text in a flow list or map that has to be in quotes."""
    start, end = _item_bounds(line.text, column)
    value = line.text[start:end]
    if value:
        second = ": " in value and value[0] not in _REASONS
        reason = f"`: ` makes a key of what stands before it, {_UNREADABLE}"
        plain = "this text cannot be read between `[ ]` or `{ }` as it is"
        message = reason if second else _REASONS.get(value[0], plain)
        yield line.quote(message, start, end)


def _hash_in_flow(file: File, failure: Failure) -> Iterator[Repair]:
    """A `#` that makes a comment of the rest of the line, closing bracket and all."""
    for number in range(failure.opened[0], failure.met[0] + 1)[:50]:
        text = file.line(number)
        for match in re.finditer(r"\s#(?=\S)", text):
            start, end = _item_bounds(text, match.end() - 1)
            message = "` #` begins a comment in YAML, so the rest of this line is not read"
            yield _at(file, number).quote(message, start, end)


def _unclosed_bracket(file: File, failure: Failure) -> Iterator[Repair]:
    """A text that begins with a bracket which nothing closes."""
    line = _at(file, failure.opened[0])
    if line.value[:1] in ("[", "{") and line.start == failure.opened[1] - 1:
        message = f"the `{line.value[0]}` opened here is never closed"
        made = line.quote(message, line.start, line.end, failure.met[0])
        closing = "]" if line.value[0] == "[" else "}"
        hint = f"close it with `{closing}`; if it is text, {made.diagnostic.hint}"
        yield line.repair(message, line.start, line.end, quoted(line.value), hint, failure.met[0])
