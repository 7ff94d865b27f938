"""Nodes out of YAML's event stream: one pass without recursion, and with limits.

PyYAML's own composer and constructors are not used: they crash on deep nesting, expand aliases
without bound, and turn texts into numbers and dates.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import yaml

from deckbuilder.diagnostics import Diagnostic, Problems
from deckbuilder.source import silent
from deckbuilder.source.anchors import Anchors, Marked
from deckbuilder.source.failure import Outcome, failure_of
from deckbuilder.source.nodes import Entry, File, Mapping, Node, Scalar, Sequence
from deckbuilder.source.quoting import shown
from deckbuilder.source.words import after_properties, plain_words

MAX_DEPTH: Final = 64
"""Lists and maps within each other."""
MAX_VALUES: Final = 200_000
"""Texts, lists and maps in one file, aliases counted each time they are used."""
MAX_CHARACTERS: Final = 200_000
"""Characters in one text."""
MAX_PROBLEMS: Final = 100

LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML was built with it: fifteen times as fast as the one in Python."""

_MERGE: Final = "<<"


class _LimitError(Exception):
    """A limit is passed and has been reported."""


class _Open:
    """A list or map that is being read."""

    __slots__ = (
        *("anchor", "before", "column", "entries", "flow", "height", "items"),
        *("key", "line", "merged", "start"),
    )

    def __init__(self, event: Any, place: tuple[int, int, int], before: int) -> None:
        self.anchor: str | None = event.anchor
        self.start, self.line, self.column = place
        self.flow = bool(event.flow_style)
        self.before = before
        self.height = 1
        self.entries: dict[str, Entry] = {}
        self.items: list[Node] | None = None if type(event) is yaml.MappingStartEvent else []
        self.key: Scalar | None = None
        self.merged: set[str] = set()


def compose(file: File, loader: Any = LOADER) -> Outcome:
    """The nodes of a file, or what is wrong with it. Raises nothing."""
    return _Composer(file).run(loader)


