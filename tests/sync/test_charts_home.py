"""Numbers and labels that a co-presenter changes in a chart come home, or are told by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from deckbuilder.pipeline import load
from deckbuilder.sync.telling import told
from deckbuilder.writers.pptx import write
from tests.outlines import HEAD, examples
from tests.sync.libreoffice import LibreOffice
from tests.sync.small import again, against, brought, quiet

CSV = "Year,Papers\n2021,31\n2022,57\n"
TALK = """\
talk: {title: Charts}
sections:
  - section: One
    slides:
      - title: Rows
        chart:
          - [Year, Papers, Talks]
          - [2021, "31 %", 4]
          - [2022, "57,5 %", -]
      - title: Labels
        chart:
          kind: bar
          data:
            Debate: 12
            Critiques: 7
      - title: A file
        chart: {file: papers.csv}
"""


def built(folder: Path, text: str = TALK) -> Path:
    (folder / "papers.csv").write_text(CSV)
    (folder / "talk.yaml").write_text(text, "utf-8")
    loaded = load(folder / "talk.yaml")
    return write(loaded.deck, loaded.theme, folder / "edited.pptx")


def edit(
    path: Path, number: int, labels: list[str], columns: dict[str, list[float | None]]
) -> None:
    """What *Edit Data* does to the chart of a slide."""
    deck = Presentation(str(path))
    data = CategoryChartData()
    data.categories = labels
    for name, values in columns.items():
        data.add_series(name, values)
    chart_on(deck, number).replace_data(data)
    deck.save(str(path))


def chart_on(deck, number: int):
    return next(shape for shape in deck.slides[number - 1].shapes if shape.has_chart).chart


def test_numbers_come_home_in_the_spelling_they_have_there(tmp_path: Path) -> None:
    path = built(tmp_path)
    edit(path, 1, ["2021", "2022"], {"Papers": [32.5, 57.5], "Talks": [4, 9]})
    edit(path, 2, ["Debate", "Critiques"], {"": [12, 8]})
    one = against(path, tmp_path / "talk.yaml")
    assert {told(d.change).what for d in one.decisions} == {
        "Papers, 2021",
        "Talks, 2022",
        "Critiques",
    }
    made = brought(one)
    [text] = made.texts.values()
    assert text == TALK.replace('"31 %"', '"32,5 %"').replace("-]", "9]").replace(": 7", ": 8")
    assert quiet(again(made, tmp_path))


def test_labels_series_and_rows_come_home(tmp_path: Path) -> None:
    path = built(tmp_path)
    columns = {"Articles": [31, 57.5, 60], "Talks": [4, None, 1]}
    edit(path, 1, ["2021", "2023", "2024"], columns)
    edit(path, 2, ["Debates", "Critiques"], {"": [12, 7]})
    made = brought(against(path, tmp_path / "talk.yaml"))
    [text] = made.texts.values()
    assert "[Year, Articles, Talks]" in text
    assert "Debates: 12" in text
    assert '[2023, "57,5 %", -]' in text
    assert quiet(again(made, tmp_path))


def test_a_label_is_renamed_in_every_series_and_as_what_is_highlighted(tmp_path: Path) -> None:
    data = "highlight: x, data: {A: {x: 1, y: 2}, B: {y: 3, x: 1}, C: {x: 4, z: 5}}"
    talk = (
        TALK.split("      - title: Rows", maxsplit=1)[0]
        + f"      - {{title: S, chart: {{{data}}}}}\n"
    )
    path = built(tmp_path, talk)
    columns: dict[str, list[float | None]] = {
        "A": [1, 2, None], "B": [1, 3, None], "C": [4, None, 5]
    }  # fmt: skip
    edit(path, 1, ["new", "z", "z"], columns)
    made = brought(against(path, tmp_path / "talk.yaml"))
    [text] = made.texts.values()
    assert text == talk.replace("x", "new")
    [(decision, why)] = made.outcome.failed
    assert told(decision.change).what == "label y"
    assert str(why) == "another label of this chart is called `z`"


def test_a_new_row_is_spelled_as_the_others_or_told(tmp_path: Path) -> None:
    path = built(tmp_path)
    columns: dict[str, list[float | None]] = {"Papers": [31, 57.5, 1.234], "Talks": [4, None, 2]}
    edit(path, 1, ["2021", "2022", "2023"], columns)
    edit(path, 2, ["Debate", "Critiques", "Nothing"], {"": [12, 7, 1]})
    made = brought(against(path, tmp_path / "talk.yaml"))
    [text] = made.texts.values()
    assert '- [2023, "1,234 %", 2]' in text
    [(_, why)] = made.outcome.failed
    assert str(why) == "the data of this chart are no rows in the outline"


def test_what_stands_in_a_file_is_told_by_series_and_label(tmp_path: Path) -> None:
    path = built(tmp_path)
    edit(path, 3, ["2021", "2022"], {"Papers": [31, 58]})
    made = brought(against(path, tmp_path / "talk.yaml"))
    [(decision, why)] = made.outcome.failed
    change = told(decision.change)
    assert (change.what, change.before, change.after) == ("Papers, 2022", "57", "58")
    assert "papers.csv" in str(why)


def test_another_kind_of_chart_is_told(tmp_path: Path) -> None:
    path = built(tmp_path)
    deck = Presentation(str(path))
    frame = next(shape for shape in deck.slides[1].shapes if shape.has_chart)
    data = CategoryChartData()
    data.categories = ["Debate", "Critiques"]
    data.add_series("", [12, 7])
    box = frame.left, frame.top, frame.width, frame.height
    made = deck.slides[1].shapes.add_chart(XL_CHART_TYPE.LINE, *box, data)
    made._element.nvGraphicFramePr.cNvPr.set("name", frame.name)
    made._element.nvGraphicFramePr.cNvPr.set(
        "descr", frame._element.nvGraphicFramePr.cNvPr.get("descr")
    )
    frame._element.getparent().remove(frame._element)
    deck.save(str(path))
    [decision] = against(path, tmp_path / "talk.yaml").decisions
    change = told(decision.change)
    assert (change.what, change.before, change.after) == ("kind of chart", "bar", "line")


@pytest.mark.parametrize("kinds", ["documented", "small"])
def test_a_re_save_in_libreoffice_changes_nothing(
    kinds: str, office: LibreOffice, tmp_path: Path
) -> None:
    slides = TALK
    if kinds == "documented":
        items = ("\n        ".join(one.strip("\n").splitlines()) for one in examples("chart"))
        head = HEAD.format(theme="paper", aspect="16:9")
        slides = head + "".join(f"      - {one}\n" for one in items)
    path = built(tmp_path, slides)
    saved = office.edit(path, tmp_path / "saved.pptx")
    assert quiet(against(saved, tmp_path / "talk.yaml"))
