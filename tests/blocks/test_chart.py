"""The chart block: numbers however they are written, and charts that can be read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.blocks.chart.files import rows_of
from deckbuilder.blocks.chart.numbers import bare, decimal_mark, is_value, value_of
from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.diagram.chart_drawing import drawing
from deckbuilder.diagram.chart_places import labels, slices
from deckbuilder.diagram.chart_scale import scale_for
from deckbuilder.laying_out import lay_out
from deckbuilder.picture_files import NoPicture
from deckbuilder.pipeline import load
from deckbuilder.scene import MUTED, Chart, Deck, Text, walk
from deckbuilder.scene.charts import NumberFormat
from tests.laws import problems
from tests.outlines import outline, page_of, talk_of

KINDS = ("column", "bar", "line", "area", "pie", "doughnut", "scatter")
WORDS = [
    "2019", "Recursive reward modelling", "北京", "日本語の見出し", "مرحبا", "=1+1", "", "<b>", "🙂",
    "Donaudampfschifffahrtsgesellschaft", "R&D", "100 %", "-", "Q3",
]  # fmt: skip


def charted(slide: str, language: str = "en", **facts: str) -> Chart:
    """The chart on a slide."""
    return next(
        one
        for one in walk(laid_out(slide, language, **facts).scenes[0].items)
        if isinstance(one, Chart)
    )


def laid_out(slide: str, language: str = "en", **facts: str) -> Deck:
    text = outline(slide, **facts).replace("talk: {", f"talk: {{language: {language}, ")
    talk = talk_of(text)
    return lay_out(talk, page_of(talk))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (["12", "1,234", "1,234.5"], [12, 1234, 1234.5]),
        (["12,5", "1.234"], [12.5, 1234]),
        (["1 234,5", "-3", "−4"], [1234.5, -3, -4]),
        (["45 %", "-", ""], [45, None, None]),
        (["1'234", "1\u202f234.5", ".5", "1e3"], [1234, 1234.5, 0.5, 1000]),
        (["١٢", "٣٫٥"], [12, 3.5]),
    ],
)
def test_numbers_are_read_as_they_are_written(written: list[str], read: list[float | None]) -> None:
    plain = [bare(text) for text in written]
    mark = decimal_mark(plain)
    assert [value_of(text, mark) for text in plain] == read


@pytest.mark.parametrize("text", ["about 3", "1,2,3", "1.2.3", "12 km", "=1+1", "nan", "1e999"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert not is_value(bare(text), "point")
    assert is_value("-", "point")


def test_rows_labels_and_a_file_say_the_same(tmp_path: Path) -> None:
    rows = "chart:\n  - [Year, Papers, Talks]\n  - [2021, 31, 12]\n  - [2022, 57, 19]\n"
    by_series = "chart: {data: {Papers: {2021: 31, 2022: 57}, Talks: {2021: 12, 2022: 19}}}\n"
    made = [charted(f"title: A\n{one}") for one in (rows, by_series)]
    assert made[0].series == made[1].series
    for number, data in enumerate(("Jahr;Papers;Talks\n2021;31;12\n2022;57;19\n".encode("utf-16"),
                                   b"Year\tPapers\tTalks\n2021\t31\t12\n\n2022\t57\t19\n")):  # fmt: skip
        (tmp_path / f"{number}.csv").write_bytes(data)
        talk = tmp_path / "talk.yaml"
        talk.write_text(outline(f"title: A\nchart: {{file: {number}.csv}}\n"), "utf-8")
        [chart] = [i for i in walk(load(talk).deck.scenes[0].items) if isinstance(i, Chart)]
        assert (chart.series, chart.categories) == (made[0].series, made[0].categories)


def test_a_file_may_come_from_any_spreadsheet() -> None:
    said = 'sep=;\na;b;\nx;1;\n"y\u2028z";2;\n'.encode("utf-8-sig")
    [head, *rows] = rows_of(said, "data.csv")
    assert (head.cells[:2], rows[-1].cells[:2]) == (("a", "b"), ("y\u2028z", "2"))
    for separator in ",\t":
        wide = f"a{separator}b\n{'x' * 140_000}{separator}1\n"
        with pytest.raises(NoPicture, match="line 2: field larger"):
            rows_of(wide.encode(), "data.csv")


def test_columns_of_a_file_in_which_nothing_stands_are_none(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("Year,Papers,,\n2021,31,,\n2022,57,,\n")
    talk = tmp_path / "talk.yaml"
    talk.write_text(outline("title: A\nchart: {file: data.csv}\n"), "utf-8")
    [chart] = [i for i in walk(load(talk).deck.scenes[0].items) if isinstance(i, Chart)]
    assert [one.name for one in chart.series] == ["Papers"]


def test_small_numbers_have_the_digits_that_they_need() -> None:
    chart = charted("title: A\nchart: {data: {A: 0.00031, B: 0.0004}}\n")
    assert [chart.label(0, 0), chart.label(0, 1)] == ["0.00031", "0.00040"]
    assert scale_for([1e-10, 3e-10], from_zero=True).ticks[-1] == 3e-10
    near = scale_for([1e-6, 1.001e-6], from_zero=False)
    assert (near.ticks[0], near.ticks[-1]) == (1e-6, 1.001e-6)


def test_a_series_that_lacks_a_label_has_a_gap_there() -> None:
    chart = charted("title: A\nchart: {data: {A: {x: 1, y: 2}, B: {y: 3, z: 4}}}\n")
    assert chart.categories == ("x", "y", "z")
    assert [one.values for one in chart.series] == [(1, 2, None), (None, 3, 4)]


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "12,345.5"), ("de", "12.345,5"), ("fr", "12\u202f345,5"), ("de-CH", "12’345.5")],
)
def test_numbers_are_written_as_the_language_does(language: str, shown: str) -> None:
    chart = charted("title: A\nchart: {data: {A: 12345.5, B: 1}}\n", language)
    assert chart.label(0, 0) == shown
    assert chart.number.code == "#,##0.0"


def test_units_stand_behind_or_round_the_number() -> None:
    assert charted("title: A\nchart: {unit: $#, data: {A: 12, B: -1}}\n").label(0, 1) == "-$1"
    assert charted('title: A\nchart: {unit: "%", data: {A: 12}}\n', "de").label(0, 0) == "12\u00a0%"
    assert charted("title: A\nchart: {data: {A: 12 %, B: 3%}}\n").label(0, 1) == "3%"
    assert NumberFormat(1, after=' "x"').code == '#,##0.0" ”x”"'


def test_the_alternative_text_is_made_of_the_numbers_in_the_language_of_the_talk() -> None:
    few = charted(
        "title: A\nchart: {kind: pie, percent: yes, data: {Debatte: 3, Kritik: 1}}\n", "de"
    )
    assert few.alt == "Kreisdiagramm. Debatte: 75\u00a0%; Kritik: 25\u00a0%."
    rows = "".join(f"  - [{2010 + n}, {n}, {30 - n}]\n" for n in range(10))
    many = charted(f"title: A\nchart:\n  - [Year, Papers, Talks]\n{rows}")
    assert many.alt == (
        "Column chart: Papers, Talks. 2010 – 2019. Highest: Talks, 2010: 30. Lowest: Papers, 2010: 0."
    )


def test_an_axis_of_bars_begins_at_zero_and_that_of_lines_where_they_do() -> None:
    assert scale_for([90, 100], from_zero=True).least == 0
    assert scale_for([90, 100], from_zero=False).least == 90
    assert scale_for([10, 100], from_zero=False).least == 0
    assert scale_for([-3, 17], from_zero=True).ticks == (-5, 0, 5, 10, 15, 20)
    assert scale_for([5, 5], from_zero=False).most > 5


def test_lines_are_named_at_their_ends_unless_those_meet() -> None:
    apart = charted("title: A\nchart: {kind: line, data: {A: {x: 1, y: 2}, B: {x: 3, y: 9}}}\n")
    close = charted("title: A\nchart: {kind: line, data: {A: {x: 1, y: 9}, B: {x: 3, y: 9.1}}}\n")
    assert (apart.labels, apart.legend) == ("names", None)
    assert (close.labels, close.legend is None) == ("none", False)


def test_what_is_highlighted_keeps_its_colour() -> None:
    chart = charted("title: A\nchart: {highlight: B, data: {A: 1, B: 2}}\n")
    assert [colour.role for colour in chart.series[0].colours] == ["muted", "blue"]


def test_with_a_legend_what_is_not_highlighted_is_a_paler_tint_of_its_own() -> None:
    chart = charted("title: A\nchart: {highlight: y, data: {A: {x: 1, y: 2}, B: {x: 3, y: 4}}}\n")
    assert [[one.role for one in each.colours] for each in chart.series] == [
        ["blue", "blue"],
        ["orange", "orange"],
    ]
    assert [one.own.tint for one in chart.series] == [0, 0]
    assert chart.series[0].colour(0).tint > 0.5


def test_numbers_at_an_axis_stand_clear_of_each_other() -> None:
    shares = "chart: {kind: bar, percent: yes, data: [[L, A, B], [x, 1, 4], [y, 2, 2]]}"
    others = ", ".join("{points: [a]}" for _ in range(3))
    chart = charted(f"title: A\ncolumns: [{{{shares}}}, {others}]\n")
    assert [words for words, _ in placed(chart, ":tick:")] == ["0%", "50%", "100%"]
    places = "chart: {kind: scatter, data: [[L, A], [1000000, 4], [8000000, 5]]}"
    chart = charted(f"title: A\ncolumns: [{{{places}}}, {others}]\n")
    (_, first), (last, end) = placed(chart, ":x:")
    assert last == "10,000,000"
    assert end - first > len(last) * 0.3 * chart.size


def placed(chart: Chart, name: str) -> list[tuple[str, float]]:
    """Words in the drawing of a chart, and how far from the left their middles are."""
    return [
        (item.body.paragraphs[0].runs[0].text, item.box.centre.x)
        for item in drawing(chart)
        if isinstance(item, Text) and name in item.name
    ]


def test_a_pie_of_somebody_else_may_hold_what_ours_may_not() -> None:
    pie = charted("title: A\nchart: {kind: pie, percent: yes, data: {A: 1, B: 2, C: 3}}\n")
    for values, shares in [
        ((-5.0, 2.0, 3.0), ["50%", "20%", "30%"]),
        ((0.0, 0.0, 0.0), ["0%"] * 3),
    ]:
        made = replace(pie, series=(replace(pie.series[0], values=values),))
        assert [made.label(0, number) for number in range(3)] == shares
        assert len(slices(made)) == sum(map(bool, values))
        assert bool(drawing(made)) == any(values)


def test_the_names_of_grey_lines_can_be_read() -> None:
    data = "{A: {x: 1, y: 2}, B: {x: 3, y: 9}, C: {x: 2, y: 5}}"
    chart = charted(f"title: A\nchart: {{kind: line, highlight: B, data: {data}}}\n")
    names = {one.words: one.colour for one in labels(chart)}
    assert names["B"] == chart.series[1].colours[0]
    assert names["A"] == names["C"] == MUTED


def test_the_label_of_a_line_covers_the_gridline_behind_it() -> None:
    chart = charted(
        "title: A\nchart: {kind: line, data: {A: {x: 1, y: 20}, Long: {x: 3, y: 80}}}\n"
    )
    items = {item.name: number for number, item in enumerate(drawing(chart))}
    grids = [number for name, number in items.items() if ":grid:" in name]
    assert max(grids) < items["chart:value:2:2:ground"] < items["chart:value:2:2"]


@settings(max_examples=40)
@given(data=st.data())
def test_any_labels_fit_or_are_refused_with_a_hint(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(KINDS))
    is_round = kind in ("pie", "doughnut")
    labels = data.draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=6 if is_round else 20))
    names = data.draw(
        st.lists(st.sampled_from(WORDS[:-3]), min_size=1, max_size=1 if is_round else 8)
    )
    numbers = st.floats(0.01 if is_round else -1e6, 1e6).map(lambda number: f"{number:.2f}")
    rows = [["Year", *(name or "A" for name in names)]]
    for number, label in enumerate(labels):
        values = [data.draw(numbers) for _ in names]
        rows.append([str(number) if kind == "scatter" else label, *values])
    beside = data.draw(st.sampled_from(["", "points: [One, Two, Three]\n"]))
    slide = (
        f"title: A\nchart: {{kind: {kind}, data: {json.dumps(rows, ensure_ascii=False)}}}\n{beside}"
    )
    talk = talk_of(
        outline(slide, *data.draw(st.sampled_from([("paper", "16:9"), ("night", "4:3")])))
    )
    page = page_of(talk)
    try:
        [scene] = lay_out(talk, page).scenes
    except InvalidTalk as refused:
        assert all(one.hint for one in refused.diagnostics)
    else:
        assert problems(scene.items, page) == []


@pytest.mark.parametrize("kind", ["line", "scatter"])
@pytest.mark.parametrize("count", [9, 45])
def test_eight_series_differ_by_more_than_their_colours(kind: str, count: int) -> None:
    names = ", ".join(f"Series {letter}" for letter in "ABCDEFGH")
    meeting = [[5] * 8 if row == count - 1 else range(row, row + 8) for row in range(count)]
    rows = [f"[{row}, {', '.join(map(str, values))}]" for row, values in enumerate(meeting)]
    slide = f"title: T\nchart: {{kind: {kind}, data: [[x, {names}], {', '.join(rows)}]}}"
    chart = charted(slide)
    assert chart.legend
    assert len({(chart.mark(n), chart.dash(n)) for n in range(8)}) == 8
    marked = [chart.is_marked(number) for number in range(count)]
    assert 8 <= sum(marked) <= (16 if kind == "line" else count)
