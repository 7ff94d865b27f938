"""A chart: its numbers, and all that was decided about how they are shown."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from deckbuilder.geometry import Box
from deckbuilder.scene.colours import Colour, Dash

ChartKind: TypeAlias = Literal["column", "bar", "line", "area", "pie", "doughnut", "scatter"]
Stacking: TypeAlias = Literal["none", "stacked", "percent"]
ChartLabels: TypeAlias = Literal["none", "values", "last", "names"]
"""What stands beside the data: nothing; every value; the last value of a line; names at the ends of
lines and with their values round a pie."""

Mark: TypeAlias = Literal["circle", "square", "triangle", "diamond", "x", "plus", "star", "dash"]
"""The form of a mark, as PowerPoint calls it (ST_MarkerStyle, ECMA-376 part 1, 21.2.3.27)."""
MARKS: tuple[Mark, ...] = ("circle", "square", "triangle", "diamond")
SIGNS: tuple[Mark, ...] = ("x", "plus", "star", "dash")
"""Further forms for points without lines; PowerPoint draws them as strokes."""
STROKE = 2.5
"""Points of their thickness."""

GRIDLINE, AXIS_LINE, CURVE, SEAM = 0.75, 1.25, 2.75, 1.5
"""Points of thickness."""
MARKER, DOT = 7, 9
"""Points across the marks of a line and of a scatter chart (c:size, ECMA-376 part 1, 21.2.2.182)"""
MOST_MARKED = 16
"""Points in a line with a mark on each; more would be a string of pearls."""
HOLE = 58
"""Per cent of a doughnut that are its hole (c:holeSize, ECMA-376 part 1, 21.2.2.82)."""


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How numbers are written, on the slide and as a format code of spreadsheets."""

    decimals: int = 0
    point: str = "."
    group: str = ","
    before: str = ""
    after: str = ""
    percent: str = "%"
    """The percent sign of the language, with the space before it, if any."""
    hundredfold: bool = False
    """Whether 0.5 is shown as 50, followed by a percent sign, which then ends `after`."""

    def shown(self, value: float) -> str:
        """`value` as people read it."""
        value = value * 100 if self.hundredfold else value
        digits = f"{abs(value):,.{self.decimals}f}"
        sign = "-" if value < 0 and any(digit in "123456789" for digit in digits) else ""
        digits = digits.translate({ord(","): self.group, ord("."): self.point})
        return f"{sign}{self.before}{digits}{self.after}"

    @property
    def code(self) -> str:
        """The code of the format (ECMA-376 part 1, 18.8.31)."""
        digits = "#,##0" + ("." + "0" * self.decimals if self.decimals else "")
        if self.hundredfold:
            return f"{digits}{_literal(self.after.removesuffix('%'))}%"
        return f"{_literal(self.before)}{digits}{_literal(self.after)}"


def _literal(words: str) -> str:
    """Words as they stand in a format code: within quotes, and so without any of their own."""
    words = words.replace('"', "”")
    return f'"{words}"' if words else ""


def rounded(value: float, step: float) -> float:
    """`value` without what is too small to matter where a step is that long."""
    return round(value, 8 - math.floor(math.log10(step)))


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis of numbers, with a mark each `step` from `least` on."""

    least: float
    most: float
    step: float

    @property
    def ticks(self) -> tuple[float, ...]:
        """The numbers that are marked."""
        count = int((self.most - self.least) / self.step + 1e-6)
        return tuple(
            rounded(self.least + self.step * number, self.step) for number in range(count + 1)
        )

    def share(self, value: float) -> float:
        """Where `value` lies: 0 at the least, 1 at the most, and never outside."""
        return min(1.0, max(0.0, (value - self.least) / (self.most - self.least)))


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One row of numbers, a value for each category; None is a gap."""

    name: str
    values: tuple[float | None, ...]
    colours: tuple[Colour, ...]
    """One for all values, or one for each."""
    inks: tuple[Colour, ...]
    """The same for words that stand on those colours."""
    written: tuple[str, ...] = ()
    """The values as content of a deck: shortest digits, nothing for a gap; see `content`."""

    @property
    def own(self) -> Colour:
        """The colour of the series as such: the purest, where those of some values are paler."""
        return min(self.colours, key=lambda one: one.tint)

    def colour(self, number: int) -> Colour:
        """The colour of a value."""
        return self.colours[number if len(self.colours) > 1 else 0]

    def ink(self, number: int) -> Colour:
        """The colour of words on it."""
        return self.inks[number if len(self.inks) > 1 else 0]


