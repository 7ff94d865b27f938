"""Paragraphs and lists in Markdown, changed one by one; the others stay to the last character."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from textwrap import wrap

from markdown_it.token import Token

from deckbuilder.content import Line, normal
from deckbuilder.markup import BLOCK_MARK, block_tokens
from deckbuilder.sync.marking import markdown, paragraph, rewritten, says
from deckbuilder.sync.values import shielded

_HARD_BREAK = re.compile(r"(?: {2,}|\\)\n")
_SOFT_BREAK = re.compile(r"(?<!\\)\n")
_ITEM = re.compile(r"\s*(?:[-+*]|\d+[.)])\s+")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A paragraph as written."""

    lead: str
    """What stands before its first line: indentation and the mark of a list."""
    words: str
    """Its Markdown, without leads, over as many lines as its author wrote."""
    rest: str
    """What stands before its further lines."""
    gap: str
    """Blank lines before it."""
    level: int = 0

    @property
    def text(self) -> str:
        """The paragraph, as it stands in the text."""
        return self.gap + self.lead + self.words.replace("\n", f"\n{self.rest}")


def chunks(source: str) -> tuple[list[Chunk], str]:
    """The paragraphs of a text, and what stands behind the last one.

    Their texts one after the other, and that, are the whole text.
    """
    lines = source.split("\n")
    found: list[Chunk] = []
    end = 0
    for first, last, level in _ranges(block_tokens(source)):
        gap = "".join(f"{line}\n" for line in lines[end:first])
        own = lines[first:last]
        lead = _lead(own[0])
        rest = [line[: len(line) - len(line.lstrip())] for line in own[1:]]
        indent = rest[0] if rest else " " * len(lead)
        words = [own[0][len(lead) :], *(line.lstrip() for line in own[1:])]
        gap = "\n" + gap if found else gap
        found.append(Chunk(lead, "\n".join(words), indent, gap, level))
        end = last
    tail = "".join(f"\n{line}" for line in lines[end:]) if found else source
    return found, tail


def _ranges(tokens: Sequence[Token]) -> list[tuple[int, int, int]]:
    """First line, line after the last, and depth in lists, of every paragraph."""
    found, depth = [], 0
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif token.type == "inline" and token.map:
            found.append((token.map[0], token.map[1], min(max(depth - 1, 0), 2)))
    return found


def _lead(line: str) -> str:
    """Indentation, and marks of lists and headings, before the words of a first line."""
    at = 0
    while match := _ITEM.match(line, at):
        at = match.end()
    heading = re.compile(r"\s*#{1,6}\s+").match(line, at)
    at = heading.end() if heading else at
    return line[: at + len(line[at:]) - len(line[at:].lstrip())]


def changed(chunk: Chunk, wanted: Line, said: Line) -> Chunk:
    """A paragraph that `said` something else, its words that stay as they were written."""
    flat = _HARD_BREAK.sub("\\\\\n", chunk.words)
    flat = _SOFT_BREAK.sub(" ", flat)
    if "#" in chunk.lead:  # all words of a heading are bold by themselves
        plain = (replace(one, bold=False) for one in wanted.words)
        wanted = normal(replace(wanted, words=tuple(plain)))
    text = rewritten(flat, said if "[^" in flat else says(flat), wanted, breaks=True)
    text = paragraph(text)
    if "\n" in chunk.words and "\n" not in text:
        old = chunk.words.split("\n")
        width = max(len(chunk.lead) + len(old[0]), *map(len, old[1:]))
        wrapped = wrap(text, width, break_long_words=False, break_on_hyphens=False)
        fitting = (lines for lines in (_as_before(text, old, width), wrapped) if _are(lines, text))
        text = "\n".join(next(fitting, [text]))
    return Chunk(chunk.lead, text, chunk.rest, chunk.gap, chunk.level)


def _as_before(text: str, lines: Sequence[str], width: int) -> list[str]:
    """Words over lines that begin with the same words as before, as far as these do fit."""
    old = [(word, number) for number, line in enumerate(lines) for word in line.split()]
    words = text.split(" ")
    matcher = SequenceMatcher(None, [word for word, _ in old], words, autojunk=False)
    starts = {new: old[before][1] for before, new in _pairs(matcher)}
    made: list[list[str]] = [[]]
    line, overflow = 0, False
    for number, word in enumerate(words):
        if starts.get(number, line) > line:
            line = starts[number]
            if made[-1] and not overflow:
                made.append([])
            overflow = False
        if made[-1] and len(" ".join([*made[-1], word])) > width:
            made.append([])
            overflow = True
        made[-1].append(word)
    return [" ".join(each) for each in made]


def _pairs(matcher: SequenceMatcher[str]) -> Iterator[tuple[int, int]]:
    for block in matcher.get_matching_blocks():
        for number in range(block.size):
            yield block.a + number, block.b + number


def _are(lines: Sequence[str], text: str) -> bool:
    """Whether lines say what a text does, and none of them looks like a list or a heading."""
    if any(BLOCK_MARK.match(line) for line in lines[1:]):
        return False
    return says("\n".join(lines)).text == says(text).text


def added(wanted: Line, like: Chunk | None) -> Chunk:
    """A new paragraph, behind one that it follows the example of; first of all without one."""
    text = paragraph(shielded(markdown(wanted)))
    if like is None:
        return Chunk("", text, "", "")
    if _ITEM.match(like.lead):
        lead = re.sub(r"\d+", lambda found: str(int(found[0]) + 1), like.lead)
        return Chunk(lead, text, like.rest, "\n", like.level)
    return Chunk("", text, "", "\n\n")


def joined(parts: Sequence[Chunk]) -> str:
    """The text that these paragraphs make; blank lines between them where they are needed."""
    text = _joined(parts)
    if [one.words for one in chunks(text)[0]] != [one.words for one in parts]:
        apart = [one if "\n\n" in one.gap else replace(one, gap="\n\n") for one in parts]
        text = _joined(apart)
    return text


def _joined(parts: Sequence[Chunk]) -> str:
    text = ""
    heading = False
    for part in parts:
        if not text:
            text = part.text.lstrip("\n")
            heading = "#" in part.lead
            continue
        gap = part.gap or "\n\n"
        if not (_ITEM.match(part.lead) or heading or gap.count("\n") > 1):
            gap = "\n\n"
        heading = "#" in part.lead
        text += gap + part.text[len(part.gap) :]
    return text
