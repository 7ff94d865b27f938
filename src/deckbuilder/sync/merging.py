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
    SectionRenamed,
    SlideAdded,
    SlideMoved,
    SlideRemoved,
    TableReshaped,
    TextChange,
    Where,
)
from deckbuilder.sync.comparison import Compared
from deckbuilder.sync.likeness import flat, in_place, same_words, slides_alike
from deckbuilder.sync.lines import Matching, match_lines
from deckbuilder.sync.mine import Mine

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
    number: int = -1
    """Of a text: the paragraph as it stands now; -1 for none."""
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
        self.now = present(base, tuple(mine.slides.values()))
        """Id that a slide has now, by the id it was built with."""
        self._matchings: dict[Where, Matching] = {}

    def decisions(self) -> Iterator[Decision]:
        for change in self.compared.changes:
            yield self.decision(change)

    def decision(self, change: Change) -> Decision:
        match change:
            case LineChanged() | LineAdded() | LineRemoved() | LineMoved():
                return self.text(change)
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
        lines = self.mine.lines(slide, change.where)
        if isinstance(change, LineAdded):
            made = self.line_added(change, slide, lines)
        else:
            made = self.line(change, slide, lines)
        kept = slide in self.mine.kept and change.where.kind != "notes"
        if kept and made.verdict != "already":
            return replace(made, verdict="report", why=KEPT)
        return made

    def line(
        self, change: LineChanged | LineRemoved | LineMoved, slide: str, lines: Sequence[Line]
    ) -> Decision:
        number = self._number(change, lines)
        made = Decision(change, "apply", slide, number)
        if number < 0:
            if isinstance(change, LineRemoved):
                return replace(made, verdict="already")
            why = "you have taken this out since"
            return replace(made, verdict="conflict", place=self.mine.place(slide), why=why)
        now = lines[number]
        made = replace(made, place=self.mine.place(slide, change.where, number))
        if isinstance(change, LineMoved):
            behind = self._behind(change.behind, self._matching(change, lines))
            made = replace(made, behind=behind)
            return replace(made, verdict="already") if behind == number - 1 else made
        if isinstance(change, LineChanged) and same_words(now, change.after):
            return replace(made, verdict="already")
        if same_words(now, change.before):
            return made
        return replace(made, verdict="conflict", yours=now.text)

    def line_added(self, change: LineAdded, slide: str, lines: Sequence[Line]) -> Decision:
        matching = self._matching(change, lines)
        new = [lines[number] for number in matching.added]
        behind = self._behind(change.behind, matching)
        place = self.mine.place(slide, change.where, max(behind, 0))
        if any(same_words(line, replace(change.after, level=line.level)) for line in new):
            return Decision(change, "already", slide, behind=behind, place=place)
        return Decision(change, "apply", slide, behind=behind, place=place)

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
        piece = next(one for one in slide.pieces if one.name == where.piece)
        return piece.cells[where.row - 1][where.column - 1] if where.row else piece.lines

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
        return Decision(change, "ask", slide, place=self.mine.place(slide))

    def moved(self, change: SlideMoved) -> Decision:
        slide, behind = self.now.get(change.slide, ""), self.now.get(change.behind, "")
        if not slide:
            return Decision(change, "already")
        order = [name for name in self.mine.slides if name in self.now.values()]
        before = order[: order.index(slide)]
        if (before[-1] if before else "") == behind:
            return Decision(change, "already", slide)
        place = self.mine.place(slide)
        return Decision(change, "ask", slide, behind_slide=behind, place=place)


def _same_thing(one: Piece, other: Piece) -> bool:
    same = (one.kind, flat(one.text), one.picture) == (other.kind, flat(other.text), other.picture)
    return same and in_place(one, other)


def present(base: Sequence[Said], now: Sequence[Said]) -> dict[str, str]:
    """The id that each slide has now, by the id it was built with; those that are gone are not in.

    An id made from a title changes with it: such a slide is known by what else it says.
    """
    ids = {slide.id for slide in now}
    found = {slide.id: slide.id for slide in base if slide.id in ids}
    lost = [slide for slide in base if slide.id not in found]
    free = [slide for slide in now if slide.id not in found]
    scored = sorted(
        (-slides_alike(old, new), i, j) for i, old in enumerate(lost) for j, new in enumerate(free)
    )
    for minus, i, j in scored:
        if -minus >= 0.6 and lost[i].id not in found and free[j].id not in found.values():
            found[lost[i].id] = free[j].id
    return found
