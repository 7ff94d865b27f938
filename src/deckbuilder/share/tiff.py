"""TIFF files with only the tags that decide how pixels look (TIFF 6.0, sections 2 and 8)."""

from __future__ import annotations

import struct

_KEPT = frozenset(
    (
        *(254, 255, 256, 257, 258, 259, 262, 263, 266, 273, 274, 277, 278, 279, 280, 281),
        *(282, 283, 284, 290, 291, 292, 293, 296, 301, 317, 318, 319, 320, 321, 322, 323),
        *(324, 325, 330, 332, 338, 339, 340, 341, 342, 347, 512, 513, 514, 515, 517, 518),
        *(519, 520, 521, 529, 530, 531, 532, 559, 34675),
    )
)
"""Structure and colour; 34675 is the ICC profile. Author, program, date, place and all are gone."""
_FOLDERS = frozenset((34665, 34853, 40965))
"""Tags that lead to a directory of further tags: Exif, GPS, interoperability."""
_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
"""Bytes of a value by its type."""


def tiff_copy(data: bytes) -> bytes:
    """The file with all other tags taken out and their values blanked; raises struct.error."""
    made = bytearray(data)
    order = "<" if data.startswith(b"II") else ">"
    (at,) = struct.unpack_from(f"{order}I", data, 4)
    seen: set[int] = set()
    while at and at not in seen:
        seen.add(at)
        at = _directory(made, at, order, _KEPT)
    return bytes(made)


def _directory(made: bytearray, at: int, order: str, kept: frozenset[int]) -> int:
    """Leave only the tags `kept` in the directory at `at`, and return where the next one is."""
    (count,) = struct.unpack_from(f"{order}H", made, at)
    entries = [bytes(made[at + 2 + 12 * n : at + 14 + 12 * n]) for n in range(count)]
    (following,) = struct.unpack_from(f"{order}I", made, at + 2 + 12 * count)
    stay = []
    for entry in entries:
        tag, kind, number, value = struct.unpack(f"{order}HHII", entry)
        if tag in kept:
            stay.append(entry)
            continue
        if tag in _FOLDERS:
            _directory(made, value, order, frozenset())
        length = number * _BYTES.get(kind, 1)
        if length > 4:
            made[value : value + length] = bytes(len(made[value : value + length]))
    packed = struct.pack(f"{order}H", len(stay)) + b"".join(stay)
    packed += struct.pack(f"{order}I", following)
    made[at : at + 6 + 12 * count] = packed.ljust(6 + 12 * count, b"\0")
    return int(following)
