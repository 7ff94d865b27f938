"""What differs between two records, and under which path."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from deckbuilder.blocks import blocks
from deckbuilder.overview.comparison import slide_told
from deckbuilder.overview.differences import differences
from deckbuilder.overview.told import Group, Items, Leaf, lines_of, record_told
from tests.outlines import every_key, examples, slide_of

Told = tuple[str, tuple[str, ...], tuple[str, ...]]


def between(before: str, after: str) -> list[Told]:
    """The differences of two slides."""
    old, new = (slide_told(slide_of(text)[0]) for text in (before, after))
    return [(each.path, each.before, each.after) for each in differences(old, new)]


def test_paths_are_those_of_a_texts_file() -> None:
    head = "title: Slide\n"
    chain = "chain: {boxes: {have: Have, want: %s}}\n"
    assert between(head + chain % "Want", head + chain % "Wish") == [
        ("chain.boxes.want", ("Want",), ("Wish",))
    ]
    assert between(head + chain % "Want", head + chain % "{label: Want, colour: plum}") == [
        ("chain.boxes.want.colour", (), ("plum",))
    ]
    points = "points: [One, {text: Two, points: [%s]}]"
    assert between(head + points % "Old", head + points % "New") == [
        ("points.2.points.1", ("Old",), ("New",))
    ]


def test_an_item_put_in_does_not_change_those_after_it() -> None:
    assert between("title: T\npoints: [a, b, c]", "title: T\npoints: [a, new, b, c]") == [
        ("points.2", (), ("new",))
    ]
    assert between("title: T\npoints: [a, b, c]", "title: T\npoints: [b, c]") == [
        ("points.1", ("a",), ())
    ]


def test_an_item_that_was_changed_is_told_from_one_put_in() -> None:
    before = "title: T\npoints: [Flour and water make gluten, Salt]"
    after = "title: T\npoints: [Quite something else, Flour and milk make gluten, Salt]"
    assert between(before, after) == [
        ("points.1", (), ("Quite something else",)),
        ("points.1", ("Flour and water make gluten",), ("Flour and milk make gluten",)),
    ]


def test_a_row_of_a_table_is_one_line() -> None:
    table = "title: T\ntable: [[a, b], [c, d]%s]"
    assert between(table % "", table % ", [e, f]") == [("table.3", (), ("e; f",))]
    assert between(table % "", (table % "").replace("d]", "x]")) == [("table.2.2", ("d",), ("x",))]


def test_a_block_that_only_one_has_is_told_line_by_line() -> None:
    assert between("title: T\npoints: [a, b]", "title: T\ntext: Words") == [
        ("points", ("a", "b"), ()),
        ("text", (), ("Words",)),
    ]


def test_blocks_that_change_sides_are_a_difference() -> None:
    assert between("title: T\ntext: x\nquote: y", "title: T\nquote: y\ntext: x") == [
        ("order", ("text, quote",), ("quote, text",))
    ]


def test_boxes_in_another_order_are_a_difference() -> None:
    chain = "title: T\nchain: {boxes: {%s}}"
    assert between(chain % "a: A, b: B, c: C", chain % "b: B, a: A, c: C") == [
        ("chain.boxes.order", ("a, b, c",), ("b, a, c",))
    ]


def test_values_are_said_as_they_are_written() -> None:
    assert between("title: T\nminutes: 1.5", "title: T\nminutes: 2") == [
        ("minutes", ("1:30",), ("2",))
    ]
    assert between("title: T\nhidden: yes", "title: T") == [("hidden", ("yes",), ())]
    assert between("title: T\ntable: {rows: [[a]], header: no}", "title: T\ntable: [[a]]") == [
        ("table.header", ("no",), ("yes",))
    ]


def test_spaces_count_in_a_program_and_nowhere_else() -> None:
    code = "title: T\ncode: |\n  if x:\n%s  y()\n"
    assert between(code % "    ", code % "      ") == [("code.2", ("    y()",), ("      y()",))]
    assert between("title: T\ntext: a b", "title: T\ntext: a  b") == []


def test_what_only_chooses_a_slide_is_not_said() -> None:
    assert between("title: T\nid: t\ntags: [a]", "title: T\nid: t\ntags: [b]") == []


@pytest.mark.parametrize("key", every_key())
def test_every_block_says_all_its_words_and_nothing_differs_from_itself(key: str) -> None:
    for example in examples(key):
        slide, _, _ = slide_of(example)
        told = record_told(slide)
        assert list(differences(told, record_told(slide))) == []
        assert key not in told.parts or lines_of(told.parts[key])
        assert any(
            block.key in told.parts and lines_of(told.parts[block.key]) for block in slide.blocks
        )
        assert "Markup(" not in str(lines_of(told))
        assert "object at" not in str(lines_of(told))


EMPTY: dict[type, Any] = {str: "", tuple: (), dict: {}}


@pytest.mark.parametrize("key", every_key())
def test_every_field_of_a_block_makes_a_difference(key: str) -> None:
    [block] = [one for one in slide_of(examples(key)[0])[0].blocks if one.key == key]
    for name in blocks()[key].keys:
        value = getattr(block, name)
        if value and not isinstance(value, bool):
            empty = next((EMPTY[kind] for kind in EMPTY if isinstance(value, kind)), None)
            values: dict[str, Any] = {name: empty}
            other = dataclasses.replace(block, **values)
            assert list(differences(record_told(block), record_told(other))), f"{key}.{name}"


def test_kinds_of_values_that_differ_are_both_said() -> None:
    found = list(differences(Leaf("a"), Items((Leaf("a"), Leaf("b")))))
    assert [(each.before, each.after) for each in found] == [(("a",), ("a", "b"))]
    assert list(differences(Group({}), Group({}))) == []
