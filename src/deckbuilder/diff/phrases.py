"""Changes in a presenter's words, as `sync.telling` has them, for those who only read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from deckbuilder.content import Line, Words
from deckbuilder.diff.asides import Asides
from deckbuilder.sync.changes import Change, LineAdded, LineChanged, LineMoved, LineRemoved
from deckbuilder.sync.likeness import flat
from deckbuilder.sync.telling import Told, told

_STYLES = ("bold", "italic", "code")
_MARKS = {"bold": "**", "italic": "*", "code": "`"}


def phrased(change: Change, asides: Asides | None = None) -> Told:
    """A change in words; lines that we wrote ourselves are called so."""
    one = told(change)
    lines: tuple[Line, ...]
    match change:
        case LineAdded(where, line):
            lines, one = (line,), replace(one, after=shown(line))
        case LineRemoved(where, line):
            lines, one = (line,), replace(one, before=shown(line))
        case LineMoved(where, before, after):
            lines, one = (before, after), replace(one, before=shown(before))
        case LineChanged(where, before, after):
            lines, one = (before, after), _changed(one, before, after)
        case _:
            return one
    ours = asides is not None and where.kind == "notes" and all(each in asides for each in lines)
    return replace(one, what="who speaks") if ours else one


def _changed(one: Told, before: Line, after: Line) -> Told:
    """Other words below each other; the same words in another style once, with what it is."""
    if flat(before.text) != flat(after.text):
        return replace(one, before=shown(before), after=shown(after))
    styles = ", ".join(restyled(before, after))
    if before.level != after.level:
        more = ", ".join(filter(None, (one.more, styles)))
        return replace(one, how="moved", before=shown(before), after="", more=more)
    return replace(one, before="", after=flat(after.text), more=styles or "other line breaks")


def shown(line: Line) -> str:
    """A paragraph on one line, with the marks of its styles unless all of it has them.

    Nothing is escaped, as it is to be read and not to be written into an outline.
    """
    words = line.words
    if len(words) == 1 and not words[0].link and not words[0].code:
        return flat(words[0].text)
    return flat("".join(map(_marked, words)))


def _marked(one: Words) -> str:
    inner = one.text.strip()
    if not inner:
        return one.text
    start, _, end = one.text.partition(inner)
    marks = [_MARKS[style] for style in _STYLES if getattr(one, style)]
    said = "".join(marks) + inner + "".join(reversed(marks))
    link = f"[{said}]({one.link})" if one.link and one.link != inner else said
    return f"{start}{link}{end}"


def is_only_bold(change: LineChanged) -> bool:
    """Whether words are the same, and only bold as a whole or no more so."""
    before, after = change.before, change.after
    if flat(before.text) != flat(after.text) or before.level != after.level:
        return False
    return list(restyled(before, after)) in (["now bold"], ["no longer bold"])


def restyled(before: Line, after: Line) -> Iterator[str]:
    """What is another style of the same words: `now bold`, `“mill” now a link to https://example.org`."""
    old, new = _letters(before), _letters(after)
    for style in (*_STYLES, "link"):
        pairs = [
            (getattr(was, style), getattr(now, style))
            for (_, was), (_, now) in zip(old, new, strict=True)
        ]
        for (was, now), part in groupby(range(len(pairs)), pairs.__getitem__):
            places = [place for place in part if not new[place][0].isspace()]
            if was == now or not places:
                continue
            whole = "".join(letter for letter, _ in new)
            text = whole[places[0] : places[-1] + 1]
            what = "" if text == whole else f"“{text}” "
            yield what + (_led(was, now) if style == "link" else _worn(style, now))


def _worn(style: str, now: bool) -> str:
    return f"{'now' if now else 'no longer'} {'as code' if style == 'code' else style}"


def _led(was: str, now: str) -> str:
    if now:
        return f"now {'leads' if was else 'a link'} to {now}"
    return f"no longer a link to {was}"


def _letters(line: Line) -> list[tuple[str, Words]]:
    """Each character of `flat(line.text)` with its style; an address leads to itself anyway."""
    found: list[tuple[str, Words]] = []
    for one in line.words:
        style = replace(one, link="") if one.link == one.text else one
        for character in one.text:
            if not character.isspace():
                found.append((character, style))
            elif found and found[-1][0] != " ":
                found.append((" ", style))
    return found[:-1] if found and found[-1][0] == " " else found
