"""XML of strangers: no entities, no document types, nothing fetched, no more than a deck needs."""

from __future__ import annotations

from typing import Any, TypeAlias

from lxml import etree

from deckbuilder.readers.pptx import limits

Element: TypeAlias = Any
"""An element of lxml, which has no types of its own."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_DOCTYPE = b"<!DOCTYPE"
_TYPED = "a part with a document type, in which bombs are hidden and which no deck has"
_MORE = "far more than a real deck"
_LIMITS_OF_LIBXML = ("depth", "huge", "HUGE")
"""Words of its messages about elements 256 deep and texts of 10 MB."""


class NotXml(ValueError):
    """These bytes are not XML; the message says why in a few words, as in `has no end`."""


class Hostile(ValueError):
    """XML that is made to harm; the message says how, after the name of the file and "has"."""


def checked(data: bytes) -> bytes:
    """XML in UTF-8 that is safe to parse; Hostile where it declares a document type or is huge.

    Entities can only be declared in a document type, and no part has one (ECMA-376 part 2, 6.2.5).
    Elements are counted before a tree of them would fill the memory.
    """
    if data.startswith(_UTF_16):
        data = _utf_8(data)
    if _DOCTYPE in data:
        raise Hostile(_TYPED)
    if tags(data) > limits.TAGS_PART:
        raise Hostile(f"a part of {tags(data):,} elements, {_MORE}")
    if data.count(b"=") > limits.EQUALS_PART:
        raise Hostile(f"a part of some {data.count(b'='):,} attributes, {_MORE}")
    return data


def tags(data: bytes) -> int:
    """No fewer than the elements in `data`."""
    return data.count(b"<") - data.count(b"</")


def parsed(data: bytes) -> Element:
    """The root element of `data`; NotXml when there is none, Hostile with a document type."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if any(word in str(error) for word in _LIMITS_OF_LIBXML):
            raise Hostile(f"a part with more in one place, {_MORE}") from error
        raise NotXml(str(error)[:80]) from error
    if root is None:
        raise NotXml("nothing in it")
    if root.getroottree().docinfo.internalDTD is not None:
        raise Hostile(_TYPED)
    return root


def _utf_8(data: bytes) -> bytes:
    """XML in UTF-16 as UTF-8, without the declaration that says otherwise."""
    words = data.decode("utf-16", "replace").lstrip("\ufeff")
    if words.startswith("<?xml"):
        words = words[words.find("?>") + 2 :]
    return words.encode("utf-8", "replace")
