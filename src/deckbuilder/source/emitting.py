"""New texts, lists and mappings, written as a person would write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from deckbuilder.source import nodes
from deckbuilder.source.composer import compose
from deckbuilder.source.nodes import File, Node, Scalar
from deckbuilder.source.quoting import in_double_quotes, quoted
from deckbuilder.source.writing import block_of

WIDTH: Final = 100
"""Columns that paragraphs are wrapped at."""
_NARROWEST: Final = 40
_CODE: Final = re.compile(r"[a-z0-9][a-z0-9_.-]{0,15}")
_MOST_CODES: Final = 8
_MARKDOWN: Final = re.compile(r"[-+*:]\Z|#{1,6}\Z|\d{1,9}[.)]\Z|[>|<]|(?:=+|-+|_+|\*+)\Z|```|~~~")
"""Words that mean something to Markdown where they begin a line (CommonMark 0.31.2, 4 and 5)."""
_INDENT: Final = re.compile(r"[ \t]*")


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """A text of paragraphs divided by blank lines, in which line breaks are but spaces.

    It may be wrapped: what is read again has the same words in the same paragraphs.
    """

    text: str

    @property
    def words(self) -> list[list[str]]:
        """The words of each paragraph."""
        return words_of(self.text)


Content: TypeAlias = "str | Paragraphs | Sequence[Content] | Mapping[str, Content]"
"""What a new part of an outline says. A `str` is read again to the letter."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How the author of a file indents."""

    step: int = 2
    """Columns that the keys of a mapping are indented further than the key before it."""
    offset: int = 2
    """Columns that the dashes of a list are indented further than the key before it."""
    blocks: bool = True
    """Whether texts of several lines may be blocks: at some places only quotes will do."""


def words_of(text: str) -> list[list[str]]:
    """The words of each paragraph of a text."""
    return [part.split() for part in re.split(r"\n[ \t]*(?=\n)", text) if part.strip()]


def item(content: Content, column: int, manner: Manner) -> str:
    """An item with its dash in `column`; lines after the first begin with their indentation."""
    match content:
        case Mapping() if content:
            return "- " + entries(content, column + 2, manner)
        case str() | Paragraphs():
            return "- " + _text(content, column, column + 2, manner)
        case Sequence() if content and not _is_row(content, column):
            return "- " + items(content, column + 2, manner)
    return f"- {in_flow(content)}"


def _is_row(content: Sequence[Content], column: int) -> bool:
    """Whether it is a list of texts that fits on the rest of a line, as rows of tables do."""
    plain = all(isinstance(each, str) and "\n" not in each for each in content)
    return plain and column + len(in_flow(content)) + 2 <= WIDTH


def entry(key: str, content: Content, column: int, manner: Manner) -> str:
    """A key in `column` with its value; lines after the first begin with their indentation."""
    name = key_text(key, flow=False)
    match content:
        case Mapping() if content:
            indent = column + manner.step
            return f"{name}:\n" + " " * indent + entries(content, indent, manner)
        case str() | Paragraphs():
            return f"{name}: " + _text(content, column, column + max(manner.step, 1), manner)
        case Sequence() if content and not _are_codes(content):
            indent = column + manner.offset
            return f"{name}:\n" + " " * indent + items(content, indent, manner)
    return f"{name}: {in_flow(content)}"


def items(contents: Sequence[Content], column: int, manner: Manner) -> str:
    """A list with its dashes in `column`, the first of them not indented."""
    return ("\n" + " " * column).join(item(each, column, manner) for each in contents)


def entries(content: Mapping[str, Content], column: int, manner: Manner) -> str:
    """A mapping with its keys in `column`, the first of them not indented."""
    lines = (entry(key, value, column, manner) for key, value in content.items())
    return ("\n" + " " * column).join(lines)


