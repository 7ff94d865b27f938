"""A deck as it is compared: its slides, with whatever tells which slide each one is."""

from __future__ import annotations

from dataclasses import dataclass

from deckbuilder.content import Said


@dataclass(frozen=True, slots=True)
class Seen:
    """A slide of a deck, and what is left of the ids it was given."""

    said: Said
    name: str = ""
    """The name of the slide (cSld@name), which PowerPoint keeps but not on copies."""
    creation_id: int = 0
    """The p14:creationId, which PowerPoint makes anew for copies; 0 for none."""
    anchors: tuple[str, ...] = ()
    """From the names of hidden shapes, which LibreOffice keeps."""
    prefixes: tuple[str, ...] = ()
    """Ids in the names of its shapes, the most frequent first."""
    number: int = 0
    """Its place in the deck, from 1."""
    ornaments: tuple[str, ...] = ()
    """What no outline could say of it, such as `an animation`."""


@dataclass(frozen=True, slots=True)
class Known:
    """Which slide of ours one of theirs is."""

    id: str
    """Empty when it is none."""
    by: str
    """`name`, `anchor`, ... or `words`; `copy` or `new` for those that are none of ours."""
    likeness: float = 1.0
    """How sure that is, 0 to 1."""
    original: str = ""
    """Of a copy: the id of what it was copied from."""
