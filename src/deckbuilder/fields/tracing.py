"""Where each text on a slide was written: marks that nobody sees go with it through the layout.

Each text for people stands between an opening and a closing mark of no width. Whatever a block does
with it, they come out on the slide, and say which part of which outline it was made from. Blocks
need not know of it. Such a deck is looked at and never written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from deckbuilder.scene import Run
from deckbuilder.source import Node

_OPEN, _CLOSE = "\U000e0028", "\U000e0029"
"""Tags for round brackets (Unicode 23.9): format characters, which no font draws."""
_FIRST_DIGIT, _BASE, _DIGITS = 0xE0100, 240, 3
"""Variation selectors 17 to 256 as digits: marks of no width as well."""
_DIGIT: Final = f"[{chr(_FIRST_DIGIT)}-{chr(_FIRST_DIGIT + _BASE - 1)}]"
_MARK: Final = re.compile(f"(?P<side>[{_OPEN}{_CLOSE}])(?P<number>{_DIGIT}{{{_DIGITS}}})")
_NUMBER: Final = re.compile(r"[-+\d\s.,:/]+\Z")
"""Dates, times and years: blocks look at what they mean, and show them as the language does."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a text was made from."""

    node: Node
    paragraph: int | None = None
    """Which of the paragraphs written there, from 0; None where there can only be one."""
    plain: bool = False
    """Whether nothing in it is a mark of Markdown's."""
    also: tuple[Node, ...] = ()
    """Where the same is written once more, as a label under each series of a chart."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Characters `start` to `end` of a text without marks, and what they were made from."""

    start: int
    end: int
    origin: Origin


class Tracer:
    """Gives texts their marks, and knows what each mark stands for."""

    def __init__(self) -> None:
        self._origins: list[Origin] = []

    def mark(
        self,
        node: Node,
        paragraph: int | None = None,
        *,
        plain: bool = False,
        also: tuple[Node, ...] = (),
    ) -> int:
        """A new mark for what `node` says, and each of `also`."""
        self._origins.append(Origin(node, paragraph, plain, also))
        return len(self._origins) - 1

    def marked(self, words: str, node: Node) -> str:
        """Plain words that `node` says, between marks."""
        if _NUMBER.match(words):
            return words
        number = _digits(self.mark(node, plain=True))
        return f"{_OPEN}{number}{words}{_CLOSE}{number}"

    def read(self, text: str) -> tuple[str, tuple[Trace, ...]]:
        """A text without its marks, and what its parts were made from.

        A mark whose partner is missing, as on the line of a text that was cut in two, reaches to
        the end of the text at that side.
        """
        pieces: list[str] = []
        opened: dict[int, int] = {}
        traces: list[Trace] = []
        length = 0
        for piece in _split(text):
            if isinstance(piece, str):
                pieces.append(piece)
                length += len(piece)
            elif abs(piece) > len(self._origins):
                continue  # no mark of ours
            elif piece > 0:
                opened[piece] = length
            else:
                start = opened.pop(-piece, 0)
                traces.append(Trace(start, length, self._origins[-piece - 1]))
        traces += [Trace(start, length, self._origins[one - 1]) for one, start in opened.items()]
        return "".join(pieces), tuple(sorted(traces, key=lambda one: (one.start, -one.end)))


def marked_runs(runs: tuple[Run, ...], number: int) -> tuple[Run, ...]:
    """Runs between the marks of that number; none stay none."""
    if not runs:
        return runs
    digits = _digits(number)
    found = list(runs)
    found[0] = replace(found[0], text=f"{_OPEN}{digits}{found[0].text}")
    found[-1] = replace(found[-1], text=f"{found[-1].text}{_CLOSE}{digits}")
    return tuple(found)


def unmarked(text: str) -> str:
    """A text without marks."""
    return text if text.isascii() else _MARK.sub("", text)


def _split(text: str) -> Iterator[str | int]:
    """Words, and the numbers of marks from 1: opening ones above zero, closing ones below."""
    end = 0
    for mark in _MARK.finditer(text):
        if mark.start() > end:
            yield text[end : mark.start()]
        number = 0
        for digit in mark["number"]:
            number = number * _BASE + ord(digit) - _FIRST_DIGIT
        yield (number + 1) if mark["side"] == _OPEN else -(number + 1)
        end = mark.end()
    if end < len(text):
        yield text[end:]


def _digits(number: int) -> str:
    digits = ""
    for _ in range(_DIGITS):
        number, digit = divmod(number, _BASE)
        digits = chr(_FIRST_DIGIT + digit) + digits
    return digits
