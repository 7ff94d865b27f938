"""Checks of the package: well-formed parts, content types, relationships, addresses, pictures."""

from __future__ import annotations

import posixpath
import pyexpat
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from deckbuilder.writers.pptx.finding import Finding
from deckbuilder.writers.pptx.package import (
    CONTENT_TYPES,
    RELATIONSHIPS_END,
    RELATIONSHIPS_HEAD,
    relationships_part,
)
from deckbuilder.writers.pptx.xml import CONTENT, REL

_RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*?)/?>")
_TYPE = re.compile(rb"<(?:\w+:)?(Default|Override)\s([^>]*?)/?>")
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')
_PLAIN = r'([^"&<\x00-\x1f\x7f-\xff]*)'
_OUR_RELATIONSHIP = re.compile(
    (
        f'<Relationship Id="{_PLAIN}" Type="{_PLAIN}" Target="{_PLAIN}"( TargetMode="External")?/>'
    ).encode()
)
_NO_RELATIONSHIPS = (RELATIONSHIPS_HEAD + RELATIONSHIPS_END).encode()
_OUR_TYPE = re.compile(rb'<Override PartName="/([^"]*)" ContentType="([^"]*)"/>')
"""The same as package.py writes them: a large deck has thousands, and this is six times as fast."""

_NO_URI = re.compile(r'[\s<>"{}|\\^`\x00-\x1f\x7f]|%(?![0-9A-Fa-f]{2})')
"""What no address may hold, not even an IRI (RFC 3987): PowerPoint offers to repair such a file."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[^:]*\Z|[^:/?#]*[/?#]")

_EXPECTED = {
    REL + "slide": CONTENT + "slide+xml",
    REL + "slideLayout": CONTENT + "slideLayout+xml",
    REL + "slideMaster": CONTENT + "slideMaster+xml",
    REL + "notesSlide": CONTENT + "notesSlide+xml",
    REL + "notesMaster": CONTENT + "notesMaster+xml",
    REL + "chart": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    REL + "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
}
"""Content type of what a relationship of a type leads to (ECMA-376 part 1, 13.3)."""

_SIGNATURES = {
    "image/png": ((b"\x89PNG\r\n\x1a\n",), b"IEND\xaeB`\x82"),
    "image/jpeg": ((b"\xff\xd8\xff",), b""),
    "image/gif": ((b"GIF87a", b"GIF89a"), b""),
}
"""How a picture begins, and how it ends where every reader of the format insists on it."""


class Relationship(NamedTuple):
    """One arrow of the package: to a part name, or when `external` to an address."""

    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type: `slide`, `notesSlide`, `image`."""
        return self.type.rpartition("/")[2]


class Contents:
    """The parts of a package with their types and relationships, read once for all checks."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = parts
        self.findings: list[Finding] = []
        self.relationships: dict[str, dict[str, Relationship]] = {}
        self.overrides: dict[str, str] = {}
        self._defaults: dict[str, str] = {}
        self._names: dict[str, list[str]] = {}
        self.well_formed: set[str] = set()
        """Parts that need no parser to be sure of."""
        self._resolved: dict[tuple[str, str], str] = {}
        self._read_types()
        for name, data in parts.items():
            if name.endswith(".rels"):
                self._read_relationships(name, data)
            else:
                self._names.setdefault(self.overrides.get(name, ""), []).append(name)

    def type(self, name: str) -> str:
        """The content type of a part; empty when it has none."""
        return self.overrides.get(name) or self._defaults.get(name.rpartition(".")[2].lower(), "")

    def of_type(self, content_type: str) -> Sequence[str]:
        """Names of the parts with a content type of their own."""
        return self._names.get(content_type, ())

    def related(self, name: str) -> dict[str, Relationship]:
        """The relationships of a part by id."""
        return self.relationships.get(name, {})

    def add(self, part: str, message: str) -> None:
        """Note something wrong that was seen while reading."""
        self.findings.append(Finding(part, message))

    def _read_types(self) -> None:
        data = self.parts.get(CONTENT_TYPES)
        if data is None:
            self.add(CONTENT_TYPES, "is missing")
            return
        for kind, inner in _TYPE.findall(_OUR_TYPE.sub(b"", data)):
            facts = _attributes(inner)
            if kind == b"Default":
                self._defaults[facts.get("Extension", "").lower()] = facts.get("ContentType", "")
            else:
                self._override(facts.get("PartName", "").lstrip("/"), facts.get("ContentType", ""))
        for name, content_type in _OUR_TYPE.findall(data):
            self._override(name.decode(), content_type.decode())

    def _override(self, name: str, content_type: str) -> None:
        if name in self.overrides:
            self.add(CONTENT_TYPES, f"two overrides for {name}")
        self.overrides[name] = content_type

    def _read_relationships(self, name: str, data: bytes) -> None:
        folder, _, file = name.rpartition("/")
        base = posixpath.dirname(folder)
        source = posixpath.join(base, file.removesuffix(".rels"))
        found = self.relationships.setdefault(source, {})
        ours = _OUR_RELATIONSHIP.sub(b"", data) == _NO_RELATIONSHIPS
        if ours:
            self.well_formed.add(name)
        for identifier, type_, target, external in _our(data) if ours else _any(data):
            if identifier in found:
                self.add(name, f"two relationships are called {identifier}")
            where = target if external else self._resolve(base, target)
            found[identifier] = Relationship(type_, where, external)

    def _resolve(self, base: str, target: str) -> str:
        key = (base, target)
        known = self._resolved.get(key)
        if known is None:
            path = target.partition("#")[0]
            joined = path if path.startswith("/") else f"/{base}/{path}"
            known = self._resolved[key] = posixpath.normpath(joined).lstrip("/")
        return known


def _our(data: bytes) -> Iterator[tuple[str, str, str, bool]]:
    """Yield id, type, target and whether it is external, from relationships as we write them."""
    for identifier, type_, target, mode in _OUR_RELATIONSHIP.findall(data):
        yield identifier.decode(), type_.decode(), target.decode(), bool(mode)


def _any(data: bytes) -> Iterator[tuple[str, str, str, bool]]:
    """Yield the same from anybody's."""
    for inner in _RELATIONSHIP.findall(data):
        facts = _attributes(inner)
        external = facts.get("TargetMode") == "External"
        yield facts.get("Id", ""), facts.get("Type", ""), facts.get("Target", ""), external


