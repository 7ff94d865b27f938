"""What articles of every format say alike, as runs of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckbuilder.article.article import Article, Reference, Runs
from deckbuilder.scene import NamedLink, Run
from deckbuilder.wording import Wording

DOT = " · "
"""Between things that stand side by side."""


def byline(article: Article) -> str:
    """Who speaks, where and when, on one line; empty when nobody said."""
    return DOT.join((*article.people, *article.where))


def link_note(links: Iterable[NamedLink], words: Wording) -> Runs:
    """`Links: blogpost · discussion 1, 2`, each label or number a link; nothing without links."""
    runs = tuple(link_runs(links))
    return (Run(words.links.strip(), italic=True), Run(" "), *runs) if runs else ()


def link_runs(links: Iterable[NamedLink]) -> Iterator[Run]:
    """The labels of a link note, each a link, or numbers after it where it has several."""
    for place, link in enumerate(links):
        if place:
            yield Run(DOT)
        match link.addresses:
            case ():
                yield Run(link.label)
            case (address,):
                yield Run(link.label, link=address)
            case addresses:
                yield Run(f"{link.label} ")
                for number, address in enumerate(addresses, 1):
                    yield Run(", " if number > 1 else "")
                    yield Run(str(number), link=address)


def reference(one: Reference) -> Runs:
    """The title of a slide, which leads back to it, and its links."""
    back = Run(one.title, link=f"#{one.anchor}")
    return (back, Run(": "), *link_runs(one.links))


def made_by(article: Article) -> str:
    """Who made the pictures, the films and sounds; empty when nobody is named."""
    return DOT.join(article.pictures_by)
