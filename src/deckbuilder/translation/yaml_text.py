"""Texts as YAML: as they were written, or as a person would write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.source import Mapping, Scalar, read
from deckbuilder.source.quoting import in_double_quotes, quoted

_STEP = 2
"""Spaces by which the lines of a text stand further in than its key."""
_HEADER = re.compile(r"[|>][-+]?(\d?)[-+]?")


def entry(key: str, text: str | Scalar, indent: int, *, keep: bool = True) -> list[str]:
    """The lines of a key with a text, `indent` spaces in.

    What was written before keeps its style. Its lines stay where they are unless they stand too far
    out, or move to where they belong if they are not to `keep` their places.
    """
    value = text.value if isinstance(text, Scalar) else text
    ways = [*_written(value, indent)]
    if isinstance(text, Scalar):
        as_it_was = text.file.text[text.start : text.end].strip("\n")
        moved = _moved(as_it_was, text, indent)
        ways[:0] = [as_it_was] if keep and _is_inside(as_it_was, indent) else [moved]
    for way in ways:
        lines = f"{' ' * indent}{key}: {way}".split("\n")
        if _says("\n".join(lines), value):
            return lines
    raise AssertionError(f"YAML cannot say {value!r}")


def commented(lines: list[str], indent: int) -> list[str]:
    """Lines as comments: without the `#` and the space after it they are what they were."""
    pad = " " * indent
    return [f"{pad}# {line[indent:]}" if line.strip() else f"{pad}#" for line in lines]


def _is_inside(raw: str, indent: int) -> bool:
    """Whether the further lines of a text stand further in than its key, as YAML 1.2.2 wants."""
    return all(_spaces(line) > indent for line in raw.split("\n")[1:] if line.strip())


def _says(source: str, text: str) -> bool:
    try:
        node = read(source.encode(), "")
    except InvalidTalk:
        return False
    found = list(node.entries.values()) if isinstance(node, Mapping) else []
    value = found[0].value if len(found) == 1 else None
    return isinstance(value, Scalar) and not value.is_null and _ends(value.value) == _ends(text)


def _ends(text: str) -> str:
    """`text` without the line breaks at its end, which mean nothing to us."""
    return text.rstrip("\n")


def _moved(raw: str, node: Scalar, indent: int) -> str:
    """A text as it was written, with its further lines moved."""
    first, *rest = raw.split("\n")
    if node.style and node.style in "|>":
        return "\n".join([first, *_moved_block(first, rest, node.value, indent)])
    pad = " " * (indent + _STEP)
    return "\n".join([first, *(pad + line.strip(" ") if line.strip() else "" for line in rest)])


def _moved_block(header: str, lines: list[str], value: str, indent: int) -> Iterator[str]:
    """The lines of a block, as far in as its key asks for."""
    found = _HEADER.match(header)
    step = int(found[1]) if found and found[1] else _STEP
    old = _spaces(next((line for line in lines if line.strip()), ""))
    old -= _spaces(next((line for line in value.split("\n") if line.strip()), ""))
    for line in lines:
        yield " " * (indent + step) + line[old:] if line.strip() else ""


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _written(text: str, indent: int) -> Iterator[str]:
    """A text of which nobody knows how it was written."""
    if "\n" in _ends(text):
        content = _ends(text).split("\n")
        pad = " " * (indent + _STEP)
        yield "\n".join(["|", *(pad + line if line.strip() else "" for line in content)])
    elif " #" not in text and text == text.strip():
        # Other readers of YAML take what follows ` #` for a comment.
        yield text
        yield quoted(text)
    yield in_double_quotes(_ends(text))
