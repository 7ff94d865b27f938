"""How long an MP3 plays, from the head of its first frame (ISO/IEC 11172-3, 2.4.1.3)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import BinaryIO

_SEARCHED = 4096
"""Bytes behind the tag in which the first frame must begin."""
_RATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_LOW_RATES = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
"""Kilobits a second by the index in the head, of MPEG-1 and of its halves (ISO/IEC 13818-3)."""
_SAMPLES = (44_100, 48_000, 32_000)
"""A second, in MPEG-1; MPEG-2 has half of that, MPEG-2.5 a quarter."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the head of a frame says."""

    bits: int
    """A second."""
    samples: int
    """A second."""
    length: int
    """Of one frame, in samples."""


def seconds(file: BinaryIO) -> float:
    """How long the open file plays; 0 where it does not say so.

    Files of a constant rate are as long as their bytes last; others count their frames behind the
    first head, in what encoders have agreed on to write there (`Xing` or `Info`).
    """
    end = file.seek(0, 2)
    file.seek(0)
    start = _behind_the_tag(file.read(10))
    file.seek(start)
    data = file.read(_SEARCHED)
    found = next(
        ((at, frame) for at in range(len(data) - 3) if (frame := _frame(data[at : at + 4]))), None
    )
    if found is None:
        return 0.0
    at, frame = found
    for name in (b"Xing", b"Info"):
        place = data.find(name, at, at + 64)
        if 0 < place <= len(data) - 12:
            flags, count = struct.unpack_from(">II", data, place + 4)
            if flags & 1:
                return float(count * frame.length / frame.samples)
    return max(0, end - start - at) * 8 / frame.bits


def _behind_the_tag(head: bytes) -> int:
    """Where the sound begins, behind an ID3 tag (ID3v2.4, 3.1: four times seven bits)."""
    if head[:3] != b"ID3" or len(head) < 10:
        return 0
    size = 0
    for byte in head[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size


def _frame(head: bytes) -> _Frame | None:
    """The head of a frame of layer III; None for other bytes."""
    if head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return None
    version, rate, sampling = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or rate in (0, 15) or sampling == 3:
        return None
    if version == 3:
        return _Frame(_RATES[rate] * 1000, _SAMPLES[sampling], 1152)
    share = 2 if version == 2 else 4
    return _Frame(_LOW_RATES[rate] * 1000, _SAMPLES[sampling] // share, 576)
