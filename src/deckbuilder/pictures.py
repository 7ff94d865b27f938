"""The pictures of a talk: found, checked, and made ready for a slide."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from deckbuilder import picture_files, raster
from deckbuilder.cache import Cache, Forgetful
from deckbuilder.decks import Decks
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

__all__ = ["NoPicture", "PictureFacts", "Pictures"]

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


class Pictures:
    """The pictures in `folders`, which are searched in order; the first is the outline's.

    Each picture is decoded once and each version of it made once; with a `cache` that outlives the
    build, only once ever. Equal files give equal bytes.
    """

    def __init__(
        self,
        folders: Sequence[Path] = (),
        cache: Cache | None = None,
        of_drawings: float = OF_DRAWINGS,
    ) -> None:
        self.folders = tuple(folders)
        self.of_drawings = of_drawings
        self.cache: Cache = Forgetful() if cache is None else cache
        self.decks = Decks(self.folders)
        """The decks beside them, of which an outline keeps slides."""
        self._named: dict[str, Path] = {}
        self._digests: dict[tuple[Path, int, int], str] = {}
        self._facts: dict[str, PictureFacts] = {}
        self._images: dict[str, Image] = {}

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that was looked at so far."""
        looked_at = (path for path, _, _ in self._digests)
        return tuple(dict.fromkeys((*looked_at, *self.decks.files)))

    @property
    def named(self) -> Mapping[str, Path]:
        """Every picture that was found so far, by the name it was asked for with."""
        return self._named

    def find(self, name: str) -> Path:
        """Where the picture called `name` is; raises `NoPicture`."""
        self._named[str(name)] = picture_files.find(name, self.folders)
        return self._named[str(name)]

    def complaint(self, name: str) -> str:
        """What is wrong with the picture called `name`, or an empty string."""
        return self._complaint(name)[0]

    def hint(self, name: str) -> str:
        """What would help against what is wrong with the picture, or an empty string."""
        return self._complaint(name)[1]

    def _complaint(self, name: str) -> tuple[str, str]:
        try:
            self.facts(name)
        except NoPicture as complaint:
            return complaint.message, complaint.hint
        return "", ""

    def facts(self, name: str) -> PictureFacts:
        """What the picture called `name` is, once it has proved whole; raises `NoPicture`."""
        path = self.find(name)
        digest = self._digest(path, name)
        if digest not in self._facts:
            self._facts[digest] = self._examined(path, digest, name)
        return self._facts[digest]

    def image(
        self, name: str, box_width: float, box_height: float, crop: Crop | None = None
    ) -> Image:
        """The picture called `name`, ready to fill a box of so many points.

        `crop` is what the slide cuts off; the picture stays whole, so that a co-presenter can move
        the crop, but has enough pixels for the part that shows. Raises `NoPicture`.
        """
        facts = self.facts(name)
        path = self.find(name)
        width, height = pixels(facts, box_width, box_height, crop or Crop(), self.of_drawings)
        key = f"picture {self._digest(path, name)} {width} x {height}"
        if key not in self._images:
            stored = self.cache.get(key)
            if stored is None:
                image = made(picture_files.read(path, name).data, facts, width, height, name)
                self.cache.put(key, packed(image))
            else:
                image = unpacked(stored)
            self._images[key] = image
        return self._images[key]

    def _digest(self, path: Path, name: str) -> str:
        """The SHA-256 of a file, read again only when it has changed."""
        try:
            status = path.stat()
        except OSError as error:
            raise NoPicture(f"`{name}` cannot be read ({error.strerror})", "try again") from error
        seen = (path, status.st_mtime_ns, status.st_size)
        if seen not in self._digests:
            self._digests[seen] = picture_files.read(path, name).digest
        return self._digests[seen]

    def _examined(self, path: Path, digest: str, name: str) -> PictureFacts:
        key = f"picture facts {digest}"
        stored = self.cache.get(key)
        if stored is not None:
            return PictureFacts(**json.loads(stored))
        facts = examined(picture_files.read(path, name).data, name)
        self.cache.put(key, json.dumps(asdict(facts)).encode())
        return facts


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
            return finished(kept, _KEPT[facts.kind], width, height)
    from deckbuilder import picture_pixels  # as above

    try:
        converted, media_type = picture_pixels.convert(data, facts.kind, width, height)
    except picture_pixels.BadPixels as bad:
        raise NoPicture(f"`{name}` {bad}", bad.hint) from bad
    return finished(converted, media_type, width, height)


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


def packed(image: Image) -> bytes:
    """An image as bytes to keep: a line of JSON, then the picture and its drawing."""
    head = [image.media_type, image.width, image.height, len(image.data), image.digest]
    return json.dumps(head).encode() + b"\n" + image.data + image.svg


def unpacked(stored: bytes) -> Image:
    """What `packed` made."""
    head, _, rest = stored.partition(b"\n")
    media_type, width, height, length, digest = json.loads(head)
    return Image(rest[:length], media_type, width, height, rest[length:], digest)
