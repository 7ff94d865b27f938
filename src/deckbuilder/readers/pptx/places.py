"""Where things are on the slide, through all the groups they are in (20.1.7)."""

from __future__ import annotations

from dataclasses import dataclass

from deckbuilder.geometry import EMU_PER_POINT, Box
from deckbuilder.readers.pptx.names import A
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.readers.pptx.reading import transform_of, whole

_DEGREE = 60_000
"""Units of ST_Angle in a degree (20.1.10.3)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How coordinates inside a group come out on the slide."""

    left: float = 0.0
    top: float = 0.0
    across: float = 1.0
    down: float = 1.0

    def box(self, place: tuple[float, float, float, float]) -> Box:
        """A box in points from left, top, width and height in EMU inside the group."""
        x, y, w, h = place
        return Box(
            (self.left + x * self.across) / EMU_PER_POINT,
            (self.top + y * self.down) / EMU_PER_POINT,
            w * self.across / EMU_PER_POINT,
            h * self.down / EMU_PER_POINT,
        )

    def inside(self, group: Element) -> Frame:
        """The frame of what a group holds (a:chOff and a:chExt)."""
        numbers = _numbers(transform_of(group))
        if numbers is None:
            return self
        x, y, w, h, inner_x, inner_y, inner_w, inner_h = numbers
        across = self.across * (w / inner_w if inner_w else 1.0)
        down = self.down * (h / inner_h if inner_h else 1.0)
        if max(abs(across), abs(down)) > _LARGEST_SCALE:
            return self
        left = self.left + x * self.across - inner_x * across
        top = self.top + y * self.down - inner_y * down
        return Frame(left, top, across, down)


_LARGEST_SCALE = 1e6
"""Groups in groups that each enlarge a thousand times would end in infinity."""


def as_seen(shape: Element, place: tuple[int, int, int, int]) -> tuple[float, float, float, float]:
    """The place of a shape as it looks.

    A shape turned on its side is kept lying down in the file (a:xfrm@rot), turned about its middle.
    """
    x, y, w, h = place
    transform = transform_of(shape)
    turned = 0 if transform is None else whole(transform.get("rot")) / _DEGREE
    if 45 <= turned % 180 < 135:
        return x + (w - h) / 2, y + (h - w) / 2, h, w
    return x, y, w, h


def _numbers(transform: Element | None) -> tuple[int, ...] | None:
    """Offset and extent of a group, then of its inside, in EMU."""
    if transform is None:
        return None
    wanted = (("off", "xy"), ("ext", ("cx", "cy")), ("chOff", "xy"), ("chExt", ("cx", "cy")))
    found = []
    for name, sides in wanted:
        element = transform.find(f"{A}{name}")
        if element is None:
            return None
        found += [whole(element.get(side)) for side in sides]
    return tuple(found)
