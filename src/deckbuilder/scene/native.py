"""A slide that somebody else made, taken as it is: the XML of its part and all it needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deckbuilder.content import Piece


@dataclass(frozen=True, slots=True)
class NativeRelationship:
    """One arrow from a part."""

    id: str
    """By which the XML of the part names it."""
    type: str
    """The whole type, as `http://.../relationships/image`."""
    target: str
    """Name of a `NativePart`; an address when `external`; `#slide-id` for a jump."""
    external: bool = False


@dataclass(frozen=True, slots=True)
class NativePart:
    """A picture, a chart, the workbook of a chart and the like."""

    name: str
    """In the file it was taken from, without a leading slash: `ppt/charts/chart1.xml`."""
    content_type: str
    data: bytes
    relationships: tuple[NativeRelationship, ...] = ()


@dataclass(frozen=True, slots=True)
class NativeSlide:
    """A slide to be written as it stands.

    Its XML has the usual prefixes (a:, p:, r:), shapes with ids of their own, no name and no
    creation id of the slide, and refers to nothing but `relationships`. Placeholders have type and
    index of those of the scene's layout.
    """

    id: str
    """Of the slide in its file, which names of shapes begin with; empty where none is known."""
    xml: bytes
    relationships: tuple[NativeRelationship, ...] = ()
    parts: tuple[NativePart, ...] = ()
    pieces: tuple[Piece, ...] = ()
    """What stands on it, exactly; the items of the scene are only a drawing of it."""
    left_out: tuple[str, ...] = ()
    """What could not be taken, such as `a macro`, each once, in words to follow `without`."""
    size: tuple[float, float] = (0.0, 0.0)
    """Width and height in points of the slides of its file."""
    transition: str = "none"
    """How it comes in as its file says; any effect of PowerPoint's by its name."""
    builds: tuple[tuple[str, ...], ...] = ()
    """What comes with each click; see `clicks_told.Builds`."""
    simplified: tuple[str, ...] = ()
    """What pictures of the slide show only in outline, such as `a chart`."""

    @property
    def jumps(self) -> tuple[str, ...]:
        """Ids of the slides that links on it lead to, each once."""
        targets = (one.target for one in self.relationships)
        return tuple(dict.fromkeys(one[1:] for one in targets if one.startswith("#")))
