"""Decoding pictures: proving that they are whole, turning, shrinking and converting them.

Only this module knows Pillow, and it is imported only when a picture is not in the cache, as Pillow
costs 30 ms.
"""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from PIL import Image, ImageCms

from deckbuilder.picture_bytes import Kind

# Pillow complains about odd TIFF files in a log that, unheard, would end up on the terminal.
logging.getLogger("PIL").addHandler(logging.NullHandler())

MOST_PIXELS = 100_000_000
"""Decoding costs up to four bytes a pixel."""
QUALITY = 88
"""Of JPEG; above 90 files grow faster than anyone sees."""

SMALLER = "export it smaller: a slide shows about 2 million pixels"

_ORIENTATION = 0x0112
_TURNED: dict[int, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What undoes each value of the orientation tag (Exif 2.3, 4.6.4 A)."""
_ON_ITS_SIDE = (5, 6, 7, 8)

_MOST_FRAMES = 100
"""Of a GIF that are looked at for something to show in print."""
_SAMPLE = 256
_MANY_COLOURS = _SAMPLE * _SAMPLE // 10
_MANY_GREYS = 5.0
"""Bits of information a pixel; drawings stay below."""


class BadPixels(ValueError):
    """The picture cannot be decoded. The message says why, to follow the file's name."""

    def __init__(self, message: str, hint: str = "export or copy the picture again") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Look:
    """What decoding a whole picture tells."""

    width: int
    """Pixels, once turned upright."""
    height: int
    orientation: int
    """1 is upright; otherwise a key of `_TURNED`."""
    plain: bool
    """Whether its colours are ones that PowerPoint shows as they are: grey or RGB, 8 bits each."""


def look(data: bytes, kind: Kind) -> Look:
    """Decode a picture and say what it is. Raises `BadPixels` when it is damaged or too large.

    Nothing less than decoding finds a file that ends too early.
    """
    with _opened(data, kind) as image:
        size, mode = image.size, image.mode
        if image.format in ("JPEG", "MPO"):
            # All data is read just the same, and an eighth of the size takes a tenth of the time.
            image.draft(None, (max(1, size[0] // 8), max(1, size[1] // 8)))
        image.load()
        if kind == "tiff":  # Pillow turns these by itself, while loading
            size = image.size
        orientation = _orientation(image)
        width, height = size[::-1] if orientation in _ON_ITS_SIDE else size
        plain = mode in ("1", "L", "LA", "P", "RGB", "RGBA")
        return Look(width, height, orientation, plain)


def convert(
    data: bytes, kind: Kind, width: int, height: int
) -> tuple[bytes, Literal["image/png", "image/jpeg"]]:
    """A picture at `width` x `height` pixels, upright, as PNG or JPEG without any metadata.

    Photos become JPEG, drawings and whatever one can see through PNG. Raises `BadPixels`.
    """
    with _opened(data, kind) as image:
        upright = image.getexif().get(_ORIENTATION, 1) if kind != "tiff" else 1
        size = (height, width) if upright in _ON_ITS_SIDE else (width, height)
        image.draft(None, size)
        image.load()
        made = _simple(image)
        if made.size != size:
            made = made.resize(size, Image.Resampling.LANCZOS)
        if upright in _TURNED:
            made = made.transpose(_TURNED[upright])
        profile = _profile(image, made)
        made.info.clear()  # Pillow would write comments and the like again
        saved = io.BytesIO()
        if "A" not in made.mode and (kind == "jpeg" or _is_photo(made)):
            made.save(saved, "JPEG", quality=QUALITY, optimize=True, icc_profile=profile)
            return saved.getvalue(), "image/jpeg"
        made.save(saved, "PNG", icc_profile=profile)
        return saved.getvalue(), "image/png"


def still(data: bytes) -> bytes:
    """A PNG of the first frame of a GIF that shows something, if that is not the very first.

    Empty where the first frame will do, or no other one is better. Raises `BadPixels`.
    """
    with _opened(data, "gif") as image:
        for number in range(min(getattr(image, "n_frames", 1), _MOST_FRAMES)):
            image.seek(number)
            frame = image.convert("RGBA")
            if frame.getcolors(1) is None:
                if number == 0:
                    return b""
                saved = io.BytesIO()
                frame.save(saved, "PNG")
                return saved.getvalue()
    return b""


@contextmanager
def _opened(data: bytes, kind: Kind) -> Iterator[Image.Image]:
    """The picture, not decoded yet; whatever goes wrong becomes `BadPixels`.

    Only the one format is tried: left to itself Pillow starts Ghostscript on PostScript.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # our limit is tighter than Pillow's; odd tags do no harm
        try:
            with Image.open(io.BytesIO(data), formats=(kind.upper(),)) as image:
                pixels = image.width * image.height
                if pixels > MOST_PIXELS:
                    raise BadPixels(
                        f"has {pixels / 1e6:.0f} million pixels; a picture may have "
                        f"{MOST_PIXELS / 1e6:.0f}",
                        SMALLER,
                    )
                yield image
        except BadPixels:
            raise
        except Image.DecompressionBombError as error:
            raise BadPixels("has far too many pixels", SMALLER) from error
        except Exception as error:
            # Damaged files make Pillow raise a dozen kinds of error, IndexError among them.
            raise BadPixels(f"is damaged ({_reason(error)})") from error


def _reason(error: Exception) -> str:
    text = str(error).strip() or type(error).__name__
    return "it cannot be read at all" if "cannot identify" in text else text


def _orientation(image: Image.Image) -> int:
    value = image.getexif().get(_ORIENTATION, 1)
    return value if value in _TURNED else 1


def _simple(image: Image.Image) -> Image.Image:
    """The picture in grey or RGB with 8 bits each, and with transparency where there is some."""
    if image.mode.startswith("I") or image.mode == "F":
        return _eight_bits(image)
    if image.mode == "CMYK":
        return _from_print(image)
    if image.mode in ("1", "L") and "transparency" not in image.info:
        return image.convert("L")
    if image.has_transparency_data:
        through = image.convert("RGBA")
        least = through.getchannel("A").getextrema()[0]
        return through.convert("RGB") if least == 255 else through
    return image if image.mode == "RGB" else image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Greys of 16 or 32 bits as 8; those of 32 have no usual range and go from least to most."""
    wide = image.convert("F")
    low, high = wide.getextrema()
    assert isinstance(low, float)  # one band has one pair of extremes
    assert isinstance(high, float)
    if image.mode.startswith("I;16"):
        low, high = 0.0, 65535.0
    if high <= low:
        return wide.convert("L")
    scale, offset = 255 / (high - low), -low * 255 / (high - low)
    return wide.point(lambda value: value * scale + offset + 0.5).convert("L")


def _from_print(image: Image.Image) -> Image.Image:
    """CMYK as RGB, by its own profile where it has one."""
    profile = image.info.get("icc_profile")
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            screen = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, own, screen, outputMode="RGB")
            if converted is not None:
                return converted
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile: the plain formula is better than nothing
    return image.convert("RGB")


def _profile(image: Image.Image, made: Image.Image) -> bytes | None:
    """The colour profile, if it still describes the colours (ICC.1:2022, 7.2.6: bytes 16 to 19)."""
    profile = image.info.get("icc_profile")
    if not isinstance(profile, bytes):
        return None
    wanted = b"GRAY" if made.mode == "L" else b"RGB "
    return profile if profile[16:20] == wanted else None


def _is_photo(image: Image.Image) -> bool:
    """Whether a picture has so many colours that JPEG suits it: a gradient alone is no photo."""
    sample = image.resize((_SAMPLE, _SAMPLE), Image.Resampling.NEAREST)
    if image.mode == "L":
        return sample.entropy() > _MANY_GREYS
    return sample.getcolors(_MANY_COLOURS) is None
