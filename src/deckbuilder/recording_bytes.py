"""Files of films and sounds as bytes: what they are, read from their heads without decoding."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from deckbuilder import mp3_length
from deckbuilder.picture_bytes import kind_of
from deckbuilder.scene import MediaKind

_HEAD = 4096
_MOST_BOXES = 20_000
_LARGEST_INDEX = 64 * 2**20
"""Bytes of the box that says where everything in a film is (`moov`); hours of film have 10 MB."""
TO_MP4 = "convert it: `ffmpeg -i {name} -c:v libx264 -pix_fmt yuv420p -c:a aac {stem}.mp4`"
TO_M4A = "convert it: `ffmpeg -i {name} -vn -c:a aac {stem}.m4a`"

_PLAYED = (b"avc1", b"avc3", b"mp4v", b"mp4a", b".mp3")
"""H.264 and AAC, which PowerPoint plays on every system, and what it has played ever since."""
_CODECS = {
    b"hvc1": "H.265 (HEVC)",
    b"hev1": "H.265 (HEVC)",
    b"av01": "AV1",
    b"vp09": "VP9",
    b"vp08": "VP8",
    b"Opus": "Opus",
    b"fLaC": "FLAC",
    b"alac": "Apple Lossless",
    b"ac-3": "Dolby Digital",
    b"ec-3": "Dolby Digital Plus",
    b"apcn": "ProRes",
    b"apch": "ProRes",
}
_STRANGERS: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"\x1aE\xdf\xa3", "a WebM or Matroska film", TO_MP4),
    (8, b"AVI ", "an AVI film", TO_MP4),
    (0, b"0&\xb2u\x8ef\xcf\x11", "a Windows Media file, which only Windows plays", TO_MP4),
    (0, b"FLV\x01", "a Flash film", TO_MP4),
    (0, b"\0\0\1\xba", "an MPEG-1 or MPEG-2 film", TO_MP4),
    (0, b"OggS", "an Ogg file", TO_M4A),
    (0, b"fLaC", "a FLAC file", TO_M4A),
    (0, b"FORM", "an AIFF file", TO_M4A),
    (0, b"MThd", "a MIDI file", "record it as MP3"),
    (0, b"version https://git-lfs", "a pointer of Git LFS", "run `git lfs pull` to get the file"),
)
"""What people name and PowerPoint does not play everywhere: its beginning, what it is, the help."""


class NoRecording(ValueError):
    """The file cannot be played. The message follows its name; the hint may hold {name}, {stem}."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class RecordingFacts:
    """What the head of a film or sound says."""

    kind: MediaKind
    media_type: str
    ending: str
    width: float = 0.0
    """Of a film as it is shown, in pixels."""
    height: float = 0.0
    seconds: float = 0.0
    doubt: str = ""
    """Why PowerPoint may not play it everywhere, to follow its name; empty for no reason."""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class _Track:
    handler: bytes
    codec: bytes
    width: float
    height: float


def examined(file: BinaryIO) -> RecordingFacts:
    """The facts of an open file; raises `NoRecording` for what PowerPoint does not play."""
    head = file.read(_HEAD)
    try:
        if head[4:8] == b"ftyp":
            return _film(file, head[8:12] == b"qt  ")
        if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
            return RecordingFacts("audio", "audio/wav", "wav", seconds=_wave_seconds(head, file))
    except (struct.error, IndexError) as error:
        raise NoRecording("is damaged (it ends too early)", "export or copy it again") from error
    if head[:3] == b"ID3" or _is_mp3(head):
        return RecordingFacts("audio", "audio/mpeg", "mp3", seconds=mp3_length.seconds(file))
    raise _stranger(head)


def _stranger(head: bytes) -> NoRecording:
    for at, signature, what, hint in _STRANGERS:
        if head.startswith(signature, at):
            return NoRecording(f"is {what}", hint)
    kind = kind_of(head)
    if kind:
        return NoRecording("is a picture", "show it with a picture block; a GIF moves there")
    return NoRecording("is no film or sound", "use MP4 for films, and MP3, M4A or WAV for sounds")


def _is_mp3(head: bytes) -> bool:
    """Whether a frame of MPEG audio, layer III, begins (ISO/IEC 11172-3, 2.4.1.3)."""
    return len(head) > 3 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2 and head[2] & 0xF0 != 0xF0


def _wave_seconds(head: bytes, file: BinaryIO) -> float:
    """Bytes of sound over bytes a second (RFC 2361 and the RIFF specification).

    Programs that write while they record state a length that the file does not have.
    """
    form = head.find(b"fmt ")
    if form < 0 or form + 20 > len(head) == _HEAD:
        return 0.0  # behind notes that are longer than what was read; the sound may be in order
    (rate,) = struct.unpack_from("<I", head, form + 16)
    at = head.find(b"data")
    if at < 0 or at + 8 > len(head) or not rate:
        return 0.0
    (length,) = struct.unpack_from("<I", head, at + 4)
    return float(min(length, file.seek(0, 2) - at - 8) / rate)


