"""Where the words of a text begin and end, for YAML and for a person."""

from __future__ import annotations

import re
from typing import Final

from deckbuilder.source.nodes import File

_COMMENT: Final = re.compile(r"(?<=[ \t]{2})#|(?<=\t)#|(?<= )#(?=[ \t]|\Z)")
"""What a person takes for the beginning of a comment: `#` between spaces, or well apart."""
_SPACE_THEN_HASH: Final = re.compile(r"[ \t]+(?=#[^\s])")
_PROPERTIES: Final = (
    re.compile(r"[&!]\S*(?:\s++|#[^\n]*+)*+"),
    re.compile(r"(?:[&!]\S*(?:\s++|#[^\n]*+)*+){1,2}"),
)
"""An anchor or a tag, or both, before a value, with the white space after."""


def end_of_words(text: str, start: int, line_end: int) -> int:
    """Where the words of `text[start:line_end]`, one line, end before a comment or white space."""
    tail = text[start:line_end]
    comment = _COMMENT.search(tail)
    return start + len((tail[: comment.start()] if comment else tail).rstrip(" \t"))


def plain_words(file: File, start: int, end: int, in_flow: bool) -> tuple[int, int, str]:
    """Where the plain text `file.text[start:end]` begins and ends for a person; what is cut off.

    YAML makes a comment of everything after ` #`: `see issue #3` loses its number, and the whole
    of `colour: #ff8800` is nothing. We take ` #3` for text, and ` # three`, or a `#` after more
    than one space, for a comment. What follows a single space is cut off, but returned: its writer
    may have meant it.
    """
    text = file.text
    if start == end and not in_flow:
        line_end = file.line_end(end)
        gap = _SPACE_THEN_HASH.match(text, end, line_end)
        return (gap.end(), end_of_words(text, gap.end(), line_end), "") if gap else (end, end, "")
    if start == end or not text.startswith(" #", end):
        return start, end, ""
    line_end = file.line_end(end)
    if in_flow:
        # The comment takes the closing bracket with it: what was meant, we cannot know.
        return start, end, text[end:line_end].strip()
    visible_end = end_of_words(text, end, line_end)
    rest = text[visible_end:line_end]
    return start, visible_end, rest.strip() if rest.startswith(" #") else ""


def after_properties(text: str, start: int, end: int, both: bool) -> int:
    """Where a value begins that has an anchor or a tag, or both, from `start` on."""
    match = _PROPERTIES[both].match(text, start, end)
    return match.end() if match else start
