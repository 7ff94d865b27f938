"""Columns: what stands in them begins at one height, and in a cloud tables keep their header."""

from __future__ import annotations

import pytest

from deckbuilder.compose import compose
from deckbuilder.scene import BACKGROUND, Table
from tests.outlines import outline, page_of, slide_of, talk_of

BESIDE = {
    "code": "code: {text: a = 1}",
    "formula": "formula: E = mc^2",
    "table": "table: [[a, b], [c, d]]",
}


@pytest.mark.parametrize("name", BESIDE)
def test_short_blocks_begin_where_points_beside_them_do(name: str) -> None:
    slide, talk, page = slide_of(
        f"title: T\ncolumns:\n  - {{title: L, {BESIDE[name]}}}\n  - {{title: R, points: [a, b]}}"
    )
    items = {item.name: item for item in compose(slide, page, talk).items}
    tops = [items[f"columns:1:1:{name}"].box.y, items["columns:2:1:points"].box.y]
    assert tops[0] == pytest.approx(tops[1], abs=0.5)


def test_the_header_of_a_table_in_a_cloud_is_not_in_the_colour_of_the_cloud() -> None:
    maps = "maps: {m: {clouds: {one: One thing, two: Another}}}\n"
    talk = talk_of(outline("title: T\nzoom: m.one\ntable: [[a, b], [c, d]]", head=maps))
    items = compose(next(iter(talk.slides)), page_of(talk), talk).items
    [table] = [item for item in items if isinstance(item, Table)]
    assert [cell.fill for cell in table.rows[0]] == [BACKGROUND, BACKGROUND]
    assert [cell.fill for cell in table.rows[1]] == [None, None]