def _film(file: BinaryIO, is_quicktime: bool) -> RecordingFacts:
    """A file of the ISO base media format (ISO/IEC 14496-12)."""
    index = _index(file)
    tracks = [_track(index[a:b]) for kind, a, b in _boxes(index) if kind == b"trak"]
    seconds = next((_seconds(index[a:b]) for kind, a, b in _boxes(index) if kind == b"mvhd"), 0.0)
    seen = [one for one in tracks if one.handler == b"vide"]
    codec = next((one.codec for one in tracks if _doubtful(one)), b"")
    if not seen:
        if not any(one.handler == b"soun" for one in tracks):
            raise NoRecording("has neither picture nor sound in it", "export it again")
        doubt = _doubt(codec)
        return RecordingFacts("audio", "audio/mp4", "m4a", 0, 0, seconds, doubt, TO_M4A)
    film = seen[0]
    if not (film.width and film.height):
        raise NoRecording("does not say how large its picture is", TO_MP4)
    doubt = _doubt(codec)
    if is_quicktime and not doubt:
        doubt = "is a QuickTime film, which not every PowerPoint plays"
    kind, ending = ("video/quicktime", "mov") if is_quicktime else ("video/mp4", "mp4")
    return RecordingFacts("video", kind, ending, film.width, film.height, seconds, doubt, TO_MP4)


def _doubtful(track: _Track) -> bool:
    return track.handler in (b"vide", b"soun") and track.codec not in _PLAYED


def _doubt(codec: bytes) -> str:
    if not codec:
        return ""
    name = _CODECS.get(codec) or codec.decode("ascii", "replace").strip() or "an unknown format"
    return f"is in {name}, which not every PowerPoint plays"


def _index(file: BinaryIO) -> bytes:
    """The contents of the box `moov`; every box must be whole."""
    end = file.seek(0, 2)
    at, index = 0, None
    for _ in range(_MOST_BOXES):
        if at >= end:
            break
        file.seek(at)
        head = file.read(16)
        size, kind, start = _size(head, end - at)
        if size < start or at + size > end:
            raise NoRecording("is damaged (it ends too early)", "export or copy it again")
        if kind == b"moov":
            if size > _LARGEST_INDEX:
                raise NoRecording("has far too large an index", TO_MP4)
            file.seek(at + start)
            index = file.read(size - start)
        at += size
    if index is None:
        raise NoRecording("is damaged (its index is missing)", "export or copy it again")
    return index


def _size(head: bytes, left: int) -> tuple[int, bytes, int]:
    """Size of a box, its type, and where its contents begin (ISO/IEC 14496-12, 4.2)."""
    size, kind = struct.unpack_from(">I4s", head)
    if size == 1:
        return int(struct.unpack_from(">Q", head, 8)[0]), kind, 16
    return (left if size == 0 else size), kind, 8


def _boxes(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Type, begin and end of the contents of each box in `data`."""
    at = 0
    while at + 8 <= len(data):
        size, kind, start = _size(data[at : at + 16], len(data) - at)
        if size < start or at + size > len(data):
            raise NoRecording("is damaged (its index makes no sense)", "export or copy it again")
        yield kind, at + start, at + size
        at += size


def _inside(data: bytes, *path: bytes) -> bytes:
    """The contents of the first box down a path; empty where there is none."""
    for wanted in path:
        data = next((data[a:b] for kind, a, b in _boxes(data) if kind == wanted), b"")
    return data


def _seconds(header: bytes) -> float:
    """The length that a movie header states (ISO/IEC 14496-12, 8.2.2)."""
    form, at = (">IQ", 20) if header[0] == 1 else (">II", 12)
    scale, length = struct.unpack_from(form, header, at)
    return length / scale if scale else 0.0


def _track(track: bytes) -> _Track:
    """A track: what it is, its codec, and how large its picture is shown (8.3.2, 8.5.2)."""
    handler = _inside(track, b"mdia", b"hdlr")[8:12]
    entries = _inside(track, b"mdia", b"minf", b"stbl", b"stsd")[8:]
    kind, a, _ = next(_boxes(entries), (b"", 0, 0))
    if handler != b"vide":
        return _Track(handler, kind, 0, 0)
    header = _inside(track, b"tkhd")
    at = 52 if header[0] == 1 else 40
    matrix = struct.unpack_from(">9i", header, at)
    width, height = (one / 65536 for one in struct.unpack_from(">II", header, at + 36))
    if not (width and height):
        width, height = map(float, struct.unpack_from(">HH", entries, a + 24))
    if not (matrix[0] or matrix[4]):  # turned by a quarter
        width, height = height, width
    return _Track(handler, kind, width, height)
