"""A deck that another program opened and saved says what it said: what is lost is listed here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from deckbuilder.cache import FolderCache, default_folder
from deckbuilder.clicks_told import shape_of
from deckbuilder.content import Piece, Said, said
from deckbuilder.geometry import Box
from deckbuilder.pipeline import load
from deckbuilder.readers.pptx import Edited, read
from deckbuilder.scene import Deck
from deckbuilder.variant import Choice
from deckbuilder.writers.pptx import manifest, write
from tests.decks import NAMES, built
from tests.outlines import ROOT
from tests.sync import google, powerpoint
from tests.sync.homes import formula_images, without_formulas
from tests.sync.libreoffice import LibreOffice

LANDSCAPE = ROOT / "talks" / "ai-safety-landscape.yaml"
TOLERANCE = 0.1
"""Points: LibreOffice rounds to hundredths of a millimetre, and a line has a width of one."""
PLACEHOLDERS = ("title", "subtitle", "body", "body2")
VARIANTS = ("ten-minutes", "reading-group", "article")


def compared(slide: Said) -> Said:
    """Without what is said elsewhere: places, and sections, of which a file has the names."""
    pieces = (replace(piece, box=Box(0, 0, 0, 0)) for piece in slide.pieces)
    return replace(slide, section="", pieces=tuple(pieces))


def as_libreoffice_leaves(slide: Said) -> Said:
    """Without what LibreOffice 7.4 loses of a slide that nobody touched: it has layouts of its own."""
    kinds = {piece.name: piece.kind for piece in slide.pieces if piece.kind in PLACEHOLDERS}
    builds = tuple(tuple(_as_called(one, kinds) for one in click) for click in slide.builds)
    pieces = tuple(map(_piece_as_libreoffice_leaves, compared(slide).pieces))
    return replace(slide, layout="", section="", pieces=pieces, transition="none", builds=builds)


def _as_called(build: str, kinds: Mapping[str, str]) -> str:
    """What comes with a click, a placeholder called by its kind: LibreOffice gives it a name."""
    name = shape_of(build)
    return build.replace(name, kinds.get(name, name), 1)


def _piece_as_libreoffice_leaves(piece: Piece) -> Piece:
    name = "" if piece.kind in (*PLACEHOLDERS, "video", "audio") else piece.name
    return replace(piece, name=name, alt=piece.alt if piece.kind == "picture" else "")


def as_google_leaves(slide: Said) -> Said:
    """Without ids, names, layouts and sections."""
    pieces = (replace(piece, name="", link="") for piece in compared(slide).pieces)
    return replace(slide, id="", layout="", section="", pieces=tuple(pieces), transition="none")


def places(deck: tuple[Said, ...]) -> list[float]:
    boxes = (piece.box for slide in deck for piece in slide.pieces)
    return [side for box in boxes for side in (box.x, box.y, box.w, box.h)]


def contents(edited: Edited) -> tuple[Said, ...]:
    return tuple(slide.content for slide in edited.slides)


def assert_libreoffice_keeps(deck: Deck, saved: Path) -> None:
    seen = contents(read(saved))
    images = formula_images(deck)
    expected = tuple(without_formulas(slide, images) for slide in said(deck))
    assert list(map(as_libreoffice_leaves, seen)) == list(map(as_libreoffice_leaves, expected))
    assert {slide.section for slide in seen} == {""}
    assert places(seen) == pytest.approx(places(expected), abs=TOLERANCE)


@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_keeps_what_a_deck_says(name: str, office: LibreOffice, tmp_path: Path) -> None:
    deck = built(name, "paper", "16:9")
    saved = office.edit(deck.path, tmp_path / "saved.pptx")
    assert_libreoffice_keeps(deck.loaded.deck, saved)
    assert read(saved).application.startswith("LibreOffice")


def test_libreoffice_keeps_what_a_narrow_dark_deck_says(
    office: LibreOffice, tmp_path: Path
) -> None:
    deck = built("examples", "night", "4:3")
    saved = office.edit(deck.path, tmp_path / "saved.pptx")
    assert_libreoffice_keeps(deck.loaded.deck, saved)


@pytest.mark.parametrize(
    "choice", [*(Choice(variants=(name,)) for name in VARIANTS), Choice(language="de")], ids=str
)
def test_libreoffice_keeps_what_variants_and_translations_say(
    choice: Choice, office: LibreOffice, tmp_path: Path, reference: Path
) -> None:
    loaded = load(LANDSCAPE, choice, cache=FolderCache(default_folder()))
    path = write(loaded.deck, loaded.theme, tmp_path / "deck.pptx")
    assert_libreoffice_keeps(loaded.deck, office.edit(path, tmp_path / "saved.pptx"))


def test_a_second_save_by_libreoffice_changes_nothing_more(
    office: LibreOffice, tmp_path: Path
) -> None:
    deck = built("ai-safety-landscape", "paper", "16:9")
    once = office.edit(deck.path, tmp_path / "once.pptx")
    twice = office.edit(once, tmp_path / "twice.pptx")
    assert_libreoffice_keeps(deck.loaded.deck, twice)


def test_libreoffice_keeps_the_record_of_what_was_built(
    office: LibreOffice, tmp_path: Path
) -> None:
    path = built("bread", "paper", "16:9").path
    record = read(office.edit(path, tmp_path / "saved.pptx")).manifest
    original = read(path).manifest
    assert record
    assert original
    assert manifest.decode(record) == manifest.decode(original)


@pytest.mark.parametrize("name", NAMES)
def test_powerpoint_keeps_all_that_a_deck_says(name: str, tmp_path: Path) -> None:
    """Its checker of spelling splits the words into other runs, which is no edit."""
    deck = built(name, "paper", "16:9")
    saved = read(powerpoint.edit(deck.path, tmp_path / "saved.pptx"))
    assert list(map(compared, contents(saved))) == list(map(compared, said(deck.loaded.deck)))
    assert places(contents(saved)) == places(contents(read(deck.path)))
    assert (saved.application, saved.last_modified_by) == ("Microsoft Office PowerPoint", "Leon")


@pytest.mark.parametrize("name", NAMES)
def test_google_keeps_the_words_and_pictures_but_no_names(name: str, tmp_path: Path) -> None:
    deck = built(name, "paper", "16:9")
    saved = read(google.export(deck.path, tmp_path / "saved.pptx"))
    seen = list(map(as_google_leaves, contents(saved)))
    expected = list(map(as_google_leaves, said(deck.loaded.deck)))
    assert [slide.title for slide in seen] == [slide.title for slide in expected]
    assert [slide.notes for slide in seen] == [slide.notes for slide in expected]
    assert [[piece.text for piece in slide.pieces] for slide in seen] == [
        [piece.text for piece in slide.pieces] for slide in expected
    ]
    assert [[(piece.alt, piece.picture) for piece in slide.pieces] for slide in seen] == [
        [(piece.alt, piece.picture) for piece in slide.pieces] for slide in expected
    ]
    assert saved.manifest is None
    assert not any(slide.id for slide in saved.slides)
