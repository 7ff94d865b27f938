"""Somebody else's deck, opened: its parts within limits, and what they point to."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from zipfile import ZipInfo

from deckbuilder.readers.pptx import container, limits, names, parsing, refusing
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.readers.pptx.refusing import Unreadable
from deckbuilder.readers.pptx.relations import Relation, is_shallow, read_relations, relations_part

__all__ = ["Element", "Opened", "Relation", "Unreadable", "open_deck"]

_TYPES_PART = "[content_types].xml"
_XML_ENDINGS = (".xml", ".rels", ".vml")


class Opened:
    """A deck of which every part of XML is in memory, unpacked and safe to parse.

    Parts are named without a slash before them, as `ppt/slides/slide1.xml`; capitals do not
    matter. Pictures and other media are read from the file when asked for.
    """

    def __init__(
        self,
        path: Path,
        entries: Mapping[str, ZipInfo],
        parts: Mapping[str, bytes],
        types: Mapping[str, str],
    ) -> None:
        self.path = path
        self._entries = entries
        self._parts = parts
        self._types = types
        self._relations: dict[str, Mapping[str, Relation]] = {}
        self.main = ""
        """The presentation part, usually `ppt/presentation.xml`."""
        self.slides: tuple[str, ...] = ()
        """The parts of the slides in their order, none twice."""
        self.ignored: tuple[str, ...] = ()
        """What is in the file that we never look into, as "macros"."""

    @property
    def names(self) -> tuple[str, ...]:
        """All parts, in the order of the file, spelt as there."""
        return tuple(entry.filename for entry in self._entries.values())

    def __contains__(self, part: object) -> bool:
        return str(part).lower() in self._entries

    def part(self, part: str) -> bytes:
        """The bytes of a part of XML in UTF-8; Unreadable when there is none of that name."""
        try:
            return self._parts[part.lower()]
        except KeyError:
            raise Unreadable(f"{self.path} has no {part}; save it again in PowerPoint") from None

    def tree(self, part: str) -> Element:
        """The root element of a part, parsed anew each time; Unreadable when it is not XML."""
        try:
            return parsing.parsed(self.part(part))
        except parsing.NotXml as error:
            words = f"{self.path} is damaged in {part}; save it again in PowerPoint"
            raise Unreadable(words) from error
        except parsing.Hostile as error:
            raise refusing.because_harmful(self.path, f"has {error}") from error

    def media(self, part: str) -> bytes:
        """The bytes of a picture or any other part, up to `limits.MEDIUM`; else Unreadable."""
        name = part.lower()
        if name in self._parts:
            return self._parts[name]
        entry = self._entries.get(name)
        if entry is None:
            raise Unreadable(f"{self.path} has no {part}; save it again in PowerPoint")
        wanted = {name: entry}
        return container.unpacked(self.path, wanted, limits.MEDIUM, limits.MEDIUM)[name]

    def digest(self, part: str) -> str:
        """Hex SHA-256 of a picture or any other part, however large; Unreadable when damaged."""
        entry = self._entries.get(part.lower())
        if entry is None or part.lower() in self._parts:
            return sha256(self.media(part)).hexdigest()
        return container.digest(self.path, entry)

    def size(self, part: str) -> int:
        """The bytes of a part as the directory says; 0 when there is none."""
        entry = self._entries.get(part.lower())
        return entry.file_size if entry else 0

    def content_type(self, part: str) -> str:
        """The content type of a part in lower case; empty where the package says none."""
        name = part.lower()
        ending = posixpath.splitext(name)[1].lstrip(".")
        return self._types.get(f"/{name}") or self._types.get(ending, "")

    def relations(self, part: str) -> Mapping[str, Relation]:
        """What a part points to, by the ids its XML uses; "" stands for the package itself."""
        if part not in self._relations:
            holder = relations_part(part)
            known = read_relations(part, self.tree(holder)) if holder in self else {}
            self._relations[part] = known
        return self._relations[part]

    def related(self, part: str, kind: str) -> str:
        """The first part of a kind that `part` points to and that is there; else ""."""
        found = (one for one in self.relations(part).values() if one.kind == kind)
        return next((one.target for one in found if one.target in self and not one.external), "")


def open_deck(path: Path) -> Opened:
    """Open a .pptx, .pptm, .potx or .ppsx, also of Strict Open XML, that anybody may have made.

    Unreadable, with one sentence that says what the file is and what to do, for everything that is
    no deck, is damaged, is under a password, or would fill the memory. Nothing is fetched from
    elsewhere and nothing in the file is run. What it takes is bounded by `limits`, whatever the
    file claims.
    """
    entries = container.entries(path)
    if _TYPES_PART not in entries:
        raise _not_a_deck(path, entries)
    types = _content_types(path, entries)
    parts = _xml_parts(path, entries, types)
    opened = Opened(path, entries, parts, types)
    opened.main = _main(opened)
    if not is_shallow("", opened.relations, limits.CHAIN):
        raise refusing.because_large(path, f"has parts chained more than {limits.CHAIN} deep")
    opened.slides = _slides(opened)
    opened.ignored = _ignored(opened)
    return opened


def _not_a_deck(path: Path, entries: Mapping[str, ZipInfo]) -> Unreadable:
    mime = b""
    if "mimetype" in entries:
        wanted = {"mimetype": entries["mimetype"]}
        mime = container.unpacked(path, wanted, limits.MEGABYTE, limits.MEGABYTE)["mimetype"]
    return refusing.because_of_names(path, entries, mime)


def _content_types(path: Path, entries: Mapping[str, ZipInfo]) -> dict[str, str]:
    """Content types by "/part" and by "ending", all in lower case (ECMA-376 part 2, 6.2.3)."""
    wanted = {_TYPES_PART: entries[_TYPES_PART]}
    data = container.unpacked(path, wanted, limits.XML_PART, limits.XML_PART)[_TYPES_PART]
    try:
        root = parsing.parsed(parsing.checked(data))
    except parsing.NotXml as error:
        raise refusing.because_cut_off(path) from error
    except parsing.Hostile as error:
        raise refusing.because_harmful(path, f"has {error}") from error
    types: dict[str, str] = {}
    for one in root.iter(f"{names.TYPES}Default", f"{names.TYPES}Override"):
        key = one.get("PartName") or one.get("Extension") or ""
        types.setdefault(key.lower(), (one.get("ContentType") or "").strip().lower())
    return types


def _xml_parts(
    path: Path, entries: Mapping[str, ZipInfo], types: Mapping[str, str]
) -> dict[str, bytes]:
    """All parts of XML that are not pictures, safe to parse."""
    wanted = {name: entry for name, entry in entries.items() if _is_xml(name, types)}
    found = container.unpacked(path, wanted, limits.XML_PART, limits.XML_TOTAL)
    total, parts = 0, {}
    for name in list(found):
        data = found.pop(name)
        try:
            parts[name] = names.usual(parsing.checked(data))
        except parsing.Hostile as error:
            raise refusing.because_harmful(path, f"has {error}") from error
        total += parsing.tags(data)
    if total > limits.TAGS_TOTAL:
        raise refusing.because_large(path, f"has {total:,} elements")
    return parts


def _is_xml(name: str, types: Mapping[str, str]) -> bool:
    if name.endswith(_XML_ENDINGS):
        return True
    kind = types.get(f"/{name}", "")
    return kind.endswith(("+xml", "/xml")) and not kind.startswith("image/")


def _main(opened: Opened) -> str:
    """The presentation part; Unreadable where the package holds something else."""
    part = opened.related("", "officeDocument")
    kind = opened.content_type(part)
    if part and kind in names.MAINS and opened.tree(part).tag == f"{names.P}presentation":
        return part
    if "wordprocessingml" in kind or "spreadsheetml" in kind or not part:
        raise refusing.because_of_names(opened.path, [name.lower() for name in opened.names], b"")
    raise Unreadable(f"{opened.path} has no presentation inside; save it again in PowerPoint")


def _slides(opened: Opened) -> tuple[str, ...]:
    """The slides of the presentation's list; Unreadable where one of them is missing.

    Passing over one would look as if somebody had deleted it.
    """
    relations = opened.relations(opened.main)
    found: dict[str, None] = {}
    for one in opened.tree(opened.main).iterfind(f"{names.P}sldIdLst/{names.P}sldId"):
        relation = relations.get(one.get(f"{names.R}id") or "")
        if relation is None or relation.external or relation.target not in opened:
            missing = f"lacks slide {len(found) + 1}"
            raise Unreadable(f"{opened.path} is damaged, it {missing}; save it again in PowerPoint")
        found[relation.target] = None
    if len(found) > limits.SLIDES:
        raise refusing.because_large(opened.path, f"has {len(found):,} slides")
    return tuple(found)


_PROGRAMS = {"oleObject", "control", "activeXControl", "activeXControlBinary"}
_MEDIA = {"image", "video", "audio", "media"}
_HARMLESS = {"hyperlink"}


def _ignored(opened: Opened) -> tuple[str, ...]:
    """What the deck has that we leave alone: programs, and what it would fetch from elsewhere."""
    inside: set[str] = set()
    outside: set[str] = set()
    holders = [name for name in opened.names if not name.lower().endswith(".rels")]
    for name in ("", *holders):
        for relation in opened.relations(name).values():
            (outside if relation.external else inside).add(relation.kind)
    types = {opened.content_type(name) for name in opened.names}
    found = {
        "macros": "vbaProject" in inside or any("vbaproject" in kind for kind in types),
        "embedded programs": bool(inside & _PROGRAMS),
        "external pictures": bool(outside & _MEDIA),
        "linked files": bool(outside - _MEDIA - _HARMLESS),
    }
    return tuple(what for what, there in found.items() if there)