@dataclass(frozen=True, slots=True)
class ChartTitle:
    """The words of an axis in a box, counted from the corner of the chart."""

    words: str
    box: Box
    is_below: bool = False
    """Whether it stands in the middle below the chart, and not above it at the left."""
    cell: str = ""
    """The cell of the workbook that says the same, if one does."""


@dataclass(frozen=True, slots=True)
class Legend:
    """Which colour is which, in a box that is counted from the corner of the chart."""

    box: Box
    places: tuple[Box, ...]
    """Of each entry in our own drawing, swatch included."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers as bars, lines or slices. Everything is placed as for reading from the left."""

    name: str
    box: Box
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    plot: Box
    """Where bars, lines or slices are, counted from the corner of the chart."""
    number: NumberFormat = NumberFormat()
    """Of labels."""
    size: float = 16.0
    """Points of all its words."""
    corner: str = ""
    """What the categories are, as `Year`: the first cell of the workbook."""
    stacking: Stacking = "none"
    xs: tuple[float, ...] = ()
    """Of a scatter chart: the categories as numbers."""
    scale: Scale | None = None
    """Of the values; None for pies."""
    ticks: NumberFormat = NumberFormat()
    """Of the numbers at that axis."""
    x_scale: Scale | None = None
    """Of the categories of a scatter chart."""
    x_ticks: NumberFormat = NumberFormat()
    has_axis: bool = True
    """Whether the values have an axis with gridlines; otherwise labels tell all."""
    labels: ChartLabels = "none"
    label_width: float = 0.0
    """Of the widest label, in points."""
    widths: tuple[float, ...] = ()
    """Of the label of each slice with its name, or of each line."""
    shares: bool = False
    """Whether the labels of a pie say the share of the whole and not the value."""
    every: int = 1
    """Each how many categories one has its label."""
    gap: int = 60
    """Per cent of a bar's width between two groups of bars (c:gapWidth, 21.2.2.75)."""
    legend: Legend | None = None
    x_title: ChartTitle | None = None
    y_title: ChartTitle | None = None
    alt: str = ""
    written: tuple[str, ...] = ()
    """The categories as content of a deck, where they are numbers; see `content`."""
    rtl: bool = False
    """Whether left and right are exchanged in it."""

    @property
    def is_round(self) -> bool:
        return self.kind in ("pie", "doughnut")

    @property
    def is_stacked(self) -> bool:
        return self.stacking != "none"

    @property
    def form(self) -> str:
        """What kind of chart it is, in words."""
        before = {"none": "", "stacked": "stacked ", "percent": "percent "}[self.stacking]
        return before + self.kind

    def mark(self, series: int) -> Mark:
        """The form of a series' marks: one of its own where a legend tells the series apart.

        Lines and points lie across each other, and not everybody sees their colours.
        """
        if not self.is_crossing:
            return MARKS[0]
        forms = MARKS if self.kind == "line" else MARKS + SIGNS
        return forms[series % len(forms)]

    @property
    def is_crossing(self) -> bool:
        """Whether series lie across each other, and a legend tells which is which."""
        return self.kind in ("line", "scatter") and self.legend is not None

    def is_marked(self, number: int) -> bool:
        """Whether a line's value has a mark; of many only some, where marks tell lines apart."""
        count = len(self.categories)
        if self.kind == "scatter" or count <= MOST_MARKED:
            return True
        return self.is_crossing and number % math.ceil(count / MOST_MARKED) == 0

    def dash(self, series: int) -> Dash:
        """How the line of a series is drawn: dashed where its mark is that of another one."""
        return "dash" if self.kind == "line" and self.legend and series >= len(MARKS) else "solid"

    @property
    def share_format(self) -> NumberFormat:
        """How shares of a whole are written."""
        percent = self.number.percent
        return replace(self.number, decimals=0, before="", after=percent, hundredfold=True)

    def label(self, series: int, number: int) -> str:
        """What the label of a value says; empty for a gap."""
        value = self.series[series].values[number]
        if value is None:
            return ""
        if not self.shares:
            return self.number.shown(value)
        whole = sum(abs(one) for one in self.series[series].values if one)
        return self.share_format.shown(abs(value) / whole if whole else 0.0)
