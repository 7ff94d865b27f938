"""Markdown to runs and paragraphs: the inline part on slides, paragraphs and lists in notes.

CommonMark by markdown-it-py, without HTML: `<b>` is text. Three things differ on purpose. An
address of any scheme becomes a link here, so that the outline's check can refuse it by name instead
of showing brackets; a bare http(s) address is a link; and a line end in a paragraph is a space.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from deckbuilder.formula import plain as plain_formula
from deckbuilder.scene import Bullet, Paragraph, Run

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

PLAIN = re.compile(r"[^*_`\[\]<>\\&!\n:$]*\Z|[^*_`\[\]<>\\&!\n/$]*\Z")
"""Text that no inline rule can touch, so that the parser need not look at it."""

SIMPLE = re.compile(
    r"(?:(?<!\S)\*\*(?P<bold>[A-Za-z0-9](?:[A-Za-z0-9 ]*[A-Za-z0-9])?)\*\*(?=[\s.,;:!?]|\Z)"
    r"|\[(?P<label>[A-Za-z0-9 ]+)\]\((?P<address>https?://[A-Za-z0-9./#?=_%-]+)\)"
    r"|(?P<plain>[^*_`\[\]<>\\&!\n:$]+|:(?!//)))"
)
"""Plain words, **bold** words and [links](https://...) that stand so clear of each other that the
parser's rules for awkward neighbours cannot matter: most texts of most talks."""

BARE_ADDRESS = re.compile(r"https?://[^\s<>\"'“”‘’]*[^\s<>\"'“”‘’.,;:!?)\]]")

FORMULA = re.compile(r"\$(?![\s$])((?:[^$\\]|\\.)+?)(?<!\s)\$(?![\d$])", re.DOTALL)
"""A formula: no space behind the first dollar or before the last, no digit behind that, and, which
`_formula` sees to, no Latin letter or digit before the first. So prices stay prices: `$5 and $10`,
`US$5`, `5$, 10$`. The rule is pandoc's (tex_math_dollars), made stricter at the start."""

FOOTNOTE = re.compile(r"\[\^([^\s\[\]^]+)\]")
"""The mark of a footnote, by its name."""

BLOCK_MARK = re.compile(r"([-+*#>=|~`]|\d+[.)])")
"""What may begin a list, a heading or another block of Markdown."""

NOTE_SPACE = 6.0
"""Points between paragraphs of notes."""


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).disable(["html_inline", "html_block"])
    # Link definitions and tables of references make no sense in a talk and would vanish silently.
    parser.disable(["reference", "code", "fence", "hr", "lheading", "blockquote"])
    parser.inline.ruler.before("escape", "formula", _formula)
    parser.inline.ruler.before("link", "footnote", _footnote)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _formula(state: StateInline, silent: bool) -> bool:
    """A formula between dollars, as a rule of markdown-it's."""
    found = FORMULA.match(state.src, state.pos)
    before = state.src[state.pos - 1 : state.pos] if state.pos else ""
    if not found or found.end() > state.posMax or (before.isascii() and before.isalnum()):
        return False
    if not silent:
        state.push("formula", "", 0).content = found[1].strip()
    state.pos = found.end()
    return True


def _footnote(state: StateInline, silent: bool) -> bool:
    """The mark of a footnote."""
    found = FOOTNOTE.match(state.src, state.pos)
    if not found or found.end() > state.posMax:
        return False
    if not silent:
        state.push("footnote", "", 0).content = found[1]
    state.pos = found.end()
    return True


@lru_cache(maxsize=4096)
def inline(text: str) -> tuple[Run, ...]:
    """The runs of one line of Markdown; `text` may be empty, which gives no runs."""
    if PLAIN.match(text):
        return (Run(text),) if text else ()
    simple = _simple(text.strip())
    if simple is not None:
        return simple
    tokens = _parser().parseInline(text.strip())
    return _runs(tokens[0].children or []) if tokens else ()


def _simple(text: str) -> tuple[Run, ...] | None:
    """The runs of a text that `SIMPLE` covers wholly, or None for any other."""
    found: list[Run] = []
    end = 0
    while end < len(text):
        match = SIMPLE.match(text, end)
        if match is None:
            return None
        if match["bold"]:
            _add(found, Run(match["bold"], bold=True))
        elif match["label"]:
            _add(found, Run(match["label"], link=match["address"]))
        else:
            _add(found, Run(match["plain"]))
        end = match.end()
    return tuple(found)


