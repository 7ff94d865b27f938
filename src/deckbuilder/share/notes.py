"""Notes pages: of all slides, and of those on which one person speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deckbuilder.export import FORMS, File, Job
from deckbuilder.export.selection import selected
from deckbuilder.scene import Deck
from deckbuilder.share.pack import Pack, file_name


def files(pack: Pack) -> Iterator[File]:
    """`notes-NAME.pdf`, and `notes-NAME-PERSON.pdf` for each whose own are wanted."""
    yield from _pages(pack, selected(pack.loaded), f"notes-{pack.name}.pdf")
    for person in pack.speakers:
        deck = selected(pack.loaded, speakers=[person])
        yield from _pages(pack, deck, f"notes-{pack.name}-{file_name(person)}.pdf")


def _pages(pack: Pack, deck: Deck, name: str) -> Iterator[File]:
    job = Job(pack.loaded, deck, pack.numbers, pack.name, with_notes=True)
    for file in FORMS["pdf"].files(job):
        yield replace(file, name=name)
