"""Links whose words do not say where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from deckbuilder.accessibility.finding import Finding, brief
from deckbuilder.accessibility.seen import Passage, SeenDeck, SeenShape, SeenSlide

_VAGUE = (
    "here|click here|click|this|this link|link|more|read more|learn more|details|see here|"
    "page|hier|hier klicken|klicken|mehr|mehr lesen|mehr erfahren|dieser link|ici|"
    "cliquez ici|lien|en savoir plus|lire la suite|plus|aquí|haga clic aquí|más|leer más|"
    "enlace|aqui|clique aqui|saiba mais|mais|qui|clicca qui|leggi di più|altro|klik hier|"
    "lees meer|meer|her|klik her|læs mere|här|klicka här|läs mer|tutaj|kliknij tutaj|"
    "więcej|zde|klikněte zde|více|здесь|тут|подробнее|ссылка|ここ|こちら|詳細|リンク|这里|点击这里|"
    "更多|여기|더 보기|هنا|اضغط هنا|المزيد|כאן|לחצו כאן"
)
VAGUE = frozenset(_VAGUE.split("|"))
"""What says nothing about where a link leads, in the languages most talks are held in."""
_ADDRESS = re.compile(r"(https?://|ftp://|www\.)\S+")
_LONGEST = 30
"""Letters of an address that can still be heard: `www.example.org` says where it goes."""


def check(deck: SeenDeck) -> Iterator[Finding]:
    """Who jumps from link to link hears only their words (WCAG 2.2, success criterion 2.4.4).

    Equal words may lead to different places where the rest of their paragraphs tells them apart, as
    in a list of titles each with its `paper`.
    """
    for slide in deck.slides:
        leads: dict[tuple[str, str], str] = {}
        for shape, text, target, around in _links(slide):
            bare = text.casefold().strip(" .:!…›»→>")
            if bare in VAGUE or not any(map(str.isalnum, bare)):
                yield slide.found(
                    shape,
                    f"the link “{text}” does not say where it leads",
                    "put it on the words that name its target",
                )
            elif _ADDRESS.fullmatch(text) and len(text) > _LONGEST:
                yield slide.found(
                    shape,
                    f"the words of a link are its address, “{brief(text)}”",
                    "put it on the name of the page",
                )
            elif leads.setdefault((bare, around), target) != target:
                yield slide.found(
                    shape,
                    f"two links are called “{text}” and lead to different places",
                    "give them different words",
                )


def _links(slide: SeenSlide) -> Iterator[tuple[SeenShape, str, str, str]]:
    """Links on words, with all their words, where they lead, and the paragraph they stand in."""
    for shape, passages, _ in slide.texts():
        for passage in passages:
            for text, target in _joined(passage):
                yield shape, text, target, passage.text


def _joined(passage: Passage) -> Iterator[tuple[str, str]]:
    """Links of a paragraph; neighbours that lead to one place are one link in several looks."""
    for target, several in groupby(passage.words, key=lambda one: one.link):
        text = " ".join("".join(one.text for one in several).split())
        if target and text:
            yield text, target
