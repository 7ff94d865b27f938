"""Checks of one slide, layout, master or notes page: ids, links, connectors, tables, texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from deckbuilder.writers.pptx.check_package import Contents, Relationship
from deckbuilder.writers.pptx.finding import Finding
from deckbuilder.writers.pptx.presets import PRESETS
from deckbuilder.writers.pptx.xml import CONTENT, REL, REL_MEDIA, REL_SLIDE

SHEETS = tuple(
    CONTENT + kind + "+xml"
    for kind in ("slide", "slideLayout", "slideMaster", "notesSlide", "notesMaster")
)

_REFERENCE = re.compile(rb' r:(\w+)="([^"]*)"')
_FALLBACK = re.compile(rb"<mc:Fallback\b.*?</mc:Fallback>", re.DOTALL)
"""A choice and its fallback show one thing twice and share their ids (ECMA-376 part 3, 9.3)."""

_SHAPE = re.compile(rb"<p:cNvPr\b([^>]*)>")
_ID = re.compile(rb'(?:^|\s)id="(\d+)"')
_CREATION = re.compile(rb'<a16:creationId\b[^>]*\bid="([^"]*)"')
_NODE = re.compile(rb'<p:cTn\b[^>]*?\sid="(\d+)"')
_GLUE = re.compile(rb'<a:(?:st|end)Cxn\b[^>]*?\bid="(\d+)"')
_TARGET = re.compile(rb'<p:(?:spTgt|bldP)\b[^>]*?\bspid="(\d+)"')
_AIM = re.compile(
    rb'<p:spTgt\b[^>]*?\bspid="(\d+)"[^>]*><p:txEl><p:pRg\b[^>]*?st="(\d+)"[^>]*?end="(\d+)"'
)
_BUILD = re.compile(rb'<p:bldP\b([^>]*? grpId="\d+")')
_WITH_WORDS = re.compile(rb"<p:sp>.*?</p:sp>", re.DOTALL)

_CLICK = re.compile(rb"<a:hlink(?:Click|Hover|MouseOver)\b([^>]*)>")
_CLICK_PARTS = re.compile(rb'(r:id|action)="([^"]*)"')
_JUMP = b"ppaction://hlinksldjump"
_RECORDING = re.compile(
    rb'<a:(video|audio)File r:link="([^"]*)"|<p14:(media)\b[^>]*r:embed="([^"]*)"'
)

_TABLE = re.compile(rb"<a:tbl>(.*?)</a:tbl>", re.DOTALL)
_ROW = re.compile(rb"<a:tr\b.*?</a:tr>", re.DOTALL)
_CELL = re.compile(rb"<a:tc[\s>/]")
_COLUMN = re.compile(rb"<a:gridCol[\s>/]")

_TEXT = re.compile(rb"<([ap]):txBody>(.*?)</\1:txBody>|<[ap]:txBody\s*/>", re.DOTALL)
_PARAGRAPH = re.compile(rb"<a:p[\s>/]")
_UNUSUAL_PLACE = re.compile(
    rb'<a:off (?!x="-?\d+" y="-?\d+"/><a:ext cx="\d+" cy="\d+"/>)', re.DOTALL
)
_EXTENT = re.compile(rb'<a:(?:ext|chExt)\s([^>]*\bc[xy]="[^>]*)>')
_OFFSET = re.compile(rb"<a:(?:off|chOff)\s([^>]*)>")
_SIDE = re.compile(rb'\bc?[xy]="([^"]*)"')
_BAD_COLOUR = re.compile(rb'<a:srgbClr val="(?![0-9A-Fa-f]{6}")([^"]*)"')
_RARE_PRESET = re.compile(
    rb'<a:prstGeom prst="(?!(?:rect|roundRect|ellipse|straightConnector1|bentConnector3)")([^"]*)"'
)
_GROUP = re.compile(rb"<p:grpSpPr>(.*?)</p:grpSpPr>", re.DOTALL)


def sheet_findings(contents: Contents) -> Iterator[Finding]:
    """Yield what is wrong inside the parts that hold shapes, and dangling ids in all others."""
    for name, data in contents.parts.items():
        content_type = contents.overrides.get(name)
        if content_type is None or not name.endswith(".xml"):
            continue
        related = contents.related(name)
        messages = [*_references(data, related)]
        if content_type in SHEETS:
            messages += _sheet(data, related)
        for message in messages:
            yield Finding(name, message)


def _references(data: bytes, related: dict[str, Relationship]) -> Iterator[str]:
    """Every r:id, r:embed and r:link leads somewhere; an empty one belongs to an action."""
    for attribute, value in _REFERENCE.findall(data):
        if value and value.decode() not in related:
            yield f"r:{attribute.decode()} {value.decode()} is no relationship of this part"


def _sheet(data: bytes, related: dict[str, Relationship]) -> Iterator[str]:
    seen = _FALLBACK.sub(b"", data) if b"<mc:" in data else data
    yield from _ids(seen)
    if b"<a:hlink" in data:
        yield from _links(data, related)
    if b"<a:tbl>" in data:
        yield from _tables(data)
    if b"<p14:media" in data:
        yield from _recordings(data, related)
    yield from _texts(data)
    yield from _numbers(data)
    yield from _timing(seen, seen.rfind(b"</p:spTree>"))


def _ids(data: bytes) -> Iterator[str]:
    shapes = _SHAPE.findall(data)
    ids = [found[1] for found in map(_ID.search, shapes) if found]
    if len(ids) < len(shapes):
        yield f"{len(shapes) - len(ids)} shapes have no id"
    yield from _repeated(ids, "shape id")
    if b"0" in ids:
        yield "shape id 0 stands for none"
    known = set(ids)
    for glued in _GLUE.findall(data) if b"Cxn " in data else ():
        if glued not in known:
            yield f"a connector is glued to shape {glued.decode()}, which is missing"
    if b"<a16:creationId" in data:
        yield from _repeated(_CREATION.findall(data), "creation id")


def _timing(data: bytes, shapes_end: int) -> Iterator[str]:
    """Animations stand behind the shapes; one whose shape is gone costs the slide all of them."""
    for kind in (b"timing", b"transition"):
        if data.count(b"<p:" + kind, shapes_end) > 1:
            yield f"has more than one p:{kind.decode()}"
    if data.find(b"<p:timing", shapes_end) < 0:
        return
    known = {found[1] for found in map(_ID.search, _SHAPE.findall(data)) if found}
    yield from _repeated(_NODE.findall(data), "timing node id")
    for target in _TARGET.findall(data):
        if target not in known:
            yield f"an animation is for shape {target.decode()}, which is missing"
    yield from _repeated(_BUILD.findall(data), "build of a shape and its group")
    aims = _AIM.findall(data)
    counts = _paragraphs(data) if aims else {}
    for shape, first, last in aims:
        if not int(first) <= int(last) < counts.get(shape, 0):
            yield (
                f"an animation is for paragraphs {first.decode()} to {last.decode()} of shape "
                f"{shape.decode()}, which has {counts.get(shape, 0)}"
            )


def _paragraphs(data: bytes) -> dict[bytes, int]:
    """How many paragraphs shapes have, by their ids."""
    found = {}
    for shape in _WITH_WORDS.findall(data):
        head = _SHAPE.search(shape)
        number = _ID.search(head[1]) if head else None
        if number:
            found[number[1]] = len(_PARAGRAPH.findall(shape))
    return found


def _repeated(ids: Iterable[bytes], what: str) -> Iterator[str]:
    listed = list(ids)
    if len(set(listed)) == len(listed):
        return
    for identifier, count in Counter(listed).items():
        if count > 1:
            yield f"{what} {identifier.decode()} is used {count} times"


def _links(data: bytes, related: dict[str, Relationship]) -> Iterator[str]:
    for inner in _CLICK.findall(data):
        facts = dict(_CLICK_PARTS.findall(inner))
        action, identifier = facts.get(b"action", b""), facts.get(b"r:id", b"").decode()
        if action == _JUMP:
            target = related.get(identifier)
            if target is None or target.type != REL_SLIDE:
                yield "a link jumps to a slide without saying which"
        elif not action and not identifier:
            yield "a link leads nowhere"


def _recordings(data: bytes, related: dict[str, Relationship]) -> Iterator[str]:
    """A film or sound is meant by two relationships, each of a type of its own."""
    for old, link, new, embedded in _RECORDING.findall(data):
        wanted = REL_MEDIA if new else REL + old.decode()
        found = related.get((link or embedded).decode())
        if found and found.type != wanted:
            yield f"a film or sound is related as {found.kind}"


def _tables(data: bytes) -> Iterator[str]:
    for table in _TABLE.findall(data):
        columns = len(_COLUMN.findall(table))
        rows = _ROW.findall(table)
        if not rows or not columns:
            yield "a table has no rows or no columns"
        for row in rows:
            cells = len(_CELL.findall(row))
            if cells != columns:
                yield f"a table row has {cells} cells for {columns} columns"


def _texts(data: bytes) -> Iterator[str]:
    """PowerPoint refuses a text body without a paragraph. Counting is the quick way to be sure."""
    if data.count(b":txBody>") == 2 * data.count(b"</a:p></p:txBody>") and (
        b":txBody/>" not in data
    ):
        return
    for found in _TEXT.finditer(data):
        if not _PARAGRAPH.search(found[2] or b""):
            yield "a text has no paragraph"


def _numbers(data: bytes) -> Iterator[str]:
    if _UNUSUAL_PLACE.search(data):
        yield from _places(data)
    for colour in _BAD_COLOUR.findall(data):
        yield f"colour {colour.decode()!r} has not six hex digits"
    for preset in _RARE_PRESET.findall(data):
        if preset not in PRESETS:
            yield f"there is no preset shape {preset.decode()!r}"
    for properties in _GROUP.findall(data) if b"<p:grpSp>" in data else ():
        if b"<a:xfrm" in properties and b"<a:chExt" not in properties:
            yield "a group does not say how large its inside is"


def _places(data: bytes) -> Iterator[str]:
    for inner in _EXTENT.findall(data):
        if not all(side.isdigit() for side in _SIDE.findall(inner)):
            yield "a width or height is no whole number from 0"
    for inner in _OFFSET.findall(data):
        if not all(side.removeprefix(b"-").isdigit() for side in _SIDE.findall(inner)):
            yield "a place is no whole number"
