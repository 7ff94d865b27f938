"""The pictures in a deck, known by what is in them."""

from __future__ import annotations

from dataclasses import dataclass

from deckbuilder.readers.pptx import limits, refusing
from deckbuilder.readers.pptx.opening import Opened
from deckbuilder.readers.pptx.refusing import Unreadable


@dataclass(frozen=True, slots=True)
class Medium:
    """A picture as it is in the file."""

    data: bytes
    content_type: str
    """As `image/png`, in lower case."""
    part: str


class Pictures:
    """Digests of the pictures of one deck, each picture read once."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._digests: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        self._left = max(limits.PICTURES, limits.PICTURE_RATIO * opened.path.stat().st_size)

    def digest(self, part: str, relation: str) -> str:
        """Hex SHA-256 of what `part` means by `relation`; empty where it is missing."""
        found = self._opened.relations(part).get(relation)
        if found is None or found.external or found.target not in self._opened:
            return ""
        name = found.target
        if name not in self._digests:
            self._digests[name] = self._digest(name)
            self._parts.setdefault(self._digests[name], name)
        return self._digests[name]

    def medium(self, digest: str) -> Medium:
        """The picture with that digest; Unreadable when no piece names it."""
        part = self._parts.get(digest)
        if not part:
            raise Unreadable(f"{self._opened.path} has no such picture")
        return Medium(self._opened.media(part), self._opened.content_type(part), part)

    def _digest(self, name: str) -> str:
        self._left -= self._opened.size(name)
        if self._left < 0:
            raise refusing.because_large(self._opened.path, "has pictures that unpack to much")
        try:
            return self._opened.digest(name)
        except Unreadable:
            return ""
