"""What a file says about itself: what saved it and who, its sections, and what we put into it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from deckbuilder.readers.pptx import limits
from deckbuilder.readers.pptx.names import CORE, EXTENDED, P14, P, R
from deckbuilder.readers.pptx.opening import Opened
from deckbuilder.readers.pptx.refusing import Unreadable

MANIFEST = b"urn:deckbuilder:manifest:1"
"""Namespace of the custom XML part that says what we built."""

_OURS = "deckbuilder"
_POWERPOINT = "PowerPoint"
_VERSIONED = re.compile(r"(?P<name>[^/]+)/(?P<version>\d+(?:\.\d+)?)")
"""How LibreOffice says what it is: `LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$...`"""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the slide list."""

    name: str
    id: str
    """Its GUID in braces, which stays when somebody renames it."""


def application(opened: Opened) -> str:
    """What saved the file last, as `Microsoft Office PowerPoint`; empty where it does not say."""
    return _property(opened, "extended-properties", f"{EXTENDED}Application")


def last_modified_by(opened: Opened) -> str:
    """Who saved the file last; empty where it does not say."""
    return _property(opened, "core-properties", f"{CORE}lastModifiedBy")


def saved(application: str, person: str) -> str:
    """`saved by Ben in Microsoft Office PowerPoint`, `saved in LibreOffice 7.4`.

    Empty where the file does not say what saved it, and for what we wrote ourselves. PowerPoint
    alone enters who saved a file; LibreOffice leaves the name that it had, which is ours.
    """
    if application in ("", _OURS):
        return ""
    who = f" by {person}" if person and _POWERPOINT in application else ""
    return f"saved{who} in {short_name(application)}"


def short_name(application: str) -> str:
    """What a program is called: `LibreOffice 7.4`, whatever else it tells of itself."""
    found = _VERSIONED.match(application)
    if found is None:
        return application
    return f"{found['name'].replace('_', ' ').strip()} {found['version']}"


def _property(opened: Opened, kind: str, element: str) -> str:
    try:
        found = opened.tree(opened.related("", kind)).findtext(element)
    except Unreadable:
        return ""
    return (found or "").strip()[:200]


def manifest(opened: Opened) -> bytes | None:
    """The custom XML part whose root is in our namespace; None when there is none.

    It is looked for by name as well, for programs that keep the part and forget who points to it.
    """
    for name in opened.names:
        if name.lower().startswith("customxml/item") and name.lower().endswith(".xml"):
            data = opened.media(name) if opened.size(name) <= limits.MANIFEST else b""
            if MANIFEST in data[:1000] and b"<manifest" in data[:1000]:
                return data
    return None


def sections(opened: Opened) -> dict[str, Section]:
    """The section of each slide, by the slide's part; none where the deck has no sections."""
    root = opened.tree(opened.main)
    relations = opened.relations(opened.main)
    parts: dict[str, str] = {}
    for one in root.iterfind(f"{P}sldIdLst/{P}sldId"):
        relation = relations.get(one.get(f"{R}id") or "")
        parts[one.get("id") or ""] = relation.target if relation else ""
    found: dict[str, Section] = {}
    for one in root.iter(f"{P14}section"):
        section = Section(one.get("name") or "", one.get("id") or "")
        for slide in one.iter(f"{P14}sldId"):
            part = parts.get(slide.get("id") or "")
            if part:
                found.setdefault(part, section)
    return found
