"""Charts in PowerPoint files: sound, editable, and the same in workbook, cache and picture."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree
from pptx import Presentation

from deckbuilder.content import said
from deckbuilder.laying_out import lay_out
from deckbuilder.readers.pptx import read
from deckbuilder.scene import Chart, walk
from deckbuilder.writers.pptx.build import parts, to_bytes
from deckbuilder.writers.pptx.check import check
from tests.outlines import HEAD, examples, page_of, talk_of
from tests.writers.pptx_decks import audited

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
FORMULA = """\
title: Labels that look like formulas
chart:
  - [What, '=HYPERLINK("http://x")', "+B", "@C"]
  - ["=1+1", 1, 2, 3]
  - ["-2", 4, "", 6]
"""
SLIDES = [*examples("chart"), FORMULA]


def talk_with(slides: list[str], language: str = "en"):
    items = ("\n        ".join(one.strip("\n").splitlines()) for one in slides)
    head = HEAD.format(theme="paper", aspect="16:9").replace("{", f"{{language: {language}, ")
    return talk_of(head + "".join(f"      - {one}\n" for one in items))


def deck_of(slides: list[str], language: str = "en"):
    talk = talk_with(slides, language)
    page = page_of(talk)
    return lay_out(talk, page), page.theme


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory):
    deck, theme = deck_of(SLIDES)
    path = tmp_path_factory.mktemp("charts") / "charts.pptx"
    path.write_bytes(to_bytes(deck, theme))
    return deck, theme, path


def charts_in(deck) -> list[Chart]:
    return [one for scene in deck.scenes for one in walk(scene.items) if isinstance(one, Chart)]


def test_the_deck_is_sound(built) -> None:
    deck, theme, path = built
    assert check(parts(deck, theme)) == []
    assert audited(path) == []


def test_another_library_reads_the_same_numbers(built) -> None:
    deck, _, path = built
    frames = [s for slide in Presentation(str(path)).slides for s in slide.shapes if s.has_chart]
    for ours, frame in zip(charts_in(deck), frames, strict=True):
        series = list(frame.chart.plots[0].series)
        assert [tuple(one.values) for one in series] == [one.values for one in ours.series]
        assert [one.name for one in series] == [one.name for one in ours.series]
        if ours.kind != "scatter":
            assert tuple(frame.chart.plots[0].categories) == ours.categories
        assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == ours.alt


def test_the_workbook_says_what_the_chart_remembers(built) -> None:
    deck, _, path = built
    for frame, ours in zip(
        (s for slide in Presentation(str(path)).slides for s in slide.shapes if s.has_chart),
        charts_in(deck),
        strict=True,
    ):
        cells = sheet(frame.chart.part.chart_workbook.xlsx_part.blob)
        for column, series in enumerate(ours.series, 1):
            values = [cells.get((row + 1, column)) for row in range(len(series.values))]
            assert values == [None if one is None else float(one) for one in series.values]
            assert cells.get((0, column), "") == series.name


def sheet(book: bytes) -> dict[tuple[int, int], object]:
    """The cells of a workbook by row and column; a formula among them is a failure."""
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        shared = [
            "".join(one.itertext())
            for one in etree.fromstring(package.read("xl/sharedStrings.xml")).iter(f"{S}si")
        ]
        root = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    assert root.find(f".//{S}f") is None
    found: dict[tuple[int, int], object] = {}
    for cell in root.iter(f"{S}c"):
        place = (int(cell.get("r")[1:]) - 1, ord(cell.get("r")[0]) - ord("A"))
        value = cell.findtext(f"{S}v")
        if value is not None:
            found[place] = shared[int(value)] if cell.get("t") == "s" else float(value)
    return found


def test_our_reader_sees_what_we_wrote(built) -> None:
    deck, _, path = built
    seen = [p for slide in read(path).slides for p in slide.content.pieces if p.kind == "chart"]
    wrote = [p for slide in said(deck) for p in slide.pieces if p.kind == "chart"]
    assert [(p.name, p.cells, p.form, p.alt) for p in seen] == [
        (p.name, p.cells, p.form, p.alt) for p in wrote
    ]


def test_the_names_of_lines_stand_on_the_background_and_not_on_gridlines(built) -> None:
    deck, theme, _ = built
    made = parts(deck, theme)
    number = [one.kind for one in charts_in(deck)].index("line") + 1
    root = etree.fromstring(made[f"ppt/charts/chart{number}.xml"])
    fills = [one.find(f"{C}spPr")[0].tag for one in root.iter(f"{C}dLbl")]
    assert len(fills) == 3
    assert all(one.endswith("}solidFill") for one in fills)


def test_lines_whose_marks_are_alike_are_dashed() -> None:
    names = "A, B, C, D, E, F"
    rows = f"[[Year, {names}], [1, 1, 1, 1, 1, 1, 1], [2, 1, 1, 1, 1, 1, 1]]"
    deck, theme = deck_of([f"title: A\nchart: {{kind: line, data: {rows}}}\n"])
    root = etree.fromstring(parts(deck, theme)["ppt/charts/chart1.xml"])
    looks = {
        (one.find(f"{C}marker/{C}symbol").get("val"), b"prstDash" in etree.tostring(one))
        for one in root.iter(f"{C}ser")
    }
    assert len(looks) == 6


def test_equal_charts_are_equal_bytes() -> None:
    assert to_bytes(*deck_of(SLIDES[:3])) == to_bytes(*deck_of(SLIDES[:3]))


def test_a_chart_is_turned_round_where_reading_starts_at_the_right() -> None:
    deck, theme = deck_of(SLIDES[:2], "ar")
    made = parts(deck, theme)
    assert check(made) == []
    column, bar = (etree.fromstring(made[f"ppt/charts/chart{n}.xml"]) for n in (1, 2))
    assert column.find(f".//{C}catAx/{C}scaling/{C}orientation").get("val") == "maxMin"
    assert bar.find(f".//{C}valAx/{C}scaling/{C}orientation").get("val") == "maxMin"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b'<c:externalData r:id="rId1"', b'<c:externalData r:id="rId9"', "no relationship"),
        (b'<c:crossAx val="111111111"/>', b'<c:crossAx val="5"/>', "no axis 5"),
        (b'<c:pt idx="0">', b'<c:pt idx="77">', "remembers point 78"),
    ],
)
def test_a_broken_chart_is_found(built, old: bytes, new: bytes, said: str) -> None:
    made = parts(*built[:2])
    name = "ppt/charts/chart1.xml"
    assert old in made[name]
    findings = check({**made, name: made[name].replace(old, new, 1)})
    assert any(said in one.message and one.part == name for one in findings)
