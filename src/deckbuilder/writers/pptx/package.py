"""An Open Packaging Conventions package in memory: parts, relationships, content types, a zip."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Mapping

from deckbuilder.writers.pptx.xml import HEAD, attribute
from deckbuilder.writers.pptx.zipping import zipped

CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONSHIPS_HEAD = f'{HEAD}<Relationships xmlns="{_RELATIONSHIPS}">'
RELATIONSHIPS_END = "</Relationships>"

_DEFAULTS = {
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "svg": "image/svg+xml",
    "xml": "application/xml",
}
"""Content types by ending. An ending is declared when a part has it: a default costs nothing."""
_ENDINGS = {
    "image/gif": "gif",
    "image/jpeg": "jpeg",
    "image/png": "png",
    "image/svg+xml": "svg",
}


class Package:
    """Parts by name, without a leading slash. Nothing is written before `to_bytes`."""

    def __init__(self) -> None:
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._relationships: dict[str, dict[tuple[str, str, bool], str]] = {}
        self._given: dict[str, dict[str, tuple[str, str, bool]]] = {}
        self._media: dict[bytes, str] = {}

    def add(self, name: str, content_type: str, data: bytes) -> None:
        """Add a part; ValueError when there is one with that name."""
        if name in self._parts:
            raise ValueError(f"there is already a part {name}")
        self._parts[name] = data
        self._types[name] = content_type

    def add_media(self, data: bytes, media_type: str) -> str:
        """Add a picture unless it is there already; return its part name.

        `media_type` is image/png, image/jpeg, image/gif or image/svg+xml; KeyError otherwise.
        """
        key = media_type.encode() + hashlib.sha256(data).digest()
        name = self._media.get(key)
        if name is None:
            name = self._free_media("image", _ENDINGS[media_type])
            self._media[key] = name
            self._parts[name] = data
        return name

    def add_media_of(self, data: bytes, media_type: str, ending: str) -> str:
        """Add a picture, film or sound of any type, unless it is there; return its part name.

        `ending` is that of its name, without a dot.
        """
        if media_type in _ENDINGS:
            return self.add_media(data, media_type)
        key = media_type.encode() + hashlib.sha256(data).digest()
        if key not in self._media:
            name = self._media[key] = self._free_media("media", ending)
            self._parts[name], self._types[name] = data, media_type
        return self._media[key]

    def _free_media(self, stem: str, ending: str) -> str:
        """A name for one more medium; a company's template may have some already."""
        number = len(self._media) + 1
        while f"ppt/media/{stem}{number}.{ending}" in self._parts:
            number += 1
        return f"ppt/media/{stem}{number}.{ending}"

    def relate(self, source: str, type: str, target: str, external: bool = False) -> str:
        """Relate part `source` ("" for the package) to `target`; return the relationship's id.

        `target` is a part name, which may be added later, or when `external` an address. The same
        source, type and target give the same id.
        """
        relationships = self._relationships.setdefault(source, {})
        key = (type, target, external)
        identifier = relationships.get(key)
        if identifier is None:
            number = len(relationships) + 1
            if source in self._given:
                number += max(map(_digits, self._given[source]))
            identifier = relationships[key] = f"rId{number}"
        return identifier

    def relate_as(
        self, source: str, identifier: str, type: str, target: str, external: bool = False
    ) -> None:
        """Relate as `relate` does, under the id that a part from elsewhere names already.

        ValueError for an id that is taken, or after `relate` for the same source.
        """
        given = self._given.setdefault(source, {})
        if identifier in given or source in self._relationships:
            raise ValueError(f"{source} has relationships already; {identifier} comes too late")
        given[identifier] = (type, target, external)

    def free_name(self, stem: str, ending: str) -> str:
        """The name of a part that is not there yet: `ppt/charts/chart1.xml`."""
        number = 1
        while f"{stem}{number}{ending}" in self._parts:
            number += 1
        return f"{stem}{number}{ending}"

    def parts(self) -> dict[str, bytes]:
        """All parts with the content types first and every .rels, as they will be in the file."""
        every = dict(self._parts)
        for source in dict.fromkeys((*self._relationships, *self._given)):
            related = dict(self._given.get(source, {}))
            related |= {name: one for one, name in self._relationships.get(source, {}).items()}
            every[relationships_part(source)] = _relationships_xml(source, related)
        types = _content_types_xml(every, self._types)
        return {CONTENT_TYPES: types, **dict(sorted(every.items()))}

    def to_bytes(self) -> bytes:
        """Return the zip file. Equal packages give equal bytes."""
        return zipped(self.parts())


def _digits(identifier: str) -> int:
    """The digits of an id as one number."""
    return int("".join(filter(str.isdecimal, identifier)) or 0)


def relationships_part(source: str) -> str:
    """The part that holds the relationships of `source` (ISO/IEC 29500-2, 8.3.4)."""
    folder, _, name = source.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def _relationships_xml(source: str, relationships: Mapping[str, tuple[str, str, bool]]) -> bytes:
    folder = source.rpartition("/")[0]
    xml = [RELATIONSHIPS_HEAD]
    for identifier, (type_, target, external) in relationships.items():
        mode = ' TargetMode="External"' if external else ""
        path = target if external else _relative(target, folder)
        xml.append(
            f'<Relationship Id="{identifier}" Type="{type_}" Target="{attribute(path)}"{mode}/>'
        )
    xml.append(RELATIONSHIPS_END)
    return "".join(xml).encode()


def _relative(target: str, folder: str) -> str:
    """`target` as seen from `folder`: our parts are at most one folder apart below `ppt`."""
    to, _, name = target.rpartition("/")
    if to == folder:
        return name
    if folder and to.rpartition("/")[0] == folder.rpartition("/")[0] != "":
        return f"../{to.rpartition('/')[2]}/{name}"
    return posixpath.relpath(target, folder or ".")


def _content_types_xml(parts: Mapping[str, bytes], types: Mapping[str, str]) -> bytes:
    endings = sorted({name.rpartition(".")[2] for name in parts} & _DEFAULTS.keys())
    xml = [HEAD, f'<Types xmlns="{_TYPES}">']
    xml += [f'<Default Extension="{e}" ContentType="{_DEFAULTS[e]}"/>' for e in endings]
    xml += [
        f'<Override PartName="/{name}" ContentType="{type_}"/>'
        for name, type_ in sorted(types.items())
    ]
    xml.append("</Types>")
    return "".join(xml).encode()
