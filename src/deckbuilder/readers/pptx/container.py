"""The zip file around a deck, read in bounded pieces whatever its directory claims."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from deckbuilder.readers.pptx import limits, refusing

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""All that a package may be packed with (ECMA-376 part 2, annex B.4). LZMA and bzip2 would unpack
a gigabyte before the first byte is handed out."""
_ENCRYPTED = 0x1
_PIECE = 2**16


class _TooMuch(Exception):
    """More would be read at once than a directory may have."""


class _Bounded(io.BufferedReader):
    """A file of which nobody can read very much at once, as zipfile does with a directory."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > limits.DIRECTORY:
            raise _TooMuch
        return super().read(limits.DIRECTORY if size is None or size < 0 else size)


def entries(path: Path) -> dict[str, zipfile.ZipInfo]:
    """The directory of the zip file at `path`: what it holds by name, folders left out.

    Unreadable for everything that is no zip file or that no Office program would write.
    """
    try:
        with open_bounded(path) as file:
            try:
                found = zipfile.ZipFile(file).infolist()
            except _TooMuch:
                raise refusing.because_large(path, "has a huge list of parts") from None
            except zipfile.BadZipFile:
                raise refusing.because_of_bytes(path, file) from None
            except Exception:
                raise refusing.because_cut_off(path) from None
    except OSError as error:
        raise _missing(path, error) from error
    return _by_name(path, found)


def open_bounded(path: Path) -> BinaryIO:
    """The file at `path`; OSError when it cannot be opened."""
    return _Bounded(io.FileIO(path))


def _missing(path: Path, error: OSError) -> refusing.Unreadable:
    if isinstance(error, FileNotFoundError):
        return refusing.Unreadable(f"{path} does not exist")
    if path.is_dir():
        return refusing.Unreadable(f"{path} is a folder; name the .pptx file in it")
    return refusing.Unreadable(f"{path} cannot be read: {error.strerror or error}")


def _by_name(path: Path, found: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Refuse what nobody needs to look into, and sort the rest by name in lower case.

    Names of parts do not differ by capitals alone (ECMA-376 part 2, 6.3.5).
    """
    if len(found) > limits.ENTRIES:
        raise refusing.because_large(path, f"has {len(found):,} parts")
    named: dict[str, zipfile.ZipInfo] = {}
    for entry in found:
        name = entry.filename.replace("\\", "/").lstrip("/").lower()
        if not name or name.endswith("/"):
            continue
        if name in named:
            raise refusing.because_odd(path, f"holds two parts called {_shown(entry.filename)}")
        if entry.flag_bits & _ENCRYPTED:
            raise refusing.because_locked(path)
        if entry.compress_type not in _METHODS:
            raise refusing.because_odd(path, f"has {_shown(entry.filename)} packed in a way")
        named[name] = entry
    return named


def _shown(name: str) -> str:
    """A name from the file that is safe to print and not long."""
    printable = "".join(letter if letter.isprintable() else "?" for letter in name)
    return printable if len(printable) <= 60 else printable[:57] + "..."


def unpacked(
    path: Path, wanted: Mapping[str, zipfile.ZipInfo], largest: int, total: int
) -> dict[str, bytes]:
    """The bytes of the `wanted` entries by their keys.

    Unreadable when one has more than `largest` bytes or all have more than `total`, when the file
    is damaged, or when it is gone.
    """
    _refuse_large(path, wanted, largest, total)
    parts: dict[str, bytes] = {}
    try:
        with open_bounded(path) as file, zipfile.ZipFile(file) as package:
            for name, entry in wanted.items():
                parts[name] = _read(path, package, entry)
    except OSError as error:
        raise _missing(path, error) from error
    except _TooMuch:
        raise refusing.because_large(path, "has a huge list of parts") from None
    except zipfile.BadZipFile:
        raise refusing.because_cut_off(path) from None
    return parts


def _refuse_large(
    path: Path, wanted: Mapping[str, zipfile.ZipInfo], largest: int, total: int
) -> None:
    """By the sizes that the directory says; nothing beyond them is ever unpacked."""
    for entry in wanted.values():
        if entry.file_size > largest:
            size = f"unpacks to {entry.file_size // limits.MEGABYTE:,} MB"
            raise refusing.because_large(path, f"has a part ({_shown(entry.filename)}) that {size}")
    whole = sum(entry.file_size for entry in wanted.values())
    if whole > total:
        raise refusing.because_large(path, f"unpacks to {whole // limits.MEGABYTE:,} MB")


def digest(path: Path, entry: zipfile.ZipInfo) -> str:
    """Hex SHA-256 of an entry, of which little is in memory at a time; Unreadable as `unpacked`."""
    made = sha256()
    try:
        with open_bounded(path) as file, zipfile.ZipFile(file) as package:
            for piece in _pieces(path, package, entry):
                made.update(piece)
    except OSError as error:
        raise _missing(path, error) from error
    except _TooMuch:
        raise refusing.because_large(path, "has a huge list of parts") from None
    except zipfile.BadZipFile:
        raise refusing.because_cut_off(path) from None
    return made.hexdigest()


def _read(path: Path, package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """One entry; zipfile hands out no more than the size that the directory says."""
    return b"".join(_pieces(path, package, entry))


def _pieces(path: Path, package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of an entry, a piece at a time."""
    length = 0
    try:
        with package.open(entry) as member:
            while piece := member.read(_PIECE):
                length += len(piece)
                yield piece
    except Exception as error:
        if isinstance(error, OSError) and not isinstance(error, zipfile.BadZipFile):
            raise
        name = _shown(entry.filename)
        raise refusing.Unreadable(
            f"{path} is damaged in {name}; get it again, or save it again in PowerPoint"
        ) from error
    if length != entry.file_size:
        raise refusing.because_cut_off(path)
