"""What was decided, written into the outline; what cannot be, said with the reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from deckbuilder.content import Line, Words
from deckbuilder.fields import Origin, Trace
from deckbuilder.source import CannotEdit, Document, Mapping, Paragraphs, Part
from deckbuilder.sync.changes import (
    AltChanged,
    HiddenChanged,
    LineAdded,
    LineChanged,
    LineMoved,
    LineRemoved,
    LinkChanged,
    PictureReplaced,
    RowAdded,
    RowMoved,
    RowRemoved,
    SectionRenamed,
    SlideAdded,
    SlideMoved,
    SlideRemoved,
    Where,
)
from deckbuilder.sync.lists_back import Entry, Placed, Points, ordered
from deckbuilder.sync.marking import markdown, unbroken
from deckbuilder.sync.merging import Decision
from deckbuilder.sync.mine import Mine, picture_names
from deckbuilder.sync.papers import CannotBring, Papers
from deckbuilder.sync.prose import Chunk, added, changed, chunks, joined
from deckbuilder.sync.rows_back import Rows, in_order
from deckbuilder.sync.seen import Seen
from deckbuilder.sync.slides_back import notes_text
from deckbuilder.sync.values import shielded
from deckbuilder.sync.variant_back import slides_for
from deckbuilder.sync.words_back import (
    OUR_OWN,
    read_prose,
    say,
    say_link,
    say_origin,
    written_prose,
)

_OTHER_LANGUAGE = "which points there are is for the outline to say, and this deck is a translation"
_SLIDES = "which slides there are is for the outline to say, and this deck is a translation"
_LAID_OUT = "the words here are laid out one by one, and no list of the outline"


@dataclass(eq=False)
class Outcome:
    """How the writing went."""

    done: list[Decision] = field(default_factory=list)
    failed: list[tuple[Decision, CannotBring]] = field(default_factory=list)
    added: dict[int, str] = field(default_factory=dict)
    """Ids of new slides, by their numbers in the deck that came back."""
    copied: dict[str, Seen] = field(default_factory=dict)
    """Slides that were copied as the outline has their originals, by the ids of the copies."""


class Applying:
    """Writes decisions into the papers of an outline, one text at a time."""

    def __init__(self, mine: Mine, papers: Papers, pictures: dict[str, str]) -> None:
        self.mine = mine
        self.papers = papers
        self.pictures = pictures
        """Where each new picture is to be, by its digest."""
        self.slides = slides_for(papers, mine)
        self.outcome = Outcome()

    def apply(self, decisions: Sequence[Decision]) -> Outcome:
        """Write all of them that can be written: texts, then what is about whole slides."""
        texts: dict[tuple[str, Where], list[Decision]] = {}
        rows: dict[tuple[str, Where], list[Decision]] = {}
        others: list[Decision] = []
        for one in decisions:
            match one.change:
                case LineChanged() | LineAdded() | LineRemoved() | LineMoved():
                    texts.setdefault((one.slide, one.where or one.change.where), []).append(one)
                case RowAdded() | RowRemoved() | RowMoved():
                    rows.setdefault((one.slide, one.change.where), []).append(one)
                case _:
                    others.append(one)
        for (slide, where), group in texts.items():
            self.text(slide, where, group)
        for (slide, where), group in rows.items():
            rows_of = Rows(self.papers, self.mine, slide, where)
            for one in sorted(group, key=in_order):
                self.attempt([one], lambda one=one, rows_of=rows_of: rows_of.apply(one))  # type: ignore[misc]
        for one in sorted(others, key=lambda one: isinstance(one.change, SlideRemoved)):
            self.attempt([one], lambda one=one: self.other(one))  # type: ignore[misc]
        return self.outcome

    def attempt(self, decisions: Sequence[Decision], write: Callable[[], None]) -> bool:
        """Do something; what it was for is done, or else told with the reason."""
        try:
            write()
        except CannotBring as reason:
            self.outcome.failed += [(one, reason) for one in decisions]
            return False
        except CannotEdit as error:
            why = CannotBring(error.diagnostic.message, (error.diagnostic.span,))
            self.outcome.failed += [(one, why) for one in decisions]
            return False
        self.outcome.done += decisions
        return True

    def text(self, slide: str, where: Where, group: Sequence[Decision]) -> None:
        """Change one text: its paragraphs one by one, or their order too."""
        lines = self.mine.lines(slide, where)
        structural = [one for one in group if _is_structural(one, lines)]
        if not structural:
            for one in group:
                self.attempt([one], lambda one=one: self.line(slide, where, one, lines))  # type: ignore[misc]
            return
        plain = [one for one in group if one not in structural]
        self.attempt(group, lambda: self.structure(slide, where, lines, structural, plain))

    def line(self, slide: str, where: Where, one: Decision, lines: Sequence[Line]) -> None:
        """Make one paragraph say something else."""
        assert isinstance(one.change, LineChanged)
        node = self.mine.slide_nodes.get(slide)
        traces = self.mine.traces(slide, where, one.number)
        now, new, breaks = lines[one.number], one.change.after, where.is_flowing
        say(self.papers, node, traces, now, new, breaks=breaks)
        if where.kind == "title" and slide in self.mine.section_of:
            self.slides.keep_id(slide, self.slides.item(slide)[1], "title")

    def structure(
        self,
        slide: str,
        where: Where,
        lines: Sequence[Line],
        structural: Sequence[Decision],
        plain: Sequence[Decision],
    ) -> None:
        """Put the paragraphs of a text in another order."""
        if where.row:
            self._cell(slide, where, _entries(lines, [*structural, *plain]))
            return
        entries = _entries(lines, [*structural, *plain])
        if not entries and where.kind not in ("body", "body2", "notes", "text"):
            raise CannotBring("nothing would be left of this text")
        origins = [self._origin(slide, where, number, line) for number, line in enumerate(lines)]
        prose = [origin for origin in origins if origin and origin.paragraph is not None]
        if where.kind == "notes" and not prose:
            self._new_notes(slide, entries, lines)
        elif prose:
            self._prose(origins, entries, lines)
        else:
            for one in plain:
                self.line(slide, where, one, lines)
            self._points(origins, entries, lines)

    def _cell(self, slide: str, where: Where, entries: Sequence[Entry]) -> None:
        """Fill a cell of a table, or empty it."""
        rows = Rows(self.papers, self.mine, slide, where)
        text = " ".join(markdown(unbroken(entry.line)) for entry in entries)
        part = rows.cell(where.row, where.column)
        self.papers.document(part.node).say(part, shielded(text))

    def _origin(self, slide: str, where: Where, number: int, line: Line) -> Origin | None:
        """What a whole paragraph was made from."""
        traces = self.mine.traces(slide, where, number)
        if len(traces) == 1 and (traces[0].start, traces[0].end) == (0, len(line.text)):
            return traces[0].origin
        return None

    def _new_notes(self, slide: str, entries: Sequence[Entry], lines: Sequence[Line]) -> None:
        """Give a slide its first notes; what deckbuilder says in them itself stays as it is."""
        if len([one for one in entries if one.number >= 0]) < len(lines):
            raise CannotBring(OUR_OWN)
        document, part = self._notes_holder(slide)
        text = notes_text([one.line for one in entries if one.number < 0])
        document.put(part, "notes", Paragraphs(text))

    def _notes_holder(self, slide: str) -> tuple[Document, Part]:
        """The slide that gets notes; an opening's stand in its section."""
        if slide in self.mine.section_nodes and slide not in self.mine.section_of:
            return self.papers.part(self.mine.section_nodes[slide])
        return self.slides.mapping(slide)

    def _prose(
        self, origins: Sequence[Origin | None], entries: Sequence[Entry], lines: Sequence[Line]
    ) -> None:
        """Write paragraphs of one Markdown text in another order; those of our own must stay."""
        own = [number for number, origin in enumerate(origins) if origin is None]
        kept = [entry.number for entry in entries if entry.number in own]
        if kept != own:
            raise CannotBring(OUR_OWN)
        first = next(origin for origin in origins if origin and origin.paragraph is not None)
        document, part = self.papers.prose(first.node)
        paragraphs, tail = chunks(read_prose(part).strip("\n"))
        new: list[Chunk] = []
        for entry in entries:
            origin = origins[entry.number] if entry.number >= 0 else None
            if entry.number < 0:
                new.append(added(entry.line, new[-1] if new else None))
            elif origin and origin.paragraph is not None:
                old = paragraphs[origin.paragraph]
                if entry.line != lines[entry.number]:
                    self.papers.refuse_made(origin.node, old.words)
                    old = changed(old, entry.line)
                new.append(old)
        if not new:
            document.remove(part)
            return
        document.say(part, written_prose(part, joined(new) + tail))

    def _points(
        self, origins: Sequence[Origin | None], entries: Sequence[Entry], lines: Sequence[Line]
    ) -> None:
        """Put a list of points in order."""
        items: dict[int, Part] = {}
        document = self.papers.own
        for number, origin in enumerate(origins):
            if origin is None:
                raise CannotBring(_LAID_OUT)
            if self.papers.outline.language:
                raise CannotBring(_OTHER_LANGUAGE, (origin.node.span,))
            document, part = self.papers.part(origin.node)
            items[number] = _item_of(part)
        tops = [items[number] for number, line in enumerate(lines) if line.level == 0]
        root = tops[0].parent if tops else None
        if root is None or root.key != "points" or any(one.parent is not root for one in tops):
            raise CannotBring(_LAID_OUT)
        if not entries:
            document.remove(root)
            return
        Points(document, items).arrange(root, entries)

    def other(self, one: Decision) -> None:
        """Do what is about more than words."""
        match one.change:
            case HiddenChanged(_, hidden):
                self.slides.hide(one.slide, hidden)
            case AltChanged(where, before, after):
                self._alt(one.slide, where, before, after)
            case LinkChanged(_, before, after):
                say_link(self.papers, self.mine.slide_nodes.get(one.slide), before, after)
            case SectionRenamed(section, before, after):
                self._section(section, before, after)
            case SlideRemoved():
                self.slides.remove(one.slide)
            case SlideMoved():
                self.slides.move(one.slide, one.behind_slide)
            case SlideAdded() if self.papers.outline.language:
                raise CannotBring(_SLIDES, hint="write it in the outline, and then translate it")
            case SlideAdded(new, _, original):
                behind = one.behind_slide
                if original and original in self.mine.section_of:
                    name = self.slides.copy(original, behind, new.said)
                    self.outcome.copied[name] = new
                else:
                    name = self.slides.add(new.said, behind, self.pictures)
                self.outcome.added[new.number] = name
            case PictureReplaced(where, _, after):
                self._picture(one.slide, where, after)
            case _:
                raise CannotBring("no outline can say this")

    def _picture(self, slide: str, where: Where, digest: str) -> None:
        """Name another file for the one picture that a slide has."""
        name = self.pictures.get(digest)
        if name is None:
            raise CannotBring("an outline cannot name a picture of this kind")
        traces = self.mine.alt_traces(slide, where.piece)
        beside = self.papers.part(traces[0].origin.node)[1].parent if traces else None
        file = beside.entries.get("file") if beside and beside.kind == "mapping" else None
        node = self.mine.slide_nodes.get(slide)
        found = picture_names(node) if node else []
        if file is not None:
            document, part = self.papers.text(file.node)
        elif len(found) == 1:
            document, part = self.papers.text(found[0])
        else:
            raise CannotBring("it is not plain which picture of the slide this is")
        document.say(part, name)

    def _section(self, section: str, before: str, after: str) -> None:
        """Give a section another name."""
        node = self.mine.section_nodes.get(section)
        entry = node.entries.get("section") if isinstance(node, Mapping) else None
        if entry is None:
            raise CannotBring(OUR_OWN)
        origin = Origin(entry.value)
        trace = Trace(0, len(before), origin)
        say_origin(self.papers, trace, _plain(before), _plain(after))
        self.slides.keep_id(section, self.papers.part(entry.value)[1].parent, "section")

    def _alt(self, slide: str, where: Where, before: str, after: str) -> None:
        traces = self.mine.alt_traces(slide, where.piece)
        if not traces:
            raise CannotBring("deckbuilder describes this itself", hint="write an `alt:` for it")
        if not after:
            raise CannotBring("an alternative text cannot be empty")
        say_origin(self.papers, traces[0], _plain(before), _plain(after))


