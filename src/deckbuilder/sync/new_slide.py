"""A slide that somebody added, as an outline says it; and what of it no outline can say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from deckbuilder.checks.alt_text import TO_WRITE
from deckbuilder.content import Line, Piece, Said, normal
from deckbuilder.kinds.moving import TRANSITIONS
from deckbuilder.source import Content, Paragraphs
from deckbuilder.sync.lists_back import Entry, branches, content
from deckbuilder.sync.marking import markdown, paragraph, unbroken
from deckbuilder.sync.values import shielded

_LONGEST_TITLE = 80
"""Characters of words that may serve as a title."""
_MOST_BLOCKS = 2


def title_of(said: Said, number: int) -> str:
    """The title of a slide, which an outline wants of every one.

    Where it has none its first words, what its picture shows, or `Slide 7`.
    """
    titles = [piece for piece in said.pieces if piece.kind == "title" and piece.lines]
    if titles:
        return _one_line(map(unstyled, titles[0].lines))
    words = (line for piece in said.pieces for line in piece.lines[:1])
    shown = (piece.alt for piece in said.pieces if piece.alt)
    first = next((_one_line([unstyled(line)]) for line in words), "") or next(shown, "")
    return first if 0 < len(first) <= _LONGEST_TITLE else f"Slide {number}"


def slide_content(said: Said, name: str, pictures: dict[str, str], number: int) -> Content:
    """A slide as an outline says it: what blocks can say of it; two of them at most."""
    keys: dict[str, Content] = {"id": name, "title": title_of(said, number)}
    keys |= {key: value for _, key, value in _blocks(said, pictures)}
    if said.hidden:
        keys["hidden"] = "yes"
    if said.transition in TRANSITIONS and said.transition != "none":
        keys["transition"] = said.transition
    if said.notes:
        keys["notes"] = Paragraphs(notes_text(said.notes))
    return keys


def unsaid(said: Said, pictures: dict[str, str]) -> list[Piece]:
    """What is on a slide and not in `slide_content` of it; empty placeholders do not count."""
    told = [piece for piece, _, _ in _blocks(said, pictures)]
    return [
        piece
        for piece in said.pieces
        if piece.kind != "title"
        and piece not in told
        and (piece.text or piece.kind not in ("body", "body2", "subtitle", "text"))
    ]


def _blocks(said: Said, pictures: dict[str, str]) -> list[tuple[Piece, str, Content]]:
    """The first two things on a slide that different blocks can say."""
    found: list[tuple[Piece, str, Content]] = []
    for piece in said.pieces:
        block = _block(piece, pictures)
        if block and len(found) < _MOST_BLOCKS and block[0] not in [key for _, key, _ in found]:
            found.append((piece, *block))
    return found


def _block(piece: Piece, pictures: dict[str, str]) -> tuple[str, Content] | None:
    """The block that says what a piece says; None when there is none."""
    match piece.kind:
        case "body" | "body2" | "subtitle" | "text" if piece.lines:
            entries = [Entry(line) for line in piece.lines]
            if piece.kind == "text" and len(entries) == 1:
                return "text", _one_line(piece.lines)
            return "points", [content(branch) for branch in branches(entries)]
        case "picture" if piece.picture in pictures:
            alt = piece.alt or f"{TO_WRITE}: say what the picture shows"
            return "picture", {"file": pictures[piece.picture], "alt": alt}
        case "table" if piece.cells:
            head, *rest = [[_one_line(cell) for cell in row] for row in _plain_head(piece.cells)]
            rows: list[Content] = [head, *rest]
            return "table", {"rows": rows}
        case _:
            return None


def _plain_head(cells: Sequence[Sequence[Sequence[Line]]]) -> list[list[list[Line]]]:
    """Rows of cells, the first without the bold that its place gives it."""
    return [
        [[line if number else unstyled(line) for line in cell] for cell in row]
        for number, row in enumerate(cells)
    ]


def unstyled(line: Line) -> Line:
    """A line without a style that all its words have, as a title or a heading has of itself."""
    for style in ("bold", "italic"):
        if all(getattr(one, style) for one in line.words):
            off: dict[str, Any] = {style: False}
            line = replace(line, words=tuple(replace(one, **off) for one in line.words))
    return normal(line)


def _one_line(lines: Iterable[Line]) -> str:
    return " ".join(shielded(markdown(unbroken(line))) for line in lines)


def notes_text(notes: Sequence[Line]) -> str:
    """Notes as Markdown."""
    return "\n\n".join(paragraph(shielded(markdown(line))) for line in notes)
