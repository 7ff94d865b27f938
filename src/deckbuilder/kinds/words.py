"""Words of an outline as values, and how a node is read as words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from deckbuilder.clicks import without_clicks
from deckbuilder.diagnostics import NOWHERE, Span
from deckbuilder.fields import (
    Reading,
    kind_of,
    marked_runs,
)
from deckbuilder.markup import inline, is_rtl, paragraphs, spoken, words
from deckbuilder.scene import Paragraph, Run
from deckbuilder.source import Mapping, Node, Scalar
from deckbuilder.word_count import word_count


@dataclass(frozen=True)
class Markup:
    """Words with Markdown's inline marks."""

    source: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)
    dead: frozenset[str] = frozenset()
    """Links to slides that this talk does not show; their words stay."""
    mark: int | None = field(default=None, compare=False, repr=False)
    """Number of the marks around its words, see `fields.Tracer`."""
    footnotes: tuple[tuple[str, int], ...] = ()
    """The footnotes that it refers to by name, each with its number on the slide."""

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        runs = numbered(without_links(inline(self.source), self.dead), self.footnotes)
        return runs if self.mark is None else marked_runs(runs, self.mark)

    @cached_property
    def text(self) -> str:
        """The plain words, without the numbers of footnotes."""
        if "[^" not in self.source:
            return words(self.runs)
        plain = (Run(words(tuple(run for run in inline(self.source) if not run.raised))),)
        return words(plain if self.mark is None else marked_runs(plain, self.mark))

    @property
    def rtl(self) -> bool:
        return is_rtl(spoken(inline(self.source)) if "$" in self.source else self.source)


@dataclass(frozen=True)
class Prose:
    """Paragraphs and lists in Markdown, such as speaker notes."""

    source: str = ""
    span: Span = field(default=NOWHERE, compare=False, repr=False)
    dead: frozenset[str] = frozenset()
    """As of `Markup`."""
    marks: tuple[int, ...] = field(default=(), compare=False, repr=False)
    """As of `Markup`, one for each paragraph."""
    footnotes: tuple[tuple[str, int], ...] = ()
    """As of `Markup`."""

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        found = paragraphs(self.source)
        if self.dead:
            found = tuple(replace(one, runs=without_links(one.runs, self.dead)) for one in found)
        if self.footnotes:
            found = tuple(replace(one, runs=numbered(one.runs, self.footnotes)) for one in found)
        if self.marks:
            pairs = zip(found, self.marks, strict=True)
            found = tuple(replace(one, runs=marked_runs(one.runs, mark)) for one, mark in pairs)
        return found

    @cached_property
    def word_count(self) -> int:
        """How many words it takes to say it."""
        return sum(word_count(one.text) for one in without_clicks(self.paragraphs))


def without_links(runs: tuple[Run, ...], dead: frozenset[str]) -> tuple[Run, ...]:
    """The runs without the links in `dead`."""
    if not dead:
        return runs
    return tuple(replace(run, link="") if run.link in dead else run for run in runs)


def numbered(runs: tuple[Run, ...], footnotes: tuple[tuple[str, int], ...]) -> tuple[Run, ...]:
    """The runs with the numbers of footnotes in the place of their names."""
    if not footnotes:
        return runs
    numbers = dict(footnotes)
    return tuple(
        replace(run, text=str(numbers.get(run.text, run.text))) if run.raised else run
        for run in runs
    )


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
    if in_brackets and one_line and what == "text":
        hint = f"if the brackets are part of the text, put it in quotes: {quoted(node.raw)}"
        raise reading.refuse(message, node.span, hint)
    raise reading.refuse(message, node.span)


def words_in(node: Node) -> str:
    """The words of a node as `text_of` reads them; empty when there are none, or something else."""
    if isinstance(node, Scalar):
        return "" if node.is_null else node.value.strip()
    raw = node.raw
    is_text = isinstance(node, Mapping) and len(node.entries) == 1 and "\n" not in raw
    return raw if is_text and raw[:1] not in ("{", "[") else ""


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
