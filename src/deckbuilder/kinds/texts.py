"""Kinds of texts: plain words, words with marks, paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from deckbuilder.fields import (
    Definitions,
    Footnotes,
    Kind,
    Path,
    Reading,
    Rewording,
    Schema,
    Words,
    Written,
)
from deckbuilder.kinds.addresses import check_links
from deckbuilder.kinds.marks import check_marks, warn_of_marks, warn_of_plain_words
from deckbuilder.kinds.words import Markup, Prose, some_text, text_of, words_in
from deckbuilder.markup import inline
from deckbuilder.source import Node, Scalar


def spoken(node: Node, path: Path, rewording: Rewording) -> Node:
    """What is said in the place of a text for people; the text itself when nothing is."""
    words = words_in(node)
    return (rewording.say(Words(path, words, node)) if words else None) or node


@dataclass(frozen=True)
class TextKind(Kind[str]):
    """Text without marks."""

    is_spoken: bool = False
    """Whether it is for people, and so in their language; otherwise a name or a code."""

    def read(self, node: Node, reading: Reading) -> str:
        text = some_text(node, reading)
        if self.is_spoken:
            warn_of_marks(text, node, reading)
        if self.is_spoken and reading.tracer:
            text = reading.tracer.marked(text, node)
        return Written(text, node.span)

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": ["string", "number", "boolean"]}

    def reworded(self, node: Node, path: Path, rewording: Rewording) -> Node:
        return spoken(node, path, rewording) if self.is_spoken else node


@dataclass(frozen=True)
class MarkupKind(Kind[Markup]):
    """Words with inline marks; every link in them is checked."""

    is_plain: bool = False
    """Whether only the plain words of them are shown."""

    def read(self, node: Node, reading: Reading) -> Markup:
        if isinstance(node, Scalar):
            source = "" if node.is_null else text_of(node, reading)
        else:
            source = text_of(node, reading)
        if not source.strip():
            raise reading.refuse("this text is empty", node.span, "write it, or remove the line")
        markup = Markup(join_lines(source), node.span)
        numbers = check_marks(source, node, reading)
        if self.is_plain:
            warn_of_plain_words(inline(source), node, reading)
        dead = check_links(markup.runs, node, reading)
        if reading.tracer:
            mark = reading.tracer.mark(node)
            return replace(markup, dead=dead, mark=mark, footnotes=numbers)
        return replace(markup, dead=dead, footnotes=numbers) if dead or numbers else markup

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": ["string", "number", "boolean"]}

    def item_schema(self, definitions: Definitions) -> Schema:
        return {"anyOf": [self.schema(definitions), WORDS_WITH_A_COLON]}

    def reworded(self, node: Node, path: Path, rewording: Rewording) -> Node:
        return spoken(node, path, rewording)


@dataclass(frozen=True)
class FootnoteKind(MarkupKind):
    """The words of a footnote, whose own marks make no footnote one that is referred to."""

    def read(self, node: Node, reading: Reading) -> Markup:
        return super().read(node, _uncounted(reading))


def _uncounted(reading: Reading) -> Reading:
    """A reading that knows the footnotes of a slide, and does not count marks as theirs."""
    known = reading.footnotes
    return replace(reading, footnotes=Footnotes(known.numbers)) if known else reading


WORDS_WITH_A_COLON: Schema = {
    "type": "object",
    "description": "A text with a colon in it",
    "minProperties": 1,
    "maxProperties": 1,
    "propertyNames": {"pattern": r"^[^a-z]|\s"},
    "additionalProperties": {"type": ["string", "number", "boolean"]},
}
"""How an editor sees `- Overview: the field`; see `fields.reads_as_text`."""


def join_lines(source: str) -> str:
    """Text over several lines as one line; two spaces or a backslash before a line end keep it."""
    return source.strip()


@dataclass(frozen=True)
class ProseKind(Kind[Prose]):
    """Paragraphs and lists. In a folded block (`>`) every line end that YAML leaves is one."""

    is_shown: bool = True
    """Whether it is for the slide; a footnote of the slide is not for what is only said."""

    def read(self, node: Node, reading: Reading) -> Prose:
        if not self.is_shown:
            reading = _uncounted(reading)
        if isinstance(node, Scalar) and node.is_null:
            return Prose("", node.span)
        source = text_of(node, reading)
        if isinstance(node, Scalar) and node.style == ">":
            # YAML folds a blank line to one line end, which Markdown would join again.
            source = re.sub(r"\n+", "\n\n", source.strip("\n"))
        prose = Prose(source.strip("\n"), node.span)
        runs = (run for paragraph in prose.paragraphs for run in paragraph.runs)
        numbers = check_marks(source, node, reading)
        dead = check_links(runs, node, reading)
        if reading.tracer:
            tracer, count = reading.tracer, len(prose.paragraphs)
            marks = tuple(tracer.mark(node, number) for number in range(count))
            return Prose(prose.source, prose.span, dead, marks, numbers)
        return replace(prose, dead=dead, footnotes=numbers) if dead or numbers else prose

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": ["string", "number", "boolean", "null"]}

    def reworded(self, node: Node, path: Path, rewording: Rewording) -> Node:
        return spoken(node, path, rewording)