def _plain(text: str) -> Line:
    return Line((Words(text),))


def _is_structural(one: Decision, lines: Sequence[Line]) -> bool:
    change = one.change
    if isinstance(change, LineChanged):
        return change.after.level != lines[one.number].level
    return True


def _entries(lines: Sequence[Line], group: Sequence[Decision]) -> list[Entry]:
    """The paragraphs as they are to be, from what was decided about them."""
    removed: set[int] = set()
    placed: list[tuple[int, Placed]] = []
    texts: dict[int, Line] = {}
    for one in group:
        match one.change:
            case LineRemoved():
                removed.add(one.number)
            case LineMoved(_, _, after, to=to):
                placed.append((to, Placed(one.behind, after, one.number)))
            case LineAdded(_, after, number=to):
                placed.append((to, Placed(one.behind, after)))
            case LineChanged(_, _, after):
                texts[one.number] = after
    in_order = [one for _, one in sorted(placed, key=lambda pair: pair[0])]
    return ordered(lines, removed, in_order, texts)


def _item_of(part: Part) -> Part:
    """The point that a text belongs to: itself, or the keys it is the first of."""
    parent = part.parent
    if parent is not None and parent.kind == "mapping" and part.key == "text":
        part, parent = parent, parent.parent
    if parent is None or parent.kind != "list":
        raise CannotBring(_LAID_OUT, (part.node.span,))
    return part
