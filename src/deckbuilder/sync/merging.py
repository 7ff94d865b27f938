"""What to do about each change of theirs, now that the outline may have changed as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, assert_never

from deckbuilder.content import Line, Piece, Said
from deckbuilder.diagnostics import Span
from deckbuilder.sync.changes import (
    AltChanged,
    Change,
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
    RowChange,
    RowMoved,
    RowRemoved,
    SectionRenamed,
    SlideAdded,
    SlideMoved,
    SlideRemoved,
    TableReshaped,
    TextChange,
    Where,
)
from deckbuilder.sync.comparison import Compared
from deckbuilder.sync.likeness import (
    flat,
    in_place,
    only_look_differs,
    same_style,
    same_words,
    slides_alike,
    told_of,
)
from deckbuilder.sync.lines import Matching, match_lines, out_of_order
from deckbuilder.sync.mine import Mine
from deckbuilder.sync.pieces import match_pieces
from deckbuilder.sync.tables import Tables, match_tables, same_row, text_of

Verdict: TypeAlias = Literal["apply", "already", "ask", "conflict", "report"]

KEPT = "this slide is shown as it is in another deck"
SETTLED = 0.9
"""Least likeness of a slide of theirs to one that the outline has got since: it is that one."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A change of theirs, and what is to be done about it."""

    change: Change
    verdict: Verdict
    slide: str = ""
    """Id of the slide as the outline has it now; empty when it has it no more."""
    where: Where | None = None
    """Of a text: where it stands now, as rows may have come before the row it is in."""
    number: int = -1
    """Of a text or a row: the paragraph, or the row, as it stands now, from 0; -1 for none."""
    behind: int = -1
    """Of one that is added or moved: the paragraph it comes behind, as it stands now."""
    behind_slide: str = ""
    """Of a slide that is added or moved: the one it comes behind; empty for the start."""
    yours: str = ""
    """What the outline says now, where that is not what was built."""
    place: Span | None = None
    """Where it says it."""
    why: str = ""
    """Why it is only told."""


def merged(compared: Compared, base: Sequence[Said], mine: Mine) -> list[Decision]:
    """A decision about each change, in their order."""
    return list(_Merge(compared, base, mine).decisions())


