"""Where the words of a plain text end and a comment begins, for YAML and for a person."""

from __future__ import annotations

import re
from typing import Final

_COMMENT: Final = re.compile(r"(?<=[ \t]{2})#|(?<=\t)#|(?<= )#(?=[ \t]|\Z)")
"""What a person takes for the beginning of a comment: `#` between spaces, or well apart."""
_EMPTY_THEN_HASH: Final = re.compile(r"[ \t]+(?=#[^\s])")


def end_of_words(text: str, start: int, line_end: int) -> int:
    """Where the words of `text[start:line_end]`, one line, end before a comment or white space."""
    tail = text[start:line_end]
    comment = _COMMENT.search(tail)
    return start + len((tail[: comment.start()] if comment else tail).rstrip())


def words_after(text: str, end: int, line_end: int) -> tuple[int, str]:
    """Where a plain text that YAML ends at `end` ends for a person, and what a comment cuts off.

    YAML makes a comment of everything after ` #`, so that `see issue #3` loses its number. We take
    ` #3` for text, and ` # three` or a `#` after more than one space for a comment; what follows a
    single space is returned as well, as its writer may have meant it.
    """
    visible_end = end_of_words(text, end, line_end)
    rest = text[visible_end:line_end]
    return visible_end, rest.strip() if rest.startswith(" #") else ""


def words_instead_of_nothing(text: str, end: int, line_end: int) -> tuple[int, int]:
    """Where the text begins and ends that YAML takes for the comment after an empty value.

    `colour: #ff8800` and `- #3 is new` are empty to YAML. Both are `end` when there is no such
    text.
    """
    gap = _EMPTY_THEN_HASH.match(text, end, line_end)
    return (gap.end(), end_of_words(text, gap.end(), line_end)) if gap else (end, end)
