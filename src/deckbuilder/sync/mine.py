"""The outline as it is now: what its deck would say, and where each word of that was written."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence as SequenceABC
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from deckbuilder.content import Line, Piece, Said, said
from deckbuilder.diagnostics import InvalidTalk, Span
from deckbuilder.fields import Origin, Trace, Tracer, unmarked
from deckbuilder.naming import section_name, slide_name
from deckbuilder.picture_files import NoPicture
from deckbuilder.pipeline import Loaded, traced, understood
from deckbuilder.scene import Deck
from deckbuilder.source import Mapping, Node, Scalar, Sequence
from deckbuilder.source.walking import parts, scalars
from deckbuilder.sync.changes import Where
from deckbuilder.sync.likeness import flat
from deckbuilder.sync.presence import present


@dataclass(frozen=True)
class Mine:
    """A talk as its outline makes it now."""

    loaded: Loaded

    @cached_property
    def slides(self) -> dict[str, Said]:
        """What each slide says, by id, in their order."""
        return {slide.id: slide for slide in said(self.loaded.deck)}

    def present(self, base: SequenceABC[Said]) -> dict[str, str]:
        """The id that each slide has now, by the id it was built with."""
        return present(base, tuple(self.slides.values()), self.fixed)

    @cached_property
    def fixed(self) -> frozenset[str]:
        """Ids that are written as such, and not made from titles."""
        nodes = self.slide_nodes.items()
        return frozenset(
            name
            for name, node in nodes
            if not isinstance(node, Mapping) or _value(node, "id") or _value(node, "slide")
        )

    def piece(self, slide: str, name: str) -> Piece | None:
        """The piece of that name on a slide."""
        pieces = self.slides[slide].pieces if slide in self.slides else ()
        return next((piece for piece in pieces if piece.name == name), None)

    def lines(self, slide: str, where: Where) -> tuple[Line, ...]:
        """The paragraphs of a text, on the slide that has that id now."""
        if where.kind == "notes":
            return self.slides[slide].notes if slide in self.slides else ()
        piece = self.piece(slide, where.piece)
        if piece is None:
            return ()
        if not where.row:
            return piece.lines
        rows = piece.cells
        if where.row > len(rows) or where.column > len(rows[where.row - 1]):
            return ()
        return rows[where.row - 1][where.column - 1]

    def traces(self, slide: str, where: Where, number: int) -> tuple[Trace, ...]:
        """What a paragraph was made from: parts of its text, each with what was written."""
        found = self._traces.get((slide, where.piece, where.row, where.column, number), ())
        if found:
            return found
        lines = self.lines(slide, where)
        return self._searched(slide, lines[number].text) if number < len(lines) else ()

    def alt_traces(self, slide: str, name: str) -> tuple[Trace, ...]:
        """What an alternative text was made from."""
        found = self._traces.get((slide, name, -1, 0, 0), ())
        piece = self.piece(slide, name)
        return found or (self._searched(slide, piece.alt) if piece and piece.alt else ())

    @property
    def origins(self) -> Iterator[tuple[str, Origin]]:
        """Every text that the slides show, with the slide."""
        for (slide, *_), traces in self._traces.items():
            yield from ((slide, trace.origin) for trace in traces)

    def origins_of(self, slide: str, piece: str) -> tuple[Origin, ...]:
        """Every text that a piece of a slide shows."""
        return tuple(
            trace.origin
            for (of, name, *_), traces in self._traces.items()
            for trace in traces
            if (of, name) == (slide, piece)
        )

    def _searched(self, slide: str, text: str) -> tuple[Trace, ...]:
        """The one text below a slide that says just this: numbers and dates bear no marks."""
        node = self.slide_nodes.get(slide)
        found = [one for one in scalars(node) if flat(one.value) == flat(text)] if node else []
        return (Trace(0, len(text), Origin(found[0], plain=True)),) if len(found) == 1 else ()

    def place(self, slide: str, where: Where | None = None, number: int = 0) -> Span | None:
        """Where a text was written; of a slide where the slide was."""
        found = self.traces(slide, where, number) if where else ()
        if found:
            return found[0].origin.node.span
        node = self.slide_nodes.get(slide)
        return node.span if node else None

    @cached_property
    def root(self) -> Node:
        """The outline of this very talk, its layers laid."""
        return understood(self.loaded.outline, self.loaded.choice).resolved.node

    @cached_property
    def slide_nodes(self) -> dict[str, Node]:
        """Each slide as it is written, by id; an opening is written in its section."""
        found: dict[str, Node] = {}
        for section in self.section_nodes.values():
            for slide in _slides(section):
                found.setdefault(slide_name(slide), slide)
        return {**self.section_nodes, **found}

    @cached_property
    def section_nodes(self) -> dict[str, Node]:
        """Each section as it is written, by id."""
        sections = _value(self.root, "sections")
        nodes = sections.items if isinstance(sections, Sequence) else []
        return {section_name(node): node for node in nodes}

    def picture_files(self, slide: str) -> list[str]:
        """Hex SHA-256 of the picture files that a slide names, as they are on the disk."""
        node = self.slide_nodes.get(slide)
        found = []
        for name in picture_names(node) if node else ():
            try:
                shelf = self.loaded.outline.pictures
                path = shelf.find(shelf.named_here(name.value.strip(), name.file.path))
                found.append(sha256(path.read_bytes()).hexdigest())
            except (NoPicture, OSError):
                continue
        return found

    @cached_property
    def kept(self) -> frozenset[str]:
        """Ids of slides that are shown as they are in another deck."""
        nodes = self.slide_nodes.items()
        return frozenset(name for name, node in nodes if _value(node, "keep") is not None)

    @cached_property
    def section_names(self) -> dict[str, str]:
        """What the sections are called in PowerPoint's list, by their ids."""
        return {section.id: section.name for section in self.loaded.deck.sections}

    @cached_property
    def section_of(self) -> dict[str, str]:
        """The id of the section that each slide is written in."""
        return {
            slide_name(slide): name
            for name, section in self.section_nodes.items()
            for slide in _slides(section)
        }

    @cached_property
    def _traces(self) -> dict[tuple[str, str, int, int, int], tuple[Trace, ...]]:
        try:
            deck, tracer = traced(self.loaded)
        except InvalidTalk:
            return {}
        return dict(_traces(self.loaded.deck, deck, tracer))


