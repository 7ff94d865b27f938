"""Charts: their numbers as the file remembers them, whoever saved it (ECMA-376 part 1, 21.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from deckbuilder.content import Line, chart_cells, chart_number
from deckbuilder.readers.pptx.names import A, R
from deckbuilder.readers.pptx.opening import Opened
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.readers.pptx.reading import whole
from deckbuilder.readers.pptx.refusing import Unreadable
from deckbuilder.scene import ChartKind, Stacking

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_BEFORE: dict[str, Stacking] = {"": "none", "stacked ": "stacked", "percent ": "percent"}
_KIND = {
    "barChart": "column",
    "bar3DChart": "column",
    "lineChart": "line",
    "line3DChart": "line",
    "areaChart": "area",
    "area3DChart": "area",
    "pieChart": "pie",
    "pie3DChart": "pie",
    "doughnutChart": "doughnut",
    "scatterChart": "scatter",
}
FORMS: dict[str, tuple[ChartKind, Stacking]] = {
    f"{before}{kind}": (kind, stacking)
    for before, stacking in _BEFORE.items()
    for kind in get_args(ChartKind)
}
"""Kind and stacking by the form of a chart."""
_MOST_POINTS, _MOST_SERIES = 2_000, 100


@dataclass(frozen=True, slots=True)
class ReadChart:
    """What a chart says."""

    form: str
    """Its kind as of `scene.Chart.form`; of others the name of the element."""
    cells: tuple[tuple[tuple[Line, ...], ...], ...]


def chart_of(shape: Element) -> str:
    """The relationship to the part of the chart in a frame; empty when there is none."""
    found = shape.find(f"{A}graphic/{A}graphicData/{C}chart")
    return "" if found is None else found.get(f"{R}id") or ""


def read_chart(opened: Opened, part: str, relation: str) -> ReadChart | None:
    """The chart that a slide leads to with `relation`; None when it cannot be read."""
    try:
        target = opened.relations(part).get(relation)
        if target is None or target.external or target.target not in opened:
            return None
        area = opened.tree(target.target).find(f"{C}chart/{C}plotArea")
    except Unreadable:
        return None
    series = list(area.iter(f"{C}ser")) if area is not None else []
    if area is None or not series:
        return None
    return ReadChart(_form(area), _cells(series[:_MOST_SERIES]))


def _form(area: Element) -> str:
    drawn = next((one for one in area if one.find(f"{C}ser") is not None), None)
    if drawn is None:
        return ""
    name = str(drawn.tag).rpartition("}")[2]
    kind = _KIND.get(name, name.removesuffix("Chart"))
    direction, grouping = drawn.find(f"{C}barDir"), drawn.find(f"{C}grouping")
    if direction is not None and direction.get("val") == "bar":
        kind = "bar"
    stacked = "" if grouping is None else grouping.get("val") or ""
    before = {"stacked": "stacked ", "percentStacked": "percent "}.get(stacked, "")
    return before + kind


def _cells(series: list[Element]) -> tuple[tuple[tuple[Line, ...], ...], ...]:
    names = [_points(one.find(f"{C}tx"))[:1] for one in series]
    labels = _points(_first(series, "cat", "xVal"))
    columns = [_points(_first([one], "val", "yVal")) for one in series]
    count = min(_MOST_POINTS, max(map(len, (labels, *columns))))
    rows = [["", *(name[0] if name else "" for name in names)]]
    for number in range(count):
        row = [_at(labels, number), *(_number(_at(column, number)) for column in columns)]
        rows.append(row)
    return chart_cells(rows)


def _first(series: list[Element], *names: str) -> Element | None:
    found = (one.find(f"{C}{name}") for one in series for name in names)
    return next((one for one in found if one is not None), None)


def _points(holder: Element | None) -> list[str]:
    """The values that a reference remembers, gaps as nothing; of several levels the innermost."""
    if holder is None:
        return []
    literal = holder.find(f"{C}v")
    if literal is not None:
        return [literal.text or ""]
    level = holder.find(f".//{C}lvl")
    points = list((holder if level is None else level).iter(f"{C}pt"))
    counts = [whole(one.get("val")) for one in holder.iter(f"{C}ptCount")]
    found = [""] * min(_MOST_POINTS, max(counts, default=0))
    numeric = next(holder.iter(f"{C}numCache", f"{C}numLit"), None) is not None
    for one in points:
        place = whole(one.get("idx"))
        if 0 <= place < len(found):
            text = one.findtext(f"{C}v") or ""
            found[place] = _number(text) if numeric else " ".join(text.split())
    return found


def _number(text: str) -> str:
    try:
        return chart_number(float(text)) if text else ""
    except ValueError:
        return text


def _at(values: list[str], number: int) -> str:
    return values[number] if number < len(values) else ""
