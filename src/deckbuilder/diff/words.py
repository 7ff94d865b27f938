"""Changes as rows: a sign, what it is about, the words before and after with marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from deckbuilder.characters import harmless
from deckbuilder.overview.wordwise import Piece, changes
from deckbuilder.sync.telling import Told

SIGNS = {"changed": "~", "added": "+", "removed": "-", "moved": ">"}
HUES = {"changed": "cyan", "added": "green", "removed": "red", "moved": "magenta"}


@dataclass(frozen=True, slots=True)
class Row:
    """A change, or a part of it where a long text changed at several places."""

    told: Told
    before: tuple[Piece, ...] = ()
    after: tuple[Piece, ...] = ()

    @property
    def sign(self) -> str:
        """`~`, `+`, `-` or `>`."""
        return SIGNS[self.told.how]

    @property
    def label(self) -> str:
        """`point`, `points moved`, `slide: hidden`."""
        one = self.told
        if self.before or self.after:
            what = f"{one.what} moved" if one.how == "moved" and not one.more else one.what
            return f"{what}, {one.more}" if one.more else what
        if one.how == "moved":
            return f"{one.what} moved {one.more}".rstrip()
        return f"{one.what}: {one.more}" if one.more else f"{one.what} {one.how}"


def rows(told: Told) -> Iterator[Row]:
    """A change, once for each place of a long text at which it changed."""
    before, after = harmless(told.before), harmless(told.after)
    told = replace(
        told, what=harmless(told.what), before=before, after=after, more=harmless(told.more)
    )
    if told.before and told.after:
        for one in changes(told.before, told.after):
            yield Row(told, one.before, one.after)
        return
    yield Row(told, _whole(told.before), _whole(told.after))


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text),) if text else ()


def plain(pieces: tuple[Piece, ...]) -> str:
    """Words without their marks."""
    return "".join(one.text for one in pieces)
