"""Checks of the deck: slides, sections, masters, layouts and notes fit each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from deckbuilder.writers.pptx.check_package import Contents, Relationship
from deckbuilder.writers.pptx.finding import Finding
from deckbuilder.writers.pptx.xml import CONTENT

_SLIDE = re.compile(rb"<p:sldId\b([^>]*)/?>")
_MASTER = re.compile(rb"<p:sldMasterId\b([^>]*)/?>")
_LAYOUT = re.compile(rb"<p:sldLayoutId\b([^>]*)/?>")
_SIZE = re.compile(rb'<p:sldSz\b[^>]*?cx="(\d+)" cy="(\d+)"')
_ID = re.compile(rb'(?:^|\s)id="(\d+)"')
_REFERENCE = re.compile(rb'\br:id="([^"]*)"')

_SECTION = re.compile(rb"<p14:section\b([^>]*)>(.*?)</p14:section>", re.DOTALL)
_SECTION_SLIDE = re.compile(rb'<p14:sldId\b[^>]*\bid="(\d+)"')
_SECTION_ID = re.compile(rb'\bid="([^"]*)"')
_GUID = re.compile(rb"\{[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}")
_CREATION = re.compile(rb'<p14:creationId\b[^>]*\bval="(\d+)"')

_SMALLEST, _LARGEST = 914_400, 51_206_400
"""EMU of a slide's side: 1 to 56 inches (ECMA-376 part 1, 19.7.12)."""


def deck_findings(contents: Contents) -> Iterator[Finding]:
    """Yield what is wrong between the parts."""
    main = _only(contents.related(""), "officeDocument")
    if main is None or main not in contents.parts:
        yield Finding("_rels/.rels", "leads to no presentation")
        return
    data = contents.parts[main]
    for message in (
        *_slides(data, contents.related(main)),
        *_sections(data),
        *_masters(data, contents),
        *_size(data),
    ):
        yield Finding(main, message)
    yield from _layouts_and_themes(contents)
    yield from _slide_parts(contents)
    yield from _notes_parts(contents)


def _only(related: dict[str, Relationship], kind: str) -> str | None:
    """The target of the one relationship of a kind; None when there is none or more than one."""
    targets = [r.target for r in related.values() if r.kind == kind and not r.external]
    return targets[0] if len(targets) == 1 else None


def _slide_ids(data: bytes) -> list[bytes]:
    return [found[1] for inner in _SLIDE.findall(data) if (found := _ID.search(inner))]


def _slides(data: bytes, related: dict[str, Relationship]) -> Iterator[str]:
    ids = _slide_ids(data)
    if not ids:
        yield "has no slide"
    yield from _repeated(ids, "slide id")
    for identifier in ids:
        if not 256 <= int(identifier) < 2**31:
            yield f"slide id {identifier.decode()} is not between 256 and 2147483647"
    listed = []
    for inner in _SLIDE.findall(data):
        reference = _REFERENCE.search(inner)
        target = related.get(reference[1].decode()) if reference else None
        if target is None or target.kind != "slide":
            yield "a slide id leads to no slide"
        else:
            listed.append(target.target)
    for part, count in Counter(listed).items():
        if count > 1:
            yield f"{part} is listed {count} times"
    known = set(listed)
    for relationship in related.values():
        if relationship.kind == "slide" and relationship.target not in known:
            yield f"{relationship.target} is related but not in the list of slides"


def _sections(data: bytes) -> Iterator[str]:
    if b"<p14:sectionLst" not in data:
        return
    sections = _SECTION.findall(data)
    identities = [found[1] for inner, _ in sections if (found := _SECTION_ID.search(inner))]
    yield from _repeated(identities, "section id")
    if len(identities) < len(sections) or not all(map(_GUID.fullmatch, identities)):
        yield "a section's id is no GUID"
    slides = _slide_ids(data)
    known = set(slides)
    placed = [slide for _, inner in sections for slide in _SECTION_SLIDE.findall(inner)]
    for slide in placed:
        if slide not in known:
            yield f"a section names slide {slide.decode()}, which is missing"
    yield from _repeated(placed, "in sections, slide")
    missing = known - set(placed)
    for slide in sorted(missing):
        yield f"slide {slide.decode()} is in no section"
    if not missing and len(placed) == len(slides) and placed != slides and set(placed) == known:
        yield "sections have their slides in another order than the deck"


