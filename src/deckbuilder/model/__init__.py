"""The talk as its author means it: checked and frozen."""

from deckbuilder.model.block import Block
from deckbuilder.model.cloud_map import Arrow, Cloud, CloudMap
from deckbuilder.model.slide import Link, Slide
from deckbuilder.model.talk import Person, Section, Talk, TalkFacts

__all__ = [
    "Arrow",
    "Block",
    "Cloud",
    "CloudMap",
    "Link",
    "Person",
    "Section",
    "Slide",
    "Talk",
    "TalkFacts",
]
