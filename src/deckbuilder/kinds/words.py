"""Words of an outline as values, and how a node is read as words."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from deckbuilder.diagnostics import NOWHERE, Span
from deckbuilder.fields import (
    Reading,
    kind_of,
)
from deckbuilder.markup import inline, is_rtl, paragraphs, words
from deckbuilder.scene import Paragraph, Run
from deckbuilder.source import Mapping, Node, Scalar


@dataclass(frozen=True)
class Markup:
    """Words with Markdown's inline marks."""

    source: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        return inline(self.source)

    @cached_property
    def text(self) -> str:
        """The plain words."""
        return words(self.runs)

    @property
    def rtl(self) -> bool:
        return is_rtl(self.source)


@dataclass(frozen=True)
class Prose:
    """Paragraphs and lists in Markdown, such as speaker notes."""

    source: str = ""
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return paragraphs(self.source)


def text_of(node: Node, reading: Reading, what: str = "text") -> str:
    """The words of a node that should be text, as a person reads them."""
    if isinstance(node, Scalar):
        if node.cut:
            said, cut = node.value, node.cut.strip()
            reading.problems.warning(
                f"everything after ` #` is a comment, so `{cut}` will not be shown",
                node.span,
                f"to show it, put the text in quotes: {quoted(f'{said} {cut}')}; "
                "for a comment, write two spaces before the `#`",
                rule="cut-by-comment",
            )
        return node.value
    in_brackets = node.raw[:1] in ("{", "[")
    one_line = "\n" not in node.raw
    if isinstance(node, Mapping) and len(node.entries) == 1 and one_line and not in_brackets:
        return node.raw
    message = f"this should be {what}, and is {kind_of(node)}"
    if in_brackets and one_line:
        hint = f"if the brackets are part of the text, put it in quotes: {quoted(node.raw)}"
        raise reading.refuse(message, node.span, hint)
    raise reading.refuse(message, node.span)


def quoted(text: str) -> str:
    """`text` as a YAML double-quoted scalar."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def some_text(node: Node, reading: Reading, what: str = "text") -> str:
    """Like `text_of`, but nothing is refused too."""
    text = text_of(node, reading, what).strip()
    if not text or (isinstance(node, Scalar) and node.is_null):
        raise reading.refuse(f"this should be {what}, and is empty", node.span)
    return text
