"""Differences as Markdown, for a mail, a chat or a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.diff.comparing import Differences, SlideDifference
from deckbuilder.diff.sheet import nothing_changed, number, summed_up
from deckbuilder.diff.words import SIGNS, Row, rows
from deckbuilder.overview.wordwise import Piece
from deckbuilder.runsheet.markdown import escaped
from deckbuilder.sync.telling import Told

FATES = {"added": "added", "removed": "removed", "moved": "moved", "changed": ""}


def as_markdown(one: Differences) -> str:
    """A heading for each slide, a list of what changed; words that differ are struck or bold."""
    return "\n".join(_lines(one)) + "\n"


def _lines(one: Differences) -> Iterator[str]:
    yield "# What changed"
    yield ""
    if one.same:
        yield f"{_sentence(nothing_changed(one))}."
        return
    yield f"- before: {escaped(one.first.name)}, {escaped(one.first.about)}"
    yield f"- after: {escaped(one.second.name)}, {escaped(one.second.about)}"
    yield ""
    yield f"{_sentence(summed_up(one))}."
    if one.deck:
        yield from ("", "## The deck", "")
        for told in one.deck:
            yield from _told(told)
    for slide in one.slides:
        yield from _slide(slide)


def _sentence(words: str) -> str:
    return escaped(words[:1].upper() + words[1:])


def _slide(one: SlideDifference) -> Iterator[str]:
    fate = f" ({FATES[one.fate]})" if FATES[one.fate] else ""
    title = one.title or one.id
    yield ""
    yield f"## {escaped(number(one))}. {escaped(title)}{fate}"
    if one.more:
        yield from ("", f"{_sentence(one.more)}.")
    if one.known:
        yield from ("", f"{_sentence(one.known)}.")
    if one.changes:
        yield ""
    for told in one.changes:
        yield from _told(told)


def _told(told: Told) -> Iterator[str]:
    for row in rows(told):
        if row.before and row.after:
            yield f"- {_mark(row)} {escaped(row.label)}:"
            yield f"  {_words(row.before, '~~')} → {_words(row.after, '**')}"
        else:
            said = _words(row.before or row.after, "")
            yield f"- {_mark(row)} {escaped(row.label)}" + (f": {said}" if said else "")


def _mark(row: Row) -> str:
    return f"`{SIGNS[row.told.how]}`"


def _words(pieces: tuple[Piece, ...], mark: str) -> str:
    """Words in quotation marks; marks stand right at them, else Markdown does not see them."""
    parts = []
    for one in pieces:
        inner = one.text.strip()
        if not (one.changed and mark and inner):
            parts.append(_kept(one.text))
            continue
        start, _, end = one.text.partition(inner)
        parts.append(f"{start}{mark}{escaped(inner)}{mark}{end}")
    words = "".join(parts).strip()
    return f"“{words}”" if words else ""


def _kept(text: str) -> str:
    start = text[: len(text) - len(text.lstrip())]
    end = text[len(text.rstrip()) :] if text.strip() else ""
    return f"{start}{escaped(text)}{end}"
