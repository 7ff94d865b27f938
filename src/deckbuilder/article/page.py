"""An article as a page: one HTML file that needs nothing else, and holds no script."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from itertools import groupby
from urllib.parse import quote

from deckbuilder.article.article import Article, Entry, Part, Picture, Runs, media_file
from deckbuilder.article.lists import Block, Listing, blocks
from deckbuilder.article.markdown import MEDIA
from deckbuilder.article.said import byline, link_note, made_by, reference
from deckbuilder.formula import mathml_text
from deckbuilder.markup import is_rtl, spoken
from deckbuilder.scene import Media, Run

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""Nothing but its own style and its own pictures, even if somebody adds to the file."""
WITH_MEDIA = "; media-src 'self' file:"
"""And, where there are some, the films and sounds that lie beside it."""


def page(article: Article, address: Callable[[Picture], str]) -> str:
    """The article as HTML for a screen or paper; `address` gives the `data:` address of a picture.

    It is read from right to left in languages that are written so. Every text is escaped.
    """
    words = article.words
    policy = POLICY + (WITH_MEDIA if article.media else "")
    style = (files(__package__) / "page.css").read_text("utf-8")
    writer = _Writer(article, address)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{escape(article.language)}" dir="{"rtl" if words.rtl else "ltr"}">',
            '<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{escape(article.heading)}</title>",
            f"<style>\n{style}</style>\n</head>\n<body>\n<article>",
            *writer.blocks(),
            "</article>\n</body>\n</html>\n",
        ]
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    article: Article
    address: Callable[[Picture], str]

    def blocks(self) -> Iterator[str]:
        article = self.article
        yield f'<header id="{escape(article.introduction.anchor)}">'
        yield f"<h1>{apart(article.title, article)}</h1>"
        if article.subtitle:
            yield f'<p class="subtitle">{apart(article.subtitle, article)}</p>'
        if byline(article):
            yield f'<p class="byline">{escape(byline(article))}</p>'
        yield "</header>"
        if article.thanks.paragraphs:
            yield f'<div class="thanks">{self.written(blocks(article.thanks.paragraphs))}</div>'
        yield from self.entry(article.introduction)
        yield from self.contents()
        for part in article.parts:
            yield from self.part(part)
        yield from self.ends()

    def contents(self) -> Iterator[str]:
        article = self.article
        outline = article.outline
        yield f'<nav id="{escape(outline.anchor)}">\n<h2>{escape(article.words.agenda)}</h2>'
        yield from self.entry(outline)
        ends = [end for end in (article.references, article.credits) if end]
        every = [*((part.anchor, part.name) for part in article.parts)]
        every += [(end.anchor, end.title) for end in ends]
        yield "<ol>"
        for anchor, name in every:
            yield f'<li><a href="#{escape(anchor)}">{apart(name, article)}</a></li>'
        yield "</ol>\n</nav>"

    def part(self, part: Part) -> Iterator[str]:
        yield "<section>"
        yield self.heading(part.anchor, part.name)
        if part.opening:
            yield from self.entry(part.opening)
        for entry in part.entries:
            yield f'<section id="{escape(entry.anchor)}">'
            yield f"<h3>{apart(entry.title, self.article)}</h3>"
            yield from self.entry(entry)
            yield "</section>"
        yield "</section>"

    def heading(self, anchor: str, name: Runs) -> str:
        """A heading of the second level, with a way back to the contents."""
        contents, label = self.article.outline.anchor, self.article.words.agenda
        up = f'<a class="up" href="#{escape(contents)}" aria-label="{escape(label)}">↑</a>'
        return f'<h2 id="{escape(anchor)}">{apart(name, self.article)} {up}</h2>'

    def ends(self) -> Iterator[str]:
        """References and credits."""
        article = self.article
        if article.references:
            yield '<section class="end">'
            yield self.heading(article.references.anchor, article.references.title)
            yield from self.entry(article.references)
            yield '<ul class="references">'
            yield from (f"<li>{html(reference(one))}</li>" for one in article.listed)
            yield "</ul>\n</section>"
        if article.credits:
            yield '<section class="end">'
            yield self.heading(article.credits.anchor, article.credits.title)
            yield from self.entry(article.credits)
            if article.pictures_by:
                yield f"<p>{escape(made_by(article))}</p>"
            yield "</section>"

    def entry(self, entry: Entry) -> Iterator[str]:
        """Pictures, explanation and link note."""
        for picture in entry.pictures:
            yield self.figure(picture)
            yield from map(self.player, picture.media)
        yield self.written(blocks(entry.paragraphs))
        note = link_note(entry.links, self.article.words)
        if note:
            yield f'<p class="links">{html(note)}</p>'

    def figure(self, picture: Picture) -> str:
        width, height = self.article.size
        return (
            f'<figure><img src="{self.address(picture)}" alt="{escape(picture.alt)}"'
            f' loading="lazy" width="{width:g}" height="{height:g}"></figure>'
        )

    def player(self, media: Media) -> str:
        """What plays a film or sound, whose file lies beside the page."""
        source = quote(f"{MEDIA}/{media_file(media.recording)}")
        label = f' aria-label="{escape(media.alt)}"' if media.alt else ""
        shown = f'controls preload="none" src="{escape(source)}"{label}'
        if media.kind == "audio":
            return f"<figure><audio {shown}></audio></figure>"
        poster, box = media.poster, media.box
        data = f"data:{poster.media_type};base64,{b64encode(poster.data).decode()}"
        size = f'width="{box.w:g}" height="{box.h:g}"'
        return f'<figure><video {shown} {size} poster="{data}"></video></figure>'

    def written(self, found: Iterable[Block]) -> str:
        """Texts and lists."""
        return "\n".join(
            self.listing(block)
            if isinstance(block, Listing)
            else f"<p{turned(block.runs, self.article)}>{html(block.runs)}</p>"
            for block in found
        )

    def listing(self, listing: Listing) -> str:
        tag = "ol" if listing.numbered else "ul"
        start = f' start="{listing.start}"' if listing.numbered and listing.start != 1 else ""
        points = []
        for item in listing.items:
            words, below = html(item.paragraph.runs), self.written(item.below)
            turn = turned(item.paragraph.runs, self.article)
            points.append(f"<li{turn}>{words}{below and chr(10)}{below}</li>")
        return "\n".join([f"<{tag}{start}>", *points, f"</{tag}>"])


