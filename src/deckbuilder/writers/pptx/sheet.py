"""One slide or notes page while it is being written: its relationships and its shapes' ids."""

from __future__ import annotations

from dataclasses import dataclass

from deckbuilder.addresses import clean_address
from deckbuilder.scene import Connector, Group, Item, MediaKind, Recording, Scene, Shape, Text
from deckbuilder.writers.pptx.context import SlideContext
from deckbuilder.writers.pptx.languages import is_latin, language_attributes
from deckbuilder.writers.pptx.package import Package
from deckbuilder.writers.pptx.xml import (
    REL,
    REL_HYPERLINK,
    REL_IMAGE,
    REL_MEDIA,
    REL_SLIDE,
    attribute,
)

TWIN = "!!"
"""Begins the name of a shape that morphs into the shape of the same name on another slide."""
ANCHOR = "anchor"
"""Name of the hidden shape that every slide carries; no item may be called so."""


@dataclass(frozen=True, slots=True)
class MediaNode:
    """A film or a sound on the slide, by the id of its shape; `timing` makes it play."""

    shape: int
    is_video: bool
    starts_itself: bool = False
    """Whether it begins as the slide does; otherwise a click on it starts and halts it."""
    milliseconds: int = 1
    """How long it plays, as far as that is known."""
    loops: bool = False
    muted: bool = False


class Sheet:
    """What the pieces of one part share: the package around it and the numbers given out so far."""

    def __init__(
        self,
        package: Package,
        part: str,
        scene: Scene,
        context: SlideContext,
        *,
        jumps: bool = True,
    ) -> None:
        """`jumps` is False where a link to another slide cannot be followed, as in notes."""
        self.package = package
        self.part = part
        self.scene = scene
        self.context = context
        self.theme = context.theme
        self.home = f'lang="{context.language}"'
        self.targets: dict[str, tuple[int, Item]] = {}
        self.media: list[MediaNode] = []
        self._latin = is_latin(context.language)
        self._jumps = jumps
        self._last = 1

    def assign_ids(self, items: tuple[Item, ...]) -> None:
        """Give every item its id, 2 upwards; ValueError when two have one name."""
        for item in items:
            if item.name in self.targets or item.name == ANCHOR:
                raise ValueError(f"slide {self.scene.id}: two items are called {item.name}")
            self.targets[item.name] = (self.next_id(), item)
            if isinstance(item, Group):
                self.assign_ids(item.items)

    def name(self, item: str) -> str:
        """What the item of that name is called in the file.

        A thing that glides is called the same on every slide, and PowerPoint lets shapes glide into
        each other whose names are equal and begin with two exclamation marks.
        """
        found = self.targets[item][1]
        twin = found.twin if isinstance(found, Shape | Connector | Text) else ""
        return f"{TWIN}{twin}" if twin and self.scene.glides else f"{self.scene.id}:{item}"

    def next_id(self) -> int:
        """An id that no other shape of the part has."""
        self._last += 1
        return self._last

    def language(self, words: str) -> str:
        """The language attributes of a run."""
        if self._latin and words.isascii():
            return self.home
        return language_attributes(words, self.context.language)

    def click(self, link: str, extension: str = "", *, tip: bool = False) -> str:
        """Return `a:hlinkClick` for an address or `#slide-id`; empty where it cannot work.

        A jump to a slide that is not in the deck is a ValueError. With `tip` who points at a jump
        is shown the title of that slide, because nothing else tells that a shape leads anywhere.
        """
        if not link.startswith("#"):
            target = self.package.relate(self.part, REL_HYPERLINK, clean_address(link), True)
            return _click(f'r:id="{target}"', extension)
        part = self.context.slide_parts.get(link[1:])
        if part is None:
            raise ValueError(f"slide {self.scene.id}: a link goes to {link}, which is no slide")
        if not self._jumps:
            return ""
        target = self.package.relate(self.part, REL_SLIDE, part)
        title = self.context.titles.get(link[1:], "") if tip else ""
        shown = f' tooltip="{attribute(title)}"' if title else ""
        return _click(f'r:id="{target}" action="ppaction://hlinksldjump"{shown}', extension)

    def recording(self, kind: MediaKind, recording: Recording) -> tuple[str, str]:
        """Embed a film or sound; return the ids of its two relationships.

        The first is for programs of before 2010, the second what newer ones play.
        """
        data, media_type, ending = recording.read(), recording.media_type, recording.ending
        part = self.package.add_media_of(data, media_type, ending)
        new = self.package.relate(self.part, REL_MEDIA, part)
        return self.package.relate(self.part, REL + kind, part), new

    def picture(self, data: bytes, media_type: str) -> str:
        """Embed a picture and return the id of the relationship to it."""
        return self.package.relate(self.part, REL_IMAGE, self.package.add_media(data, media_type))


def _click(attributes: str, extension: str) -> str:
    if extension:
        return f"<a:hlinkClick {attributes}>{extension}</a:hlinkClick>"
    return f"<a:hlinkClick {attributes}/>"
