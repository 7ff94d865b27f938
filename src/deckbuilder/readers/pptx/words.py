"""Paragraphs as lines of words, with the look they really have (`a:p`, 21.1.2.2.6)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from deckbuilder.content import Line, Words, normal
from deckbuilder.formula import plain_words
from deckbuilder.readers.pptx.inheritance import LEVELS, Levels, Look, at, look_of
from deckbuilder.readers.pptx.links import Links
from deckbuilder.readers.pptx.names import FORMULA, MC, A, M
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.readers.pptx.reading import whole

_MONOSPACED = re.compile(
    r"mono(?!type|log)|consol|courier|menlo|monaco|typewriter|terminal|fixed|\bcode\b|cascadia|"
    r"source ?code|fira ?code|iosevka|\bhack\b|lucida c"
)
"""Parts of the names of fonts that programs are written in."""


class CodeFonts:
    """The fonts of program text: those a deck was made with, and all that are called like one."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = frozenset(name.lower() for name in names)

    def __contains__(self, typeface: str | None) -> bool:
        name = (typeface or "").lower()
        return name in self._names or bool(_MONOSPACED.search(name))


def lines_in(
    body: Element | None, levels: Levels, links: Links, code: CodeFonts
) -> tuple[Line, ...]:
    """The paragraphs of a text body that have words in them."""
    if body is None:
        return ()
    found = (_line(paragraph, levels, links, code) for paragraph in body.iterfind(f"{A}p"))
    return tuple(line for line in found if line.words)


def _line(paragraph: Element, levels: Levels, links: Links, code: CodeFonts) -> Line:
    properties = paragraph.find(f"{A}pPr")
    level = 0 if properties is None else whole(properties.get("lvl"))
    level = min(max(level, 0), LEVELS - 1)
    below = at(levels, level)
    return normal(Line(tuple(_joined(paragraph, below, links, code)), level))


def _joined(paragraph: Element, below: Look, links: Links, fonts: CodeFonts) -> Iterator[Words]:
    """The words of a paragraph; neighbours of one look are joined, which other programs cut up."""
    styled = ((_style(run, below, links, fonts), text) for run, text in _runs(paragraph) if text)
    for (bold, italic, code, link), run in groupby(styled, key=itemgetter(0)):
        yield Words("".join(text for _, text in run), bold, italic, code, link)


def _runs(holder: Element) -> Iterator[tuple[Element, str]]:
    """Runs, fields, breaks and formulas with their words, whatever they are wrapped in."""
    for child in holder:
        if child.tag in (_RUN, _FIELD):
            yield child, words_of(child).replace("_x000B_", "\n")
        elif child.tag == _BREAK:
            yield child, "\n"
        elif child.tag == FORMULA:
            yield child, words_of(child)
        elif child.tag == f"{MC}AlternateContent":
            yield from _chosen(child)


def words_of(run: Element) -> str:
    """What a run or field says; a formula in plain words."""
    if run.tag != FORMULA:
        return run.findtext(f"{A}t") or ""
    return " ".join(map(plain_words, list(run.iter(f"{M}oMath")) or [run]))


_RUN, _FIELD, _BREAK = f"{A}r", f"{A}fld", f"{A}br"


def _chosen(alternatives: Element) -> Iterator[tuple[Element, str]]:
    """The first alternative with words: a formula as text, else its picture's words."""
    for alternative in alternatives:
        found = list(_runs(alternative))
        if found:
            yield from found
            return


def _style(
    run: Element, below: Look, links: Links, fonts: CodeFonts
) -> tuple[bool, bool, bool, str]:
    """Whether a run is bold, italic or program text, and where a click on it leads."""
    if run.tag == FORMULA:
        look = look_of(next(run.iter(f"{A}rPr"), None)).over(below)
        return bool(look.bold), False, False, ""
    properties = run.find(f"{A}rPr")
    look = look_of(properties).over(below)
    return bool(look.bold), bool(look.italic), look.typeface in fonts, links.of(properties)
