"""What somebody wrote of a chart, with its numbers understood."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from deckbuilder.blocks.chart.data import Data, Figure
from deckbuilder.content import chart_number
from deckbuilder.diagram.chart_scale import decimals_of
from deckbuilder.fields import Record, marked_runs, optional, record, unmarked
from deckbuilder.kinds import PHRASE, NumberKind
from deckbuilder.scene import Role, Run
from deckbuilder.scene.charts import ChartKind, NumberFormat, Stacking
from deckbuilder.wording.numbers import number_signs

USUAL_DECIMALS, MOST_DECIMALS = 3, 6


@record
class Axis(Record):
    """What the axes of a chart are called, and where that of the values ends."""

    x: str = optional(
        PHRASE, default="", doc="What the labels are, or the first column of a scatter."
    )
    y: str = optional(PHRASE, default="", doc="What the values are.")
    least: float | None = optional(NumberKind(), default=None, doc="Where the values begin.")
    most: float | None = optional(NumberKind(), default=None, doc="Where the values end.")


@dataclass(frozen=True)
class Numbers:
    """How the numbers of a chart are read and written."""

    read: Callable[[str], float | None]
    is_of_other_mark: Callable[[str], bool]
    """Whether words would be a number if only commas and points meant the other thing."""
    decimals: int | None
    unit: str

    def format(self, values: list[float], language: str) -> NumberFormat:
        """How `values` are written in a language."""
        signs = number_signs(language)
        decimals = self.decimals
        if decimals is None:
            decimals = decimals_of(values, _most_decimals(values))
        before, mark, after = self.unit.rpartition("#")
        if not mark:
            space = "\N{NO-BREAK SPACE}" if after and after != "%" else ""
            after = signs.percent if unmarked(after) == "%" else space + after
        return NumberFormat(decimals, signs.point, signs.group, before, after, signs.percent)


@dataclass(frozen=True)
class Wanted:
    """A chart as its author means it."""

    kind: ChartKind
    data: Data
    numbers: Numbers
    stacked: bool
    percent: bool
    axis: Axis
    highlight: str
    colours: tuple[Role, ...]
    alt: str

    @property
    def is_round(self) -> bool:
        return self.kind in ("pie", "doughnut")

    @property
    def stacking(self) -> Stacking:
        if self.is_round:
            return "none"
        return "percent" if self.percent else "stacked" if self.stacked else "none"

    @cached_property
    def columns(self) -> tuple[tuple[float | None, ...], ...]:
        """The values of each series; ValueError where something is no number."""
        rows = [[self.numbers.read(figure.text) for figure in row] for row in self.data.rows]
        return tuple(zip(*rows, strict=True))

    @cached_property
    def values(self) -> list[float]:
        """Every value that is no gap."""
        return [value for column in self.columns for value in column if value is not None]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the series."""
        return self.data.names

    @cached_property
    def xs(self) -> tuple[float, ...]:
        """The categories of a scatter chart as numbers; ValueError where one is none."""
        found = [self.numbers.read(unmarked(one)) for one in self.data.categories]
        if None in found:
            raise ValueError("a gap")
        return tuple(one for one in found if one is not None)

    def cells(self, series: int) -> tuple[str, ...]:
        """The values of a series as content of a deck, between marks where they are traced."""
        return tuple(
            _cell(row[series], value)
            for row, value in zip(self.data.rows, self.columns[series], strict=True)
        )


def _most_decimals(values: list[float]) -> int:
    """So many that of small numbers, too, there is something to see."""
    largest = max(map(abs, values), default=0.0)
    first = 1 - math.floor(math.log10(largest)) if largest else 0
    return min(MOST_DECIMALS, max(USUAL_DECIMALS, first + 1))


def _cell(figure: Figure, value: float | None) -> str:
    text = chart_number(value)
    if figure.mark is None or not text:
        return text
    return marked_runs((Run(text),), figure.mark)[0].text
