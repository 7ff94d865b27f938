"""Words are bold, italic or code wherever that is said: run, shape, layout, master or deck."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from deckbuilder.content import Words
from deckbuilder.readers.pptx import read
from tests.readers.foreign_decks import (
    PRESENTATION,
    SLIDE,
    edited,
    relation,
    relations,
    saved,
    shapes,
    swap,
)

LAYOUT, MASTER = "ppt/slideLayouts/slideLayout2.xml", "ppt/slideMasters/slideMaster1.xml"
NOTES, NOTES_MASTER = "ppt/notesSlides/notesSlide1.xml", "ppt/notesMasters/notesMaster1.xml"
BOLD = b'<a:lvl1pPr><a:defRPr b="1"/></a:lvl1pPr>'
SAYING_NO = b'<a:lvl1pPr><a:defRPr b="0"/></a:lvl1pPr>'


def styled(style: bytes, place: int = 1) -> Callable[[bytes], bytes]:
    """An edit that gives the list style number `place` of a part, counted from 1, a content."""

    def edit(data: bytes) -> bytes:
        for tag in (b"<a:lstStyle/>", b"<a:lstStyle>"):
            pieces = data.split(tag)
            if len(pieces) > place:
                end = b"</a:lstStyle>" if tag.endswith(b"/>") else b""
                start = tag.join(pieces[:place]) + b"<a:lstStyle>" + style + end
                return start + tag.join(pieces[place:])
        raise AssertionError("no such list style")

    return edit


def style_of(kind: bytes, style: bytes) -> Callable[[bytes], bytes]:
    """An edit of the master that replaces the style of all titles, bodies or others."""

    def edit(data: bytes) -> bytes:
        start = data.index(b"<p:" + kind + b">")
        end = data.index(b"</p:" + kind + b">")
        return data[:start] + b"<p:" + kind + b">" + style + data[end:]

    return edit


def title_of(tmp_path: Path, **edits: Callable[[bytes], bytes]) -> Words:
    parts = {"slide": SLIDE, "layout": LAYOUT, "master": MASTER}
    path = saved(edited({parts[name]: edit for name, edit in edits.items()}), tmp_path)
    title = read(path).slides[0].content.pieces[0]
    assert title.kind == "title"
    return title.lines[0].words[0]


@pytest.mark.parametrize("part", ["slide", "layout", "master"])
def test_a_title_is_bold_when_its_placeholder_says_so(part: str, tmp_path: Path) -> None:
    assert not title_of(tmp_path).bold
    assert title_of(tmp_path, **{part: styled(BOLD)}).bold


def test_a_title_is_bold_when_all_titles_are(tmp_path: Path) -> None:
    assert title_of(tmp_path, master=style_of(b"titleStyle", BOLD)).bold
    assert not title_of(tmp_path, master=style_of(b"bodyStyle", BOLD)).bold


def test_what_is_nearer_wins(tmp_path: Path) -> None:
    master = style_of(b"titleStyle", BOLD)
    assert not title_of(tmp_path, master=master, layout=styled(SAYING_NO)).bold
    assert title_of(tmp_path, master=master, layout=styled(SAYING_NO), slide=styled(BOLD)).bold
    explicit = swap(b"<a:r>", b'<a:r><a:rPr b="0"/>')
    assert not title_of(tmp_path, master=master, slide=explicit).bold


def test_a_text_box_takes_the_look_of_the_deck(tmp_path: Path) -> None:
    xml = (
        b'<p:sp><p:nvSpPr><p:cNvPr id="9" name="box"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        b"<p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>a</a:t></a:r></a:p>"
        b'<a:p><a:pPr lvl="1"/><a:r><a:t>b</a:t></a:r></a:p></p:txBody></p:sp>'
    )
    look = (
        b'<p:defaultTextStyle><a:lvl1pPr><a:defRPr i="1"><a:latin typeface="Courier New"/>'
        b'</a:defRPr></a:lvl1pPr><a:lvl2pPr><a:defRPr b="1"/></a:lvl2pPr></p:defaultTextStyle>'
    )

    def default(data: bytes) -> bytes:
        start = data.index(b"<p:defaultTextStyle>")
        end = data.index(b"</p:defaultTextStyle>") + len(b"</p:defaultTextStyle>")
        return data[:start] + look + data[end:]

    path = saved(edited({SLIDE: shapes(xml), PRESENTATION: default}), tmp_path)
    first, second = read(path).slides[0].content.pieces[-1].lines
    assert first.words == (Words("a", italic=True, code=True),)
    assert second.words == (Words("b", bold=True),)


def test_notes_take_the_look_of_their_master(tmp_path: Path) -> None:
    path = saved(edited({NOTES_MASTER: style_of(b"notesStyle", BOLD)}), tmp_path)
    [line] = read(path).slides[0].content.notes
    assert line.words == (Words("note", bold=True),)


def test_a_master_that_names_itself_as_its_master_is_read_once(tmp_path: Path) -> None:
    arrows = relations(relation("slideMaster", "slideMaster1.xml"))
    parts = {"ppt/slideMasters/_rels/slideMaster1.xml.rels": arrows}
    path = saved(edited({**parts, MASTER: style_of(b"titleStyle", BOLD)}), tmp_path)
    [line] = read(path).slides[0].content.pieces[0].lines
    assert line.words == (Words("Hello", bold=True),)
