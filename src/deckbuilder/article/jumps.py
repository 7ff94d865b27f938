"""Jumps of a talk as anchors of its article; those to what it leaves out become plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from deckbuilder.article.article import Article, Entry, Part
from deckbuilder.diagnostics import Diagnostic
from deckbuilder.scene import NamedLink, Paragraph, Run


def mended(article: Article) -> Article:
    """The article with no jump but those that lead to one of its headings, and what was lost."""
    anchors = frozenset(anchor for anchor, _ in article.headings)
    ends = {
        name: _entry(entry, anchors) if entry else None
        for name in ("references", "credits")
        for entry in (getattr(article, name),)
    }
    return replace(
        article,
        thanks=_entry(article.thanks, anchors),
        introduction=_entry(article.introduction, anchors),
        outline=_entry(article.outline, anchors),
        parts=tuple(_part(part, anchors) for part in article.parts),
        listed=tuple(replace(one, links=_links(one.links, anchors)) for one in article.listed),
        warnings=(*article.warnings, *dict.fromkeys(_lost(article, anchors))),
        references=ends["references"],
        credits=ends["credits"],
    )


def _part(part: Part, anchors: frozenset[str]) -> Part:
    opening = _entry(part.opening, anchors) if part.opening else None
    entries = tuple(_entry(entry, anchors) for entry in part.entries)
    return replace(part, opening=opening, entries=entries)


def _entry(entry: Entry, anchors: frozenset[str]) -> Entry:
    paragraphs = tuple(
        replace(paragraph, runs=tuple(_run(run, anchors) for run in paragraph.runs))
        for paragraph in entry.paragraphs
    )
    return replace(entry, paragraphs=paragraphs, links=_links(entry.links, anchors))


def _run(run: Run, anchors: frozenset[str]) -> Run:
    return run if leads(run.link, anchors) else replace(run, link="")


def _links(links: Iterable[NamedLink], anchors: frozenset[str]) -> tuple[NamedLink, ...]:
    """A link note; a label whose jumps all lead nowhere stays without an address."""
    return tuple(
        replace(one, addresses=tuple(to for to in one.addresses if leads(to, anchors)))
        for one in links
    )


def leads(link: str, anchors: frozenset[str]) -> bool:
    """Whether a link goes somewhere: out of the article, or to one of its anchors."""
    return not link.startswith("#") or link[1:] in anchors


def _lost(article: Article, anchors: frozenset[str]) -> Iterator[Diagnostic]:
    for entry in (article.thanks, *article.entries):
        for link in links_of(entry):
            if not leads(link, anchors):
                name = link[1:]
                message = f"the article leaves out `{name}`, so a link to it is plain words there"
                hint = "say in `article:` what readers need of it"
                yield Diagnostic(message, entry.span, hint, "warning", "article")


def links_of(entry: Entry) -> Iterator[str]:
    """Where the links in the texts and the link note of an entry lead."""
    paragraphs: tuple[Paragraph, ...] = entry.paragraphs
    yield from (run.link for paragraph in paragraphs for run in paragraph.runs if run.link)
    yield from (address for link in entry.links for address in link.addresses)
