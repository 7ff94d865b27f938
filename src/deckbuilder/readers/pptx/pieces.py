"""The shapes of a slide as pieces: what each is, where, and what it says (19.3.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from deckbuilder.content import ItemKind, Line, Piece
from deckbuilder.readers.pptx.charts import chart_of
from deckbuilder.readers.pptx.inheritance import Inheritance, Sheet, family, place_of
from deckbuilder.readers.pptx.links import Links
from deckbuilder.readers.pptx.names import FORMULA, MC, P14, A, M, P, R
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.readers.pptx.places import Frame, as_seen
from deckbuilder.readers.pptx.reading import NAMED, placeholder_of, switch, whole
from deckbuilder.readers.pptx.words import CodeFonts, lines_in

FOOTERS = ("dt", "ftr", "sldNum", "hdr")
"""Placeholders whose words no author writes on the slide."""

_SHAPE, _PICTURE, _GROUP = f"{P}sp", f"{P}pic", f"{P}grpSp"
_FRAME, _CONNECTOR, _INK = f"{P}graphicFrame", f"{P}cxnSp", f"{P}contentPart"
_DRAWN = (_SHAPE, _PICTURE, _GROUP, _FRAME, _CONNECTOR, _INK)
_FORMULA = f"{P}txBody/{A}p/{FORMULA}/{M}oMathPara"
"""A formula on a line of its own."""
_ROLES: tuple[ItemKind, ...] = ("body", "body2", "text")
_RECORDED: dict[str, ItemKind] = {
    f"{A}videoFile": "video",
    f"{A}quickTimeFile": "video",
    f"{A}audioFile": "audio",
    f"{A}wavAudioFile": "audio",
}
ZOOMS = tuple(
    f"http://schemas.microsoft.com/office/powerpoint/2016/{kind}zoom"
    for kind in ("slide", "section", "summary")
)
"""What leads into slides by pictures of them ([MS-PPTX] 2.8), always with a fallback."""
_MEDIA = f"{P}extLst/{P}ext/{P14}media"
"""What PowerPoint plays since 2010; the elements above are for older ones."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A piece with what only the file knows of it."""

    piece: Piece
    """Its name as in the file; nothing in `picture`."""
    shape: int
    """Its number on the slide, by which comments and animations mean it."""
    index: int | None = None
    """The number of its placeholder when that is one for a body of words."""
    image: str = ""
    """The relationship to the picture's bytes."""
    chart: str = ""
    """The relationship to the chart."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the shapes of one slide are read with."""

    sheet: Sheet
    inheritance: Inheritance
    links: Links
    code: CodeFonts


def pieces_on(tree: Element, around: Surroundings, most: int) -> list[Seen]:
    """Everything on a slide but footers, groups replaced by what they hold; `most` at most."""
    found: list[Seen] = []
    for shape, frame in _drawn(tree):
        if len(found) >= most:
            break
        found.append(_seen(shape, frame, around))
    return _with_roles(found, around.sheet)


def _with_roles(found: list[Seen], layout: Sheet) -> list[Seen]:
    """The same with the second body known from the first: by the layout, else by their order.

    LibreOffice gives all placeholders of a slide one number.
    """
    bodies = [place for place, one in enumerate(found) if one.index is not None]
    numbers = [found[place].index or 0 for place in bodies]
    offered = sorted({slot.index for slot in layout.slots if _is_body(slot.type)})
    if len(set(numbers)) < len(numbers) or not set(numbers) <= set(offered):
        offered = []
    for order, (number, place) in enumerate(sorted(zip(numbers, bodies, strict=True))):
        rank = offered.index(number) if offered else order
        piece = replace(found[place].piece, kind=_ROLES[min(rank, 2)])
        found[place] = replace(found[place], piece=piece)
    return found


def _is_body(kind: str) -> bool:
    return family(kind) == "body" and kind != "subTitle"


def _drawn(tree: Element) -> Iterator[tuple[Element, Frame]]:
    """The shapes in a tree, those in groups as well, each with the frame of its group."""
    open_groups = [(_shapes(tree), Frame())]
    while open_groups:
        shapes, frame = open_groups[-1]
        shape = next(shapes, None)
        if shape is None:
            open_groups.pop()
        elif shape.tag == _GROUP:
            open_groups.append((_shapes(shape), frame.inside(shape)))
        elif not _is_footer(shape):
            yield shape, frame


def _shapes(holder: Element) -> Iterator[Element]:
    """The shapes in a holder; of alternatives the first that this reader knows."""
    for child in holder:
        if child.tag in _DRAWN:
            yield child
        elif child.tag == f"{MC}AlternateContent":
            offers = ([one for one in offer if _is_known(one)] for offer in child)
            yield from next((offer for offer in offers if offer), ())


