"""Builds: blocks whose parts come before the audience click by click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from deckbuilder.fields import (
    Definitions,
    Kind,
    Reading,
    Record,
    Schema,
    optional,
    record,
)
from deckbuilder.kinds import TEXT, ChoiceKind, ListKind, RecordKind, numbers_of, some_text
from deckbuilder.model.block import Block
from deckbuilder.scene import Effect
from deckbuilder.source import Node, Scalar

if TYPE_CHECKING:
    from deckbuilder.model.talk import Talk

EFFECTS: dict[str, Effect | None] = {
    "fade": "fade",
    "appear": "appear",
    "yes": "fade",
    "true": "fade",
    "on": "fade",
    "no": None,
    "false": None,
    "off": None,
}
MOST_STEPS, MOST_NAMES = 40, 40


class EffectKind(Kind[Effect | None]):
    """How parts come: `fade` or `appear`; `yes` for the usual, `no` where nothing builds."""

    def read(self, node: Node, reading: Reading) -> Effect | None:
        if not isinstance(node, Scalar):
            raise reading.refuse(
                "this should say how parts come, and is a list",
                node.span,
                "write the order below a key: `build: {steps: [[a, b], [c]]}`",
            )
        word = some_text(node, reading, "`yes`, `fade` or `appear`").lower()
        if word not in EFFECTS:
            raise reading.refuse(
                f"`{word}` is no way to build a slide",
                node.span,
                "write `yes`, `fade` or `appear`; an order is `build: {steps: [[a, b], [c]]}`",
            )
        return EFFECTS[word]

    def schema(self, definitions: Definitions) -> Schema:
        return {"enum": [True, False, "yes", "no", "on", "off", "fade", "appear"]}


@record
class Build(Record):
    """What comes click by click, and how. `yes`, `fade` or `appear` alone is enough."""

    shorthand: ClassVar[str] = "effect"

    steps: tuple[tuple[str, ...], ...] = optional(
        ListKind(
            ListKind(TEXT, 1, MOST_NAMES, lone=True, noun="names"), 1, MOST_STEPS, noun="steps"
        ),
        default=(),
        doc="What each click shows, by name; otherwise one part after another.",
    )
    effect: Effect | None = optional(
        EffectKind(), default="fade", doc="`fade` or `appear`; `no` where nothing builds."
    )
    nested: str = optional(
        ChoiceKind(("with", "alone"), "a way for nested parts to come"),
        default="with",
        doc="Whether nested parts come `with` what they are part of, or each `alone`.",
    )


@dataclass(frozen=True, slots=True)
class Part:
    """Something of a block that can come by itself."""

    name: str
    """What `steps` calls it; empty for what no step can name."""
    items: tuple[str, ...]
    """Names of its items; those whose names go on after a colon are its too."""
    paragraphs: tuple[int, int] | None = None
    """The first and last paragraph that it is of its one item."""
    parent: str = ""
    """The part it is nested in, and comes with."""
    after: tuple[str, ...] = ()
    """It comes with the last of these, unless a step names it."""
    first_of: tuple[str, ...] = ()
    """It comes with the first of these."""

    @property
    def is_tied(self) -> bool:
        """Whether it comes with others unless a step names it."""
        return bool(self.after or self.first_of)


def numbered_parts(key: str, kinds: Sequence[str], entries: Sequence[object]) -> tuple[Part, ...]:
    """The parts of a block, by number as written; their items are `key:kind:1` and so on."""
    return tuple(
        Part(f"{written}", tuple(f"{key}:{kind}:{number}" for kind in kinds))
        for number, written in enumerate(numbers_of(entries), 1)
    )


@dataclass(frozen=True, slots=True)
class Click:
    """What a click shows of one block."""

    number: int
    """Among all clicks of the slide, from 1."""
    names: tuple[str, ...]
    effect: Effect


@record
class Building(Block):
    """A block whose parts can come one by one."""

    moves: ClassVar[bool] = False
    """Whether what a step shows goes again with the next one, as a highlight does."""
    many: ClassVar[str] = "parts"
    """What messages call its parts."""

    build: Build | None = optional(
        RecordKind(Build), default=None, doc="Whether its parts come click by click; see builds.md."
    )
    clicks: tuple[Click, ...] = ()
    """What the clicks on its slide show of it, once that is settled (`model.steps`)."""

    def build_parts(self, talk: Talk) -> tuple[Part, ...]:
        """Its parts in reading order, as `layout` names their items.

        Those without names of their own have the numbers as written, so that `steps` mean the same
        in every variant.
        """
        raise NotImplementedError

    def knows_parts(self, talk: Talk) -> bool:
        """Whether it can be said what its parts are; not so where a mistake is in the way."""
        return True

    def leaves_out(self, name: str, talk: Talk) -> bool:
        """Whether a part of that name is written, and hidden in this talk."""
        return False

    def build_part(self, name: str, talk: Talk) -> Part | None:
        """What `steps` calls by that name."""
        return next((one for one in self.build_parts(talk) if name and one.name == name), None)
