"""A block: one thing a slide shows below its title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Self

from deckbuilder.diagnostics import Problems
from deckbuilder.fields import Record, record
from deckbuilder.geometry import Box
from deckbuilder.page import Page
from deckbuilder.scene import Item

if TYPE_CHECKING:
    from deckbuilder.model.talk import Talk


@record
class Block(Record):
    """Base of all blocks. Each has a file of its own in `blocks/` and is found there by its key."""

    key: ClassVar[str]
    """The key it is written under."""
    is_text: ClassVar[bool] = False
    """Whether it is running text, which goes into the layout's body placeholder."""
    may_overlap: ClassVar[bool] = False
    """Whether its texts may cover each other on purpose, as in overlapping clouds."""
    holds_blocks: ClassVar[bool] = False
    """Whether other blocks stand inside it."""
    share: ClassVar[float] = 1.0
    """How much room it wants beside another block, against the other's share."""
    at_foot: ClassVar[bool] = False
    """Whether it stands below other blocks of its slide, over the whole width; see `foot`."""

    @property
    def inner(self) -> tuple[tuple[str, Block], ...]:
        """The blocks inside it in reading order, each with what its items' names begin with."""
        return ()

    def holding(self, blocks: Sequence[Block]) -> Self:
        """The same with other blocks inside it, one for each of `inner`."""
        return self

    @classmethod
    def called(cls) -> str:
        return cls.noun or f"{cls.key} block"

    def check_against(self, talk: Talk, problems: Problems) -> None:
        """Report what does not agree with the rest of the talk. Called once the talk is read."""

    def foot(self, page: Page, area: Box) -> tuple[tuple[Item, ...], float]:
        """The items of a block that is `at_foot`, at the foot of `area`, and their height."""
        raise NotImplementedError

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        """Yield the items that show this block inside `frame` (points).

        Pure: the same block, page, frame and talk give the same items. Item names are unique within
        the block and begin with its key. Raises `page.Overflow` when it cannot be shown at a
        readable size.
        """
        raise NotImplementedError
