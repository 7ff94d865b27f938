"""What a file is that is no deck we can read, said so that a presenter knows what to do."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import BinaryIO

from deckbuilder.readers.pptx import limits


class Unreadable(ValueError):
    """The file is no PowerPoint deck, too damaged, or made to harm; the message is one sentence."""


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of a compound file ([MS-CFB] 2.2): old formats, and new ones under a password."""
ZIP = b"PK\x03\x04"

_PASSWORD = (
    "is protected by a password; open it in PowerPoint, remove the password (File > Info > Protect "
    "Presentation) and save it"
)
_AS_PPTX = "open it in PowerPoint or LibreOffice and save it as .pptx"
_GET_AGAIN = "get it again"

_STREAMS = (
    ("EncryptedPackage", _PASSWORD),
    ("PowerPoint Document", f"is in the old PowerPoint format (.ppt); {_AS_PPTX}"),
    ("WordDocument", "is a Word document (.doc), not a PowerPoint file"),
    ("Workbook", "is an Excel workbook (.xls), not a PowerPoint file"),
)
"""Names of streams in a compound file ([MS-OFFCRYPTO] 2.3.4.4, [MS-PPT] 2.1.2)."""

_STARTS = (
    (b"%PDF", "is a PDF, not a PowerPoint file; ask for the .pptx it was made from"),
    (b"{\\rtf", "is a text document (.rtf), not a PowerPoint file"),
    (b"{", "is not a PowerPoint file but perhaps a link to Google Slides; there, choose File > "
     "Download > Microsoft PowerPoint"),
    (b"<!doctype html", "is a web page, not a PowerPoint file; the download may need a login"),
    (b"<html", "is a web page, not a PowerPoint file; the download may need a login"),
    (b"Rar!", "is a RAR archive, not a PowerPoint file; unpack it first"),
    (b"7z\xbc\xaf", "is a 7z archive, not a PowerPoint file; unpack it first"),
)  # fmt: skip

_ODP = (
    "is an OpenDocument presentation (.odp); open it in LibreOffice and save it as .pptx (File > "
    "Save As, PowerPoint 2007-365)"
)
_KEYNOTE = "is a Keynote presentation; in Keynote choose File > Export To > PowerPoint"


def because_cut_off(path: Path) -> Unreadable:
    """A zip file without its end, or whose end is not what it says."""
    return Unreadable(f"{path} is cut off or damaged; {_GET_AGAIN}, or save it again in PowerPoint")


def because_locked(path: Path) -> Unreadable:
    """Parts under a password."""
    return Unreadable(f"{path} {_PASSWORD}")


def because_large(path: Path, what: str) -> Unreadable:
    """More in it than any real deck has; `what` says of which, as in "unpacks to 5000 MB"."""
    return Unreadable(
        f"{path} {what}, far more than a real deck; it may be made to harm, so it is not opened"
    )


def because_harmful(path: Path, what: str) -> Unreadable:
    """XML that no program writes; `what` says what is wrong with it."""
    return Unreadable(f"{path} {what}; it may be made to harm, so it is not opened")


def because_odd(path: Path, what: str) -> Unreadable:
    """Made in a way no Office program makes a deck; `what` says in which."""
    return Unreadable(
        f"{path} {what}, which PowerPoint never writes; open it in PowerPoint and save it again"
    )


def because_of_bytes(path: Path, file: BinaryIO) -> Unreadable:
    """Why a file is not even a zip file, from what is in it."""
    file.seek(0)
    start = file.read(512)
    if not start:
        return Unreadable(
            f"{path} is empty; it was not saved or downloaded to its end, {_GET_AGAIN}"
        )
    if start.startswith(OLE):
        return Unreadable(f"{path} {_old_format(file)}")
    if start.startswith(ZIP):
        return because_cut_off(path)
    begins = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for mark, words in _STARTS:
        if begins.startswith(mark.lower()):
            return Unreadable(f"{path} {words}")
    if not start.strip(b"\0"):
        return Unreadable(f"{path} holds nothing but zeros; {_GET_AGAIN}")
    return Unreadable(f"{path} is not a PowerPoint file (.pptx)")


def because_of_names(path: Path, names: Collection[str], mime: bytes) -> Unreadable:
    """Why a zip file is no deck, from the names in it and its part `mimetype`."""
    if mime.startswith(b"application/vnd.oasis.opendocument.presentation"):
        return Unreadable(f"{path} {_ODP}")
    if mime.startswith(b"application/vnd.oasis.opendocument"):
        return Unreadable(f"{path} is an OpenDocument file, not a PowerPoint file")
    if any(name.startswith("index/") and name.endswith(".iwa") for name in names):
        return Unreadable(f"{path} {_KEYNOTE}")
    if {"index.zip", "index.apxl"} & set(names):
        return Unreadable(f"{path} {_KEYNOTE}")
    for folder, words in (("word/", "a Word document"), ("xl/", "an Excel workbook")):
        if any(name.startswith(folder) for name in names):
            return Unreadable(f"{path} is {words}, not a PowerPoint file")
    inside = next((name for name in names if name.endswith((".pptx", ".ppt"))), "")
    if inside:
        return Unreadable(f"{path} is a zip file with {inside} in it; unpack it first")
    return Unreadable(f"{path} is a zip file, but not a PowerPoint file (.pptx)")


def _old_format(file: BinaryIO) -> str:
    """What a compound file is, from the names of its streams, which are UTF-16."""
    found: set[str] = set()
    file.seek(0)
    before = b""
    for _ in range(limits.OLD_FORMAT // limits.MEGABYTE):
        piece = file.read(limits.MEGABYTE)
        if not piece:
            break
        for name, _words in _STREAMS:
            if name.encode("utf-16-le") in before + piece:
                found.add(name)
        before = piece[-64:]
    for name, words in _STREAMS:
        if name in found:
            return words
    return f"is an old Office file, perhaps with a password; {_AS_PPTX}"
