"""The check finds every way of breaking a deck it claims to know, and nothing in a sound one."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from deckbuilder.geometry import Box
from deckbuilder.scene import (
    Cell,
    Colour,
    Connector,
    Deck,
    Glue,
    Group,
    Paragraph,
    Picture,
    Run,
    SceneSection,
    Shape,
    Table,
    Text,
    TextBody,
    plain,
)
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.pptx.build import parts
from deckbuilder.writers.pptx.check import check, check_file
from deckbuilder.writers.pptx.check_package import address_fault
from deckbuilder.writers.pptx.zipping import zipped
from tests.writers.everything import everything
from tests.writers.pptx_decks import image, scene, words
from tests.writers.themes import PAPER, THEMES

Parts = dict[str, bytes]

CONTENT = "[Content_Types].xml"
MAIN = "ppt/presentation.xml"
MAIN_RELS = "ppt/_rels/presentation.xml.rels"
MASTER = "ppt/slideMasters/slideMaster1.xml"
ONE, TWO = "ppt/slides/slide1.xml", "ppt/slides/slide2.xml"
ONE_RELS, TWO_RELS = "ppt/slides/_rels/slide1.xml.rels", "ppt/slides/_rels/slide2.xml.rels"
NOTES = "ppt/notesSlides/notesSlide1.xml"
NOTES_RELS = "ppt/notesSlides/_rels/notesSlide1.xml.rels"
PICTURE = "ppt/media/image1.png"


def small() -> Deck:
    """Two slides with something of everything that can break."""
    boxes = [
        Shape(name, Box(x, 150, 100, 60), "rounded", Colour("blue", 0.84))
        for name, x in (("a", 100), ("b", 400))
    ]
    arrow = Connector(
        "arrow",
        boxes[0].box.at(1, 0.5),
        boxes[1].box.at(0, 0.5),
        begin_glue=Glue("a", 3),
        end_glue=Glue("b", 1),
    )
    cells = tuple(tuple(Cell(words(f"{row}{column}")) for column in "ab") for row in "12")
    linked = Paragraph(
        (Run("outside", link="https://example.org/"), Run("inside", link="#two")),
    )
    one = scene(
        Text("links", Box(50, 100, 400, 40), TextBody((linked,))),
        id="one",
        notes=plain("Say it"),
    )
    two = scene(
        Group("diagram", (*boxes, arrow), alt="Two boxes"),
        Table("table", Box(50, 300, 200, 60), (100, 100), (30, 30), cells),
        Picture("picture", Box(500, 300, 80, 60), image(), "Blue"),
        id="two",
        notes=plain("And that"),
    )
    return Deck("Test", (SceneSection("a", "A", (one,)), SceneSection("b", "B", (two,))), 960, 540)


@pytest.fixture(scope="module")
def sound() -> Parts:
    return parts(small(), PAPER)


def test_a_sound_deck_has_no_findings(sound: Parts) -> None:
    assert check(sound) == []


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_a_deck_with_everything_has_no_findings(theme: Theme) -> None:
    assert check(parts(everything(), theme)) == []


def change(part: str, old: str, new: str, count: int = 1) -> Callable[[Parts], None]:
    """Replace words in a part; they have to be there."""

    def apply(made: Parts) -> None:
        assert old.encode() in made[part], f"{part} has no {old}"
        made[part] = made[part].replace(old.encode(), new.encode(), count)

    return apply


def substitute(part: str, pattern: str, new: str) -> Callable[[Parts], None]:
    def apply(made: Parts) -> None:
        made[part], count = re.subn(pattern.encode(), new.encode(), made[part], count=1)
        assert count == 1, f"{part} has no {pattern}"

    return apply


def drop(part: str) -> Callable[[Parts], None]:
    def apply(made: Parts) -> None:
        del made[part]

    return apply


def put(part: str, data: bytes) -> Callable[[Parts], None]:
    return lambda made: made.update({part: data})


def both(*breaks: Callable[[Parts], None]) -> Callable[[Parts], None]:
    def apply(made: Parts) -> None:
        for one in breaks:
            one(made)

    return apply


SLIDE_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TIMING = (
    '<p:timing><p:tnLst><p:par><p:cTn id="1" nodeType="tmRoot"><p:childTnLst><p:set><p:cBhvr>'
    '<p:cTn id="{}"/><p:tgtEl><p:spTgt spid="{}"/></p:tgtEl></p:cBhvr></p:set></p:childTnLst>'
    "</p:cTn></p:par></p:tnLst></p:timing></p:sld>"
)
TEXT_BODY = r"<p:txBody>.*?</p:txBody>"
FIRST_LINK = r'<a:hlinkClick r:id="rId\d+"/>'
JUMP = r'<a:hlinkClick r:id="rId\d+" action="ppaction://hlinksldjump"/>'

BREAKS: dict[str, tuple[Callable[[Parts], None], str, str]] = {
    # the package
    "no content types": (drop(CONTENT), CONTENT, "is missing"),
    "a part without content type": (
        both(put("ppt/extra.bin", b"?"), change(MAIN_RELS, "presProps.xml", "extra.bin")),
        "ppt/extra.bin",
        "no content type",
    ),
    "an override twice": (
        change(CONTENT, "</Types>", f'<Override PartName="/{ONE}" ContentType="x"/></Types>'),
        CONTENT,
        f"two overrides for {ONE}",
    ),
    "an override for nothing": (
        change(CONTENT, "</Types>", '<Override PartName="/ppt/x.xml" ContentType="x"/></Types>'),
        CONTENT,
        "ppt/x.xml, which is missing",
    ),
    "a slide with the wrong content type": (
        change(CONTENT, f'/{ONE}" ContentType="{SLIDE_TYPE}"', f'/{ONE}" ContentType="text/xml"'),
        ONE,
        "has content type 'text/xml'",
    ),
    "a slide without its content type": (
        change(CONTENT, f'<Override PartName="/{ONE}" ContentType="{SLIDE_TYPE}"/>', ""),
        ONE,
        "has content type 'application/xml'",
    ),
    "a tag left open": (change(ONE, "</p:sld>", ""), ONE, "not well-formed"),
    "a bare ampersand": (change(ONE, "outside", "R&D"), ONE, "not well-formed"),
    "a control character": (change(ONE, "outside", "out\x0bside"), ONE, "not well-formed"),
    "bytes that are no UTF-8": (
        lambda made: made.update({ONE: made[ONE].replace(b"outside", b"\xff")}),
        ONE,
        "not well-formed",
    ),
    "an unknown prefix": (change(ONE, "<p:cSld ", "<q:cSld ", 1), ONE, "not well-formed"),
    "an attribute twice": (
        change(ONE, '<p:cSld name="one"', '<p:cSld name="one" name="two"'),
        ONE,
        "not well-formed",
    ),
    "relationships that are no XML": (
        change(ONE_RELS, "</Relationships>", ""),
        ONE_RELS,
        "not well-formed",
    ),
    "a relationship id twice": (
        change(ONE_RELS, 'Id="rId2"', 'Id="rId1"'),
        ONE_RELS,
        "two relationships are called rId1",
    ),
    "a relationship to nothing": (drop(PICTURE), TWO, f"leads to {PICTURE}, which is missing"),
    "relationships of nothing": (
        put("ppt/slides/_rels/slide9.xml.rels", b"<Relationships/>"),
        "ppt/slides/_rels/slide9.xml.rels",
        "ppt/slides/slide9.xml, which is missing",
    ),
    "a part nobody refers to": (
        put("ppt/stray.xml", b"<a/>"),
        "ppt/stray.xml",
        "reached by no relationship",
    ),
    "a picture cut off": (
        lambda made: made.update({PICTURE: made[PICTURE][:-20]}),
        PICTURE,
        "no whole image/png",
    ),
    "a picture of another kind": (put(PICTURE, b"GIF89a"), PICTURE, "no whole image/png"),
    "an address with a space": (
        change(ONE_RELS, "https://example.org/", "https://example.org/a b"),
        ONE,
        "no URI",
    ),
    "no presentation": (
        change("_rels/.rels", '/officeDocument"', '/somethingElse"'),
        "_rels/.rels",
        "leads to no presentation",
    ),
    # shapes
    "a shape id twice": (
        substitute(TWO, r'<p:cNvPr id="3"', '<p:cNvPr id="4"'),
        TWO,
        "shape id 4 is used 2 times",
    ),
    "a shape without id": (substitute(TWO, r'<p:cNvPr id="3" ', "<p:cNvPr "), TWO, "have no id"),
    "a shape id of zero": (
        substitute(TWO, r'<p:cNvPr id="3"', '<p:cNvPr id="0"'),
        TWO,
        "shape id 0",
    ),
    "a reference to no relationship": (
        substitute(TWO, r'r:embed="rId\d+"', 'r:embed="rId99"'),
        TWO,
        "r:embed rId99 is no relationship",
    ),
    "a layout in the master that is nowhere": (
        substitute(MASTER, r'(<p:sldLayoutId id="\d+" r:id=)"rId1"', r'\1"rId77"'),
        MASTER,
        "r:id rId77 is no relationship",
    ),
    "a jump that says not where": (
        substitute(ONE, JUMP, '<a:hlinkClick r:id="" action="ppaction://hlinksldjump"/>'),
        ONE,
        "jumps to a slide without saying which",
    ),
    "a jump to a web page": (
        substitute(ONE, FIRST_LINK, '<a:hlinkClick r:id="rId2" action="ppaction://hlinksldjump"/>'),
        ONE,
        "jumps to a slide without saying which",
    ),
    "a link that leads nowhere": (
        substitute(ONE, FIRST_LINK, '<a:hlinkClick r:id=""/>'),
        ONE,
        "leads nowhere",
    ),
    "a connector glued to nothing": (
        substitute(TWO, r'<a:stCxn id="\d+"', '<a:stCxn id="77"'),
        TWO,
        "glued to shape 77",
    ),
    "a table row with a cell too few": (
        substitute(TWO, r"(?s)<a:tc>.*?</a:tc>", ""),
        TWO,
        "1 cells for 2 columns",
    ),
    "a table without rows": (
        substitute(TWO, r"(?s)<a:tr .*</a:tr>", ""),
        TWO,
        "no rows or no columns",
    ),
    "an empty text": (
        substitute(ONE, rf"(?s){TEXT_BODY}", "<p:txBody><a:bodyPr/><a:lstStyle/></p:txBody>"),
        ONE,
        "text has no paragraph",
    ),
    "a text of nothing at all": (
        substitute(ONE, rf"(?s){TEXT_BODY}", "<p:txBody/>"),
        ONE,
        "text has no paragraph",
    ),
    "an empty table cell": (
        substitute(TWO, r"(?s)<a:txBody>.*?</a:txBody>", "<a:txBody><a:bodyPr/></a:txBody>"),
        TWO,
        "text has no paragraph",
    ),
    "a negative width": (
        substitute(TWO, r'<a:ext cx="', '<a:ext cx="-'),
        TWO,
        "no whole number from 0",
    ),
    "a place that is no number": (
        substitute(TWO, r'<a:off x="\d+"', '<a:off x="nan"'),
        TWO,
        "a place is no whole number",
    ),
    "half an EMU": (
        substitute(TWO, r'<a:ext cx="\d+"', '<a:ext cx="12.5"'),
        TWO,
        "no whole number from 0",
    ),
    "a colour by name": (
        substitute(TWO, r'<a:schemeClr val="accent1">.*?</a:schemeClr>', '<a:srgbClr val="red"/>'),
        TWO,
        "colour 'red'",
    ),
    "an unknown preset": (
        change(TWO, 'prst="roundRect"', 'prst="clowd"'),
        TWO,
        "no preset shape 'clowd'",
    ),
    "a group without an inside": (
        substitute(
            TWO,
            r"<a:chOff [^>]*/><a:chExt [^>]*/></a:xfrm></p:grpSpPr><p:sp>",
            "</a:xfrm></p:grpSpPr><p:sp>",
        ),
        TWO,
        "how large its inside is",
    ),
    "an animation of nothing": (
        change(TWO, "</p:sld>", TIMING.format(2, 77)),
        TWO,
        "animation is for shape 77",
    ),
    "two timing nodes of one id": (
        change(TWO, "</p:sld>", TIMING.format(1, 3)),
        TWO,
        "timing node id 1 is used 2 times",
    ),
    "two timings": (
        both(
            change(TWO, "</p:sld>", TIMING.format(2, 3)),
            change(TWO, "</p:sld>", TIMING.format(2, 3)),
        ),
        TWO,
        "more than one p:timing",
    ),
    "two transitions": (
        change(TWO, "</p:sld>", "<p:transition/><p:transition/></p:sld>"),
        TWO,
        "more than one p:transition",
    ),
    # the deck
    "a slide id twice": (
        change(MAIN, '<p:sldId id="257"', '<p:sldId id="256"'),
        MAIN,
        "slide id 256 is used 2 times",
    ),
    "a slide id too small": (
        change(MAIN, '<p:sldId id="257"', '<p:sldId id="25"'),
        MAIN,
        "slide id 25 is not between",
    ),
    "a slide listed twice": (
        substitute(
            MAIN, r'(<p:sldId id="256" r:id="(rId\d+)"/><p:sldId id="257" r:id=)"rId\d+"', r'\1"\2"'
        ),
        MAIN,
        f"{ONE} is listed 2 times",
    ),
    "a slide not listed": (
        substitute(MAIN, r'<p:sldId id="257" r:id="rId\d+"/>', ""),
        MAIN,
        f"{TWO} is related but not in the list",
    ),
    "no slide at all": (
        substitute(MAIN, r"<p:sldIdLst>.*</p:sldIdLst><p:sldSz", "<p:sldIdLst/><p:sldSz"),
        MAIN,
        "has no slide",
    ),
    "a slide id that leads to a theme": (
        change(
            MAIN_RELS,
            f'Type="{REL}slide" Target="slides/slide2.xml"',
            f'Type="{REL}slide2" Target="slides/slide2.xml"',
        ),
        MAIN,
        "leads to no slide",
    ),
    "a section with an unknown slide": (
        change(MAIN, '<p14:sldId id="257"/>', '<p14:sldId id="999"/>'),
        MAIN,
        "names slide 999",
    ),
    "a slide in no section": (
        change(MAIN, '<p14:sldId id="257"/>', ""),
        MAIN,
        "slide 257 is in no section",
    ),
    "a slide in two sections": (
        change(MAIN, '<p14:sldId id="257"/>', '<p14:sldId id="257"/><p14:sldId id="256"/>'),
        MAIN,
        "slide 256 is used 2 times",
    ),
    "sections in another order": (
        both(
            change(MAIN, '<p14:sldId id="257"/>', '<p14:sldId id="X"/>'),
            change(MAIN, '<p14:sldId id="256"/>', '<p14:sldId id="257"/>'),
            change(MAIN, '<p14:sldId id="X"/>', '<p14:sldId id="256"/>'),
        ),
        MAIN,
        "another order",
    ),
    "a section id that is no GUID": (
        substitute(MAIN, r'(<p14:section name="A" id=)"[^"]*"', r'\1"{one}"'),
        MAIN,
        "no GUID",
    ),
    "a section id twice": (
        substitute(MAIN, r'(id="(\{[^"]*\})"><p14:sldIdLst>.*?name="B" id=)"[^"]*"', r'\1"\2"'),
        MAIN,
        "section id",
    ),
    "a master id used by a layout": (
        substitute(MASTER, r'<p:sldLayoutId id="2147483649"', '<p:sldLayoutId id="2147483648"'),
        MAIN,
        "master or layout id 2147483648 is used 2 times",
    ),
    "a layout id too small": (
        substitute(MASTER, r'<p:sldLayoutId id="2147483649"', '<p:sldLayoutId id="300"'),
        MAIN,
        "id 300 is below",
    ),
    "a notes master not listed": (
        substitute(MAIN, r"<p:notesMasterIdLst>.*?</p:notesMasterIdLst>", ""),
        MAIN,
        "notes master that it does not list",
    ),
    "no slide master": (
        substitute(MAIN, r"<p:sldMasterIdLst>.*?</p:sldMasterIdLst>", ""),
        MAIN,
        "no slide master",
    ),
    "no slide size": (substitute(MAIN, r"<p:sldSz [^>]*/>", ""), MAIN, "how large its slides are"),
    "a slide size beyond the largest": (
        substitute(MAIN, r'<p:sldSz cx="\d+"', '<p:sldSz cx="99999999"'),
        MAIN,
        "above 56 inches",
    ),
    "masters that share a theme": (
        both(
            change("ppt/notesMasters/_rels/notesMaster1.xml.rels", "theme2.xml", "theme1.xml"),
            drop("ppt/theme/theme2.xml"),
        ),
        "ppt/theme/theme1.xml",
        "is shared by",
    ),
    "a master without theme": (
        substitute("ppt/notesMasters/_rels/notesMaster1.xml.rels", r"<Relationship .*/>", ""),
        "ppt/notesMasters/notesMaster1.xml",
        "needs exactly one theme",
    ),
    "a layout without master": (
        substitute("ppt/slideLayouts/_rels/slideLayout1.xml.rels", r"<Relationship .*/>", ""),
        "ppt/slideLayouts/slideLayout1.xml",
        "needs exactly one slide master",
    ),
    "a layout related but not listed": (
        substitute(MASTER, r'<p:sldLayoutId id="\d+" r:id="rId2"/>', ""),
        MASTER,
        "related but not listed",
    ),
    "a slide without layout": (
        substitute(ONE_RELS, r'<Relationship Id="rId1"[^>]*/>', ""),
        ONE,
        "needs exactly one layout",
    ),
    "two slides of one creation id": (
        lambda made: made.update(
            {TWO: re.sub(rb'(creationId [^>]*val=)"\d+"', creation(made[ONE]), made[TWO])}
        ),
        "ppt/slides",
        "creation id",
    ),
    "a creation id of zero": (
        substitute(ONE, r'(creationId [^>]*val=)"\d+"', r'\1"0"'),
        "ppt/slides",
        "creation id 0",
    ),
    "notes shared by two slides": (
        change(TWO_RELS, "notesSlide2.xml", "notesSlide1.xml"),
        NOTES,
        "is shared by 2 slides",
    ),
    "notes of a slide that has others": (
        change(NOTES_RELS, "slides/slide1.xml", "slides/slide2.xml"),
        NOTES,
        f"belongs to {TWO}, which has other notes",
    ),
    "notes without master": (
        substitute(NOTES_RELS, r'<Relationship Id="rId1"[^>]*/>', ""),
        NOTES,
        "needs exactly one notes master",
    ),
    "notes without slide": (
        substitute(NOTES_RELS, r'<Relationship Id="rId2"[^>]*/>', ""),
        NOTES,
        "needs exactly one slide",
    ),
    "two notes pages": (
        change(
            ONE_RELS,
            "</Relationships>",
            f'<Relationship Id="rId9" Type="{REL}notesSlide"'
            ' Target="../notesSlides/notesSlide2.xml"/></Relationships>',
        ),
        ONE,
        "more than one notes page",
    ),
}


def creation(slide: bytes) -> bytes:
    found = re.search(rb'creationId [^>]*val="(\d+)"', slide)
    assert found
    return rb'\1"' + found[1] + b'"'


@pytest.mark.parametrize("name", BREAKS)
def test_the_check_finds(name: str, sound: Parts) -> None:
    apply, part, message = BREAKS[name]
    broken = dict(sound)
    apply(broken)
    found = [str(finding) for finding in check(broken)]
    assert any(line.startswith(f"{part}: ") and message in line for line in found), found


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a%20b?q=%C3%A4&r=1#top",
        "https://user@example.org:8080/",
        "mailto:someone@example.org?subject=a@b",
        "https://[::1]/",
        "folder/file.pdf",
        "https://example.org/ä",
        "#top",
    ],
)
def test_a_good_address_is_left_alone(address: str) -> None:
    assert address_fault(address) == ""


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://example.org/a|b",
        "https://example.org/<b>",
        "https://example.org/100%",
        "https://example.org/a#b#c",
        "https://example.org:port/",
        "https://[::1/",
        "mailto:a@b,c@d",
        "mailto:nobody",
        "file:///C:\\talk.pptx",
        "1x:what",
    ],
)
def test_a_bad_address_is_found(address: str) -> None:
    assert address_fault(address)


def test_a_choice_and_its_fallback_may_share_ids(sound: Parts) -> None:
    made = dict(sound)
    slide = made[TWO].decode()
    shape = re.search(r"<p:pic>.*</p:pic>", slide)
    assert shape
    choice = f'<mc:AlternateContent><mc:Choice Requires="p14">{shape[0]}</mc:Choice>'
    both_ways = f"{choice}<mc:Fallback>{shape[0]}</mc:Fallback></mc:AlternateContent>"
    namespace = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    slide = slide.replace(shape[0], both_ways)
    made[TWO] = slide.replace("<p:sld ", f'<p:sld xmlns:mc="{namespace}" ', 1).encode()
    assert check(made) == []


def test_a_file_is_checked_as_its_parts_are(tmp_path: Path, sound: Parts) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(zipped(sound))
    assert check_file(path) == []
    path.write_bytes(zipped({name: data for name, data in sound.items() if name != PICTURE}))
    assert [str(finding) for finding in check_file(path)] == [
        f"{TWO}: rId2 leads to {PICTURE}, which is missing"
    ]


def test_a_deck_saved_by_python_pptx_is_still_sound(tmp_path: Path, sound: Parts) -> None:
    from pptx import Presentation

    path = tmp_path / "again.pptx"
    Presentation(io.BytesIO(zipped(sound))).save(str(path))
    assert check_file(path) == []


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04 cut off"])
def test_what_is_no_zip_file_is_said_to_be_none(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(data)
    assert [finding.message.partition(":")[0] for finding in check_file(path)] == [
        "not a sound zip file"
    ]


def test_a_damaged_part_is_found(tmp_path: Path, sound: Parts) -> None:
    data = bytearray(zipped(sound))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        entry = file.getinfo(PICTURE)
    data[entry.header_offset + 60] ^= 0xFF
    path = tmp_path / "deck.pptx"
    path.write_bytes(data)
    assert "not a sound zip file" in str(check_file(path)[0])


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_that_differ_by_case_are_found(tmp_path: Path, sound: Parts) -> None:
    path = tmp_path / "deck.pptx"
    with zipfile.ZipFile(path, "w") as file:
        for name, data in sound.items():
            file.writestr(name, data)
        file.writestr(ONE.upper(), b"")
    assert f"{ONE}: is 2 times in the zip file" in [str(finding) for finding in check_file(path)]
