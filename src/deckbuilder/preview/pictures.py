"""Slides as SVG for a page, with their pictures beside them instead of inside."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass

from deckbuilder.scene import Scene
from deckbuilder.scene.showing import stills
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.svg import svg

ADDRESS = "/pictures/"
"""Where the pages find the pictures of slides, by digest."""
_EMBEDDED = re.compile(r'(<image [^<>]*?href=")data:(image/[a-z+]+);base64,([A-Za-z0-9+/=]+)"')
"""A picture as our writer embeds it. It cannot be part of somebody's words: a `<` in these is
always written as `&lt;`."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """A picture of a slide: what it is, and its bytes."""

    media_type: str
    data: bytes


@dataclass(frozen=True)
class Drawn:
    """A slide as SVG, and the pictures it shows by digest."""

    svg: str
    images: dict[str, Embedded]
    stills: tuple[str, ...] = ()
    """How it looks before each of its clicks, where it builds."""


def beside(markup: str) -> Drawn:
    """The same drawing with an address for each embedded picture.

    A page then fetches each picture once, however often the slide around it changes.
    """
    images: dict[str, Embedded] = {}

    def address(found: re.Match[str]) -> str:
        start, media_type, coded = found.groups()
        data = base64.b64decode(coded)
        digest = hashlib.sha256(data).hexdigest()
        images[digest] = Embedded(media_type, data)
        return f'{start}{ADDRESS}{digest}"'

    return Drawn(_EMBEDDED.sub(address, markup), images)


@dataclass(frozen=True)
class _Asked:
    """All that a drawing depends on."""

    scene: Scene
    theme: Theme
    width: float
    height: float
    number: int


class Drawings:
    """Draws slides, and remembers the drawing of each until it changes."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[_Asked, Drawn]] = {}

    def draw(self, scene: Scene, theme: Theme, width: float, height: float, number: int) -> Drawn:
        """The drawing of `scene` as slide `number`, `width` x `height` points."""
        asked = _Asked(scene, theme, width, height, number)
        known = self._known.get(scene.id)
        if known and known[0] == asked:
            return known[1]
        drawn = beside(svg(scene, theme, width, height, number))
        if scene.steps:
            before = [beside(svg(one, theme, width, height, number)) for one in stills(scene)][:-1]
            images = {digest: image for one in before for digest, image in one.images.items()}
            drawn = Drawn(drawn.svg, drawn.images | images, tuple(one.svg for one in before))
        self._known[scene.id] = (asked, drawn)
        return drawn

    def keep_only(self, ids: set[str]) -> None:
        """Forget the slides that are gone."""
        self._known = {name: known for name, known in self._known.items() if name in ids}
