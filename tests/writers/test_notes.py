"""What the speaker says arrives in PowerPoint's notes as formatting, not as asterisks."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from deckbuilder.characters import clean
from deckbuilder.markup import paragraphs
from deckbuilder.scene import Paragraph, Run
from deckbuilder.writers.pptx.build import parts
from deckbuilder.writers.pptx.check import check
from tests.writers.everything import ARABIC, AWKWARD, EMOJI, JAPANESE
from tests.writers.pptx_decks import deck, find, opened, scene
from tests.writers.themes import PAPER

MARKDOWN = """\
Say why they are clouds: the **borders are fuzzy**, and *nobody* drew `lines`.

- one [link](https://example.org/a b)
  - deeper
- two

3. three
4. four
"""


def notes_of(*said: Paragraph, **facts: Any) -> Any:
    return opened(scene(notes=said, **facts)).slides[0].notes_slide


def element_of(*said: Paragraph) -> etree._Element:
    return etree.fromstring(notes_of(*said).part.blob)


def of(text: str, **facts: Any) -> Paragraph:
    return Paragraph((Run(text),), **facts)


def test_the_words_of_notes_are_read_back() -> None:
    said = [of(text) for text in ("plain", AWKWARD, ARABIC, JAPANESE, EMOJI, "", "a\nb")]
    read = notes_of(*said).notes_text_frame.paragraphs
    assert [p.text for p in read] == [clean(p.text).replace("\n", "\v") for p in said]


def test_markdown_arrives_as_formatting() -> None:
    frame = notes_of(*paragraphs(MARKDOWN)).notes_text_frame
    assert "*" not in frame.text
    assert "`" not in frame.text
    runs = {run.text: run for run in frame.paragraphs[0].runs}
    assert runs["borders are fuzzy"].font.bold is True
    assert runs["nobody"].font.italic is True
    assert runs["lines"].font.name == "Consolas"
    assert {run.font.size for run in frame.paragraphs[0].runs} == {None}


def test_lists_have_real_bullets_numbers_and_levels() -> None:
    found = find(element_of(*paragraphs(MARKDOWN)), "//p:sp[.//p:ph[@type='body']]//a:p")[1:]
    marks = [find(paragraph, "string(a:pPr/a:buChar/@char)") for paragraph in found]
    numbers = [find(paragraph, "string(a:pPr/a:buAutoNum/@startAt)") for paragraph in found]
    levels = [find(paragraph, "string(a:pPr/@lvl)") for paragraph in found]
    assert marks == ["•", "•", "•", "", ""]
    assert numbers == ["", "", "", "3", "3"]
    assert levels == ["", "1", "", "", ""]
    indents = [int(find(paragraph, "string(a:pPr/@indent)")) for paragraph in found]
    assert all(indent < 0 for indent in indents)


def test_a_link_in_the_notes_can_be_followed() -> None:
    said = Paragraph((Run("here", link="https://example.org/ä"),))
    run = notes_of(said).notes_text_frame.paragraphs[0].runs[0]
    assert run.hyperlink.address == "https://example.org/%C3%A4"


def test_a_jump_in_the_notes_becomes_its_words() -> None:
    notes = notes_of(Paragraph((Run("next", link="#one"),)))
    assert notes.notes_text_frame.text == "next"
    assert find(etree.fromstring(notes.part.blob), "//a:hlinkClick") == []


def test_a_jump_in_the_notes_to_no_slide_is_refused() -> None:
    with pytest.raises(ValueError, match="slide one: a link goes to #nowhere, which is no slide"):
        notes_of(Paragraph((Run("next", link="#nowhere"),)))


def test_right_to_left_notes_run_to_the_left() -> None:
    paragraph = find(element_of(of(ARABIC, rtl=True)), "//a:pPr[@rtl='1']")
    assert [p.get("algn") for p in paragraph] == ["r"]


def test_a_notes_page_shows_the_slide_and_the_page_number() -> None:
    element = element_of(of("x"))
    kinds = [(ph.get("type"), ph.get("idx")) for ph in find(element, "//p:ph")]
    assert kinds == [("sldImg", "2"), ("body", "3"), ("sldNum", "5")]
    assert len(find(element, "//a:fld[@type='slidenum']")) == 1


def test_a_notes_page_belongs_to_its_slide_and_to_the_notes_master() -> None:
    opened_deck = opened(scene(id="a"), scene(id="b", notes=(of("x"),)))
    slide = opened_deck.slides[1]
    related = [rel.target_part for rel in slide.notes_slide.part.rels.values()]
    assert slide.part in related
    assert opened_deck.notes_master.part in related


def test_a_scene_without_notes_has_no_notes_page() -> None:
    made = parts(deck(scene(id="a"), scene(id="b", notes=(of("x"),))), PAPER)
    assert [name for name in made if "notesSlides/notes" in name] == [
        "ppt/notesSlides/notesSlide2.xml"
    ]
    assert check(made) == []


def test_long_notes_keep_every_paragraph() -> None:
    said = [of(f"Sentence {n}. " * 40, level=n % 3, bullet="dot") for n in range(200)]
    read = notes_of(*said).notes_text_frame.paragraphs
    assert [p.text for p in read] == [p.text for p in said]


def test_plain_notes_say_nothing_of_font_or_direction() -> None:
    body = find(element_of(of("x"), of("y")), "//p:sp[.//p:ph[@type='body']]")[0]
    assert find(body, ".//a:latin") == []
    assert find(body, ".//a:pPr") == []


def test_code_and_direction_in_notes_end_where_they_should() -> None:
    said = (Paragraph((Run("x", code=True), Run(" y"))), of(ARABIC, rtl=True), of("z"))
    body = find(element_of(*said), "//p:sp[.//p:ph[@type='body']]")[0]
    assert find(body, ".//a:r//a:latin/@typeface") == ["Consolas", "+mn-lt", "+mn-lt", "+mn-lt"]
    assert find(body, ".//a:pPr/@rtl") == ["0", "1", "0"]
    assert find(body, ".//a:pPr/@algn") == ["l", "r", "l"]