def turned(runs: Runs, article: Article) -> str:
    """The direction of a paragraph, where it is another than that of the page."""
    rtl = is_rtl(spoken(runs))
    has_letters = any(character.isalpha() for run in runs for character in run.text)
    if rtl == article.words.rtl or not has_letters:
        return ""
    return f' dir="{"rtl" if rtl else "ltr"}"'


def apart(runs: Runs, article: Article) -> str:
    """Words of a heading; in another direction than the page they keep their own order."""
    return f"<bdi>{html(runs)}</bdi>" if turned(runs, article) else html(runs)


def html(runs: Iterable[Run]) -> str:
    """Runs as HTML; neighbours with one address are one link."""
    written = []
    for link, same in groupby(runs, key=lambda run: run.link):
        inner = "".join(map(_marked, same))
        written.append(f'<a href="{escape(link)}">{inner}</a>' if link else inner)
    return "".join(written)


def _marked(run: Run) -> str:
    text = escape(run.text).replace("\n", "<br>")
    if run.formula:
        text = mathml_text(run.formula, display=False)
    elif run.raised:
        text = f"<sup>{text}</sup>"
    for tag, given in (("code", run.code), ("em", run.italic), ("strong", run.bold)):
        text = f"<{tag}>{text}</{tag}>" if given and run.text else text
    return text
