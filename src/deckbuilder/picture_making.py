"""A picture file made ready for a slide: examined, and as many pixels as its place can show."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from deckbuilder import raster
from deckbuilder.picture_bytes import (
    Damaged,
    Kind,
    is_animated,
    kind_of,
    stranger,
    without_metadata,
)
from deckbuilder.picture_files import NoPicture
from deckbuilder.picture_svg import Drawing, cleaned
from deckbuilder.picture_svg_rules import BadDrawing
from deckbuilder.scene import Crop, Image

SHARPEST = 2560 / 960
"""Pixels in a point: a picture as wide as the slide has 2560, more than most projectors."""
SPARE = 1.1
"""Up to this many times too many pixels stay, as shrinking by so little only blurs."""
OF_DRAWINGS = 2.0
"""Pixels in a point of the picture that stands in for a drawing where SVG is not understood."""
PROOF = 16
"""Pixels of width at which a drawing is drawn once, only to see that it can be."""
MOST_A_SIDE = 6000
"""Pixels, of what is made; only a part of a picture shown large comes near."""

MediaType: TypeAlias = Literal["image/png", "image/jpeg", "image/gif"]

_KEPT: dict[Kind, MediaType] = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
}
"""Formats that every PowerPoint shows."""


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What layout needs to know of a picture."""

    width: float
    """Pixels, turned upright; whole but for drawings."""
    height: float
    kind: Kind
    orientation: int = 1
    """How the camera was held (Exif 2.3, 4.6.4 A); 1 is upright."""
    plain: bool = True
    """Whether its colours are ones that PowerPoint shows as they are."""
    animated: bool = False


def pixels(
    facts: PictureFacts,
    box_width: float,
    box_height: float,
    crop: Crop,
    of_drawings: float = OF_DRAWINGS,
) -> tuple[int, int]:
    """How many pixels the whole picture should have to fill a box with what `crop` leaves of it.

    `of_drawings` are the pixels in a point of what stands in for a drawing.
    """
    shown_width = facts.width * max(1 - crop.left - crop.right, 0.01)
    shown_height = facts.height * max(1 - crop.top - crop.bottom, 0.01)
    scale = max(box_width / shown_width, box_height / shown_height)
    if facts.kind == "svg":
        scale *= of_drawings
    else:
        scale *= SHARPEST
        if scale * SPARE >= 1 or facts.animated:
            return round(facts.width), round(facts.height)
    scale = min(scale, MOST_A_SIDE / max(facts.width, facts.height))
    return max(1, round(facts.width * scale)), max(1, round(facts.height * scale))


def examined(data: bytes, name: str) -> PictureFacts:
    """The facts of a picture, from decoding all of it; raises `NoPicture`."""
    kind = kind_of(data)
    if kind is None:
        what, hint = stranger(data)
        raise NoPicture(f"`{name}` is {what}", hint)
    if kind == "svg":
        drawing = drawn(data, name)
        rastered(drawing, PROOF, name)
        return PictureFacts(drawing.width, drawing.height, kind)
    from deckbuilder import picture_pixels  # Pillow: 30 ms, and a warm build decodes nothing

    try:
        seen = picture_pixels.look(data, kind)
        without_metadata(data, kind)
        animated = kind == "gif" and is_animated(data)
    except picture_pixels.BadPixels as bad:
        raise NoPicture(f"`{name}` {bad}", bad.hint) from bad
    except Damaged as bad:
        raise NoPicture(f"`{name}` is damaged ({bad})", "export or copy it again") from bad
    return PictureFacts(seen.width, seen.height, kind, seen.orientation, seen.plain, animated)


def drawn(data: bytes, name: str) -> Drawing:
    """A drawing with nothing dangerous in it; raises `NoPicture`."""
    try:
        return cleaned(data)
    except BadDrawing as bad:
        raise NoPicture(f"`{name}` {bad.message}", bad.hint) from bad


def made(data: bytes, facts: PictureFacts, width: int, height: int, name: str) -> Image:
    """The picture at `width` x `height` pixels, untouched where nothing has to be done to it."""
    if facts.kind == "svg":
        return rastered(drawn(data, name), width, name)
    whole = (width, height) == (facts.width, facts.height)
    still = facts.kind in ("png", "jpeg") and whole and facts.plain and facts.orientation == 1
    if still or facts.animated:
        kept = without_metadata(data, facts.kind)
        if kept:
            whole_picture = finished(kept, _KEPT[facts.kind], width, height)
            return with_still(whole_picture, name) if facts.animated else whole_picture
    from deckbuilder import picture_pixels  # as above

    try:
        converted, media_type = picture_pixels.convert(data, facts.kind, width, height)
    except picture_pixels.BadPixels as bad:
        raise NoPicture(f"`{name}` {bad}", bad.hint) from bad
    return finished(converted, media_type, width, height)


def with_still(moving: Image, name: str) -> Image:
    """A picture that moves, with what to show of it where nothing can; raises `NoPicture`."""
    from deckbuilder import picture_pixels  # as above

    try:
        return replace(moving, still=picture_pixels.still(moving.data))
    except picture_pixels.BadPixels as bad:
        raise NoPicture(f"`{name}` {bad}", bad.hint) from bad


def rastered(drawing: Drawing, width: int, name: str) -> Image:
    """A drawing with its stand-in of PNG, `width` pixels wide; raises `NoPicture`."""
    try:
        png, wide, high = raster.png(drawing.data, width)
    except (ValueError, ImportError) as error:
        raise NoPicture(f"`{name}` cannot be drawn ({error})", "export it as PNG") from error
    return finished(png, "image/png", wide, high, drawing.data)


def finished(
    data: bytes, media_type: MediaType, width: int, height: int, svg: bytes = b""
) -> Image:
    """An image with its digest."""
    digest = hashlib.sha256(data + svg).hexdigest()
    return Image(data, media_type, width, height, svg, digest)
