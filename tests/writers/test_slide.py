"""Slides as PowerPoint, screen readers and our own way back need them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from deckbuilder.geometry import Box
from deckbuilder.scene import Colour, LayoutName, PlaceholderRole, Shape, Text
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.pptx.build import parts, to_bytes
from deckbuilder.writers.pptx.check import check
from deckbuilder.writers.pptx.xml import creation_id
from tests.writers.everything import everything
from tests.writers.pptx_decks import (
    audited,
    box_of,
    deck,
    find,
    held,
    opened,
    scene,
    shapes,
    words,
    written,
)
from tests.writers.themes import PAPER, THEMES

EVERYTHING = everything()


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_a_deck_of_everything_is_what_the_standard_asks_for(tmp_path: Path, theme: Theme) -> None:
    path = tmp_path / "everything.pptx"
    path.write_bytes(to_bytes(EVERYTHING, theme))
    assert check(parts(EVERYTHING, theme)) == []
    assert audited(path) == []


def test_a_deck_of_everything_is_written_the_same_twice() -> None:
    assert to_bytes(EVERYTHING, THEMES[0]) == to_bytes(everything(), THEMES[0])


def test_every_shape_has_an_id_and_a_name_of_its_own() -> None:
    for name, data in parts(EVERYTHING, THEMES[0]).items():
        if not re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
            continue
        named = find(etree.fromstring(data), "//p:cNvPr")[1:]
        ids = [int(shape.get("id")) for shape in named]
        assert sorted(ids) == list(range(2, len(ids) + 2))
        assert max(Counter(shape.get("name") for shape in named).values()) == 1


def test_names_begin_with_the_id_of_the_slide() -> None:
    slide = written(Shape('a "b" & <c>', Box(0, 0, 9, 9)), id="intro", footer="x")
    assert find(slide, "//p:cNvPr/@name")[1:] == [
        'intro:a "b" & <c>',
        "intro:footer",
        "intro:number",
        "intro:anchor",
    ]


@pytest.mark.parametrize(
    ("layout", "role", "kind"),
    [
        ("cover", "title", {"type": "ctrTitle"}),
        ("cover", "subtitle", {"type": "subTitle", "idx": "1"}),
        ("section", "title", {"type": "title"}),
        ("section", "body", {"type": "body", "idx": "1"}),
        ("content", "body", {"idx": "1"}),
        ("two-content", "body", {"idx": "1"}),
        ("two-content", "body2", {"idx": "2"}),
        ("content-left", "body", {"idx": "1"}),
        ("content-right", "body", {"idx": "1"}),
        ("title-only", "title", {"type": "title"}),
    ],
)
def test_words_are_in_the_placeholder_of_their_layout(
    layout: LayoutName, role: PlaceholderRole, kind: dict[str, str]
) -> None:
    item = held(role, words("Words"), layout)
    element = written(item, layout=layout, number=False)
    assert [dict(found.attrib) for found in find(element, "//p:ph")] == [kind]
    assert find(element, "//p:sp[.//p:ph]/p:spPr/*") == []
    read = opened(scene(item, layout=layout, number=False)).slides[0].placeholders
    assert [(shape.text_frame.text, box_of(shape)) for shape in read] == [("Words", item.box)]


def test_a_placeholder_that_was_moved_says_where_it_is() -> None:
    moved = Text("title", Box(43.2, 30, 500, 60.5), words("Title"), "title")
    slide = opened(scene(moved)).slides[0]
    assert box_of(slide.shapes.title) == moved.box


def test_a_placeholder_the_layout_has_not_is_refused() -> None:
    item = held("body", words("x"), "content")
    with pytest.raises(ValueError, match="slide one: layout title-only has no body for body"):
        written(item)


def test_two_texts_in_one_placeholder_are_refused() -> None:
    first = held("title", words("x"))
    second = Text("again", first.box, first.body, "title")
    with pytest.raises(ValueError, match="slide one: two texts are in the title placeholder"):
        written(first, second)


def order(*items: Shape | Text) -> list[str]:
    return list(shapes(opened(scene(*items)).slides[0]))[: len(items)]


def test_the_title_is_read_first() -> None:
    below, title = Shape("below", Box(50, 200, 100, 100)), held("title", words("x"), "title-only")
    assert order(below, title) == ["title", "below"]


def test_a_title_stays_on_top_of_what_it_overlaps() -> None:
    behind = Shape("behind", Box(0, 0, 960, 540), fill=Colour("panel"))
    title = held("title", words("x"), "title-only")
    assert order(behind, title) == ["behind", "title"]


def test_items_keep_their_order() -> None:
    items = tuple(Shape(f"s{n}", Box(n, n, 50, 50)) for n in (3, 1, 2))
    assert order(*items) == ["s3", "s1", "s2"]


def test_footer_and_number_are_the_masters_placeholders() -> None:
    slide = opened(scene(id="a"), scene(id="b", footer="EAGx <Berlin> & more")).slides[1]
    read = {shape.placeholder_format.idx: shape for shape in slide.placeholders}
    assert sorted(read) == [11, 12]
    assert read[11].text_frame.text == "EAGx <Berlin> & more"
    assert find(etree.fromstring(slide.part.blob), "//a:fld[@type='slidenum']/a:t/text()") == ["2"]


def test_a_scene_without_footer_and_number_has_neither() -> None:
    assert find(written(number=False), "//p:ph") == []


def test_every_slide_carries_a_hidden_anchor_that_nobody_hears() -> None:
    anchor = find(written(id="intro"), "//p:cNvPr[@name='intro:anchor']")[0]
    assert (anchor.get("hidden"), anchor.get("descr")) == ("1", "")
    assert find(anchor, ".//adec:decorative/@val") == ["1"]
    assert box_of(shapes(opened(scene(id="intro")).slides[0])["anchor"]) == Box(0, 0, 1, 1)


def test_a_slide_is_named_and_numbered_by_its_id() -> None:
    slide = written(id='a "b" & <c>')
    assert find(slide, "p:cSld/@name") == ['a "b" & <c>']
    assert find(slide, "//p14:creationId/@val") == [str(creation_id('a "b" & <c>'))]


@pytest.mark.parametrize("hidden", [True, False])
def test_a_hidden_scene_is_not_shown(hidden: bool) -> None:
    assert written(hidden=hidden).get("show") == ("0" if hidden else None)


def test_a_slide_follows_its_layout_and_its_masters_colours() -> None:
    deck = opened(scene(layout="section", id="a"), scene(layout="cover", id="b"))
    assert [slide.slide_layout.name for slide in deck.slides] == ["Section Header", "Title Slide"]
    assert len(find(written(), "p:clrMapOvr/a:masterClrMapping")) == 1


def test_a_language_that_is_none_leaves_the_file_sound() -> None:
    odd = deck(
        scene(Text("words", Box(50, 50, 300, 60), words("日本 and <words>"))), language='"<&'
    )
    assert check(parts(odd, PAPER)) == []
