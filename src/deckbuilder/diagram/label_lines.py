"""Breaking a short label into balanced lines, without breaking a word in the middle."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

MAX_LINES = 3
LINE_PITCH = 1.2
"""Height of a line in sizes; what LibreOffice and PowerPoint both use, whatever the font."""

_SPACES = re.compile(r"[ \t\r\n\f\v\u3000]+")  # not the no-break space
_AFTER_DASH = re.compile(r"(?<=[\w)][-/\u2013\u2014])(?=\w)")
_CJK = (
    (0x3000, 0x30FF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFF01, 0xFF9F),
    (0x20000, 0x3FFFF),
)
_NOT_FIRST = frozenset(
    "、。，．・：；？！」』）】〉》〕］｝!),.:;?]}%‰′″℃°"
    "ーｰ々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
"""What may not begin a line (JIS X 4051, the common part)."""
_CUTS_TRIED = 10
_NOT_LAST = frozenset("「『（【〈《〔［｛([{")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """A label in lines; `width` is that of the widest line, in points per point of size."""

    lines: tuple[str, ...]
    width: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of text that stays on one line, and whether a space parts it from the one before."""

    text: str
    spaced: bool


def wrappings(label: str, width: Callable[[str], float]) -> tuple[Wrapping, ...]:
    """Return the best wrapping of `label` in one line, in two and in three, as far as it goes.

    `width` gives the width of a text per point of size. Breaks come at spaces, after a dash or
    slash inside a word, and between Chinese or Japanese characters. The best wrapping is the one
    with the narrowest widest line. There is always at least the wrapping in one line.
    """
    pieces = _pieces(label)
    widths = [width(piece.text) for piece in pieces]
    space = width(" ")
    found = []
    for count in range(1, min(MAX_LINES, max(1, len(pieces))) + 1):
        lines = _balanced(pieces, widths, space, count)
        found.append(Wrapping(lines, max(width(line) for line in lines)))
    return tuple(found)


def _balanced(
    pieces: list[_Piece], widths: list[float], space: float, count: int
) -> tuple[str, ...]:
    """Cut `pieces` into `count` lines so that the widest is as narrow as possible."""
    if not pieces:
        return ("",)
    ends = [0.0]
    for piece, piece_width in zip(pieces, widths, strict=True):
        ends.append(ends[-1] + piece_width + (space if piece.spaced else 0.0))

    def widest(cuts: tuple[int, ...]) -> tuple[float, float]:
        lengths = [
            ends[b] - ends[a] - (space if pieces[a].spaced else 0.0) for a, b in pairwise(cuts)
        ]
        # Among equals the more even one: the second figure is the unevenness.
        return round(max(lengths), 6), round(max(lengths) - min(lengths), 6)

    best = min(((0, *cut, len(pieces)) for cut in _cuts(ends, count)), key=widest)
    return tuple(_joined(pieces[a:b]) for a, b in pairwise(best))


def _cuts(ends: list[float], count: int) -> Iterator[tuple[int, ...]]:
    """Ways to cut into `count` lines; only cuts near the ideal ones, as a label may be long."""
    chosen: set[int] = set()
    for line in range(1, count):
        ideal = ends[-1] * line / count
        near = sorted(range(1, len(ends) - 1), key=lambda cut: abs(ends[cut] - ideal))
        chosen.update(near[:_CUTS_TRIED])
    return combinations(sorted(chosen), count - 1)


def _joined(pieces: list[_Piece]) -> str:
    rest = "".join((" " if piece.spaced else "") + piece.text for piece in pieces[1:])
    return pieces[0].text + rest


def _pieces(label: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    for word in _SPACES.split(label):
        for i, part in enumerate(_parts(word)):
            pieces.append(_Piece(part, spaced=i == 0 and bool(pieces)))
    return pieces


def _parts(word: str) -> list[str]:
    """The parts of a word between which a line may end: after dashes and around CJK characters."""
    parts: list[str] = []
    for chunk in _AFTER_DASH.split(word):
        begin = 0
        for i in range(1, len(chunk)):
            if _may_break(chunk[i - 1], chunk[i]):
                parts.append(chunk[begin:i])
                begin = i
        if chunk:
            parts.append(chunk[begin:])
    return parts


def _may_break(before: str, after: str) -> bool:
    if not (_is_cjk(before) or _is_cjk(after)):
        return False
    if before in _NOT_LAST or after in _NOT_FIRST:
        return False
    return not (unicodedata.combining(after) or unicodedata.category(after) in ("Mn", "Me", "Cf"))


def _is_cjk(character: str) -> bool:
    return any(low <= ord(character) <= high for low, high in _CJK)
