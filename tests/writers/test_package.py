"""A package keeps what it is given, writes it the same way each time, and any tool reads it."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from deckbuilder.characters import clean
from deckbuilder.writers.pptx.package import CONTENT_TYPES, Package, relationships_part
from deckbuilder.writers.pptx.xml import (
    HEAD,
    REL_HYPERLINK,
    REL_IMAGE,
    REL_LAYOUT,
    REL_SLIDE,
    attribute,
    creation_id,
    guid,
    language,
    text,
)
from deckbuilder.writers.pptx.zipping import zipped

SLIDE = "ppt/slides/slide1.xml"
PNG = b"\x89PNG\r\n\x1a\nnot shown to anybody"


def package() -> Package:
    made = Package()
    made.add("ppt/presentation.xml", "application/x-main", b"<p/>" * 200)
    made.add(SLIDE, "application/x-slide", b"<s/>" * 200)
    made.relate("", "http://type/main", "ppt/presentation.xml")
    made.relate("ppt/presentation.xml", REL_SLIDE, SLIDE)
    made.relate(SLIDE, REL_IMAGE, made.add_media(PNG, "image/png"))
    return made


def relationships(made: Package, source: str) -> list[dict[str, str]]:
    root = etree.fromstring(made.parts()[relationships_part(source)])
    return [dict(child.attrib) for child in root]


def test_the_same_relationship_has_one_id_and_another_has_the_next() -> None:
    made = package()
    first = made.relate(SLIDE, REL_LAYOUT, "ppt/slideLayouts/slideLayout1.xml")
    assert made.relate(SLIDE, REL_LAYOUT, "ppt/slideLayouts/slideLayout1.xml") == first
    assert made.relate(SLIDE, REL_LAYOUT, "ppt/slideLayouts/slideLayout2.xml") != first


def test_an_address_and_a_part_of_one_name_are_two_relationships() -> None:
    made = package()
    inside = made.relate(SLIDE, REL_SLIDE, "elsewhere.xml")
    assert made.relate(SLIDE, REL_SLIDE, "elsewhere.xml", external=True) != inside


@pytest.mark.parametrize(
    ("source", "target", "path"),
    [
        ("", "ppt/presentation.xml", "ppt/presentation.xml"),
        ("ppt/presentation.xml", SLIDE, "slides/slide1.xml"),
        ("ppt/presentation.xml", "customXml/item1.xml", "../customXml/item1.xml"),
        (SLIDE, "ppt/media/image1.png", "../media/image1.png"),
        (SLIDE, "ppt/slides/slide2.xml", "slide2.xml"),
        ("customXml/item1.xml", "customXml/itemProps1.xml", "itemProps1.xml"),
        ("ppt/slides/deeper/a.xml", "ppt/media/image1.png", "../../media/image1.png"),
    ],
)
def test_a_target_is_written_as_seen_from_its_source(source: str, target: str, path: str) -> None:
    made = Package()
    made.relate(source, "http://type", target)
    assert relationships(made, source)[0]["Target"] == path


def test_an_address_is_escaped_and_marked_as_external() -> None:
    made = package()
    made.relate(SLIDE, REL_HYPERLINK, 'https://example.org/?a=1&b="2"', external=True)
    last = relationships(made, SLIDE)[-1]
    assert last["Target"] == 'https://example.org/?a=1&b="2"'
    assert last["TargetMode"] == "External"


def test_a_picture_shown_twice_is_stored_once() -> None:
    made = package()
    assert made.add_media(PNG, "image/png") == "ppt/media/image1.png"
    assert made.add_media(PNG + b"2", "image/png") == "ppt/media/image2.png"
    assert made.add_media(PNG, "image/gif") == "ppt/media/image3.gif"


def test_a_kind_of_media_nobody_declared_is_refused() -> None:
    with pytest.raises(KeyError):
        Package().add_media(b"", "image/webp")


def test_two_parts_cannot_have_one_name() -> None:
    made = package()
    with pytest.raises(ValueError, match=r"already a part ppt/slides/slide1\.xml"):
        made.add(SLIDE, "application/x-slide", b"")


def test_every_part_has_a_content_type_and_only_used_endings_are_declared() -> None:
    root = etree.fromstring(package().parts()[CONTENT_TYPES])
    defaults = {child.get("Extension") for child in root if child.tag.endswith("Default")}
    overrides = {child.get("PartName") for child in root if child.tag.endswith("Override")}
    assert defaults == {"png", "rels", "xml"}
    assert overrides == {"/ppt/presentation.xml", f"/{SLIDE}"}


def test_the_file_begins_with_content_types_and_goes_on_in_order() -> None:
    names = zipfile.ZipFile(io.BytesIO(package().to_bytes())).namelist()
    assert names[0] == CONTENT_TYPES
    assert names[1:] == sorted(names[1:])


def test_a_zip_tool_reads_back_every_part() -> None:
    made = package()
    with zipfile.ZipFile(io.BytesIO(made.to_bytes())) as file:
        assert file.testzip() is None
        assert {name: file.read(name) for name in file.namelist()} == made.parts()


def test_pictures_are_stored_and_words_are_packed() -> None:
    with zipfile.ZipFile(io.BytesIO(package().to_bytes())) as file:
        assert file.getinfo("ppt/media/image1.png").compress_type == zipfile.ZIP_STORED
        assert file.getinfo(SLIDE).compress_type == zipfile.ZIP_DEFLATED
        assert file.getinfo(SLIDE).compress_size < 40


def test_no_entry_says_when_or_where_it_was_made() -> None:
    with zipfile.ZipFile(io.BytesIO(package().to_bytes())) as file:
        for entry in file.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.create_system == entry.external_attr == entry.flag_bits == 0


def test_what_cannot_be_made_smaller_is_stored() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped({"a.xml": b"x", "b.xml": b""}))) as file:
        assert [entry.compress_type for entry in file.infolist()] == [zipfile.ZIP_STORED] * 2
        assert file.testzip() is None


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}\.(xml|png)", fullmatch=True), st.binary()))
def test_any_parts_survive_the_zip(parts: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(parts))) as file:
        assert {name: file.read(name) for name in file.namelist()} == dict(parts)


def test_more_parts_than_a_plain_zip_can_count_are_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        zipped({str(number): b"" for number in range(65_536)})


BUILD = """
import hashlib
from tests.writers.everything import everything
from tests.writers.themes import PAPER
from deckbuilder.writers.pptx.build import to_bytes
print(hashlib.sha256(to_bytes(everything(), PAPER)).hexdigest())
"""


def test_the_same_deck_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    digests = set()
    for seed in ("0", "1", "4711"):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        run = subprocess.run(
            [sys.executable, "-c", BUILD], env=environment, capture_output=True, check=True
        )
        digests.add(run.stdout)
    assert len(digests) == 1


@given(st.text())
def test_escaped_words_come_back_from_a_parser(words: str) -> None:
    root = etree.fromstring(f'{HEAD}<a b="{attribute(words)}">{text(words)}</a>'.encode())
    assert (root.text or "") == clean(words)
    assert root.get("b") == clean(words)


def test_only_what_xml_cannot_hold_is_left_out() -> None:
    assert clean("a\x00b\x0bc\rd\ud800e\ufffef") == "abcdef"
    assert clean("tab\tline\nend \u00a0 \U0001f9e0") == "tab\tline\nend \u00a0 \U0001f9e0"


def test_a_guid_is_made_from_its_seed() -> None:
    assert guid("a") == guid("a") != guid("b")
    assert re.fullmatch(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", guid("a"))


def test_a_creation_id_is_made_from_the_slides_id_and_is_not_taken() -> None:
    first = creation_id("overview")
    assert first == creation_id("overview") != creation_id("outlook")
    assert creation_id("overview", {first, first + 1}) == first + 2


def test_a_creation_id_is_never_zero() -> None:
    assert creation_id("") == 1
    assert creation_id("a", set(range(1, 100))) != 0


@pytest.mark.parametrize(
    ("tag", "known"), [("en", "en-US"), ("de", "de-DE"), ("de-AT", "de-AT"), ("tlh", "tlh")]
)
def test_a_language_is_named_as_the_spelling_checker_knows_it(tag: str, known: str) -> None:
    assert language(tag) == known
