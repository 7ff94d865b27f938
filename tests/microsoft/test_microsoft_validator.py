"""Microsoft's own validator finds nothing in the decks of any feature, and sees what is wrong."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from tests.decks import TALKS, built
from tests.documented import deck_of, outlines
from tests.microsoft.validator import findings

DECKS = [*((talk, "paper", "16:9") for talk in TALKS), ("examples", "night", "4:3")]


@pytest.mark.parametrize(("name", "theme", "aspect"), DECKS)
def test_nothing_is_found_in_talks_and_in_all_examples_of_blocks(
    name: str, theme: str, aspect: str, tmp_path: Path
) -> None:
    assert findings(built(name, theme, aspect).path, tmp_path) == []


@pytest.mark.parametrize(("name", "text"), list(outlines()), ids=lambda value: value[:20])
def test_nothing_is_found_in_the_decks_of_features(name: str, text: str, tmp_path: Path) -> None:
    assert findings(deck_of(name, text, tmp_path), tmp_path) == []


def test_what_breaks_a_schema_is_found(tmp_path: Path) -> None:
    data = CategoryChartData()
    data.categories = ["one"]
    data.add_series("two", (1,))
    deck = Presentation()
    shapes = deck.slides.add_slide(deck.slide_layouts[5]).shapes
    shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, 9_144_000, 5_144_000, data)
    deck.save(str(tmp_path / "negative.pptx"))
    found = findings(tmp_path / "negative.pptx", tmp_path)
    assert "is not a valid 'UInt32' value" in found[0]


def test_a_link_target_that_it_would_mend_in_silence_is_found(tmp_path: Path) -> None:
    whole = tmp_path / "whole.pptx"
    deck = Presentation()
    shape = deck.slides.add_slide(deck.slide_layouts[5]).shapes.title
    shape.text_frame.text = "A link"
    shape.text_frame.paragraphs[0].runs[0].hyperlink.address = "http://example.org"
    deck.save(str(whole))
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(tmp_path / "bad.pptx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"http://example.org", b"http://[example"))
    assert any(
        "a link target is malformed" in one for one in findings(tmp_path / "bad.pptx", tmp_path)
    )
