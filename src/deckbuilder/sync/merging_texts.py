"""What to do about changes of words and of rows."""

from __future__ import annotations

from dataclasses import replace

from deckbuilder.sync.changes import (
    LineAdded,
    LineChanged,
    LineMoved,
    LineRemoved,
    RowAdded,
    RowChange,
    RowMoved,
    TextChange,
    Where,
)
from deckbuilder.sync.decisions import KEPT, Decision
from deckbuilder.sync.likeness import only_look_differs, same_style, same_words
from deckbuilder.sync.tables import same_row, text_of
from deckbuilder.sync.versions import Versions


class Texts:
    """Decides about texts, paragraph by paragraph, and about rows of tables."""

    def __init__(self, versions: Versions) -> None:
        self.versions = versions

    def text(self, change: TextChange) -> Decision:
        slide = self.versions.now.get(change.where.slide, "")
        if not slide:
            return Decision(change, "conflict", why="you have removed this slide since")
        where = self.versions.where_now(change.where, slide)
        if where and self.says_the_same(change.where, slide, where):
            return Decision(change, "already", slide, where)
        if isinstance(change, LineAdded):
            made = self.line_added(change, slide, where)
        else:
            made = self.line(change, slide, where)
        kept = slide in self.versions.mine.kept and change.where.kind != "notes"
        if kept and made.verdict != "already":
            return replace(made, verdict="report", why=KEPT)
        return made

    def says_the_same(self, built: Where, slide: str, now: Where) -> bool:
        """Whether the whole text says now what it says in their deck, paragraph by paragraph."""
        theirs = self.versions.their_lines(built)
        lines = self.versions.mine.lines(slide, now)
        return len(lines) == len(theirs) and all(
            same_words(one, other, breaks=built.is_flowing)
            for one, other in zip(lines, theirs, strict=True)
        )

    def line(
        self, change: LineChanged | LineRemoved | LineMoved, slide: str, where: Where | None
    ) -> Decision:
        lines = self.versions.mine.lines(slide, where) if where else ()
        number = self.versions.number(change, lines)
        made = Decision(change, "apply", slide, where, number)
        if number < 0:
            if isinstance(change, LineRemoved):
                return replace(made, verdict="already")
            why = "you have taken this out since"
            return replace(made, verdict="conflict", place=self.versions.mine.place(slide), why=why)
        now = lines[number]
        made = replace(made, place=self.versions.mine.place(slide, where, number))
        if isinstance(change, LineMoved):
            behind = self.versions.behind(change.behind, self.versions.matching(change, lines))
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
            return Decision(
                change, "conflict", slide, place=self.versions.mine.place(slide), why=why
            )
        lines = self.versions.mine.lines(slide, where)
        matching = self.versions.matching(change, lines)
        behind = self.versions.behind(change.behind, matching)
        place = self.versions.mine.place(slide, where, max(behind, 0))
        made = Decision(change, "apply", slide, where, behind=behind, place=place)
        built = self.versions.built(change)
        there = sum(same_style(line, change.after) for line in lines)
        if there > sum(same_style(line, change.after) for line in built):
            return replace(made, verdict="already")
        return made

    def row(self, change: RowChange) -> Decision:
        slide = self.versions.now.get(change.where.slide, "")
        tables = self.versions.tables(change.where, slide) if slide else None
        now = self.versions.mine.piece(slide, change.where.piece)
        place = self.versions.mine.place(slide)
        made = Decision(change, "apply", slide, change.where, place=place)
        if tables is None or now is None:
            return replace(made, verdict="conflict", why="you have taken this table out since")
        if slide in self.versions.mine.kept:
            return replace(made, verdict="report", why=KEPT)
        if isinstance(change, RowAdded):
            new = (now.cells[number] for number in tables.rows.added)
            there = any(same_row(row, change.row) for row in new)
            made = replace(made, behind=self.versions.behind(change.behind, tables.rows))
            return replace(made, verdict="already") if there else made
        number = next((n for n, old in tables.rows.partner.items() if old == change.number), -1)
        made = replace(made, number=number)
        if number < 0:
            return replace(made, verdict="already")
        if isinstance(change, RowMoved):
            made = replace(made, behind=self.versions.behind(change.behind, tables.rows))
            return replace(made, verdict="already") if made.behind == number - 1 else made
        if same_row(now.cells[number], change.row):
            return made
        yours = " | ".join(map(text_of, now.cells[number]))
        return replace(made, verdict="conflict", yours=yours)
