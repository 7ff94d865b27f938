"""What the rules look at: a finished deck with all that it inherits worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from deckbuilder.accessibility.finding import Finding
from deckbuilder.diagnostics import Severity
from deckbuilder.geometry import Box
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.scene import Colour

Kind: TypeAlias = Literal[
    "text", "shape", "line", "picture", "media", "chart", "diagram", "table", "object", "group"
]
"""What a shape is; a `text` has words and neither fill nor line of its own."""

NAMES: dict[Kind, str] = {"media": "video or sound", "object": "embedded object", "text": "shape"}
"""What a person calls a kind, where that is another word."""


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words and how they look on the slide."""

    text: str
    size: float
    """Points on a slide 540 points high."""
    bold: bool = False
    language: str = ""
    """Its tag, inherited where the run has none; empty where nobody says."""
    colour: Colour | None = None
    """None where it cannot be said, as for a gradient of a style that is not in the file."""
    link: str = ""
    """Where a click on it leads."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph."""

    words: tuple[Words, ...]
    rtl: bool = False
    """Whether it is written from right to left."""

    @property
    def text(self) -> str:
        return "".join(one.text for one in self.words)


@dataclass(frozen=True, slots=True)
class SeenCell:
    """A cell of a table."""

    passages: tuple[Passage, ...]
    box: Box
    fill: Colour | None = None
    merged: bool = False
    """Whether it spans others, or another one spans it."""
    style_known: bool = True
    """Whether the style that gives it its colours could be read."""

    @property
    def text(self) -> str:
        return " ".join(one.text for one in self.passages).strip()


@dataclass(frozen=True, slots=True)
class SeenShape:
    """A shape, or a group of them, in the order of the file: so it is read aloud."""

    name: str
    kind: Kind
    box: Box
    """On a canvas 540 points high."""
    element: Element
    number: int = 0
    """From 1, in the order of the file."""
    alt: str = ""
    decorative: bool = False
    holder: str = ""
    """Type of its placeholder, as `title` or `body`; empty for none."""
    passages: tuple[Passage, ...] = ()
    area: Box | None = None
    """Where its words probably stand; None without words."""
    link: str = ""
    rows: tuple[tuple[SeenCell, ...], ...] = ()
    items: tuple[SeenShape, ...] = ()

    @property
    def text(self) -> str:
        """Its own words on one line."""
        return " ".join(" ".join(one.text for one in self.passages).split())

    @property
    def what(self) -> str:
        """``picture `Picture 4` ``, as the selection pane calls it too."""
        kind = NAMES.get(self.kind, self.kind)
        return f"{kind} `{self.name}`" if self.name else f"{kind} without a name"

    def every(self) -> Iterator[SeenShape]:
        """Itself, and what it holds."""
        yield self
        for item in self.items:
            yield from item.every()

    def says_anything(self) -> bool:
        """Whether there are words in it."""
        cells = (cell for row in self.rows for cell in row)
        own = bool(self.text) or any(cell.text for cell in cells)
        return own or any(item.says_anything() for item in self.items)


FOOTERS = ("dt", "ftr", "sldNum")
TITLES = ("title", "ctrTitle")


Look: TypeAlias = Callable[[float, float], Colour | None]
"""The colour of a picture at a place in shares of its box; None where it cannot be said."""
Form: TypeAlias = tuple[tuple[float, float], ...] | Literal["rectangle", "ellipse"]


@dataclass(frozen=True, slots=True)
class Layer:
    """Something painted that words may stand on."""

    box: Box
    form: Form
    """A polygon of shares of the box, or a name."""
    colour: Colour | None
    """None for a picture or another thing of more than one colour."""
    owner: int = 0
    """Number of the shape it belongs to; 0 for what lies below all shapes."""
    look: Look | None = None
    """Of a picture: its colour at a place."""


@dataclass(frozen=True, slots=True)
class SeenSlide:
    """One slide."""

    number: int
    id: str
    root: Element
    shapes: tuple[SeenShape, ...]
    """Without what is hidden, in reading order."""
    title: SeenShape | None
    background: str
    """Six hex digits; empty where it is a picture or cannot be said."""
    layers: tuple[Layer, ...] = ()
    """All that is painted, the lowest first."""
    rtl: bool = False
    width: float = 960.0
    """Points, of a height of 540."""
    charts: dict[int, Element] = field(default_factory=dict)
    """The charts by the numbers of their shapes."""
    moving: tuple[int, ...] = ()
    """Numbers of pictures that move by themselves for longer than five seconds."""

    def every(self) -> Iterator[SeenShape]:
        """All shapes, groups before what they hold."""
        for shape in self.shapes:
            yield from shape.every()

    def texts(self) -> Iterator[tuple[SeenShape, tuple[Passage, ...], Box]]:
        """Every text with its shape and its place; those of tables cell by cell."""
        for shape in self.every():
            if shape.passages and shape.area:
                yield shape, shape.passages, shape.area
            for row in shape.rows:
                for cell in row:
                    if cell.text:
                        yield shape, cell.passages, cell.box

    def found(
        self, shape: SeenShape | None, message: str, hint: str, severity: Severity = "warning"
    ) -> Finding:
        """A finding on this slide; `inspect` adds the rule."""
        return Finding(self.number, self.id, shape.name if shape else "", message, hint, severity)


@dataclass(frozen=True, slots=True)
class SeenDeck:
    """A finished deck."""

    slides: tuple[SeenSlide, ...]