@lru_cache(maxsize=4096)
def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs and list items of a Markdown text, in order; headings become bold."""
    stripped = text.strip()
    if "\n" not in stripped and not BLOCK_MARK.match(stripped):
        runs = inline(stripped)
        return (_paragraph(runs, 0, "none", 1),) if runs else ()
    return _Blocks(block_tokens(text)).paragraphs()


def block_tokens(text: str) -> list[Token]:
    """The blocks of a Markdown text as markdown-it tells them, with the lines they stand on."""
    return _parser().parse(text)


def marks_in(text: str) -> Iterator[tuple[Literal["formula", "footnote"], str]]:
    """The formulas in a Markdown text, each with its LaTeX, and the names of its footnotes."""
    for block in block_tokens(text):
        for token in block.children or ():
            if token.type == "formula":
                yield "formula", token.content
            elif token.type == "footnote":
                yield "footnote", token.content


class _Blocks:
    """Walks markdown-it's flat block tokens and remembers the lists it is in."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.lists: list[int | None] = []
        self.fresh_item = False

    def paragraphs(self) -> tuple[Paragraph, ...]:
        found: list[Paragraph] = []
        heading = False
        for token in self.tokens:
            match token.type:
                case "bullet_list_open":
                    self.lists.append(None)
                case "ordered_list_open":
                    self.lists.append(int(token.attrGet("start") or 1) - 1)
                case "bullet_list_close" | "ordered_list_close":
                    self.lists.pop()
                case "list_item_open":
                    self.fresh_item = True
                    if self.lists[-1] is not None:
                        self.lists[-1] += 1
                case "heading_open":
                    heading = True
                case "heading_close":
                    heading = False
                case "inline":
                    runs = _runs(token.children or [], bold=heading)
                    found.append(self._place(runs))
                case _:
                    pass
        return tuple(found)

    def _place(self, runs: tuple[Run, ...]) -> Paragraph:
        level = min(max(len(self.lists) - 1, 0), 2)
        first_of_item, self.fresh_item = self.fresh_item, False
        if not self.lists or not first_of_item:
            return _paragraph(runs, level, "none", 1)
        number = self.lists[-1]
        return _paragraph(runs, level, "dot" if number is None else "number", number or 1)


def _paragraph(runs: tuple[Run, ...], level: int, bullet: Bullet, number: int) -> Paragraph:
    rtl = is_rtl(spoken(runs))
    space = NOTE_SPACE if bullet == "none" else NOTE_SPACE / 2
    return Paragraph(runs, level, bullet, rtl=rtl, space_before=space, number=number)


def _runs(tokens: list[Token], *, bold: bool = False) -> tuple[Run, ...]:
    found: list[Run] = []
    strong, emphasis, link = int(bold), 0, ""
    for token in tokens:
        match token.type:
            case "strong_open":
                strong += 1
            case "strong_close":
                strong -= 1
            case "em_open":
                emphasis += 1
            case "em_close":
                emphasis -= 1
            case "link_open":
                link = str(token.attrGet("href") or "")
            case "link_close":
                link = ""
            case "softbreak":
                _add(found, Run(" ", strong > 0, emphasis > 0, link=link))
            case "hardbreak":
                _add(found, Run("\n", strong > 0, emphasis > 0, link=link))
            case "code_inline":
                _add(found, Run(token.content, strong > 0, emphasis > 0, code=True, link=link))
            case "formula":
                # Letters of a formula are italic by themselves, and nothing in it can be a link.
                words = plain_formula(token.content)
                found.append(Run(words, strong > 0, formula=token.content))
            case "footnote":
                found.append(Run(token.content, raised=True))
            case "image":
                # A picture cannot stand in a line; its source text must not vanish.
                source = f"![{token.content}]({token.attrGet('src')})"
                _add(found, Run(source, strong > 0, emphasis > 0, link=link))
            case _:
                for run in _with_addresses(token.content, strong > 0, emphasis > 0, link):
                    _add(found, run)
    return tuple(found)


def _with_addresses(text: str, bold: bool, italic: bool, link: str) -> list[Run]:
    if link or "://" not in text:
        return [Run(text, bold, italic, link=link)] if text else []
    runs, end = [], 0
    for match in BARE_ADDRESS.finditer(text):
        if match.start() > end:
            runs.append(Run(text[end : match.start()], bold, italic))
        runs.append(Run(match[0], bold, italic, link=match[0]))
        end = match.end()
    if end < len(text):
        runs.append(Run(text[end:], bold, italic))
    return runs


def _add(found: list[Run], run: Run) -> None:
    """Append `run`, joining it to the last one when both look the same."""
    if found and not run.code and not found[-1].code:
        last = found[-1]
        if last.formula or last.raised:
            found.append(run)
            return
        if (last.bold, last.italic, last.link) == (run.bold, run.italic, run.link):
            found[-1] = Run(last.text + run.text, run.bold, run.italic, link=run.link)
            return
    found.append(run)


def words(runs: tuple[Run, ...]) -> str:
    """The plain words of `runs`."""
    return "".join(run.text for run in runs)


def spoken(runs: tuple[Run, ...]) -> str:
    """The words of `runs` without formulas and marks, which belong to no script."""
    return "".join(run.text for run in runs if not (run.formula or run.raised))


def is_rtl(text: str) -> bool:
    """Whether the first strong character is right-to-left (Unicode UAX 9, rules P2 and P3)."""
    if text.isascii():
        return False
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
