"""The numbers of a chart as they are written: in rows, by name, or in a file."""

from __future__ import annotations

from collections.abc import Sequence as SequenceABC
from dataclasses import dataclass, field

from deckbuilder import picture_files
from deckbuilder.blocks.chart.files import TABLE, FileRow, rows_of
from deckbuilder.diagnostics import NOWHERE, Span
from deckbuilder.fields import (
    Definitions,
    Kind,
    Path,
    Reading,
    Rewording,
    Schema,
    Words,
    kind_of,
    marked_runs,
    with_items,
)
from deckbuilder.kinds import some_text, text_of
from deckbuilder.kinds.marks import warn_of_marks
from deckbuilder.kinds.texts import spoken
from deckbuilder.pictures import NoPicture, Pictures
from deckbuilder.scene import Run
from deckbuilder.source import Entry, Mapping, Node, Scalar, Sequence
from deckbuilder.source.making import mapping_like

_FORM = "write rows, `- [Year, Papers]` and `- [2019, 12]`, or `label: number` on a line each"


@dataclass(frozen=True)
class Figure:
    """A number as it is written, and where."""

    text: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)
    where: str = field(default="", compare=False, repr=False)
    """In a file: the place in words."""
    mark: int | None = field(default=None, compare=False, repr=False)
    """Number of the marks around it, see `fields.Tracer`."""


GAP = Figure("")


@dataclass(frozen=True)
class Data:
    """Labels, names and numbers, which are not looked at yet."""

    corner: str
    categories: tuple[str, ...]
    names: tuple[str, ...]
    """Of the series; one without a name is all there is."""
    rows: tuple[tuple[Figure, ...], ...]
    """A number of each series, by category."""
    places: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """In a file: where each category stands."""
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def figures(self) -> list[Figure]:
        """Every number."""
        return [figure for row in self.rows for figure in row]


class DataKind(Kind[Data]):
    """Rows with a header, numbers by label, or numbers by label and series."""

    def read(self, node: Node, reading: Reading) -> Data:
        if isinstance(node, Sequence):
            return _from_rows(node, reading)
        if isinstance(node, Mapping) and node.entries:
            nested = [isinstance(one.value, Mapping) for one in node.entries.values()]
            if all(nested):
                return _by_series(node, reading)
            return _by_label(node, reading)
        raise reading.refuse(f"this should be data, and is {kind_of(node)}", node.span, _FORM)

    def schema(self, definitions: Definitions) -> Schema:
        cell: Schema = {"type": ["string", "number", "boolean", "null"]}
        by_label: Schema = {"type": "object", "additionalProperties": cell}
        return {
            "anyOf": [
                {"type": "array", "items": {"type": "array", "items": cell}, "minItems": 2},
                by_label,
                {"type": "object", "additionalProperties": by_label},
            ]
        }

    def reworded(self, node: Node, path: Path, rewording: Rewording) -> Node:
        if isinstance(node, Sequence):
            return with_items(node, lambda number, row: _reworded_row(number, row, path, rewording))
        if isinstance(node, Mapping):
            return _relabelled(node, path, rewording)
        return node


def labels_in(node: Node) -> list[Node]:
    """The labels and names in data as written, in their order."""
    if isinstance(node, Mapping):
        keys = [entry.key for entry in node.entries.values()]
        inner = [entry.value for entry in node.entries.values()]
        return [*keys, *(one for value in inner for one in labels_in(value))]
    rows = [list(row.items) for row in _items(node) if isinstance(row, Sequence)]
    return [*(rows[0] if rows else ()), *(row[0] for row in rows[1:] if row)]


def _items(node: Node) -> SequenceABC[Node]:
    return node.items if isinstance(node, Sequence) else ()


def _reworded_row(number: int, row: Node, path: Path, rewording: Rewording) -> Node:
    if not isinstance(row, Sequence):
        return row

    def cell(column: int, old: Node) -> Node:
        if number > 1 and column > 1:
            return old
        return spoken(old, path / number / column, rewording)

    return with_items(row, cell)


def _relabelled(node: Mapping, path: Path, rewording: Rewording) -> Mapping:
    """A map with other words for labels, those of the maps in it as well."""
    entries: dict[str, Entry] = {}
    for number, (name, entry) in enumerate(node.entries.items(), 1):
        said = rewording.say(Words(path / number, name, entry.key, is_key=True))
        label, value = said or entry.key, entry.value
        if isinstance(value, Mapping):
            value = _relabelled(value, path / number, rewording)
        words = label.value.strip() if said else name
        if words in entries:
            message = f"two parts of this chart have the label `{words}` here"
            rewording.problems.error(message, label.span, "write another for one of them")
        entries[words] = Entry(label, value)
    return mapping_like(node, entries)


