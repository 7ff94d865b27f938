"""What others put on slides is found, whatever they and their programs make of it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from deckbuilder.content import Line, Piece, Said, Words
from deckbuilder.geometry import Box
from deckbuilder.readers.pptx import Edited, read
from tests.readers.foreign_decks import (
    PRESENTATION,
    SLIDE,
    SLIDE_RELATIONS,
    TYPES,
    Edit,
    edited,
    plain,
    relation,
    relations,
    saved,
    shapes,
    swap,
)

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
NAMED = b'<p:nvSpPr><p:cNvPr id="9" name="box"/><p:cNvSpPr%s/><p:nvPr/></p:nvSpPr>'
PLACED = (
    b'<p:spPr><a:xfrm%s><a:off x="127000" y="254000"/><a:ext cx="1270000" cy="635000"/></a:xfrm>'
    b"</p:spPr>"
)


def box(paragraphs: bytes, *, nature: bytes = b' txBox="1"', turned: bytes = b"") -> bytes:
    """A shape of 100 x 50 points at 10, 20 with some paragraphs."""
    words = b"<p:txBody><a:bodyPr/><a:lstStyle/>" + paragraphs + b"</p:txBody>"
    return b"<p:sp>" + NAMED % nature + PLACED % turned + words + b"</p:sp>"


def run(text: str, properties: bytes = b"") -> bytes:
    return b"<a:r>" + properties + b"<a:t>" + text.encode() + b"</a:t></a:r>"


def edit(tmp_path: Path, **edits: Edit) -> Edited:
    names = {"slide": SLIDE, "arrows": SLIDE_RELATIONS, "types": TYPES, "main": PRESENTATION}
    return read(saved(edited({names[name]: one for name, one in edits.items()}), tmp_path))


def last_piece(xml: bytes, tmp_path: Path, *arrows: bytes) -> Piece:
    """The piece that `xml` puts last on the slide."""
    [slide] = edit(tmp_path, slide=shapes(xml), arrows=relations(*arrows)).slides
    return slide.content.pieces[-1]


def words(paragraph: bytes, tmp_path: Path, *arrows: bytes) -> tuple[Words, ...]:
    [line] = last_piece(box(b"<a:p>" + paragraph + b"</a:p>"), tmp_path, *arrows).lines
    return line.words


def test_a_deck_of_another_program_is_read(tmp_path: Path) -> None:
    edited_deck = read(saved(plain(), tmp_path))
    [slide] = edited_deck.slides
    assert (slide.id, slide.number, slide.part) == ("", 1, SLIDE)
    title, body = slide.content.pieces
    assert slide.content == Said(
        "", "content", "Hello", False, "", (title, body), slide.content.notes
    )
    assert (title.name, title.kind, title.text) == ("Title 1", "title", "Hello")
    assert (body.name, body.kind, body.lines) == ("Content Placeholder 2", "body", ())
    assert title.box == Box(36, 21.63, 648, 90)
    assert slide.content.notes == (Line((Words("note"),)),)
    assert edited_deck.manifest is None


STRICT = [
    (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
     b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
    (b"http://schemas.openxmlformats.org/presentationml/2006/main",
     b"http://purl.oclc.org/ooxml/presentationml/main"),
    (b"http://schemas.openxmlformats.org/drawingml/2006/main",
     b"http://purl.oclc.org/ooxml/drawingml/main"),
]  # fmt: skip


def strict(data: bytes) -> bytes:
    for usual, iso in STRICT:
        data = data.replace(usual, iso)
    return data


def test_strict_open_xml_reads_as_the_usual_kind(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(plain())) as file:
        names = [name for name in file.namelist() if name.endswith((".xml", ".rels"))]
    iso = read(saved(edited(dict.fromkeys(names, strict)), tmp_path, "strict.pptx"))
    assert iso.slides == read(saved(plain(), tmp_path)).slides


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
        "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
        "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
        "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    ],
)
def test_shows_templates_and_decks_with_macros_are_decks(kind: str, tmp_path: Path) -> None:
    usual = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    [slide] = edit(tmp_path, types=swap(usual, kind.encode())).slides
    assert slide.content.title == "Hello"


def test_parts_in_utf_16_are_read(tmp_path: Path) -> None:
    def utf_16(data: bytes) -> bytes:
        return data.decode().replace("UTF-8", "UTF-16").encode("utf-16")

    assert edit(tmp_path, slide=utf_16).slides == read(saved(plain(), tmp_path)).slides


def test_custom_xml_that_is_none_does_not_matter(tmp_path: Path) -> None:
    data = edited(more={"customXml/item1.xml": b"\x00 no XML", "customXml/item2.xml": b"<a/>"})
    assert read(saved(data, tmp_path)).manifest is None


def test_the_manifest_is_found_wherever_it_lies(tmp_path: Path) -> None:
    manifest = (
        b'<?xml version="1.0"?>\n<manifest xmlns="urn:deckbuilder:manifest:1">eJw=</manifest>'
    )
    data = edited(more={"customXml/item1.xml": b"<a/>", "customXml/item7.xml": manifest})
    assert read(saved(data, tmp_path)).manifest == manifest


def test_runs_say_what_is_bold_italic_and_code(tmp_path: Path) -> None:
    paragraph = (
        run("plain ")
        + run("bold ", b'<a:rPr b="1"/>')
        + run("still ", b'<a:rPr lang="de" b="true"/>')
        + run("both ", b'<a:rPr b="on" i="1"/>')
        + run("no ", b'<a:rPr b="0"/>')
        + run("code", b'<a:rPr><a:latin typeface="Courier New"/></a:rPr>')
    )
    assert words(paragraph, tmp_path) == (
        Words("plain "),
        Words("bold still ", bold=True),
        Words("both ", bold=True, italic=True),
        Words("no "),
        Words("code", code=True),
    )


@pytest.mark.parametrize(
    ("typeface", "code"),
    [
        *(("Consolas", True), ("Liberation Mono", True), ("JetBrainsMono NF", True)),
        *(("Menlo", True), ("Fira Code", True), ("Monotype Corsiva", False), ("+mn-lt", False)),
        *(("Arial", False), ("", False)),
    ],
)
def test_fonts_for_programs_are_known(typeface: str, code: bool, tmp_path: Path) -> None:
    properties = f'<a:rPr><a:latin typeface="{typeface}"/></a:rPr>'.encode()
    assert words(run("x", properties), tmp_path) == (Words("x", code=code),)


def test_the_font_a_deck_has_for_programs_is_known(tmp_path: Path) -> None:
    properties = b'<a:rPr><a:latin typeface="Operator"/></a:rPr>'
    xml = box(b"<a:p>" + run("x", properties) + b"</a:p>")
    path = saved(edited({SLIDE: shapes(xml)}), tmp_path)
    for fonts, code in (((), False), (("operator",), True)):
        [line] = read(path, code_fonts=fonts).slides[0].content.pieces[-1].lines
        assert line.words == (Words("x", code=code),)


def test_breaks_fields_and_formulas_are_words(tmp_path: Path) -> None:
    paragraph = (
        run("a", b'<a:rPr b="1"/>')
        + b"<a:br/>"
        + run("b_x000B_", b'<a:rPr b="1"/>')
        + b'<a:fld id="{0}" type="datetime1"><a:rPr/><a:t>today</a:t></a:fld>'
        + run(": ")
        + b'<a14:m xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"><m:r xmlns:m='
        b'"http://schemas.openxmlformats.org/officeDocument/2006/math"><m:t> x=1</m:t></m:r></a14:m>'
    )
    assert words(paragraph, tmp_path) == (Words("a\nb\n", bold=True), Words("today: x = 1"))


def test_empty_paragraphs_do_not_count_and_levels_do(tmp_path: Path) -> None:
    xml = box(
        b"<a:p/><a:p>" + run("one") + b'</a:p><a:p><a:pPr lvl="2"/>' + run(" two ") + b"</a:p>"
        b'<a:p><a:pPr lvl="-4"/>'
        + run("  ")
        + b'</a:p><a:p><a:pPr lvl="99"/>'
        + run("x")
        + b"</a:p>"
    )
    lines = last_piece(xml, tmp_path).lines
    assert [(line.text, line.level) for line in lines] == [("one", 0), ("two", 2), ("x", 8)]


HYPER = "https://example.org/a?b=1"


def click(identifier: str, action: str = "") -> bytes:
    action = f' action="{action}"' if action else ""
    return f'<a:rPr><a:hlinkClick r:id="{identifier}"{action}/></a:rPr>'.encode()


@pytest.mark.parametrize(
    ("properties", "link"),
    [
        (click("out"), HYPER),
        (click("slide", "ppaction://hlinksldjump"), "#1"),
        (click("", "ppaction://hlinkshowjump?jump=nextslide"), ""),
        (click("out", "ppaction://program"), ""),
        (click("nowhere"), ""),
        (click("lost", "ppaction://hlinksldjump"), ""),
    ],
)
def test_links_lead_where_they_lead(properties: bytes, link: str, tmp_path: Path) -> None:
    arrows = (
        relation("hyperlink", HYPER, "out", external=True),
        relation("slide", "slide1.xml", "slide"),
        relation("slide", "slide77.xml", "lost"),
    )
    assert words(run("x", properties), tmp_path, *arrows) == (Words("x", link=link),)


def test_a_jump_names_the_slide_by_its_id(tmp_path: Path) -> None:
    named = swap(b"<p:cSld>", b'<p:cSld name="goal">')
    here = shapes(box(b"<a:p>" + run("x", click("s", "ppaction://hlinksldjump")) + b"</a:p>"))
    arrow = relations(relation("slide", "slide1.xml", "s"))
    [slide] = edit(tmp_path, slide=lambda data: named(here(data)), arrows=arrow).slides
    [line] = slide.content.pieces[-1].lines
    assert line.words == (Words("x", link="#goal"),)


@pytest.mark.parametrize(
    ("nature", "turned", "kind", "place"),
    [
        (b' txBox="1"', b"", "text", Box(10, 20, 100, 50)),
        (b"", b"", "shape", Box(10, 20, 100, 50)),
        (b"", b' rot="5400000"', "shape", Box(35, -5, 50, 100)),
        (b"", b' rot="-5400000"', "shape", Box(35, -5, 50, 100)),
        (b"", b' rot="10800000"', "shape", Box(10, 20, 100, 50)),
        (b"", b' rot="much"', "shape", Box(10, 20, 100, 50)),
    ],
)
def test_boxes_are_where_they_are_seen(
    nature: bytes, turned: bytes, kind: str, place: Box, tmp_path: Path
) -> None:
    piece = last_piece(box(b"<a:p/>", nature=nature, turned=turned), tmp_path)
    assert (piece.name, piece.kind, piece.box) == ("box", kind, place)


def test_groups_in_groups_are_flat_and_in_place(tmp_path: Path) -> None:
    group = (
        b'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="8" name="group" descr="All"/><p:cNvGrpSpPr/><p:nvPr/>'
        b'</p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2540000" cy="2540000"/>'
        b'<a:chOff x="0" y="0"/><a:chExt cx="1270000" cy="1270000"/></a:xfrm></p:grpSpPr>%s</p:grpSp>'
    )
    piece = last_piece(group % (group % box(b"<a:p>" + run("x") + b"</a:p>")), tmp_path)
    assert (piece.name, piece.box, piece.text) == ("box", Box(40, 80, 400, 200), "x")


def table(rows: bytes) -> bytes:
    return (
        b'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name="data" descr="Some data"/>'
        b"<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm>"
        b'<a:off x="0" y="0"/><a:ext cx="127000" cy="127000"/></p:xfrm><a:graphic><a:graphicData '
        b'uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>' + rows + b"</a:tbl>"
        b"</a:graphicData></a:graphic></p:graphicFrame>"
    )


def cell(text: str, merged: bytes = b"") -> bytes:
    words = run(text, b'<a:rPr b="1"/>')
    return b"<a:tc" + merged + b"><a:txBody><a:p>" + words + b"</a:p></a:txBody></a:tc>"


def test_tables_have_a_cell_for_each_place_also_where_cells_are_merged(tmp_path: Path) -> None:
    rows = (
        b"<a:tr>" + cell("wide", b' gridSpan="2"') + cell("hidden", b' hMerge="1"') + b"</a:tr>"
        b"<a:tr>" + cell("one") + b"<a:tc/></a:tr>"
    )
    piece = last_piece(table(rows), tmp_path)
    assert (piece.kind, piece.alt, piece.box) == ("table", "Some data", Box(0, 0, 10, 10))
    bold = lambda text: (Line((Words(text, bold=True),)),)  # noqa: E731
    assert piece.cells == ((bold("wide"), ()), (bold("one"), ()))
    assert piece.text == "wide\t\none\t"


def test_what_has_alternatives_is_seen_once(tmp_path: Path) -> None:
    mc = b"http://schemas.openxmlformats.org/markup-compatibility/2006"
    xml = (
        b'<mc:AlternateContent xmlns:mc="' + mc + b'"><mc:Choice Requires="a14">'
        + box(b"<a:p>" + run("new") + b"</a:p>") + b"</mc:Choice><mc:Fallback>"
        + box(b"<a:p>" + run("old") + b"</a:p>") + b"</mc:Fallback></mc:AlternateContent>"
    )  # fmt: skip
    [slide] = edit(tmp_path, slide=shapes(xml)).slides
    assert [piece.text for piece in slide.content.pieces] == ["Hello", "", "new"]


PICTURE = (
    b'<p:pic><p:nvPicPr><p:cNvPr id="9" name="photo" descr=" A loaf ">%s</p:cNvPr><p:cNvPicPr/>'
    b'<p:nvPr>%s</p:nvPr></p:nvPicPr><p:blipFill><a:blip r:embed="%s"/></p:blipFill></p:pic>'
)


@pytest.mark.parametrize(
    ("relationship", "is_there"),
    [
        (relation("image", "../media/image1.png", "pic"), True),
        (relation("image", "../media/none.png", "pic"), False),
        (relation("image", "../../../../etc/hostname", "pic"), False),
        (relation("image", "file:///etc/hostname", "pic"), False),
        (relation("image", "http://127.0.0.1:9/spy.png", "pic", external=True), False),
        (b"", False),
    ],
)
def test_pictures_are_their_bytes_and_never_files_outside(
    relationship: bytes, is_there: bool, tmp_path: Path
) -> None:
    arrows = relations(relationship)
    data = edited(
        {SLIDE: shapes(PICTURE % (b"", b"", b"pic")), SLIDE_RELATIONS: arrows},
        {"ppt/media/image1.png": b"pixels"},
    )
    found = read(saved(data, tmp_path))
    piece = found.slides[0].content.pieces[-1]
    assert (piece.name, piece.kind, piece.alt) == ("photo", "picture", "A loaf")
    assert bool(piece.picture) is is_there
    if is_there:
        assert found.picture(piece.picture).data == b"pixels"


def test_a_video_is_no_picture(tmp_path: Path) -> None:
    piece = last_piece(PICTURE % (b"", b'<a:videoFile r:link="v"/>', b"pic"), tmp_path)
    assert (piece.kind, piece.name) == ("video", "photo")


def test_sections_are_told_by_name_and_by_what_stays(tmp_path: Path) -> None:
    sections = (
        b'<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14='
        b'"http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="Part A" '
        b'id="{0}"><p14:sldIdLst><p14:sldId id="256"/><p14:sldId id="9"/></p14:sldIdLst>'
        b"</p14:section></p14:sectionLst></p:ext></p:extLst></p:presentation>"
    )
    [slide] = edit(tmp_path, main=swap(b"</p:presentation>", sections)).slides
    assert (slide.content.section, slide.section) == ("Part A", "{0}")


@pytest.mark.parametrize(("show", "hidden"), [(b"0", True), (b"false", True), (b"1", False)])
def test_hidden_slides_are_told(show: bytes, hidden: bool, tmp_path: Path) -> None:
    edits = swap(b"<p:sld ", b'<p:sld show="' + show + b'" ')
    assert edit(tmp_path, slide=edits).slides[0].content.hidden is hidden


def test_a_slide_listed_twice_is_seen_once(tmp_path: Path) -> None:
    def twice(data: bytes) -> bytes:
        entry = data[data.index(b"<p:sldId ") : data.index(b"</p:sldIdLst>")]
        return data.replace(b"</p:sldIdLst>", entry + b"</p:sldIdLst>")

    assert len(edit(tmp_path, main=twice).slides) == 1


def test_names_lose_the_id_of_their_own_slide_only(tmp_path: Path) -> None:
    def named(name: bytes) -> bytes:
        return (
            b'<p:sp><p:nvSpPr><p:cNvPr id="9" name="'
            + name
            + b'"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>'
        )

    more = [b"mine:points", b"theirs:points", b"mine:anchor", b"theirs:anchor", b"10:30"]
    anchored = shapes(b"".join(map(named, more)))
    [slide] = edit(tmp_path, slide=anchored).slides
    names = [piece.name for piece in slide.content.pieces]
    assert slide.id == "mine"
    assert names == ["Title 1", "Content Placeholder 2", "points", "theirs:points", "10:30"]
    assert slide.names[2:] == ("mine:points", "theirs:points", "10:30")
    assert slide.identity.anchors == ("mine", "theirs")
    assert slide.identity.prefixes == ("mine", "theirs", "10")


STRANGE = [
    b"<p:sp/>",
    b"<p:sp><p:nvSpPr/></p:sp>",
    b'<p:sp><p:nvSpPr><p:nvPr><p:ph idx="minus"/></p:nvPr></p:nvSpPr></p:sp>',
    b"<p:pic/>",
    b"<p:graphicFrame/>",
    b"<p:graphicFrame><a:graphic/></p:graphicFrame>",
    b"<p:cxnSp/>",
    b"<p:contentPart/>",
    b'<p:grpSp><p:grpSpPr><a:xfrm><a:off x="1"/><a:ext cx="nan" cy="1e9"/></a:xfrm></p:grpSpPr></p:grpSp>',
    box(b"<a:p/>").replace(b"127000", b"9" * 40),
    box(b"<a:p/>").replace(b'"127000"', b'"left"'),
    table(b"<a:tr/><a:tr><a:tc/></a:tr>"),
    b"<unknown/>",
]


@pytest.mark.parametrize("xml", STRANGE)
def test_one_strange_shape_hides_none_of_the_others(xml: bytes, tmp_path: Path) -> None:
    after = box(b"<a:p>" + run("still here") + b"</a:p>")
    piece = last_piece(xml + after, tmp_path)
    assert piece.text == "still here"


@pytest.mark.parametrize(
    "lost", ["slideLayouts/slideLayout2", "slideMasters/slideMaster1", "theme/theme1"]
)
@pytest.mark.parametrize("data", [None, b"no XML", b"<a/>"])
def test_words_survive_a_lost_design(lost: str, data: Edit, tmp_path: Path) -> None:
    found = read(saved(edited({f"ppt/{lost}.xml": data}), tmp_path))
    assert found.slides[0].content.title == "Hello"


@pytest.mark.parametrize("lost", ["docProps/app.xml", "docProps/core.xml"])
@pytest.mark.parametrize("data", [None, b"no XML", b"<a/>"])
def test_words_survive_lost_properties(lost: str, data: Edit, tmp_path: Path) -> None:
    found = read(saved(edited({lost: data}), tmp_path))
    assert found.slides[0].content.title == "Hello"
    assert "" in (found.application, found.last_modified_by)


def test_who_saved_the_file_is_told(tmp_path: Path) -> None:
    found = read(saved(plain(), tmp_path))
    assert found.application == "Microsoft Macintosh PowerPoint"
    assert found.last_modified_by == "Steve Canny"
    assert found.saved == "saved by Steve Canny in Microsoft Macintosh PowerPoint"


@pytest.mark.parametrize(
    ("application", "said"),
    [
        (b"LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2",
         "saved in LibreOffice 7.4"),
        (b"Collabora_Office/23.05.6.5$Linux_X86_64 Collabora_Office_project/0a",
         "saved in Collabora Office 23.05"),
        (b"Some Slides", "saved in Some Slides"),
        (b"deckbuilder", ""),
        (b"", ""),
    ],
)  # fmt: skip
def test_only_powerpoint_enters_who_saved_a_file(
    application: bytes, said: str, tmp_path: Path
) -> None:
    def renamed(data: bytes) -> bytes:
        return data.replace(b"Microsoft Macintosh PowerPoint", application)

    found = read(saved(edited({"docProps/app.xml": renamed}), tmp_path))
    assert (found.last_modified_by, found.saved) == ("Steve Canny", said)
