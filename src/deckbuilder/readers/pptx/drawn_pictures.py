"""The pictures of somebody else's deck as images of a scene."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from deckbuilder.picture_bytes import kind_of
from deckbuilder.readers.pptx.opening import Opened, Unreadable
from deckbuilder.scene import Image

_MOST_PIXELS = 2000
"""Width or height of what is made for a drawing."""


def pixels_of(opened: Opened, part: str) -> Callable[[str], Image | None]:
    """What gives the picture that a relationship of `part` leads to; None for what we cannot show.

    Pictures that PowerPoint shows and browsers do not (TIFF, BMP) become PNG; metafiles are none.
    """

    def found(identifier: str) -> Image | None:
        relation = opened.relations(part).get(identifier)
        if relation is None or relation.external or relation.target not in opened:
            return None
        try:
            return _image(opened.media(relation.target))
        except Unreadable:
            return None

    return found


def _image(data: bytes) -> Image | None:
    """An image of a picture file that is whole; else None."""
    from deckbuilder import picture_pixels  # Pillow takes 30 ms, and many slides have no picture

    kind = kind_of(data)
    if kind is None or kind == "svg":
        return None
    try:
        look = picture_pixels.look(data, kind)
        width, height = look.width, look.height
        digest = hashlib.sha256(data).hexdigest()
        match kind:
            case "png":
                return Image(data, "image/png", width, height, b"", digest)
            case "gif":
                return Image(data, "image/gif", width, height, b"", digest)
            case "jpeg" if look.orientation == 1:
                return Image(data, "image/jpeg", width, height, b"", digest)
        scale = min(1.0, _MOST_PIXELS / max(width, height))
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        made, media_type = picture_pixels.convert(data, kind, *size)
    except picture_pixels.BadPixels:
        return None
    return Image(made, media_type, *size, b"", hashlib.sha256(made).hexdigest())
