"""The files of an outline while they are edited: which part of them says what."""

from __future__ import annotations

import re
from pathlib import Path

from deckbuilder.diagnostics import InvalidTalk, Span
from deckbuilder.pipeline import Outline
from deckbuilder.source import Document, Node, Part, Scalar, read_file
from deckbuilder.sync.untranslated import Untranslated

_ONE_FOR_ALL = "this is the same in all languages, and for the outline to say"
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
        self._untranslated = Untranslated(outline)

    @property
    def own(self) -> Document:
        """The outline itself."""
        return self._documents[self.outline.written.file.path]

    @property
    def is_translation(self) -> bool:
        """Whether the words of the deck are those of a file of texts."""
        return self.outline.said.made is not None

    @property
    def changed(self) -> dict[Path, str]:
        """The whole new text of each file that is to change."""
        texts = {Path(one.path): one.text for one in self._documents.values() if one.changed}
        waiting = self._untranslated
        if waiting.new:
            texts[waiting.path] = waiting.written(texts.get(waiting.path, waiting.before))
        return texts

    @property
    def before(self) -> dict[Path, str]:
        """The whole text of each of these as it was read."""
        texts = {Path(one.path): one.first for one in self._documents.values()}
        waiting = self._untranslated
        return {waiting.path: waiting.before, **texts} if waiting.new else texts

    def is_own(self, node: Node) -> bool:
        """Whether a part is written in the outline itself."""
        return node.file.path == self.own.path

    def is_of_others(self, node: Node) -> bool:
        """Whether a part is written in an outline that this one takes parts from."""
        return node.file.path in map(str, self.outline.whole.files)

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

    def _sheet(self, node: Node) -> tuple[Document, Part]:
        """Where the words at `node`, which nobody has translated yet, are to be translated."""
        paths = self._untranslated.paths(node)
        if not paths:
            raise CannotBring(_ONE_FOR_ALL, (node.span,), "change it there")
        if len(paths) > 1:
            command = f"deckbuilder texts {self.own.path} --lang {self.outline.language}"
            hint = f"run `{command}` and translate the one you mean"
            raise CannotBring("an anchor repeats this text at several places", (node.span,), hint)
        return self._untranslated.sheet(paths[0])

    def text(self, node: Node) -> tuple[Document, Part]:
        """The same of a text, as it is written; CannotBring when it is made from others."""
        document, part = self.prose(node)
        self.refuse_made(node, part.value if part.kind == "text" else part.node.raw)
        return document, part

    def prose(self, node: Node) -> tuple[Document, Part]:
        """The same of a text of which some paragraphs may be made from others."""
        is_translation = self.outline.said.made is not None
        if is_translation and (self.is_own(node) or self.is_of_others(node)):
            return self._sheet(node)
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
