"""What can change between two decks, each kind of change a value of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from deckbuilder.content import ItemKind, Line, Piece
from deckbuilder.geometry import Box
from deckbuilder.sync.seen import Seen
from deckbuilder.sync.tables import Row


@dataclass(frozen=True, slots=True)
class Where:
    """A text on a slide."""

    slide: str
    piece: str
    """Name of the piece as it was built; `notes` for the speaker notes."""
    kind: ItemKind | Literal["notes"]
    row: int = 0
    column: int = 0
    """Of a cell of a table or chart, from 1; 0 for any other text."""
    called: str = field(default="", compare=False)
    """What a cell of a chart is called, such as `Papers, 2019`."""

    @property
    def is_flowing(self) -> bool:
        """Whether it is broken into lines as it is shown, and a line break is its writer's.

        Labels of shapes are broken by the layout, to fit them.
        """
        return self.kind in ("title", "subtitle", "body", "body2", "text", "notes")


def new_called(number: int) -> str:
    """What stands in the place of an id for a slide of theirs that is none of ours."""
    return f"new slide {number}"


@dataclass(frozen=True, slots=True)
class LineChanged:
    """A paragraph says something else, in another way, or stands deeper."""

    where: Where
    before: Line
    after: Line
    number: int
    """Of the paragraph in the text as it was, from 0."""


@dataclass(frozen=True, slots=True)
class LineAdded:
    where: Where
    after: Line
    behind: int
    """Number of the paragraph it comes behind, in the text as it was; -1 for the start."""
    number: int
    """In the text as it is now."""


@dataclass(frozen=True, slots=True)
class LineRemoved:
    where: Where
    before: Line
    number: int


@dataclass(frozen=True, slots=True)
class LineMoved:
    where: Where
    before: Line
    after: Line
    number: int
    behind: int
    """As of `LineAdded`."""
    to: int = -1
    """In the text as it is now."""


@dataclass(frozen=True, slots=True)
class AltChanged:
    where: Where
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class LinkChanged:
    """Where a click on a shape or picture leads."""

    where: Where
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HiddenChanged:
    slide: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class TransitionChanged:
    """A slide comes in otherwise than it did."""

    slide: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SectionRenamed:
    """All that is left of a section is in one of another name."""

    section: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SlideAdded:
    new: Seen
    behind: str
    """Id of the slide it follows; empty at the start."""
    original: str = ""
    """Id of what it is a copy of."""
    likeness: float = 0.0
    """How much it is alike its original, 0 to 1."""


@dataclass(frozen=True, slots=True)
class SlideRemoved:
    slide: str
    title: str


@dataclass(frozen=True, slots=True)
class SlideMoved:
    slide: str
    title: str
    behind: str


@dataclass(frozen=True, slots=True)
class Reshaped:
    """A piece was moved or resized."""

    where: Where
    before: Box
    after: Box


@dataclass(frozen=True, slots=True)
class PieceAdded:
    where: Where
    piece: Piece


@dataclass(frozen=True, slots=True)
class PieceRemoved:
    where: Where
    piece: Piece


@dataclass(frozen=True, slots=True)
class PictureReplaced:
    where: Where
    before: str
    after: str
    """Digests, as of `content.Piece`."""


@dataclass(frozen=True, slots=True)
class RowAdded:
    """A table has a row more."""

    where: Where
    row: Row
    """In the columns of the table as it was."""
    behind: int
    """Number of the row it comes behind, in the table as it was, from 0; -1 for the start."""
    to: int
    """In the table as it is now."""


@dataclass(frozen=True, slots=True)
class RowRemoved:
    where: Where
    row: Row
    number: int


@dataclass(frozen=True, slots=True)
class RowMoved:
    where: Where
    row: Row
    number: int
    behind: int
    to: int


@dataclass(frozen=True, slots=True)
class TableReshaped:
    """A table has other columns than it had."""

    where: Where
    before: Piece
    after: Piece


@dataclass(frozen=True, slots=True)
class ChartRedrawn:
    """A chart is of another kind, such as `line`; a film or sound is played in another way."""

    where: Where
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class LayoutChanged:
    slide: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Dressed:
    """A slide got something beside words and shapes, such as an animation."""

    slide: str
    what: str


@dataclass(frozen=True, slots=True)
class LookChanged:
    """Something about the design of the whole deck, such as its colours."""

    what: str


RowChange: TypeAlias = RowAdded | RowRemoved | RowMoved
TextChange: TypeAlias = LineChanged | LineAdded | LineRemoved | LineMoved
SlideChange: TypeAlias = SlideAdded | SlideRemoved | SlideMoved
Report: TypeAlias = (
    Reshaped
    | PieceAdded
    | PieceRemoved
    | PictureReplaced
    | TableReshaped
    | ChartRedrawn
    | LayoutChanged
    | Dressed
    | LookChanged
)
"""What no outline can say."""
Change: TypeAlias = (
    TextChange
    | RowChange
    | AltChanged
    | LinkChanged
    | HiddenChanged
    | TransitionChanged
    | SectionRenamed
    | SlideChange
    | Report
)
