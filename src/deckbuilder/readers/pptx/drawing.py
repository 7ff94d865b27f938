"""A slide that somebody else made, drawn as well as we can."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from deckbuilder.geometry import EMU_PER_POINT, Box
from deckbuilder.readers.pptx import limits
from deckbuilder.readers.pptx.ancestry import FOOTERS, Ancestry, ancestry, kind_of, placeholder
from deckbuilder.readers.pptx.drawn_charts import draw_chart
from deckbuilder.readers.pptx.drawn_colours import palette_of_theme
from deckbuilder.readers.pptx.drawn_pictures import pixels_of
from deckbuilder.readers.pptx.drawn_shapes import (
    Drawing,
    draw_line,
    draw_picture,
    draw_shape,
    place_within,
    stand_in,
)
from deckbuilder.readers.pptx.drawn_tables import draw_table
from deckbuilder.readers.pptx.drawn_text import Lettering
from deckbuilder.readers.pptx.identity import ANCHOR, identity_of
from deckbuilder.readers.pptx.links import Links
from deckbuilder.readers.pptx.names import FORMULA, MC, A, P, R
from deckbuilder.readers.pptx.native_clean import local
from deckbuilder.readers.pptx.native_home import Home, layout_for
from deckbuilder.readers.pptx.opening import Opened, Unreadable
from deckbuilder.readers.pptx.parsing import Element, parsed
from deckbuilder.readers.pptx.places import Frame
from deckbuilder.scene import (
    Colour,
    Group,
    Item,
    Picture,
    Scene,
    Shape,
    Text,
    walk,
)

_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_DRAWN_DIAGRAM = b"http://schemas.microsoft.com/office/drawing/2008/diagram"
_SHAPES = ("sp", "pic", "graphicFrame", "cxnSp", "grpSp", "contentPart", "AlternateContent")
_DEEPEST = 50
"""Groups in groups that are followed."""
_LARGEST = 20_000.0
"""Points that anything may be away from the slide or large; what lies beyond is not drawn."""


def drawn(
    opened: Opened, part: str, home: Home, ids: Mapping[str, str] | None = None
) -> tuple[Scene, tuple[str, ...]]:
    """The slide that is the part `part` as a scene, and what the scene shows only in outline.

    It has the colours and fonts of the theme of `home`. `ids` are the ids of the slides by their
    parts, for links. It never raises: a shape that cannot be read is not drawn.
    """
    root = opened.tree(part)
    identifier = identity_of(root).id
    above = ancestry(opened, part)
    links = Links(opened, part, ids or {})
    lettering = Lettering(home.theme, palette_of_theme(home.theme), links.of)
    own = f"{identifier}:" if identifier else ""
    drawing = Drawing(above, lettering, pixels_of(opened, part), own)
    tree = root.find(f"{P}cSld/{P}spTree")
    items = tuple(_background(root, home, drawing))
    if tree is not None:
        items += tuple(_Slide(opened, part, drawing).items(tree, Frame(), None))
    title = next((one for one in walk(items) if isinstance(one, Text) and one.placeholder), None)
    footer, number = _foot(root)
    scene = Scene(
        id=identifier,
        layout=layout_for(root, above, home).name,
        title=" ".join(title.body.text.split()) if title else "",
        items=_named(items),
        hidden=root.get("show") in ("0", "false"),
        footer=footer,
        number=number,
    )
    return scene, tuple(drawing.simplified)


def _named(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Items with names of their own: programs call many shapes alike."""
    seen: dict[str, int] = {}

    def named(item: Item) -> Item:
        count = seen[item.name] = seen.get(item.name, 0) + 1
        if isinstance(item, Group):
            item = replace(item, items=tuple(map(named, item.items)))
        return replace(item, name=f"{item.name}~{count}") if count > 1 else item

    return tuple(map(named, items))


def _foot(root: Element) -> tuple[str, bool]:
    """The words at the foot of a slide, and whether it shows its number."""
    footer, number = "", False
    for shape in root.iter(f"{P}sp"):
        ph = placeholder(shape)
        kind = kind_of(ph) if ph is not None else ""
        if kind == "ftr":
            footer = " ".join("".join(one.text or "" for one in shape.iter(f"{A}t")).split())
        number = number or kind == "sldNum"
    return footer, number


def _background(root: Element, home: Home, drawing: Drawing) -> Iterator[Item]:
    """A background that the slide has of its own."""
    found = root.find(f"{P}cSld/{P}bg")
    if found is None:
        return
    whole = Box(0, 0, home.width, 540)
    properties = found.find(f"{P}bgPr")
    blip = properties.find(f"{A}blipFill/{A}blip") if properties is not None else None
    image = drawing.pixels(str(blip.get(f"{R}embed") or "")) if blip is not None else None
    if image:
        yield Picture("background", whole, image, decorative=True)
        return
    palette = drawing.lettering.palette
    colour = palette.fill(properties) if properties is not None else None
    colour = colour or palette.colour(found.find(f"{P}bgRef"))
    if colour:
        yield Shape("background", whole, fill=colour, decorative=True)


def drawn_shapes(opened: Opened, part: str, tree: Element, drawing: Drawing) -> Iterator[Item]:
    """What a tree of shapes of the part `part` holds, as items."""
    yield from _Slide(opened, part, drawing).items(tree, Frame(), None)


