"""Finished slides and the deck they make up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from deckbuilder.scene.builds import Step, Transition
from deckbuilder.scene.items import Item
from deckbuilder.scene.native import NativeSlide
from deckbuilder.scene.text import Paragraph
from deckbuilder.wording import is_rtl_language

LayoutName: TypeAlias = Literal[
    "cover", "section", "content", "two-content", "content-left", "content-right", "title-only"
]
"""The slide layouts our scenes use; theme.layouts says where their placeholders are."""


@dataclass(frozen=True, slots=True)
class NamedLink:
    """A label and the addresses it stands for."""

    label: str
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """One slide, ready to be written."""

    id: str
    layout: LayoutName
    title: str
    """Plain words of the title, for navigation and properties; its look is among the items."""
    items: tuple[Item, ...]
    notes: tuple[Paragraph, ...] = ()
    links: tuple[NamedLink, ...] = ()
    hidden: bool = False
    footer: str = ""
    number: bool = True
    label: str = ""
    """What stands in place of its number, as `A1`; empty where that is its place in the deck."""
    minutes: float = 0.0
    language: str = "en"
    native: NativeSlide | None = None
    """The slide as somebody else made it, to be written in place of the items, which draw it."""
    steps: tuple[Step, ...] = ()
    """What each click shows, in order; the items are all that comes and goes."""
    grouped: tuple[Item, ...] = ()
    """The items in the groups that were opened so that parts of them can move; empty where none
    was."""
    still: int = 0
    """Of a flattened deck: after how many clicks the slide looks like this."""
    transition: Transition = "none"
    """How it takes the place of the slide before it."""
    glides: bool = False
    """Whether its items that have a twin are the same thing as their twins on other slides."""
    stands_on: str = ""
    """What the layout is called where it is one of a company's template."""

    @property
    def in_groups(self) -> tuple[Item, ...]:
        """The items as they belong together, for whoever says what the slide shows."""
        return self.grouped or self.items

    def numeral(self, number: int) -> str:
        """What it is called by as slide `number` of its deck: `12`, or in an appendix `A1`."""
        return self.label or str(number)

    @property
    def rtl(self) -> bool:
        """Whether the slide is read from right to left: its number is at the left."""
        return is_rtl_language(self.language)


@dataclass(frozen=True, slots=True)
class SceneSection:
    """A named run of slides, shown as a section in PowerPoint's slide list."""

    id: str
    name: str
    scenes: tuple[Scene, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """All slides of a talk with what the file says about itself."""

    title: str
    sections: tuple[SceneSection, ...]
    width: float
    """Points: 960 for 16:9, 720 for 4:3; the height is 540."""
    height: float
    authors: tuple[str, ...] = ()
    event: str = ""
    date: str = ""
    language: str = "en"
    variants: tuple[str, ...] = ()
    """Variants of the outline it was made from, the lowest first."""
    settings: tuple[str, ...] = ()
    """One-offs it was made with, as `talk.event=PyCon`."""
    texts: str = ""
    """Language of the texts file its words are from; empty for the outline's own words."""
    outline: str = ""
    """File name of the outline."""
    flattened: bool = False
    """Whether slides that build are several plain ones; see `flattening`."""
    theme: str = ""
    aspect: str = ""
    """What stood in for the outline's own theme and format; empty where nothing did."""

    @property
    def rtl(self) -> bool:
        """Whether its slides are read from right to left."""
        return is_rtl_language(self.language)

    @property
    def scenes(self) -> tuple[Scene, ...]:
        return tuple(scene for section in self.sections for scene in section.scenes)
