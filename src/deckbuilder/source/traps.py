"""Traps that YAML refuses: each explained, with the line to write instead.

A syntax error says little of what went wrong. So we guess from the line: each guess is a `Repair`,
and the reader keeps the first one with which YAML can read on. A guess that cures nothing is
never shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from deckbuilder.source.failure import Failure
from deckbuilder.source.flow_traps import bracket_is_open, flow_repairs
from deckbuilder.source.nodes import File
from deckbuilder.source.quoting import line_with, quoted, shown
from deckbuilder.source.repair import (
    QUOTED,
    REASONS,
    UNREADABLE,
    Line,
    Repair,
    line_at,
    no_text_begins_with,
)
from deckbuilder.source.silent import ODD_SPACES, glued_dash, odd_colon

_GLUED_COLON: Final = re.compile(r"[^\W\d][\w-]*:(?=[^\s:/])")
_ODD_COLON: Final = re.compile(f"([^\\s:\uff1a]+)(?:\uff1a|:[{ODD_SPACES}])")
_GLUED_DASH: Final = re.compile(f"-(?:[{ODD_SPACES}]|[^\\s-])")
_KEY: Final = re.compile(r"[a-z][\w-]*\Z")
_STRUCTURE: Final = re.compile(r" *(?:-(?: |$)|[^\s:]+:(?: |$))")
_LONGEST: Final = 10_000
"""Characters of a line beyond which nobody would follow a guess."""


def repairs(file: File, failure: Failure) -> Iterator[Repair]:
    """Guesses at what is wrong, the most particular first."""
    last = failure.last
    if max(len(file.line(failure.line)), len(file.line(last.line)) if last else 0) > _LONGEST:
        return
    line = line_at(file, failure.line)
    if last and last.line < failure.line:
        before = line_at(file, last.line)
        yield from _glued(before)
        yield from _unclosed_quote(before, failure)
        yield from _hash(before)
    if failure.bracket or bracket_is_open(line, failure.place[1] - 1):
        yield from flow_repairs(file, line, failure)
        return
    yield from _directive(line)
    yield from _glued(line)
    yield from _unclosed_quote(line, failure)
    yield from _escape(line, failure)
    yield from _beginning(line)
    yield from _hash(line)


def _glued(line: Line) -> Iterator[Repair]:
    """A dash or colon without its space, or with one that is none to YAML."""
    first, words = line.first, line.words
    dash = first - 1 if first and line.text[first - 1] == "-" else first
    if line.text[dash : dash + 2] == "-\t":
        message, hint = "a tab follows the `-`", "write a space instead"
        yield line.repair(message, dash, dash + 2, "- ", hint)
    if words.startswith("* ") and not line.text[:first].strip():
        hint = f"write `- {shown(words[2:])}`"
        message = "`*` does not begin an item of a list in YAML"
        yield line.repair(message, first, len(line.text), f"- {words[2:]}", hint)
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


def _directive(line: Line) -> Iterator[Repair]:
    """A `%YAML` directive that YAML does not know."""
    if line.text.startswith("%YAML"):
        message, hint = "this directive cannot be read", "remove the line"
        yield line.repair(message, 0, len(line.text), f"#{line.text[1:]}", hint)


def _unclosed_quote(line: Line, failure: Failure) -> Iterator[Repair]:
    """A text whose quotes are closed on a later line, or never."""
    if "document indicator" in failure.problem:
        return
    mark = line.value[:1]
    if mark not in QUOTED or not mark or QUOTED[mark].match(line.value):
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
        hint = f"close it: `{shown(line.text[: line.start] + closed)}`"
        yield line.repair(message, line.start, line.end, closed, hint)
    yield line.quote(message, line.start, line.end)


def _continues(line: Line, number: int) -> bool:
    """Whether the line with this number reads like more of the text on `line`."""
    text = line.file.line(number)
    indent = len(text) - len(text.lstrip(" "))
    own = len(line.text) - len(line.text.lstrip(" "))
    return bool(text.strip()) and indent > own and not _STRUCTURE.match(text)


def _escape(line: Line, failure: Failure) -> Iterator[Repair]:
    r"""A backslash in double quotes that means nothing, as in "C:\path"."""
    value = line.value
    if "scalar" in failure.context and len(value) > 1 and value[0] == value[-1] == '"':
        message = "a backslash begins an escape in double quotes, and YAML does not know this one"
        inner = quoted(value[1:-1].replace('\\"', '"'))
        written = line_with(line.file, line.index + line.start, line.index + line.end, inner)
        hint = f"use single quotes, or write `\\\\` for one backslash: `{shown(written)}`"
        yield line.repair(message, line.start, line.end, inner, hint)


def _beginning(line: Line) -> Iterator[Repair]:
    """A text that begins with a character of YAML's own, or that holds another `: `."""
    value = line.value
    if not value or (value[0] in QUOTED and not QUOTED[value[0]].match(value)):
        return
    if value[0] in REASONS and (value[0] not in "-?:" or value[1:2] in " "):
        yield line.quote(REASONS[value[0]], line.start, line.end)
    elif value[0] in "@`%,]}":
        yield line.quote(no_text_begins_with(value[0]), line.start, line.end)
    elif ": " in value or value.endswith(":"):
        colon = (value + " ").index(": ")
        message = f"`: ` makes a key of `{shown(value[:colon])}` as well, {UNREADABLE}"
        # `- Note: this: that` is a text all through; `- title: this: that` has one after its key.
        is_text = "-" in line.text[: line.first] and not _KEY.match(line.key or "")
        yield line.quote(message, line.first if is_text else line.start, line.end)


def _hash(line: Line) -> Iterator[Repair]:
    """A key or a text over several lines that ` #` makes a comment of."""
    if line.key and " #" in line.key:
        message = f"` #` begins a comment in YAML, so `{shown(line.key)}` is not read as a key"
        yield line.quote(message, line.first, line.first + len(line.key))
    elif " #" in line.value and line.value[0] not in "\"'[{":
        message = "` #` begins a comment in YAML, so the text cannot go on on the next line"
        instead = line.value.replace(" #", " _")
        hint = "put all of the text in quotes"
        yield line.repair(message, line.start, line.end, instead, hint)
