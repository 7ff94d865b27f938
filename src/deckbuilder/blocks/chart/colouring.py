"""Which colour each series or slice has, and words on it."""

from __future__ import annotations

from deckbuilder.blocks.chart.wanted import Wanted
from deckbuilder.fields import unmarked
from deckbuilder.scene import ACCENTS, BACKGROUND, INK, MUTED, ChartSeries, Colour
from deckbuilder.theme.theme import Theme, contrast

LARGE = 3.0
"""Least contrast of bold words from 14 points (WCAG 2.2, success criterion 1.4.3)."""
PALE = 0.45
"""Tint of accents once all have been used."""
DIM = 0.65
"""Tint of what is not highlighted where colours tell series apart."""
GREYS = (0.45, 0.6, 0.72, 0.3)
"""Tints of what is not highlighted."""


def series_of(wanted: Wanted, theme: Theme) -> tuple[ChartSeries, ...]:
    """The series with their colours."""
    found = []
    for number, name in enumerate(wanted.names):
        colours = _colours(wanted, number)
        if wanted.kind in ("line", "scatter"):
            inks = tuple(_as_words(one, theme) for one in colours)
        else:
            inks = tuple(_on(one, theme) for one in colours)
        values = wanted.columns[number]
        found.append(ChartSeries(name, values, colours, inks, wanted.cells(number)))
    return tuple(found)


def _colours(wanted: Wanted, series: int) -> tuple[Colour, ...]:
    """One colour for a series, or one for each of its values."""
    count = len(wanted.data.categories)
    labels = [unmarked(one) for one in wanted.data.categories]
    names = [unmarked(one) for one in wanted.names]
    grey = Colour("muted", GREYS[series % len(GREYS)])
    lit = wanted.highlight
    if wanted.is_round:
        every = tuple(_accent(wanted, number) for number in range(count))
        if not lit:
            return every
        greys = (Colour("muted", GREYS[number % len(GREYS)]) for number in range(count))
        first = _accent(wanted, 0)
        return tuple(first if one == lit else dim for one, dim in zip(labels, greys, strict=True))
    own = _accent(wanted, series)
    if not lit:
        return (own,)
    if lit in names:
        return (_accent(wanted, 0) if names[series] == lit else grey,)
    # With a legend the colours must still say which series it is.
    dim = grey if len(names) == 1 else Colour(own.role, DIM)
    return tuple(own if one == lit else dim for one in labels)


def _accent(wanted: Wanted, number: int) -> Colour:
    if number < len(wanted.colours):
        return Colour(wanted.colours[number])
    turn, place = divmod(number, len(ACCENTS))
    return Colour(ACCENTS[place], PALE if turn else 0.0)


def _on(colour: Colour, theme: Theme) -> Colour:
    """The colour of bold words on another."""
    ground = theme.hex(colour)
    if contrast(theme.background, ground) >= LARGE:
        return BACKGROUND
    return INK


def _as_words(colour: Colour, theme: Theme) -> Colour:
    """A colour for bold words about a line: its own, if that can be read."""
    if contrast(theme.background, theme.hex(colour)) >= LARGE:
        return Colour(colour.role, colour.tint)
    return MUTED
