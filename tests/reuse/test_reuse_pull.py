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


TWICE = MAIN.replace(
    "      - from: common/us.yaml#house\n",
    "      - {from: common/us.yaml#we-are-seven, id: more}\n      - from: common/us.yaml#house\n",
)
TWO = ("we-are-seven", "more")


def twice(folder: Path, *edits: Edit) -> Written:
    talk = written(folder, TWICE)
    loaded = load(talk)
    deck = write(loaded.deck, loaded.theme, folder / "built.pptx")
    returned = powerpoint.edit(deck, folder / "edited.pptx", list(edits))
    return brought(against(returned, talk), yes=True)


def test_a_slide_taken_twice_and_changed_in_two_ways_is_told_and_not_written(
    tmp_path: Path,
) -> None:
    made = twice(tmp_path, *(on(one, "retitle", text=f"We, {one}") for one in TWO))
    assert made.texts == {}
    assert [one.slide for one, _ in made.outcome.failed] == [*TWO]
    assert all("changed in different ways" in reason.why for _, reason in made.outcome.failed)


def test_a_slide_taken_twice_and_changed_alike_is_written_once(tmp_path: Path) -> None:
    made = twice(tmp_path, *(on(one, "retitle", text="We are eight") for one in TWO))
    assert len(made.outcome.done) == 2
    assert made.outcome.failed == []
    assert made.texts[tmp_path / "common" / "us.yaml"].count("We are eight") == 1


def test_the_other_of_two_slides_with_one_text_is_told(tmp_path: Path) -> None:
    made = twice(tmp_path, on("more", "retitle", text="We are eight"))
    assert made.too == ("we-are-seven",)
    assert pulled(tmp_path / "once", on("there", "retitle", text="Turn")).too == ()
