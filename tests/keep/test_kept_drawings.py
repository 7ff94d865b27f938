"""Kept slides are drawn as they look: ours as we draw them, others' as well as we can."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Inches

from deckbuilder import raster
from deckbuilder.diagram.chart_drawing import drawing
from deckbuilder.export import FORMS, Job
from deckbuilder.readers.pptx import open_deck
from deckbuilder.readers.pptx.drawing import drawn
from deckbuilder.readers.pptx.native import Home, slide_ids
from deckbuilder.scene import Chart, Item, Media, Picture, Scene, Shape, Table, Text, walk
from deckbuilder.shown import texts
from deckbuilder.writers.pptx.formulas import has_formulas, without_formulas
from deckbuilder.writers.svg import svg
from tests.decks import NAMES, built
from tests.drifts import changed
from tests.keep.kept_decks import (
    edited,
    keeping,
    with_box,
    with_chart,
    with_picture,
    with_radar,
    with_shapes,
)
from tests.pictures_compared import distance

LOOKS = [("paper", "16:9"), ("night", "4:3")]
each_deck = pytest.mark.parametrize(
    ("name", "theme", "aspect"), [(name, *look) for name in NAMES for look in LOOKS]
)
TEXT = re.compile(r"<text\b[^>]*>(.*)</text>")
TAG = re.compile(r"<[^>]*>")
CLOSE = 8.0
"""Percent where two pictures differ most: pixels at the edge of a picture, never a word."""


@cache
def pairs(name: str, theme: str, aspect: str) -> list[tuple[str, str]]:
    """Each slide of a deck of ours as we draw it, and as we draw what is in the file."""
    made = built(name, theme, aspect)
    opened, deck = open_deck(made.path), made.loaded.deck
    home = Home(made.loaded.theme, deck.width, deck.rtl)
    ids = slide_ids(opened)
    found = []
    for number, (part, scene) in enumerate(zip(opened.slides, deck.scenes, strict=True), 1):
        seen, simplified = drawn(opened, part, home, ids)
        assert (seen.id, seen.layout, seen.title) == (scene.id, scene.layout, scene.title)
        assert set(simplified) == known_losses(scene)
        size = (made.loaded.theme, deck.width, deck.height, number)
        # Its number in an appendix, as `A1`, a slide has from the talk that keeps it.
        found.append(
            (svg(changed(scene, simpler), *size), svg(replace(seen, label=scene.label), *size))
        )
    return found


def known_losses(scene: Scene) -> set[str]:
    """What a reader of the deck does not draw as we do, and says so."""
    items = list(walk(scene.items))
    films = any(isinstance(item, Media) and item.kind == "video" for item in items)
    formulas = any(map(has_formulas, items))
    return {what for what, is_there in (("a film", films), ("a formula", formulas)) if is_there}


def simpler(item: Item) -> Item:
    """A film without the mark that it can be played, and words with formulas in plain words."""
    match item:
        case Media():
            return replace(item, is_marked=True)
        case Text() | Shape() | Table():
            return without_formulas(item)
        case _:
            return item


def lines(drawing: str) -> list[str]:
    """The lines of words in a drawing, in no particular order."""
    return sorted(TAG.sub("", words) for words in TEXT.findall(drawing))


@each_deck
def test_slides_of_ours_have_the_same_lines_of_words(name: str, theme: str, aspect: str) -> None:
    for ours, theirs in pairs(name, theme, aspect):
        assert lines(theirs) == lines(ours)


@each_deck
def test_slides_of_ours_look_the_same(name: str, theme: str, aspect: str) -> None:
    for ours, theirs in pairs(name, theme, aspect):
        assert distance(picture(ours), picture(theirs)) < CLOSE


def picture(drawing: str) -> Image.Image:
    return Image.open(io.BytesIO(raster.png(drawing.encode(), 480)[0])).convert("RGB")


def scene_of(folder: Path, *edits: Any) -> Scene:
    """What is drawn of a slide that was edited."""

    def edit(slide: Any) -> None:
        for one in edits:
            one(slide)

    edited(folder, ("overview", edit))
    return keeping(folder, "from-leon.pptx#overview").deck.scenes[0]


def words(scene: Scene) -> str:
    return "\n".join(body.text for _, body in texts(scene.items))


def test_words_of_others_are_drawn_in_their_size_and_colour(tmp_path: Path) -> None:
    scene = scene_of(tmp_path, with_box)
    [body] = [body for _, body in texts(scene.items) if "Leon" in body.text]
    [run] = body.paragraphs[0].runs
    assert (body.sizes[0], run.bold, run.link) == (20, True, "https://example.org/leon")


def test_every_word_of_shapes_and_tables_is_drawn(tmp_path: Path) -> None:
    scene = scene_of(tmp_path, with_shapes)
    for said in ("shape 0", "shape 1", "shape 2", "wide", "corner", "First of all", "deeper"):
        assert said in words(scene)


def test_a_picture_is_drawn_with_its_crop(tmp_path: Path) -> None:
    [image] = [i for i in walk(scene_of(tmp_path, with_picture).items) if isinstance(i, Picture)]
    assert (image.crop.left, image.image.width, image.image.height) == (0.25, 60, 40)


def test_a_chart_is_drawn_from_its_numbers(tmp_path: Path) -> None:
    scene = scene_of(tmp_path, with_chart)
    [chart] = [i for i in walk(scene.items) if isinstance(i, Chart)]
    assert (chart.kind, chart.categories) == ("column", ("spring", "autumn"))
    assert [(one.name, one.values) for one in chart.series] == [("loaves", (3, 5))]
    assert {"spring", "autumn", "0", "5"} <= {
        one.body.text for one in drawing(chart) if isinstance(one, Text)
    }
    assert scene.native
    assert scene.native.simplified == ()


def test_a_chart_of_a_kind_that_we_have_not_is_a_box_with_its_name(tmp_path: Path) -> None:
    scene = scene_of(tmp_path, with_radar)
    [box] = [i for i in walk(scene.items) if isinstance(i, Shape) and i.name.startswith("Chart")]
    assert box.body
    assert box.body.text.startswith("Chart")
    assert scene.native
    assert scene.native.simplified == ("a chart",)


def test_groups_are_drawn_where_they_are(tmp_path: Path) -> None:
    def group(slide: Any) -> None:
        outer = slide.shapes.add_group_shape()
        inner = outer.shapes.add_group_shape()
        inner.shapes.add_textbox(Inches(2), Inches(2), Inches(2), Inches(1)).text_frame.text = "in"
        outer.left, outer.top = Inches(4), Inches(3)
        outer.width, outer.height = Inches(4), Inches(2)

    scene = scene_of(tmp_path, group)
    [text] = [i for i in walk(scene.items) if isinstance(i, Text) and i.body.text == "in"]
    assert (text.box.x, text.box.w) == (288, 288)


def test_slides_of_another_template_keep_place_and_look_of_their_words(tmp_path: Path) -> None:
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(40 / 3), Inches(7.5)
    for layout in deck.slide_layouts:
        slide = deck.slides.add_slide(layout)
        for shape in slide.placeholders:
            if shape.has_text_frame:
                shape.text_frame.text = f"words {shape.placeholder_format.idx}"
    deck.save(str(tmp_path / "other.pptx"))
    references = [f"other.pptx#{number}" for number in range(1, len(deck.slides) + 1)]
    scenes = keeping(tmp_path, *references).deck.scenes
    for slide, scene in zip(deck.slides, scenes, strict=True):
        for shape in slide.placeholders:
            if shape.has_text_frame:
                said = f"words {shape.placeholder_format.idx}"
                [(item, _)] = [(i, b) for i, b in texts(scene.items) if b.text == said]
                assert abs(item.box.x - shape.left / 12700) < 0.02


@pytest.mark.parametrize("form", ["svg", "png", "pdf", "article"])
def test_every_form_shows_kept_slides(form: str, tmp_path: Path) -> None:
    edited(tmp_path, ("overview", with_shapes), ("ring", with_picture))
    loaded = keeping(tmp_path, "from-leon.pptx#overview", "from-leon.pptx#ring")
    numbers = {scene.id: number for number, scene in enumerate(loaded.deck.scenes, 1)}
    files = list(FORMS[form].files(Job(loaded, loaded.deck, numbers, "kept")))
    assert files
