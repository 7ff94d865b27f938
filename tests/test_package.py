"""The PowerPoint files of whole talks: sound, native, accessible, and nobody else's template."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pptx
import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from deckbuilder.scene import Connector, Formula, Media, Picture, Run, Scene, Text, walk
from deckbuilder.writers.pptx import check
from tests.audit import findings
from tests.decks import EVERY, LOOKS, built

each_deck = pytest.mark.parametrize(("name", "theme", "aspect"), EVERY)
NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}


FACES = "//a:latin/@typeface | //a:ea/@typeface | //a:cs/@typeface"


MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def find(element: Any, path: str) -> list[Any]:
    found: list[Any] = element.xpath(path, namespaces=NAMESPACES)
    return found


@cache
def opened(name: str, theme: str, aspect: str) -> Any:
    """A deck as python-pptx reads it, which sees nothing where a shape is written in two ways."""
    deck = Presentation(str(built(name, theme, aspect).path))
    for slide in deck.slides:
        for twofold in list(slide.shapes._spTree.iterchildren(f"{MC}AlternateContent")):
            for plain in list(twofold.find(f"{MC}Fallback")):
                twofold.addprevious(plain)
            twofold.getparent().remove(twofold)
    return deck


@cache
def slides(name: str, theme: str, aspect: str) -> list[tuple[Any, Scene, Any]]:
    """Every slide read back, the scene it was written from, and its XML."""
    shown = built(name, theme, aspect).loaded.deck.scenes
    pairs = zip(opened(name, theme, aspect).slides, shown, strict=True)
    # python-pptx's own elements have an XPath that takes no namespaces.
    return [(slide, scene, etree.fromstring(slide.part.blob)) for slide, scene in pairs]


# sound


@each_deck
def test_our_own_check_finds_nothing(name: str, theme: str, aspect: str) -> None:
    assert check.check_file(built(name, theme, aspect).path) == []


@each_deck
def test_the_schema_of_open_xml_finds_nothing(name: str, theme: str, aspect: str) -> None:
    assert findings(built(name, theme, aspect).path) == []


@each_deck
def test_the_slide_has_the_shape_that_was_asked_for(name: str, theme: str, aspect: str) -> None:
    deck = opened(name, theme, aspect)
    across, down = map(int, aspect.split(":"))
    assert deck.slide_width * down == deck.slide_height * across


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_a_page_of_every_slide_of_the_reference_talk(tmp_path: Path) -> None:
    deck = built("ai-safety-landscape", *LOOKS[0])
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(deck.path)),
        ],
        capture_output=True,
        check=True,
        timeout=300,
    )
    pages = re.findall(rb"/Type\s*/Page\b", (tmp_path / f"{deck.path.stem}.pdf").read_bytes())
    assert len(pages) == sum(not scene.hidden for scene in deck.loaded.deck.scenes)


# accessible


@each_deck
def test_every_slide_has_a_title_in_its_placeholder(name: str, theme: str, aspect: str) -> None:
    seen = set()
    for slide, scene, _tree in slides(name, theme, aspect):
        title = slide.shapes.title
        assert title is not None, scene.id
        assert title.text_frame.text.strip(), scene.id
        kinds = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
        assert title.placeholder_format.type in kinds
        seen.add(slide.slide_layout.name)
    assert len(seen) > 2


@each_deck
def test_every_picture_table_and_diagram_has_alternative_text(
    name: str, theme: str, aspect: str
) -> None:
    shown = 0
    for _slide, scene, tree in slides(name, theme, aspect):
        for holder in find(tree, "//p:pic | //p:graphicFrame | /*/*/p:spTree/p:grpSp"):
            [about] = find(holder, "./*/p:cNvPr")
            decorative = find(about, ".//adec:decorative[@val='1']")
            assert about.get("descr", "").strip() or decorative, (scene.id, about.get("name"))
            shown += 1
    assert shown > 3


@each_deck
def test_pictures_say_what_the_outline_says(name: str, theme: str, aspect: str) -> None:
    for _slide, scene, tree in slides(name, theme, aspect):
        shown = (i for i in walk(scene.items) if isinstance(i, Formula | Media | Picture))
        meant = [i.latex if isinstance(i, Formula) else i.alt for i in shown]
        assert find(tree, "//p:pic/p:nvPicPr/p:cNvPr/@descr") == [a for a in meant if a]


# native


@each_deck
def test_words_stand_in_placeholders_of_the_layout(name: str, theme: str, aspect: str) -> None:
    for slide, scene, _tree in slides(name, theme, aspect):
        roles = [i.placeholder for i in scene.items if isinstance(i, Text) and i.placeholder]
        footers = ("FOOTER", "SLIDE_NUMBER", "DATE")
        filled = [
            shape
            for shape in slide.placeholders
            if shape.placeholder_format.type.name not in footers
        ]
        assert len(filled) == len(roles)
        assert all(shape.text_frame.text.strip() for shape in filled), scene.id


@each_deck
def test_footers_and_numbers_are_placeholders(name: str, theme: str, aspect: str) -> None:
    for slide, scene, _tree in slides(name, theme, aspect):
        kinds = [shape.placeholder_format.type.name for shape in slide.placeholders]
        assert ("SLIDE_NUMBER" in kinds) == scene.number
        footers = [
            shape.text_frame.text
            for shape in slide.placeholders
            if shape.placeholder_format.type.name == "FOOTER"
        ]
        assert footers == ([scene.footer] if scene.footer else [])


@each_deck
def test_colours_and_fonts_are_the_themes(name: str, theme: str, aspect: str) -> None:
    code = built(name, theme, aspect).loaded.theme.code_font
    for _slide, scene, tree in slides(name, theme, aspect):
        assert find(tree, "//a:srgbClr/@val") == [], scene.id
        faces = {face for face in find(tree, FACES) if face[0] != "+"}
        assert faces <= {code}, scene.id


@each_deck
def test_arrows_are_glued_to_what_they_join(name: str, theme: str, aspect: str) -> None:
    for _slide, scene, tree in slides(name, theme, aspect):
        arrows = [i for i in walk(scene.items) if isinstance(i, Connector)]
        assert len(find(tree, "//a:stCxn")) == sum(bool(arrow.begin_glue) for arrow in arrows)
        assert len(find(tree, "//a:endCxn")) == sum(bool(arrow.end_glue) for arrow in arrows)
        ids = set(find(tree, "//p:cNvPr/@id"))
        assert set(find(tree, "//a:stCxn/@id | //a:endCxn/@id")) <= ids


@each_deck
def test_sections_hold_their_slides_in_order(name: str, theme: str, aspect: str) -> None:
    deck = opened(name, theme, aspect)
    root = etree.fromstring(deck.part.blob)
    order = find(root, "//p:sldIdLst/p:sldId/@id")
    sections = [
        (section.get("name"), find(section, ".//p14:sldId/@id"))
        for section in find(root, "//p14:section")
    ]
    meant = built(name, theme, aspect).loaded.deck.sections
    assert [name for name, _ in sections] == [section.name for section in meant]
    assert [len(ids) for _, ids in sections] == [len(section.scenes) for section in meant]
    assert [one for _, ids in sections for one in ids] == order


# links and notes


def links(runs: Iterator[Run]) -> list[str]:
    return sorted({run.link for run in runs if run.link})


@each_deck
def test_links_lead_where_the_outline_says(name: str, theme: str, aspect: str) -> None:
    deck = opened(name, theme, aspect)
    ids = {slide.part.partname: slide.element.cSld.get("name") for slide in deck.slides}
    for slide, scene, tree in slides(name, theme, aspect):
        texts = (
            run
            for item in walk(scene.items)
            for body in bodies(item)
            for paragraph in body.paragraphs
            for run in paragraph.runs
        )
        shapes = {getattr(item, "link", "") for item in walk(scene.items)} - {""}
        there = set()
        for identifier in find(
            tree, "//a:hlinkClick[@action!='ppaction://media' or not(@action)]/@r:id"
        ):
            relation = slide.part.rels[identifier]
            if relation.is_external:
                there.add(relation.target_ref)
            else:
                there.add("#" + ids[relation.target_part.partname])
        assert there == {*links(texts), *shapes}


def bodies(item: Any) -> list[Any]:
    rows = getattr(item, "rows", ())
    body = getattr(item, "body", None)
    return [cell.body for row in rows for cell in row] + ([body] if body else [])


@each_deck
def test_notes_carry_their_marks_lists_and_links(name: str, theme: str, aspect: str) -> None:
    marked = set()
    for slide, scene, _tree in slides(name, theme, aspect):
        assert slide.has_notes_slide == bool(scene.notes)
        if not scene.notes:
            continue
        frame = slide.notes_slide.notes_text_frame
        for paragraph, meant in zip(frame.paragraphs, scene.notes, strict=True):
            assert "".join(run.text for run in paragraph.runs) == meant.text.replace("\n", "")
            bold = "".join(run.text for run in paragraph.runs if run.font.bold)
            assert bold == "".join(run.text for run in meant.runs if run.bold)
            leads = {run.hyperlink.address for run in paragraph.runs} - {None}
            assert leads == {r.link for r in meant.runs if r.link and not r.link.startswith("#")}
            inner = etree.fromstring(etree.tostring(paragraph._p))
            dots, numbers = find(inner, "./a:pPr/a:buChar"), find(inner, "./a:pPr/a:buAutoNum")
            assert (len(dots), len(numbers)) == (meant.bullet == "dot", meant.bullet == "number")
            assert "**" not in paragraph.text
            marked |= {kind for kind, on in (("bold", bold), ("link", leads), ("list", dots)) if on}
    assert marked >= ({"bold", "link", "list"} if name == "ai-safety-landscape" else {"bold"})


# ours


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


@each_deck
def test_nothing_is_left_of_another_template(name: str, theme: str, aspect: str) -> None:
    template = Path(pptx.__file__).parent / "templates" / "default.pptx"
    foreign = {data for data in parts(template).values() if len(data) > 400}
    ours = parts(built(name, theme, aspect).path)
    assert not foreign & set(ours.values())
    everything = b"".join(ours.values())
    for trace in (b"python-pptx", b"Steve Canny", b"Office Theme", b"printerSettings"):
        assert trace not in everything


@each_deck
def test_the_file_says_of_itself_what_the_talk_says(name: str, theme: str, aspect: str) -> None:
    deck = built(name, theme, aspect).loaded.deck
    said = opened(name, theme, aspect).core_properties
    assert said.title == deck.title
    assert said.author == ", ".join(deck.authors) or not deck.authors
    properties = parts(built(name, theme, aspect).path)["docProps/app.xml"].decode()
    assert f"<Slides>{len(deck.scenes)}</Slides>" in properties


@pytest.mark.parametrize(("theme", "aspect"), LOOKS)
def test_a_picture_shown_twice_is_kept_once(theme: str, aspect: str) -> None:
    media = [
        data
        for part, data in parts(built("ai-safety-landscape", theme, aspect).path).items()
        if part.startswith("ppt/media/")
    ]
    assert len(media) == len(set(media)) > 10
