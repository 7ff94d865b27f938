"""The run sheet, as a page and as Markdown: everybody's, and one person's own."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.export import File
from deckbuilder.runsheet import RunSheet, only
from deckbuilder.runsheet.markdown import as_markdown
from deckbuilder.runsheet.page import as_page
from deckbuilder.share.pack import Pack, file_name


def files(pack: Pack) -> Iterator[File]:
    """`run-sheet-NAME.html` and `.md`, and with `-PERSON` for each whose own are wanted."""
    yield from _both(pack.sheet, f"run-sheet-{pack.name}")
    for person in pack.speakers:
        name = f"run-sheet-{pack.name}-{file_name(person)}"
        yield from _both(only(pack.sheet, person), name)


def _both(sheet: RunSheet, name: str) -> Iterator[File]:
    yield File(f"{name}.html", as_page(sheet).encode())
    yield File(f"{name}.md", as_markdown(sheet).encode())