def _traces(
    deck: Deck, marked: Deck, tracer: Tracer
) -> Iterator[tuple[tuple[str, str, int, int, int], tuple[Trace, ...]]]:
    """Each paragraph by slide, piece, row, column and number, with what it was made from."""
    for real, one in zip(said(deck), said(marked), strict=False):
        texts = [("notes", 0, 0, real.notes, one.notes)]
        for piece, other in zip(real.pieces, one.pieces, strict=False):
            if piece.name != other.name:
                continue
            texts.append((piece.name, 0, 0, piece.lines, other.lines))
            if other.alt and piece.alt == unmarked(other.alt):
                yield (real.id, piece.name, -1, 0, 0), tracer.read(other.alt)[1]
            for row, (cells, others) in enumerate(zip(piece.cells, other.cells, strict=False), 1):
                for column, pair in enumerate(zip(cells, others, strict=False), 1):
                    texts.append((piece.name, row, column, *pair))
        for name, row, column, lines, marked_lines in texts:
            for number, (line, twin) in enumerate(zip(lines, marked_lines, strict=False)):
                if line.text.split() == unmarked(twin.text).split():
                    yield (real.id, name, row, column, number), tracer.read(twin.text)[1]


def picture_names(node: Node) -> list[Scalar]:
    """The names of picture files on a slide."""
    return [
        entry.value
        for part in parts(node)
        if isinstance(part, Mapping)
        for key, entry in part.entries.items()
        if key in ("file", "picture") and isinstance(entry.value, Scalar)
    ]


def _slides(section: Node) -> list[Node]:
    slides = _value(section, "slides")
    return list(slides.items) if isinstance(slides, Sequence) else []


def _value(node: Node, key: str) -> Node | None:
    entry = node.entries.get(key) if isinstance(node, Mapping) else None
    return entry.value if entry else None
