"""Slides that glide come back as they were, and what was changed about their coming in comes home."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from tests.sync import small
from tests.sync.libreoffice import LibreOffice
from tests.sync.small import on

OUTLINE = """\
talk: {title: A talk, transition: morph, theme: {map_mark: yes}}
maps:
  land:
    clouds:
      hills: {label: Hills, clouds: {near: Near hills, far: Far hills}}
      sea: Sea
    arrows: [hills -> sea: feed]
sections:
  - section: The land
    slides:
      - {title: The land, id: whole, clouds: land, notes: This is all of it.}
  - section: Hills
    cloud: land.hills
    slides:
      - title: A closer look
        id: closer
        transition: fade
        zoom: land.hills
        points: [They are green, They are high]
        notes: Look at them.
      - {title: Inside, id: inside, zoom: land.hills}
      - {title: Another map in it, zoom: land.hills, clouds: {clouds: {hills: Hills here, air: Air}}}
      - {title: Twice, columns: [{clouds: land}, {clouds: {map: land, focus: sea}}]}
      - {title: Water in it, id: water, zoom: land.hills, chain: {boxes: {rain: Rain, well: Well}}}
      - {title: More of it, id: more, chain: {boxes: {rain: Rain, soil: Soil, well: Well}}}
      - {title: All of it, columns: [{chain: {boxes: {rain: Rain, soil: Soil}}}, {points: [One]}]}
"""
MORPH = "{http://schemas.microsoft.com/office/powerpoint/2015/09/main}morph"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def comes_in(path: Path, slide: str, effect: str) -> Path:
    """Let a slide come in as PowerPoint writes it: an effect, or none at all."""
    deck = Presentation(str(path))
    root: Any = next(one for one in deck.slides if one._element.cSld.get("name") == slide)._element
    for old in [one for one in root if next(one.iter(f"{P}transition"), None) is not None]:
        root.remove(old)
    if effect:
        made = etree.SubElement(root, f"{P}transition")
        etree.SubElement(made, f"{P}{effect}")
        root.find(f"{P}clrMapOvr").addnext(made)
    deck.save(str(path))
    return path


def test_a_deck_that_was_only_saved_again_has_no_change(tmp_path: Path) -> None:
    assert small.quiet(small.edited(tmp_path, OUTLINE))


def test_libreoffice_makes_something_else_of_morph_and_that_is_no_change(
    tmp_path: Path, office: LibreOffice
) -> None:
    small.edited(tmp_path, OUTLINE)
    saved = office.edit(tmp_path / "built.pptx", tmp_path / "saved.pptx")
    assert small.quiet(small.against(saved, tmp_path / "talk.yaml"))


def test_the_words_of_a_cloud_that_glides_come_home(tmp_path: Path) -> None:
    pulled = small.edited(
        tmp_path, OUTLINE, on("whole", "relabel", piece="clouds:sea", text="Wide sea")
    )
    made = small.brought(pulled)
    assert "sea: Wide sea\n" in next(iter(made.texts.values()))


def test_the_words_of_a_diagram_that_glides_come_home_on_their_slide(tmp_path: Path) -> None:
    edit = on("more", "relabel", piece="chain:box:rain", text="Hail")
    [made] = small.brought(small.edited(tmp_path, OUTLINE, edit)).texts.values()
    assert made.count("rain: Hail") == 1
    assert "id: more, chain: {boxes: {rain: Hail, soil: Soil" in made


def test_points_inside_a_cloud_come_home(tmp_path: Path) -> None:
    edit = on("closer", "reword", piece="points", line=0, old="green", new="blue")
    made = small.brought(small.edited(tmp_path, OUTLINE, edit))
    assert "points: [They are blue, They are high]\n" in next(iter(made.texts.values()))


@pytest.mark.parametrize(("effect", "written"), [("push", "push"), ("", "none")])
def test_another_transition_comes_home(effect: str, written: str, tmp_path: Path) -> None:
    small.edited(tmp_path, OUTLINE)
    comes_in(tmp_path / "edited.pptx", "closer", effect)
    made = small.brought(small.against(tmp_path / "edited.pptx", tmp_path / "talk.yaml"))
    assert f"transition: {written}\n" in next(iter(made.texts.values()))
    assert small.quiet(small.again(made, tmp_path))


def test_a_transition_that_no_outline_knows_is_told(tmp_path: Path) -> None:
    small.edited(tmp_path, OUTLINE)
    comes_in(tmp_path / "edited.pptx", "closer", "wipe")
    pulled = small.against(tmp_path / "edited.pptx", tmp_path / "talk.yaml")
    assert [one.verdict for one in pulled.decisions] == ["report"]


def test_the_transition_of_an_opening_is_told_with_what_to_write(tmp_path: Path) -> None:
    small.edited(tmp_path, OUTLINE)
    comes_in(tmp_path / "edited.pptx", "hills", "push")
    made = small.brought(small.against(tmp_path / "edited.pptx", tmp_path / "talk.yaml"))
    [(_, reason)] = made.outcome.failed
    assert reason.hint == "write `transition: push` for the section"


def test_what_moves_by_itself_is_no_change_of_names(tmp_path: Path) -> None:
    """PowerPoint keeps names that begin with two exclamation marks, as on a copy of a slide."""
    edit = on("whole", "duplicate", name="copy")
    pulled = small.edited(tmp_path, OUTLINE, edit)
    assert [type(one.change).__name__ for one in pulled.decisions] == ["SlideAdded"]
