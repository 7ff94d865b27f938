"""Traps that YAML does not refuse: it reads them, but not as the words a person sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from deckbuilder.diagnostics import Diagnostic, Span
from deckbuilder.source.decoding import FORBIDDEN_IN_VALUE, advice_on, name_of
from deckbuilder.source.nodes import File, Scalar
from deckbuilder.source.quoting import line_with, put_in_quotes, shown
from deckbuilder.source.words import end_of_words

ODD_SPACES: Final = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Unicode's spaces that YAML does not take for one (general category Zs)."""
_ODD_COLON: Final = re.compile(f"[a-z][a-z0-9_-]*(?:\uff1a|:[{ODD_SPACES}])")
"""A key whose colon YAML does not see: full-width, or before an odd space."""
_ODD_SPACE_AFTER_COLON: Final = re.compile(f":[{ODD_SPACES}]")
_ODD_INDENT: Final = re.compile(f"[{ODD_SPACES}]")
_GLUED_DASH: Final = re.compile(f"-(?:[{ODD_SPACES}]|[^\\s\\d-])")
_BULLET: Final = re.compile(r"[•‣◦▪●■]\s")
_DASH: Final = re.compile(r" *-(?: |\Z)")
_PLAIN_HEADER: Final = re.compile(r"[|>][-+]?(?:\s+#(?:\s.*)?)?\Z")
_FAR_RIGHT: Final = 1000
_QUESTION_MARK: Final = re.compile(r"(?:^|[\s{\[,])\?\s+\Z")
_TAG_DIRECTIVE: Final = re.compile(r"^%TAG\b.*", re.MULTILINE)
_TAG: Final = re.compile(r"!\S*")


def has_odd_colons(text: str) -> bool:
    """Whether a file holds what `plain_text` could take for the colon of a key."""
    return "\uff1a" in text or _ODD_SPACE_AFTER_COLON.search(text) is not None


def _before(node: Scalar) -> str:
    """What stands before a node on its line; far to the right, too much to be looked at."""
    if node.column > _FAR_RIGHT:
        return "…"
    return node.file.text[node.start - node.column + 1 : node.start]


def plain_text(node: Scalar) -> Iterator[Diagnostic]:
    """What is wrong with a plain text that looks like items of a list, or like a key."""
    before = _before(node)
    column, begins_line = node.column, not before.strip(" ")
    glued = False
    for number, line in enumerate(node.raw.split("\n")):
        words = line.lstrip(" ")
        if number:
            column, begins_line, before = 1 + len(line) - len(words), True, ""
        span = node.file.span(node.line + number, column, len(words))
        if begins_line and _BULLET.match(words):
            message = f"`{words[0]}` does not begin an item of a list in YAML"
            yield Diagnostic(message, span, f"write `- {shown(words[1:])}`")
        elif begins_line and _GLUED_DASH.match(words):
            glued = True
            yield glued_dash(words, span)
        elif number and not glued and _DASH.match(words):
            yield Diagnostic(
                f"this line begins with `-`, but goes on with the text of line {node.line}",
                span,
                "begin it in the same column as the items before it; if it is text, put "
                "all of the text in quotes",
            )
        elif not before.strip(" -") and _ODD_COLON.match(words):
            yield odd_colon(words, span)


def glued_dash(words: str, span: Span) -> Diagnostic:
    """A list item without the space after its dash."""
    return Diagnostic(
        "a space is missing after the `-`, so this is not read as an item of a list",
        span,
        f"write `- {shown(words[1:])}`; if the dash is text, put it in quotes",
    )


def odd_colon(words: str, span: Span) -> Diagnostic:
    """A key with a colon that only looks like `: `."""
    match = re.search(f"(\uff1a|:[{ODD_SPACES}])", words)
    at = match.start() if match else 0
    odd = words[at : at + 2].removeprefix(":")[:1]
    key, value = shown(words[:at]), shown(words[at + 1 :])
    where = "stands where `:` should be" if odd == "\uff1a" else "stands after the `:`"
    return Diagnostic(
        f"the character {name_of(odd)} {where}, so `{key}` is not read as a key",
        span,
        f"write `{key}: {value}` with an ordinary colon and space; if it is text, put it in quotes",
    )