def _masters(data: bytes, contents: Contents) -> Iterator[str]:
    ids = [found[1] for inner in _MASTER.findall(data) if (found := _ID.search(inner))]
    if not _MASTER.search(data):
        yield "has no slide master"
    for name in contents.of_type(CONTENT + "slideMaster+xml"):
        inner = _LAYOUT.findall(contents.parts[name])
        ids += [found[1] for attributes in inner if (found := _ID.search(attributes))]
    yield from _repeated(ids, "master or layout id")
    for identifier in ids:
        if int(identifier) < 2**31:
            yield f"master or layout id {identifier.decode()} is below 2147483648"
    main = next(name for name, part in contents.parts.items() if part is data)
    related = any(r.kind == "notesMaster" for r in contents.related(main).values())
    if related and b"<p:notesMasterIdLst" not in data:
        yield "has a notes master that it does not list; Keynote refuses such a file"


def _size(data: bytes) -> Iterator[str]:
    size = _SIZE.search(data)
    if size is None:
        yield "does not say how large its slides are"
    elif not all(_SMALLEST <= int(side) <= _LARGEST for side in size.groups()):
        yield "has slides below 1 or above 56 inches"


def _layouts_and_themes(contents: Contents) -> Iterator[Finding]:
    owners: dict[str, list[str]] = {}
    for kind in ("slideMaster", "notesMaster", "handoutMaster"):
        for name in contents.of_type(CONTENT + kind + "+xml"):
            theme = _only(contents.related(name), "theme")
            if theme is None:
                yield Finding(name, "needs exactly one theme")
            else:
                owners.setdefault(theme, []).append(name)
    for theme, masters in owners.items():
        if len(masters) > 1:
            yield Finding(theme, f"is shared by {' and '.join(masters)}")
    for name in contents.of_type(CONTENT + "slideLayout+xml"):
        if _only(contents.related(name), "slideMaster") is None:
            yield Finding(name, "needs exactly one slide master")
    for name in contents.of_type(CONTENT + "slideMaster+xml"):
        listed = {
            m[1].decode()
            for m in map(_REFERENCE.search, _LAYOUT.findall(contents.parts[name]))
            if m
        }
        for identifier, relationship in contents.related(name).items():
            if relationship.kind == "slideLayout" and identifier not in listed:
                yield Finding(name, f"{relationship.target} is related but not listed")


def _slide_parts(contents: Contents) -> Iterator[Finding]:
    creations: list[bytes] = []
    notes: Counter[str] = Counter()
    for name in contents.of_type(CONTENT + "slide+xml"):
        related = contents.related(name)
        kinds = [relationship.kind for relationship in related.values()]
        if kinds.count("slideLayout") != 1:
            yield Finding(name, "needs exactly one layout")
        if "notesSlide" in kinds:
            if kinds.count("notesSlide") > 1:
                yield Finding(name, "has more than one notes page")
            notes.update(r.target for r in related.values() if r.kind == "notesSlide")
        data = contents.parts[name]
        tail = data[data.rfind(b"</p:spTree>") :]
        creations += _CREATION.findall(tail)
    for part, count in notes.items():
        if count > 1:
            yield Finding(part, f"is shared by {count} slides")
    for message in _repeated(creations, "creation id"):
        yield Finding("ppt/slides", message)
    if b"0" in creations:
        yield Finding("ppt/slides", "creation id 0 stands for none")


def _notes_parts(contents: Contents) -> Iterator[Finding]:
    for name in contents.of_type(CONTENT + "notesSlide+xml"):
        related = contents.related(name)
        if _only(related, "notesMaster") is None:
            yield Finding(name, "needs exactly one notes master")
        slide = _only(related, "slide")
        if slide is None:
            yield Finding(name, "needs exactly one slide")
        elif _only(contents.related(slide), "notesSlide") != name:
            yield Finding(name, f"belongs to {slide}, which has other notes or none")


def _repeated(values: list[bytes], what: str) -> Iterator[str]:
    if len(set(values)) == len(values):
        return
    for value, count in Counter(values).items():
        if count > 1:
            yield f"{what} {value.decode()} is used {count} times"
