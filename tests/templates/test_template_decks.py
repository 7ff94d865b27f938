"""Decks built on templates: sound, in the template's own layouts, and brought home unchanged."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pptx
import pytest
from openxml_audit import FileFormat, OpenXmlValidator
from PIL import Image

from tests.commands import Run, runner
from tests.templates.made_templates import (
    DEFAULT,
    GERMAN,
    dark,
    derived,
    named,
    navy,
    painted_black,
    widescreen,
    with_second_master,
    without_types,
)

TALK = """\
talk: {title: Standing on a template, event: A conference, theme: %s, speakers: [ada]}
people: {ada: Ada}
sections:
  - section: One
    slides:
      - slide: cover
      - slide: agenda
      - title: Points stand in the template's own placeholder
        points: [First, {text: Second, points: [Below it]}, "Third with a [link](https://a.org)"]
        links: {source: https://example.org}
        notes: What is said.
      - title: Two texts
        points: [Left]
        text: Right
      - title: Words beside a table
        points: [Left]
        table: [[What, How many], [Loaf, 2]]
      - title: A table on its own
        table: [[What, How many], [Loaf, 2]]
  - section: Two
    opening: yes
    slides:
      - {title: Words, text: "Nothing but *words*."}
      - slide: credits
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(capsys, monkeypatch)


def build(run: Run, folder: Path, template: Path) -> Path:
    talk = folder / "talk.yaml"
    talk.write_text(TALK % template.name)
    result = run("build", str(talk), "-o", str(folder / "talk.pptx"))
    assert result.code == 0, result.err
    return folder / "talk.pptx"


TEMPLATES = {
    "plain": lambda path: derived(path),
    "german": lambda path: derived(path, named(GERMAN), without_types),
    "dark and wide": lambda path: derived(path, dark, widescreen),
    "two masters": with_second_master,
}


@pytest.mark.parametrize("kind", TEMPLATES)
def test_a_deck_on_a_template_is_sound_and_comes_home_unchanged(
    kind: str, run: Run, tmp_path: Path
) -> None:
    template = TEMPLATES[kind](tmp_path / "company.pptx")
    deck = build(run, tmp_path, template)

    found = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(deck).errors
    assert [str(one) for one in found] == []
    assert "nothing changed" in run("pull", str(deck), "--dry-run").out


def test_slides_stand_on_the_layouts_of_the_template(run: Run, tmp_path: Path) -> None:
    deck = pptx.Presentation(
        str(build(run, tmp_path, derived(tmp_path / "company.pptx", named(GERMAN))))
    )

    layouts = [slide.slide_layout.name for slide in deck.slides]
    assert layouts[0] == "Titelfolie"
    assert layouts[2:5] == ["Titel und Inhalt", "Zwei Inhalte", "Zwei Inhalte"]
    assert layouts[5] == "Nur Titel"
    assert layouts[6] == "Abschnittsüberschrift"
    assert (deck.slide_width, deck.slide_height) == (9_144_000, 6_858_000)
    body = deck.slides[3].placeholders[1]
    assert body.text_frame.text == "Left"
    assert body._element.spPr.xfrm is None, "it stands where the layout has it"
    assert len(deck.slide_layouts) == 11, "layouts that nobody uses stay"


def test_points_take_their_look_from_the_template(run: Run, tmp_path: Path) -> None:
    deck = build(run, tmp_path, derived(tmp_path / "company.pptx"))

    xml = zipfile.ZipFile(deck).read("ppt/slides/slide4.xml").decode()
    body = xml[xml.index("<a:t>Left</a:t>") - 200 : xml.index("<a:t>Left</a:t>")]
    assert "buChar" not in body
    assert 'sz="' not in body


def test_what_is_only_a_sample_stays_behind(run: Run, tmp_path: Path) -> None:
    sample = pptx.Presentation(str(DEFAULT))
    slide = sample.slides.add_slide(sample.slide_layouts[0])
    slide.notes_slide.notes_text_frame.text = "How to use this template"
    sample.save(str(tmp_path / "company.pptx"))

    deck = build(run, tmp_path, tmp_path / "company.pptx")

    names = zipfile.ZipFile(deck).namelist()
    assert not [name for name in names if "printerSettings" in name or "thumbnail" in name]
    assert len([name for name in names if name.startswith("ppt/slides/slide")]) == 9
    notes = zipfile.ZipFile(deck).read("ppt/notesSlides/notesSlide3.xml").decode()
    assert "What is said." in notes
    assert "ppt/notesMasters/notesMaster1.xml" in names, "the template's own"


def test_the_same_outline_and_template_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    template = derived(tmp_path / "company.pptx", dark)
    first = build(run, tmp_path, template).read_bytes()
    assert build(run, tmp_path, template).read_bytes() == first


def test_words_in_boxes_are_as_light_as_those_of_a_template_that_only_says_so_in_its_styles(
    run: Run, tmp_path: Path
) -> None:
    deck = build(run, tmp_path, derived(tmp_path / "company.pptx", painted_black))

    table = zipfile.ZipFile(deck).read("ppt/slides/slide6.xml").decode()
    assert '<a:schemeClr val="bg1"' in table[table.index("Loaf") - 400 : table.index("Loaf")]
    notes = zipfile.ZipFile(deck).read("ppt/notesSlides/notesSlide3.xml").decode()
    assert "solidFill" not in notes


def test_a_broken_picture_of_a_template_stays_behind(run: Run, tmp_path: Path) -> None:
    buffer = BytesIO()
    Image.new("RGB", (40, 40), "red").save(buffer, "png")
    sample = pptx.Presentation(str(DEFAULT))
    sample.slide_master.part.get_or_add_image_part(buffer)
    sample.save(str(tmp_path / "whole.pptx"))
    with (
        zipfile.ZipFile(tmp_path / "whole.pptx") as whole,
        zipfile.ZipFile(tmp_path / "company.pptx", "w") as broken,
    ):
        for name in whole.namelist():
            data = whole.read(name)
            broken.writestr(name, data[:40] if name.endswith(".png") else data)

    deck = build(run, tmp_path, tmp_path / "company.pptx")

    assert not [name for name in zipfile.ZipFile(deck).namelist() if name.endswith(".png")]


def test_pictures_of_slides_show_the_template(run: Run, tmp_path: Path) -> None:
    build(run, tmp_path, derived(tmp_path / "company.pptx", dark, widescreen))

    result = run("export", str(tmp_path / "talk.yaml"), "--to", "svg", "-o", str(tmp_path / "svg"))

    assert result.code == 0, result.err
    drawn = sorted((tmp_path / "svg").rglob("*.svg"))
    assert 'fill="#000000"' in drawn[2].read_text()
    assert 'viewBox="0 0 960 540"' in drawn[2].read_text()


def test_words_of_an_arabic_talk_stand_where_the_template_has_its_places(
    run: Run, tmp_path: Path
) -> None:
    template = derived(tmp_path / "company.pptx")
    talk = tmp_path / "talk.yaml"
    talk.write_text(
        f"talk: {{title: خبز, language: ar, theme: {template.name}}}\n"
        "sections:\n  - section: خبز\n    slides:\n      - {title: خبز وماء, points: [دقيق, ملح]}\n"
        "      - {title: Bread, points: [دقيق]}\n"
    )
    assert run("build", str(talk), "-o", str(tmp_path / "talk.pptx")).code == 0

    slide = pptx.Presentation(str(tmp_path / "talk.pptx")).slides[0]
    assert slide.shapes.title._element.spPr.xfrm is None
    paragraph = slide.placeholders[1].text_frame.paragraphs[0]._p
    assert paragraph.pPr.get("rtl") == "1"
    latin = pptx.Presentation(str(tmp_path / "talk.pptx")).slides[1].shapes.title
    assert latin._element.xpath(".//a:pPr/@algn") == ["ctr"], "in the middle like the others"


def test_a_template_of_another_shape_than_asked_for_decides_and_says_so(
    run: Run, tmp_path: Path
) -> None:
    template = derived(tmp_path / "company.pptx")
    talk = tmp_path / "talk.yaml"
    talk.write_text(TALK.replace("theme: %s", f"theme: {template.name}, aspect: '16:9'"))

    result = run("build", str(talk), "-o", str(tmp_path / "talk.pptx"))

    assert result.code == 0, result.err
    assert "`aspect: 16:9` does not count" in result.err


def test_a_line_below_a_title_stands_on_its_side_and_a_column_is_headed_by_larger_words(
    run: Run, tmp_path: Path
) -> None:
    template = derived(tmp_path / "company.pptx", navy)
    talk = tmp_path / "talk.yaml"
    talk.write_text(
        f"talk: {{title: A talk, theme: {template.name}, event: Here}}\nsections:\n"
        "  - section: One\n    slides:\n"
        "      - {title: A title, subtitle: The line below, points: [First]}\n"
        "      - title: Two\n        columns: [{title: Left, points: [a]}, {title: R, text: b}]\n"
    )
    assert run("build", str(talk), "-o", str(tmp_path / "talk.pptx")).code == 0

    first, second = pptx.Presentation(str(tmp_path / "talk.pptx")).slides
    line = next(
        one for one in first.shapes if one.has_text_frame and "below" in one.text_frame.text
    )
    assert line._element.xpath(".//a:pPr/@algn") == ["ctr"]
    assert first.shapes.title._element.xpath(".//a:rPr/a:solidFill/a:schemeClr/@val") == ["bg1"]
    words = {
        one.text_frame.text: one.text_frame.paragraphs[0].runs[0].font.size
        for one in second.shapes
        if one.has_text_frame and one.text_frame.text in ("Left", "a")
    }
    assert words["Left"] >= words["a"]


def test_titles_of_two_lines_all_have_the_size_that_two_lines_have_room_for(
    run: Run, tmp_path: Path
) -> None:
    template = derived(tmp_path / "company.pptx")
    talk = tmp_path / "talk.yaml"
    titles = (
        "A title of some middling length which wraps",
        "Prices of ten years in five countries" * 2,
    )
    slides = "".join(f"      - {{title: {one}, points: [a]}}\n" for one in titles)
    talk.write_text(
        f"talk: {{title: A talk, theme: {template.name}}}\n"
        f"sections:\n  - section: One\n    slides:\n{slides}"
    )
    assert run("build", str(talk), "-o", str(tmp_path / "talk.pptx")).code == 0

    deck = pptx.Presentation(str(tmp_path / "talk.pptx"))
    sizes = {one.shapes.title.text_frame.paragraphs[0].runs[0].font.size.pt for one in deck.slides}
    assert sizes == {34}
