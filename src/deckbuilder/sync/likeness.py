"""How much two texts, pieces or slides are alike, from 0 to 1."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from deckbuilder.content import Line, Piece, Said

_WORD = re.compile(r"\w+|[^\w\s]")
_SAME_BODY, _PROOF = 0.9, 4
"""Likeness of slides that say the same below their titles, when that is so many words."""
_MANY = 600
"""Words from which on their order is not looked at: that takes too long for what it tells."""
_LONG = 300
"""Characters of two slides from which on their letters do not count."""
_FAR = 3.0
"""Points by which a shape may be off and count as where it was: LibreOffice rounds to 0.03."""


def flat(text: str) -> str:
    """Words on one line: where a label is broken is for the layout to say, not for its writer."""
    return " ".join(text.split())


def same_words(one: Line, other: Line, *, breaks: bool = False) -> bool:
    """Whether two lines say the same in the same way.

    A line break counts as a space, unless `breaks` count as such.
    """
    if breaks and one.text.count("\n") != other.text.count("\n"):
        return False
    return one.level == other.level and same_style(one, other)


def same_style(one: Line, other: Line) -> bool:
    """Whether two lines say the same in the same way, however deep they stand."""
    if one.words == other.words:
        return True
    return flat(one.text) == flat(other.text) and _looks(one) == _looks(other)


def only_look_differs(now: Line, after: Line) -> bool:
    """Whether a text says just this, all of it in bold as its place has it, and theirs is not."""
    same = flat(now.text) == flat(after.text) and now.level == after.level
    return same and all(one.bold for one in now.words) and not all(one.bold for one in after.words)


def _looks(line: Line) -> list[tuple[str, bool, bool, bool, str]]:
    """Each character that is no space, with its style; an address leads to itself anyway."""
    return [
        (character, one.bold, one.italic, one.code, "" if one.link == one.text else one.link)
        for one in line.words
        for character in one.text
        if not character.isspace()
    ]


@lru_cache(maxsize=20_000)
def alike(one: str, other: str) -> float:
    """How much two texts are alike, by their words and, where these are few, by their letters."""
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    a, b = _words(one), _words(other)
    if len(a) + len(b) > _MANY:
        return at_most_alike(one, other)
    by_words = SequenceMatcher(None, a, b, autojunk=False).ratio()
    if max(len(a), len(b)) > 12 or len(one) + len(other) > 240:
        return by_words
    letters = SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio()
    return max(by_words, letters * letters)  # short words share many letters by chance


def at_most_alike(one: str, other: str) -> float:
    """How much two texts are alike whatever the order of their words: never less than `alike`.

    For more than a few words, whose letters do not count.
    """
    first, second = _counted(one), _counted(other)
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


@lru_cache(maxsize=4_000)
def _counted(text: str) -> Counter[str]:
    return Counter(_words(text))


@lru_cache(maxsize=4_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


@lru_cache(maxsize=4_000)
def words_of(slide: Said) -> str:
    """All words of a slide, the title first and twice, as it weighs most."""
    texts = [slide.title, slide.title]
    texts += [piece.text for piece in slide.pieces if piece.kind != "title"]
    texts += [line.text for line in slide.notes]
    return "\n".join(text for text in texts if text)


def lines_of(slide: Said) -> Iterator[str]:
    """Each paragraph of a slide and of its notes."""
    for piece in slide.pieces:
        yield from filter(None, map(flat, piece.text.split("\n")))
    for line in slide.notes:
        yield flat(line.text)


def told_of(slide: Said) -> str:
    """All words of a slide, or else which pictures are on it."""
    return words_of(slide) or " ".join(piece.picture for piece in slide.pieces if piece.picture)


@lru_cache(maxsize=4_000)
def _body(slide: Said) -> str:
    """All words of a slide but its title."""
    texts = [piece.text for piece in slide.pieces if piece.kind != "title"]
    texts += [line.text for line in slide.notes]
    return "\n".join(text for text in texts if text)


def slides_alike(one: Said, other: Said, least: float = 0.0) -> float:
    """How much two slides are alike: their words, else their pictures.

    Slides that say the same but for the title are the same slide with another title.

    What is below `least` may come out as any number below it, which saves time.
    """
    first, second = words_of(one), words_of(other)
    if least and len(first) + len(second) > _LONG and at_most_alike(first, second) < least - 0.15:
        return 0.0
    pictures = {piece.picture for piece in one.pieces if piece.picture}
    theirs = {piece.picture for piece in other.pieces if piece.picture}
    shared = len(pictures & theirs) / len(pictures | theirs) if pictures | theirs else None
    if not first and not second:
        return shared or 0.0
    by_words = alike(first, second)
    body = _body(one)
    if body == _body(other) and len(_words(body)) >= _PROOF:
        by_words = max(by_words, _SAME_BODY)
    return by_words if shared is None else 0.85 * by_words + 0.15 * shared


def in_place(one: Piece, other: Piece) -> bool:
    """Whether two pieces stand at the same place."""
    a, b = one.box, other.box
    return max(abs(a.x - b.x), abs(a.y - b.y), abs(a.w - b.w), abs(a.h - b.h)) <= _FAR
