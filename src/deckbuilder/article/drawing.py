"""The pictures of an article: PNG for files beside a text, SVG with its letters for a page."""

from __future__ import annotations

import base64
import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from deckbuilder.article.article import Picture
from deckbuilder.pipeline import Loaded
from deckbuilder.raster import FONTS
from deckbuilder.writers.svg import svg

WIDTH = 1920
"""Pixels of a PNG picture: a column of 960, sharp on screens with two pixels for one."""


class Face(NamedTuple):
    """A file of ours, and what CSS calls it."""

    family: str
    bold: bool
    italic: bool
    file: str


FACES = tuple(
    Face(family, "Bold" in style, "Italic" in style, f"{name}-{style}.ttf")
    for family, name, styles in (
        ("Carlito", "Carlito", ("Regular", "Bold", "Italic", "BoldItalic")),
        ("Liberation Sans", "LiberationSans", ("Regular", "Bold", "Italic", "BoldItalic")),
        ("Liberation Mono", "LiberationMono", ("Regular", "Bold", "Italic")),
    )
    for style in styles
)

WORDS = re.compile(r"<text\b.*?</text>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")


def drawn(picture: Picture, loaded: Loaded) -> str:
    """The picture as SVG, which names its fonts."""
    deck = loaded.deck
    return svg(picture.scene, loaded.theme, deck.width, deck.height, picture.number)


def as_data_address(picture: Picture, loaded: Loaded) -> str:
    """The picture as a `data:` address of an SVG drawing that looks the same on every machine.

    As an image it can neither run a script nor fetch anything, so it carries the letters it needs:
    cut out of our fonts, which their licences (SIL OFL 1.1) allow.
    """
    drawing = with_fonts(drawn(picture, loaded))
    return f"data:image/svg+xml;base64,{base64.b64encode(drawing.encode()).decode()}"


def with_fonts(drawing: str) -> str:
    """A drawing with the letters of its texts, in each of our faces that it uses."""
    texts = WORDS.findall(drawing)
    letters = "".join(sorted(set(unescape(TAG.sub("", "".join(texts))))))
    said = "".join(texts)
    root = drawing[: drawing.index(">")]
    rules = []
    for face in FACES:
        in_use = face.family in said or face.family in root
        look = ("bold" in said or not face.bold) and ("italic" in said or not face.italic)
        if in_use and look and letters:
            rules.append(_rule(face, cut_out(face.file, letters)))
    head, end, rest = drawing.partition(">")
    return f"{head}{end}<style>{''.join(rules)}</style>{rest}" if rules else drawing


def _rule(face: Face, font: bytes) -> str:
    weight, style = "bold" if face.bold else "normal", "italic" if face.italic else "normal"
    data = base64.b64encode(font).decode()
    return (
        f"@font-face{{font-family:'{face.family}';font-weight:{weight};font-style:{style};"
        f"src:url(data:font/ttf;base64,{data})}}"
    )


@lru_cache(maxsize=256)
def cut_out(file: str, letters: str) -> bytes:
    """The font in `file` with the glyphs of `letters` alone, and how they join and are spaced."""
    import uharfbuzz as hb  # as in `measure`: only what draws needs it

    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, letters))
    wanted.flags = hb.SubsetFlags.NO_HINTING
    face = hb.Face(hb.Blob.from_file_path(str(FONTS / file)))
    return bytes(hb.subset(face, wanted).blob.data)
