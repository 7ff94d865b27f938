"""Edits of slides that were taken come home to the file in which they are written, or are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.pipeline import load
from deckbuilder.sync.writing import Written
from deckbuilder.variant import BASE, Choice
from deckbuilder.writers.pptx import write
from tests.outlines import ROOT
from tests.reuse.sharing import COMMON, MAIN, written
from tests.sync import powerpoint
from tests.sync.libreoffice import Edit
from tests.sync.small import against, brought, on


def pulled(folder: Path, *edits: Edit, choice: Choice = BASE) -> Written:
    talk = written(folder)
    loaded = load(talk, choice)
    deck = write(loaded.deck, loaded.theme, folder / "built.pptx")
    returned = powerpoint.edit(deck, folder / "edited.pptx", list(edits))
    return brought(against(returned, talk), yes=True)


def test_a_deck_that_nobody_changed_brings_nothing(tmp_path: Path) -> None:
    made = pulled(tmp_path)
    assert made.texts == {}
    assert made.outcome.failed == []


def test_words_are_written_where_they_stand_and_the_title_leaves_an_id(tmp_path: Path) -> None:
    made = pulled(
        tmp_path,
        on("we-are-seven", "retitle", text="We are eight"),
        on("house", "retitle", text="Their home"),
        on("there", "reword", piece="text", line=0, old="left", new="right"),
    )
    common, talk = tmp_path / "common" / "us.yaml", tmp_path / "talk.yaml"
    assert set(made.texts) == {common, talk}
    assert made.texts[talk] == MAIN.replace("Their house", "Their home")
    wanted = COMMON.replace("Turn left", "Turn right")
    wanted = wanted.replace("We are seven\n", "We are eight\n        id: we-are-seven\n")
    assert made.texts[common] == wanted


@pytest.mark.parametrize("kind", ["hide", "delete"])
def test_what_becomes_of_a_taken_slide_is_said_in_this_outline(kind: str, tmp_path: Path) -> None:
    """Who lets `pull` decide gets a deleted slide hidden."""
    made = pulled(tmp_path, on("house", kind))
    wanted = MAIN.replace("Their house\n", "Their house\n        hidden: yes\n")
    assert made.texts == {tmp_path / "talk.yaml": wanted}


@pytest.mark.parametrize("kind", ["hide", "delete"])
def test_a_slide_of_a_taken_section_is_no_slide_to_hide_or_take_out_here(
    kind: str, tmp_path: Path
) -> None:
    made = pulled(tmp_path, on("there", kind))
    assert made.texts == {}
    [(_, reason)] = made.outcome.failed
    assert "with its whole section" in reason.why
    assert reason.places[0].path == str(tmp_path / "common" / "us.yaml")


def test_a_picture_that_the_other_file_names_is_not_exchanged_for_everybody(tmp_path: Path) -> None:
    new = next((ROOT / "docs" / "images").glob("*.png"))
    made = pulled(tmp_path, on("house", "replace_picture", piece="picture", file=str(new)))
    assert made.texts == {}
    [(_, reason)] = made.outcome.failed
    assert "us.yaml names this picture" in reason.why


def test_a_variant_hides_a_slide_of_a_taken_section_by_itself(tmp_path: Path) -> None:
    made = pulled(tmp_path, on("around", "delete"), choice=Choice(("short",)))
    talk = tmp_path / "talk.yaml"
    assert list(made.texts) == [talk]
    assert "slides: {around: {hidden: yes}}" in made.texts[talk]
