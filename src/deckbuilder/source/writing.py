"""The ways a text can be written in the place of another, the most like it first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from deckbuilder.source.nodes import NULLS, Scalar
from deckbuilder.source.quoting import in_double_quotes, in_single_quotes, quoted

_WIDTH: Final = 80
"""Columns of a folded text when the old one does not show how wide its author writes."""
_HEADER: Final = re.compile(r"[|>](?:([-+]?)([1-9]?)|([1-9])([-+]))(?![-+\d])(.*)")
_BEFORE: Final = re.compile(r"(?P<item> *(?:- +)*)(?P<key>.*?: +)?(?:&\S+ +)?\Z")
_BLANK_LINES: Final = re.compile(r"(?:\n[ ]*)*(?=\n|\Z)")
_SPACE: Final = re.compile(r"(?<=\S) (?=\S)")


@dataclass(frozen=True, slots=True)
class Way:
    """Characters of `File.text` and what to write instead."""

    start: int
    end: int
    text: str


def ways(node: Scalar, new: str) -> Iterator[Way]:
    """Ways to write `new` in the place of `node`.

    Not all of them say `new` to YAML in every place; who asks has to try.
    """
    if node.style and node.style in "|>":
        yield from _as_block(node, new)
    else:
        for text in _on_lines(node, new):
            yield Way(node.start, node.end, _gap(node) + text)
        if node.start == node.end:
            # In `{key}` not even a colon is there.
            yield Way(node.start, node.end, f": {in_double_quotes(new)}")


def _gap(node: Scalar) -> str:
    """The space that a value needs where there was none, as after `key:`."""
    nothing_yet = node.start == node.end and node.start > 0
    return " " if nothing_yet and not node.file.text[node.start - 1].isspace() else ""


def _on_lines(node: Scalar, new: str) -> Iterator[str]:
    """`new` as the plain or quoted text `node` is, or with quotes, or else as a block."""
    flowing = [quoted(new), in_double_quotes(new)]
    if "\n" not in new:
        flowing[1:1] = [in_single_quotes(new)]
        if node.style == "'":
            flowing.insert(0, in_single_quotes(new))
    if node.style == '"':
        flowing.insert(0, in_double_quotes(new))
    # Other readers of YAML lose what follows ` #`; we write it plain only where it was before.
    hash_is_new = " #" in new and " #" not in node.value
    if not node.style and "\n" not in new and new not in NULLS and not hash_is_new:
        flowing.insert(0, new)
    elif "\n" in new:
        yield from _as_new_block(node, new)
    for text in flowing:
        if "\n" in node.raw:
            yield _wrapped_like(node, text)
        yield text


def _wrapped_like(node: Scalar, text: str) -> str:
    """`text` over several lines, as wide and as far indented as those of `node`."""
    lines = node.raw.split("\n")
    indent = next((len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip()), 0)
    width = max(node.column - 1 + len(lines[0]), *map(len, lines[1:]))
    return ("\n" + " " * indent).join(_wrap(text, width - node.column + 1, width - indent))


def _wrap(text: str, first: int, width: int) -> list[str]:
    """`text` in lines of `width` characters (`first` for the first), divided at single spaces."""
    words = _SPACE.split(text)
    lines, room = [words[0]], first
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
            room = width
    return lines


def _as_new_block(node: Scalar, new: str) -> Iterator[str]:
    """`new` as a literal block, where there is room for one."""
    place = _place_of_block(node)
    block = block_of(new, *place) if place else None
    if block:
        yield block


def block_of(new: str, parent: int | None, indent: int) -> str | None:
    """`new` as a literal block; None when it is nothing but line breaks.

    `parent` is how far the key or dash before it is indented (None for the only text of a file),
    `indent` how far its lines are to be.
    """
    content, ends = _parted(new)
    if not content:
        return None
    needs_digit = content.lstrip("\n")[0] in " \t" and parent is not None
    digit = str(indent - (parent or 0)) if needs_digit else ""
    return f"|{digit}{_chomping(ends)}\n" + _literal(content, indent) + "\n" * (ends - 1)


def _place_of_block(node: Scalar) -> tuple[int | None, int] | None:
    """How far the key or dash before `node` is indented, and how far a block should be.

    A value on a line of its own stays in its column: how far its key is indented, the line does
    not say. Between brackets there is no place.
    """
    before = _BEFORE.match(node.file.text[node.start - node.column + 1 : node.start])
    if not before:
        return None
    item = before["item"]
    if not before["key"] and not item.strip():
        return None, len(item)
    parent = len(item) if before["key"] else item.rfind("-")
    return parent, parent + 2


def _parted(new: str) -> tuple[str, int]:
    """A text without the line breaks at its end, and their number."""
    content = new.rstrip("\n")
    return content, len(new) - len(content)


def _chomping(ends: int) -> str:
    """The indicator for a block with this many line breaks at its end (YAML 1.2.2, 8.1.1.2)."""
    return "-" if ends == 0 else "" if ends == 1 else "+"


def _literal(content: str, indent: int) -> str:
    pad = " " * indent
    return "\n".join(pad + line if line else "" for line in content.split("\n"))


def ended(header: str) -> str:
    """The header of a block that ends a file without a line break, so that one can follow."""
    return _HEADER.sub(
        lambda found: f"{found[0][0]}{found[2] or found[3] or ''}-{found[5]}", header
    )


def _as_block(node: Scalar, new: str) -> Iterator[Way]:
    """`new` with the style, the header and the indentation of the block `node`."""
    file, raw = node.file, node.file.text[node.start : node.end]
    first, _, body = raw.partition("\n")
    header = _HEADER.match(first)
    content, ends = _parted(new)
    if header and content:
        chomping, digit = header[1] or header[4] or "", header[2] or header[3] or ""
        end = node.end
        if chomping == "+":
            blank_lines = _BLANK_LINES.match(file.text, end)
            end = blank_lines.end() if blank_lines else end
        keep = chomping == "+" and ends > 0
        chomping = chomping if keep else _chomping(ends)
        final = "\n" * (ends - 1) + ("\n" if ends and end == len(file.text) else "")
        indent = _indent_of(node, body)
        if node.style == ">" and _is_foldable(content):
            folded = _folded(content, body, indent)
            yield Way(node.start, end, f">{digit}{chomping}{header[5]}\n{folded}{final}")
        literal = _literal(content, indent)
        digits = [digit] if digit or content.lstrip("\n")[0] not in " \t" else "123456789"
        for each in digits:
            yield Way(node.start, end, f"|{each}{chomping}{header[5]}\n{literal}{final}")
    comment = header[5].rstrip(" \t") if header else ""
    for text in (quoted(new), in_double_quotes(new)):
        yield Way(node.start, node.end, text + comment)


def _indent_of(node: Scalar, body: str) -> int:
    """Spaces before the lines of a block, those not counted that are part of the text."""
    written = next((line for line in body.split("\n") if line.strip(" ")), None)
    said = next((line for line in node.value.split("\n") if line.strip(" ")), "")
    if written is None:
        place = _place_of_block(node)
        return place[1] if place else 0
    return len(written) - len(written.lstrip(" ")) - (len(said) - len(said.lstrip(" ")))


def _is_foldable(content: str) -> bool:
    """Whether folding lines cannot change this text: none of its lines begins with a space."""
    return not re.search(r"\A\n|^[ \t]", content, re.MULTILINE)


def _folded(content: str, body: str, indent: int) -> str:
    """`content` in folded lines; paragraphs that were in `body` keep theirs."""
    old = [line[indent:] for line in body.split("\n")]
    groups = re.split(r"\n{2,}", "\n".join(old).strip("\n"))
    kept = {" ".join(group.split("\n")): group.split("\n") for group in groups}
    width = max(map(len, old), default=0)
    if all(len(lines) == 1 for lines in kept.values()):
        width = max(width, _WIDTH - indent)
    pad = " " * indent
    lines: list[str] = []
    for paragraph in re.sub(r"\n+", lambda breaks: breaks[0] + "\n", content).split("\n"):
        lines += kept.get(paragraph) or _wrap(paragraph, width, width)
    return "\n".join(pad + line if line else "" for line in lines)