def package_findings(contents: Contents) -> Iterator[Finding]:
    """Yield what is wrong with the package itself."""
    for name, data in contents.parts.items():
        if name != CONTENT_TYPES and not contents.type(name):
            yield Finding(name, "has no content type")
        if name in contents.well_formed:
            continue
        if name.endswith((".xml", ".rels")):
            yield from _unreadable(name, data)
        else:
            yield from _bad_picture(name, data, contents.type(name))
    for name in contents.overrides:
        if name not in contents.parts:
            yield Finding(CONTENT_TYPES, f"an override is for {name}, which is missing")
    for source, relationships in contents.relationships.items():
        if source and source not in contents.parts:
            yield Finding(relationships_part(source), f"belongs to {source}, which is missing")
        for identifier, relationship in relationships.items():
            yield from _bad_target(source, identifier, relationship, contents)
    yield from _unreachable(contents)


def _attributes(inner: bytes) -> dict[str, str]:
    facts = {key.decode(): value.decode() for key, value in _ATTRIBUTE.findall(inner)}
    if b"&" in inner:
        return {key: _unescaped(value) for key, value in facts.items()}
    return facts


def _unescaped(value: str) -> str:
    for entity, character in (("&quot;", '"'), ("&apos;", "'"), ("&lt;", "<"), ("&gt;", ">")):
        value = value.replace(entity, character)
    return value.replace("&amp;", "&")


def _unreadable(name: str, data: bytes) -> Iterator[Finding]:
    try:
        pyexpat.ParserCreate(None, " ").Parse(data, True)
    except pyexpat.ExpatError as error:
        yield Finding(name, f"is not well-formed XML: {error}")


def _bad_picture(name: str, data: bytes, media_type: str) -> Iterator[Finding]:
    if media_type not in _SIGNATURES:
        return
    begins, end = _SIGNATURES[media_type]
    if not data.startswith(begins) or end not in data[-64:]:
        yield Finding(name, f"is no whole {media_type}")


def _bad_target(
    source: str, identifier: str, relationship: Relationship, contents: Contents
) -> Iterator[Finding]:
    type_, target, external = relationship
    if external:
        fault = address_fault(target)
        if fault:
            yield Finding(source, f"{identifier} leads to {target!r}, {fault}")
        return
    if target not in contents.parts:
        yield Finding(source, f"{identifier} leads to {target}, which is missing")
        return
    wanted = _EXPECTED.get(type_)
    if wanted and contents.type(target) != wanted:
        yield Finding(target, f"has content type {contents.type(target)!r}, not {wanted!r}")


def address_fault(target: str) -> str:
    """What is wrong with an external address; empty for nothing."""
    if not target:
        return "an empty address"
    if _NO_URI.search(target) or not _SCHEME.match(target) or target.count("#") > 1:
        return "which is no URI"
    if target[:7].lower() == "mailto:" and target.partition("?")[0].count("@") != 1:
        return "which is no single mail address"
    try:
        _ = urlsplit(target).port
    except ValueError as error:
        return f"which is no URI ({error})"
    return ""


def _unreachable(contents: Contents) -> Iterator[Finding]:
    seen: set[str] = set()
    todo = [""]
    while todo:
        for relationship in contents.related(todo.pop()).values():
            if not relationship.external and relationship.target not in seen:
                seen.add(relationship.target)
                todo.append(relationship.target)
    for name in contents.parts:
        if name not in seen and name != CONTENT_TYPES and not name.endswith(".rels"):
            yield Finding(name, "is reached by no relationship")
