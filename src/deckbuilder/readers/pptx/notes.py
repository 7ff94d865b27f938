"""What the speaker says: the words on a slide's notes page (13.3.5)."""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder.content import Line
from deckbuilder.readers.pptx.inheritance import Inheritance
from deckbuilder.readers.pptx.links import Links
from deckbuilder.readers.pptx.names import P
from deckbuilder.readers.pptx.opening import Opened
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.readers.pptx.reading import placeholder_of
from deckbuilder.readers.pptx.words import CodeFonts, lines_in


class Notes:
    """The notes in a deck; a page that many slides point to is read once."""

    def __init__(
        self, opened: Opened, inheritance: Inheritance, ids: Mapping[str, str], code: CodeFonts
    ) -> None:
        self._opened, self._inheritance, self._ids, self._code = opened, inheritance, ids, code
        self._found: dict[str, tuple[Line, ...]] = {}

    def of(self, slide: str) -> tuple[Line, ...]:
        """The notes of the slide in the part `slide`; Unreadable where their page is damaged.

        To take a damaged page for an empty one would look as if somebody had deleted the notes.
        """
        relations = self._opened.relations(slide).values()
        page = next((one.target for one in relations if one.kind == "notesSlide"), "")
        if page and page not in self._found:
            self._found[page] = self._read(page)
        return self._found.get(page, ())

    def _read(self, page: str) -> tuple[Line, ...]:
        shape = _words(self._opened.tree(page))
        if shape is None:
            return ()
        levels = self._inheritance.levels(shape, self._inheritance.notes_master(page))
        links = Links(self._opened, page, self._ids)
        return lines_in(shape.find(f"{P}txBody"), levels, links, self._code)


def _words(root: Element) -> Element | None:
    """The placeholder for notes; other boxes on the page are for print."""
    for shape in root.iter(f"{P}sp"):
        holder = placeholder_of(shape)
        if holder is not None and holder.get("type") == "body":
            return shape
    return None
