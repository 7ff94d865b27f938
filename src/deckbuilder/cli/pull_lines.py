"""Changes, conflicts and comments as lines for the terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import click

from deckbuilder.overview.wordwise import Piece, changes
from deckbuilder.readers.pptx import Edited
from deckbuilder.readers.pptx.comments import Comment
from deckbuilder.sync.changes import (
    LookChanged,
    SlideAdded,
    SlideMoved,
    SlideRemoved,
    new_called,
)
from deckbuilder.sync.decisions import Decision
from deckbuilder.sync.papers import CannotBring
from deckbuilder.sync.settling import can_be_theirs
from deckbuilder.sync.telling import Told, told

PLAIN = str.maketrans({"…": "...", "“": '"', "”": '"', "→": "->"})
"""What stands in where a pipe knows only the letters of English."""
_SIGNS = {"changed": "~", "added": "+", "removed": "-", "moved": ">"}
_HUES = {"changed": "cyan", "added": "green", "removed": "red", "moved": "magenta"}
_LONGEST = 100
"""Characters of a text, and of two that stand on one line, that are shown."""
_LONGEST_OF_CONFLICT = 600
_AROUND = 60
"""Characters shown before and behind what differs in a conflict of long texts."""
_WHOLE_SLIDES = (SlideAdded, SlideMoved, SlideRemoved)


@dataclass(frozen=True, slots=True)
class Names:
    """What slides are called, each by the id it was built with and by the one it has now."""

    titles: dict[str, str]
    numbers: dict[str, int]
    """Of those in the deck that came back, their places in it."""

    def heading(self, slide: str) -> str:
        """`7  overview  “What the talk is about”`."""
        number, title = self.numbers.get(slide), self.titles.get(slide, "")
        called = "new" if slide == new_called(number or 0) else slide
        head = click.style(f"{number}  {called}" if number else called, bold=True)
        return f"{head}  {quoted(title)}" if title else head


def decided(decisions: Sequence[Decision], names: Names) -> Iterator[str]:
    """Decisions slide by slide, each with its place; whole slides under a heading of their own."""
    for heading, group in under_headings(decisions, names):
        yield heading
        for one in group:
            yield from change(one)


def under_headings(
    decisions: Iterable[Decision], names: Names
) -> Iterable[tuple[str, list[Decision]]]:
    """Decisions by what they are listed under, in the order in which each heading comes first."""
    found: dict[str, list[Decision]] = {}
    for one in decisions:
        found.setdefault(heading_of(one, names), []).append(one)
    return found.items()


def heading_of(one: Decision, names: Names) -> str:
    """What a change is listed under."""
    if isinstance(one.change, LookChanged):
        return click.style("the deck", bold=True)
    if isinstance(one.change, _WHOLE_SLIDES) and (told(one.change).before or not one.slide):
        return click.style("whole slides", bold=True)
    return names.heading(one.slide or told(one.change).slide)


def change(one: Decision) -> Iterator[str]:
    """A change of theirs and its place; what is replaced is what the outline says now."""
    words = told(one.change)
    if one.yours and words.before:
        words = replace(words, before=one.yours)
    return lines(words, str(one.place) if one.place else "")


def lines(one: Told, place: str = "") -> Iterator[str]:
    """`~ title: “A” → “B”  talk.yaml:12:9`; longer texts below each other, only what differs."""
    sign = click.style(_SIGNS[one.how], fg=_HUES[one.how])
    where = click.style(f"  {place}", dim=True) if place else ""
    if not (one.before and one.after):
        yield f"  {sign} {_said(one)}{where}"
    elif fits_one_line(one.before, one.after):
        more = f", {one.more}" if one.more else ""
        yield f"  {sign} {one.what}: “{one.before}” → “{one.after}”{more}{where}"
    else:
        yield f"  {sign} {one.what}" + (f", {one.more}" if one.more else "") + where
        for each in changes(one.before, one.after):
            yield from _pair(each.before, each.after)


def _said(one: Told) -> str:
    text = one.before or one.after
    if text:
        moved = f"{one.what} moved" if one.how == "moved" and not one.more else one.what
        return f"{moved}: {quoted(text)}" + (f", {one.more}" if one.more else "")
    if one.how == "moved":
        return f"{one.what} moved {one.more}".rstrip()
    return f"{one.what}: {one.more}" if one.more else f"{one.what} {one.how}"


def fits_one_line(before: str, after: str) -> bool:
    """Whether an arrow between two texts can be read.

    Of two in Arabic or Hebrew the second would stand first, and the arrow point at the first.
    """
    right_to_left = any(unicodedata.bidirectional(one) in ("R", "AL") for one in before + after)
    return len(before) + len(after) <= _LONGEST and not right_to_left


def _pair(before: Sequence[Piece], after: Sequence[Piece]) -> Iterator[str]:
    for sign, hue, pieces in (("-", "red", before), ("+", "green", after)):
        if pieces:
            words = "".join(
                click.style(one.text, bold=True, underline=True) if one.changed else one.text
                for one in pieces
            )
            yield f"      {click.style(sign, fg=hue)} {words.strip()}"


def quoted(text: str) -> str:
    """A text in quotation marks, cut where it is long."""
    return f"“{cut(text, _LONGEST)}”"


def cut(text: str, longest: int) -> str:
    """A text, or as much of it."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def conflicts(decisions: Sequence[Decision], names: Names) -> Iterator[str]:
    """Conflicts slide by slide."""
    for heading, group in under_headings(decisions, names):
        yield heading
        for one in group:
            yield from conflict(one)


