"""The talk as its author means it: checked and frozen."""

from deckbuilder.model.block import Block
from deckbuilder.model.cloud_map import Arrow, Cloud, CloudMap
from deckbuilder.model.talk import Link, Person, Section, Slide, Talk, TalkFacts

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
