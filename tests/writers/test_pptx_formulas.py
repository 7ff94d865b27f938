"""Formulas and footnotes in PowerPoint files: twice, once as Office Math and once as anybody can."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from deckbuilder.pipeline import Loaded, load
from deckbuilder.readers.pptx import read
from deckbuilder.writers.pptx import check, write
from deckbuilder.writers.svg import svg
from tests.audit import findings

TALK = r"""
talk: {title: Formulas}
sections:
  - section: One
    slides:
      - title: The loss $\mathcal{L}$ is small[^why]
        points: ["Energy $E = mc^2$ and words", "A price of $5 and $10", "Twice[^again]"]
        callout: {text: Mind the $x$, kind: warning}
        footnotes:
          why: See [there](https://example.org)
          again: For $x > 0$
        notes: Say $x^2$ aloud.
      - title: A table
        table: [[Name, Value], [Loss, '$\sum_i x_i$']]
      - title: One alone
        formula: {latex: '\frac{a}{b}', label: For $b \neq 0$}
      - title: Only a picture
        formula: a \not\to b
"""
A14 = "{http://schemas.microsoft.com/office/drawing/2010/main}m"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    path = tmp_path_factory.mktemp("formulas") / "talk.yaml"
    path.write_text(TALK, "utf-8")
    return load(path)


@pytest.fixture(scope="module")
def deck(loaded: Loaded, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(loaded.deck, loaded.theme, tmp_path_factory.mktemp("deck") / "deck.pptx")


def slide(deck: Path, number: int) -> etree._Element:
    with zipfile.ZipFile(deck) as package:
        return etree.fromstring(package.read(f"ppt/slides/slide{number}.xml"))


def test_the_file_is_sound(deck: Path) -> None:
    assert findings(deck) == []
    assert check.check_file(deck) == []
    assert len(Presentation(str(deck)).slides) == 4


def test_each_shape_with_a_formula_is_there_twice_under_one_id(deck: Path) -> None:
    counts = []
    for number in (1, 2, 3, 4):
        both = list(slide(deck, number).iter(f"{MC}AlternateContent"))
        counts.append(len(both))
        for one in both:
            ids = [{node.get("id") for node in way.iter(f"{P}cNvPr")} for way in one]
            assert ids[0] == ids[1]
            assert [bool(list(way.iter(A14))) for way in one] == [True, False]
    assert counts == [4, 1, 2, 0]


def test_programs_without_formulas_find_words_or_a_picture(deck: Path) -> None:
    falls = [one for number in (1, 3) for one in slide(deck, number).iter(f"{MC}Fallback")]
    words = ["".join(one.itertext()) for one in falls]
    assert any("Energy E = mc² and words" in text for text in words)
    assert [len(list(one.iter(f"{P}pic"))) for one in falls] == [0, 0, 0, 0, 1, 0]


def test_the_latex_is_the_alternative_text(deck: Path) -> None:
    named = [node.get("descr") for node in slide(deck, 3).iter(f"{P}cNvPr")]
    assert named.count(r"\frac{a}{b}") == 2
    assert [node.get("descr") for node in slide(deck, 4).iter(f"{P}cNvPr")].count(r"a \not\to b")


def test_notes_say_formulas_in_words(deck: Path) -> None:
    notes = Presentation(str(deck)).slides[0].notes_slide
    assert notes.notes_text_frame.text == "Say x² aloud."


def test_marks_of_footnotes_are_raised(deck: Path) -> None:
    xml = etree.tostring(slide(deck, 1)).decode()
    raised = re.findall(r'baseline="30000"[^<]*(?:<(?!a:t>)[^<]*)*<a:t>(\d)</a:t>', xml)
    assert sorted(raised) == ["1"] * 4 + ["2"] * 4  # each stands in two shapes that are there twice


def test_what_is_read_back_is_what_was_built(deck: Path) -> None:
    edited = read(deck)
    [title, points, callout, *_] = edited.slides[0].content.pieces
    assert title.text == "The loss ℒ is small1"
    assert points.text.splitlines()[0] == "Energy E = mc² and words"
    assert callout.text == "Warning\nMind the x"
    [_, formula, *_] = edited.slides[2].content.pieces
    assert (formula.kind, formula.text, formula.alt) == ("formula", "a/b", r"\frac{a}{b}")
    assert all(not one.ornaments for one in edited.slides)


def test_our_own_pictures_draw_formulas(loaded: Loaded) -> None:
    scene = loaded.deck.scenes[2]
    drawn = svg(scene, loaded.theme, 960, 540)
    assert len(re.findall("<path transform=", drawn)) == 3  # glyphs and a bar, and one in the label
    assert "<title>\\frac{a}{b}</title>" in drawn
