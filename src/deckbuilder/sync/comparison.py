"""Two decks compared: what somebody who knew the first would say of the second."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from deckbuilder.clicks_told import Builds, shape_of
from deckbuilder.content import Line, Piece, Said, Words, normal
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
    PictureReplaced,
    PieceAdded,
    PieceRemoved,
    Reshaped,
    RowAdded,
    RowMoved,
    RowRemoved,
    SlideAdded,
    SlideMoved,
    SlideRemoved,
    TableReshaped,
    TextChange,
    TransitionChanged,
    Where,
)
from deckbuilder.sync.likeness import in_place, same_words
from deckbuilder.sync.lines import match_lines, out_of_order
from deckbuilder.sync.pieces import match_pieces
from deckbuilder.sync.seen import Known, Seen
from deckbuilder.sync.tables import cell_called, match_charts, match_tables, row_in


@dataclass(frozen=True, slots=True)
class Lossy:
    """What the program that saved a deck last loses without anybody's doing."""

    alt: bool = False
    """Alternative texts of all but pictures."""
    layouts: bool = False
    """Which layout a slide has."""
    pictures: bool = False
    """The very bytes of pictures."""
    transitions: bool = False
    """How slides come in: morph is unknown to most programs."""
    links: bool = False
    """Where a click on a shape leads: LibreOffice 7.4 gives it to the shapes after it as well."""