def in_flow(content: Content) -> str:
    """A part on one line, within brackets where it is a list or mapping."""
    match content:
        case Mapping():
            return "{" + ", ".join(entry_in_flow(*each) for each in content.items()) + "}"
        case str():
            is_plain = "\n" not in content and _is_plain_in_flow(content)
            return content if is_plain else quoted(content)
        case Paragraphs():
            return in_flow("\n\n".join(" ".join(words) for words in content.words))
        case Sequence():
            return "[" + ", ".join(map(in_flow, content)) + "]"


def entry_in_flow(key: str, content: Content) -> str:
    """A key with its value, within braces."""
    return f"{key_text(key, flow=True)}: {in_flow(content)}"


def key_text(key: str, *, flow: bool) -> str:
    """A key, in quotes where it needs them."""
    source = f"{{{key}: x}}" if flow else f"{key}: x\n"
    match _read(source) if "\n" not in key and " #" not in key else None:
        case nodes.Mapping(entries=found) if list(found) == [key] and found[key].value.raw == "x":
            if not found[key].key.is_null:
                return key
    return in_double_quotes(key) if "\n" in key else quoted(key)


def _text(content: str | Paragraphs, parent: int, indent: int, manner: Manner) -> str:
    text = content if isinstance(content, str) else _laid_out(content, indent)
    if "\n" not in text:
        return text if _is_plain(text) else quoted(text)
    block = block_of(text, parent, indent) if manner.blocks else None
    if block and _says(_item_in(f"- {block_of(text, 0, 2)}\n"), text):
        return block
    return in_double_quotes(text)


def _laid_out(content: Paragraphs, indent: int) -> str:
    """Paragraphs in lines that are not too long; what fits on one line has no line break."""
    width = max(_NARROWEST, WIDTH - indent)
    lines = [wrapped for line in _lines(content.text) for wrapped in _wrapped(line, width)]
    return lines[0] if len(lines) == 1 else "\n".join(lines) + "\n" * bool(lines)


def _lines(text: str) -> Iterator[str]:
    """The lines of a text without spaces at their ends, one blank line at a time."""
    blank = True
    for line in text.strip("\n").split("\n"):
        if line.strip() or not blank:
            yield line.rstrip()
        blank = not line.strip()


def _wrapped(line: str, width: int) -> Iterator[str]:
    """A line in several, none of which begins with a mark of Markdown that the line had inside."""
    found = _INDENT.match(line)
    indent = found[0] if found else ""
    done = ""
    for word in line.split():
        if done and len(done) + 1 + len(word) > width and not _MARKDOWN.match(word):
            yield done
            done = indent + word
        else:
            done = f"{done} {word}" if done else indent + word
    yield done


def _are_codes(content: Sequence[Content]) -> bool:
    """Whether a list is one of short names, which people write on one line."""
    return len(content) <= _MOST_CODES and all(
        isinstance(each, str) and _CODE.fullmatch(each) for each in content
    )


def _is_plain(text: str) -> bool:
    """Whether YAML reads `text` without quotes as that text, in a list and after a key."""
    # Other readers of YAML lose what follows ` #`.
    if " #" in text or "\t#" in text:
        return False
    return _says(_item_in(f"- {text}\n"), text) and _says(_value_in(f"k: {text}\n"), text)


def _is_plain_in_flow(text: str) -> bool:
    if " #" in text or "\t#" in text:
        return False
    # At the beginning of a line more words look like marks.
    return _says(_item_in(f"[\n  {text}]\n"), text) and _says(_value_in(f"{{k: {text}}}\n"), text)


def _says(node: Node | None, text: str) -> bool:
    said = isinstance(node, Scalar) and node.value == text
    return said and isinstance(node, Scalar) and not node.is_null and not node.cut


def _item_in(source: str) -> Node | None:
    match _read(source):
        case nodes.Sequence(items=[node]):
            return node
    return None


def _value_in(source: str) -> Node | None:
    match _read(source):
        case nodes.Mapping(entries=found) if list(found) == ["k"]:
            return found["k"].value
    return None


def _read(source: str) -> Node | None:
    outcome = compose(File("", source, source))
    return None if outcome.failure or outcome.problems else outcome.root
