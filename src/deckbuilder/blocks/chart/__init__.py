"""Chart: numbers as columns, bars, lines, areas, slices or dots, native and editable."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from deckbuilder.blocks.chart.checking import complaints, remarks
from deckbuilder.blocks.chart.data import Data, DataKind, FileKind, labels_in
from deckbuilder.blocks.chart.numbers import (
    Mark,
    are_percent,
    bare,
    decimal_mark,
    is_value,
    value_of,
)
from deckbuilder.blocks.chart.planning import planned
from deckbuilder.blocks.chart.wanted import Axis, Numbers, Wanted
from deckbuilder.fields import (
    Path,
    Reading,
    Rewording,
    optional,
    record,
    unmarked,
    with_values,
)
from deckbuilder.geometry import Box
from deckbuilder.kinds import (
    COLOUR,
    FLAG,
    PHRASE,
    TEXT,
    ChoiceKind,
    ListKind,
    NumberKind,
    RecordKind,
    words_in,
)
from deckbuilder.model import Block, Talk
from deckbuilder.page import Overflow, Page
from deckbuilder.scene import Item, Role
from deckbuilder.scene.charts import ChartKind
from deckbuilder.source import Mapping, Node

KINDS: tuple[ChartKind, ...] = ("column", "bar", "line", "area", "pie", "doughnut", "scatter")
LARGEST = 20.0
"""Points of type."""


@record
class Chart(Block):
    """Numbers as columns, bars, lines, areas, slices or dots."""

    key: ClassVar[str] = "chart"
    shorthand: ClassVar[str] = "data"
    noun: ClassVar[str] = "chart"
    share: ClassVar[float] = 1.4
    meant: ClassVar[dict[str, str]] = {
        "type": "kind",
        "colors": "colours",
        "values": "data",
    }

    kind: ChartKind = optional(
        ChoiceKind(KINDS, "a kind of chart"),
        default="column",
        doc="`column`, `bar`, `line`, `area`, `pie`, `doughnut` or `scatter`.",
    )
    data: Data | None = optional(
        DataKind(),
        default=None,
        doc="Rows with a header, or numbers by label, or numbers by series and label.",
    )
    file: Data | None = optional(
        FileKind(), default=None, doc="A CSV or TSV file that has the rows instead."
    )
    stacked: bool = optional(FLAG, default=False, doc="Whether series stand on each other.")
    percent: bool = optional(
        FLAG, default=False, doc="Whether the shares of a whole are shown, and not the values."
    )
    unit: str = optional(
        PHRASE, default="", doc="What stands behind each number, or round it: `%`, `$#`."
    )
    decimals: float | None = optional(
        NumberKind(0, 6, whole=True), default=None, doc="Digits after the decimal mark."
    )
    decimal_mark: str = optional(
        ChoiceKind(("point", "comma"), "a decimal mark"),
        default="",
        doc="How the data are written, where that is not plain from them.",
    )
    axis: Axis | None = optional(
        RecordKind(Axis), default=None, doc="What the axes are called, and where they end."
    )
    highlight: str = optional(
        TEXT, default="", doc="A label or series that stands out; all others become grey."
    )
    colours: tuple[Role, ...] = optional(
        ListKind(COLOUR, 0, 8, noun="colours"), default=(), doc="Of the series, or of the slices."
    )
    alt: str = optional(PHRASE, default="", doc="What it shows; otherwise made from the numbers.")

    @classmethod
    def reworded(cls, node: Node, path: Path, rewording: Rewording) -> Node:
        """The chart with other words; what is highlighted is called as its label is now."""
        said = super().reworded(node, path, rewording)
        if not isinstance(node, Mapping) or not isinstance(said, Mapping):
            return said
        old, new = (one.entries.get("data") for one in (node, said))
        if old is None or new is None:
            return said
        pairs = zip(labels_in(old.value), labels_in(new.value), strict=False)
        called = {words_in(was): now for was, now in pairs}

        def value(key: str, given: Node) -> Node:
            return called.get(words_in(given), given) if key == "highlight" else given

        return with_values(said, value)

    @property
    def source(self) -> Data:
        """The data, wherever they are written."""
        found = self.data or self.file
        assert found is not None
        return found

    def check(self, reading: Reading) -> None:
        if (self.data is None) is (self.file is None):
            hint = "write `data:` with the numbers, or `file:` with the name of a CSV file"
            what = "neither data nor a file" if self.data is None else "both data and a file"
            reading.problems.error(f"this chart has {what}", self.span, hint)
            return
        for message, span, hint in complaints(self.wanted, self.span):
            reading.problems.error(message, span, hint)
        for message, span, hint in remarks(self.wanted):
            reading.problems.warning(message, span, hint, rule="units")

    @cached_property
    def mark(self) -> Mark:
        """What decimals stand behind in the data."""
        if self.decimal_mark:
            return "comma" if self.decimal_mark == "comma" else "point"
        return decimal_mark([self.plain(one.text) for one in self.source.figures])

    def plain(self, text: str) -> str:
        """A number of the data without its unit."""
        return bare(text, unmarked(self.unit).replace("#", "").strip())

    def value(self, text: str) -> float | None:
        """A number of the data; ValueError for what is none."""
        return value_of(self.plain(text), self.mark)

    @cached_property
    def wanted(self) -> Wanted:
        """All that was written, with the numbers understood."""
        data = self.source
        unit = self.unit or ("%" if are_percent([one.text for one in data.figures]) else "")
        return Wanted(
            self.kind,
            data,
            Numbers(
                self.value,
                lambda text: self.mark == "comma" and is_value(self.plain(text), "point"),
                None if self.decimals is None else int(self.decimals),
                unit,
            ),
            self.stacked,
            self.percent,
            self.axis or Axis(),
            unmarked(self.highlight),
            self.colours,
            self.alt,
        )

    def layout(self, page: Page, frame: Box, talk: Talk) -> Iterator[Item]:
        sizes = page.theme.steps(LARGEST, page.theme.sizes.note)
        if page.is_part(frame):
            sizes = sizes[1:]
        for size in sizes[:-1]:
            try:
                made = planned(self.wanted, size, frame, page)
            except Overflow:
                continue
            yield made
            return
        yield planned(self.wanted, sizes[-1], frame, page)