FAITHFUL = Lossy()


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed from one deck to another."""

    changes: tuple[Change, ...]
    known: tuple[Known, ...]
    """Which slide of the first each one of the second is."""
    partners: dict[str, Seen] = field(default_factory=dict)
    """Slides of the second by their id in the first."""


def compared(
    before: Sequence[Said],
    after: Sequence[Seen],
    known: Sequence[Known],
    lossy: Lossy = FAITHFUL,
) -> Compared:
    """All changes: those of single slides in their new order, then those of the order itself."""
    slides = {slide.id: slide for slide in before}
    partners = {one.id: seen for seen, one in zip(after, known, strict=True) if one.id}
    changes: list[Change] = []
    for name, seen in partners.items():
        changes += slide_changes(slides[name], seen.said, lossy)
        if lossy == FAITHFUL:
            changes += (Dressed(name, what) for what in seen.ornaments)
    gone = {f"#{slide.id}" for slide in before if slide.id not in partners}
    changes = [one for one in changes if not _only_leads_nowhere(one, gone)]
    changes += _order(before, after, known)
    return Compared(tuple(changes), tuple(known), partners)


def _only_leads_nowhere(change: Change, gone: Collection[str]) -> bool:
    """Whether all that changed is that a link led to a slide that is gone."""
    match change:
        case LinkChanged(_, before, after):
            return before in gone and not after
        case LineChanged(_, before, after):
            without = (replace(one, link="") if one.link in gone else one for one in before.words)
            there = any(one.link in gone for one in before.words)
            return there and same_words(normal(replace(before, words=tuple(without))), after)
        case _:
            return False


def slide_changes(before: Said, after: Said, lossy: Lossy = FAITHFUL) -> Iterator[Change]:
    """What changed on one slide."""
    partner = match_pieces(before.pieces, after.pieces)
    for j, piece in enumerate(after.pieces):
        if j in partner:
            yield from _piece_changes(before.id, before.pieces[partner[j]], piece, lossy)
        elif not _is_nothing(piece):
            yield PieceAdded(_where(before.id, piece), piece)
    for i, piece in enumerate(before.pieces):
        if i not in partner.values():
            yield from _gone(before.id, piece)
    yield from text_changes(Where(before.id, "notes", "notes"), before.notes, after.notes)
    if before.hidden != after.hidden:
        yield HiddenChanged(before.id, after.hidden)
    if before.layout != after.layout and not lossy.layouts:
        yield LayoutChanged(before.id, before.layout, after.layout)
    if before.transition != after.transition and not lossy.transitions:
        yield TransitionChanged(before.id, before.transition, after.transition)
    if lossy == FAITHFUL:
        yield from _build_changes(before, after)


def _build_changes(before: Said, after: Said) -> Iterator[Dressed]:
    """Animations that are not those we wrote; those of a shape that is gone went with it."""
    both = {one.name for one in before.pieces} & {one.name for one in after.pieces}
    was, now = _of_these(before.builds, both), after.builds
    if was == now:
        return
    said = "other animations" if was and now else "an animation" if now else "no animations"
    yield Dressed(before.id, said)


def _of_these(builds: Builds, names: Collection[str]) -> Builds:
    """Builds without those of pieces that are there no more."""
    kept = (tuple(one for one in click if shape_of(one) in names) for click in builds)
    return tuple(click for click in kept if click)


def _where(slide: str, piece: Piece) -> Where:
    return Where(slide, piece.name, piece.kind)


def _is_nothing(piece: Piece) -> bool:
    """Whether it is an empty placeholder, which no audience sees."""
    return piece.kind in ("title", "subtitle", "body", "body2") and not piece.text


def _gone(slide: str, piece: Piece) -> Iterator[Change]:
    """A piece that is there no more; of a placeholder all words are gone."""
    if piece.kind in ("title", "subtitle", "body", "body2"):
        yield from text_changes(_where(slide, piece), piece.lines, ())
    else:
        yield PieceRemoved(_where(slide, piece), piece)


def _piece_changes(slide: str, before: Piece, after: Piece, lossy: Lossy) -> Iterator[Change]:
    where = _where(slide, before)
    if before.kind == "formula" and after.kind == "picture":
        after = replace(after, lines=before.lines, picture=before.picture)  # as it is shown there
    if before.kind == "picture" and after.kind == "formula" and before.alt == after.alt:
        before = replace(before, lines=after.lines, picture=after.picture)
    if before.cells or after.cells:
        yield from _table_changes(where, before, after)
        if before.form != after.form:
            yield ChartRedrawn(where, before.form, after.form)
    else:
        yield from text_changes(where, before.lines, after.lines)
        if before.form and before.form != after.form and lossy == FAITHFUL:
            yield ChartRedrawn(where, before.form, after.form)
    if before.alt != after.alt and (after.alt or not lossy.alt or before.kind == "picture"):
        yield AltChanged(where, before.alt, after.alt)
    if before.link != after.link and not (lossy.links and before.kind != "picture"):
        yield LinkChanged(where, before.link, after.link)
    if before.picture and before.picture != after.picture and not lossy.pictures:
        yield PictureReplaced(where, before.picture, after.picture)
    if not in_place(before, after):
        yield Reshaped(where, before.box, after.box)


def _table_changes(where: Where, before: Piece, after: Piece) -> Iterator[Change]:
    """Cells that say something else; rows that came, went or moved; other columns."""
    match = match_charts if before.form else match_tables
    tables = match(before.cells, after.cells)
    if not tables.same_columns:
        yield TableReshaped(where, before, after)
    width = max(map(len, before.cells), default=0)
    rows = tables.rows
    for number in range(len(after.cells)):
        row = row_in(after.cells, number, tables, width)
        if number not in rows.partner:
            yield RowAdded(where, row, rows.behind(number), number)
            continue
        old = rows.partner[number]
        if number in rows.moved:
            yield RowMoved(where, before.cells[old], old, rows.behind(number), number)
        kept = tables.columns.partner.values()
        for column, (was, now) in enumerate(zip(before.cells[old], row, strict=False), 1):
            if column - 1 in kept:
                called = cell_called(before.cells, old, column - 1) if before.form else ""
                place = replace(where, row=old + 1, column=column, called=called)
                yield from text_changes(place, was, now)
    for old in rows.removed:
        yield RowRemoved(where, before.cells[old], old)


def text_changes(
    where: Where, before: Sequence[Line], after: Sequence[Line]
) -> Iterator[TextChange]:
    """What changed in a text, in the order of the new one; what is gone comes last."""
    if len(before) <= 1 and (where.row or where.kind in ("title", "subtitle", "shape")):
        after = joined(after)  # a label is one text, however often somebody pressed Enter in it
    if tuple(before) == tuple(after):
        return
    matching = match_lines(before, after)
    for number, line in enumerate(after):
        if number not in matching.partner:
            yield LineAdded(where, line, matching.behind(number), number)
            continue
        old = matching.partner[number]
        if number in matching.moved:
            yield LineMoved(where, before[old], line, old, matching.behind(number), number)
        if not same_words(before[old], line, breaks=where.is_flowing):
            yield LineChanged(where, before[old], line, old)
    for old in matching.removed:
        yield LineRemoved(where, before[old], old)


def joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Paragraphs as one, with line breaks between them."""
    if len(lines) < 2:
        return tuple(lines)
    words: list[Words] = []
    for number, line in enumerate(lines):
        words += [replace(words[-1], text="\n")] if number and words else []
        words += line.words
    return (normal(replace(lines[0], words=tuple(words))),)


def _order(
    before: Sequence[Said], after: Sequence[Seen], known: Sequence[Known]
) -> Iterator[SlideAdded | SlideMoved | SlideRemoved]:
    """Slides that came, went, or stand somewhere else."""
    places = {slide.id: place for place, slide in enumerate(before)}
    ids = [one.id for one in known if one.id]
    moved = out_of_order([places[one] for one in ids], range(len(ids)))
    movers = {ids[place] for place in moved}
    behind = ""
    for seen, one in zip(after, known, strict=True):
        if not one.id:
            yield SlideAdded(seen, behind, one.original, one.likeness)
            continue
        if one.id in movers:
            yield SlideMoved(one.id, seen.said.title, behind)
        behind = one.id
    for slide in before:
        if slide.id not in ids:
            yield SlideRemoved(slide.id, slide.title)
