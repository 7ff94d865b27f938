"""Pictures: how they look at a place, and whether they move by themselves."""

from __future__ import annotations

import io
from functools import cache

from deckbuilder.accessibility.seen import Look
from deckbuilder.readers.pptx import Opened, Unreadable
from deckbuilder.readers.pptx.ancestry import whole
from deckbuilder.readers.pptx.drawn_pictures import pixels_of
from deckbuilder.readers.pptx.names import A
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.scene import Colour, literal

LONGEST = 5.0
"""Seconds that something may move without a way to stop it (WCAG 2.2, success criterion 2.2.2)."""
_MOST_FRAMES = 1000
_SIDE = 64
"""Pixels to which a picture is reduced: what lies behind a few letters is one colour."""
_WHOLE = 100_000


def look_of(opened: Opened, part: str, identifier: str, fill: Element) -> Look:
    """How a picture looks that fills a shape; it is opened once somebody asks.

    `fill` is its `p:blipFill` or `a:blipFill`, which says what is cut off.
    """

    @cache
    def pixels() -> list[tuple[int, int, int, int]]:
        from PIL import Image  # 30 ms, and most words stand on no picture

        image = pixels_of(opened, part)(identifier)
        if image is None:
            return []
        with Image.open(io.BytesIO(image.data)) as found:
            small = found.convert("RGBA").resize((_SIDE, _SIDE), Image.Resampling.BOX)
        data = small.tobytes()
        return [(data[i], data[i + 1], data[i + 2], data[i + 3]) for i in range(0, len(data), 4)]

    crop = fill.find(f"{A}srcRect")
    left, top, right, bottom = (whole(crop, side) / _WHOLE for side in "ltrb")

    def look(across: float, down: float) -> Colour | None:
        known = pixels()
        if not known:
            return None
        x, y = left + across * (1 - left - right), top + down * (1 - top - bottom)
        column, row = (min(_SIDE - 1, max(0, int(one * _SIDE))) for one in (x, y))
        red, green, blue, alpha = known[row * _SIDE + column]
        return literal(f"{red:02X}{green:02X}{blue:02X}", alpha / 255)

    return look


def moves_for_long(opened: Opened, part: str, identifier: str) -> bool:
    """Whether the picture of a relationship of `part` is a GIF that moves longer than `LONGEST`."""
    relation = opened.relations(part).get(identifier)
    if relation is None or relation.external or relation.target not in opened:
        return False
    if not relation.target.lower().endswith(".gif"):
        return False
    try:
        return _seconds(opened.media(relation.target)) > LONGEST
    except Unreadable:
        return False


def _seconds(data: bytes) -> float:
    """How long a GIF plays, all its repetitions included."""
    from PIL import Image, UnidentifiedImageError  # 30 ms, and most decks have no GIF

    try:
        with Image.open(io.BytesIO(data)) as image:
            frames = min(getattr(image, "n_frames", 1), _MOST_FRAMES)
            if frames < 2:
                return 0.0
            seconds = 0.0
            for number in range(frames):
                image.seek(number)
                seconds += max(20.0, float(image.info.get("duration", 100))) / 1000
            times = image.info.get("loop")
    except (UnidentifiedImageError, OSError, ValueError, EOFError, Image.DecompressionBombError):
        return 0.0
    if times == 0:
        return float("inf")
    return seconds * (1 if times is None else int(times) + 1)
