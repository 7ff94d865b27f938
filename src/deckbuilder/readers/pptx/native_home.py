"""A slide of another template at home in ours: its layout, and what its placeholders bring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from deckbuilder.geometry import Box, emu
from deckbuilder.readers.pptx.ancestry import (
    FOOTERS,
    TITLES,
    Ancestry,
    kind_of,
    placeholder,
    transform_of,
)
from deckbuilder.readers.pptx.names import A, P
from deckbuilder.readers.pptx.native_clean import local
from deckbuilder.readers.pptx.native_look import looks_like_ours, say_look
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.theme.layouts import Layout, Placeholder, layouts
from deckbuilder.theme.theme import Theme

_EITHER = "AlternateContent"
_SHAPES = ("sp", "pic", "graphicFrame", "cxnSp", "contentPart")
FOOTER_INDICES = {"dt": "10", "ftr": "11", "sldNum": "12"}
"""Indices of the placeholders at the foot in our template."""
_UNFILLED, _WRONG_SORT, _SAME_NAME = 2000.0, 200.0, -600.0
"""What it costs when a placeholder is left over, when a subtitle stands for points, and what it
counts when the layout has the same name; beside points of distance."""


@dataclass(frozen=True, slots=True)
class Home:
    """The template a slide is taken into."""

    theme: Theme
    width: float
    """Points."""
    rtl: bool = False

    @property
    def layouts(self) -> tuple[Layout, ...]:
        """Its layouts, in points of its slides."""
        found = layouts(self.theme, self.width, rtl=self.rtl)
        scale = self.theme.template.scale if self.theme.template else 1.0
        return found if scale == 1 else tuple(one.resized(scale) for one in found)


def layout_for(root: Element, ancestry: Ancestry, home: Home) -> Layout:
    """The layout of ours that suits a slide best: by its placeholders and where they are."""
    fillers = [(kind_of(ph), ancestry.box(shape)) for shape, ph in _held(root)]
    kinds = [(kind, box) for kind, box in fillers if kind not in FOOTERS]
    head = ancestry.layout.find(f"{P}cSld") if ancestry.layout is not None else None
    name = str(head.get("name") or "") if head is not None else ""
    return min(home.layouts, key=lambda one: _cost(one, kinds, name))


def settle(root: Element, ancestry: Ancestry, home: Home) -> Layout:
    """Find the layout for the placeholders of a slide, and fit them to it.

    What ours would not give them, place and look of their words, they say themselves from then on.
    One for which the layout has no place becomes a shape of its own.
    """
    layout = layout_for(root, ancestry, home)
    held = _held(root)
    boxes = [ancestry.box(shape) for shape, _ in held]
    fillers = [
        (shape, ph, box)
        for (shape, ph), box in zip(held, boxes, strict=True)
        if kind_of(ph) not in FOOTERS
    ]
    places = _places(layout, [kind_of(ph) for _, ph, _ in fillers])
    for (shape, _, box), place in zip(fillers, places, strict=True):
        for one in (shape, *_otherwise(shape)):
            _fit(one, box, place, ancestry, home)
    _fit_footers(held, boxes, layout)
    return layout


def _held(root: Element) -> list[tuple[Element, Element]]:
    """The placeholders of a slide; there are none within groups.

    One with formulas in its words is written in several ways, of which the first counts here.
    """
    tree = root.find(f"{P}cSld/{P}spTree")
    found: list[Element] = []
    for one in tree if tree is not None else ():
        found += next(iter(_ways(one)), []) if local(one) == _EITHER else [one]
    held = ((shape, placeholder(shape)) for shape in found if local(shape) in _SHAPES)
    return [(shape, ph) for shape, ph in held if ph is not None]


def _ways(either: Element) -> list[list[Element]]:
    """What alternatives hold, each that holds something (ECMA-376 part 3, 9.3)."""
    return [list(way) for way in either if local(way) in ("Choice", "Fallback") and len(way)]


def _otherwise(shape: Element) -> list[Element]:
    """The same placeholder in the other ways it is written, as for programs without formulas."""
    way = shape.getparent()
    if way is None or local(way) != "Choice":
        return []
    others = (one for other in way.getparent() if other is not way for one in other)
    return [one for one in others if placeholder(one) is not None]


def _cost(layout: Layout, kinds: Sequence[tuple[str, Box | None]], name: str) -> float:
    """How badly a layout suits placeholders of these types and places."""
    places = _places(layout, [kind for kind, _ in kinds])
    cost = _SAME_NAME if layout.label == name else 0.0
    filled = [place for place in places if place]
    cost += _UNFILLED * (len(places) + len(layout.placeholders) - 2 * len(filled))
    for (kind, box), place in zip(kinds, places, strict=True):
        if place is None:
            continue
        if (kind == "subTitle") != (place.role == "subtitle"):
            cost += _WRONG_SORT
        if box:
            ours = place.box
            cost += abs(box.x - ours.x) + abs(box.y - ours.y)
            cost += abs(box.right - ours.right) + abs(box.bottom - ours.bottom)
    return cost


def _places(layout: Layout, kinds: Sequence[str]) -> list[Placeholder | None]:
    """The place in a layout for each of the placeholders, in their order; None for none left."""
    titles = [place for place in layout.placeholders if place.role == "title"]
    others = [place for place in layout.placeholders if place.role != "title"]
    found: list[Placeholder | None] = []
    for kind in kinds:
        free = titles if kind in TITLES else others
        found.append(free.pop(0) if free else None)
    return found


def _fit(
    shape: Element,
    box: Box | None,
    place: Placeholder | None,
    ancestry: Ancestry,
    home: Home,
) -> None:
    """Let a shape fill a place of our layout, and look as it did."""
    if box and (place is None or not _near(box, place.box)):
        _say_place(shape, box)
    body = shape.find(f"{P}txBody")
    if body is not None and not looks_like_ours(shape, place, ancestry, home.theme):
        say_look(shape, body, ancestry)
    ph = placeholder(shape)
    if ph is None:
        return
    if place is None:
        _set_free(shape, ph)
        return
    for name, value in (("type", place.type), ("idx", place.index)):
        ph.attrib.pop(name, None)
        if value not in ("", None):
            ph.set(name, str(value))
    ph.attrib.pop("sz", None)


def _set_free(shape: Element, ph: Element) -> None:
    """Make of a placeholder a text box, or whatever else it holds."""
    ph.getparent().remove(ph)
    nature = shape.find(f"{P}nvSpPr/{P}cNvSpPr")
    if nature is not None:
        nature.set("txBox", "1")
        for locks in nature.findall(f"{A}spLocks"):
            nature.remove(locks)


def _near(one: Box, other: Box) -> bool:
    return one in other and other in one


def _say_place(shape: Element, box: Box) -> None:
    if transform_of(shape) is not None or shape.find(f"{P}spPr") is None:
        return
    transform = etree.Element(f"{A}xfrm")
    etree.SubElement(transform, f"{A}off", x=str(emu(box.x)), y=str(emu(box.y)))
    etree.SubElement(transform, f"{A}ext", cx=str(emu(box.w)), cy=str(emu(box.h)))
    properties = shape.find(f"{P}spPr")
    properties.insert(0, transform)
    if properties.find(f"{A}prstGeom") is None and properties.find(f"{A}custGeom") is None:
        outline = etree.Element(f"{A}prstGeom", prst="rect")
        etree.SubElement(outline, f"{A}avLst")
        properties.insert(1, outline)


def _fit_footers(
    held: Sequence[tuple[Element, Element]], boxes: Sequence[Box | None], layout: Layout
) -> None:
    """Let what stands at the foot take after our master; a second of a kind becomes a shape."""
    seen: set[str] = set()
    indices = dict(FOOTER_INDICES)
    for kind, foot in (("ftr", layout.footer), ("sldNum", layout.number)):
        if foot:
            indices[kind] = str(foot.index)
    for (shape, ph), box in zip(held, boxes, strict=True):
        kind = ph.get("type", "")
        if kind not in FOOTER_INDICES:
            continue
        if kind in seen:
            if box:
                _say_place(shape, box)
            _set_free(shape, ph)
            continue
        seen.add(kind)
        ph.set("idx", indices[kind])
        ph.set("sz", "half" if kind == "dt" else "quarter")
