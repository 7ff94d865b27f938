"""AVIF files whose Exif and XMP are blanked where they lie (ISO/IEC 14496-12, 8.11)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_PRIVATE = (b"Exif", b"mime", b"uri ")
"""Types of items that hold tags; those of pictures have other ones."""
_NO_TAGS = b"\0\0\0\0II*\0\x08\0\0\0\0\0\0\0\0\0"
"""An Exif item without tags (ISO/IEC 23008-12, A.2.1)."""


def avif_copy(data: bytes) -> bytes:
    """The file with its tags made nothing of and all else where it was; raises struct.error."""
    made = bytearray(data)
    for name, start, end in _boxes(data, 0, len(data)):
        if name == b"meta":
            inner = {kind: (a, b) for kind, a, b in _boxes(data, start + 4, end)}
            if b"iinf" in inner and b"iloc" in inner:
                types = dict(_items(data, *inner[b"iinf"]))
                at_data = inner.get(b"idat", (0, 0))[0]
                for item, place, length in _extents(data, inner[b"iloc"][0], at_data):
                    if types.get(item) in _PRIVATE:
                        blank = _NO_TAGS if types[item] == b"Exif" else b""
                        made[place : place + length] = blank.ljust(length, b"\0")[:length]
        elif name in (b"uuid", b"udta", b"free", b"skip"):
            made[start:end] = bytes(end - start)
    return bytes(made)


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Type, and beginning and end of the content, of each box."""
    while at + 8 <= end:
        size, name = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, at + 8)
            head = 16
        size = size or end - at
        if size < head:
            return
        yield name, at + head, min(at + size, end)
        at += size


def _items(data: bytes, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Id and type of each item that `iinf` lists."""
    first = start + (6 if data[start] == 0 else 8)
    for _, at, _ in _boxes(data, first, end):
        wide = data[at] >= 3
        item, _, kind = struct.unpack_from(">IH4s" if wide else ">HH4s", data, at + 4)
        yield item, kind


def _extents(data: bytes, at: int, at_data: int) -> Iterator[tuple[int, int, int]]:
    """Id, place in the file and length of each piece that `iloc` lists."""
    version = data[at]
    sizes, more = data[at + 4], data[at + 5]
    offset_size, length_size, base_size = sizes >> 4, sizes & 15, more >> 4
    index_size = more & 15 if version in (1, 2) else 0
    id_size = 4 if version == 2 else 2
    at += 6

    def number(size: int) -> int:
        nonlocal at
        value = int.from_bytes(data[at : at + size])
        at += size
        return value

    for _ in range(number(id_size)):
        item = number(id_size)
        method = number(2) & 15 if version in (1, 2) else 0
        number(2)
        base = number(base_size)
        for _ in range(number(2)):
            number(index_size)
            offset, length = number(offset_size), number(length_size)
            if method < 2:
                yield item, base + offset + (at_data if method else 0), length
