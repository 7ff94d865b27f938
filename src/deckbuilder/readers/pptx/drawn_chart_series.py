"""The series of somebody else's chart: their numbers, colours and labels."""

from __future__ import annotations

from deckbuilder.readers.pptx.chart_look import value
from deckbuilder.readers.pptx.charts import C, ReadChart
from deckbuilder.readers.pptx.drawn_colours import Palette
from deckbuilder.readers.pptx.names import A
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.readers.pptx.reading import whole
from deckbuilder.scene import ACCENTS, INK, ChartKind, ChartLabels, ChartSeries, Colour


def drawn_series(
    found: ReadChart, root: Element, kind: ChartKind, palette: Palette
) -> tuple[ChartSeries, ...]:
    """Every series with the colours it has in the file, else with those of the theme in turn."""
    made = []
    elements = list(root.iter(f"{C}ser"))
    for number, cell in enumerate(found.cells[0][1:]):
        one = elements[number]
        name = " ".join(line.text for line in cell)
        values = tuple(
            _number(" ".join(line.text for line in row[number + 1])) for row in found.cells[1:]
        )
        own = _colour(one, kind, palette)
        count = len(values)
        if kind in ("pie", "doughnut"):
            every = [_accent(place) for place in range(count)]
        else:
            every = [own or _accent(number)] * count
        for point in one.iterfind(f"{C}dPt"):
            place, colour = whole(value(point, f"{C}idx")), _colour(point, kind, palette)
            if colour and place < count:
                every[place] = colour
        made.append(ChartSeries(name, values, tuple(every), _inks(one, count, palette)))
    return tuple(made)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _accent(number: int) -> Colour:
    return Colour(ACCENTS[number % len(ACCENTS)])


def _colour(holder: Element, kind: ChartKind, palette: Palette) -> Colour | None:
    """The colour of a series or a point: of its fill, its line or its mark."""
    path = {"line": f"{C}spPr/{A}ln", "scatter": f"{C}marker/{C}spPr"}.get(kind, f"{C}spPr")
    found = holder.find(path)
    fill = found.find(f"{A}solidFill") if found is not None else None
    return palette.colour(fill)


def _inks(series: Element, count: int, palette: Palette) -> tuple[Colour, ...]:
    """The colour of the label of each value."""
    look = f"{C}txPr//{A}defRPr/{A}solidFill"
    labels = series.find(f"{C}dLbls")
    usual = palette.colour(labels.find(look)) if labels is not None else None
    every = [usual or INK] * count
    for single in labels.iterfind(f"{C}dLbl") if labels is not None else ():
        place, colour = whole(value(single, f"{C}idx")), palette.colour(single.find(look))
        if colour and place < count:
            every[place] = colour
    return tuple(every)


def labels_of(root: Element, kind: ChartKind) -> tuple[ChartLabels, bool, Element | None]:
    """What stands beside the data, whether that are shares, and the element that says how."""
    for labels in root.iter(f"{C}dLbls", f"{C}dLbl"):
        shown = {part for part in ("Val", "SerName", "CatName", "Percent") if _says(labels, part)}
        if not shown:
            continue
        if kind == "line":
            return ("names" if "SerName" in shown else "last"), False, labels
        named: ChartLabels = "names" if "CatName" in shown and kind == "pie" else "values"
        return named, "Percent" in shown, labels
    return "none", False, None


def _says(labels: Element, part: str) -> bool:
    return value(labels, f"{C}show{part}") in ("1", "true")
