"""A finished slide: named items at fixed positions, free of any file format.

Layout produces scenes and writers consume them. Nothing below this line knows YAML, nothing above it
knows PowerPoint. All lengths are points on the slide, all angles degrees, all colours roles of the
theme.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from deckbuilder.geometry import Box, Point, around

Role: TypeAlias = Literal[
    "background", "panel", "ink", "muted", "link", "blue", "orange", "green", "plum", "slate"
]
"""What a colour is for. The theme says which colour that is; PowerPoint keeps it as theme colour."""

ACCENTS: tuple[Role, ...] = ("blue", "orange", "green", "plum", "slate")


@dataclass(frozen=True, slots=True)
class Colour:
    """A role of the theme, mixed with the background by `tint` (0 pure, 1 background)."""

    role: Role
    tint: float = 0.0
    alpha: float = 1.0
    """Opacity: 1 opaque, 0 invisible."""


INK = Colour("ink")
MUTED = Colour("muted")
LINK = Colour("link")
BACKGROUND = Colour("background")
PANEL = Colour("panel")
RULE = Colour("muted", 0.65)


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style. A line feed inside `text` is a line break within the paragraph."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    colour: Colour | None = None
    """None: the colour of the text it stands in."""
    link: str = ""
    """An http, https or mailto address, or `#slide-id`; empty for no link."""


Bullet: TypeAlias = Literal["none", "dot", "number"]
Align: TypeAlias = Literal["start", "centre", "end"]
"""`start` is left for left-to-right paragraphs and right for right-to-left ones."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `level` 0 to 2 chooses size and indent."""

    runs: tuple[Run, ...]
    level: int = 0
    bullet: Bullet = "none"
    align: Align = "start"
    rtl: bool = False
    space_before: float = 0.0
    """Points above it; ignored for the first paragraph of a text."""
    number: int = 1
    """With bullet `number`: what it counts."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


INDENT = 18.0
"""Hanging indent of a dot, in points."""
LEVEL_INDENT = 20.0
"""Further indent of each deeper level, in points."""
DIGIT, PERIOD_AND_GAP = 0.56, 0.5
"""Widths in em of what numbers a paragraph: a digit of the widest face we name, a period with room."""


def hanging_indent(paragraph: Paragraph, body: TextBody) -> float:
    """How far a bullet or number hangs out to the left of its words, in points."""
    if paragraph.bullet == "none":
        return 0.0
    if paragraph.bullet == "dot":
        return INDENT
    largest = max(p.number for p in body.paragraphs if p.bullet == "number")
    width = DIGIT * len(str(largest)) + PERIOD_AND_GAP
    return max(INDENT, width * body.size(paragraph.level))


Anchor: TypeAlias = Literal["top", "middle", "bottom"]
FontRole: TypeAlias = Literal["heading", "body", "code"]


@dataclass(frozen=True, slots=True)
class Insets:
    """Points kept free inside a box: left, top, right, bottom."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class TextBody:
    """Paragraphs with the sizes they were fitted to."""

    paragraphs: tuple[Paragraph, ...] = ()
    sizes: tuple[float, ...] = (18.0,)
    """Points for level 0, 1, 2; the last one serves deeper levels."""
    colour: Colour = INK
    bold: bool = False
    font: FontRole = "body"
    anchor: Anchor = "top"
    insets: Insets = Insets()
    line_spacing: float = 1.0
    """1 is a line pitch of 1.2 x the size."""
    wrap: bool = True

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    def size(self, level: int) -> float:
        return self.sizes[min(level, len(self.sizes) - 1)]


def plain(text: str, *, align: Align = "start", bold: bool = False) -> tuple[Paragraph, ...]:
    """One paragraph of one run."""
    return (Paragraph((Run(text, bold=bold),), align=align),)


Dash: TypeAlias = Literal["solid", "dash", "dot"]


@dataclass(frozen=True, slots=True)
class Line:
    """The pen of an outline or connector; `width` in points."""

    colour: Colour = MUTED
    width: float = 1.5
    dash: Dash = "solid"


