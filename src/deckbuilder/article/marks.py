"""Runs of words as one line of Markdown, which any parser of CommonMark reads as the same runs.

The rules are those of CommonMark 0.31, chapter 6. Besides, what forums add to it is escaped: `~`,
`^` and `$` (markdown-it with its plugins for strike-through, small letters and formulas). Formulas
stand between dollars, as GitHub, LessWrong and pandoc read them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal, TypeAlias

from deckbuilder.scene import Run

Mark: TypeAlias = Literal["link", "bold", "italic"]
MARKS: tuple[Mark, ...] = ("link", "bold", "italic")
"""The outermost first, where two cover the same words."""

SPECIAL = re.compile(r"[\\*_\[\]<>~^$]|&(?=[#\w])")
"""What means something within a line."""
LINE_START = re.compile(r"(\d{1,9}(?=[.)])|(?=[-+#=>:%|]))")
"""What means something where a line begins: lists, headings, quotations, tables, containers."""
IN_ADDRESS = re.compile(r"[\\()<>\[\]`*_]|&(?=[#\w])")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
AUTOMATIC = re.compile(r"https?://[^\s<>]+\Z")


@dataclass(frozen=True, slots=True)
class _Edge:
    """Where a mark begins or ends."""

    mark: Mark
    opens: bool
    link: str = ""


@dataclass(frozen=True, slots=True)
class _Written:
    """What is Markdown already."""

    text: str


_Piece: TypeAlias = _Edge | _Written | str
"""An edge, or what stands between edges: as it is written, or words still to be escaped."""


def inline(runs: Iterable[Run]) -> str:
    """The runs as Markdown; a line feed in them becomes a line break within the paragraph."""
    pieces = [*_nested([*_split_at_spaces(_joined(runs))], frozenset())]
    texts = [_text(pieces, n) for n in range(len(pieces))]
    for place, piece in enumerate(pieces):
        if isinstance(piece, _Edge) and piece.mark != "link":
            _make_sure(texts, place, piece.opens)
    return "\\\n".join(_line(line) for line in "".join(texts).strip("\n").split("\n"))


def _joined(runs: Iterable[Run]) -> list[Run]:
    """The runs with those in one that look the same, without colours, which Markdown has not."""
    found = []
    kept = (replace(run, colour=None) for run in runs if run.text)
    for look, same in groupby(kept, key=lambda run: replace(run, text="")):
        found.append(replace(look, text="".join(run.text for run in same)))
    return found


def _split_at_spaces(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs with the spaces at their ends as runs of their own."""
    for run in runs:
        body = run.text if run.code else run.text.strip()
        before, _, after = run.text.partition(body) if body else (run.text, "", "")
        for text in filter(None, (before, body, after)):
            yield replace(run, text=text)


def _nested(runs: list[Run], around: frozenset[Mark]) -> Iterator[_Piece]:
    """The pieces of `runs`, which stand within the marks `around`; long marks around short ones.

    A space where a mark would begin or end stays out of it, or it would be none (6.2, flanking).
    """
    place = 0
    while place < len(runs):
        ends = {mark: _end(runs, place, mark) for mark in MARKS if mark not in around}
        mark = max(ends, key=ends.__getitem__, default=None)
        if mark is None or ends[mark] == place:
            yield _alone(runs[place])
            place += 1
            continue
        inner, link = runs[place : ends[mark]], runs[place].link if mark == "link" else ""
        if inner == [Run(link, link=link)] and AUTOMATIC.match(link):
            yield _Written(f"<{link}>")
        else:
            yield _Edge(mark, True, link)
            yield from _nested(inner, around | {mark})
            yield _Edge(mark, False, link)
        place = ends[mark]


def _alone(run: Run) -> _Piece:
    """A run without the marks that it shares with others."""
    if run.formula:
        return _Written(f"${' '.join(run.formula.split())}$")
    if run.raised:
        return run.text.translate(RAISED)
    return _Written(code(run.text)) if run.code else run.text


def _end(runs: list[Run], begin: int, mark: Mark) -> int:
    """Where the mark that `runs[begin]` has ends; `begin` when it has none."""
    value = getattr(runs[begin], mark)
    if not value or (mark != "link" and _is_blank(runs[begin])):
        return begin
    end = begin
    while end < len(runs) and getattr(runs[end], mark) == value:
        end += 1
    while mark != "link" and _is_blank(runs[end - 1]):
        end -= 1
    return end


