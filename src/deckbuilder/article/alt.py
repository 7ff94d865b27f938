"""What those hear of a slide's picture who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.scene import (
    Chart,
    Connector,
    Formula,
    Group,
    Item,
    Media,
    Paragraph,
    Picture,
    Scene,
    Shape,
    Table,
    Text,
    TextBody,
)

OWN_LINE = ("title", "links")
"""Items that the article writes itself, beside the picture."""


def described(scene: Scene) -> str:
    """The title of a slide and what it shows, on one line."""
    said = (one for item in scene.in_groups for one in _said(item))
    return " ".join(dict.fromkeys(_sentence(one) for one in (scene.title, *said) if one.strip()))


def _said(item: Item) -> Iterator[str]:
    """What an item shows: its description, or its words when it has none."""
    match item:
        case Text():
            if item.name not in OWN_LINE:
                yield from map(_words, item.body.paragraphs)
        case Group():
            if item.alt:
                yield item.alt
            else:
                for inner in item.items:
                    yield from _said(inner)
        case Media():
            yield item.alt
        case Picture():
            yield "" if item.decorative else item.alt
        case Table():
            yield item.alt
            # The description of a table names its columns; here nobody can look at the rest.
            rows = item.rows[1:] if item.alt and item.header else item.rows
            yield from (", ".join(_all_words(cell.body) for cell in row) for row in rows)
        case Chart():
            yield item.alt
        case Shape():
            # The heading of a callout is a sentence of its own.
            yield from map(_words, item.body.paragraphs) if item.body else ()
        case Formula():
            yield item.words or item.latex
        case Connector():
            pass


def _all_words(body: TextBody) -> str:
    return " ".join(map(_words, body.paragraphs))


def _words(paragraph: Paragraph) -> str:
    """What a paragraph says, with the numbers of footnotes apart from the words before them."""
    said = (f" [{run.text}]" if run.raised else run.text for run in paragraph.runs)
    return "".join(said).strip()


def _sentence(words: str) -> str:
    """`words` on one line, ended by something a voice stops at."""
    line = " ".join(words.split())
    return line if line[-1] in ".!?:;…。！？؟" else f"{line}."
