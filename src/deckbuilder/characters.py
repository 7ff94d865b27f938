"""Characters that are not words: those XML cannot hold, and marks nobody sees."""

from __future__ import annotations

import re
from typing import Final

_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 (2.2, Char) cannot hold, and the carriage return that a parser would rewrite."""

_ORDERS: Final = re.compile("[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_DIRECTIONS: Final = {ord(mark): None for mark in _MARKS}
"""Marks of direction, which programs write where bidirectional text needs them, and no author."""


def clean(words: str) -> str:
    """Return `words` without the characters XML cannot hold."""
    return _FORBIDDEN.sub("", words) if _FORBIDDEN.search(words) else words


def without_marks(words: str) -> str:
    """Return `words` without marks of direction."""
    return words if words.isascii() else words.translate(_DIRECTIONS)


def harmless(words: str) -> str:
    """Words of somebody else as they can be printed, with U+FFFD in the place of orders.

    Orders to a terminal, breaks of its lines, and turns of its direction. The escape character
    stays, with which we give words a style: no XML can hold it.
    """
    return _ORDERS.sub("\ufffd", words)
