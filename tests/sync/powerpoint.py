"""Edits of a PowerPoint file that keep all they do not touch, as PowerPoint itself would.

Stands in for PowerPoint, which no test machine has: python-pptx and lxml, and what is known of
what PowerPoint writes (a copy of a slide has no name and a new creation id; sections follow moves).
"""

from __future__ import annotations

import copy
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.parts.slide import NotesSlidePart, SlidePart
from pptx.util import Pt

from tests.sync import powerpoint_comments as comments
from tests.sync import powerpoint_words as words
from tests.sync.libreoffice import Edit

_CREATION = (
    '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
    '<p:ext uri="{{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}}"><p14:creationId val="{}" '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"/></p:ext></p:extLst>'
)
_NAMES = "/ppt/slides/slide%d.xml"
_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


class Deck:
    """An open file, its slides found by their ids or by names given to new ones."""

    def __init__(self, path: Path) -> None:
        self.file = Presentation(str(path))
        self.named: dict[str, Any] = {}
        for slide in self.file.slides:
            name = slide._element.cSld.get("name")
            if name:
                self.named.setdefault(name, slide)

    def ids(self) -> Any:
        return self.file.part._element.sldIdLst

    def entry(self, slide: Any) -> Any:
        """Its line in the list of slides of the presentation."""
        return next(one for one in self.ids() if one.id == slide.slide_id)

    def put(self, slide: Any, after: Any | None) -> None:
        """Make it stand after another, in the section of that; None: at the front."""
        entry = self.entry(slide)
        self.ids().remove(entry)
        self.ids().insert(0 if after is None else self.ids().index(self.entry(after)) + 1, entry)
        beside = str(self.ids()[1].id if after is None else after.slide_id)
        self.forget(slide)
        for one in self.file.part._element.iter(f"{_P14}sldId"):
            if one.get("id") == beside:
                made = copy.copy(one)
                made.set("id", str(slide.slide_id))
                one.addprevious(made) if after is None else one.addnext(made)
                return

    def forget(self, slide: Any) -> None:
        """Take it out of its section."""
        for one in list(self.file.part._element.iter(f"{_P14}sldId")):
            if one.get("id") == str(slide.slide_id):
                one.getparent().remove(one)


def edit(source: Path, target: Path, edits: Sequence[Edit] = (), *, by: str = "Leon") -> Path:
    """Open `source`, apply the edits, save it as `target` as PowerPoint of `by`, return `target`.

    Without edits it is a mere re-save.
    """
    deck = Deck(source)
    for one in edits:
        arguments = dict(one)
        kind, slide = arguments.pop("kind"), arguments.pop("slide", None)
        if kind in _IN_DECK:
            place = {} if slide is None else {"slide": slide}
            _IN_DECK[kind](deck, **place, **arguments)
        elif kind in _IN_WORDS:
            _IN_WORDS[kind](words.text_of(deck.named[slide], arguments.pop("piece")), **arguments)
        else:
            _ON_SLIDE[kind](deck.named[slide], **arguments)
    for slide in deck.file.slides:
        words.checked(slide._element)
    deck.file.core_properties.last_modified_by = by
    for relation in deck.file.part.package._rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            part = relation.target_part
            part._blob = part.blob.replace(b">deckbuilder<", b">Microsoft Office PowerPoint<")
    deck.file.save(str(target))
    return target


def delete(deck: Deck, slide: str) -> None:
    """Links to it from other slides lead nowhere then."""
    gone = deck.named.pop(slide)
    entry = deck.entry(gone)
    deck.forget(gone)
    deck.ids().remove(entry)
    deck.file.part.drop_rel(entry.rId)
    for other in deck.file.slides:
        for key, relation in list(other.part.rels.items()):
            if not relation.is_external and relation.target_part is gone.part:
                for link in other._element.xpath(f".//a:hlinkClick[@r:id='{key}']"):
                    link.set(qn("r:id"), "")
                    link.set("action", "ppaction://noaction")
                other.part.rels.pop(key)


def duplicate(deck: Deck, slide: str, name: str) -> None:
    """A copy right after it: no name, another creation id, the same names of shapes, its notes."""
    original = deck.named[slide]
    package = deck.file.part.package
    part = SlidePart(
        package.next_partname(_NAMES),
        original.part.content_type,
        package,
        copy.deepcopy(original._element),
    )
    _relate_as(original.part, part)
    tree = part._element.cSld
    tree.attrib.pop("name", None)
    for number in part._element.iter(f"{_P14}creationId"):
        number.set("val", str(zlib.crc32(f"copy of {slide}".encode())))
    deck.ids().add_sldId(deck.file.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE))
    deck.named[name] = part.slide
    deck.put(part.slide, original)


def _relate_as(original: Any, part: Any) -> None:
    """Give a copy the relationships of the original under the same ids; notes are copied."""
    for key, relation in original.rels.items():
        target: Any = relation._target
        if relation.reltype == RELATIONSHIP_TYPE.NOTES_SLIDE:
            notes = relation.target_part
            target = NotesSlidePart(
                notes.package.next_partname("/ppt/notesSlides/notesSlide%d.xml"),
                notes.content_type,
                notes.package,
                copy.deepcopy(notes._element),
            )
            for other, known in notes.rels.items():
                aim = part if known.reltype == RELATIONSHIP_TYPE.SLIDE else known._target
                _relate(target, other, known, aim)
        _relate(part, key, relation, target)


