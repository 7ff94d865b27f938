"""Cloud maps: areas whose borders are fuzzy, drawn once and shown many times."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from deckbuilder.diagnostics import Span, did_you_mean
from deckbuilder.fields import (
    Definitions,
    Kind,
    Path,
    Reading,
    Record,
    Rewording,
    Schema,
    Words,
    needed,
    optional,
    place_of_words,
    record,
)
from deckbuilder.kinds import (
    COLOUR,
    FLAG,
    LABEL,
    MARKUP,
    TEXT,
    ListKind,
    MapKind,
    Markup,
    NumberKind,
    RecordKind,
    text_of,
)
from deckbuilder.kinds.marks import check_marks, warn_of_marks
from deckbuilder.scene import ACCENTS, Role
from deckbuilder.source import Mapping, Node, Scalar, Sequence


@dataclass(frozen=True)
class Arrow:
    """`begin -> end: label`, between two ids."""

    begin: str
    end: str
    label: str
    span: Span


ARROW = re.compile(r"\s*([^\s:]+)\s*-+>\s*([^\s:]+)\s*(?::\s*(.*\S)\s*)?\Z", re.DOTALL)


def _unquoted(label: str) -> str:
    """A label without the quotes around it, which a key and its value keep as they are written."""
    quoted = len(label) > 1 and label[0] == label[-1] and label[0] in "\"'"
    return label[1:-1] if quoted else label


@dataclass(frozen=True)
class ArrowKind(Kind[Arrow]):
    """An arrow written as `begin -> end` or `begin -> end: label`."""

    has_marks: bool = False
    """Whether the label is Markdown."""

    def read(self, node: Node, reading: Reading) -> Arrow:
        source = node.raw if isinstance(node, Mapping) else text_of(node, reading, "an arrow")
        match = ARROW.match(source)
        if not match:
            raise reading.refuse(
                f"`{source}` is not an arrow", node.span, "write `begin -> end: label`"
            )
        label = _unquoted(match[3] or "")
        if self.has_marks:
            check_marks(label, node, replace(reading, footnotes=None))
        else:
            warn_of_marks(label, node, reading)
        if label and reading.tracer:
            label = reading.tracer.marked(label, node)
        return Arrow(match[1], match[2], label, node.span)

    def schema(self, definitions: Definitions) -> Schema:
        pattern = {"type": "string", "pattern": r"^\S+\s*-+>\s*\S+"}
        return {"anyOf": [pattern, {"type": "object", "maxProperties": 1}]}

    def reworded(self, node: Node, path: Path, rewording: Rewording) -> Node:
        """`node` with another label; the arrow stays."""
        source = node.value if isinstance(node, Scalar) else node.raw
        match = None if isinstance(node, Sequence) else ARROW.match(source)
        label = _unquoted(match[3] or "") if match else ""
        said = rewording.say(Words(path, label, node)) if label else None
        if not (match and said):
            return node
        arrow = f"{match[1]} -> {match[2]}: {said.value.strip()}"
        return Scalar(
            said.file, arrow, said.line, said.column, said.start, said.end, said.style, said.cut
        )


class PlaceKind(Kind[tuple[float, float]]):
    """`[x, y]`: a centre as fractions of the frame, from the left and from the top."""

    def read(self, node: Node, reading: Reading) -> tuple[float, float]:
        fraction = NumberKind(0, 1)
        if not isinstance(node, Sequence) or len(node.items) != 2:
            raise reading.refuse(
                "a place has two numbers from 0 to 1", node.span, "write `at: [0.5, 0.3]`"
            )
        x, y = (fraction.read(item, reading) for item in node.items)
        return x, y

    def schema(self, definitions: Definitions) -> Schema:
        number = {"type": "number", "minimum": 0, "maximum": 1}
        return {"type": "array", "items": number, "minItems": 2, "maxItems": 2}


@record
class InnerCloud(Record):
    """A cloud inside a cloud. Its label alone is enough."""

    shorthand: ClassVar[str] = "label"
    noun: ClassVar[str] = "cloud"

    label: Markup = needed(LABEL, "What the cloud says.")
    colour: Role | None = optional(
        COLOUR, default=None, doc="Accent colour; otherwise its parent's."
    )


@record
class Cloud(Record):
    """One cloud of a map. Its label alone is enough."""

    shorthand: ClassVar[str] = "label"
    hidden_entry: ClassVar[str] = "hidden"

    label: Markup = needed(LABEL, "What the cloud says.")
    weight: float = optional(
        NumberKind(0.5, 10), default=2.0, doc="How large it is beside the others."
    )
    colour: Role | None = optional(COLOUR, default=None, doc="Accent colour; otherwise by group.")
    group: str = optional(TEXT, default="", doc="Clouds with the same group stay together.")
    at: tuple[float, float] | None = optional(
        PlaceKind(), default=None, doc="Its centre, placed by hand."
    )
    clouds: dict[str, InnerCloud] = optional(
        MapKind(RecordKind(InnerCloud), 0, 6, "clouds inside this one"),
        default={},
        doc="Clouds inside it.",
    )
    hidden: bool = optional(
        FLAG, default=False, doc="Whether it is not shown; its place stays empty."
    )

    def left_out(self) -> Self:
        """The cloud, hidden, so that the others keep their places."""
        return replace(self, hidden=True)


@record
class CloudGroup(Record):
    """A kind of clouds: its label is shown below the map beside its colour."""

    shorthand: ClassVar[str] = "label"
    noun: ClassVar[str] = "group"

    label: Markup = needed(MARKUP, "What the group is called.")
    colour: Role | None = optional(COLOUR, default=None, doc="Accent colour of its clouds.")


@record
class CloudMap(Record):
    """Clouds with the arrows between them and the overlaps that are meant."""

    noun: ClassVar[str] = "cloud map"

    clouds: dict[str, Cloud] = needed(
        MapKind(RecordKind(Cloud), 1, 12, "clouds"), "The clouds by id, 1 to 12."
    )
    arrows: tuple[Arrow, ...] = optional(
        ListKind(ArrowKind(), noun="arrows"), default=(), doc="Arrows as `begin -> end: label`."
    )
    overlaps: tuple[tuple[str, ...], ...] = optional(
        ListKind(ListKind(TEXT, 2, 12, noun="ids")),
        default=(),
        doc="Lists of ids that overlap on purpose.",
    )

    groups: dict[str, CloudGroup] = optional(
        MapKind(RecordKind(CloudGroup), 0, 5, "groups"),
        default={},
        doc="Groups by id, with labels.",
    )
    resettle: bool = optional(
        FLAG, default=False, doc="Whether the other clouds move up where one is hidden."
    )
    settled: CloudMap | None = None
    """The map that places are found for, when it is another than this: the one in the base."""

    @property
    def whole(self) -> CloudMap:
        """The map that places are found for."""
        if self.resettle:
            return replace(self.visible, settled=None)
        return self.settled or self

    @property
    def visible(self) -> Self:
        """The map without what is hidden, in the same colours."""
        shown = {
            name: replace(cloud, colour=self.colour(name))
            for name, cloud in self.clouds.items()
            if not cloud.hidden
        }
        if len(shown) == len(self.clouds):
            return self
        groups = {cloud.group for cloud in shown.values()}
        return replace(
            self,
            clouds=shown,
            arrows=tuple(a for a in self.arrows if a.begin in shown and a.end in shown),
            overlaps=tuple(
                both
                for names in self.overlaps
                if len(both := tuple(name for name in names if name in shown)) > 1
            ),
            groups={name: group for name, group in self.groups.items() if name in groups},
        )

    def colour(self, cloud: str) -> Role:
        """The accent of a cloud: its own, else its group's, else by the order of the groups."""
        one = self.clouds[cloud]
        group = self.groups.get(one.group)
        if one.colour or (group and group.colour):
            return one.colour or (group.colour if group else None) or ACCENTS[0]
        names = list(dict.fromkeys(c.group for c in self.clouds.values()))
        return ACCENTS[names.index(one.group) % len(ACCENTS)]

    def check(self, reading: Reading) -> None:
        for cloud in self.clouds.values():
            if self.groups and cloud.group and cloud.group not in self.groups:
                hint = did_you_mean(cloud.group, self.groups)
                span = place_of_words(cloud.group, cloud.span)
                reading.problems.error(f"there is no group `{cloud.group}`", span, hint)
        ends = [(arrow.begin, arrow.end) for arrow in self.arrows]
        for number, arrow in enumerate(self.arrows):
            if ends[number] in ends[:number]:
                message = f"`{arrow.begin} -> {arrow.end}` is here twice"
                reading.problems.error(message, arrow.span, "keep one, with both labels")
            for end in (arrow.begin, arrow.end):
                self._known(end, arrow.span, reading)
            if arrow.begin == arrow.end:
                reading.problems.error(
                    f"the arrow from `{arrow.begin}` leads back to itself",
                    arrow.span,
                    "remove it, or name another cloud",
                )
        for pair in self.overlaps:
            for name in pair:
                self._known(name, place_of_words(name, self.span), reading)

    def _known(self, name: str, span: Span, reading: Reading) -> None:
        if name not in self.clouds:
            hint = did_you_mean(name, self.clouds) or "the clouds are " + ", ".join(self.clouds)
            reading.problems.error(f"there is no cloud `{name}` in this map", span, hint)
