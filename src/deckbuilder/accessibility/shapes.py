"""The shapes of a finished slide, with what they say and what they paint."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from deckbuilder.accessibility.lettering import Lettering, probable_area
from deckbuilder.accessibility.pictures import look_of
from deckbuilder.accessibility.seen import FOOTERS, Form, Kind, Layer, Look, SeenCell, SeenShape
from deckbuilder.accessibility.tables import rows_of
from deckbuilder.geometry import EMU_PER_POINT, Box, around
from deckbuilder.readers.pptx import Opened, Unreadable, limits
from deckbuilder.readers.pptx.ancestry import Ancestry, kind_of, placeholder
from deckbuilder.readers.pptx.drawn_outlines import LINES, outline_of
from deckbuilder.readers.pptx.drawn_shapes import place_within, posture_of
from deckbuilder.readers.pptx.names import MC, A, P, R
from deckbuilder.readers.pptx.native_clean import local
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.readers.pptx.places import Frame
from deckbuilder.scene import Colour, Freeform, literal

_SHAPES = ("sp", "pic", "graphicFrame", "cxnSp", "grpSp", "contentPart")
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_RECORDED = ("videoFile", "audioFile", "wavAudioFile", "audioCd", "quickTimeFile")
CLEAR = literal("000000", 0.0)
"""Paint that cannot be seen."""
_DEEPEST = 50
"""Groups in groups that are followed."""


class Shapes:
    """The shapes of one part while they are looked at; collects what they paint."""

    def __init__(
        self,
        opened: Opened,
        part: str,
        above: Ancestry,
        lettering: Lettering,
        own: str,
        *,
        only_bare: bool = False,
    ) -> None:
        self.opened, self.part, self.above, self.lettering = opened, part, above, lettering
        self.own, self.only_bare = own, only_bare
        self.layers: list[Layer] = []
        self.charts: dict[int, Element] = {}
        """The charts by the numbers of their shapes."""
        self.pictures: dict[int, str] = {}
        """Relationship ids of pictures by the numbers of their shapes."""
        self._left = limits.SHAPES
        self._number = 0

    def on(self, root: Element) -> Iterator[SeenShape]:
        """What stands on a slide, layout or master, without what is hidden."""
        tree = root.find(f"{P}cSld/{P}spTree")
        scale = self.lettering.scale
        if tree is not None:
            yield from self._in(tree, Frame(across=scale, down=scale), None, 0)

    def _in(
        self, holder: Element, frame: Frame, fill: Colour | None, depth: int
    ) -> Iterator[SeenShape]:
        for child in holder:
            kind = local(child)
            if kind == "AlternateContent" and depth < _DEEPEST:
                offers = (one for one in child if one.tag in (f"{MC}Choice", f"{MC}Fallback"))
                drawn = (one for one in offers if any(local(inner) in _SHAPES for inner in one))
                yield from self._in(next(drawn, child[:0]), frame, fill, depth + 1)
            if kind not in _SHAPES or self._left <= 0:
                continue
            self._left -= 1
            try:
                yield from list(self._one(child, frame, fill, depth))
            except Unreadable:
                raise
            except (ValueError, ArithmeticError, LookupError, TypeError, AttributeError):
                continue  # a strange shape must not hide what is wrong with all the others

    def _one(
        self, shape: Element, frame: Frame, fill: Colour | None, depth: int
    ) -> Iterator[SeenShape]:
        named = shape.find(f"./*/{P}cNvPr")
        if named is not None and named.get("hidden") in ("1", "true"):
            return
        if self.only_bare and placeholder(shape) is not None:
            return
        if local(shape) == "grpSp":
            yield from self._group(shape, named, frame, fill, depth)
            return
        place = place_within(shape, self.above)
        if place is None:
            return
        sides = (place.x, place.y, place.w, place.h)
        x, y, w, h = (side * EMU_PER_POINT for side in sides)
        box = frame.box((x, y, w, h))
        if posture_of(shape).lies:
            box = box.centred(box.h, box.w)
        yield from self._made(shape, named, box, fill)

    def _group(
        self, shape: Element, named: Element | None, frame: Frame, fill: Colour | None, depth: int
    ) -> Iterator[SeenShape]:
        if depth >= _DEEPEST:
            return
        own = self.lettering.palette.fill(shape.find(f"{P}grpSpPr"), fill)
        items = tuple(self._in(shape, frame.inside(shape), own, depth + 1))
        if items:
            box = around(one.box for one in items)
            self._number += 1
            yield SeenShape(
                self._name(named),
                "group",
                box,
                shape,
                self._number,
                *_alt(named),
                link=self._link(named),
                items=items,
            )

    def _made(
        self, shape: Element, named: Element | None, box: Box, fill: Colour | None
    ) -> Iterator[SeenShape]:
        name, kind = self._name(named), _kind(shape)
        self._number += 1
        ph = placeholder(shape)
        holder = (kind_of(ph) or "obj") if ph is not None else ""
        visible = self._painted(shape, kind, box, fill)
        self._remember(shape, kind)
        styles, bodies = list(self.above.styles(shape)), list(self.above.bodies(shape))
        body = shape.find(f"{P}txBody")
        default = self.lettering.palette.colour(shape.find(f"{P}style/{A}fontRef"))
        passages = self.lettering.passages(body, styles, bodies, default)
        if kind == "shape" and not passages and (holder or not visible):
            return  # an empty placeholder or box, which no audience sees
        if kind == "shape" and passages and not visible:
            kind = "text"
        scale = self.lettering.scale
        area = probable_area(passages, body, box, styles, bodies, scale) if passages else None
        yield SeenShape(
            name,
            kind,
            box,
            shape,
            self._number,
            *_alt(named),
            holder,
            passages,
            area,
            self._link(named),
            self._rows(shape, box) if kind == "table" else (),
        )

    def _rows(self, shape: Element, box: Box) -> tuple[tuple[SeenCell, ...], ...]:
        rows = rows_of(shape, box, self.lettering, self.above.default)
        self.layers += [
            Layer(
                cell.box,
                "rectangle",
                cell.fill or (CLEAR if cell.style_known else None),
                self._number,
            )
            for row in rows
            for cell in row
        ]
        return rows

    def _painted(self, shape: Element, kind: Kind, box: Box, fill: Colour | None) -> bool:
        """Remember what a shape paints; whether it can be seen at all."""
        if kind in ("line", "table"):
            return True
        if kind != "shape":
            look = self._look(shape.find(f"{P}blipFill"))
            self.layers.append(Layer(box, "rectangle", None, self._number, look))
            return True
        properties, style = shape.find(f"{P}spPr"), shape.find(f"{P}style")
        colour = self._fill(shape, fill)
        picture = properties.find(f"{A}blipFill") if properties is not None else None
        is_picture = picture is not None
        paint = None if is_picture else colour or CLEAR
        form, look = _form(properties, box), self._look(picture)
        self.layers.append(Layer(box, form, paint, self._number, look))
        if is_picture or colour:
            return True
        return self.lettering.palette.pen(properties, style) is not None

    def _look(self, fill: Element | None) -> Look | None:
        """How the picture of a `blipFill` looks; None for one that is not embedded."""
        blip = fill.find(f"{A}blip") if fill is not None else None
        identifier = str(blip.get(f"{R}embed") or "") if blip is not None else ""
        return look_of(self.opened, self.part, identifier, fill) if identifier else None

    def _fill(self, shape: Element, fill: Colour | None) -> Colour | None:
        """The fill of a shape: its own, that of its group, its style, or its placeholder."""
        palette = self.lettering.palette
        usual = palette.styled_fill(shape.find(f"{P}style"))
        for one in reversed(self.above.above(shape)):
            usual = palette.fill(one.find(f"{P}spPr"), usual)
        properties = shape.find(f"{P}spPr")
        in_group = properties is not None and properties.find(f"{A}grpFill") is not None
        return palette.fill(properties, fill if in_group else usual)

    def _remember(self, shape: Element, kind: Kind) -> None:
        """The picture or chart that a shape shows."""
        if kind in ("picture", "media"):
            blip = shape.find(f"{P}blipFill/{A}blip")
            self.pictures[self._number] = (
                str(blip.get(f"{R}embed") or "") if blip is not None else ""
            )
        if kind == "chart":
            self._remember_chart(shape)

    def _remember_chart(self, shape: Element) -> None:
        holder = next(shape.iter(_CHART), None)
        relation = self.opened.relations(self.part).get(
            str(holder.get(f"{R}id") or "") if holder is not None else ""
        )
        if relation is not None and not relation.external and relation.target in self.opened:
            with suppress(Unreadable):
                self.charts[self._number] = self.opened.tree(relation.target)

    def _name(self, named: Element | None) -> str:
        name = str(named.get("name") or "") if named is not None else ""
        return name.removeprefix(self.own) if self.own else name

    def _link(self, named: Element | None) -> str:
        return self.lettering.link(named) if named is not None else ""


def _alt(named: Element | None) -> tuple[str, bool]:
    """The alternative text of a shape, and whether it is marked as decorative."""
    if named is None:
        return "", False
    marks = (one.get("val") not in ("0", "false") for one in named.iter(_DECORATIVE))
    return str(named.get("descr") or named.get("title") or "").strip(), any(marks)


def _kind(shape: Element) -> Kind:
    match local(shape):
        case "cxnSp":
            return "line"
        case "pic":
            properties = shape.find(f"{P}nvPicPr/{P}nvPr")
            recorded = properties is not None and any(local(one) in _RECORDED for one in properties)
            return "media" if recorded else "picture"
        case "sp":
            form = shape.find(f"{P}spPr/{A}prstGeom")
            return "line" if form is not None and form.get("prst") in LINES else "shape"
    if shape.find(f".//{A}tbl") is not None:
        return "table"
    tags = {one.tag for one in shape.iter()}
    return "chart" if _CHART in tags else "diagram" if _DIAGRAM in tags else "object"


def _form(properties: Element | None, box: Box) -> Form:
    outline, _ = outline_of(properties, box)
    if isinstance(outline, Freeform):
        return tuple(segment.points[-1] for segment in outline.segments if segment.points)
    return "ellipse" if outline == "ellipse" else "rectangle"


def is_footer(shape: SeenShape) -> bool:
    """Whether a shape is the date, the footer or the number of its slide."""
    return shape.holder in FOOTERS