def _relate(owner: Any, key: str, like: Any, target: Any) -> None:
    made = type(like)(owner.partname.baseURI, key, like.reltype, like._target_mode, target)
    owner.rels._rels[key] = made


def add_slide(
    deck: Deck, after: str, name: str, title: str, points: list[str], notes: list[str]
) -> None:
    """A slide of the layout with a title and content."""
    layout = _layout(deck, "Title and Content")
    made = deck.file.slides.add_slide(layout)
    made.part.partname = made.part.package.next_partname(_NAMES)  # python-pptx counts the slides
    made.placeholders[0].text_frame.text = title
    made.placeholders[1].text_frame.text = "\n".join(points)
    made.notes_slide.notes_text_frame.text = "\n".join(notes)
    made._element.cSld.append(etree.fromstring(_CREATION.format(zlib.crc32(title.encode()))))
    deck.named[name] = made
    deck.put(made, deck.named[after])


def move_slide(deck: Deck, slide: str, after: str | None) -> None:
    deck.put(deck.named[slide], None if after is None else deck.named[after])


def change_layout(deck: Deck, slide: str, layout: str) -> None:
    part = deck.named[slide].part
    for relation in part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.SLIDE_LAYOUT:
            relation._target = _layout(deck, layout).part


def _layout(deck: Deck, name: str) -> Any:
    return next(one for one in deck.file.slide_layouts if one.name == name)


def comment(
    deck: Deck,
    slide: str,
    author: str,
    text: str,
    replies: Sequence[Sequence[str]] = (),
    modern: bool = True,
) -> None:
    thread = [(author, text), *((by, said) for by, said in replies)]
    (comments.modern if modern else comments.classic)(deck.file, deck.named[slide], thread)


def retitle(slide: Any, text: str) -> None:
    words.say(slide.shapes.title.text_frame, text)


def relabel(slide: Any, piece: str, text: str) -> None:
    words.say(words.text_of(slide, piece), text)


def hide(slide: Any) -> None:
    slide._element.set("show", "0")


def unhide(slide: Any) -> None:
    slide._element.attrib.pop("show", None)


def move_shape(slide: Any, piece: str, by: list[float]) -> None:
    shape = words.shape_of(slide, piece)
    shape.left, shape.top = shape.left + Pt(by[0]), shape.top + Pt(by[1])


def resize_shape(slide: Any, piece: str, by: list[float]) -> None:
    shape = words.shape_of(slide, piece)
    shape.width, shape.height = shape.width + Pt(by[0]), shape.height + Pt(by[1])


def replace_picture(slide: Any, piece: str, file: str) -> None:
    """Another picture in its frame; what PowerPoint knew of an SVG goes."""
    blip = words.shape_of(slide, piece)._element.blipFill.find(qn("a:blip"))
    for more in blip.findall(qn("a:extLst")):
        blip.remove(more)
    blip.set(qn("r:embed"), slide.part.get_or_add_image_part(file)[1])


def describe(slide: Any, piece: str, alt: str) -> None:
    words.shape_of(slide, piece)._element.xpath(".//p:cNvPr")[0].set("descr", alt)


def edit_cell(slide: Any, piece: str, row: int, column: int, text: str) -> None:
    words.say(words.shape_of(slide, piece).table.cell(row, column).text_frame, text)


def edit_chart(slide: Any, piece: str, row: int, column: int, text: str) -> None:
    """Change a cell of its data, wherever the chart shows it: labels stand in every series."""
    series = words.shape_of(slide, piece).chart._chartSpace.findall(f".//{qn('c:ser')}")
    if row == 0:
        places = series[column - 1].findall(qn("c:tx"))
    elif column == 0:
        places = [one for each in series for one in _parts(each, "c:cat", "c:xVal")]
    else:
        places = _parts(series[column - 1], "c:val", "c:yVal")
    shown = f".//{qn('c:pt')}[@idx='{max(row - 1, 0)}']/{qn('c:v')}"
    found = [value for place in places for value in place.findall(shown)]
    assert found
    for value in found:
        value.text = text


def _parts(series: Any, *names: str) -> list[Any]:
    return [one for name in names for one in series.findall(qn(name))]


def insert_picture(slide: Any, file: str, box: list[float], alt: str) -> None:
    made = slide.shapes.add_picture(file, *(Pt(side) for side in box))
    made._element.xpath(".//p:cNvPr")[0].set("descr", alt)


def insert_text(slide: Any, text: str, box: list[float]) -> None:
    slide.shapes.add_textbox(*(Pt(side) for side in box)).text_frame.text = text


_IN_DECK: dict[str, Callable[..., None]] = {
    one.__name__: one for one in (delete, duplicate, add_slide, move_slide, change_layout, comment)
}
_ON_SLIDE: dict[str, Callable[..., None]] = {
    one.__name__: one
    for one in (
        retitle, relabel, hide, unhide, move_shape, resize_shape, replace_picture, describe,
        edit_cell, edit_chart, insert_picture, insert_text,
    )
}  # fmt: skip
_IN_WORDS: dict[str, Callable[..., None]] = {
    one.__name__: one
    for one in (
        words.reword, words.embolden, words.add_line, words.remove_line, words.move_line,
        words.indent, words.change_link,
    )
}  # fmt: skip
