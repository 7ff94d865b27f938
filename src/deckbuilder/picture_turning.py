"""How a camera was held: read from a picture's Exif, and written as the only thing it says."""

from __future__ import annotations

import re
import struct
import zlib

_TAG, _SHORT = 0x0112, 3
"""Orientation, one number of 16 bits (Exif 2.3, 4.6.4 A)."""
_EXIF = b"Exif\0\0"
_UPRIGHT = 1


def exif(orientation: int) -> bytes:
    """An Exif block that says nothing but the orientation, as TIFF (TIFF 6.0, section 2)."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _TAG, _SHORT, 1, orientation, 0, 0)


def orientation_of_jpeg(data: bytes) -> int:
    """The orientation that a JPEG's Exif tells; 1, which is upright, when it tells none."""
    found = re.search(rb"\xff\xe1..Exif\0\0", data[:65_536], re.DOTALL)
    tiff = data[found.end() :] if found else b""
    order = {b"MM": ">", b"II": "<"}.get(tiff[:2])
    if order is None:
        return _UPRIGHT
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for number in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * number)
            if tag == _TAG:
                return int(value) if 1 <= value <= 8 else _UPRIGHT
    except struct.error:
        return _UPRIGHT
    return _UPRIGHT


def turned_jpeg(data: bytes, orientation: int) -> bytes:
    """A JPEG without Exif that says how it was held, as its first segment."""
    if orientation == _UPRIGHT:
        return data
    body = _EXIF + exif(orientation)
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + data[2:]


def turned_png(data: bytes, orientation: int) -> bytes:
    """A PNG that says how it was held, after its header (PNG, third edition, 11.3.4.5 eXIf)."""
    if orientation == _UPRIGHT:
        return data
    body = b"eXIf" + exif(orientation)
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    header = 8 + 25
    return data[:header] + chunk + data[header:]
