"""Picture files as bytes: which format they have, and how to drop what tells about their author.

Nothing here decodes a picture, so the pixels stay as they are.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["png", "jpeg", "gif", "webp", "avif", "bmp", "tiff", "svg"]

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"

_SIGNATURES: tuple[tuple[int, bytes, Kind], ...] = (
    (0, PNG_SIGNATURE, "png"),
    (0, b"\xff\xd8\xff", "jpeg"),
    (0, b"GIF87a", "gif"),
    (0, b"GIF89a", "gif"),
    (8, b"WEBP", "webp"),
    (4, b"ftypavif", "avif"),
    (4, b"ftypavis", "avif"),
    (0, b"BM", "bmp"),
    (0, b"II*\0", "tiff"),
    (0, b"MM\0*", "tiff"),
)
"""Where each format says its name, as `file(1)` knows it."""

_STRANGERS: tuple[tuple[int, bytes, str, str], ...] = (
    (
        0,
        b"version https://git-lfs",
        "a pointer of Git LFS",
        "run `git lfs pull` to get the picture",
    ),
    (0, b"%PDF", "a PDF", "export the page as SVG or PNG"),
    (0, b"%!PS", "PostScript", "export it as SVG or PNG"),
    (0, b"\xc5\xd0\xd3\xc6", "PostScript", "export it as SVG or PNG"),
    (4, b"ftyphei", "a HEIC photo", "export it as JPEG"),
    (4, b"ftypmif1", "a HEIF photo", "export it as JPEG"),
    (4, b"ftyp", "a film", "name a picture, or use a video block"),
    (0, b"8BPS", "a Photoshop file", "export it as PNG or JPEG"),
    (0, b"\x1f\x8b", "compressed", "unpack it to an .svg file"),
    (0, b"PK\x03\x04", "an archive", "unpack the picture"),
)
"""What people name as a picture and is none: its beginning, what it is, what to do instead."""


class Damaged(ValueError):
    """The bytes are not what their format asks for."""


def kind_of(data: bytes) -> Kind | None:
    """The format of a picture by its content, whatever its name says; None for none of ours."""
    for at, signature, kind in _SIGNATURES:
        if data.startswith(signature, at):
            return kind
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    utf16 = data.startswith((b"\xff\xfe<\0", b"\xfe\xff\0<"))
    return "svg" if utf16 or start.startswith(b"<") else None


def stranger(data: bytes) -> tuple[str, str]:
    """What a file that is no picture is instead, and what to do about it."""
    for at, signature, what, hint in _STRANGERS:
        if data.startswith(signature, at):
            return what, hint
    return "no picture", "use PNG, JPEG, SVG, GIF, WebP, AVIF, TIFF or BMP"


def without_metadata(data: bytes, kind: Kind, *, rare: bool = False) -> bytes | None:
    """A PNG, JPEG or GIF with the same pixels and nothing about its author, camera or place.

    None for a variant that PowerPoint may not show as it is, unless `rare` ones are wanted too, and
    for every other kind. Raises `Damaged`.
    """
    try:
        match kind:
            case "jpeg":
                return _jpeg(data, rare=rare)
            case "png":
                return _png(data, rare=rare)
            case "gif":
                return _gif(data)
            case _:
                return None
    except (struct.error, IndexError) as error:
        raise Damaged("it ends too early") from error


_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
"""A marker within entropy-coded data: not a stuffed byte, a fill byte or a restart marker
(ITU-T T.81, B.1.1.2 to B.1.1.5)."""
_USUAL_FRAMES = {0xC0, 0xC1, 0xC2}
"""Baseline, extended and progressive Huffman coding (ITU-T T.81, table B.1)."""
_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def _jpeg(data: bytes, *, rare: bool) -> bytes | None:
    """Drop application segments and comments, and whatever follows the first picture.

    What follows may be a second picture, a film or depth, each with the same private tags. Kept are
    JFIF, the colour profile (APP2) and Adobe's colour transform (APP14).
    """
    kept = [data[:2]]
    at = 2
    while True:
        found = _MARKER.search(data, at)
        if not found:
            kept += [data[at:], b"\xff\xd9"]
            return b"".join(kept)
        kept.append(data[at : found.start()])
        marker = data[found.start() + 1]
        if marker == 0xD9:
            kept.append(b"\xff\xd9")
            return b"".join(kept)
        if marker in _FRAMES - _USUAL_FRAMES and not rare:
            return None
        (length,) = struct.unpack_from(">H", data, found.start() + 2)
        at = found.start() + 2 + length
        kept.append(_jpeg_segment(marker, data[found.start() : at]))


def _jpeg_segment(marker: int, segment: bytes) -> bytes:
    """The segment, or nothing when it belongs to those that tell tales."""
    if marker == 0xE0:
        if not segment.startswith(b"JFIF\0", 4):
            return b""
        # Version, density and an empty thumbnail: a real one may show what was cropped away.
        return b"\xff\xe0\0\x10" + segment[4:16] + b"\0\0"
    if marker == 0xE2:
        return segment if segment.startswith(b"ICC_PROFILE\0", 4) else b""
    private = 0xE1 <= marker <= 0xEF and marker != 0xEE
    return b"" if private or marker == 0xFE else segment


_PNG_KEPT = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT")
)
"""Chunks that decide how pixels look (PNG specification, third edition, 11)."""
SIXTEEN_BIT = 16


def _png(data: bytes, *, rare: bool) -> bytes | None:
    """Keep the chunks that decide how it looks, up to the end of the picture."""
    if data[24] == SIXTEEN_BIT and not rare:
        return None
    kept = [PNG_SIGNATURE]
    at = len(PNG_SIGNATURE)
    while True:
        (length,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if len(body) < length:
            raise Damaged("it ends too early")
        if kind in _PNG_KEPT:
            # Pillow reads over a wrong check sum of the pixels, PowerPoint might not.
            check = zlib.crc32(kind + body)
            kept.append(struct.pack(">I", length) + kind + body + struct.pack(">I", check))
        if kind == b"IEND":
            return b"".join(kept)
        at += 12 + length


_LOOP_EXTENSIONS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def is_animated(data: bytes) -> bool:
    """Whether a GIF has more than one frame; raises `Damaged`."""
    try:
        frames = sum(block[:1] == b"," for block in _gif_blocks(data))
    except (struct.error, IndexError) as error:
        raise Damaged("it ends too early") from error
    return frames > 1


def _gif(data: bytes) -> bytes:
    """Drop comments, plain text and application data, but how often an animation runs."""
    kept = [block for block in _gif_blocks(data) if not _tells_tales(block)]
    return b"".join(kept)


def _tells_tales(block: bytes) -> bool:
    if not block.startswith(b"!"):
        return False
    if block[1] == 0xFF:
        return block[3:14] not in _LOOP_EXTENSIONS
    return block[1] in (0xFE, 0x01)


def _gif_blocks(data: bytes) -> Iterator[bytes]:
    """Header, extensions (`!`), frames (`,`) and trailer of a GIF (GIF89a, sections 17 to 27)."""
    at = 13 + _colour_table(data[10])
    yield data[:at]
    while data[at : at + 1] != b";":
        start = at
        match data[at : at + 1]:
            case b"!":
                at += 2
            case b",":
                at += 11 + _colour_table(data[at + 9])
            case b"":
                raise Damaged("it ends too early")
            case _:
                raise Damaged("it has rubbish between its frames")
        while size := data[at]:
            at += 1 + size
        at += 1
        yield data[start:at]
    yield b";"


def _colour_table(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0
