"""Where a line of text may be broken."""

from __future__ import annotations

import re
from functools import cache, lru_cache

DASH_BREAK = re.compile(r"(?<=[\-–—/])(?=[^\s\-–—/\d])")
"""After a dash or slash, but not before a number: `10/12` stays whole."""


@cache
def _wide_break() -> re.Pattern[str]:
    """Also between East Asian characters; made when first needed, because compiling takes 5 ms."""
    letters = "぀-ヿ㐀-䶿一-鿿가-힯豈-﫿＀-￯"
    return re.compile(
        DASH_BREAK.pattern
        + rf"|(?=[{letters}])(?<=[^\s(\[「『（【])"
        + rf"|(?<=[{letters}])(?=[^\s{re.escape(''.join(sorted(NOT_AT_LINE_START)))}])"
    )


WORD = re.compile(r"[^ \t\u200b]+[ \t\u200b]*|[ \t\u200b]+")
"""A word with the spaces after it. A no-break space is no place to break."""
NOT_AT_LINE_START = frozenset(")]」』）】。、，．：；！？ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")


@lru_cache(maxsize=8192)
def pieces(text: str) -> tuple[tuple[int, int], ...]:
    """Ranges between places where a line may be broken; trailing spaces belong to the range."""
    plain = text.isascii()
    breaks = DASH_BREAK if plain else _wide_break()
    found = []
    for word in WORD.finditer(text):
        start, end = word.span()
        if not plain or "-" in word[0] or "/" in word[0]:
            for cut in breaks.finditer(text, start, end):
                at = cut.start()
                if start < at < end and text[at] not in NOT_AT_LINE_START:
                    found.append((start, at))
                    start = at
        found.append((start, end))
    return tuple(found)


def solid_pieces(text: str) -> list[tuple[int, int]]:
    """Those ranges without their trailing spaces."""
    return [(a, a + len(text[a:b].rstrip())) for a, b in pieces(text)]