class _Merge:
    def __init__(self, compared: Compared, base: Sequence[Said], mine: Mine) -> None:
        self.compared = compared
        self.base = {slide.id: slide for slide in base}
        self.mine = mine
        self.now = mine.present(base)
        """Id that a slide has now, by the id it was built with."""
        self._matchings: dict[Where, Matching] = {}
        self._partners: dict[str, dict[int, int]] = {}

    def decisions(self) -> Iterator[Decision]:
        for change in self.compared.changes:
            yield self.decision(change)

    def decision(self, change: Change) -> Decision:
        match change:
            case LineChanged() | LineAdded() | LineRemoved() | LineMoved():
                return self.text(change)
            case RowAdded() | RowRemoved() | RowMoved():
                return self.row(change)
            case AltChanged() | LinkChanged():
                return self.attribute(change)
            case HiddenChanged():
                return self.hidden(change)
            case SectionRenamed():
                return self.section(change)
            case SlideAdded():
                return self.added(change)
            case SlideRemoved():
                return self.removed(change)
            case SlideMoved():
                return self.moved(change)
            case PictureReplaced():
                return self.picture(change)
            case Reshaped() | PieceAdded() | PieceRemoved() | TableReshaped():
                return self.shape(change)
            case LayoutChanged() | Dressed():
                slide = self.now.get(change.slide, "")
                verdict: Verdict = "already" if slide in self.mine.kept else "report"
                return Decision(change, verdict, slide, place=self.mine.place(slide))
            case LookChanged():
                return Decision(change, "report")
            case _:
                assert_never(change)

    def text(self, change: TextChange) -> Decision:
        slide = self.now.get(change.where.slide, "")
        if not slide:
            return Decision(change, "conflict", why="you have removed this slide since")
        where = self.where_now(change.where, slide)
        if where and self.says_the_same(change.where, slide, where):
            return Decision(change, "already", slide, where)
        if isinstance(change, LineAdded):
            made = self.line_added(change, slide, where)
        else:
            made = self.line(change, slide, where)
        kept = slide in self.mine.kept and change.where.kind != "notes"
        if kept and made.verdict != "already":
            return replace(made, verdict="report", why=KEPT)
        return made

    def says_the_same(self, built: Where, slide: str, now: Where) -> bool:
        """Whether the whole text says now what it says in their deck, paragraph by paragraph."""
        theirs = self.their_lines(built)
        lines = self.mine.lines(slide, now)
        return len(lines) == len(theirs) and all(
            same_words(one, other, breaks=built.is_flowing)
            for one, other in zip(lines, theirs, strict=True)
        )

    def their_lines(self, where: Where) -> Sequence[Line]:
        """A text in their deck."""
        said = self.compared.partners[where.slide].said
        if where.kind == "notes":
            return said.notes
        built = self.base[where.slide].pieces
        partner = {built[old].name: new for new, old in self._pieces(where.slide).items()}
        if where.piece not in partner:
            return ()
        piece = said.pieces[partner[where.piece]]
        if not where.row:
            return piece.lines
        place = match_tables(self._piece(where).cells, piece.cells).place(where.row, where.column)
        return piece.cells[place[0] - 1][place[1] - 1] if place else ()

    def _pieces(self, slide: str) -> dict[int, int]:
        if slide not in self._partners:
            said = self.compared.partners[slide].said
            self._partners[slide] = match_pieces(self.base[slide].pieces, said.pieces)
        return self._partners[slide]

    def line(
        self, change: LineChanged | LineRemoved | LineMoved, slide: str, where: Where | None
    ) -> Decision:
        lines = self.mine.lines(slide, where) if where else ()
        number = self._number(change, lines)
        made = Decision(change, "apply", slide, where, number)
        if number < 0:
            if isinstance(change, LineRemoved):
                return replace(made, verdict="already")
            why = "you have taken this out since"
            return replace(made, verdict="conflict", place=self.mine.place(slide), why=why)
        now = lines[number]
        made = replace(made, place=self.mine.place(slide, where, number))
        if isinstance(change, LineMoved):
            behind = self._behind(change.behind, self._matching(change, lines))
            made = replace(made, behind=behind)
            return replace(made, verdict="already") if behind == number - 1 else made
        breaks = change.where.is_flowing
        if isinstance(change, LineChanged) and same_words(now, change.after, breaks=breaks):
            return replace(made, verdict="already")
        if same_words(now, change.before, breaks=breaks):
            return made
        if isinstance(change, LineChanged) and only_look_differs(now, change.after):
            return replace(made, verdict="already")
        return replace(made, verdict="conflict", yours=now.text)

    def line_added(self, change: LineAdded, slide: str, where: Where | None) -> Decision:
        if where is None:
            why = "you have taken this row out since"
            return Decision(change, "conflict", slide, place=self.mine.place(slide), why=why)
        lines = self.mine.lines(slide, where)
        matching = self._matching(change, lines)
        behind = self._behind(change.behind, matching)
        place = self.mine.place(slide, where, max(behind, 0))
        made = Decision(change, "apply", slide, where, behind=behind, place=place)
        built = self._built(change)
        there = sum(same_style(line, change.after) for line in lines)
        if there > sum(same_style(line, change.after) for line in built):
            return replace(made, verdict="already")
        return made

    def where_now(self, where: Where, slide: str) -> Where | None:
        """Where a text stands now; None for a cell whose row or column is gone."""
        if not where.row:
            return where
        tables = self._tables(where, slide)
        place = tables.place(where.row, where.column) if tables else None
        return replace(where, row=place[0], column=place[1]) if place else None

    def _tables(self, where: Where, slide: str) -> Tables | None:
        """A table as it was built against the table as it is now."""
        built = self._piece(where)
        now = self.mine.piece(slide, where.piece)
        return match_tables(built.cells, now.cells) if now else None

    def row(self, change: RowChange) -> Decision:
        slide = self.now.get(change.where.slide, "")
        tables = self._tables(change.where, slide) if slide else None
        now = self.mine.piece(slide, change.where.piece)
        place = self.mine.place(slide)
        made = Decision(change, "apply", slide, change.where, place=place)
        if tables is None or now is None:
            return replace(made, verdict="conflict", why="you have taken this table out since")
        if slide in self.mine.kept:
            return replace(made, verdict="report", why=KEPT)
        if isinstance(change, RowAdded):
            new = (now.cells[number] for number in tables.rows.added)
            there = any(same_row(row, change.row) for row in new)
            made = replace(made, behind=self._behind(change.behind, tables.rows))
            return replace(made, verdict="already") if there else made
        number = next((n for n, old in tables.rows.partner.items() if old == change.number), -1)
        made = replace(made, number=number)
        if number < 0:
            return replace(made, verdict="already")
        if isinstance(change, RowMoved):
            made = replace(made, behind=self._behind(change.behind, tables.rows))
            return replace(made, verdict="already") if made.behind == number - 1 else made
        if same_row(now.cells[number], change.row):
            return made
        yours = " | ".join(map(text_of, now.cells[number]))
        return replace(made, verdict="conflict", yours=yours)

    def _number(self, change: LineChanged | LineRemoved | LineMoved, lines: Sequence[Line]) -> int:
        """The number that a paragraph as it was built has now; -1 when it is there no more."""
        partner = self._matching(change, lines).partner
        return next((now for now, old in partner.items() if old == change.number), -1)

    def _behind(self, number: int, matching: Matching) -> int:
        """The number now of a paragraph, or of the nearest before it that is still there."""
        now = {old: new for new, old in matching.partner.items()}
        return next((now[old] for old in range(number, -1, -1) if old in now), -1)

    def _matching(self, change: TextChange, lines: Sequence[Line]) -> Matching:
        """The text as it was built against the text as it is now."""
        where = change.where
        if where not in self._matchings:
            self._matchings[where] = match_lines(self._built(change), lines)
        return self._matchings[where]

    def _built(self, change: TextChange) -> Sequence[Line]:
        where = change.where
        slide = self.base[where.slide]
        if where.kind == "notes":
            return slide.notes
        piece = self._piece(where)
        return piece.cells[where.row - 1][where.column - 1] if where.row else piece.lines

    def _piece(self, where: Where) -> Piece:
        pieces = self.base[where.slide].pieces
        return next(one for one in pieces if one.name == where.piece)

    def attribute(self, change: AltChanged | LinkChanged) -> Decision:
        slide = self.now.get(change.where.slide, "")
        piece = self.mine.piece(slide, change.where.piece)
        place = self.mine.place(slide)
        if piece is None:
            why = "you have taken this out since"
            return Decision(change, "conflict", slide, place=place, why=why)
        now = piece.alt if isinstance(change, AltChanged) else piece.link
        if now == change.after:
            return Decision(change, "already", slide, place=place)
        if now == change.before:
            return Decision(change, "apply", slide, place=place)
        return Decision(change, "conflict", slide, yours=now, place=place)

    def shape(self, change: Reshaped | PieceAdded | PieceRemoved | TableReshaped) -> Decision:
        """What no outline can say: told, unless the slide shows it, as one that is kept does."""
        slide = self.now.get(change.where.slide, "")
        made = Decision(change, "report", slide, place=self.mine.place(slide))
        if not slide:
            return replace(made, verdict="already")
        now = self.mine.piece(slide, change.where.piece)
        match change:
            case Reshaped(_, _, after):
                there = now is not None and in_place(now, replace(now, box=after))
            case PieceRemoved():
                there = now is None
            case PieceAdded(_, piece) | TableReshaped(_, _, piece):
                there = any(_same_thing(one, piece) for one in self.mine.slides[slide].pieces)
        return replace(made, verdict="already") if there else made

    def picture(self, change: PictureReplaced) -> Decision:
        slide = self.now.get(change.where.slide, "")
        piece = self.mine.piece(slide, change.where.piece)
        place = self.mine.place(slide)
        if piece is None or not change.after:
            return Decision(change, "report", slide, place=place)
        if change.after in (piece.picture, *self.mine.picture_files(slide)):
            return Decision(change, "already", slide, place=place)
        return Decision(change, "ask", slide, place=place)

    def hidden(self, change: HiddenChanged) -> Decision:
        slide = self.now.get(change.slide, "")
        if not slide:
            return Decision(change, "already")
        already = self.mine.slides[slide].hidden == change.hidden
        verdict: Verdict = "already" if already else "apply"
        return Decision(change, verdict, slide, place=self.mine.place(slide))

    def section(self, change: SectionRenamed) -> Decision:
        now = self.mine.section_names.get(change.section)
        node = self.mine.section_nodes.get(change.section)
        made = Decision(change, "apply", place=node.span if node else None)
        if now is None or flat(now) == flat(change.after):
            return replace(made, verdict="already")
        if flat(now) == flat(change.before):
            return made
        return replace(made, verdict="conflict", yours=now)

    def added(self, change: SlideAdded) -> Decision:
        since = [one for name, one in self.mine.slides.items() if name not in self.now.values()]
        likest = max(since, key=lambda one: slides_alike(one, change.new.said), default=None)
        if likest and slides_alike(likest, change.new.said) >= SETTLED:
            return Decision(change, "already", likest.id, place=self.mine.place(likest.id))
        behind = self.now.get(change.behind, "")
        return Decision(change, "ask", behind_slide=behind, place=self.mine.place(behind))

    def removed(self, change: SlideRemoved) -> Decision:
        slide = self.now.get(change.slide, "")
        if not slide or self.mine.slides[slide].hidden:
            return Decision(change, "already", slide)
        made = Decision(change, "ask", slide, place=self.mine.place(slide))
        now, built = self.mine.slides[slide], self.base[change.slide]
        if told_of(now) != told_of(built):
            return replace(made, verdict="conflict", why="you have changed this slide since")
        return made

    def moved(self, change: SlideMoved) -> Decision:
        slide, behind = self.now.get(change.slide, ""), self.now.get(change.behind, "")
        if not slide:
            return Decision(change, "already")
        order = [name for name in self.mine.slides if name in self.now.values()]
        before = order[: order.index(slide)]
        if (before[-1] if before else "") == behind:
            return Decision(change, "already", slide)
        place = self.mine.place(slide)
        made = Decision(change, "ask", slide, behind_slide=behind, place=place)
        was = [self.now[name] for name in self.base if name in self.now]
        movers = out_of_order([was.index(name) for name in order], range(len(order)))
        if order.index(slide) in movers:
            here = f"you have moved it behind {before[-1]}" if before else "you have moved it first"
            return replace(made, verdict="conflict", why=f"{here} since")
        return made


def _same_thing(one: Piece, other: Piece) -> bool:
    same = (one.kind, flat(one.text), one.picture) == (other.kind, flat(other.text), other.picture)
    return same and in_place(one, other)
