"""What a slide is related to: pictures, charts, diagrams and films, as values that can be kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from deckbuilder.addresses import clean_address
from deckbuilder.picture_bytes import kind_of
from deckbuilder.readers.pptx.native_clean import without_dead_ends
from deckbuilder.readers.pptx.opening import Opened, Relation, Unreadable
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.scene import NativePart, NativeRelationship

MOST_BYTES = 200 * 2**20
"""Of all that one slide is related to."""

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_MICROSOFT = "http://schemas.microsoft.com/office/"
TYPES = {
    **dict.fromkeys(
        [
            "image",
            "chart",
            "chartUserShapes",
            "themeOverride",
            "package",
            "diagramData",
            "diagramLayout",
            "diagramQuickStyle",
            "diagramColors",
            "video",
            "audio",
            "hyperlink",
            "slide",
        ],
        _OFFICE,
    ),
    "media": f"{_MICROSOFT}2007/relationships/",
    "hdphoto": f"{_MICROSOFT}2007/relationships/",
    "diagramDrawing": f"{_MICROSOFT}2007/relationships/",
    "chartStyle": f"{_MICROSOFT}2011/relationships/",
    "chartColorStyle": f"{_MICROSOFT}2011/relationships/",
    "chartEx": f"{_MICROSOFT}2014/relationships/",
    "model3d": f"{_MICROSOFT}2017/06/relationships/",
}
"""How the types of relationships begin that are taken along (ECMA-376 part 1, annex A;
[MS-PPTX] 2.1, [MS-ODRAWXML] 2.1)."""

_OWN = frozenset(
    [
        "slideLayout",
        "notesSlide",
        "comments",
        "tags",
        "customXml",
        "vmlDrawing",
        "legacyDiagramText",
    ]
)
"""Those that are ours to make, or that nobody sees."""
_EMBEDDED = "what another program embedded, except its picture"
_CONTROL = "a control that runs a program"
_UNFIT = {
    "oleObject": _EMBEDDED,
    "package": _EMBEDDED,
    "control": _CONTROL,
    "activeXControlBinary": _CONTROL,
}

_DRAWING = "application/vnd.openxmlformats-officedocument.drawingml."
CONTENT_TYPES = {
    "diagramData": f"{_DRAWING}diagramData+xml",
    "diagramLayout": f"{_DRAWING}diagramLayout+xml",
    "diagramQuickStyle": f"{_DRAWING}diagramStyle+xml",
    "diagramColors": f"{_DRAWING}diagramColors+xml",
    "diagramDrawing": "application/vnd.ms-office.drawingml.diagramDrawing+xml",
    "themeOverride": "application/vnd.openxmlformats-officedocument.themeOverride+xml",
}
"""Content types with capitals in them, by what leads to them."""
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ADDRESSES = ("http://", "https://", "mailto:")
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_PIXELS = {"png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif"}


@dataclass(slots=True)
class Related:
    """What is taken along with a slide of `opened`."""

    opened: Opened
    jumps: Mapping[str, str]
    """Ids of the slides by their parts."""
    parts: dict[str, NativePart] = field(default_factory=dict)
    left_out: dict[str, None] = field(default_factory=dict)
    """In order, each once."""
    size: int = 0

    def relationships(self, part: str, *, jumps: bool = False) -> list[NativeRelationship]:
        """Those of a part that are kept; what they lead to is taken along.

        `jumps` says whether the part may lead to other slides.
        """
        found = (self._kept(one, part, jumps) for one in self.opened.relations(part).values())
        return [one for one in found if one]

    def _kept(self, relation: Relation, part: str, jumps: bool) -> NativeRelationship | None:
        kind, target = relation.kind, relation.target
        type_ = TYPES.get(kind, "") + kind
        if relation.external:
            return self._external(relation, type_)
        if kind == "slide":
            known = self.jumps.get(target.lower()) if jumps else None
            return NativeRelationship(relation.id, type_, f"#{known}") if known else None
        fit = kind in TYPES and (kind != "package" or self._is_workbook(target, part))
        if not fit:
            if kind not in _OWN:
                self.left_out[_UNFIT.get(kind, "a part of a kind that is not known")] = None
            return None
        taken = target in self.opened and self._take(target, kind)
        return NativeRelationship(relation.id, type_, target) if taken else None

    def _external(self, relation: Relation, type_: str) -> NativeRelationship | None:
        if relation.kind == "hyperlink":
            address = clean_address(relation.target)
            if address.lower().startswith(_ADDRESSES):
                return NativeRelationship(relation.id, type_, address, external=True)
            self.left_out["a link to a file"] = None
        elif relation.kind not in _OWN:
            self.left_out["what lies outside the file, such as a linked picture or film"] = None
        return None

    def _is_workbook(self, target: str, part: str) -> bool:
        """Whether it is the workbook of a chart, without macros."""
        chart = "chart" in self.opened.content_type(part)
        return chart and self.opened.content_type(target) == _WORKBOOK

    def _take(self, name: str, kind: str) -> bool:
        """Keep a part and what it is related to; False when it is not fit to be kept."""
        if name in self.parts:
            return True
        try:
            data = self.opened.media(name)
        except Unreadable:
            self.left_out["a part that is damaged or very large"] = None
            return False
        self.size += len(data)
        content_type = CONTENT_TYPES.get(kind) or self.opened.content_type(name)
        if content_type.startswith("image/"):
            content_type = by_content(data, content_type)
        if not content_type or self.size > MOST_BYTES:
            self.left_out["a part that is damaged or very large"] = None
            return False
        self.parts[name] = NativePart(name, content_type, data)
        if content_type.endswith("+xml") and not content_type.startswith("image/"):
            self.parts[name] = self._cleaned(name, content_type)
        return True

    def _cleaned(self, name: str, content_type: str) -> NativePart:
        """A part of XML that refers to nothing but what is taken along."""
        related = self.relationships(name)
        root = self.opened.tree(name)
        used = without_dead_ends(root, {one.id for one in related})
        _count_from_zero(root)
        return NativePart(name, content_type, as_bytes(root), needed(related, used))

    def reached(self, relationships: tuple[NativeRelationship, ...]) -> Iterator[NativePart]:
        """The parts that lie behind relationships, in order of their names."""
        seen: set[str] = set()
        todo = list(relationships)
        while todo:
            one = todo.pop()
            if not one.external and one.target in self.parts and one.target not in seen:
                seen.add(one.target)
                todo += self.parts[one.target].relationships
        yield from (self.parts[name] for name in sorted(seen))


def as_bytes(root: Element) -> bytes:
    """An XML part, its declaration double-quoted as PowerPoint writes it."""
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=False)
    return head + written


def needed(
    related: Collection[NativeRelationship], used: Collection[str]
) -> tuple[NativeRelationship, ...]:
    """Those that XML refers to by id, and those that count without it, as the style of a chart."""
    by_id = (f"{_OFFICE}image", f"{_OFFICE}hyperlink", f"{_OFFICE}slide")
    return tuple(one for one in related if one.id in used or one.type not in by_id)


def _count_from_zero(root: Element) -> None:
    """Write the ids of a chart's axes as they must be (ECMA-376 part 1, 21.2.2.9): unsigned.

    Many programs write those above 2^31 as negative numbers, and a validator minds.
    """
    for one in root.iter(f"{_CHART}axId", f"{_CHART}crossAx"):
        value = one.get("val") or ""
        if value.startswith("-") and value[1:].isdecimal():
            one.set("val", str(int(value) % 2**32))


def by_content(data: bytes, content_type: str) -> str:
    """The type of a picture by its bytes; empty for one that is not whole.

    PowerPoint offers to repair a file with a PNG that ends too early.
    """
    kind = kind_of(data)
    if kind == "png" and b"IEND\xaeB`\x82" not in data[-64:]:
        return ""
    if kind in _PIXELS:
        return _PIXELS[kind]
    return "" if content_type in _PIXELS.values() else content_type
