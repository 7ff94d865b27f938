"""Bytes into text, and the characters that no outline may hold."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Final

from deckbuilder.diagnostics import Diagnostic, InvalidTalk, Span
from deckbuilder.source.nodes import File

MAX_BYTES: Final = 4_000_000
"""Size of the largest outline we read: some 5,000 slides."""

# Control characters, surrogates and U+FFFE, U+FFFF cannot stand in XML 1.0 (2.2, Char). NEL, LS
# and PS are line breaks to YAML 1.1 and to no editor; a second byte order mark is invisible; and
# bidirectional controls make a line show other words than it holds (CVE-2021-42574).
_FORBIDDEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff"
)
FORBIDDEN: Final = re.compile(f"[{_FORBIDDEN}]")
"""Finds what may not stand in the text of a file, once its line breaks are line feeds."""
_FORBIDDEN_AT_START: Final = re.compile(f"^[ -]*+[{_FORBIDDEN}]", re.MULTILINE)
FORBIDDEN_IN_VALUE: Final = re.compile(f"[\r{_FORBIDDEN}]")
"""Finds what may not stand in a value, where escapes could have put it."""

_MOST_REPORTED: Final = 20
_NAMES: Final = {
    "\x00": "null",
    "\x0b": "vertical tab",
    "\x0c": "form feed",
    "\r": "carriage return",
    "\x1b": "escape",
    "\x85": "next line",
    "\ufeff": "byte order mark",
}
_LINE_BREAKS: Final = "\x0b\x0c\r\x85\u2028\u2029"
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF_32: Final = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_ZIP: Final = b"PK\x03\x04"
"""How a zip begins (APPNOTE.TXT, 4.3.7), such as a PowerPoint file."""
SAVE_AS_UTF_8: Final = "save the file as UTF-8"


def decode(data: bytes, path: str) -> File:
    """The text of a file in UTF-8, or in UTF-16 that begins with a byte order mark.

    Raises `InvalidTalk` when it is too large, a zip, or in another encoding.
    """
    if is_zip(data):
        message = "this is a PowerPoint file (or another zip), and an outline is needed"
        raise InvalidTalk([Diagnostic(message, Span(path, 1, 1), "name the file ending in .yaml")])
    if len(data) > MAX_BYTES:
        raise InvalidTalk([too_large(path)])
    original = _original(data, path)
    text = original.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return File(path, text, original)


def is_zip(data: bytes) -> bool:
    """Whether these bytes begin a zip, of which no line is fit to be shown."""
    return data.startswith(_ZIP)


def too_large(path: str) -> Diagnostic:
    """What we say of a file larger than MAX_BYTES."""
    message = f"the file is too large: the limit is {MAX_BYTES // 1_000_000} MB"
    return Diagnostic(message, Span(path, 1, 1), "is it an outline?")


def _original(data: bytes, path: str) -> str:
    start = Span(path, 1, 1)
    if data.startswith(_UTF_32) or (b"\0" in data[:4] and not data.startswith(_UTF_16)):
        wide = "UTF-32" if data.startswith(_UTF_32) else "UTF-16 or not text at all"
        raise InvalidTalk([Diagnostic(f"this file is {wide}", start, SAVE_AS_UTF_8)])
    if data.startswith(_UTF_16):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            message = "this file begins like UTF-16, but is not"
            raise InvalidTalk([Diagnostic(message, start, SAVE_AS_UTF_8)]) from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidTalk([_not_utf_8(data, error.start, path)]) from None


def _not_utf_8(data: bytes, index: int, path: str) -> Diagnostic:
    before = File(path, data[:index].decode("utf-8-sig").replace("\r\n", "\n"), "")
    meant = data[index : index + 1].decode("cp1252", errors="ignore")
    guess = f" (`{meant}` in Windows-1252)" if meant.isprintable() and meant else ""
    message = f"this file is not UTF-8: byte 0x{data[index]:02X}{guess} means nothing there"
    return Diagnostic(message, before.span_at(len(before.text), len(before.text)), SAVE_AS_UTF_8)


def name_of(character: str) -> str:
    """A character's number and name, such as "U+2028 (line separator)"."""
    if "\ud800" <= character <= "\udfff":
        name = "half of a surrogate pair"
    else:
        fallback = "control character" if character < "\xa0" else "not a character"
        name = _NAMES.get(character) or unicodedata.name(character, fallback).lower()
    return f"U+{ord(character):04X} ({name})"


def advice_on(character: str) -> str:
    """What to do about a forbidden character."""
    if character in _LINE_BREAKS:
        return "write an ordinary line break, or nothing"
    if unicodedata.category(character) == "Cf" and character != "\ufeff":
        return "delete it: it is invisible, and makes the line show other words than it holds"
    return "delete it: it is invisible"


def forbidden(file: File) -> list[Diagnostic]:
    """An error for each forbidden character of the text, up to twenty."""
    found: list[Diagnostic] = []
    for match in FORBIDDEN.finditer(file.text):
        if len(found) == _MOST_REPORTED:
            break
        span = file.span_at(match.start(), match.end())
        message = f"the character {name_of(match[0])} cannot be used"
        found.append(Diagnostic(message, span, advice_on(match[0])))
    return found


def masked(file: File) -> File | None:
    """The file with `_` for each forbidden character, so that the rest can be checked as well.

    None when one of them begins its line, where a `_` would change what the line means.
    """
    if _FORBIDDEN_AT_START.search(file.text):
        return None
    return File(file.path, FORBIDDEN.sub("_", file.text), file.original)
