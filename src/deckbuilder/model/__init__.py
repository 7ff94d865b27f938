"""The talk as its author means it: checked and frozen."""

from deckbuilder.model.block import Block
from deckbuilder.model.building import Build, Building, Part, numbered_parts
from deckbuilder.model.cloud_map import Arrow, Cloud, CloudMap
from deckbuilder.model.facts import Person, TalkFacts
from deckbuilder.model.section import Section
from deckbuilder.model.slide import Link, Slide
from deckbuilder.model.talk import Talk
from deckbuilder.model.variant import AddedSlide, Variant

__all__ = [
    "AddedSlide",
    "Arrow",
    "Block",
    "Build",
    "Building",
    "Cloud",
    "CloudMap",
    "Link",
    "Part",
    "Person",
    "Section",
    "Slide",
    "Talk",
    "TalkFacts",
    "Variant",
    "numbered_parts",
]
