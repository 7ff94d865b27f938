"""What has no room, with the place where it was written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from deckbuilder.diagnostics import Span
from deckbuilder.page import Overflow


class PlacedOverflow(Overflow):
    """An overflow with the place of what has no room."""

    def __init__(self, overflow: Overflow, span: Span) -> None:
        super().__init__(overflow.message, overflow.hint)
        self.span = span


@contextmanager
def placed_at(span: Span) -> Iterator[None]:
    """Let an overflow within know that what was written at `span` is to blame."""
    try:
        yield
    except Overflow as overflow:
        raise PlacedOverflow(overflow, span) from None
