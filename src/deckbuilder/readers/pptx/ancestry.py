"""What a shape has from the layout, the master and the deck when it says nothing itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deckbuilder.geometry import EMU_PER_POINT, Box
from deckbuilder.readers.pptx.names import A, P
from deckbuilder.readers.pptx.opening import Element, Opened

TITLES = ("title", "ctrTitle")
FOOTERS = ("dt", "ftr", "sldNum")
_BODIES = ("", "body", "obj", "subTitle", "half", "tbl", "chart", "dgm", "clipArt", "media", "pic")
_ALIKE = {"ctrTitle": "title", "subTitle": "body", "": "body", "obj": "body"}
"""Types of placeholders that take after another of the master (ECMA-376 part 1, 19.7.10)."""


def placeholder(shape: Element) -> Element | None:
    """The `p:ph` of a shape, None when it is no placeholder."""
    return shape.find(f"./*/{P}nvPr/{P}ph")


def kind_of(ph: Element) -> str:
    """The type of a placeholder; empty for one that takes anything."""
    kind = ph.get("type", "")
    return "" if kind == "obj" else kind


@dataclass(frozen=True, slots=True)
class Ancestry:
    """What stands above one slide. The elements are not to be changed."""

    layout: Element | None
    master: Element | None
    default: Element | None
    """The text style of the deck (p:defaultTextStyle)."""
    theme: Element | None

    def above(self, shape: Element) -> list[Element]:
        """The placeholders of layout and master that a shape takes after, the nearest first."""
        ph = placeholder(shape)
        if ph is None:
            return []
        found = []
        nearest = _match(ph, self.layout)
        if nearest is not None:
            found.append(nearest)
            ph = placeholder(nearest)
        furthest = _alike(ph, self.master) if ph is not None else None
        return [*found, furthest] if furthest is not None else found

    def box(self, shape: Element) -> Box | None:
        """Where a shape stands, in points within its group; None when nobody says."""
        for one in (shape, *self.above(shape)):
            transform = transform_of(one)
            found = box_of(transform) if transform is not None else None
            if found:
                return found
        return None

    def styles(self, shape: Element) -> Iterator[Element]:
        """Every list style that says how the words of a shape look, the nearest first."""
        ph = placeholder(shape)
        for one in (shape, *self.above(shape)):
            style = one.find(f"{P}txBody/{A}lstStyle")
            if style is not None:
                yield style
        if ph is not None and self.master is not None:
            kind = kind_of(ph)
            name = "title" if kind in TITLES else "body" if kind in _BODIES else "other"
            style = self.master.find(f"{P}txStyles/{P}{name}Style")
            if style is not None:
                yield style
        if self.default is not None:
            yield self.default

    def bodies(self, shape: Element) -> Iterator[Element]:
        """Every `a:bodyPr` that says how the words of a shape stand, the nearest first."""
        for one in (shape, *self.above(shape)):
            found = one.find(f"{P}txBody/{A}bodyPr")
            if found is not None:
                yield found


def ancestry(opened: Opened, slide: str) -> Ancestry:
    """What stands above the slide that is the part `slide`."""

    def root(part: str) -> Element | None:
        return opened.tree(part) if part else None

    layout = opened.related(slide, "slideLayout")
    master = opened.related(layout, "slideMaster") if layout else ""
    theme = opened.related(master, "theme") if master else ""
    default = opened.tree(opened.main).find(f"{P}defaultTextStyle")
    return Ancestry(root(layout), root(master), default, root(theme))


def transform_of(shape: Element) -> Element | None:
    """The `a:xfrm` of a shape, picture, group or frame."""
    for path in (f"{P}spPr/{A}xfrm", f"{P}xfrm", f"{P}grpSpPr/{A}xfrm"):
        found = shape.find(path)
        if found is not None:
            return found
    return None


def box_of(transform: Element) -> Box | None:
    """The place that `a:xfrm` says, in points; None when it says none."""
    offset, extent = transform.find(f"{A}off"), transform.find(f"{A}ext")
    if offset is None or extent is None:
        return None
    x, y = whole(offset, "x"), whole(offset, "y")
    w, h = whole(extent, "cx"), whole(extent, "cy")
    return Box(*(side / EMU_PER_POINT for side in (x, y, max(w, 0), max(h, 0))))


def whole(element: Element | None, name: str, otherwise: int = 0) -> int:
    """An attribute that is a whole number, kept within what a slide could need."""
    if element is None:
        return otherwise
    try:
        value = int(float(element.get(name, "")))
    except (ValueError, OverflowError):
        return otherwise
    return max(-(10**9), min(10**9, value))


def _match(ph: Element, holder: Element | None) -> Element | None:
    """The placeholder of a layout with the same index, else of the same type."""
    if holder is None:
        return None
    kind, index = kind_of(ph), ph.get("idx", "0")
    others = [(one, placeholder(one)) for one in holder.iter(f"{P}sp", f"{P}pic")]
    known = [(one, other) for one, other in others if other is not None]
    if kind not in TITLES:
        for one, other in known:
            if other.get("idx", "0") == index and kind_of(other) not in TITLES:
                return one
    for one, other in known:
        if _alike_kind(kind_of(other)) == _alike_kind(kind):
            return one
    return None


def _alike(ph: Element, holder: Element | None) -> Element | None:
    """The placeholder of a master that one takes after."""
    if holder is None:
        return None
    wanted = _alike_kind(kind_of(ph))
    for one in holder.iter(f"{P}sp"):
        other = placeholder(one)
        if other is not None and _alike_kind(kind_of(other)) == wanted:
            return one
    return None


def _alike_kind(kind: str) -> str:
    return _ALIKE.get(kind, kind if kind in (*FOOTERS, "title") else "body")
