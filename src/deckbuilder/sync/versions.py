"""A text in its three versions: as it was built, as they have it, as the outline has it now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckbuilder.content import Line, Piece, Said
from deckbuilder.sync.changes import LineChanged, LineMoved, LineRemoved, TextChange, Where
from deckbuilder.sync.comparison import Compared
from deckbuilder.sync.lines import Matching, match_lines
from deckbuilder.sync.mine import Mine
from deckbuilder.sync.pieces import match_pieces
from deckbuilder.sync.tables import Tables, match_tables


class Versions:
    """Built, theirs and mine."""

    def __init__(self, compared: Compared, base: Sequence[Said], mine: Mine) -> None:
        self.compared = compared
        self.base = {slide.id: slide for slide in base}
        self.mine = mine
        self.now = mine.present(base)
        """Id that a slide has now, by the id it was built with."""
        self._matchings: dict[Where, Matching] = {}
        self._partners: dict[str, dict[int, int]] = {}

    def their_lines(self, where: Where) -> Sequence[Line]:
        """A text in their deck."""
        said = self.compared.partners[where.slide].said
        if where.kind == "notes":
            return said.notes
        built = self.base[where.slide].pieces
        partner = {built[old].name: new for new, old in self.pieces(where.slide).items()}
        if where.piece not in partner:
            return ()
        piece = said.pieces[partner[where.piece]]
        if not where.row:
            return piece.lines
        place = match_tables(self.piece(where).cells, piece.cells).place(where.row, where.column)
        return piece.cells[place[0] - 1][place[1] - 1] if place else ()

    def pieces(self, slide: str) -> dict[int, int]:
        if slide not in self._partners:
            said = self.compared.partners[slide].said
            self._partners[slide] = match_pieces(self.base[slide].pieces, said.pieces)
        return self._partners[slide]

    def where_now(self, where: Where, slide: str) -> Where | None:
        """Where a text stands now; None for a cell whose row or column is gone."""
        if not where.row:
            return where
        tables = self.tables(where, slide)
        place = tables.place(where.row, where.column) if tables else None
        return replace(where, row=place[0], column=place[1]) if place else None

    def tables(self, where: Where, slide: str) -> Tables | None:
        """A table as it was built against the table as it is now."""
        built = self.piece(where)
        now = self.mine.piece(slide, where.piece)
        return match_tables(built.cells, now.cells) if now else None

    def number(self, change: LineChanged | LineRemoved | LineMoved, lines: Sequence[Line]) -> int:
        """The number that a paragraph as it was built has now; -1 when it is there no more."""
        partner = self.matching(change, lines).partner
        return next((now for now, old in partner.items() if old == change.number), -1)

    def behind(self, number: int, matching: Matching) -> int:
        """The number now of a paragraph, or of the nearest before it that is still there."""
        now = {old: new for new, old in matching.partner.items()}
        return next((now[old] for old in range(number, -1, -1) if old in now), -1)

    def matching(self, change: TextChange, lines: Sequence[Line]) -> Matching:
        """The text as it was built against the text as it is now."""
        where = change.where
        if where not in self._matchings:
            self._matchings[where] = match_lines(self.built(change), lines)
        return self._matchings[where]

    def built(self, change: TextChange) -> Sequence[Line]:
        where = change.where
        slide = self.base[where.slide]
        if where.kind == "notes":
            return slide.notes
        piece = self.piece(where)
        return piece.cells[where.row - 1][where.column - 1] if where.row else piece.lines

    def piece(self, where: Where) -> Piece:
        pieces = self.base[where.slide].pieces
        return next(one for one in pieces if one.name == where.piece)
