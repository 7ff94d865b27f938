"""One text brought home: its paragraphs one by one, or their order too."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.content import Line
from deckbuilder.fields import Origin
from deckbuilder.source import Document, Paragraphs, Part
from deckbuilder.sync.changes import LineAdded, LineChanged, LineMoved, LineRemoved, Where
from deckbuilder.sync.charts_back import say_label, say_number
from deckbuilder.sync.decisions import Decision
from deckbuilder.sync.likeness import flat
from deckbuilder.sync.lists_back import Entry, Placed, Points, ordered
from deckbuilder.sync.marking import markdown, unbroken
from deckbuilder.sync.mine import Mine
from deckbuilder.sync.new_slide import notes_text
from deckbuilder.sync.papers import CannotBring, Papers
from deckbuilder.sync.prose import Chunk, added, changed, chunks, joined
from deckbuilder.sync.rows_back import Rows
from deckbuilder.sync.slides_back import Slides
from deckbuilder.sync.values import shielded
from deckbuilder.sync.words_back import OUR_OWN, read_prose, say, written_prose

_OTHER_LANGUAGE = "which texts there are is for the outline to say, and this deck is a translation"
_LAID_OUT = "the words here are laid out one by one, and no list of the outline"


class Texts:
    """Writes what was decided about texts."""

    def __init__(self, papers: Papers, mine: Mine, slides: Slides) -> None:
        self.papers = papers
        self.mine = mine
        self.slides = slides

    def line(self, slide: str, where: Where, one: Decision, lines: Sequence[Line]) -> None:
        """Make one paragraph say something else."""
        assert isinstance(one.change, LineChanged)
        node = self.mine.slide_nodes.get(slide)
        traces = self.mine.traces(slide, where, one.number)
        now, new, breaks = lines[one.number], one.change.after, where.is_flowing
        if where.kind == "formula":
            raise CannotBring("a formula is made from LaTeX; change it there")
        if where.kind == "chart" and traces and min(where.row, where.column) == 1:
            others = self._labels_beside(slide, where)
            say_label(self.papers, node, traces, now, new, others)
        elif where.kind == "chart":
            say_number(self.papers, node, traces, now, new)
        else:
            say(self.papers, node, traces, now, new, breaks=breaks)
        if where.kind == "title" and slide in self.mine.section_of:
            part = self.slides.item(slide, anywhere=True)[1]
            if not self.papers.is_of_others(part.node):
                self.slides.keep_id(slide, part, "title")
            self.slides.keep_other_id(slide)

    def _labels_beside(self, slide: str, where: Where) -> set[str]:
        """The other labels of a chart, or the other series."""
        piece = self.mine.piece(slide, where.piece)
        rows = piece.cells if piece else ()
        cells = rows[0][1:] if where.row == 1 else [row[0] for row in rows[1:]]
        own = (where.column if where.row == 1 else where.row) - 2
        return {
            flat(line.text) for number, cell in enumerate(cells) for line in cell if number != own
        }

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
        if self.papers.is_translation:
            raise CannotBring(_OTHER_LANGUAGE)
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
        if self.papers.is_translation:
            raise CannotBring(_OTHER_LANGUAGE)
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
                    old = changed(old, entry.line, lines[entry.number])
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
            if self.papers.is_translation:
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


def is_structural(one: Decision, lines: Sequence[Line]) -> bool:
    """Whether a change is about which paragraphs there are and where, and not about words."""
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
