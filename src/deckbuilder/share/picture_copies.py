"""Copies of picture files that tell nothing about their author, camera or place.

The pixels are not decoded, so that a deck made from the copies is the deck made from the originals.
How the camera was held is all that stays of a photo's tags, as its pixels lie on their side.
"""

from __future__ import annotations

import struct

from deckbuilder.picture_bytes import Damaged, kind_of, without_metadata
from deckbuilder.picture_svg import cleaned
from deckbuilder.picture_turning import exif, turned_jpeg, turned_png
from deckbuilder.share.avif import avif_copy
from deckbuilder.share.tiff import tiff_copy


def private_copy(data: bytes, orientation: int) -> bytes:
    """The picture file in `data` without private tags.

    `orientation` is what it said of how the camera was held (Exif 2.3, 4.6.4 A). The file has been
    looked at whole before; raises `Damaged` or `BadDrawing` should it have changed since.
    """
    kind = kind_of(data)
    try:
        match kind:
            case "jpeg":
                return turned_jpeg(without_metadata(data, kind, rare=True) or data, orientation)
            case "png":
                return turned_png(without_metadata(data, kind, rare=True) or data, orientation)
            case "gif":
                return without_metadata(data, kind) or data
            case "webp":
                return _webp(data, orientation)
            case "tiff":
                return tiff_copy(data)
            case "avif":
                return avif_copy(data)
            case "svg":
                return cleaned(data).data
            case _:
                return data
    except (struct.error, IndexError) as error:
        raise Damaged("it ends too early") from error


_EXIF_FLAG, _XMP_FLAG = 0x08, 0x04
"""In the first byte of VP8X (RFC 9649, 2.7)."""

_WEBP_KEPT = (
    *(b"VP8X", b"VP8 ", b"VP8L", b"ICCP", b"ANIM", b"ANMF"),
    b"ALPH",  # codespell:ignore alph
)
"""Chunks that decide how pixels look."""


def _webp(data: bytes, orientation: int) -> bytes:
    """A WebP without its Exif and XMP chunks, and without any that nobody knows."""
    chunks = []
    at = 12
    while at + 8 <= len(data):
        name, (length,) = data[at : at + 4], struct.unpack_from("<I", data, at + 4)
        body = data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
        if name == b"VP8X":
            flags = body[0] & ~(_EXIF_FLAG | _XMP_FLAG)
            body = bytes([flags | (_EXIF_FLAG if orientation != 1 else 0)]) + body[1:]
        if name in _WEBP_KEPT:
            chunks.append(_chunk(name, body))
    if orientation != 1:
        chunks.append(_chunk(b"EXIF", exif(orientation)))
    whole = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
