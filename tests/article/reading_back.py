"""Articles read back: Markdown by markdown-it-py, pages by Python's own parser of HTML."""

from __future__ import annotations

from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

from deckbuilder.scene import Run

Letter = tuple[str, bool, bool, bool, str]
"""A character, whether it is bold, italic and code, and where its link leads."""


def parser() -> MarkdownIt:
    """CommonMark as it is, but for addresses, which stay as they are written."""
    made = MarkdownIt("commonmark")
    made.normalizeLink = lambda url: url  # type: ignore[method-assign]
    made.normalizeLinkText = lambda url: url  # type: ignore[method-assign]
    made.validateLink = lambda url: True  # type: ignore[method-assign]
    return made


def letters(runs: tuple[Run, ...] | list[Run]) -> list[Letter]:
    """Every character of runs with its look; bold and italic do not show on a space."""
    found = []
    for run in runs:
        for letter in run.text:
            loud = run.code or not letter.isspace()
            found.append((letter, run.bold and loud, run.italic and loud, run.code, run.link))
    return found


def letters_of(children: list[Token]) -> list[Letter]:
    """The same of what markdown-it read."""
    bold = italic = 0
    link = ""
    runs = []
    for token in children:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                link = str(token.attrGet("href"))
            case "link_close":
                link = ""
            case "text" | "text_special":
                runs.append(Run(token.content, bold > 0, italic > 0, link=link))
            case "code_inline":
                runs.append(Run(token.content, bold > 0, italic > 0, code=True, link=link))
            case "hardbreak":
                runs.append(Run("\n", link=link))
            case "html_inline" | "image":
                pass
            case other:
                raise AssertionError(f"{other}: {token.content}")
    return letters(runs)


def paragraphs_read(markdown: str) -> list[list[Letter]]:
    """Every paragraph, list item and heading of a Markdown text without pictures."""
    tokens = parser().parse(markdown)
    return [letters_of(t.children or []) for t in tokens if t.type == "inline"]


class Page(HTMLParser):
    """The words, links, ids and pictures of a page of HTML."""

    BLOCKS = frozenset({"p", "li", "h1", "h2", "h3"})
    VOID = frozenset({"meta", "img", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.paragraphs: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.pictures: list[dict[str, str]] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.attributes |= given.keys()
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given["href"])
        if tag == "img":
            self.pictures.append(given)
        if tag in self.BLOCKS:
            self.paragraphs.append("")
        if tag == "br" and self.paragraphs:
            self.paragraphs[-1] += "\n"
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.BLOCKS & set(self.open):
            self.paragraphs[-1] += data
