"""Changes in a presenter's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, assert_never

from deckbuilder.content import Line, Piece
from deckbuilder.geometry import Box
from deckbuilder.sync.changes import (
    AltChanged,
    Change,
    ChartRedrawn,
    Dressed,
    HiddenChanged,
    LayoutChanged,
    LineAdded,
    LineChanged,
    LineMoved,
    LineRemoved,
    LinkChanged,
    LookChanged,
    PictureReplaced,
    PieceAdded,
    PieceRemoved,
    Reshaped,
    RowAdded,
    RowMoved,
    RowRemoved,
    SectionRenamed,
    SlideAdded,
    SlideMoved,
    SlideRemoved,
    TableReshaped,
    TransitionChanged,
    Where,
)
from deckbuilder.sync.likeness import flat
from deckbuilder.sync.marking import markdown
from deckbuilder.sync.tables import Row, text_of
from deckbuilder.sync.things import thing

How: TypeAlias = Literal["changed", "added", "removed", "moved"]

_PLACEHOLDERS = {"title": "title", "subtitle": "subtitle", "body": "point", "body2": "point"}
_KINDS = {
    "shape": "shape",
    "text": "text box",
    "picture": "picture",
    "table": "table",
    "chart": "chart",
    "connector": "line",
    "formula": "formula",
    "video": "video",
    "audio": "sound",
    "other": "object",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words."""

    slide: str
    """Id of the slide; empty where it is about the deck, or about a new slide."""
    how: How
    what: str
    """As `point`, `title` or `cloud evaluations`."""
    before: str = ""
    after: str = ""
    """What it said and says, on one line each; empty where there is nothing to quote."""
    more: str = ""
    """What else there is to say of it."""


def told(change: Change) -> Told:
    """A change in words."""
    match change:
        case LineChanged(where, before, after):
            return _line_changed(where, before, after)
        case LineAdded(where, after):
            return Told(where.slide, "added", text_called(where), after=quoted(after))
        case LineRemoved(where, before):
            return Told(where.slide, "removed", text_called(where), quoted(before))
        case LineMoved(where, before):
            return Told(where.slide, "moved", text_called(where), quoted(before))
        case RowAdded(where, row):
            return Told(where.slide, "added", "row", after=_row(row))
        case RowRemoved(where, row):
            return Told(where.slide, "removed", "row", _row(row))
        case RowMoved(where, row):
            return Told(where.slide, "moved", "row", _row(row))
        case AltChanged(where, old, new):
            what = f"alternative text of {piece_called(where)}"
            return Told(where.slide, "changed", what, flat(old), flat(new))
        case LinkChanged(where, old, new):
            how: How = "changed" if old and new else "added" if new else "removed"
            return Told(where.slide, how, f"link of {piece_called(where)}", old, new)
        case HiddenChanged(slide, hidden):
            return Told(slide, "changed", "slide", more="hidden" if hidden else "shown again")
        case TransitionChanged(slide, was, is_now):
            return Told(slide, "changed", "transition", was, is_now)
        case SectionRenamed(section, was, is_now):
            return Told("", "changed", f"name of the section {section}", was, is_now)
        case SlideAdded():
            return _added(change)
        case SlideRemoved(slide, title):
            return Told(slide, "removed", "slide", title)
        case SlideMoved(slide, title, behind):
            more = f"now behind {behind}" if behind else "now the first"
            return Told(slide, "moved", "slide", title, more=more)
        case _:
            return _seen(change)


def _seen(
    change: Reshaped
    | PieceAdded
    | PieceRemoved
    | PictureReplaced
    | TableReshaped
    | ChartRedrawn
    | LayoutChanged
    | Dressed
    | LookChanged,
) -> Told:
    """What cannot be written into an outline."""
    match change:
        case Reshaped(where, before, after):
            return _reshaped(where, before, after)
        case PieceAdded(where, piece):
            what = thing(where.piece) or _KINDS.get(piece.kind, "text")
            return Told(where.slide, "added", what, after=_words(piece))
        case PieceRemoved(where, piece):
            return Told(where.slide, "removed", piece_called(where), _words(piece))
        case PictureReplaced(where):
            file = "another picture" if where.kind == "picture" else "another file"
            return Told(where.slide, "changed", piece_called(where), more=file)
        case TableReshaped(where, old, new):
            more = f"other columns: {_size(old)} before, now {_size(new)}"
            return Told(where.slide, "changed", piece_called(where), more=more, after=_words(new))
        case ChartRedrawn(where, was, is_now):
            what = "playing" if where.kind in ("video", "audio") else "kind"
            return Told(where.slide, "changed", f"{what} of {piece_called(where)}", was, is_now)
        case LayoutChanged(slide, was, is_now):
            return Told(slide, "changed", "layout", was, is_now)
        case Dressed(slide, what):
            return Told(slide, "added", "look", more=what)
        case LookChanged(what):
            return Told("", "changed", "design", more=what)
        case _:
            assert_never(change)


def _reshaped(where: Where, before: Box, after: Box) -> Told:
    resized = abs(before.w - after.w) >= 3 or abs(before.h - after.h) >= 3
    moved = abs(before.x - after.x) >= 3 or abs(before.y - after.y) >= 3
    if not resized:
        return Told(where.slide, "moved", piece_called(where), more="to another place")
    more = "another size and place" if moved else "another size"
    return Told(where.slide, "changed", piece_called(where), more=more)


def _line_changed(where: Where, before: Line, after: Line) -> Told:
    old, new, more = quoted(before), quoted(after), ""
    if before.level != after.level:
        more = "one level deeper" if after.level > before.level else "one level up"
        if old == new:
            return Told(where.slide, "moved", text_called(where), old, more=more)
    elif old == new:
        more = "another link or style"
    return Told(where.slide, "changed", text_called(where), old, new, more)


def _added(change: SlideAdded) -> Told:
    more = f"behind {change.behind}" if change.behind else "at the start"
    if change.original:
        more += f"; a copy of {change.original} ({change.likeness:.0%} alike)"
    return Told("", "added", "slide", after=change.new.said.title or "(no title)", more=more)


def text_called(where: Where) -> str:
    """What a presenter calls a text."""
    if where.called:
        return where.called
    if where.row:
        return f"cell in row {where.row}, column {where.column}"
    if where.kind == "notes":
        return "notes"
    ours = thing(where.piece)
    name = _PLACEHOLDERS.get(where.kind)
    if name:
        return ours if ours and ours != "text" else name
    return ours or f"words in a {_KINDS.get(where.kind, 'text')}"


def piece_called(where: Where) -> str:
    """What a presenter calls a thing on a slide."""
    if where.kind in _PLACEHOLDERS:
        return where.kind if where.kind in ("title", "subtitle") else "points"
    kind = _KINDS.get(where.kind, "text")
    named = where.piece and not where.piece.startswith("Google Shape;")
    return thing(where.piece) or (f"{kind} “{where.piece}”" if named else kind)


def quoted(line: Line) -> str:
    """A paragraph on one line, with the marks of its styles unless all of it has them."""
    words = line.words
    if len(words) == 1 and not words[0].link and not words[0].code:
        return flat(words[0].text)
    return flat(markdown(line))


def _words(piece: Piece) -> str:
    return flat(piece.text) or piece.alt


def _size(piece: Piece) -> str:
    return f"{len(piece.cells)} x {max(map(len, piece.cells), default=0)}"


def _row(row: Row) -> str:
    return " | ".join(map(text_of, row))