PlaceholderRole: TypeAlias = Literal["title", "subtitle", "body", "body2"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words on the slide, in a placeholder of the layout or in a text box of their own."""

    name: str
    box: Box
    body: TextBody
    placeholder: PlaceholderRole | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """One step of a path, as fractions of the shape's box: a move, a line, a cubic, or a close."""

    kind: Literal["move", "line", "cubic", "close"]
    points: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """A place where a connector can be glued, as fractions of the box, with its outward angle."""

    x: float
    y: float
    angle: float
    """Degrees, clockwise from the right, as in ECMA-376 part 1, 20.1.9.3 (before x 60 000)."""


@dataclass(frozen=True, slots=True)
class Freeform:
    """An outline of our own."""

    segments: tuple[Segment, ...]
    sites: tuple[Site, ...] = ()
    text_rect: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    """Left, top, right, bottom of the text area, as fractions of the box."""


Preset: TypeAlias = Literal["rectangle", "rounded", "pill", "ellipse"]
Outline: TypeAlias = Preset | Freeform

CORNER = 8.64
"""Radius in points of a rounded rectangle, whatever its size (0.12 inch)."""

RECTANGLE_SITES: tuple[Site, ...] = (
    Site(0.5, 0, 270),
    Site(0, 0.5, 180),
    Site(0.5, 1, 90),
    Site(1, 0.5, 0),
)
"""Sites of rectangle, rounded and pill in PowerPoint's order: top, left, bottom, right
(presetShapeDefinitions.xml of ECMA-376 part 1)."""

ELLIPSE_SITES: tuple[Site, ...] = tuple(
    Site(x, y, angle)
    for x, y, angle in (
        (0.5, 0, 270),
        (0.146447, 0.146447, 225),
        (0, 0.5, 180),
        (0.146447, 0.853553, 135),
        (0.5, 1, 90),
        (0.853553, 0.853553, 45),
        (1, 0.5, 0),
        (0.853553, 0.146447, 315),
    )
)
"""Eight sites of the preset ellipse, counter-clockwise from the top."""


def sites(outline: Outline) -> tuple[Site, ...]:
    """The connection sites of an outline, in the order of their indices."""
    if isinstance(outline, Freeform):
        return outline.sites
    return ELLIPSE_SITES if outline == "ellipse" else RECTANGLE_SITES


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline with a fill, a pen and perhaps words in it."""

    name: str
    box: Box
    outline: Outline = "rectangle"
    fill: Colour | None = None
    line: Line | None = None
    body: TextBody | None = None
    alt: str = ""
    decorative: bool = False
    link: str = ""
    """A click on the shape goes there; same forms as Run.link."""


CORNER_CUT = 0.29289
"""How far PowerPoint keeps words off a round corner, in radii: guide `il` of roundRect and ellipse in
presetShapeDefinitions.xml of ECMA-376 part 1 (1 - cos 45 degrees)."""


def text_area(shape: Shape) -> Box:
    """The part of a shape that PowerPoint gives its words, insets not yet taken off."""
    box = shape.box
    if isinstance(shape.outline, Freeform):
        left, top, right, bottom = shape.outline.text_rect
        corner = box.at(left, top)
        return Box(corner.x, corner.y, (right - left) * box.w, (bottom - top) * box.h)
    cut_x, cut_y = _corner_cuts(shape)
    return box.inset(cut_x, cut_y)


def text_insets(shape: Shape) -> Insets:
    """The insets to write for a shape's words, counted from its `text_area`.

    The insets of a body are counted from the box, or from a freeform's own text area, so that a label
    fitted to a box looks the same in every outline.
    """
    assert shape.body is not None
    wanted = shape.body.insets
    cut_x, cut_y = _corner_cuts(shape)
    return Insets(
        max(0.0, round(wanted.left - cut_x, 2)),
        max(0.0, round(wanted.top - cut_y, 2)),
        max(0.0, round(wanted.right - cut_x, 2)),
        max(0.0, round(wanted.bottom - cut_y, 2)),
    )


def _corner_cuts(shape: Shape) -> tuple[float, float]:
    half_w, half_h = shape.box.w / 2, shape.box.h / 2
    match shape.outline:
        case "rounded":
            cut = min(CORNER, half_w, half_h) * CORNER_CUT
            return cut, cut
        case "pill":
            cut = min(half_w, half_h) * CORNER_CUT
            return cut, cut
        case "ellipse":
            return half_w * CORNER_CUT, half_h * CORNER_CUT
        case _:
            return 0.0, 0.0


Head: TypeAlias = Literal["none", "arrow", "dot"]
Route: TypeAlias = Literal["straight", "elbow-across", "elbow-down"]
"""An elbow leaves sideways (`across`) or downwards, and turns twice half-way."""


@dataclass(frozen=True, slots=True)
class Glue:
    """The end of a connector sits on site number `site` of the item called `item`."""

    item: str
    site: int


@dataclass(frozen=True, slots=True)
class Connector:
    """A line between two points, glued to shapes where it touches them."""

    name: str
    begin: Point
    end: Point
    line: Line = Line(width=2.25)
    route: Route = "straight"
    begin_glue: Glue | None = None
    end_glue: Glue | None = None
    begin_head: Head = "none"
    end_head: Head = "none"
    decorative: bool = False

    @property
    def box(self) -> Box:
        left, right = sorted((self.begin.x, self.end.x))
        top, bottom = sorted((self.begin.y, self.end.y))
        return Box(left, top, right - left, bottom - top)


@dataclass(frozen=True, slots=True)
class Image:
    """Bytes of a picture ready to embed, at most as large as the slide needs.

    `data` is PNG, JPEG or GIF as `media_type` says; `svg` holds the drawing it was made from, if any.
    """

    data: bytes
    media_type: Literal["image/png", "image/jpeg", "image/gif"]
    width: int
    """Pixels."""
    height: int
    svg: bytes = b""
    digest: str = ""
    """Hex SHA-256 of `data` (and `svg`), the identity of the picture."""


@dataclass(frozen=True, slots=True)
class Crop:
    """Shares of the picture cut off at each side, 0 to 1."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class Picture:
    name: str
    box: Box
    image: Image
    alt: str = ""
    crop: Crop = Crop()
    decorative: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    body: TextBody
    fill: Colour | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; widths and heights in points add up to the box."""

    name: str
    box: Box
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    header: bool = True
    alt: str = ""
    rule: Line = Line(RULE, 1.0)
    """The line below each row."""


@dataclass(frozen=True, slots=True)
class Group:
    """Items that belong together, such as all of a diagram; its box is the box around them."""

    name: str
    items: tuple[Item, ...]
    alt: str = ""

    @property
    def box(self) -> Box:
        return around(item.box for item in self.items)


Item: TypeAlias = Text | Shape | Connector | Picture | Table | Group

LayoutName: TypeAlias = Literal[
    "cover", "section", "content", "two-content", "content-left", "content-right", "title-only"
]
"""The slide layouts our scenes use; theme.layouts says where their placeholders are."""


@dataclass(frozen=True, slots=True)
class NamedLink:
    """A label and the addresses it stands for."""

    label: str
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """One slide, ready to be written."""

    id: str
    layout: LayoutName
    title: str
    """Plain words of the title, for navigation and properties; its look is among the items."""
    items: tuple[Item, ...]
    notes: tuple[Paragraph, ...] = ()
    links: tuple[NamedLink, ...] = ()
    hidden: bool = False
    footer: str = ""
    number: bool = True
    minutes: float = 0.0


@dataclass(frozen=True, slots=True)
class SceneSection:
    """A named run of slides, shown as a section in PowerPoint's slide list."""

    id: str
    name: str
    scenes: tuple[Scene, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """All slides of a talk with what the file says about itself."""

    title: str
    sections: tuple[SceneSection, ...]
    width: float
    """Points: 960 for 16:9, 720 for 4:3; the height is 540."""
    height: float
    authors: tuple[str, ...] = ()
    event: str = ""
    date: str = ""
    language: str = "en"

    @property
    def scenes(self) -> tuple[Scene, ...]:
        return tuple(scene for section in self.sections for scene in section.scenes)


def walk(items: tuple[Item, ...]) -> Iterator[Item]:
    """Every item, groups before what they hold."""
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from walk(item.items)


def renamed(item: Item, prefix: str) -> Item:
    """`item`, and all it holds and is glued to, with `prefix` before its name."""

    def glue(end: Glue | None) -> Glue | None:
        return Glue(prefix + end.item, end.site) if end else None

    if isinstance(item, Group):
        inner = tuple(renamed(child, prefix) for child in item.items)
        return replace(item, name=prefix + item.name, items=inner)
    if isinstance(item, Connector):
        return replace(
            item,
            name=prefix + item.name,
            begin_glue=glue(item.begin_glue),
            end_glue=glue(item.end_glue),
        )
    return replace(item, name=prefix + item.name)
