"""What Google Slides makes of a deck, as far as is known from its exports: nothing keeps an id."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

_LAYOUTS = {
    "Title Slide": "TITLE",
    "Section Header": "SECTION_HEADER",
    "Title and Content": "TITLE_AND_BODY",
    "Two Content": "TITLE_AND_TWO_COLUMNS",
    "Title Only": "TITLE_ONLY",
    "Blank": "BLANK",
}
_FIRST_PAGE = 13
"""Pages of an export are called p13 and so on; the number stands in the names of their shapes."""


def export(source: Path, target: Path) -> Path:
    """Save `source` as `target` without all by which we know slides and shapes again.

    No document properties, no custom XML, no sections, no names or creation ids of slides, no
    anchors; shapes and layouts are renamed; SVG pictures are bitmaps. Words, notes, places and
    alternative texts stay.
    """
    deck = Presentation(str(source))
    number = 50
    for page, slide in enumerate(deck.slides, _FIRST_PAGE):
        for anchor in _anchors(slide):
            anchor.getparent().remove(anchor)
        number = _stripped(slide._element, number, f"p{page}")
        if slide.has_notes_slide:
            number = _stripped(slide.notes_slide._element, number, f"p{page}:notes")
    for place, layout in enumerate(deck.slide_layouts):
        number = _stripped(layout._element, number, f"g{place}")
        layout._element.cSld.set("name", _LAYOUTS.get(layout.name, f"CUSTOM_{place}"))
    _bare(deck.part)
    _unlinked(deck.part.package)
    deck.save(str(target))
    return target


def _anchors(slide: Any) -> list[Any]:
    return [shape._element for shape in slide.shapes if shape.name.endswith(":anchor")]


def _stripped(root: Any, number: int, page: str) -> int:
    """Rename all shapes on a page and drop what stands in extensions; the next free number."""
    if "layout" not in root.tag.lower():
        root.cSld.attrib.pop("name", None)
    for extensions in list(root.iter(qn("p:extLst"), qn("a:extLst"))):
        extensions.getparent().remove(extensions)
    for known in root.iter(qn("p:cNvPr")):
        known.set("name", f"Google Shape;{number};{page}")
        number += 1
    return number


def _bare(presentation: Any) -> None:
    """No sections and no custom XML; slides are numbered anew."""
    for extensions in presentation._element.findall(qn("p:extLst")):
        presentation._element.remove(extensions)
    for number, entry in enumerate(presentation._element.sldIdLst, 256):
        entry.set("id", str(number))
    _unlinked(presentation)


def _unlinked(owner: Any) -> None:
    """Drop the relationships to properties and custom XML, and with them the parts."""
    gone = (
        RELATIONSHIP_TYPE.CORE_PROPERTIES,
        RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
        RELATIONSHIP_TYPE.CUSTOM_PROPERTIES,
        RELATIONSHIP_TYPE.CUSTOM_XML,
    )
    relations = owner._rels
    for key, relation in list(relations.items()):
        if relation.reltype in gone:
            relations.pop(key)
