"""Meaning that only those see who tell colours apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.accessibility.finding import Finding
from deckbuilder.accessibility.seen import SeenDeck, SeenShape, SeenSlide
from deckbuilder.readers.pptx.native_clean import local
from deckbuilder.readers.pptx.parsing import Element

_COLOUR = "red|green|blue|yellow|orange|purple|pink|grey|gray|brown"
_FARBE = "rot|grün|blau|gelb|orange|lila|rosa|grau|braun"
POINTING = re.compile(
    rf"\b((?:shown|marked|highlighted|coloured|colored|drawn|printed|written) in ({_COLOUR})|"
    rf"(?:the|these|those) ({_COLOUR}) (?:ones?|lines?|bars?|dots?|box(?:es)?|cells?|areas?|"
    rf"arrows?|curves?|slices?|columns?|rows?|points?|circles?|parts?|text|words?)|"
    rf"({_FARBE}) (?:markiert|dargestellt|eingefärbt|hervorgehoben|gezeichnet)|"
    rf"(?:der|die|das|den|dem) ({_FARBE})en? (?:Linien?|Balken|Punkte?n?|Kästen|Kasten|Zellen?|"
    rf"Fläche|Flächen|Pfeile?|Kurven?|Teile?|Wörter))\b",
    re.IGNORECASE,
)
"""English and German words that point at something by its colour."""

_WITHOUT_ORDER = {"lineChart", "scatterChart", "radarChart", "bubbleChart"}
"""Charts whose series lie across each other (ECMA-376 part 1, 21.2.2)."""


def check(deck: SeenDeck) -> Iterator[Finding]:
    """WCAG 2.2, success criterion 1.4.1, as far as it can be seen in a file.

    Whether the colours of shapes mean something, only a person knows.
    """
    for slide in deck.slides:
        for shape, passages, _ in slide.texts():
            found = next(filter(None, (POINTING.search(one.text) for one in passages)), None)
            if found:
                yield slide.found(
                    shape,
                    f"“{found[0]}” points at something by its colour",
                    "name it as well, by its label, form or place",
                )
        for shape in slide.every():
            if shape.number in slide.charts and _only_by_colour(slide.charts[shape.number]):
                yield slide.found(
                    shape,
                    f"the series of the {shape.what} are told apart by their colours alone",
                    "label them directly (Chart Elements > Data Labels > Series Name)",
                )
            yield from _lights(slide, shape)


def _only_by_colour(chart: Element) -> bool:
    """Whether only the colours of a legend say which line or cloud of points is which.

    Bars, layers and slices come in the order of the legend, so that they can be counted off.
    """
    kinds = {local(one) for one in chart.iter()}
    if "legend" not in kinds or not kinds & _WITHOUT_ORDER:
        return False
    series = [one for one in chart.iter() if local(one) == "ser"]
    forms = {_form(one) for one in series}
    return len(series) > 1 and len(forms) < len(series) and not _shows(chart, "showSerName")


def _shows(chart: Element, what: str) -> bool:
    return any(local(one) == what and one.get("val") in (None, "1", "true") for one in chart.iter())


def _form(series: Element) -> tuple[str, ...]:
    """The dashes, markers and patterns by which a series can be known."""
    own = [one for one in series if local(one) in ("spPr", "marker")]
    marks = (mark for one in own for mark in one.iter())
    known = ("prstDash", "symbol", "pattFill")
    return tuple(
        f"{local(one)}={one.get('val') or one.get('prst')}" for one in marks if local(one) in known
    )


def _lights(slide: SeenSlide, shape: SeenShape) -> Iterator[Finding]:
    """Cells without words that differ from others without words by their fill."""
    empty = [
        cell for row in shape.rows[1:] for cell in row[1:] if not cell.text and not cell.merged
    ]
    fills = {cell.fill.digits for cell in empty if cell.fill}
    of_style = {cell.fill.digits for row in shape.rows for cell in row if cell.fill and cell.text}
    if len(fills - of_style) > 1:
        yield slide.found(
            shape,
            f"empty cells of the {shape.what} differ by their colours alone",
            "write in each what its colour means",
        )
