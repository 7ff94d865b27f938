"""What is no deck, is damaged or would do harm is refused, in one sentence that helps."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from deckbuilder.readers.pptx import Unreadable, limits, open_deck, read
from tests.readers.foreign_decks import (
    PRESENTATION_RELATIONS,
    SLIDE,
    SLIDE_RELATIONS,
    TYPES,
    edited,
    plain,
    relation,
    relations,
    saved,
    shapes,
    swap,
    typed,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000)


def refusal(path: Path) -> str:
    """The one sentence with which `path` is refused, without its name."""
    with pytest.raises(Unreadable) as caught:
        read(path)
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(f"{path} ")
    return message.removeprefix(f"{path} ")


def zipped(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/"), data)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"hello", "is not a PowerPoint file"),
        (bytes(4000), "holds nothing but zeros"),
        (b"%PDF-1.7\n", "is a PDF, not a PowerPoint file"),
        (b"<!DOCTYPE html><title>Log in</title>", "is a web page"),
        (b'{"url": "https://docs.google.com/open?id=1"}', "Google Slides"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
        (OLE + bytes(2**21) + "PowerPoint Document".encode("utf-16-le"), "old PowerPoint format"),
        (OLE + "WordDocument".encode("utf-16-le"), "is a Word document"),
        (OLE, "is an old Office file"),
        (zipped(), "is a zip file, but not a PowerPoint file"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.presentation"), "OpenDocument"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "is an OpenDocument file"),
        (zipped(Index__Document=b"", Index__Slide=b"").replace(b"Index/Slide", b"Index/S.iwa"),
         "is a Keynote presentation"),
        (zipped(word__document=b""), "is a Word document"),
        (zipped(xl__workbook=b""), "is an Excel workbook"),
        (plain()[: len(plain()) // 2], "is cut off or damaged"),
        (plain()[:-10], "is cut off or damaged"),
    ],
)  # fmt: skip
def test_other_files_are_called_what_they_are(data: bytes, words: str, tmp_path: Path) -> None:
    assert words in refusal(saved(data, tmp_path))


def test_a_zip_file_with_a_deck_in_it_says_which(tmp_path: Path) -> None:
    path = saved(edited(of=zipped(), more={"slides/final.pptx": plain()}), tmp_path)
    assert "slides/final.pptx in it; unpack it" in refusal(path)


def test_what_is_not_there_and_folders_are_told_apart(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.pptx") == "does not exist"
    assert refusal(tmp_path).startswith("is a folder")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_no_program_packs_decks_with_are_refused(method: int, tmp_path: Path) -> None:
    assert "packed in a way" in refusal(saved(edited(method=method), tmp_path))


def test_parts_under_a_password_are_told_as_such(tmp_path: Path) -> None:
    data = bytearray(plain())
    data[data.find(b"PK\x03\x04") + 6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    assert "protected by a password" in refusal(saved(bytes(data), tmp_path))


@pytest.mark.parametrize("name", [SLIDE, SLIDE.upper(), "/" + SLIDE])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused(name: str, tmp_path: Path) -> None:
    assert "holds two parts called" in refusal(saved(edited(more={name: b"<a/>"}), tmp_path))


def test_a_hundred_thousand_parts_are_refused(tmp_path: Path) -> None:
    made = io.BytesIO(plain())
    with zipfile.ZipFile(made, "a") as file:
        for number in range(100_000):
            file.writestr(zipfile.ZipInfo(f"ppt/x/{number}.xml"), b"")
    assert "has a huge list of parts" in refusal(saved(made.getvalue(), tmp_path))


def test_twenty_thousand_parts_and_one_are_refused(tmp_path: Path) -> None:
    more = {f"x/{number}": b"" for number in range(limits.ENTRIES)}
    assert "parts, far more than a real deck" in refusal(saved(edited(more=more), tmp_path))


def bomb(megabytes: int) -> bytes:
    return b"<a>" + b" " * (megabytes * limits.MEGABYTE) + b"</a>"


def test_a_part_that_unpacks_to_much_is_never_unpacked(tmp_path: Path) -> None:
    path = saved(edited({SLIDE: bomb(40)}), tmp_path)
    assert path.stat().st_size < limits.MEGABYTE
    tracemalloc.start()
    try:
        assert "unpacks to 40 MB" in refusal(path)
        assert tracemalloc.get_traced_memory()[1] < 8 * limits.MEGABYTE
    finally:
        tracemalloc.stop()


def test_many_parts_that_unpack_to_much_together_are_never_unpacked(tmp_path: Path) -> None:
    more = {f"ppt/x/{number}.xml": bomb(9) for number in range(10)}
    path = saved(edited(more=more), tmp_path)
    tracemalloc.start()
    try:
        assert "unpacks to 90 MB" in refusal(path)
        assert tracemalloc.get_traced_memory()[1] < 8 * limits.MEGABYTE
    finally:
        tracemalloc.stop()


def test_a_part_that_lies_about_its_size_is_unpacked_no_further(tmp_path: Path) -> None:
    data = bytearray(edited({SLIDE: bomb(100)}))
    entry = data.rfind(SLIDE.encode()) - 46
    assert data[entry : entry + 4] == b"PK\x01\x02"
    data[entry + 24 : entry + 28] = struct.pack("<I", 1000)
    path = saved(bytes(data), tmp_path)
    tracemalloc.start()
    try:
        assert f"is damaged in {SLIDE}" in refusal(path)
        assert tracemalloc.get_traced_memory()[1] < 8 * limits.MEGABYTE
    finally:
        tracemalloc.stop()


def test_media_nobody_asks_for_are_never_unpacked(tmp_path: Path) -> None:
    more = {f"ppt/media/{number}.mp4": bytes(30 * limits.MEGABYTE) for number in range(4)}
    path = saved(edited(more=more), tmp_path)
    tracemalloc.start()
    try:
        [slide] = read(path).slides
        assert tracemalloc.get_traced_memory()[1] < 8 * limits.MEGABYTE
    finally:
        tracemalloc.stop()
    assert slide.content.title == "Hello"


def test_pictures_that_unpack_to_much_together_are_refused(tmp_path: Path) -> None:
    count = limits.PICTURES // limits.MEDIUM + 1
    parts = [f"ppt/media/{number}.png" for number in range(count)]
    pictures = b"".join(
        b'<p:pic><p:nvPicPr><p:cNvPr id="9" name="p"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
        b'<p:blipFill><a:blip r:embed="m%d"/></p:blipFill><p:spPr/></p:pic>' % number
        for number in range(count)
    )
    pointed = [relation("image", f"/{part}", f"m{n}") for n, part in enumerate(parts)]
    edits = {SLIDE: shapes(pictures), SLIDE_RELATIONS: relations(*pointed)}
    deck = edited(edits, {part: bytes(limits.MEDIUM) for part in parts})
    assert "has pictures that unpack to much" in refusal(saved(deck, tmp_path))


TYPED = "has a part with a document type"


def declared(doctype: bytes, words: bytes = b"&e;") -> Callable[[bytes], bytes]:
    def edit(data: bytes) -> bytes:
        return doctype + data[data.index(b"<p:sld") :].replace(b"Hello", words, 1)

    return edit


LAUGHS = b"".join(
    b'<!ENTITY a%d "%s">' % (depth, b"&a%d;" % (depth - 1) * 10) for depth in range(1, 9)
)


@pytest.mark.parametrize(
    "doctype",
    [
        b'<!DOCTYPE p:sld [<!ENTITY e "EXPANDED">]>',
        b'<!DOCTYPE p:sld [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
        b'<!DOCTYPE p:sld [<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;]>',
        b'<!DOCTYPE p:sld SYSTEM "http://127.0.0.1:9/x.dtd">',
        b'<!DOCTYPE p:sld [<!ENTITY a0 "lol">' + LAUGHS + b'<!ENTITY e "&a8;">]>',
        b'<!DOCTYPE p:sld [<!ENTITY e "' + b"x" * 100_000 + b'">]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_any_document_type_is_refused(doctype: bytes, encoding: str, tmp_path: Path) -> None:
    def edit(data: bytes) -> bytes:
        text = declared(doctype, b"&e;" * 100)(data).decode()
        return text.encode(encoding)

    assert TYPED in refusal(saved(edited({SLIDE: edit}), tmp_path))


@pytest.mark.parametrize("part", [TYPES, SLIDE_RELATIONS, "_rels/.rels", "docProps/app.xml"])
def test_document_types_are_refused_in_every_part(part: str, tmp_path: Path) -> None:
    def edit(data: bytes) -> bytes:
        start = data.index(b"?>") + 2 if data.startswith(b"<?xml") else 0
        return data[:start] + b'<!DOCTYPE x [<!ENTITY e "x">]>' + data[start:]

    assert TYPED in refusal(saved(edited({part: edit}), tmp_path))


GROUP = b"<p:grpSp><p:grpSpPr/>"
SHAPE = (
    b'<p:sp><p:nvSpPr><p:cNvPr id="9" name="g"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>'
)


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        (GROUP * 5000 + b"</p:grpSp>" * 5000, "a part with more in one place"),
        (SHAPE * 40_000, "elements, far more than a real deck"),
        (SHAPE * (limits.SHAPES + 1), "shapes on one slide"),
        (b'<x a="' + b"y" * 11_000_000 + b'"/>', "a part with more in one place"),
        (b"<x>" + b"y" * 11_000_000 + b"</x>", "a part with more in one place"),
        (b"<x " + b" ".join(b'a%d=""' % n for n in range(1_000_001)) + b"/>", "attributes"),
    ],
    ids=["deep", "wide", "shapes", "attribute", "text", "attributes"],
)
def test_more_than_a_slide_can_have_is_refused(xml: bytes, words: str, tmp_path: Path) -> None:
    assert words in refusal(saved(edited({SLIDE: shapes(xml)}), tmp_path))


def test_too_many_elements_in_all_parts_together_are_refused(tmp_path: Path) -> None:
    more = {f"ppt/x/{number}.xml": b"<a>" + b"<b/>" * 140_000 + b"</a>" for number in range(11)}
    assert "elements" in refusal(saved(edited(more=more), tmp_path))


def test_a_long_chain_of_parts_is_refused(tmp_path: Path) -> None:
    head, tail = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">',
        b"</Relationships>",
    )
    more = {f"ppt/c/p{number}.bin": b"x" for number in range(300)}
    for number in range(299):
        link = relation("urn:x", f"p{number + 1}.bin")
        more[f"ppt/c/_rels/p{number}.bin.rels"] = head + link + tail
    edits = {SLIDE_RELATIONS: relations(relation("urn:x", "../c/p0.bin"))}
    assert "chained more than 60 deep" in refusal(saved(edited(edits, more), tmp_path))


@pytest.mark.parametrize(
    ("edits", "words"),
    [
        ({TYPES: None}, "not a PowerPoint file"),
        ({"_rels/.rels": None}, "not a PowerPoint file"),
        ({SLIDE: None}, "lacks slide 1"),
        ({PRESENTATION_RELATIONS: None}, "lacks slide 1"),
        ({SLIDE: b""}, f"is damaged in {SLIDE}"),
        ({SLIDE: b"<p:sld"}, f"is damaged in {SLIDE}"),
        ({SLIDE: b"<html/>"}, f"is damaged in {SLIDE}"),
        ({"ppt/notesSlides/notesSlide1.xml": b"<x"}, "is damaged in ppt/notesSlides"),
        ({"ppt/presentation.xml": b"<x/>"}, "has no presentation inside"),
        ({"ppt/presentation.xml": None}, "not a PowerPoint file"),
        ({TYPES: swap(b"presentationml.presentation.main", b"wordprocessingml.document.main")},
         "not a PowerPoint file"),
        ({TYPES: b"no types"}, "is cut off or damaged"),
    ],
)  # fmt: skip
def test_a_deck_that_lacks_what_it_needs_is_refused(
    edits: dict[str, Callable[[bytes], bytes] | bytes | None], words: str, tmp_path: Path
) -> None:
    assert words in refusal(saved(edited(edits), tmp_path))


def test_a_slide_the_list_names_and_nobody_has_is_refused(tmp_path: Path) -> None:
    listed = swap(b"</p:sldIdLst>", b'<p:sldId id="999" r:id="rId999"/></p:sldIdLst>')
    assert "lacks slide 2" in refusal(saved(edited({"ppt/presentation.xml": listed}), tmp_path))


def test_names_from_the_file_are_printed_safely(tmp_path: Path) -> None:
    more = {"\x1b[31mred" + "x" * 200: b"", "\x1b[31mRED" + "x" * 200: b""}
    words = refusal(saved(edited(more=more), tmp_path))
    assert "\x1b" not in words
    assert len(words) < 250


def test_what_is_left_alone_is_told(tmp_path: Path) -> None:
    edits = {
        TYPES: typed(("ppt/vbaProject.bin", "application/vnd.ms-office.vbaProject")),
        PRESENTATION_RELATIONS: relations(
            relation(
                "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                "vbaProject.bin",
            )
        ),
        SLIDE_RELATIONS: relations(
            relation("image", "http://127.0.0.1:9/spy.png", "e1", external=True),
            relation("oleObject", "../embeddings/o.bin", "e2"),
            relation("package", "file://server/book.xlsx", "e3", external=True),
            relation("hyperlink", "https://example.org/", "e4", external=True),
        ),
    }
    opened = open_deck(saved(edited(edits, {"ppt/vbaProject.bin": b"x"}), tmp_path))
    assert opened.ignored == ("macros", "embedded programs", "external pictures", "linked files")
    assert open_deck(saved(plain(), tmp_path)).ignored == ()
