"""A deck we built is known again: its slides, its words as built, and whether it was changed."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.util import Pt

from deckbuilder import __version__
from deckbuilder.characters import clean
from deckbuilder.content import Line, Piece, Said, Words, said_on
from deckbuilder.files import CannotWrite
from deckbuilder.geometry import Box
from deckbuilder.readers import pptx as reader
from deckbuilder.scene import Cell, Deck, Group, Shape, Table, Text, plain, walk
from deckbuilder.writers import pptx as writer
from deckbuilder.writers.pptx import identity, manifest
from deckbuilder.writers.pptx.build import parts
from deckbuilder.writers.pptx.xml import creation_id
from tests.writers.everything import ARABIC, everything
from tests.writers.pptx_decks import deck, held, scene, words
from tests.writers.themes import NIGHT, PAPER

BOX = Box(50, 120, 300, 200)


def talk(title: str = "Alignment") -> Deck:
    overview = scene(
        held("title", words(title, sizes=(32.0,), bold=True, font="heading")),
        held("body", words("One point")),
        id="overview",
        layout="content",
        notes=plain("Say it"),
    )
    return deck(overview, scene(Shape("box", BOX, body=words("In a box")), id="detail"))


@pytest.fixture
def built(tmp_path: Path) -> Path:
    return writer.write(talk(), PAPER, tmp_path / "deck.pptx")


def edit(path: Path, change: Callable[[Any], None]) -> None:
    """What a co-presenter does, by way of python-pptx."""
    presentation = Presentation(str(path))
    change(presentation)
    presentation.save(str(path))


def test_a_deck_is_written_and_written_again(built: Path) -> None:
    before = built.read_bytes()
    assert identity.state(built) == "untouched"
    assert writer.write(talk("Another title"), PAPER, built) == built
    assert built.read_bytes() != before
    assert identity.state(built) == "untouched"


def retitle(presentation: Any) -> None:
    presentation.slides[0].shapes.title.text = "Edited"


def annotate(presentation: Any) -> None:
    presentation.slides[0].notes_slide.notes_text_frame.text = "Edited"


def move(presentation: Any) -> None:
    presentation.slides[1].shapes[0].left = Pt(10)


def reorder(presentation: Any) -> None:
    slides = presentation.slides._sldIdLst
    slides.insert(0, slides[1])


@pytest.mark.parametrize("change", [retitle, annotate, move, reorder])
def test_a_deck_somebody_changed_is_not_overwritten(
    change: Callable[[Any], None], built: Path
) -> None:
    edit(built, change)
    edited = built.read_bytes()
    assert identity.state(built) == "edited"
    with pytest.raises(writer.EditedSince, match="changed since it was built") as raised:
        writer.write(talk(), PAPER, built)
    assert raised.value.path == built
    assert built.read_bytes() == edited


def test_it_is_overwritten_when_told_to(built: Path) -> None:
    edit(built, retitle)
    writer.write(talk(), PAPER, built, force=True)
    assert identity.state(built) == "untouched"


@pytest.mark.parametrize(
    "data", [b"a letter to my aunt", b"PK\x05\x06" + bytes(18)], ids=["a text", "an empty zip file"]
)
def test_a_file_that_is_not_ours_is_not_overwritten(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(data)
    with pytest.raises(writer.NotOurs, match="not built by deckbuilder"):
        writer.write(talk(), PAPER, path)
    assert path.read_bytes() == data


def test_somebody_elses_deck_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    Presentation().save(str(path))
    assert identity.state(path) == "foreign"
    with pytest.raises(writer.NotOurs):
        writer.write(talk(), PAPER, path)


def test_an_empty_file_is_nothing_to_lose(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.touch()
    writer.write(talk(), PAPER, path)
    assert identity.state(path) == "untouched"


def test_a_folder_in_its_place_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        writer.write(talk(), PAPER, tmp_path)


def test_a_faulty_deck_is_our_fault_and_is_not_written(built: Path) -> None:
    """A picture that is none can only come from ourselves: pictures are read before."""
    from deckbuilder.scene import Image, Picture

    before = built.read_bytes()
    bad = Picture("bad", BOX, Image(b"no picture", "image/png", 1, 1), "Bad")
    with pytest.raises(writer.BrokenDeck, match="mistake in deckbuilder") as raised:
        writer.write(deck(scene(bad)), PAPER, built)
    assert [finding.part for finding in raised.value.findings] == ["ppt/media/image1.png"]
    assert built.read_bytes() == before


def test_the_digest_stands_for_every_part_below_ppt_and_nothing_else() -> None:
    made = parts(talk(), PAPER)
    digest = identity.digest(made)
    for name in made:
        changed = identity.digest({**made, name: made[name] + b" "})
        assert (changed != digest) is name.startswith("ppt/")


def test_creation_ids_differ_even_where_their_checksums_are_equal() -> None:
    assert zlib.crc32(b"plumless") == zlib.crc32(b"buckeroo")
    ids = identity.creation_ids([scene(id="plumless"), scene(id="buckeroo")])
    assert len(set(ids.values())) == 2
    assert ids["plumless"] == creation_id("plumless")


def test_a_slide_keeps_its_creation_id_when_others_come_before() -> None:
    alone = identity.creation_ids([scene(id="a")])
    assert identity.creation_ids([scene(id="b"), scene(id="a")])["a"] == alone["a"]


def test_the_manifest_inside_says_what_was_built(tmp_path: Path) -> None:
    path = writer.write(everything(), PAPER, tmp_path / "deck.pptx")
    found = manifest.read(path)
    assert found == manifest.of(everything(), __version__, PAPER)
    assert [slide.id for slide in found.slides] == [one.id for one in everything().scenes]
    assert {slide.section for slide in found.slides} == {"all"}


def test_a_manifest_names_every_item_but_groups() -> None:
    for slide, one in zip(manifest.of(everything(), "1").slides, everything().scenes, strict=True):
        items = [item for item in walk(one.items) if not isinstance(item, Group)]
        assert [piece.name for piece in slide.pieces] == [item.name for item in items]
        assert [piece.box for piece in slide.pieces] == [item.box for item in items]


def test_the_words_of_a_table_are_rows_of_cells() -> None:
    cells = tuple(tuple(Cell(words(f"{row}{column}")) for column in "ab") for row in "12")
    table = Table("table", BOX, (150, 150), (100, 100), cells)
    [piece] = said_on(scene(table), "all").pieces
    assert piece.text == "1a\t1b\n2a\t2b"


readable = st.text(st.characters(exclude_categories=["Cs"]))
lines = st.lists(
    st.builds(
        Line,
        st.lists(st.builds(Words, readable, st.booleans(), st.booleans())).map(tuple),
        st.integers(0, 8),
    )
).map(tuple)
built_slides = st.builds(
    Said,
    id=readable,
    layout=readable,
    title=readable,
    hidden=st.booleans(),
    section=readable,
    pieces=st.lists(
        st.builds(
            Piece,
            readable,
            st.sampled_from(["title", "shape", "table"]),
            st.builds(Box, *[st.floats(-1000, 1000)] * 4),
            lines,
            st.lists(st.lists(lines, max_size=2).map(tuple), max_size=2).map(tuple),
            readable,
        ),
        max_size=4,
    ).map(tuple),
    notes=lines,
)


@given(st.lists(built_slides, max_size=4).map(tuple))
def test_a_manifest_comes_back_as_it_went(slides: tuple[Said, ...]) -> None:
    made = manifest.Manifest("1", 'A & "B"', "en", slides)
    assert manifest.decode(manifest.encode(made)) == made


@pytest.mark.parametrize(
    "part",
    [
        b"",
        b"<a/>",
        manifest.encode(manifest.of(talk(), "1")).replace(b"</manifest>", b"AAAA</manifest>"),
        manifest.encode(manifest.of(talk(), "1"))[:-60] + b"</manifest>",
        f'<manifest xmlns="{manifest.NAMESPACE}">####</manifest>'.encode(),
        f'<manifest xmlns="{manifest.NAMESPACE}">eJyrVkrLz1eyUkpKLFKqBQAgxQTi</manifest>'.encode(),
    ],
)
def test_a_damaged_manifest_is_said_to_be_damaged(part: bytes) -> None:
    if part.endswith(b"AAAA</manifest>"):
        assert manifest.decode(part).title == "Test"
        return
    with pytest.raises(ValueError, match="manifest"):
        manifest.decode(part)


def test_a_file_without_manifest_has_none(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    Presentation().save(str(path))
    assert manifest.read(path) is None


def seen_in(path: Path) -> list[Said]:
    """What the slides of a file say."""
    return [slide.content for slide in reader.read(path).slides]


def words_of(slides: Iterable[Said]) -> list[dict[str, str]]:
    return [{piece.name: piece.text for piece in slide.pieces} for slide in slides]


@pytest.mark.parametrize("theme", [PAPER, NIGHT], ids=["Paper", "Night"])
def test_the_reader_sees_what_the_manifest_says(theme: Any, tmp_path: Path) -> None:
    path = writer.write(everything(), theme, tmp_path / "deck.pptx")
    found = manifest.read(path)
    assert found is not None
    seen = seen_in(path)
    assert [slide.id for slide in seen] == [clean(slide.id) for slide in found.slides]
    assert [slide.hidden for slide in seen] == [slide.hidden for slide in found.slides]
    assert [slide.pieces for slide in seen] == [slide.pieces for slide in found.slides]
    assert [slide.notes for slide in seen] == [slide.notes for slide in found.slides]


def test_what_is_in_a_moved_and_stretched_group_is_seen_where_it_now_is(tmp_path: Path) -> None:
    inner = Group("inner", (Shape("box", Box(100, 100, 50, 40)),))
    outer = Group("outer", (inner, Shape("far", Box(200, 200, 100, 100))))
    path = writer.write(deck(scene(outer)), PAPER, tmp_path / "deck.pptx")

    def stretch(presentation: Any) -> None:
        group = presentation.slides[0].shapes[0]
        group.left, group.top, group.width, group.height = map(Pt, (0, 0, 400, 400))

    edit(path, stretch)
    places = {piece.name: piece.box for piece in seen_in(path)[0].pieces}
    assert places == {"box": Box(0, 0, 100, 80), "far": Box(200, 200, 200, 200)}


def test_footers_and_the_hidden_shape_are_nobodys_words(tmp_path: Path) -> None:
    path = writer.write(deck(scene(footer="EAGx", id="one")), PAPER, tmp_path / "deck.pptx")
    assert seen_in(path)[0].pieces == ()
    assert len(Presentation(str(path)).slides[0].shapes) == 3


def test_a_slide_added_in_powerpoint_has_no_id_and_its_words_are_seen(built: Path) -> None:
    def add(presentation: Any) -> None:
        slide = presentation.slides.add_slide(presentation.slide_layouts[2])
        slide.shapes.title.text = "New"
        slide.placeholders[1].text = "a\vb\nc"

    edit(built, add)
    seen = seen_in(built)[2]
    assert seen.id == ""
    assert [piece.text for piece in seen.pieces] == ["New", "a\nb\nc"]
    assert seen.notes == ()


def test_a_slide_that_lost_its_name_is_known_by_its_anchor(built: Path) -> None:
    def forget(presentation: Any) -> None:
        del presentation.slides[0].element.cSld.attrib["name"]
        presentation.slides[0].shapes.title.name = "PlaceHolder 1"

    edit(built, forget)
    seen = seen_in(built)[0]
    assert seen.id == "overview"
    assert [piece.name for piece in seen.pieces] == ["PlaceHolder 1", "body"]


def test_a_shape_that_cannot_be_read_does_not_hide_the_others(built: Path) -> None:
    def damage(presentation: Any) -> None:
        shape = presentation.slides[1].shapes[0]
        shape.element.spPr.find("{*}xfrm").find("{*}off").set("x", "left")
        presentation.slides[1].shapes.add_textbox(0, 0, Pt(10), Pt(10)).text_frame.text = "still"

    edit(built, damage)
    assert words_of(seen_in(built))[1] == {"box": "In a box", "TextBox 4": "still"}


@pytest.mark.parametrize("data", [b"no deck", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_deck_is_said_to_be_none(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(data)
    with pytest.raises(reader.Unreadable, match=r"deck\.pptx is .*not a PowerPoint file"):
        reader.read(path)


def test_a_deck_of_another_program_is_read_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    slide.shapes.title.text = ARABIC
    presentation.save(str(path))
    assert words_of(seen_in(path)) == [{"Title 1": ARABIC, "Subtitle 2": ""}]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_keeps_what_tells_slides_and_words_apart(tmp_path: Path) -> None:
    path = writer.write(talk(), PAPER, tmp_path / "deck.pptx")
    saved = tmp_path / "saved"
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    convert = ["--convert-to", "pptx", "--outdir", str(saved), str(path)]
    subprocess.run([*command, *convert], check=True, capture_output=True, timeout=120)
    again = saved / "deck.pptx"
    assert identity.state(again) == "edited"
    assert [slide.id for slide in seen_in(again)] == ["overview", "detail"]
    assert manifest.read(again) == manifest.of(talk(), __version__, PAPER)
    assert seen_in(again)[1].pieces[0].name == "box"


def test_the_state_of_a_file_is_read_without_unpacking_it(built: Path) -> None:
    """A damaged picture elsewhere in the file is no reason to fail: only the directory counts."""
    with zipfile.ZipFile(built) as file:
        offset = file.getinfo("ppt/slides/slide1.xml").header_offset
    data = bytearray(built.read_bytes())
    data[offset + 60] ^= 0xFF
    built.write_bytes(data)
    assert identity.state(built) == "untouched"


def test_a_deck_in_memory_is_the_deck_on_disk(built: Path) -> None:
    assert writer.to_bytes(talk(), PAPER) == built.read_bytes()
    assert len(Presentation(io.BytesIO(built.read_bytes())).slides) == 2


def test_a_change_of_theme_is_a_change_of_the_file_and_no_edit(built: Path) -> None:
    before = built.read_bytes()
    writer.write(talk(), replace(PAPER, ink="000000"), built)
    assert built.read_bytes() != before


def test_an_item_without_words_has_none() -> None:
    [piece] = said_on(scene(Shape("bare", BOX)), "all").pieces
    assert piece.text == ""
    [piece] = said_on(scene(Text("void", BOX, words(""))), "all").pieces
    assert (piece.lines, piece.text) == ((), "")
