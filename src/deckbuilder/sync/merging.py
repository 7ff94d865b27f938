"""What to do about each change of theirs, now that the outline may have changed as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from deckbuilder.content import Piece, Said
from deckbuilder.kinds.moving import TRANSITIONS
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
    new_called,
)
from deckbuilder.sync.comparison import Compared
from deckbuilder.sync.decisions import Decision, Verdict
from deckbuilder.sync.likeness import (
    flat,
    in_place,
    lines_of,
    slides_alike,
    told_of,
)
from deckbuilder.sync.lines import out_of_order
from deckbuilder.sync.marking import says
from deckbuilder.sync.merging_texts import Texts
from deckbuilder.sync.mine import Mine
from deckbuilder.sync.new_slide import title_of, unsaid
from deckbuilder.sync.seen import Seen
from deckbuilder.sync.versions import Versions

_SHARED = 0.34
"""Part of the paragraphs that it shares with another of the same title, for it to be that one."""
SETTLED = 0.9
"""Least likeness of a slide of theirs to one that the outline has got since: it is that one."""


def merged(compared: Compared, base: Sequence[Said], mine: Mine) -> list[Decision]:
    """A decision about each change, in their order."""
    return list(_Merge(Versions(compared, base, mine)).decisions())


class _Merge:
    def __init__(self, versions: Versions) -> None:
        self.compared = versions.compared
        self.base = versions.base
        self.mine = versions.mine
        self.now = versions.now
        self.texts = Texts(versions)
        self._settled: set[str] = set()
        """Slides that the outline has got since and that are one of theirs."""

    def decisions(self) -> Iterator[Decision]:
        for change in self.compared.changes:
            decision = self.decision(change)
            yield decision
            if isinstance(change, SlideAdded):
                yield from self.unsaid(change, decision)

    def decision(self, change: Change) -> Decision:
        match change:
            case LineChanged() | LineAdded() | LineRemoved() | LineMoved():
                return self.texts.text(change)
            case RowAdded() | RowRemoved() | RowMoved():
                return self.texts.row(change)
            case AltChanged() | LinkChanged():
                return self.attribute(change)
            case HiddenChanged():
                return self.hidden(change)
            case TransitionChanged():
                return self.transition(change)
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
            case Reshaped() | PieceAdded() | PieceRemoved() | TableReshaped() | ChartRedrawn():
                return self.shape(change)
            case LayoutChanged() | Dressed():
                slide = self.now.get(change.slide, "")
                verdict: Verdict = "already" if slide in self.mine.kept else "report"
                return Decision(change, verdict, slide, place=self.mine.place(slide))
            case LookChanged():
                return Decision(change, "report")
            case _:
                assert_never(change)

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

    def shape(
        self, change: Reshaped | PieceAdded | PieceRemoved | TableReshaped | ChartRedrawn
    ) -> Decision:
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
            case ChartRedrawn(_, _, form):
                there = now is not None and now.form == form
            case PieceAdded(_, piece) | TableReshaped(_, _, piece):
                there = any(_same_thing(one, piece) for one in self.mine.slides[slide].pieces)
        return replace(made, verdict="already") if there else made

    def picture(self, change: PictureReplaced) -> Decision:
        slide = self.now.get(change.where.slide, "")
        piece = self.mine.piece(slide, change.where.piece)
        place = self.mine.place(slide)
        recorded = piece is not None and piece.kind in ("video", "audio")
        if recorded and piece and change.after == piece.picture:
            return Decision(change, "already", slide, place=place)
        if piece is None or recorded or not change.after:
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

    def transition(self, change: TransitionChanged) -> Decision:
        slide = self.now.get(change.slide, "")
        made = Decision(change, "already", slide, place=self.mine.place(slide))
        if not slide or slide in self.mine.kept:
            return made
        now = self.mine.slides[slide].transition
        if now == change.after:
            return made
        if change.after not in TRANSITIONS:
            return replace(made, verdict="report")
        if now == change.before:
            return replace(made, verdict="apply")
        return replace(made, verdict="conflict", yours=now)

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
        taken = {*self.now.values(), *self._settled}
        since = [one for name, one in self.mine.slides.items() if name not in taken]
        likeness = {one.id: _settled(one, change.new) for one in since}
        likest = max(likeness, key=lambda name: likeness[name], default="")
        if likest and likeness[likest] >= SETTLED:
            self._settled.add(likest)
            return Decision(change, "already", likest, place=self.mine.place(likest))
        behind = self.now.get(change.behind, "")
        return Decision(change, "ask", behind_slide=behind, place=self.mine.place(behind))

    def unsaid(self, change: SlideAdded, decision: Decision) -> Iterator[Decision]:
        """What is on a new slide that the outline's slide cannot say."""
        name = decision.slide if decision.verdict == "already" else ""
        if change.original or name in self.mine.kept:
            return
        pictures = {piece.picture: "" for piece in change.new.said.pieces if piece.picture}
        for piece in unsaid(change.new.said, pictures):
            where = Where(new_called(change.new.number), piece.name, piece.kind)
            yield Decision(PieceAdded(where, piece), "report", name or where.slide)

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


def _settled(mine: Said, new: Seen) -> float:
    """How much a slide that the outline has got since may be one that they added.

    What an outline cannot say of it is missing, and deckbuilder may have added to its notes.
    """
    theirs = new.said
    score = slides_alike(mine, theirs)
    lines = Counter(lines_of(theirs))
    shared = (lines & Counter(lines_of(mine))).total()
    title = says(title_of(theirs, new.number)).text
    same = flat(mine.title) == flat(title) and shared >= _SHARED * lines.total()
    return 1 + score if same else score


def _same_thing(one: Piece, other: Piece) -> bool:
    same = (one.kind, flat(one.text), one.picture) == (other.kind, flat(other.text), other.picture)
    return same and in_place(one, other)
