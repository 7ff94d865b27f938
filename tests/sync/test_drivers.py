"""The two programs that edit decks for the tests do the same, and only what they are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from deckbuilder.content import Said
from deckbuilder.readers.pptx import SeenSlide, read
from deckbuilder.writers.pptx.check import check_file
from tests.decks import built
from tests.sync import powerpoint
from tests.sync.edits import Step, all_steps
from tests.sync.homes import formula_images, without_formulas
from tests.sync.libreoffice import Edit, LibreOffice

STEPS = all_steps(Path("new.png"))
ADDED = "What next?"


@pytest.fixture
def deck() -> Path:
    return built("ai-safety-landscape", "paper", "16:9").path


@pytest.fixture
def edits(tmp_path: Path) -> list[Edit]:
    """All steps, one after another."""
    picture = tmp_path / "new.png"
    Image.new("RGB", (60, 40), "orange").save(picture)
    return [edit for step in all_steps(picture) for edit in step.edits]


def words(slide: SeenSlide, images: Mapping[str, str]) -> tuple[object, ...]:
    """What can be compared of two programs: names and some looks are LibreOffice's own.

    It keeps of formulas the pictures, whose digests are `images`.
    """
    said = without_formulas(slide.content, images)
    pieces = [(piece.kind, piece.lines, piece.cells, piece.picture) for piece in said.pieces]
    if said.title == ADDED:
        pieces = [(piece.kind, piece.text) for piece in said.pieces]
    comments = [(one.author, one.text) for one in slide.comments]
    return slide.id, said.title, said.hidden, pieces, said.notes, comments


def test_libreoffice_and_the_stand_in_for_powerpoint_make_the_same_edits(
    deck: Path, edits: list[Edit], office: LibreOffice, tmp_path: Path
) -> None:
    one = read(office.edit(deck, tmp_path / "libreoffice.pptx", edits))
    other = read(powerpoint.edit(deck, tmp_path / "powerpoint.pptx", edits))
    images = formula_images(built("ai-safety-landscape", "paper", "16:9").loaded.deck)
    assert images
    assert [words(slide, images) for slide in one.slides] == [
        words(slide, images) for slide in other.slides
    ]


@pytest.mark.parametrize("step", STEPS, ids=[step.name for step in STEPS])
def test_a_step_changes_only_the_slides_it_names(
    step: Step, deck: Path, edits: list[Edit], tmp_path: Path
) -> None:
    given = [edit for edit in edits if plain(edit) in map(plain, step.edits)]
    before = {slide.id: slide.content for slide in read(deck).slides}
    seen = read(powerpoint.edit(deck, tmp_path / "edited.pptx", given)).slides
    kept = {slide.id: slide for slide in reversed(seen) if slide.id}
    changed = {
        name
        for name in before
        if name not in kept or apart(kept[name], before[name]) or kept[name].comments
    }
    moved = [name for name in before if name in kept] != list(
        dict.fromkeys(s.id for s in seen if s.id)
    )
    named = {edit["slide"] for edit in given if edit.get("slide") in before}
    match given[0]["kind"]:
        case "move_slide":
            assert moved
            assert not changed
        case "duplicate" | "add_slide":
            assert len(seen) == len(before) + 1
            assert not changed
        case _:
            assert changed == named


def apart(slide: SeenSlide, before: Said) -> bool:
    return replace(slide.content, section="") != replace(before, section="")


def plain(edit: Edit) -> Edit:
    return {key: value for key, value in edit.items() if key != "file"}


def test_every_part_of_what_the_stand_in_writes_is_sound(
    deck: Path, edits: list[Edit], tmp_path: Path
) -> None:
    saved = powerpoint.edit(deck, tmp_path / "edited.pptx", edits)
    assert check_file(saved) == []