class _Slide:
    """The shapes of one slide while they are drawn."""

    def __init__(self, opened: Opened, part: str, drawing: Drawing) -> None:
        self.opened, self.part, self.drawing = opened, part, drawing
        self._left = limits.SHAPES

    def items(
        self, holder: Element, frame: Frame, fill: Colour | None, depth: int = 0
    ) -> Iterator[Item]:
        """What a tree or group holds."""
        for shape in holder:
            if local(shape) not in _SHAPES or self._left <= 0:
                continue
            self._left -= 1
            try:
                yield from list(self._one(shape, frame, fill, depth))
            except Unreadable:
                raise
            except Exception:  # whatever a strange file makes of one shape, the others are drawn
                self.drawing.simplified["a shape that cannot be read"] = None

    def _one(self, shape: Element, frame: Frame, fill: Colour | None, depth: int) -> Iterator[Item]:
        kind = local(shape)
        if kind == "AlternateContent":
            if depth < _DEEPEST:
                offered = _offered(shape)
                if _is_worded(shape, offered):
                    self.drawing.simplified["a formula"] = None
                yield from self.items(offered, frame, fill, depth + 1)
            return
        if _is_hidden(shape) or _is_footer(shape):
            return
        if kind == "grpSp":
            if depth < _DEEPEST:
                yield from self._group(shape, frame, fill, depth)
            return
        place = place_within(shape, self.drawing.above)
        if place is None:
            return
        box = frame.box(tuple(side * EMU_PER_POINT for side in _sides(place)))  # type: ignore[arg-type]
        if max(map(abs, _sides(box))) > _LARGEST or box.w < 0 or box.h < 0:
            return
        if kind == "cxnSp":
            yield draw_line(shape, box, self.drawing)
        elif kind == "sp":
            yield from draw_shape(shape, box, self.drawing, fill)
        elif kind == "pic":
            yield from draw_picture(shape, box, self.drawing)
        else:
            yield from self._frame(shape, box)

    def _group(
        self, shape: Element, frame: Frame, fill: Colour | None, depth: int
    ) -> Iterator[Item]:
        properties = shape.find(f"{P}grpSpPr")
        transform = properties.find(f"{A}xfrm") if properties is not None else None
        if transform is not None and any(
            transform.get(name) not in (None, "0", "false") for name in ("rot", "flipH", "flipV")
        ):
            self.drawing.simplified["a group that is turned"] = None
        colour = self.drawing.lettering.palette.fill(properties, fill)
        inner = tuple(self.items(shape, frame.inside(shape), colour, depth + 1))
        if inner:
            yield Group(self.drawing.name(shape), inner, self.drawing.alt(shape))

    def _frame(self, shape: Element, box: Box) -> Iterator[Item]:
        """A table; of a diagram what its program drew of it; in place of all else a box."""
        if shape.find(f".//{A}tbl") is not None:
            yield draw_table(shape, box, self.drawing)
            return
        if shape.find(f".//{_DIAGRAM}relIds") is not None:
            items = tuple(self._diagram(shape, box))
            if items:
                yield Group(self.drawing.name(shape), items, self.drawing.alt(shape))
                return
            yield stand_in("a diagram", shape, box, self.drawing)
            return
        picture = next(shape.iter(f"{P}pic"), None)
        if picture is not None:
            yield from draw_picture(picture, box, self.drawing)
            return
        chart = draw_chart(shape, box, self.opened, self.part, self.drawing)
        if chart is not None:
            yield chart
            return
        names = {local(one) for one in shape.iter()}
        what = "a chart" if "chart" in names else "what another program embedded"
        yield stand_in(what, shape, box, self.drawing)

    def _diagram(self, shape: Element, box: Box) -> Iterator[Item]:
        """The shapes of a diagram, which PowerPoint keeps beside it ([MS-ODRAWXML] 2.4)."""
        relations = self.opened.relations(self.part).values()
        parts = [one.target for one in relations if one.kind == "diagramDrawing"]
        frames = list(shape.getroottree().iter(f"{_DIAGRAM}relIds"))
        number = frames.index(shape.find(f".//{_DIAGRAM}relIds"))
        if number >= len(parts) or parts[number] not in self.opened:
            return
        data = self.opened.part(parts[number]).replace(_DRAWN_DIAGRAM, P[1:-1].encode())
        tree = parsed(data).find(f"{P}spTree")
        if tree is not None:
            inner = Frame(box.x * EMU_PER_POINT, box.y * EMU_PER_POINT)
            bare = Ancestry(None, None, self.drawing.above.default, None)
            drawing = replace(
                self.drawing, above=bare, pixels=pixels_of(self.opened, parts[number])
            )
            yield from _Slide(self.opened, parts[number], drawing).items(tree, inner, None, 1)


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.x, box.y, box.w, box.h


def _offered(choice: Element) -> Element:
    """What is drawn of alternatives: the picture of what we do not know, else the first."""
    fallback = choice.find(f"{MC}Fallback")
    if fallback is not None and any(local(one) in ("pic", "sp") for one in fallback):
        return fallback
    first = choice.find(f"{MC}Choice")
    return first if first is not None else choice[:0]


def _is_worded(choice: Element, offered: Element) -> bool:
    """Whether formulas are drawn as plain words, because they have no picture."""
    if next(choice.iter(FORMULA), None) is None:
        return False
    return next(offered.iter(f"{A}blip"), None) is None


def _is_hidden(shape: Element) -> bool:
    named = shape.find(f"./*/{P}cNvPr")
    if named is None:
        return False
    is_anchor = str(named.get("name") or "").endswith(f":{ANCHOR}")
    return is_anchor or named.get("hidden") in ("1", "true")


def _is_footer(shape: Element) -> bool:
    ph = placeholder(shape)
    return ph is not None and kind_of(ph) in FOOTERS
