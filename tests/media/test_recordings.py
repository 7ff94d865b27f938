"""What the heads of films and sounds say, and that no damaged one does harm."""

from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.recording_bytes import NoRecording, RecordingFacts, examined
from tests.outlines import ROOT

PICTURES = ROOT / "tests" / "pictures"
FILM = (PICTURES / "pendulum.mp4").read_bytes()
SOUND = (PICTURES / "bell.m4a").read_bytes()
IDENTITY = struct.pack(">9i", 1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)
QUARTER_TURN = struct.pack(">9i", 0, 1 << 16, 0, -(1 << 16), 0, 0, 0, 0, 1 << 30)


def facts(data: bytes) -> RecordingFacts:
    return examined(io.BytesIO(data))


def wave(seconds: int) -> bytes:
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 8000, 8000, 1, 8)
    data = struct.pack("<4sI", b"data", 8000 * seconds) + b"\x80" * 8000 * seconds
    return struct.pack("<4sI4s", b"RIFF", 4 + len(form) + len(data), b"WAVE") + form + data


def test_a_film_says_how_large_it_is_and_how_long() -> None:
    film = facts(FILM)
    assert (film.kind, film.media_type, film.ending) == ("video", "video/mp4", "mp4")
    assert (film.width, film.height, film.seconds) == (320, 180, 2.0)
    assert film.doubt == ""


def test_a_film_that_was_taken_with_the_phone_upright_is_upright() -> None:
    # The matrix of the film stands right before its size; that of the whole file comes first.
    at = FILM.index(IDENTITY, FILM.index(b"tkhd"))
    turned = facts(FILM[:at] + QUARTER_TURN + FILM[at + len(QUARTER_TURN) :])
    assert (turned.width, turned.height) == (180, 320)


@pytest.mark.parametrize(
    ("codec", "name"), [(b"hvc1", "H.265 (HEVC)"), (b"av01", "AV1"), (b"zzzz", "zzzz")]
)
def test_a_film_that_not_every_computer_plays_says_why(codec: bytes, name: str) -> None:
    film = facts(FILM.replace(b"avc1", codec))
    assert film.doubt == f"is in {name}, which not every PowerPoint plays"
    assert "libx264" in film.advice


@pytest.mark.parametrize(
    ("data", "media_type", "seconds"),
    [
        (SOUND, "audio/mp4", 1.0),
        (wave(3), "audio/wav", 3.0),
        (
            wave(3)[:12] + b"JUNK" + (8000).to_bytes(4, "little") + bytes(8000) + wave(3)[12:],
            "audio/wav",
            0.0,
        ),
        (wave(3).replace((24000).to_bytes(4, "little"), b"\xff" * 4), "audio/wav", 3.0),
        (b"ID3\x04" + bytes(60), "audio/mpeg", 0.0),
        (b"\xff\xfb\x90\x64" + bytes(60), "audio/mpeg", 0.0),
    ],
)
def test_a_sound_is_known_by_its_content(data: bytes, media_type: str, seconds: float) -> None:
    sound = facts(data)
    assert (sound.kind, sound.media_type) == ("audio", media_type)
    assert sound.seconds == pytest.approx(seconds, abs=0.1)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x1aE\xdf\xa3" + bytes(40), "is a WebM or Matroska film"),
        (b"RIFF\0\0\0\0AVI LIST", "is an AVI film"),
        (b"OggS" + bytes(40), "is an Ogg file"),
        (b"GIF89a" + bytes(40), "is a picture"),
        (b"version https://git-lfs.github.com/spec/v1", "is a pointer of Git LFS"),
        (b"words", "is no film or sound"),
        (FILM[: len(FILM) // 2], "is damaged (it ends too early)"),
        (FILM.replace(b"moov", b"free"), "is damaged (its index is missing)"),
        (
            FILM.replace(b"vide", b"text").replace(b"soun", b"text"),
            "has neither picture nor sound in it",
        ),
    ],
)
def test_what_cannot_be_played_everywhere_is_refused_with_what_to_do(
    data: bytes, said: str
) -> None:
    with pytest.raises(NoRecording) as refused:
        facts(data)
    assert str(refused.value) == said
    assert refused.value.hint


@settings(max_examples=150)
@given(st.integers(0, len(FILM)), st.integers(0, 2000), st.binary(max_size=12))
def test_no_damage_makes_it_fail_otherwise(cut: int, at: int, rubbish: bytes) -> None:
    for data in (FILM[:cut], FILM[:at] + rubbish + FILM[at + len(rubbish) :]):
        try:
            facts(data)
        except NoRecording as refused:
            assert refused.hint


@pytest.mark.parametrize(
    ("head", "length", "frames", "seconds"),
    [
        (b"\xff\xfb\x90\x00", 417, 100, 2.61),  # MPEG-1, 128 kbit/s, 44.1 kHz
        (b"\xff\xf3\x80\x00", 208, 50, 1.3),  # MPEG-2, 64 kbit/s, 22.05 kHz
    ],
)
def test_an_mp3_says_how_long_it_is(head: bytes, length: int, frames: int, seconds: float) -> None:
    frame = head + bytes(length - 4)
    tag = b"ID3\x04\x00\x00" + bytes((0, 0, 1, 0)) + bytes(128)
    assert facts(frame * frames).seconds == pytest.approx(seconds, abs=0.02)
    assert facts(tag + frame * frames).seconds == pytest.approx(seconds, abs=0.02)


def test_an_mp3_of_a_changing_rate_counts_its_frames() -> None:
    counted = b"\xff\xfb\x90\x00" + bytes(32) + b"Xing" + struct.pack(">II", 1, 1000)
    assert facts(counted + bytes(400)).seconds == pytest.approx(1000 * 1152 / 44_100)
