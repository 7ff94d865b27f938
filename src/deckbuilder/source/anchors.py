"""Parts of an outline that an anchor (`&name`) marks and aliases (`*name`) repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from deckbuilder.diagnostics import Diagnostic
from deckbuilder.source import silent
from deckbuilder.source.nodes import Node, Scalar

_ALIAS: Final = re.compile(r"\*([\w-]+)")


@dataclass(frozen=True, slots=True)
class Marked:
    """A part that is marked; all of it has been read."""

    node: Node
    size: int
    """Values in it, itself included."""
    height: int
    """Lists and maps within each other in it; 0 for a text."""


class Anchors:
    """The parts marked so far. A later mark of the same name takes the place of an earlier one."""

    def __init__(self) -> None:
        self._marked: dict[str, Marked] = {}
        self._texts: dict[str, tuple[Scalar, int]] = {}

    def mark(self, name: str, part: Marked) -> None:
        self._marked[name] = part

    def forget(self, name: str) -> None:
        """Take back a mark, as the part that has it now is not read to its end."""
        self._marked.pop(name, None)

    def mark_text(self, name: str, scalar: Scalar, start: int) -> Iterator[Diagnostic]:
        """Mark a text whose anchor stands at the index `start`."""
        if name in self._texts:
            yield silent.anchored_text(*self._texts[name])
        self._texts[name] = (scalar, start)
        self.mark(name, Marked(scalar, 1, 0))

    def repeat(self, name: str) -> Marked | None:
        """The part of this name, which an alias repeats."""
        self._texts.pop(name, None)
        return self._marked.get(name)

    def not_repeated(self, unread: str) -> Iterator[Diagnostic]:
        """The texts whose mark nothing repeats, nor could in the text that was not read.

        Their writers meant the `&` as text.
        """
        repeated = set(_ALIAS.findall(unread))
        for name, (scalar, start) in self._texts.items():
            if name not in repeated:
                yield silent.anchored_text(scalar, start)
