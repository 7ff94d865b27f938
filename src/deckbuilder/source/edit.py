"""One text of an outline changed in place, and nothing else."""

from __future__ import annotations

import re
from typing import Final

from deckbuilder.diagnostics import Diagnostic, InvalidTalk
from deckbuilder.source.composer import compose
from deckbuilder.source.decoding import FORBIDDEN_IN_VALUE, decode, name_of
from deckbuilder.source.nodes import File, Node, Scalar
from deckbuilder.source.walking import parts
from deckbuilder.source.writing import Way, ways

_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")


def replace(node: Scalar, new: str) -> str:
    """The whole text of `node`'s file with `new` in the place of `node`, in the style it had.

    A style in which `new` cannot be written gives way to another: a plain text is put in quotes,
    one that grows a second line becomes a block. Every character outside of the text stays,
    byte order mark and kind of line break included, so write it with `newline=""`. The result is
    read again before it is returned: it says `new` at this one place, and elsewhere what it said.

    An anchored text (`&name`) changes wherever it is repeated. Raises `InvalidTalk` when `new`
    cannot be written there: it holds a character no outline may hold, or is the name of another
    key.
    """
    found = FORBIDDEN_IN_VALUE.search(new)
    if found:
        message = f"the new text holds the character {name_of(found[0])}, which cannot be used"
        raise InvalidTalk([Diagnostic(message, node.span)])
    file = node.file
    said = _read_again(file.original, file.path)
    for way in ways(node, new):
        text = _spliced(file, way)
        says = _read_again(text, file.path)
        if (
            says
            and len(said) == len(says)
            and all(
                _is_right(node, new, before, after)
                for before, after in zip(said, says, strict=True)
            )
        ):
            return text
    raise InvalidTalk([Diagnostic("the new text cannot be written here", node.span)])


def _read_again(text: str, path: str) -> list[Node]:
    """All parts of an outline, or none when anything is wrong with it; what, nobody asks."""
    outcome = compose(decode(text.encode(), path))
    if outcome.root is None or outcome.failure or outcome.problems:
        return []
    return list(parts(outcome.root))


def _is_right(node: Scalar, new: str, before: Node, after: Node) -> bool:
    """Whether a part that was `before` is what it should be now that `node` says `new`."""
    if not isinstance(before, Scalar) or not isinstance(after, Scalar):
        return type(before) is type(after)
    if before.start == node.start:
        return after.value == new and not after.is_null and after.cut in ("", node.cut)
    return (after.value, after.is_null, after.cut) == (before.value, before.is_null, before.cut)


def _spliced(file: File, way: Way) -> str:
    original = file.original
    found = _LINE_BREAK.search(original)
    text = way.text.replace("\n", found[0]) if found else way.text
    start, end = _in_original(file, way.start), _in_original(file, way.end)
    return original[:start] + text + original[end:]


def _in_original(file: File, index: int) -> int:
    """The index in the original text of the character `file.text[index]`."""
    original = file.original
    position = 1 if original.startswith("\ufeff") else 0
    if "\r" not in original:
        return position + index
    line_start = file.text.rfind("\n", 0, index) + 1
    for _ in range(file.text.count("\n", 0, index)):
        line_break = _LINE_BREAK.search(original, position)
        position = line_break.end() if line_break else len(original)
    return position + index - line_start
