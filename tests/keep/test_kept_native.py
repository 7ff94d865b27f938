"""A slide that is kept is the slide that was sent back: native, whole, and safe."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from deckbuilder.checks import run_checks
from deckbuilder.content import said
from deckbuilder.readers.pptx import read
from deckbuilder.writers.pptx import to_bytes
from tests.keep.kept_decks import (
    built,
    edited,
    everything,
    keeping,
    through_libreoffice,
    with_box,
    with_chart,
    with_picture,
    with_shapes,
    written,
)

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)
IDS = ("overview", "figures", "ring", "end")
ALL = (
    ("overview", with_box),
    ("figures", with_chart),
    ("ring", with_picture),
    ("end", with_shapes),
)


def test_every_shape_is_where_it_was_and_says_what_it_said(tmp_path: Path) -> None:
    path = edited(tmp_path, *ALL)
    there = {s.element.cSld.get("name"): everything(s) for s in Presentation(str(path)).slides}
    loaded = keeping(tmp_path, *(f"from-leon.pptx#{name}" for name in IDS))
    deck = written(loaded, tmp_path)
    for slide, name in zip(deck.slides, IDS, strict=True):
        assert everything(slide) == there[name]
        assert slide.element.cSld.get("name") == name
        assert slide.notes_slide.notes_text_frame.text.endswith("Ours.")


def test_a_chart_keeps_its_numbers_and_its_workbook(tmp_path: Path) -> None:
    edited(tmp_path, ("overview", with_chart))
    deck = written(keeping(tmp_path, "from-leon.pptx#overview"), tmp_path)
    [frame] = [shape for shape in deck.slides[0].shapes if shape.has_chart]
    [series] = frame.chart.plots[0].series
    assert (series.name, tuple(series.values)) == ("loaves", (3, 5))
    assert list(frame.chart.plots[0].categories) == ["spring", "autumn"]
    assert frame.chart.part.chart_workbook.xlsx_part.blob[:2] == b"PK"


def test_a_picture_that_two_slides_show_is_embedded_once(tmp_path: Path) -> None:
    edited(tmp_path, ("overview", with_picture), ("ring", with_picture))
    loaded = keeping(tmp_path, "from-leon.pptx#overview", "from-leon.pptx#ring")
    deck = written(loaded, tmp_path)
    pictures = [shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == 13]
    assert [round(picture.crop_left, 2) for picture in pictures] == [0.25, 0.25]
    with zipfile.ZipFile(tmp_path / "kept.pptx") as file:
        assert sum(name.startswith("ppt/media/") for name in file.namelist()) == 1


def test_what_the_manifest_says_is_what_is_read_back(tmp_path: Path) -> None:
    edited(tmp_path, *ALL)
    loaded = keeping(tmp_path, *(f"from-leon.pptx#{name}" for name in IDS))
    written(loaded, tmp_path)
    back = [slide.content for slide in read(tmp_path / "kept.pptx").slides]
    for meant, found in zip(said(loaded.deck), back, strict=True):
        assert (found.id, found.layout, found.pieces) == (meant.id, meant.layout, meant.pieces)


def test_a_deck_of_kept_slides_can_be_kept_from_again(tmp_path: Path) -> None:
    edited(tmp_path, *ALL)
    first = keeping(tmp_path, *(f"from-leon.pptx#{name}" for name in IDS))
    written(first, tmp_path, "again.pptx")
    second = keeping(tmp_path, *(f"again.pptx#{name}" for name in IDS))
    written(second, tmp_path)
    assert [one.pieces for one in said(second.deck)] == [one.pieces for one in said(first.deck)]


def test_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    edited(tmp_path, *ALL)
    references = [f"from-leon.pptx#{name}" for name in IDS]
    one, other = keeping(tmp_path, *references), keeping(tmp_path, *references)
    assert to_bytes(one.deck, one.theme) == to_bytes(other.deck, other.theme)


@pytest.mark.parametrize("theme", ["paper", "night"])
@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_untouched_slides_stand_on_the_layouts_they_stood_on(
    theme: str, aspect: str, tmp_path: Path
) -> None:
    sent = built(tmp_path, theme=theme, aspect=aspect)
    before = [slide.slide_layout.name for slide in Presentation(str(sent)).slides][1:]
    head = f', theme: {theme}, aspect: "{aspect}"'
    deck = written(keeping(tmp_path, *(f"sent.pptx#{name}" for name in IDS), head=head), tmp_path)
    assert [slide.slide_layout.name for slide in deck.slides] == before


@needs_libreoffice
def test_slides_that_libreoffice_saved_stay_as_they_are(tmp_path: Path) -> None:
    path = through_libreoffice(edited(tmp_path, *ALL), tmp_path)
    loaded = keeping(tmp_path, *(f"from-libreoffice.pptx#{name}" for name in IDS))
    deck = written(loaded, tmp_path)
    there = [everything(slide) for slide in Presentation(str(path)).slides][1:]
    assert [everything(slide) for slide in deck.slides] == there
    back = [slide.content.pieces for slide in read(tmp_path / "kept.pptx").slides]
    assert back == [one.pieces for one in said(loaded.deck)]
    assert [slide.slide_layout.name for slide in deck.slides] == [
        "Title and Content",
        "Title Only",
        "Title Only",
        "Title and Content",
    ]


def test_jumps_lead_to_slides_of_this_deck_or_become_words(tmp_path: Path) -> None:
    edited(tmp_path)
    alone = keeping(tmp_path, "from-leon.pptx#overview")
    deck = written(alone, tmp_path)
    assert b"hlinkClick" not in deck.slides[0].part.blob
    assert "to the end" in deck.slides[0].placeholders[1].text_frame.text
    [warning] = [one for one in run_checks(alone) if one.rule == "kept-slides"]
    assert "`end`" in warning.message
    both = keeping(tmp_path, "from-leon.pptx#overview", "from-leon.pptx#end")
    deck = written(both, tmp_path)
    [link] = re.findall(rb'hlinkClick r:id="(\w+)"', deck.slides[0].part.blob)
    assert deck.slides[0].part.related_part(link.decode()) is deck.slides[1].part
    assert [one for one in run_checks(both) if one.rule == "kept-slides"] == []


def test_a_slide_with_another_id_has_that_throughout(tmp_path: Path) -> None:
    edited(tmp_path, ("overview", with_box))
    deck = written(keeping(tmp_path, "from-leon.pptx#2"), tmp_path)
    slide = deck.slides[0]
    assert slide.element.cSld.get("name") == "slide-2"
    names = [shape.name for shape in slide.shapes]
    assert "slide-2:title" in names
    assert "slide-2:anchor" in names
    assert not any(name.startswith("overview:") for name in names)


def test_animations_and_transitions_stay(tmp_path: Path) -> None:
    path = edited(tmp_path)
    deck = Presentation(str(path))
    slide = deck.slides[1]
    shape = slide.shapes.title.shape_id
    for xml in (TRANSITION, TIMING.format(shape=shape)):
        slide.element.append(etree.fromstring(xml))
    deck.save(str(path))
    kept = written(keeping(tmp_path, "from-leon.pptx#overview"), tmp_path).slides[0].element
    assert kept.find("{*}transition/{*}fade") is not None
    assert kept.find(".//{*}timing//{*}spTgt").get("spid") == str(shape)


P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
TRANSITION = f"<p:transition {P}><p:fade/></p:transition>"
TIMING = f"""<p:timing {P}><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never"
nodeType="tmRoot"><p:childTnLst><p:set><p:cBhvr><p:cTn id="2" dur="1" fill="hold"/><p:tgtEl>
<p:spTgt spid="{{shape}}"/></p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName>
</p:attrNameLst></p:cBhvr><p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn>
</p:par></p:tnLst></p:timing>"""


def test_an_animation_of_a_shape_that_is_gone_goes_too(tmp_path: Path) -> None:
    path = edited(tmp_path)
    deck = Presentation(str(path))
    deck.slides[1].element.append(etree.fromstring(TIMING.format(shape=4711)))
    deck.save(str(path))
    kept = written(keeping(tmp_path, "from-leon.pptx#overview"), tmp_path).slides[0].element
    assert kept.find("{*}timing") is None


def test_a_hidden_slide_is_what_the_outline_says(tmp_path: Path) -> None:
    path = edited(tmp_path)
    deck = Presentation(str(path))
    deck.slides[1].element.set("show", "0")
    deck.save(str(path))
    kept = written(keeping(tmp_path, "from-leon.pptx#overview"), tmp_path)
    assert kept.slides[0].element.get("show") is None