def written_text(node: Scalar) -> Iterator[Diagnostic]:
    """What is wrong with a quoted text, or one written as a block."""
    raw = node.raw
    found = FORBIDDEN_IN_VALUE.search(node.value) if node.style == '"' else None
    if found:
        message = f"this text holds the character {name_of(found[0])}, written as an escape"
        hint = f"{advice_on(found[0])}; for a backslash, put the text in single quotes"
        yield Diagnostic(message, node.span, hint)
    if node.style in "|>":
        if not node.value.strip() and not _PLAIN_HEADER.match(raw):
            yield Diagnostic(
                f"`{node.style}` begins a block of text on the lines below, and there is none",
                node.span,
                put_in_quotes(node.file, node.start, node.end),
            )
    elif "\n" in raw:
        before = _before(node)
        item = before if not before.strip(" -") and "-" in before else None
        for number, line in enumerate(raw.split("\n")[1:], start=1):
            if item and line.startswith(item):
                yield Diagnostic(
                    f"this line belongs to the text in quotes that begins on line {node.line}",
                    node.file.span(node.line + number, item.index("-") + 1, len(line)),
                    f"close the quotes on line {node.line}",
                )


def anchored_text(scalar: Scalar, start: int) -> Diagnostic:
    """A text with an anchor that nothing repeats; `start` is the index of the anchor."""
    file = scalar.file
    end = max(scalar.end, start)
    name = shown(file.text[start:end].split(maxsplit=1)[0])
    return Diagnostic(
        f"`{name}` marks what follows to be repeated elsewhere, so it is not read as text",
        file.span_at(start, end),
        put_in_quotes(file, start, end),
    )


def tagged(file: File, start: int, end: int) -> Diagnostic:
    """A value with a tag; `start` is the index of its anchor or tag, `end` that of its end."""
    match = _TAG.search(file.text, start)
    tag = shown(match[0]) if match else "!"
    if tag.startswith(("!!", "!<")):
        message, hint = f"tags such as `{tag}` cannot be used", "remove it: all values are text"
    else:
        message = f"`{tag}` is a tag in YAML, so it is not read as text"
        hint = put_in_quotes(file, start, end)
    return Diagnostic(message, file.span_at(start, end), hint)


def tag_directive(file: File) -> Diagnostic | None:
    """A `%TAG` line, if there is one."""
    found = _TAG_DIRECTIVE.search(file.text)
    if not found:
        return None
    hint = "remove the line: all values are text"
    return Diagnostic("tags cannot be used", file.span_at(*found.span()), hint)


def unknown_alias(file: File, start: int, end: int, inside: bool) -> Diagnostic:
    """An alias of nothing, or (`inside`) of a part that it stands in."""
    name = shown(file.text[start + 1 : end])
    why = "it stands in that part itself" if inside else "nothing before it is marked so"
    return Diagnostic(
        f"`*{name}` repeats a part marked `&{name}`, but {why}",
        file.span_at(start, end),
        f"if it is text, {put_in_quotes(file, start, end)}",
    )


def question_mark(file: File, start: int, key: Scalar, flow: bool) -> Diagnostic:
    """A key that `? ` marks; `start` is the index where its map begins."""
    mark = max(file.text.rfind("?", start, key.start), start)
    end = key.end if flow else end_of_words(file.text, mark, file.line_end(mark))
    end = max(end, mark + 1)
    return Diagnostic(
        "`? ` marks a key in YAML, so this is not read as text",
        file.span_at(mark, end),
        put_in_quotes(file, mark, end),
    )


def no_text(file: File, start: int, end: int) -> Diagnostic:
    """A list or a map where a key should be, as in `{{name}}`."""
    while start and file.text[start - 1] == "{" and file.text[end : end + 1] == "}":
        start, end = start - 1, end + 1
    return Diagnostic(
        "a list or a map stands where a key should be",
        file.span_at(start, end),
        put_in_quotes(file, start, end),
    )


def key(node: Scalar, start: int, flow: bool) -> Iterator[Diagnostic]:
    """What is wrong with a key; `start` is the index where its map begins."""
    name = node.value
    if flow and _QUESTION_MARK.search(node.file.text, _near(start, node), node.start):
        yield question_mark(node.file, start, node, flow)
    elif not name.strip():
        yield Diagnostic("a key is missing before the `:`", node.span, "write one")
    elif node.style:
        return
    elif not flow and _GLUED_DASH.match(name):
        hint = f"write `{shown(line_with(node.file, node.start, node.start + 1, '- '))}`"
        message = "a space is missing after the `-`, so this is not read as an item of a list"
        yield Diagnostic(message, node.span, hint)
    elif not _before(node).strip(" ") and _ODD_INDENT.match(name):
        message = f"this line is indented with the character {name_of(name[0])}"
        yield Diagnostic(message, node.span, "indent it with ordinary spaces")


def _near(start: int, node: Scalar) -> int:
    """Where to begin looking for a `?` before a key, and for what stands before that."""
    return max(0, start - 1, node.start - 20)
