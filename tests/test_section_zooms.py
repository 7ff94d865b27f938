"""An agenda with pictures of its sections: drawn as they are, and zooms in PowerPoint."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator
from PIL import Image
from pptx import Presentation

from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.laying_out import lay_out
from deckbuilder.page import Page
from deckbuilder.scene import Deck, Picture, Text
from deckbuilder.writers.pptx.build import to_bytes
from deckbuilder.writers.pptx.check import check
from deckbuilder.writers.svg import svg
from tests.laws import problems
from tests.outlines import ROOT, page_of, talk_of

HEAD = "talk: {{title: A talk, theme: {theme}, aspect: '{aspect}', language: {language}}}\n"
TALK = """\
sections:
  - section: The land
    slides:
      - {title: All of it, id: whole, points: [Hills, A sea]}
      - {slide: agenda, id: parts, zooms: yes}
  - section: Hills
    id: hills
    slides:
      - {title: Green, points: [They are green]}
  - section: Sea
    id: sea
    opening: no
    slides:
      - {title: Unseen, hidden: yes, points: [Not in the show]}
      - {title: Waves, id: waves, points: [They are blue]}
"""
PSEZ = "{http://schemas.microsoft.com/office/powerpoint/2016/sectionzoom}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def made(
    slides: str = TALK, theme: str = "paper", aspect: str = "16:9", language: str = "en"
) -> tuple[Deck, Page]:
    talk = talk_of(HEAD.format(theme=theme, aspect=aspect, language=language) + slides)
    page = page_of(talk)
    return lay_out(talk, page), page


def pictures(deck: Deck, name: str = "parts") -> list[Picture]:
    scene = next(one for one in deck.scenes if one.id == name)
    return [item for item in scene.items if isinstance(item, Picture)]


def sections(count: int) -> str:
    head, rest = TALK.split("  - section: Hills")
    more = "".join(
        f"  - {{section: Part number {n}, slides: [{{title: T{n}, points: [x]}}]}}\n"
        for n in range(count - 1)
    )
    assert rest
    return head + more


@pytest.fixture(scope="module")
def deck() -> Deck:
    return made()[0]


@pytest.fixture(scope="module")
def file(deck: Deck) -> bytes:
    return to_bytes(deck, made()[1].theme)


def part(file: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        return etree.fromstring(package.read(name))


def test_each_section_has_a_picture_that_leads_to_its_first_slide(deck: Deck) -> None:
    shown = pictures(deck)
    assert [one.link for one in shown] == ["#whole", "#green", "#waves"]
    assert [one.section for one in shown] == ["the-land", "hills", "sea"]
    assert [one.alt for one in shown] == ["The land", "Hills", "Sea"]
    names = [one.body.text for one in deck.scenes[1].items if isinstance(one, Text)]
    assert names == ["Outline", "1   The land", "2   Hills", "3   Sea"]


def test_the_pictures_are_of_the_slides_as_they_are(deck: Deck) -> None:
    first, second, third = pictures(deck)
    assert len({one.image.digest for one in (first, second, third)}) == 3
    with Image.open(io.BytesIO(first.image.data)) as drawn:
        assert drawn.size == (first.image.width, first.image.height) == (960, 540)
    changed, _ = made(TALK.replace("They are blue", "They are grey"))
    again = pictures(changed)
    assert [one.image.digest for one in again][:2] == [first.image.digest, second.image.digest]
    assert again[2].image.digest != third.image.digest


def test_powerpoint_gets_zooms_into_the_sections_it_has(file: bytes) -> None:
    slide = part(file, "ppt/slides/slide2.xml")
    zooms = list(slide.iter(f"{PSEZ}sectionZmObj"))
    known = [one.get("id") for one in part(file, "ppt/presentation.xml").iter(f"{P14}section")]
    assert [one.get("sectionId") for one in zooms] == known
    frames = [one.getparent() for one in slide.iter("{*}graphic")]
    for frame in frames:
        choice = frame.getparent()
        fallback = choice.getnext()
        assert choice.get("Requires") == "psez"
        ids = [one.get("id") for one in (*frame.iter("{*}cNvPr"), *fallback.iter("{*}cNvPr"))]
        assert len(set(ids)) == 1
        images = {one.get(f"{R}embed") for one in choice.getparent().iter("{*}blip")}
        assert len(images) == 1
    jumps = [one.get("action") for one in slide.iter("{*}hlinkClick")]
    assert jumps == ["ppaction://hlinksldjump"] * 3


def test_the_file_is_sound_and_always_the_same(file: bytes, tmp_path: Path) -> None:
    path = tmp_path / "zooms.pptx"
    path.write_bytes(file)
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)
    assert list(validator.validate(path).errors) == []
    with zipfile.ZipFile(path) as package:
        assert check({name: package.read(name) for name in package.namelist()}) == []
    assert len(Presentation(str(path)).slides) == 5
    deck, page = made()
    assert to_bytes(deck, page.theme) == file


def test_an_agenda_that_is_a_first_slide_shows_itself_without_its_pictures() -> None:
    agenda = "      - {slide: agenda, id: parts, zooms: yes}\n"
    whole = "      - {title: All of it, id: whole, points: [Hills, A sea]}\n"
    deck, _ = made(TALK.replace(agenda, "").replace(whole, agenda + whole))
    assert [one.link for one in pictures(deck)] == ["#parts", "#green", "#waves"]


def test_in_an_arabic_talk_the_first_picture_is_at_the_right() -> None:
    first, second, third = pictures(made(language="ar")[0])
    assert first.box.x > second.box.x > third.box.x


@pytest.mark.parametrize("count", [2, 5, 12])
@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_any_number_of_sections_has_room(count: int, aspect: str) -> None:
    deck, page = made(sections(count), aspect=aspect)
    agenda = next(one for one in deck.scenes if one.id == "parts")
    assert problems(agenda.items, page) == []
    shown = pictures(deck)
    assert len(shown) == count
    assert all(one.box.w / one.box.h == pytest.approx(page.width / 540, rel=0.001) for one in shown)


def test_names_that_are_too_long_are_told_with_what_helps() -> None:
    long = " ".join(["very"] * 40)
    with pytest.raises(InvalidTalk) as wrong:
        made(TALK.replace("section: Hills", f"section: {long} high hills"))
    assert "leave out `zooms`" in str(wrong.value)
    with pytest.raises(InvalidTalk) as wrong:
        made(sections(30))
    assert "30 sections are too many" in str(wrong.value)


@pytest.mark.parametrize("theme", ["paper", "night"])
def test_the_agenda_looks_right(theme: str, golden: Callable[[Path, str], None]) -> None:
    deck, page = made(theme=theme)
    scene = next(one for one in deck.scenes if one.id == "parts")
    shown = svg(scene, page.theme, page.width, page.height, 2)
    shown = re.sub(r"base64,[^\"]+", "base64,", shown)  # how letters are drawn may change
    golden(ROOT / "tests" / "golden" / "motion" / f"zooms-{theme}.svg", shown)
