"""What of a template's file goes into every deck: its masters, and all that they need."""

from __future__ import annotations

from collections.abc import Iterable

from deckbuilder.addresses import clean_address
from deckbuilder.readers.pptx.native_clean import without_dead_ends
from deckbuilder.readers.pptx.native_parts import CONTENT_TYPES, TYPES, as_bytes, by_content
from deckbuilder.readers.pptx.opening import Opened, Relation, Unreadable
from deckbuilder.readers.template.mending import mended
from deckbuilder.scene import NativePart, NativeRelationship

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml."
_OWN = ("slideMaster", "slideLayout", "theme", "notesMaster", "handoutMaster", "tableStyles")
_TYPES = {
    "slideMaster": f"{_PRESENTATION}slideMaster+xml",
    "slideLayout": f"{_PRESENTATION}slideLayout+xml",
    "notesMaster": f"{_PRESENTATION}notesMaster+xml",
    "handoutMaster": f"{_PRESENTATION}handoutMaster+xml",
    "tableStyles": f"{_PRESENTATION}tableStyles+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
}
"""Content types with their capitals, which programs mind (ECMA-376 part 1, 13.3)."""
_TAKEN = ("image", "hdphoto", "chart", "chartUserShapes", "themeOverride", "media", "video",
          "audio", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors",
          "diagramDrawing", "chartStyle", "chartColorStyle")  # fmt: skip
MOST_BYTES = 100 * 2**20


def parts_of(opened: Opened, roots: Iterable[tuple[str, str]]) -> tuple[NativePart, ...]:
    """`roots` (part and kind of each) and all that they need, once each, without dead ends."""
    taken: dict[str, NativePart] = {}
    todo = list(roots)
    size = 0
    while todo:
        name, kind = todo.pop(0)
        if name in taken or name not in opened:
            continue
        part, more = _part(opened, name, kind)
        taken[name] = part
        size += len(part.data)
        if size > MOST_BYTES:
            raise Unreadable(f"{opened.path} is larger than 100 MB, which no template should be")
        todo += more
    return tuple(taken.values())


def _part(opened: Opened, name: str, kind: str) -> tuple[NativePart, list[tuple[str, str]]]:
    found = opened.relations(name).values()
    kept = [one for one in found if _is_kept(opened, one)]
    relationships = tuple(
        NativeRelationship(one.id, _type(one.kind), _target(one), one.external) for one in kept
    )
    picture = _picture_type(opened, name) if kind == "image" else ""
    content_type = (
        picture or _TYPES.get(kind) or CONTENT_TYPES.get(kind) or opened.content_type(name)
    )
    data = opened.media(name)
    if content_type.endswith("+xml") and not content_type.startswith("image/"):
        root = mended(opened, name, kind)
        without_dead_ends(root, {one.id for one in kept})
        data = as_bytes(root)
    more = [(one.target, one.kind) for one in kept if not one.external]
    return NativePart(name, content_type, data, relationships), more


def _is_kept(opened: Opened, one: Relation) -> bool:
    if one.external:
        return one.kind == "hyperlink" and one.target.lower().startswith(("http", "mailto:"))
    if one.kind not in (*_OWN, *_TAKEN) or one.target not in opened:
        return False
    return one.kind != "image" or bool(_picture_type(opened, one.target))


def _picture_type(opened: Opened, part: str) -> str:
    """The content type of a picture; empty for one that is broken, which no deck may have."""
    return by_content(opened.media(part), opened.content_type(part))


def _type(kind: str) -> str:
    return (_OFFICE if kind in _OWN else TYPES.get(kind, _OFFICE)) + kind


def _target(one: Relation) -> str:
    return clean_address(one.target) if one.external else one.target