def _is_known(shape: Element) -> bool:
    """Whether it is a shape that says something; a zoom says no more than its fallback picture."""
    data = shape.find(f"{A}graphic/{A}graphicData")
    return shape.tag in _DRAWN and (data is None or data.get("uri") not in ZOOMS)


def _is_footer(shape: Element) -> bool:
    holder = placeholder_of(shape)
    return holder is not None and holder.get("type") in FOOTERS


def _seen(shape: Element, frame: Frame, around: Surroundings) -> Seen:
    named = shape.find(NAMED)
    name, number, alt = ("", 0, "")
    if named is not None:
        name, number, alt = named.get("name") or "", whole(named.get("id")), _alt(named)
    box = frame.box(as_seen(shape, place_of(shape, around.sheet)))
    kind = _kind(shape)
    link = around.links.of(named) if kind in ("shape", "picture") else ""
    lines, cells = _said(shape, around)
    piece = Piece(name, kind, box, lines, cells, alt, link)
    body = _body_number(shape) if kind == "body" else None
    return Seen(piece, number, body, _image(shape), chart_of(shape))


def _alt(named: Element) -> str:
    return (named.get("descr") or "").strip()


def _kind(shape: Element) -> ItemKind:
    holder = placeholder_of(shape)
    if shape.tag == _SHAPE:
        if holder is not None:
            return _role(holder)
        if shape.find(_FORMULA) is not None and shape.find(f"{P}txBody/{A}p/{A}r") is None:
            return "formula"
        return "text" if _is_text_box(shape) else "shape"
    if shape.tag == _PICTURE:
        recorded = _recorded(shape)
        return "picture" if recorded is None else _RECORDED[str(recorded.tag)]
    if shape.tag == _CONNECTOR:
        return "connector"
    if _table(shape) is not None:
        return "table"
    return "chart" if chart_of(shape) else "other"


def _is_text_box(shape: Element) -> bool:
    """Whether a shape is a text box; LibreOffice makes those in groups bare rectangles."""
    nature = shape.find(f"{P}nvSpPr/{P}cNvSpPr")
    if nature is not None and switch(nature.get("txBox")):
        return True
    properties = shape.find(f"{P}spPr")
    if properties is None or shape.find(f"{P}txBody/{A}p/{A}r") is None:
        return False
    form = properties.find(f"{A}prstGeom")
    bare = properties.find(f"{A}noFill") is not None
    lineless = properties.find(f"{A}ln/{A}noFill") is not None
    return bare and lineless and form is not None and form.get("prst") == "rect"


def _role(holder: Element) -> ItemKind:
    """What a placeholder with words is; `body` stands for the second, too."""
    kind = holder.get("type") or "obj"
    if family(kind) == "title":
        return "title"
    if kind == "subTitle":
        return "subtitle"
    return "body" if _is_body(kind) else "text"


def _body_number(shape: Element) -> int:
    holder = placeholder_of(shape)
    return 0 if holder is None else whole(holder.get("idx"))


def _table(shape: Element) -> Element | None:
    return shape.find(f"{A}graphic/{A}graphicData/{A}tbl")


def _recorded(shape: Element) -> Element | None:
    """What says that a picture is a film or sound."""
    properties = shape.find(f"{P}nvPicPr/{P}nvPr")
    parts = () if properties is None else properties
    return next((part for part in parts if part.tag in _RECORDED), None)


def _image(shape: Element) -> str:
    """The relationship to a picture, or to the film or sound that it is the poster of."""
    recorded = _recorded(shape)
    if recorded is not None:
        media = shape.find(f"{P}nvPicPr/{P}nvPr/{_MEDIA}")
        embedded = None if media is None else media.get(f"{R}embed")
        return embedded or recorded.get(f"{R}link") or recorded.get(f"{R}embed") or ""
    blip = shape.find(f"{P}blipFill/{A}blip")
    return "" if blip is None else blip.get(f"{R}embed") or ""


def _said(
    shape: Element, around: Surroundings
) -> tuple[tuple[Line, ...], tuple[tuple[tuple[Line, ...], ...], ...]]:
    """The lines of a shape, or the cells of a table."""
    table = _table(shape)
    if table is None:
        levels = around.inheritance.levels(shape, around.sheet)
        return lines_in(shape.find(f"{P}txBody"), levels, around.links, around.code), ()
    rows = (row.iterfind(f"{A}tc") for row in table.iterfind(f"{A}tr"))
    return (), tuple(tuple(_cell(cell, around) for cell in row) for row in rows)


def _cell(cell: Element, around: Surroundings) -> tuple[Line, ...]:
    """The words of a cell; none of one that another is merged over."""
    if switch(cell.get("hMerge")) or switch(cell.get("vMerge")):
        return ()
    return lines_in(
        cell.find(f"{A}txBody"), around.inheritance.in_cells(), around.links, around.code
    )
