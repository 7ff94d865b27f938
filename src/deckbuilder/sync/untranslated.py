"""Words of an outline that an edited translation translates for the first time."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from deckbuilder.fields import Words
from deckbuilder.pipeline import Outline
from deckbuilder.source import Document, Node, Part, Scalar, read
from deckbuilder.translation.languages import texts_path
from deckbuilder.translation.outline import texts_of
from deckbuilder.translation.update import filled
from deckbuilder.translation.yaml_text import entry

_KEY = "text"


class Untranslated:
    """The texts that nobody has translated, each on a sheet of its own while it is edited.

    A sheet says at first what the outline does. So an edit of some of its words, or of one of its
    paragraphs, is written as it would be in the outline, and what is left alone comes along.
    """

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._sheets: dict[str, Document] = {}

    @cached_property
    def path(self) -> Path:
        """The file of texts."""
        return texts_path(self._outline.path, self._outline.language)

    @cached_property
    def before(self) -> str:
        """The whole file of texts as it is."""
        return self.path.read_bytes().decode()

    @cached_property
    def _paths(self) -> dict[tuple[str, int, int], list[str]]:
        """The paths of texts by where they are written; of an anchored one, several."""
        found: dict[tuple[str, int, int], list[str]] = {}
        for path, words in self._texts.items():
            found.setdefault(_place(words.node), []).append(path)
        return found

    @cached_property
    def _texts(self) -> dict[str, Words]:
        return texts_of(self._outline.whole.root)

    def paths(self, node: Node) -> list[str]:
        """The paths by which a part of the outline is known as a text in other languages."""
        return self._paths.get(_place(node), [])

    def sheet(self, path: str) -> tuple[Document, Part]:
        """Where the text at a path is to be translated."""
        if path not in self._sheets:
            words = self._texts[path]
            node = words.node if isinstance(words.node, Scalar) else None
            said = node if node and node.value.strip() == words.text else words.text
            # Empty lines before it let messages name the line of the outline.
            lines = [""] * (words.node.span.line - 1) + entry(_KEY, said, 0, keep=False)
            text = "\n".join(lines) + "\n"
            self._sheets[path] = Document.of(read(text.encode(), str(self._outline.path)))
        document = self._sheets[path]
        return document, document.root.own[_KEY]

    @property
    def new(self) -> dict[str, Scalar]:
        """The translations by their paths."""
        found: dict[str, Scalar] = {}
        for path, document in self._sheets.items():
            part = document.root.own.get(_KEY)
            if document.changed and part and isinstance(part.node, Scalar):
                found[path] = part.node
        return found

    def written(self, text: str) -> str:
        """The file of texts, which says `text` now, with the translations put in."""
        outline = self._outline
        data = filled(outline.whole.root, outline.path, outline.language, text.encode(), self.new)
        return data.decode()


def _place(node: Node) -> tuple[str, int, int]:
    """Where a part is written: several files may be one outline."""
    return node.file.path, node.start, node.end
