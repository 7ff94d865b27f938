"""Whatever happens to a file, it is read or refused, and nothing else comes out."""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
import zipfile
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.readers.pptx import Edited, Unreadable, read
from deckbuilder.writers.pptx import to_bytes
from tests.readers.foreign_decks import edited, plain
from tests.writers.everything import everything
from tests.writers.themes import PAPER


@cache
def ours() -> bytes:
    """A deck of ours with every item in every variation."""
    return to_bytes(everything(), PAPER)


@cache
def parts_of(deck: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(deck)) as file:
        names = [name for name in file.namelist() if name.endswith((".xml", ".rels"))]
        return {name: file.read(name) for name in names}


def read_or_refused(data: bytes) -> Edited | None:
    """What is read of a file with these bytes; None when it is Unreadable."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.pptx"
        path.write_bytes(data)
        with contextlib.suppress(Unreadable):
            return read(path)
    return None


decks = st.sampled_from([plain, ours])


@given(decks, st.floats(0, 1))
@settings(max_examples=60, deadline=None)
def test_a_file_cut_off_anywhere_is_refused(deck: object, share: float) -> None:
    data = deck()  # type: ignore[operator]
    assert read_or_refused(data[: int(share * (len(data) - 1))]) is None


@given(decks, st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=8))
@settings(max_examples=80, deadline=None)
def test_changed_bytes_are_read_or_refused(deck: object, changes: list[tuple[float, int]]) -> None:
    data = bytearray(deck())  # type: ignore[operator]
    for share, byte in changes:
        data[int(share * (len(data) - 1))] = byte
    read_or_refused(bytes(data))


@given(
    decks,
    st.integers(0, 1500),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 255)), max_size=4),
)
@settings(max_examples=80, deadline=None)
def test_changed_bytes_in_the_directory_are_read_or_refused(
    deck: object, start: int, changes: list[tuple[int, int]]
) -> None:
    data = bytearray(deck())  # type: ignore[operator]
    for offset, byte in changes:
        data[-1 - (start + offset) % len(data)] = byte
    read_or_refused(bytes(data))


_TAG = re.compile(rb"<[^>]*>")
_VALUE = re.compile(rb'="[^"]*"')
VALUES = [b"", b"-1", b"0", b"1e9", b"99999999999999999999", b"nan", b"x", b"rId1", b"\xc3\xa4"]


@st.composite
def mutants(draw: st.DrawFn) -> bytes:
    """A deck in which one part lost, doubled or swapped elements, or has other values."""
    deck = draw(decks)()
    parts = parts_of(deck)
    name = draw(st.sampled_from(sorted(parts)))
    data = parts[name]
    for _ in range(draw(st.integers(1, 4))):
        pattern = draw(st.sampled_from([_TAG, _VALUE]))
        found = list(pattern.finditer(data))
        if not found:
            continue
        one = draw(st.sampled_from(found))
        if pattern is _VALUE:
            new = b'="' + draw(st.sampled_from(VALUES)) + b'"'
        else:
            other = draw(st.sampled_from(found))
            new = draw(st.sampled_from([b"", one[0] * 2, other[0], one[0][:-1] + b"/>"]))
        data = data[: one.start()] + new + data[one.end() :]
    return edited({name: data}, of=deck)


@given(mutants())
@settings(max_examples=120, deadline=None)
def test_decks_with_other_elements_and_values_are_read_or_refused(data: bytes) -> None:
    read_or_refused(data)


@st.composite
def pruned(draw: st.DrawFn) -> bytes:
    """A deck of which some parts are missing, empty or another part."""
    deck = draw(decks)()
    parts = parts_of(deck)
    names = draw(st.lists(st.sampled_from(sorted(parts)), min_size=1, max_size=4))
    others = st.sampled_from([None, b"", b"<a/>", *parts.values()])
    return edited({name: draw(others) for name in names}, of=deck)


@given(pruned())
@settings(max_examples=80, deadline=None)
def test_decks_with_parts_missing_or_mixed_up_are_read_or_refused(data: bytes) -> None:
    read_or_refused(data)
