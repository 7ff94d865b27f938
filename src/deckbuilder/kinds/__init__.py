"""The kinds of values an outline holds: texts, numbers, addresses, lists, maps and records."""

from __future__ import annotations

from deckbuilder.kinds.addresses import (
    AddressKind,
)
from deckbuilder.kinds.article import ArticleKind, ForReaders
from deckbuilder.kinds.collections import (
    ListKind,
    MapKind,
    RecordKind,
)
from deckbuilder.kinds.counting import left_out_of, numbers_of
from deckbuilder.kinds.icons import IconKind
from deckbuilder.kinds.keeping import KeepKind
from deckbuilder.kinds.moving import CLOUD_NAME, TRANSITION, CloudNameKind, TransitionKind
from deckbuilder.kinds.texts import (
    FootnoteKind,
    MarkupKind,
    ProseKind,
    TextKind,
)
from deckbuilder.kinds.values import (
    IDENTIFIER,
    ChoiceKind,
    ColourKind,
    FlagKind,
    IdentifierKind,
    LanguageKind,
    MinutesKind,
    NumberKind,
)
from deckbuilder.kinds.words import (
    Markup,
    Prose,
    quoted,
    some_text,
    text_of,
    words_in,
)
from deckbuilder.wording import TAG as LANGUAGE

TEXT = TextKind()
"""A name or a code."""
PHRASE = TextKind(is_spoken=True)
"""Words for people, without marks."""
MARKUP = MarkupKind()
FOOTNOTE = FootnoteKind()
LABEL = MarkupKind(is_plain=True)
"""Words with inline marks of which only the words are shown."""
PROSE = ProseKind()
SPEECH = ProseKind(is_shown=False)
"""Paragraphs that are said or read, and not on a slide."""
ARTICLE = ArticleKind()
ADDRESS_KIND = AddressKind()
ID = IdentifierKind()
MINUTES = MinutesKind()
FLAG = FlagKind()
KEEP = KeepKind()
COLOUR = ColourKind()
ICON = IconKind()

__all__ = [
    "ADDRESS_KIND",
    "ARTICLE",
    "CLOUD_NAME",
    "COLOUR",
    "FLAG",
    "FOOTNOTE",
    "ICON",
    "ID",
    "IDENTIFIER",
    "KEEP",
    "LABEL",
    "LANGUAGE",
    "MARKUP",
    "MINUTES",
    "PHRASE",
    "PROSE",
    "SPEECH",
    "TEXT",
    "TRANSITION",
    "AddressKind",
    "ArticleKind",
    "ChoiceKind",
    "CloudNameKind",
    "ColourKind",
    "FlagKind",
    "ForReaders",
    "IconKind",
    "IdentifierKind",
    "KeepKind",
    "LanguageKind",
    "ListKind",
    "MapKind",
    "Markup",
    "MarkupKind",
    "MinutesKind",
    "NumberKind",
    "Prose",
    "ProseKind",
    "RecordKind",
    "TextKind",
    "TransitionKind",
    "left_out_of",
    "numbers_of",
    "quoted",
    "some_text",
    "text_of",
    "words_in",
]
