"""Somebody else's shapes, lines and pictures as items of a scene."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from deckbuilder.geometry import Box, Point
from deckbuilder.readers.pptx.ancestry import Ancestry, box_of, placeholder, transform_of, whole
from deckbuilder.readers.pptx.drawn_outlines import LINES, outline_of, turned
from deckbuilder.readers.pptx.drawn_text import Lettering, is_title, styles_of, texts_in
from deckbuilder.readers.pptx.names import A, P, R
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.scene import (
    MUTED,
    PANEL,
    RULE,
    Colour,
    Connector,
    Crop,
    Freeform,
    Group,
    Head,
    Image,
    Insets,
    Item,
    Line,
    Paragraph,
    Picture,
    PlaceholderRole,
    Route,
    Run,
    Shape,
    Text,
    TextBody,
    text_area,
)

Pixels: TypeAlias = Callable[[str], Image | None]
"""The picture that a relationship leads to; None for one that cannot be shown."""

_DEGREE = 60_000
_WHOLE = 100_000
_NAME = f"./*/{P}cNvPr"
_LABEL = 14.0
"""Points of the words in a box that stands for something."""


@dataclass(slots=True)
class Drawing:
    """What the items of one slide are drawn with, and what was drawn only in outline."""

    above: Ancestry
    lettering: Lettering
    pixels: Pixels
    own: str = ""
    """Id of the slide and a colon, which names of its shapes begin with."""
    simplified: dict[str, None] = field(default_factory=dict)
    """In order, each once."""

    def name(self, shape: Element) -> str:
        """The name of a shape without the id of its slide."""
        named = shape.find(_NAME)
        name = str(named.get("name") or "") if named is not None else ""
        return name.removeprefix(self.own) if self.own else name

    def alt(self, shape: Element) -> str:
        """What a shape says to those who cannot see it."""
        named = shape.find(_NAME)
        return str(named.get("descr") or "").strip() if named is not None else ""

    def link(self, shape: Element) -> str:
        """Where a click on a shape leads."""
        named = shape.find(_NAME)
        return self.lettering.link(named) if named is not None else ""


@dataclass(frozen=True, slots=True)
class Posture:
    """How a shape stands: turned by degrees clockwise, and flipped."""

    degrees: float = 0.0
    across: bool = False
    down: bool = False

    @property
    def lies(self) -> bool:
        """Whether it is turned on its side."""
        return 45 <= self.degrees % 180 < 135


def posture_of(shape: Element) -> Posture:
    """How a shape stands by its `a:xfrm`."""
    transform = transform_of(shape)
    if transform is None:
        return Posture()
    flips = (transform.get(name) in ("1", "true") for name in ("flipH", "flipV"))
    return Posture(whole(transform, "rot") / _DEGREE % 360, *flips)


def draw_shape(shape: Element, box: Box, drawing: Drawing, fill: Colour | None) -> Iterator[Item]:
    """A shape with its words; `fill` is that of its group."""
    properties, style = shape.find(f"{P}spPr"), shape.find(f"{P}style")
    if _preset(properties) in LINES:
        yield draw_line(shape, box, drawing)
        return
    outline = _outline(shape, properties, box, drawing)
    blip = _blip(properties)
    image = drawing.pixels(blip) if blip else None
    if image:
        yield Picture(drawing.name(shape), box, image, drawing.alt(shape))
    elif blip:
        drawing.simplified["a picture that fills a shape"] = None
    made = outline_of_group(outline, properties, style, drawing, fill)
    yield from _with_words(shape, made, drawing)


def outline_of_group(
    outline: Shape,
    properties: Element | None,
    style: Element | None,
    drawing: Drawing,
    fill: Colour | None,
) -> Shape:
    """An outline with the fill and the pen of a shape."""
    palette = drawing.lettering.palette
    above = fill if properties is not None and properties.find(f"{A}grpFill") is not None else None
    colour = palette.fill(properties, above or palette.styled_fill(style))
    if isinstance(outline.outline, Freeform) and not _is_closed(properties):
        colour = None
    return replace(outline, fill=colour, line=palette.pen(properties, style))


def _outline(shape: Element, properties: Element | None, box: Box, drawing: Drawing) -> Shape:
    found, like = outline_of(properties, box)
    if not like:
        drawing.simplified["a shape with a form of its own"] = None
    posture = posture_of(shape)
    if posture.degrees or ((posture.across or posture.down) and isinstance(found, Freeform)):
        found = turned(found, box, posture.degrees, posture.across, posture.down)
    name, alt, link = drawing.name(shape), drawing.alt(shape), drawing.link(shape)
    return Shape(name, box, found, alt=alt, link=link)


def _with_words(shape: Element, made: Shape, drawing: Drawing) -> Iterator[Item]:
    """An outline if it can be seen, and the words of its shape."""
    words = list(_words(shape, made, drawing))
    is_seen = made.fill is not None or made.line is not None or (made.link and not words)
    if is_seen and words:
        yield Group(
            made.name, (replace(made, name=f"{made.name}:outline", alt=""), *words), made.alt
        )
    elif is_seen:
        yield made
    else:
        yield from words


def _words(shape: Element, made: Shape, drawing: Drawing) -> Iterator[Text]:
    body = shape.find(f"{P}txBody")
    if body is None:
        return
    styles, properties = styles_of(shape, drawing.above)
    reference = shape.find(f"{P}style/{A}fontRef")
    colour = drawing.lettering.palette.colour(reference)
    area = _area(shape, made, properties, drawing)
    role = _role(shape)
    parts = texts_in(body, area, drawing.lettering, styles, properties, colour)
    for number, (box, text) in enumerate(parts):
        name = made.name if not number else f"{made.name}:{number + 1}"
        yield Text(name, box, text, None if number else role)


def _area(shape: Element, made: Shape, properties: list[Element], drawing: Drawing) -> Box:
    """Where the words of a shape stand; those that are turned are drawn upright."""
    posture, box = posture_of(shape), made.box
    upright = next((one.get("vert") for one in properties if one.get("vert")), "horz")
    if upright not in ("horz", "eaVert"):
        drawing.simplified["words that run up or down"] = None
    if posture.degrees % 180 and made.box.w:
        drawing.simplified["words that are turned"] = None
        return box.centred(box.h, box.w) if posture.lies else box
    return box if posture.degrees else text_area(made)


def _role(shape: Element) -> PlaceholderRole | None:
    """What a placeholder is; only a title matters for a drawing."""
    return "title" if is_title(shape) else None


def _preset(properties: Element | None) -> str:
    found = properties.find(f"{A}prstGeom") if properties is not None else None
    return str(found.get("prst") or "") if found is not None else ""


def _is_closed(properties: Element | None) -> bool:
    """Whether any path of a custom outline is filled."""
    if properties is None or properties.find(f"{A}custGeom") is None:
        return True
    paths = list(properties.iter(f"{A}path"))
    return any(path.get("fill") != "none" for path in paths)


def _blip(properties: Element | None) -> str:
    found = properties.find(f"{A}blipFill/{A}blip") if properties is not None else None
    return str(found.get(f"{R}embed") or "") if found is not None else ""


def draw_line(shape: Element, box: Box, drawing: Drawing) -> Item:
    """A line or connector; what bends is drawn with one step."""
    properties, style = shape.find(f"{P}spPr"), shape.find(f"{P}style")
    posture, preset = posture_of(shape), _preset(properties)
    ends = [(0.0, 0.0), (1.0, 1.0)]
    begin, end = (_place(x, y, box, posture) for x, y in ends)
    route: Route = "straight"
    if preset.startswith(("bent", "curved")):
        route = "elbow-down" if posture.lies else "elbow-across"
        if not preset.startswith("bentConnector3"):
            drawing.simplified["a connector that bends"] = None
    pen = drawing.lettering.palette.pen(properties, style) or Line(MUTED, 0.75)
    line = properties.find(f"{A}ln") if properties is not None else None
    heads = (_head(line, "headEnd"), _head(line, "tailEnd"))
    return Connector(
        drawing.name(shape), begin, end, pen, route, begin_head=heads[0], end_head=heads[1]
    )


def _place(x: float, y: float, box: Box, posture: Posture) -> Point:
    """A corner of a box once it is flipped and turned."""
    x, y = (1 - x if posture.across else x) - 0.5, (1 - y if posture.down else y) - 0.5
    x, y = x * box.w, y * box.h
    angle = math.radians(posture.degrees)
    x, y = x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)
    return Point(box.centre.x + x, box.centre.y + y)


def _head(line: Element | None, name: str) -> Head:
    found = line.find(f"{A}{name}") if line is not None else None
    kind = str(found.get("type") or "none") if found is not None else "none"
    if kind == "none":
        return "none"
    return "dot" if kind in ("oval", "diamond") else "arrow"


def draw_picture(shape: Element, box: Box, drawing: Drawing) -> Iterator[Item]:
    """A picture, cut as it is; turned ones are drawn upright."""
    name, alt, link = drawing.name(shape), drawing.alt(shape), drawing.link(shape)
    blip = shape.find(f"{P}blipFill/{A}blip")
    embedded = str(blip.get(f"{R}embed") or "") if blip is not None else ""
    image = drawing.pixels(embedded) if embedded else None
    if image is None:
        yield stand_in("a picture", shape, box, drawing)
        return
    if shape.find(f"{P}nvPicPr/{P}nvPr/{A}videoFile") is not None:
        drawing.simplified["a film"] = None
    posture = posture_of(shape)
    if posture != Posture():
        drawing.simplified["a picture that is turned"] = None
        box = box.centred(box.h, box.w) if posture.lies else box
    crop = shape.find(f"{P}blipFill/{A}srcRect")
    sides = (max(0.0, whole(crop, side) / _WHOLE) for side in "ltrb")
    yield Picture(name, box, image, alt, Crop(*sides), link=link)
    pen = drawing.lettering.palette.pen(shape.find(f"{P}spPr"), shape.find(f"{P}style"))
    if pen:
        yield Shape(f"{name}:outline", box, line=pen, decorative=True)


def stand_in(what: str, shape: Element, box: Box, drawing: Drawing) -> Item:
    """A grey box for what we cannot draw, with the words that describe it."""
    drawing.simplified[what] = None
    name, alt = drawing.name(shape), drawing.alt(shape)
    label = TextBody(
        (Paragraph((Run(alt or name or what),), align="centre"),),
        (_LABEL,),
        MUTED,
        anchor="middle",
        insets=Insets(7.2, 3.6, 7.2, 3.6),
    )
    return Shape(name, box, "rectangle", PANEL, Line(RULE, 1.0), label, alt or name)


def place_within(shape: Element, above: Ancestry) -> Box | None:
    """Where a shape stands within its group, in points; None when nobody says."""
    transform = transform_of(shape)
    own = box_of(transform) if transform is not None else None
    return own or (above.box(shape) if placeholder(shape) is not None else None)
