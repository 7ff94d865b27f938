"""Where every part of an outline is written: what nodes do not tell, such as aliases and marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

import yaml

from deckbuilder.source.composer import LOADER
from deckbuilder.source.nodes import File
from deckbuilder.source.words import after_properties

Kind: TypeAlias = Literal["text", "mapping", "list", "alias"]
_BEGIN: Final = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_FINISH: Final = (yaml.SequenceEndEvent, yaml.MappingEndEvent)
_KEEPS_LINES: Final = re.compile(r"[|>](?:\+|[1-9]\+)")
_BLANK_LINES: Final = re.compile(r"(?:\n[ ]*)*(?=\n|\Z)")


@dataclass(slots=True, eq=False)
class Written:
    """Characters of a file that one part is written with; indices count in `File.text`."""

    kind: Kind
    start: int
    """Where its anchor begins, or it itself."""
    inner: int
    """Where it begins after its anchor."""
    end: int
    """Just after its last character. Blank lines that belong to a text are part of it."""
    flow: bool = False
    """Of a list or mapping: whether it stands in brackets, its own or another's."""
    style: str = ""
    """Of a text, as in `Scalar`."""
    name: str = ""
    """The words of a text, the name of what an alias repeats."""
    anchor: str = ""
    parts: Sequence[Written] = ()
    """The items of a list; of a mapping its keys and values in turn, `<<` among them."""

    @property
    def pairs(self) -> Iterator[tuple[Written, Written]]:
        """The keys of a mapping and their values."""
        return zip(self.parts[::2], self.parts[1::2], strict=True)

    @property
    def is_merge(self) -> bool:
        """Whether this, a key, takes over the keys of other mappings."""
        return self.name == "<<" and self.kind == "text" and not self.style


def written(file: File, loader: Any = LOADER) -> Written:
    """The root of a file that `compose` reads without a complaint."""
    text = file.text
    begun: list[Written] = []
    parts: list[Written] = []
    outer: list[list[Written]] = []
    next_event = loader(text).get_event
    while (event := next_event()) is not None:
        kind = type(event)
        if kind in _BEGIN:
            part = _collection(text, event)
            parts.append(part)
            begun.append(part)
            outer.append(parts)
            part.parts = parts = []
        elif kind in _FINISH:
            part = begun.pop()
            brackets = part.flow and text[part.inner] in "[{"
            part.end = event.end_mark.index if brackets else _last(part)
            parts = outer.pop()
        elif kind is yaml.ScalarEvent:
            parts.append(_text(text, event))
        elif kind is yaml.AliasEvent:
            start, end = event.start_mark.index, event.end_mark.index
            parts.append(Written("alias", start, start, end, name=event.anchor))
    return parts[0]


def _last(part: Written) -> int:
    return max((each.end for each in part.parts), default=part.inner)


def _inner(text: str, event: Any, end: int) -> int:
    start: int = event.start_mark.index
    return after_properties(text, start, end, False) if event.anchor is not None else start


def _collection(text: str, event: Any) -> Written:
    kind: Kind = "mapping" if isinstance(event, yaml.MappingStartEvent) else "list"
    inner = _inner(text, event, len(text))
    flow = bool(event.flow_style)
    return Written(kind, event.start_mark.index, inner, inner, flow=flow, anchor=event.anchor or "")


def _text(text: str, event: Any) -> Written:
    start, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
    inner = _inner(text, event, end)
    if style and style in "|>":
        end = inner + len(text[inner:end].rstrip(" \t\n"))
        blank_lines = _BLANK_LINES.match(text, end)
        if _KEEPS_LINES.match(text, inner) and blank_lines:
            end = blank_lines.end()
            # The line break at the end of the file is not part of it, as of no other line.
            end -= end == len(text) and text.endswith("\n")
    anchor = event.anchor or ""
    return Written("text", start, inner, end, style=style, name=event.value, anchor=anchor)
