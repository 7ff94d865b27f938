"""Slides that build come back as they were; their words come home, others' animations are told."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from deckbuilder.sync.telling import told
from tests.sync import small
from tests.sync.libreoffice import LibreOffice
from tests.sync.small import on

OUTLINE = """\
talk: {title: A talk}
sections:
  - section: One
    slides:
      - title: Points
        id: points
        build: yes
        points: [First, {text: Second, points: [nested]}, Third]
        notes: "Begin. [click] First. [click] Second. [click] Third."
      - title: A chain and a map
        id: chain
        build: {steps: [[a, hill], [b], ["a->b", sea]]}
        chain: {boxes: {a: Alpha, b: Beta}, bars: ["a -> b: Both"]}
        clouds: {clouds: {hill: Hill, sea: Sea}, arrows: [hill -> sea]}
      - title: A table
        id: table
        build: yes
        table:
          - [Name, Count]
          - [One, 1]
          - [Two, 2]
      - title: Code
        id: code
        code: {text: "one\\n\\ntwo", build: {steps: [1, 3]}}
      - title: Nothing moves
        id: still
        points: [As it is]
"""
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def slide_of(deck: Any, name: str) -> Any:
    return next(one for one in deck.slides if one._element.cSld.get("name") == name)


def edited(folder: Path, change: Any) -> Any:
    """The deck of the talk after `change` was made in it, against its outline."""
    small.edited(folder, OUTLINE)
    deck = Presentation(str(folder / "edited.pptx"))
    change(deck)
    deck.save(str(folder / "edited.pptx"))
    return small.against(folder / "edited.pptx", folder / "talk.yaml")


def said(pulled: Any) -> list[tuple[str, str]]:
    found = [one for one in pulled.decisions if one.verdict == "report"]
    return [(told(one.change).slide, told(one.change).more) for one in found]


def text_after(pulled: Any) -> str:
    return next(iter(small.brought(pulled).texts.values()))


def timing(deck: Any, name: str) -> Any:
    return slide_of(deck, name)._element.find(f"{P}timing")


def test_a_deck_that_was_only_saved_again_has_no_change(tmp_path: Path) -> None:
    assert small.quiet(small.edited(tmp_path, OUTLINE))


def test_libreoffice_rewrites_animations_and_that_is_no_change(
    tmp_path: Path, office: LibreOffice
) -> None:
    small.edited(tmp_path, OUTLINE)
    saved = office.edit(tmp_path / "built.pptx", tmp_path / "saved.pptx")
    assert small.quiet(small.against(saved, tmp_path / "talk.yaml"))
    kept = Presentation(str(saved)).slides
    assert sum(one._element.find(f"{P}timing") is not None for one in kept) == 4


def test_words_of_what_builds_come_home(tmp_path: Path) -> None:
    pulled = small.edited(
        tmp_path,
        OUTLINE,
        on("points", "reword", piece="points", line=2, old="nested", new="below it"),
        on("points", "reword", piece="notes", line=0, old="Begin", new="Start"),
        on("chain", "relabel", piece="chain:box:b", text="Gamma"),
        on("chain", "relabel", piece="clouds:sea", text="Wide sea"),
    )
    text = text_after(pulled)
    assert "{text: Second, points: [below it]}" in text
    assert '"Start. [click] First. [click] Second. [click] Third."' in text
    assert "b: Gamma" in text
    assert "sea: Wide sea" in text


def test_a_point_added_to_a_list_that_builds_is_a_point_and_no_animation(tmp_path: Path) -> None:
    edit = on("points", "add_line", piece="points", after=3, words="Fourth")
    pulled = small.edited(tmp_path, OUTLINE, edit)
    assert said(pulled) == []
    assert "Third, Fourth]" in text_after(pulled)


def test_cells_and_rows_of_a_table_that_builds_come_home(tmp_path: Path) -> None:
    def change(deck: Any) -> None:
        tables = [shape.table for shape in slide_of(deck, "table").shapes if shape.has_table]
        assert [len(one.rows) for one in tables] == [1, 1, 1]
        tables[1].cell(0, 0).text_frame.paragraphs[0].runs[0].text = "Uno"
        row = tables[2]._tbl.tr_lst[0]
        new = copy.deepcopy(row)
        row.addprevious(new)
        for cell, words in zip(new.tc_lst, ("One and a half", "1.5"), strict=True):
            next(cell.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t")).text = words

    text = text_after(edited(tmp_path, change))
    rows = [line.strip() for line in text.split("table:\n")[1].splitlines()[:4]]
    assert rows == ["- [Name, Count]", "- [Uno, 1]", "- [One and a half, 1.5]", "- [Two, 2]"]


def test_an_animation_of_somebody_else_is_told(tmp_path: Path) -> None:
    def change(deck: Any) -> None:
        slide = slide_of(deck, "still")
        made = copy.deepcopy(timing(deck, "points"))
        shape = next(one for one in slide.shapes if "As it is" in getattr(one, "text", ""))
        for aim in made.iter(f"{P}spTgt", f"{P}bldP"):
            aim.set("spid", str(shape.shape_id))
        slide._element.find(f"{P}clrMapOvr").addnext(made)

    assert said(edited(tmp_path, change)) == [("still", "an animation")]


@pytest.mark.parametrize("slide", ["points", "code"])
def test_animations_of_ours_that_are_gone_are_told(slide: str, tmp_path: Path) -> None:
    def change(deck: Any) -> None:
        timing(deck, slide).getparent().remove(timing(deck, slide))

    assert said(edited(tmp_path, change)) == [(slide, "no animations")]


def test_another_order_is_told_and_a_shape_that_is_gone_took_its_animation_along(
    tmp_path: Path,
) -> None:
    def change(deck: Any) -> None:
        effects = timing(deck, "code").iter(f"{P}cTn")
        first = next(one for one in effects if one.get("presetClass") == "exit")
        first.getparent().getparent().remove(first.getparent())
        table = [one for one in slide_of(deck, "table").shapes if one.has_table][2]
        number = str(table.shape_id)
        table._element.getparent().remove(table._element)
        for node in list(timing(deck, "table").iter(f"{P}cTn")):
            aim = next(node.iter(f"{P}spTgt"), None)
            if node.get("presetClass") and aim is not None and aim.get("spid") == number:
                node.getparent().getparent().remove(node.getparent())

    found = said(edited(tmp_path, change))
    assert ("code", "other animations") in found
    assert not [one for one in found if one[0] == "table" and "animation" in one[1]]


@pytest.mark.parametrize(("attribute", "value"), [("presetID", "2"), ("nodeType", "afterEffect")])
def test_another_effect_and_a_click_taken_away_are_told(
    attribute: str, value: str, tmp_path: Path
) -> None:
    def change(deck: Any) -> None:
        effects = timing(deck, "points").iter(f"{P}cTn")
        next(one for one in effects if one.get("presetClass")).set(attribute, value)

    assert said(edited(tmp_path, change)) == [("points", "other animations")]
