"""An outline edited in place: texts changed, parts put in, taken out, moved and commented on."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from deckbuilder.diagnostics import Diagnostic, InvalidTalk
from deckbuilder.source import edits
from deckbuilder.source.decoding import FORBIDDEN_IN_VALUE, name_of
from deckbuilder.source.edits import Ways
from deckbuilder.source.emitting import Content, Paragraphs, entry, item
from deckbuilder.source.mirror import mirror
from deckbuilder.source.nodes import File, Node, Scalar
from deckbuilder.source.part import Part, planned
from deckbuilder.source.proving import Proving
from deckbuilder.source.quoting import quoted
from deckbuilder.source.standing import manner_of
from deckbuilder.source.written import written


class CannotEdit(InvalidTalk):
    """An edit that cannot be written into the file, which stays as it was."""

    def __init__(self, diagnostic: Diagnostic, snippet: str = "") -> None:
        super().__init__([diagnostic])
        self.diagnostic = diagnostic
        self.snippet = snippet
        """What to write there by hand; empty when that is no text."""


class Document:
    """An outline and its parts, edited so that nothing changes but what must.

    Every edit is proved: the new text is read again, and its parts compared with those that were
    meant. What cannot be proved raises `CannotEdit`, and the document stays as it was. What is put
    in or said may hold no character that no outline may hold; that raises `CannotEdit` as well.
    """

    def __init__(self, file: File, root: Part) -> None:
        self._proving = Proving(file, root)
        self._first = file.original
        self._manner = manner_of(root, file.text)
        self.root = root
        self._parts = {_place(part.node): part for part in root.within()}

    @classmethod
    def of(cls, root: Node) -> Document:
        """The document whose root was read by `source.read` or `source.read_file`."""
        return cls(root.file, mirror(root, written(root.file)))

    @property
    def _file(self) -> File:
        return self._proving.file

    @property
    def path(self) -> str:
        """The file as shown to the author."""
        return self._file.path

    @property
    def text(self) -> str:
        """The whole file with its own line breaks and byte order mark: write with `newline=""`."""
        return self._file.original

    @property
    def first(self) -> str:
        """The whole file as it was at the first reading."""
        return self._first

    @property
    def changed(self) -> bool:
        """Whether the text is another than at the first reading."""
        return self.text != self._first

    def part_of(self, node: Node) -> Part | None:
        """The part that was `node` at the first reading, or stood in the place of it."""
        return self._parts.get(_place(node))

    def say(self, part: Part, new: str) -> None:
        """Another text in place of a text or key, in the style it has as far as that can say it.

        An anchored text changes wherever it is repeated.
        """
        node = part.node
        self._check(part, new)
        if not isinstance(node, Scalar) or part.written is None:
            raise self._refusal(part, "a list or mapping is no text", quoted(new))

        def change() -> None:
            part.meant = new
            parent, name = part.parent, part.key
            if parent and name is not None and parent.keys[name] is part:
                parent.own, parent.keys = (
                    {new if key == name else key: each for key, each in whole.items()}
                    for whole in (parent.own, parent.keys)
                )

        touched = [part, part.parent] if part.parent else [part]
        self._edit(part, touched, change, lambda _: edits.saying(part, new), quoted(new))

    def insert(self, sequence: Part, index: int, content: Content) -> Part:
        """A new item of a list, of what was nothing at all or of `[]`; the item."""
        self._check(sequence, content)
        snippet = item(content, 0, self._manner)
        if sequence.kind != "list" and not sequence.is_null:
            raise self._refusal(sequence, "nothing can be put into what is no list", snippet)
        index = max(0, min(index, len(sequence.items)))
        new = planned(content, sequence)

        def change() -> None:
            sequence.kind = "list"
            sequence.items = [*sequence.items[:index], new, *sequence.items[index:]]

        self._edit(
            sequence,
            [sequence],
            change,
            lambda file: edits.inserting(file.text, self._manner, sequence, index, content),
            snippet,
        )
        return new

    def remove(self, part: Part) -> None:
        """An item of a list, or a key with its value, taken away with its own comments."""
        parent = part.parent
        if parent is None or part.written is None:
            raise self._refusal(part, "the whole outline cannot be taken away")
        name = part.key

        def change() -> None:
            number = part.index
            if number is not None:
                parent.items = [*parent.items[:number], *parent.items[number + 1 :]]
            parent.own, parent.keys = (
                {key: each for key, each in whole.items() if key != name}
                for whole in (parent.own, parent.keys)
            )

        self._edit(part, [parent], change, lambda file: edits.removing(file.text, part))

    def move(self, part: Part, sequence: Part, index: int) -> None:
        """An item with its comments to another place of its list, or of another.

        `index` counts without the item. Its own lines stay as they are, but for indentation.
        """
        parent, now = part.parent, part.index
        if parent is None or now is None:
            raise self._refusal(part, "only an item of a list can be moved")
        if sequence.kind != "list" and not sequence.is_null:
            raise self._refusal(sequence, "nothing can be put into what is no list")
        if part in sequence.ancestry():
            raise self._refusal(part, "a part cannot be moved into itself")
        rest = len(sequence.items) - (sequence is parent)
        index = max(0, min(index, rest))
        if sequence is parent and index == now:
            return

        def change() -> None:
            parent.items = [*parent.items[:now], *parent.items[now + 1 :]]
            sequence.kind = "list"
            sequence.items = [*sequence.items[:index], part, *sequence.items[index:]]
            part.parent = sequence

        self._edit(
            part,
            [parent, sequence, part],
            change,
            lambda file: edits.moving(file, self._manner, part, sequence, index),
        )

    def put(self, mapping: Part, key: str, content: Content, after: str | None = None) -> Part:
        """A key of a mapping with this value, behind the key `after` or last; the value.

        A key that is there gets the value in place.
        """
        self._check(mapping, [key, content])
        snippet = entry(key, content, 0, self._manner)
        if mapping.kind != "mapping" and not mapping.is_null:
            raise self._refusal(mapping, "keys cannot be put into what is no mapping", snippet)
        old = mapping.own.get(key)
        if old and old.kind == "text" and isinstance(content, str) and old.parent is mapping:
            self.say(old, content)
            return old
        new = planned(content, mapping)

        def change() -> None:
            mapping.kind = "mapping"
            if old:
                mapping.own = {**mapping.own, key: new}
                return
            names = list(mapping.own)
            place = names.index(after) + 1 if after is not None and after in names else len(names)
            mapping.own, mapping.keys = (
                dict([*list(whole.items())[:place], (key, part), *list(whole.items())[place:]])
                for whole, part in ((mapping.own, new), (mapping.keys, planned(key, mapping)))
            )

        self._edit(
            mapping,
            [mapping],
            change,
            lambda file: edits.putting(file.text, self._manner, mapping, key, content, after),
            snippet,
        )
        return new

    def wrap(self, part: Part, key: str) -> Part:
        """The mapping, of one `key`, that takes the place of a part, and has it as its value."""
        self._check(part, key)
        parent, name, index = part.parent, part.key, part.index
        if parent is None or part.written is None or (name and parent.keys[name] is part):
            raise self._refusal(part, "this cannot become the value of a key", f"{key}:")
        new = Part("mapping", parent)
        new.own, new.keys = {key: part}, {key: planned(key, new)}

        def change() -> None:
            if index is not None:
                parent.items = [*parent.items[:index], new, *parent.items[index + 1 :]]
            elif name is not None:
                parent.own = {**parent.own, name: new}
            part.parent = new

        self._edit(
            part,
            [parent, part],
            change,
            lambda file: edits.wrapping_up(file.text, self._manner.step, part, key),
            f"{key}: …",
        )
        return new

    def comment(self, part: Part, lines: Iterable[str]) -> None:
        """Comment lines at the end of a part; nothing when they are in its lines already."""
        texts = [FORBIDDEN_IN_VALUE.sub(" ", each) for line in lines for each in line.split("\n")]
        whole = [text if text.startswith("#") else f"# {text}".rstrip() for text in texts]
        if part.written is None:
            raise self._refusal(part, "this part is no longer there", "\n".join(whole))
        if whole and not edits.has_comment(self._file.text, part, whole):
            self._edit(
                part,
                [],
                lambda: None,
                lambda file: edits.commenting(file.text, part, whole),
                "\n".join(whole),
            )

    def _check(self, part: Part, content: Content) -> None:
        for text in _texts(content):
            found = FORBIDDEN_IN_VALUE.search(text)
            if found:
                name = name_of(found[0])
                message = f"the new text holds the character {name}, which cannot be used"
                raise self._refusal(part, message)

    def _refusal(self, part: Part, message: str, snippet: str = "") -> CannotEdit:
        hint = f"write by hand: {snippet}" if snippet else None
        return CannotEdit(Diagnostic(message, part.node.span, hint), snippet)

    def _edit(
        self,
        part: Part,
        touched: list[Part],
        change: Callable[[], None],
        ways: Callable[[File], Ways],
        snippet: str = "",
    ) -> None:
        if not self._proving.do(touched, change, ways):
            raise self._refusal(part, "this cannot be changed here without changing more", snippet)


def _place(node: Node) -> tuple[str, int, int]:
    return node.file.path, node.start, node.end


def _texts(content: Content) -> Iterable[str]:
    match content:
        case str():
            yield content
        case Paragraphs():
            yield content.text
        case dict():
            for key, value in content.items():
                yield key
                yield from _texts(value)
        case _:
            for each in content:
                yield from _texts(each)
