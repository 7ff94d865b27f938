"""Namespaces, escapes and ids shared by everything that writes a part of a PowerPoint file."""

from __future__ import annotations

import re
import uuid
import zlib

from deckbuilder.characters import clean

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
"""Double-quoted, as PowerPoint writes it: Keynote has refused files with single quotes."""

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
A16 = "http://schemas.microsoft.com/office/drawing/2014/main"
ADEC = "http://schemas.microsoft.com/office/drawing/2017/decorative"
ASVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"

APR = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'
"""The three declarations that open every slide, layout and master."""

REL = R + "/"
"""Prefix of the relationship types of ECMA-376 part 1, annex A: REL + "slide"."""
REL_SLIDE = REL + "slide"
REL_LAYOUT = REL + "slideLayout"
REL_MASTER = REL + "slideMaster"
REL_NOTES = REL + "notesSlide"
REL_NOTES_MASTER = REL + "notesMaster"
REL_IMAGE = REL + "image"
REL_HYPERLINK = REL + "hyperlink"
REL_THEME = REL + "theme"
REL_MEDIA = "http://schemas.microsoft.com/office/2007/relationships/media"
"""A film or sound as PowerPoint has embedded it since 2010 ([MS-PPTX] 2.1.2)."""

CONTENT = "application/vnd.openxmlformats-officedocument.presentationml."
"""Prefix of the content types of presentation parts (ECMA-376 part 1, 13.3)."""
CONTENT_SLIDE = CONTENT + "slide+xml"
CONTENT_NOTES = CONTENT + "notesSlide+xml"

_SPECIAL = re.compile('[&<>"\t\n\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]')
_NAMESPACE = uuid.UUID("6f0f5a5e-3d0c-5b39-9d3b-5d7b0a8c4e11")
"""Ours: every GUID in a deck is made from it and a seed, so that equal decks get equal ids."""


def text(words: str) -> str:
    """Return `words` as XML character data, without the characters XML cannot hold."""
    if not _SPECIAL.search(words):
        return words
    return clean(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(words: str) -> str:
    """Return `words` for a double-quoted attribute; line feeds and tabs survive."""
    if not _SPECIAL.search(words):
        return words
    words = text(words).replace('"', "&quot;")
    return words.replace("\t", "&#9;").replace("\n", "&#10;")


def guid(seed: str) -> str:
    """Return the GUID made from `seed`, in braces and capitals as Office writes it."""
    return "{" + str(uuid.uuid5(_NAMESPACE, seed)).upper() + "}"


def creation_id(slide_id: str, taken: frozenset[int] | set[int] = frozenset()) -> int:
    """Return p14:creationId for a slide: 1 to 2^32-1, from its id, and not among `taken`.

    PowerPoint keeps it as the identity of a slide ([MS-PPTX] 2.2.7); zero stands for none.
    """
    number = zlib.crc32(slide_id.encode("utf-8", "replace"))
    while number == 0 or number in taken:
        number = (number + 1) % 2**32
    return number


_HOME = {
    "ar": "ar-SA",
    "bg": "bg-BG",
    "ca": "ca-ES",
    "cs": "cs-CZ",
    "da": "da-DK",
    "de": "de-DE",
    "el": "el-GR",
    "en": "en-US",
    "es": "es-ES",
    "fa": "fa-IR",
    "fi": "fi-FI",
    "fr": "fr-FR",
    "he": "he-IL",
    "hi": "hi-IN",
    "hu": "hu-HU",
    "id": "id-ID",
    "it": "it-IT",
    "ja": "ja-JP",
    "ko": "ko-KR",
    "nb": "nb-NO",
    "nl": "nl-NL",
    "no": "nb-NO",
    "pl": "pl-PL",
    "pt": "pt-BR",
    "ro": "ro-RO",
    "ru": "ru-RU",
    "sk": "sk-SK",
    "sv": "sv-SE",
    "th": "th-TH",
    "tr": "tr-TR",
    "uk": "uk-UA",
    "ur": "ur-PK",
    "vi": "vi-VN",
    "zh": "zh-CN",
    "zh-hans": "zh-CN",
    "zh-hant": "zh-TW",
}


def language(tag: str) -> str:
    """Return a talk's language as PowerPoint's spelling checker knows it: `de` is `de-DE`."""
    return _HOME.get(tag.lower(), tag)
