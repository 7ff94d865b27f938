"""The comments of a YAML file, and texts that stand in them as they would stand outside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.source import File, Mapping, Node, Scalar, read
from deckbuilder.source.walking import scalars

CHANGED = "CHANGED"
"""Begins the comment that says that an original has changed."""
ELSEWHERE = "# elsewhere: "
"""Begins the comment that says how the same text is translated elsewhere."""

_COMMENT = re.compile(r"(?:^|(?<=[ \t\n]))#[^\n]*")
_HEAD = re.compile(r"# (?P<key>[^\s:]+):(?: .*)?\Z")
_CONTINUATION = re.compile(r"#(?:  .*)?\s*\Z")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, from its `#` to the end of its line."""

    start: int
    """Index of the `#` in `File.text`."""
    line: int
    column: int
    text: str
    gap: str
    """The white space before it."""
    after: int
    """Index just after the text before it, if nothing but a colon stands between; else -1."""


@dataclass(frozen=True, slots=True)
class CommentedText:
    """Comments that would be a key and a text without their `#`."""

    key: str
    text: str
    count: int
    """Of comments."""
    beside: str = ""
    """What would be a comment beside the text."""


def comments_in(file: File, root: Node | None) -> Iterator[Comment]:
    """The comments of a file, from top to bottom; `root` is what YAML makes of it."""
    text = file.text
    spans = sorted({(node.start, node.end) for node in scalars(root)} if root else ())
    at, line, counted = 0, 1, 0
    for start, end in [*spans, (len(text), len(text))]:
        for found in _COMMENT.finditer(text, at, max(at, start)):
            line += text.count("\n", counted, found.start())
            counted = found.start()
            line_start = text.rfind("\n", 0, counted) + 1
            before = text[max(line_start, at) : counted]
            beside = at > line_start and before.strip() in ("", ":")
            yield Comment(
                start=counted,
                line=line,
                column=counted - line_start + 1,
                text=found[0].rstrip(),
                gap=before[len(before.rstrip()) :],
                after=at if beside else -1,
            )
        at = max(at, end)


def commented_texts(comments: list[Comment]) -> Iterator[CommentedText]:
    """The key and text that the first of these comments begins, the longest text first."""
    head = _HEAD.match(comments[0].text)
    if head is None:
        return
    count = 1
    while count < len(comments) and _goes_on(comments[count - 1], comments[count]):
        count += 1
    for taken in range(count, 0, -1):
        found = _text_of(_bare(comments[:taken]))
        if found is not None:
            beside = found.file.text[found.end :].strip() if taken == 1 else ""
            yield CommentedText(head["key"], found.value, taken, beside)


def continued_text(comments: list[Comment]) -> tuple[str, int]:
    """The text of comments that a commented block would hold, and how many these are."""
    count = 0
    while count < len(comments) and _CONTINUATION.match(comments[count].text):
        if count and not _goes_on(comments[count - 1], comments[count]):
            break
        count += 1
    return _bare(comments[:count]), count


def _goes_on(before: Comment, comment: Comment) -> bool:
    """Whether a comment belongs to the text that the one before it holds."""
    follows = comment.line == before.line + 1 and comment.column == before.column
    return follows and _CONTINUATION.match(comment.text) is not None


def _bare(comments: list[Comment]) -> str:
    return "\n".join(comment.text[2:] for comment in comments)


def _text_of(source: str) -> Scalar | None:
    try:
        node = read(source.encode(), "")
    except InvalidTalk:
        return None
    entries = list(node.entries.values()) if isinstance(node, Mapping) else []
    value = entries[0].value if len(entries) == 1 else None
    return value if isinstance(value, Scalar) and not value.is_null else None