def conflict(one: Decision) -> Iterator[str]:
    """A conflict with what was, what you say and what they say."""
    words = told(one.change)
    place = click.style(f"  {one.place}", dim=True) if one.place else ""
    yield f"  {click.style('!', fg='yellow', bold=True)} {words.what}{place}"
    was, yours, new = excerpts(words.before, one.yours, words.after)
    yours = yours or (f"({one.why})" if one.why else "(nothing)")
    yield f"      was     {was or '(nothing)'}"
    yield f"      yours   {yours}"
    yield f"      theirs  {new or '(taken out)'}"
    if not can_be_theirs(one):
        yield "      theirs has no place in the outline any more; write it in by hand if need be"


def excerpts(*texts: str) -> tuple[str, ...]:
    """Versions of a text, cut to where they differ if they are long; empty ones do not count."""
    said = [text for text in texts if text]
    if max(map(len, said), default=0) <= _LONGEST:
        return texts
    start = min(_common(said[0], text) for text in said)
    end = min(_common(said[0][start:][::-1], text[start:][::-1]) for text in said)
    if len(said) == 1:
        start = end = 0
    first = said[0].rfind(" ", 0, max(0, start - _AROUND)) + 1
    return tuple(_part(text, first, len(text) - end + _AROUND) if text else "" for text in texts)


def _part(text: str, first: int, last: int) -> str:
    behind = text.find(" ", last) if last < len(text) else -1
    tail = text[first:] if behind < 0 else text[first:behind] + " …"
    return cut(("… " if first else "") + tail, _LONGEST_OF_CONFLICT)


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))


def failures(failed: Iterable[tuple[Decision, CannotBring]], names: Names) -> Iterator[str]:
    """What could not be brought home slide by slide, and why."""
    for heading, group in groupby(failed, lambda pair: heading_of(pair[0], names)):
        yield heading
        for one, reason in group:
            yield from change(one)
            places = ", ".join(map(str, reason.places))
            yield f"      {reason.why}" + (f": {places}" if places else "")
            if reason.hint:
                yield f"      {reason.hint}"


def remarks(edited: Edited, ids: dict[int, str], names: Names) -> Iterator[str]:
    """The comments in a deck slide by slide, as a list of things to do."""
    for slide in edited.slides:
        if slide.comments:
            yield names.heading(ids.get(slide.number) or f"slide {slide.number}")
        for one in slide.comments:
            yield f"  [{'x' if one.done else ' '}] {' '.join(one.text.split())} ({_by(one)})"
            for reply in one.replies:
                yield f"      {reply.author}: {' '.join(reply.text.split())}"


def _by(comment: Comment) -> str:
    return ", ".join(filter(None, (comment.author, comment.date[:10])))
