"""What readers of the article get of a slide: its notes, other words, no picture, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from deckbuilder.diagnostics import NOWHERE, Span, did_you_mean
from deckbuilder.fields import Definitions, Kind, Path, Reading, Rewording, Schema
from deckbuilder.kinds.texts import ProseKind
from deckbuilder.kinds.words import Prose, words_in
from deckbuilder.source import Node, Scalar

Told: TypeAlias = Literal["notes", "words", "text-only", "skip"]

ORDERS: dict[str, Told] = {"skip": "skip", "text-only": "text-only"}
"""What is no text for readers; the same in every language."""
OTHER_ORDERS = {
    word: order
    for order, words in {
        "skip": "no none never false off hide hidden omit drop leave-out",
        "text-only": "text notes notes-only no-picture without-picture",
    }.items()
    for word in words.split()
}
"""What somebody may write who means one of them."""


@dataclass(frozen=True)
class ForReaders:
    """How the article tells a slide."""

    told: Told = "notes"
    prose: Prose = Prose()
    """The text in the place of the notes, when it is told in other `words`."""
    span: Span = field(default=NOWHERE, compare=False, repr=False)


class ArticleKind(Kind[ForReaders]):
    """A text for readers in Markdown, or one of the words in `ORDERS`."""

    def read(self, node: Node, reading: Reading) -> ForReaders:
        words = words_in(node)
        if words in ORDERS:
            return ForReaders(ORDERS[words], span=node.span)
        if len(words.split()) < 3:
            self._refuse_slip(words, node, reading)
        prose = ProseKind(is_shown=False).read(node, reading)
        return ForReaders("words", prose, node.span) if prose.paragraphs else ForReaders()

    def _refuse_slip(self, words: str, node: Node, reading: Reading) -> None:
        """Refuse what would be published as a text and is meant as an order."""
        word = "-".join(words.lower().replace("_", " ").split())
        meant = OTHER_ORDERS.get(word)
        hint = f"did you mean `{meant}`?" if meant else did_you_mean(word, ORDERS)
        if hint:
            message = f"`{words}` is neither a text for readers nor `skip` or `text-only`"
            raise reading.refuse(message, node.span, hint)

    def schema(self, definitions: Definitions) -> Schema:
        text = ProseKind().schema(definitions)
        return {"anyOf": [{"enum": list(ORDERS)}, text]}

    def reworded(self, node: Node, path: Path, rewording: Rewording) -> Node:
        if isinstance(node, Scalar) and words_in(node) in ORDERS:
            return node
        return ProseKind().reworded(node, path, rewording)
