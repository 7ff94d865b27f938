"""Whether two pictures show the same: one made smaller for another layout has other bytes."""

from __future__ import annotations

import io
from collections.abc import Callable

from deckbuilder.picture_bytes import kind_of

_SIDE = 32
"""Pixels of the small copies that are compared."""
_MEAN, _MOST = 1.5, 16
"""How much the copies may differ, of 255: all over, and at one place. The pictures of the reference
talk, scaled for 16:9 and for 4:3, differ by at most 0.4 and 6."""

Bytes = Callable[[str], bytes | None]
"""A picture by its digest; None where nobody kept it."""


def alike_pictures(first: bytes, second: bytes) -> bool:
    """Whether two picture files look the same; not when one cannot be read."""
    small, other = _small(first), _small(second)
    if small is None or other is None:
        return False
    differences = [abs(a - b) for a, b in zip(small, other, strict=True)]
    return max(differences) <= _MOST and sum(differences) <= _MEAN * len(differences)


def _small(data: bytes) -> bytes | None:
    """Red, green and blue of a small copy on white, pixel by pixel."""
    from PIL import Image  # takes 30 ms, and few comparisons need it

    from deckbuilder import picture_pixels

    kind = kind_of(data)
    if kind is None or kind == "svg":
        return None
    try:
        made, _ = picture_pixels.convert(data, kind, _SIDE, _SIDE)
    except picture_pixels.BadPixels:
        return None
    with Image.open(io.BytesIO(made)) as image:
        whole = image.convert("RGBA")
        ground = Image.new("RGBA", whole.size, "white")
        return Image.alpha_composite(ground, whole).convert("RGB").tobytes()
