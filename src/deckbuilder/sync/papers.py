"""The files of an outline while they are edited: which part of them says what."""

from __future__ import annotations

import re
from pathlib import Path

from deckbuilder.diagnostics import InvalidTalk, Span
from deckbuilder.pipeline import Outline
from deckbuilder.source import Document, Node, Part, Scalar, read_file

_COMPUTED = re.compile(r"\$\{\s*([\w.-]+)\s*\}")


class CannotBring(Exception):
    """A change that cannot be written into the outline, and why; nothing was done."""

    def __init__(self, why: str, places: tuple[Span, ...] = (), hint: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.places = places
        """Where the author would look."""
        self.hint = hint


class Papers:
    """The outline and its texts file, each opened when it is first needed."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        root = outline.written
        self._documents = {root.file.path: Document.of(root)}

    @property
    def own(self) -> Document:
        """The outline itself."""
        return self._documents[self.outline.written.file.path]

    @property
    def changed(self) -> dict[Path, str]:
        """The whole new text of each file that is to change."""
        return {Path(one.path): one.text for one in self._documents.values() if one.changed}

    @property
    def before(self) -> dict[Path, str]:
        """The whole text of each of these as it was read."""
        return {Path(one.path): one.first for one in self._documents.values()}

    def document(self, node: Node) -> Document:
        """The file that a part of the outline is written in."""
        path = node.file.path
        if path not in self._documents:
            try:
                self._documents[path] = Document.of(read_file(Path(path)))
            except InvalidTalk as invalid:
                raise CannotBring(f"{path} cannot be edited", (node.span,)) from invalid
        return self._documents[path]

    def part(self, node: Node) -> tuple[Document, Part]:
        """What is written where `node` is from; CannotBring when that is more than one place."""
        document = self.document(node)
        part = document.part_of(node)
        if part is None or part.written is None:
            raise CannotBring("it does not stand in the outline as such", (node.span,))
        if part.shared:
            why = "an anchor repeats this text at several places"
            raise CannotBring(why, tuple(part.places), "change it by hand, or give each its own")
        return document, part

    def refuse_untranslated(self, node: Node) -> None:
        """Refuse to write a translation into the outline, in the place of its own words."""
        if self.outline.language and node.file.path == self.own.path:
            command = f"deckbuilder texts {self.own.path} --lang {self.outline.language}"
            raise CannotBring(
                f"these words are not translated yet, and the edit is in `{self.outline.language}`",
                (node.span,),
                f"run `{command}` and write them there",
            )

    def text(self, node: Node) -> tuple[Document, Part]:
        """The same of a text, as it is written; CannotBring when it is made from others."""
        document, part = self.prose(node)
        self.refuse_made(node, part.value if part.kind == "text" else part.node.raw)
        return document, part

    def prose(self, node: Node) -> tuple[Document, Part]:
        """The same of a text of which some paragraphs may be made from others."""
        self.refuse_untranslated(node)
        return self.part(node)

    def refuse_made(self, node: Node, written: str) -> None:
        """Refuse to change words, `written` in the text at `node`, that take others into them."""
        made = _COMPUTED.search(written)
        if made and isinstance(node, Scalar) and made[0] not in node.value:
            source = self._source(made[1])
            places = (node.span, source) if source else (node.span,)
            raise CannotBring(f"the outline says `{made[0]}` here", places, "change it by hand")

    def _source(self, path: str) -> Span | None:
        """Where the text stands that `${...}` takes."""
        part: Part | None = self.own.root
        for step in path.split("."):
            part = part.entries.get(step) if part else None
        return part.node.span if part else None
