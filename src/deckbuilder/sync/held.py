"""Formulas and marks of footnotes: they stay as they are written while the words around change."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from deckbuilder.content import Line, Words
from deckbuilder.markup import FOOTNOTE, FORMULA, inline
from deckbuilder.scene import Run
from deckbuilder.sync.papers import CannotBring

_FIRST = 0xF0000
"""Characters that nobody uses (Unicode 23.5) stand for what is held."""
_NUMBER = re.compile(r"\d+")


class HeldChanged(CannotBring):
    """Something that is only written in the outline was changed in a deck."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A formula or mark as it is written, and where it stands in what the text says."""

    written: str
    start: int
    end: int
    is_mark: bool


Rewrite = Callable[[str, Line, Line], str]


def rewritten_around(source: str, now: Line, wanted: Line, rewrite: Rewrite) -> str:
    """What `rewrite` makes of Markdown that says `now` and is to say `wanted`.

    Formulas and marks in `source` are passed over; raises `HeldChanged` when one of them is not in
    `wanted` as it was.
    """
    held = _held(source, now.text) if "$" in source or "[^" in source else []
    if not held:
        return rewrite(source, now, wanted)
    found = _found(held, now.text, wanted.text)
    for number, one in enumerate(held):
        source = source.replace(one.written, chr(_FIRST + number), 1)
    text = rewrite(
        source, _veiled(now, [(one.start, one.end) for one in held]), _veiled(wanted, found)
    )
    for number, one in enumerate(held):
        if text.count(chr(_FIRST + number)) != 1:
            raise HeldChanged(_told(one))
        text = text.replace(chr(_FIRST + number), one.written)
    return text


def _held(source: str, now: str) -> list[_Held]:
    found: list[_Held] = []
    written_to = said_to = 0
    for run in inline(source):
        if not (run.formula or run.raised):
            at = now.find(run.text.strip(), said_to)
            said_to = at + len(run.text.strip()) if at >= 0 else said_to
            continue
        written = _written(run, source, written_to)
        start, end = _said(run, now, said_to)
        if not written or start < 0:
            raise HeldChanged("what stands here is not as the outline has it")
        written_to, said_to = source.index(written, written_to) + len(written), end
        found.append(_Held(written, start, end, run.raised))
    return found


def _written(run: Run, source: str, start: int) -> str:
    pattern, content = (FOOTNOTE, run.text) if run.raised else (FORMULA, run.formula)
    matches = (pattern.match(source, at) for at in range(start, len(source)))
    return next((one[0] for one in matches if one and one[1].strip() == content), "")


def _said(run: Run, now: str, start: int) -> tuple[int, int]:
    """Where it is said: a formula in its words, a mark as its number or, unnumbered, its name."""
    at = now.find(run.text, start)
    if run.raised and not (at == start and at >= 0):
        number = _NUMBER.search(now, start)
        return number.span() if number else (-1, -1)
    return at, at + len(run.text)


def _found(held: Sequence[_Held], now: str, wanted: str) -> list[tuple[int, int]]:
    """Where each of them is in another text."""
    steps = SequenceMatcher(None, now, wanted, autojunk=False).get_opcodes()
    found = []
    for one in held:
        place = next((at for step in steps if (at := _place(one, step, wanted))), None)
        words = now[one.start : one.end]
        if place is None and not one.is_mark and wanted.count(words) == 1:
            place = (wanted.index(words), wanted.index(words) + len(words))
        if place is None:
            raise HeldChanged(_told(one))
        found.append(place)
    if any(a[1] > b[0] for a, b in pairwise(found)):
        raise HeldChanged("formulas or marks changed places here")
    return found


def _place(one: _Held, step: tuple[str, int, int, int, int], wanted: str) -> tuple[int, int] | None:
    kind, a, b, c, _ = step
    if kind == "equal" and a <= one.start and one.end <= b:
        return c + one.start - a, c + one.end - a
    return None


def _told(one: _Held) -> str:
    if one.is_mark:
        mark = f"the mark of the footnote `{one.written}`"
        return f"{mark} was changed or taken away; change it in the outline"
    return f"the formula `{one.written}` was changed; change its LaTeX"


def _veiled(line: Line, places: Sequence[tuple[int, int]]) -> Line:
    """A line with one character for each of its held places."""
    starts = {start: number for number, (start, _) in enumerate(places)}
    inside = {at for start, end in places for at in range(start + 1, end)}
    words: list[Words] = []
    at = 0
    for one in line.words:
        text = ""
        for character in one.text:
            if at in starts:
                text += chr(_FIRST + starts[at])
            elif at not in inside:
                text += character
            at += 1
        words += [replace(one, text=text)] if text else []
    return replace(line, words=tuple(words))