class _Composer:
    def __init__(self, file: File) -> None:
        self.file = file
        self.text = file.text
        self.problems = Problems()
        self.root: Node | None = None
        self.open: list[_Open] = []
        self.top: _Open | None = None
        self.count = 0
        self.documents = 0
        self.flow_depth = 0
        self.end = 0
        self.last: Scalar | None = None
        self.anchors = Anchors()
        self.has_hashes = " #" in file.text or "\t#" in file.text
        self.has_odd_colons = silent.has_odd_colons(file.text)

    def run(self, loader: Any) -> Outcome:
        failure = None
        try:
            self._refuse_tag_directives()
            try:
                self._read_events(loader)
            except (yaml.YAMLError, ValueError, OverflowError) as error:
                # Some numbers in escapes and directives reach `int` and `chr` in the Python parser.
                failure = failure_of(error, self.last, self._open_bracket())
            unread = self.text[self.end :] if failure else ""
            self._report(self.anchors.not_repeated(unread))
        except _LimitError:
            pass
        return Outcome(self.root, self.problems.found, failure)

    def _refuse_tag_directives(self) -> None:
        # libyaml compares each of them with all others: a file of them takes minutes.
        directive = silent.tag_directive(self.file)
        if directive:
            self._report([directive])
            raise _LimitError

    def _read_events(self, loader: Any) -> None:
        handlers = {
            yaml.ScalarEvent: self._scalar,
            yaml.AliasEvent: self._alias,
            yaml.SequenceStartEvent: self._begin,
            yaml.MappingStartEvent: self._begin,
            yaml.SequenceEndEvent: self._finish,
            yaml.MappingEndEvent: self._finish,
            yaml.DocumentStartEvent: self._document,
        }
        next_event = loader(self.text).get_event
        while (event := next_event()) is not None:
            handler = handlers.get(type(event))
            if handler:
                handler(event)

    def _open_bracket(self) -> tuple[int, int] | None:
        brackets = [frame for frame in self.open if frame.flow and self.text[frame.start] in "[{"]
        return (brackets[-1].line, brackets[-1].column) if brackets else None

    def _scalar(self, event: Any) -> None:
        first, last = event.start_mark, event.end_mark
        start, end, line, column = first.index, last.index, first.line + 1, first.column + 1
        value, style, cut = event.value, event.style or "", ""
        key_column = column
        anchored = event.anchor is not None or event.tag is not None
        if anchored:
            start, line, column = self._value_place(event, end)
        if style:
            if style in "|>":
                end = start + len(self.text[start:end].rstrip(" \t\n"))
        elif self.has_hashes and not anchored:
            start, visible_end, cut = plain_words(self.file, start, end, self.flow_depth > 0)
            value += self.text[max(start, end) : visible_end]
            column, end = column + start - first.index, visible_end
        node = Scalar(self.file, value, line, column, start, end, style, cut)
        if style:
            self._report(silent.written_text(node))
        elif (
            last.line != first.line or self.has_odd_colons or value[:1] == "-"
        ) and not self._awaits_key():
            self._report(silent.plain_text(node))
        if len(value) > MAX_CHARACTERS:
            message = f"this text has {len(value):,} characters; the limit is {MAX_CHARACTERS:,}"
            self._report([Diagnostic(message, node.span)])
        if anchored:
            self._properties(event, node)
        self.end, self.last = end, node
        self._count(1, line, column)
        self._add(node, 0, key_column)

    def _awaits_key(self) -> bool:
        return self.top is not None and self.top.items is None and self.top.key is None

    def _value_place(self, event: Any, end: int) -> tuple[int, int, int]:
        """Index, line and column where a value begins, after its anchor and tag."""
        mark = event.start_mark
        both = event.anchor is not None and event.tag is not None
        start = after_properties(self.text, mark.index, end, both)
        line = mark.line + 1 + self.text.count("\n", mark.index, start)
        return start, line, start - self.text.rfind("\n", 0, start)

    def _properties(self, event: Any, node: Scalar) -> None:
        start = event.start_mark.index
        if event.tag is not None:
            self._report([silent.tagged(self.file, start, node.end)])
        if event.anchor is not None:
            self._report(self.anchors.mark_text(event.anchor, node, start))

    def _alias(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        name = event.anchor
        self.end = end
        part = self.anchors.repeat(name)
        if part is None:
            inside = any(frame.anchor == name for frame in self.open)
            self._report([silent.unknown_alias(self.file, start, end, inside)])
            name = self.text[start:end]
            part = Marked(Scalar(self.file, name, line, column, start, end, "'"), 1, 0)
        self._count(part.size, line, column)
        self._check_depth(len(self.open) + part.height, line, column)
        self._add(part.node, part.height, column)

    def _begin(self, event: Any) -> None:
        mark = event.start_mark
        place = (mark.index, mark.line + 1, mark.column + 1)
        if event.tag is not None:
            self._report([silent.tagged(self.file, mark.index, event.end_mark.index)])
        if event.anchor is not None:
            self.anchors.forget(event.anchor)
        if event.tag is not None or event.anchor is not None:
            place = self._value_place(event, len(self.text))
        self._check_depth(len(self.open) + 1, place[1], place[2])
        self._count(1, place[1], place[2])
        self.top = _Open(event, place, self.count)
        self.open.append(self.top)
        self.flow_depth += self.top.flow

    def _finish(self, event: Any) -> None:
        frame = self.open.pop()
        self.top = self.open[-1] if self.open else None
        self.flow_depth -= frame.flow
        if frame.flow and self.text[frame.start] in "[{":
            self.end = event.end_mark.index
        place = (frame.line, frame.column, frame.start, self.end)
        node: Mapping | Sequence
        if frame.items is None:
            node = Mapping(self.file, *place, frame.entries)
        else:
            node = Sequence(self.file, *place, frame.items)
        if frame.anchor is not None:
            size = 1 + self.count - frame.before
            self.anchors.mark(frame.anchor, Marked(node, size, frame.height))
        self._add(node, frame.height, frame.column)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            mark = event.start_mark
            span = self.file.span(mark.line + 1, mark.column + 1, 3)
            hint = "remove the line: an outline is one document"
            self._report([Diagnostic("`---` begins a second document here", span, hint)])
            raise _LimitError

    def _add(self, node: Node, height: int, column: int) -> None:
        """Put a finished node where it belongs; `column` is where the writing of it begins."""
        frame = self.top
        if frame is None:
            self.root = node
            return
        if height >= frame.height:
            frame.height = height + 1
        if frame.items is not None:
            frame.items.append(node)
        elif frame.key is None:
            frame.key = self._key(frame, node, column)
        else:
            key, frame.key = frame.key, None
            if key.value == _MERGE and not key.style:
                self._merge(frame, key, node)
            else:
                frame.entries[key.value] = Entry(key, node)

    def _key(self, frame: _Open, node: Node, column: int) -> Scalar:
        """The key that `node` is, once everything wrong with it is reported."""
        if not isinstance(node, Scalar):
            self._report([silent.no_text(self.file, node.start, node.end)])
            return Scalar(self.file, node.raw, node.line, node.column, node.start, node.end, "'")
        name = node.value
        if not frame.flow and column != frame.column:
            self._report([silent.question_mark(self.file, frame.start, node, flow=False)])
        elif frame.flow or not name.isascii() or name[:1] in "-":
            self._report(silent.key(node, frame.start, frame.flow))
        if name in frame.entries and (node.style or name != _MERGE):
            if name in frame.merged:
                frame.merged.discard(name)
            else:
                first = frame.entries[name].key.line
                message = f"the key `{shown(name)}` is written twice, first on line {first}"
                self._report([Diagnostic(message, node.span, "keep one, or rename one of them")])
        return node

    def _merge(self, frame: _Open, key: Scalar, value: Node) -> None:
        """Take over the entries of the maps that `<<` names; its own and earlier ones win."""
        for source in value.items if isinstance(value, Sequence) else [value]:
            if not isinstance(source, Mapping):
                hint = "write `<<: *name` for a map marked `&name`"
                self._report([Diagnostic("`<<` takes over the keys of a map", key.span, hint)])
                continue
            self._count(len(source.entries), key.line, key.column)
            for name, entry in source.entries.items():
                if name not in frame.entries:
                    frame.entries[name] = entry
                    frame.merged.add(name)

    def _count(self, size: int, line: int, column: int) -> None:
        self.count += size
        if self.count > MAX_VALUES:
            message = f"more than {MAX_VALUES:,} values, aliases counted each time they are used"
            self._report([Diagnostic(message, self.file.span(line, column))])
            raise _LimitError

    def _check_depth(self, depth: int, line: int, column: int) -> None:
        if depth > MAX_DEPTH:
            message = f"lists and maps within each other, more than {MAX_DEPTH} deep"
            self._report([Diagnostic(message, self.file.span(line, column))])
            raise _LimitError

    def _report(self, diagnostics: Iterable[Diagnostic]) -> None:
        for diagnostic in diagnostics:
            if len(self.problems.found) == MAX_PROBLEMS:
                message = f"more than {MAX_PROBLEMS} problems; the rest is not shown"
                self.problems.error(message, diagnostic.span)
                raise _LimitError
            self.problems.found.append(diagnostic)
