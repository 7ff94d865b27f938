"""Rows of a table brought home: added, taken out, moved."""

from __future__ import annotations

from deckbuilder.diagnostics import Span
from deckbuilder.source import Content, Document, Part
from deckbuilder.sync.changes import RowAdded, RowMoved, RowRemoved, Where
from deckbuilder.sync.charts_back import file_of, row_content
from deckbuilder.sync.decisions import Decision
from deckbuilder.sync.marking import markdown, unbroken
from deckbuilder.sync.mine import Mine
from deckbuilder.sync.papers import CannotBring, Papers
from deckbuilder.sync.tables import Row

_ROWS = ("rows", "table", "data", "chart")
_NO_ROWS = "this table does not stand in the outline as rows"
_AS_ROWS = "change them there, or write them as rows, `- [Year, Papers]` and `- [2019, 12]`"
_THERE = "change it there"
_OTHER_LANGUAGE = "which rows there are is for the outline to say, and this deck is a translation"


def in_order(one: Decision) -> tuple[bool, int]:
    """The order in which rows are to be written: what is gone first, then by the new places."""
    change = one.change
    return not isinstance(change, RowRemoved), getattr(change, "to", 0)


class Rows:
    """The rows of a table while they are put in order."""

    def __init__(self, papers: Papers, mine: Mine, slide: str, where: Where) -> None:
        self.papers = papers
        self.mine = mine
        self.slide = slide
        self.where = where
        self._parts: dict[int, Part] = {}
        self._last: dict[int, Part] = {}
        """What was put behind a row already, which the next one comes behind."""

    def apply(self, one: Decision) -> None:
        """Write one change; CannotBring when the table is not written as rows."""
        if self.papers.is_translation:
            raise CannotBring(_OTHER_LANGUAGE)
        document, sequence = self._rows()
        match one.change:
            case RowRemoved():
                document.remove(self._row(one.number))
            case RowMoved():
                part = self._row(one.number)
                index = self._index_behind(one.behind)
                own = (part.index or 0) < index
                document.move(part, sequence, index - own)
                self._last[one.behind] = part
            case RowAdded(_, row):
                index = self._index_behind(one.behind)
                self._last[one.behind] = document.insert(
                    sequence, index, self._content(row, sequence)
                )
            case _:
                raise self._no_rows()

    def _no_rows(self, *places: Span) -> CannotBring:
        """Why nothing can be written here."""
        if self.where.kind != "chart":
            return CannotBring(_NO_ROWS, places)
        name = file_of(self.mine.slide_nodes.get(self.slide))
        if name:
            return CannotBring(f"the data of this chart stand in `{name}`", places, _THERE)
        return CannotBring("the data of this chart are no rows in the outline", places, _AS_ROWS)

    def cell(self, row: int, column: int) -> Part:
        """A cell as it is written; rows and columns count from 1."""
        part = self._row(row - 1)
        cells = part.entries.get("row", part) if part.kind == "mapping" else part
        piece = self.mine.piece(self.slide, self.where.piece)
        width = max(map(len, piece.cells)) if piece else 0
        if cells.kind != "list" or len(cells.items) != width or cells.items[column - 1].shared:
            raise self._no_rows(part.node.span)
        return cells.items[column - 1]

    def _content(self, row: Row, sequence: Part) -> Content:
        if self.where.kind == "chart":
            return row_content([" ".join(line.text for line in cell) for cell in row], sequence)
        return [" ".join(markdown(unbroken(line)) for line in cell) for cell in row]

    def _index_behind(self, number: int) -> int:
        if number in self._last:
            return (self._last[number].index or 0) + 1
        if number < 0:
            # Not simply 0: a table that builds is several, one below another.
            return self._row(0).index or 0
        return (self._row(number).index or 0) + 1

    def _rows(self) -> tuple[Document, Part]:
        part = self._row(0)
        assert part.parent is not None
        return self.papers.document(part.node), part.parent

    def _row(self, number: int) -> Part:
        """A row as it is written, by its number in the table as it was before the writing."""
        if number not in self._parts:
            self._find_all()
        if number not in self._parts:
            raise self._no_rows()
        return self._parts[number]

    def _find_all(self) -> None:
        piece = self.mine.piece(self.slide, self.where.piece)
        for number, cells in enumerate(piece.cells if piece else ()):
            for column in range(1, len(cells) + 1):
                where = Where(self.slide, self.where.piece, "table", number + 1, column)
                traces = self.mine.traces(self.slide, where, 0)
                part = self.papers.part(traces[0].origin.node)[1] if traces else None
                while part is not None and not _is_row(part):
                    part = part.parent
                if part is not None:
                    self._parts[number] = part
                    break


def _is_row(part: Part) -> bool:
    """Whether it stands in the rows of a table, which are all of it where nothing else is said."""
    return part.parent is not None and part.index is not None and part.parent.key in _ROWS
