"""What is wrong with the numbers of a chart, or with how they are to be shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from deckbuilder.blocks.chart.numbers import is_number
from deckbuilder.blocks.chart.wanted import MOST_DECIMALS, Wanted
from deckbuilder.diagnostics import Span, did_you_mean
from deckbuilder.fields import unmarked

LEAST = 10.0**-MOST_DECIMALS
MOST_SERIES, MOST_CATEGORIES, MOST_SLICES = 8, 60, 6

_DIGITS = "write digits, as `1234.5`, and `-` where a number is missing"
_ALIKE = "write all of them alike; a comma may group digits with `decimal_mark: point`"

Complaint: TypeAlias = tuple[str, Span, str]
"""What is wrong, where, and what would help."""


def complaints(wanted: Wanted, span: Span) -> Iterator[Complaint]:
    """Everything that is wrong; of what follows from something wrong, nothing."""
    data = wanted.data
    found = [*_no_numbers(wanted)]
    if found:
        yield from found
        return
    found = [*_no_places(wanted)] if wanted.kind == "scatter" else []
    yield from found
    yield from _no_names(wanted)
    if len(data.names) > MOST_SERIES:
        yield (
            f"too many series: {len(data.names)}, and nobody tells more than {MOST_SERIES} apart",
            data.span,
            f"leave out {len(data.names) - MOST_SERIES}, or join the small ones",
        )
    if len(data.categories) > MOST_CATEGORIES:
        yield (
            f"too many labels: {len(data.categories)}, and there is room for {MOST_CATEGORIES}",
            data.span,
            "take every second or fifth row, or join rows",
        )
    if not wanted.values:
        yield "all of these numbers are missing", data.span, "write at least one number"
        return
    places = wanted.xs if wanted.kind == "scatter" and not found else ()
    if any(0 < max(map(abs, one)) < LEAST for one in (wanted.values, places) if one):
        yield (
            f"these numbers are too small to be written: the last of {MOST_DECIMALS} digits says "
            "nothing of them",
            data.span,
            "write them in a smaller unit, as `12` with `unit: pm`",
        )
    yield from _round(wanted) if wanted.is_round else _straight(wanted, span)
    yield from _highlight(wanted, span)


def remarks(wanted: Wanted) -> Iterator[Complaint]:
    """What will be shown otherwise than it is written."""
    if "%" in wanted.numbers.unit:
        return
    figure = next((one for one in wanted.data.figures if one.text.endswith("%")), None)
    if figure:
        place = f"{figure.where}: " if figure.where else ""
        yield (
            f"{place}`{figure.text}` loses its sign: other numbers of this chart are no per cent",
            figure.span,
            "show them in two charts, or say what they all are with `unit`",
        )


def _no_numbers(wanted: Wanted) -> Iterator[Complaint]:
    for row in wanted.data.rows:
        for figure in row:
            try:
                wanted.numbers.read(figure.text)
            except ValueError:
                place = f"{figure.where}: " if figure.where else ""
                what, hint = "is no number", _DIGITS
                if wanted.numbers.is_of_other_mark(figure.text):
                    what, hint = "has a decimal point, and other numbers here a comma", _ALIKE
                yield f"{place}`{figure.text}` {what}", figure.span, hint


def _no_names(wanted: Wanted) -> Iterator[Complaint]:
    """A header without words, which is most likely a row of numbers."""
    names = [unmarked(one) for one in wanted.names]
    corner = unmarked(wanted.data.corner)
    if is_number(corner) and all(map(is_number, names)):
        hint = "write a header above it, as `[Year, Papers]`"
        yield "the first row should say what the columns are", wanted.data.span, hint
    elif len(names) > 1 and not all(names):
        hint = "write it in the header above its numbers"
        yield "a series of this chart has no name", wanted.data.span, hint


def _no_places(wanted: Wanted) -> Iterator[Complaint]:
    try:
        _ = wanted.xs
    except ValueError:
        yield (
            "the first column of a scatter chart is its x axis, and not all of it are numbers",
            wanted.data.span,
            "write numbers there, or use `kind: line`",
        )


def _round(wanted: Wanted) -> Iterator[Complaint]:
    data, called = wanted.data, wanted.kind
    if len(data.names) > 1:
        yield (
            f"a {called} chart shows one series, and here are {len(data.names)}",
            data.span,
            "keep one column of numbers, or use `kind: column` with `percent: yes`",
        )
        return
    if len(data.categories) > MOST_SLICES:
        yield (
            f"too many slices: {len(data.categories)}, and nobody can compare more than "
            f"{MOST_SLICES}",
            data.span,
            "join the small ones, or use `kind: bar`",
        )
    if min(wanted.values) < 0 or sum(wanted.values) == 0:
        yield (
            f"a {called} chart shows shares of a whole, so no number can be below zero and not "
            "all can be zero",
            data.span,
            "use `kind: bar`",
        )
    if wanted.axis != type(wanted.axis)() or wanted.stacked:
        yield f"a {called} chart has no axes", wanted.axis.span, "leave out `axis` and `stacked`"


def _straight(wanted: Wanted, span: Span) -> Iterator[Complaint]:
    data, axis = wanted.data, wanted.axis
    if wanted.kind in ("line", "area") and len(data.categories) < 2:
        yield f"a {wanted.kind} needs two labels or more", data.span, "use `kind: column`"
    if wanted.stacking != "none" and wanted.kind in ("line", "scatter"):
        yield f"a {wanted.kind} chart cannot be stacked", span, "use `kind: area`"
    if wanted.stacking == "percent" and min(wanted.values) < 0:
        hint = "leave out `percent`, or write `stacked: yes` instead"
        yield "shares of a whole cannot be below zero", data.span, hint
    elif wanted.stacking != "none" and wanted.kind == "area" and min(wanted.values) < 0:
        yield "areas below zero cannot be stacked", data.span, "use `kind: column`"
    if axis.least is not None and axis.most is not None and axis.least >= axis.most:
        yield "this axis ends before it begins", axis.span, "exchange `least` and `most`"
        return
    if wanted.kind in ("column", "bar", "area") and not _has_zero(wanted):
        yield (
            f"a {wanted.kind} chart without zero on its axis makes differences look larger",
            axis.span,
            "leave out `least` and `most`, or use `kind: line`",
        )
    if wanted.stacking == "percent" and (axis.least, axis.most) != (None, None):
        yield "shares go from 0 to 100 %", axis.span, "leave out `least` and `most`"
    beyond = [one for one in wanted.values if not _on(one, axis.least, axis.most)]
    if beyond and wanted.stacking == "none":
        yield f"the value {beyond[0]:g} lies outside of this axis", axis.span, "move its ends"


def _has_zero(wanted: Wanted) -> bool:
    least, most = wanted.axis.least, wanted.axis.most
    return (least is None or least <= 0) and (most is None or most >= 0)


def _on(value: float, least: float | None, most: float | None) -> bool:
    return (least is None or value >= least) and (most is None or value <= most)


def _highlight(wanted: Wanted, span: Span) -> Iterator[Complaint]:
    name = wanted.highlight
    series = [unmarked(one) for one in wanted.names]
    labels = [unmarked(one) for one in wanted.data.categories]
    if not name or name in series:
        return
    if wanted.kind not in ("line", "area", "scatter"):
        series += labels
    if name not in series:
        what = "label or series" if wanted.kind in ("column", "bar") else "label"
        if wanted.kind in ("line", "area", "scatter"):
            what = "series"
        hint = did_you_mean(name, series) or "write it as it stands in the data"
        yield f"no {what} of this chart is called `{name}`", span, hint