def _is_blank(run: Run) -> bool:
    return not run.code and run.text.isspace()


def _delimiter(pieces: list[_Piece], place: int) -> str:
    """What an italic edge is written with: `_` where a `*` would run into those of a bold one."""
    edge = pieces[place]
    if not isinstance(edge, _Edge) or edge.mark != "italic":
        return "**"
    other = _other_edge(pieces, place)
    beside = [n for at in (place, other) for n in (at - 1, at + 1) if 0 <= n < len(pieces)]
    touched = any(isinstance(one := pieces[n], _Edge) and one.mark == "bold" for n in beside)
    return "_" if touched else "*"


def _other_edge(pieces: list[_Piece], place: int) -> int:
    """The other edge of an italic one; such marks never stand within each other."""
    step = 1 if isinstance(edge := pieces[place], _Edge) and edge.opens else -1
    other = place + step
    while not (isinstance(one := pieces[other], _Edge) and one.mark == "italic"):
        other += step
    return other


def _text(pieces: list[_Piece], place: int) -> str:
    """How the piece at `place` is written."""
    match pieces[place]:
        case _Written(text):
            return text
        case str(words):
            following = pieces[place + 1 : place + 2]
            # A link after an exclamation mark would be a picture.
            is_picture = words.endswith("!") and following and _opens_link(following[0])
            return escaped(words[:-1]) + "\\!" if is_picture else escaped(words)
        case _Edge(mark="link") as edge:
            return "[" if edge.opens else f"]({address(edge.link)})"
        case _:
            return _delimiter(pieces, place)


def _opens_link(piece: _Piece) -> bool:
    return isinstance(piece, _Edge) and piece.mark == "link" and piece.opens


def _make_sure(texts: list[str], place: int, opens: bool) -> None:
    """See to it that the delimiter at `place` opens or closes its mark (6.2, rules 1 to 8).

    Beside a letter it may not. Written as a number, the letter ends or begins with punctuation.
    """
    before = texts[place - 1][-1:] if place else ""
    after = texts[place + 1][:1] if place + 1 < len(texts) else ""
    inside, outside = (after, before) if opens else (before, after)
    needs_room = texts[place] == "_" or _may_be_punctuation(inside)
    if not needs_room or _leaves_room(outside):
        return
    if opens:
        texts[place - 1] = texts[place - 1][:-1] + numbered(outside)
    else:
        texts[place + 1] = numbered(outside) + texts[place + 1][1:]


def _leaves_room(character: str) -> bool:
    """Whether it is space, a line's end, or punctuation in every version of CommonMark."""
    if not character or character.isspace() or unicodedata.category(character)[0] == "P":
        return True
    return character.isascii() and not character.isalnum()


def _may_be_punctuation(character: str) -> bool:
    """Whether some version of CommonMark takes it for punctuation: symbols since 0.31."""
    return unicodedata.category(character)[0] in "PS" if character else False


def escaped(text: str) -> str:
    """`text` so that nothing in it means anything within a line."""
    return SPECIAL.sub(lambda mark: f"\\{mark[0]}", text).replace("`", numbered("`"))


def numbered(character: str) -> str:
    """A character as a reference by its number."""
    return f"&#{ord(character)};"


def code(text: str) -> str:
    """`text` as a code span, between more backticks than it has in a row."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    blank = not text.strip(" ")
    padded = not blank and (text[0] in "` " or text[-1] in "` ")
    return f"{fence} {text} {fence}" if padded else f"{fence}{text}{fence}"


def address(link: str) -> str:
    """Where a link leads, as it is written after its label."""
    return IN_ADDRESS.sub(lambda mark: f"\\{mark[0]}", link)


def _line(line: str) -> str:
    """A line of a paragraph, with spaces at its ends that stay, and no mark of a block."""
    body = line.strip()
    if not body:
        return "".join(map(numbered, line))
    before, _, after = line.partition(body)
    start = LINE_START.match(body)
    if start:
        body = f"{start[0]}\\{body[start.end() :]}"
    return "".join(map(numbered, before)) + body + "".join(map(numbered, after))