def _from_rows(node: Sequence, reading: Reading) -> Data:
    """A header and rows, each a label and its numbers."""
    rows = [_cells(row, reading) for row in node.items]
    if len(rows) < 2 or len(rows[0]) < 2:
        raise reading.refuse("a chart needs a header and a row of numbers", node.span, _FORM)
    width = len(rows[0])
    for number, row in enumerate(rows[1:], 2):
        if len(row) != width:
            raise reading.refuse(
                f"the first row has {width} cells, and row {number} has {len(row)}",
                row[0].span if row else node.span,
                'write `""` for a number that is missing',
            )
    corner, *names = (_label(cell, reading) for cell in rows[0])
    categories = tuple(_label(row[0], reading) for row in rows[1:])
    figures = tuple(tuple(_figure(cell, reading) for cell in row[1:]) for row in rows[1:])
    return Data(corner, categories, tuple(names), figures, span=node.span)


def _cells(row: Node, reading: Reading) -> list[Node]:
    if not isinstance(row, Sequence):
        message = f"this should be a row of cells, and is {kind_of(row)}"
        raise reading.refuse(message, row.span, _FORM)
    return list(row.items)


def _by_label(node: Mapping, reading: Reading) -> Data:
    """One number for each label."""
    categories, rows = [], []
    for name, entry in node.entries.items():
        categories.append(_marked(name, entry.key, reading=reading))
        rows.append((_figure(entry.value, reading),))
    return Data("", tuple(categories), ("",), tuple(rows), span=node.span)


def _by_series(node: Mapping, reading: Reading) -> Data:
    """One map of numbers by label for each series; a label that one lacks is a gap there."""
    labels: dict[str, list[Node]] = {}
    names: list[str] = []
    columns: list[dict[str, Figure]] = []
    for name, entry in node.entries.items():
        assert isinstance(entry.value, Mapping)
        names.append(_marked(name, entry.key, reading=reading))
        columns.append({})
        for label, number in entry.value.entries.items():
            labels.setdefault(label, []).append(number.key)
            columns[-1][label] = _figure(number.value, reading)
    rows = tuple(tuple(column.get(label, GAP) for column in columns) for label in labels)
    categories = tuple(_marked(label, *keys, reading=reading) for label, keys in labels.items())
    return Data("", categories, tuple(names), rows, span=node.span)


def _label(node: Node, reading: Reading) -> str:
    if isinstance(node, Scalar) and (node.is_null or not node.value.strip()):
        return ""
    words = " ".join(text_of(node, reading, "a label").split())
    return _marked(words, node, reading=reading)


def _marked(words: str, node: Node, *also: Node, reading: Reading) -> str:
    """Words between marks where texts are traced: years too, which other blocks compute with."""
    warn_of_marks(words, node, reading)
    if not reading.tracer or not words:
        return words
    mark = reading.tracer.mark(node, plain=True, also=also)
    return marked_runs((Run(words),), mark)[0].text


def _figure(node: Node, reading: Reading) -> Figure:
    if isinstance(node, Scalar) and node.is_null:
        text = ""
    else:
        text = text_of(node, reading, "a number").strip()
    mark = reading.tracer.mark(node, plain=True) if reading.tracer else None
    return Figure(text, node.span, mark=mark)


class FileKind(Kind[Data]):
    """The name of a file of comma- or tab-separated values, which is read at once."""

    def read(self, node: Node, reading: Reading) -> Data:
        name = some_text(node, reading, "the name of a file of data")
        try:
            found = _from_file(rows_of(_content(name, node, reading), name), name, node.span)
        except NoPicture as wrong:
            raise reading.refuse(wrong.message, node.span, wrong.hint) from wrong
        for words in (found.corner, *found.names, *found.categories):
            warn_of_marks(words, node, reading)
        return found

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "string"}


def _content(name: str, node: Node, reading: Reading) -> bytes:
    shelf = reading.pictures
    if isinstance(shelf, Pictures):
        return shelf.table(shelf.named_here(name, node.file.path), TABLE)
    path = picture_files.find(name, (reading.folder,), TABLE)
    return picture_files.read(path, name).data


def _from_file(rows: SequenceABC[FileRow], name: str, span: Span) -> Data:
    header = rows[0].cells if rows else ()
    # Spreadsheets end every row with as many separators as their widest ever had.
    filled = max(
        (number for row in rows for number, cell in enumerate(row.cells, 1) if cell), default=0
    )
    width = min(len(header), filled)
    if len(rows) < 2 or width < 2:
        raise NoPicture(
            f"`{name}` has no header and rows of numbers below it",
            "write what the columns are in the first row, separated by commas",
        )
    for row in rows[1:]:
        if any(row.cells[width:]):
            raise NoPicture(
                f"`{name}`, line {row.line}: {len(row.cells)} cells, and the header has {width}",
                "put a label with a comma in it in quotation marks",
            )
    body = rows[1:]
    figures = tuple(
        tuple(
            Figure(
                row.cells[column] if column < len(row.cells) else "",
                span,
                f"`{name}`, line {row.line}, column {column + 1}",
            )
            for column in range(1, width)
        )
        for row in body
    )
    corner, *names = header[:width]
    places = tuple(f"`{name}`, line {row.line}" for row in body)
    return Data(corner, tuple(row.cells[0] for row in body), tuple(names), figures, places, span)
