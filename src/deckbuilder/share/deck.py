"""The deck and its PDF."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.export import FORMS, File, Job
from deckbuilder.export.selection import selected
from deckbuilder.share.pack import Pack
from deckbuilder.writers.pptx import proved


def files(pack: Pack) -> Iterator[File]:
    """`NAME.pptx`, with the bytes that `build` writes, and `NAME.pdf` with what is shown."""
    yield File(f"{pack.name}.pptx", proved(pack.deck, pack.loaded.theme))
    shown = selected(pack.loaded)
    yield from FORMS["pdf"].files(Job(pack.loaded, shown, pack.numbers, pack.name))
