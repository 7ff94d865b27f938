"""Slides of talks read from right to left: turned round as a whole, words and pictures apart."""

from __future__ import annotations

import pytest

from deckbuilder.blocks import blocks
from deckbuilder.diagram.mirror import mirrored
from deckbuilder.geometry import Box, Point
from deckbuilder.laying_out import lay_out
from deckbuilder.page import Page
from deckbuilder.right_to_left import facing, turned_round
from deckbuilder.scene import (
    Connector,
    Glue,
    Group,
    Insets,
    Item,
    Paragraph,
    Picture,
    Run,
    Scene,
    Shape,
    Table,
    Text,
    TextBody,
    sites,
    walk,
)
from deckbuilder.theme.layouts import layouts
from tests.laws import problems
from tests.outlines import every_key, examples, outline, page_of, talk_of

EXAMPLES = [(key, number) for key in every_key() for number in range(len(examples(key)))]
TRANSLATED = ("picture:caption", "picture:credit", "video:caption", "video:credit")
"""Beside a word of ours, which is not as wide in Arabic."""
each_example = pytest.mark.parametrize(("key", "number"), EXAMPLES)


def laid_out(key: str, number: int, language: str, aspect: str = "16:9") -> tuple[Scene, Page]:
    """The slide of a documented example, in a talk of `language`."""
    text = outline(examples(key)[number], aspect=aspect)
    talk = talk_of(text.replace("talk: {", f"talk: {{language: {language}, ", 1))
    page = page_of(talk)
    [scene] = lay_out(talk, page).scenes
    return scene, page


def by_name(scene: Scene) -> dict[str, Item]:
    return {item.name: item for item in walk(scene.items)}


@each_example
@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_every_example_obeys_the_laws_in_arabic_as_well(key: str, number: int, aspect: str) -> None:
    scene, page = laid_out(key, number, "ar", aspect)
    assert problems(scene.items, page, overlaps=blocks()[key].may_overlap) == []


@each_example
def test_every_example_shows_the_same_in_arabic(key: str, number: int) -> None:
    arabic, english = (by_name(laid_out(key, number, tag)[0]) for tag in ("ar", "en"))
    assert list(arabic) == list(english)
    for name, item in arabic.items():
        if name in TRANSLATED:
            continue
        assert type(item) is type(english[name])
        assert (item.box.w, item.box.h, item.box.y) == pytest.approx(
            (english[name].box.w, english[name].box.h, english[name].box.y), abs=0.02
        )


@each_example
def test_what_was_at_the_left_is_at_the_right(key: str, number: int) -> None:
    arabic, english = (laid_out(key, number, tag) for tag in ("ar", "en"))
    here, there = by_name(arabic[0]), by_name(english[0])
    width = arabic[1].width
    for item in arabic[0].items:
        # Cards go where the regions are, which are not turned round.
        if item.name not in ("picture", *TRANSLATED):
            assert item.box.x == pytest.approx(there[item.name].box.mirrored(width).x, abs=0.02)
    assert here["title"].box == there["title"].box.mirrored(width)


@each_example
def test_connectors_end_where_they_are_glued(key: str, number: int) -> None:
    scene, _ = laid_out(key, number, "ar")
    items = by_name(scene)
    for item in items.values():
        if isinstance(item, Connector):
            for glue, end in ((item.begin_glue, item.begin), (item.end_glue, item.end)):
                if glue:
                    touched = items[glue.item]
                    assert isinstance(touched, Shape)
                    site = sites(touched.outline)[glue.site]
                    place = touched.box.at(site.x, site.y)
                    assert (end.x, end.y) == pytest.approx((place.x, place.y), abs=0.5), item.name


@each_example
def test_turned_twice_a_slide_is_as_before(key: str, number: int) -> None:
    scene, page = laid_out(key, number, "en")
    frame = Box(0, 0, page.width, page.height)
    again = mirrored(mirrored(scene.items, frame), frame)
    for before, after in zip(walk(scene.items), walk(again), strict=True):
        assert after.box.x == pytest.approx(before.box.x, abs=0.011)
        if isinstance(before, Connector):
            assert isinstance(after, Connector)
            assert (after.begin_glue, after.end_glue) == (before.begin_glue, before.end_glue)


def test_the_steps_of_a_cycle_still_run_clockwise() -> None:
    first, second, third = (
        by_name(laid_out("cycle", 0, "ar")[0])[f"cycle:step:{step}"].box.centre
        for step in (1, 2, 3)
    )
    # Positive where y grows downwards: the way round is to the right.
    turn = (second.x - first.x) * (third.y - second.y) - (second.y - first.y) * (third.x - second.x)
    assert turn > 0


def test_regions_stay_where_they_are_on_the_picture() -> None:
    relative = []
    for tag in ("ar", "en"):
        items = by_name(laid_out("picture", 0, tag)[0])
        picture = items["picture:image"].box
        relative.append(
            [
                ((item.box.x - picture.x) / picture.w, (item.box.y - picture.y) / picture.h)
                for name, item in items.items()
                if name.startswith("picture:region")
            ]
        )
    assert relative[0] == [pytest.approx(place, abs=1e-3) for place in relative[1]]
    assert relative[0]


def body(*words: str, **look: object) -> TextBody:
    return TextBody(tuple(Paragraph((Run(one),), **look) for one in words))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "rtl"),
    [
        ("سلام", True),
        ("GPT-4 مثال", True),
        ("2023", True),
        ("10:30 – 11:00", True),
        ("", True),
        ("?", True),
        ("-5", False),
        ("+12,5 %", False),
        ("Is it so?", False),
        ("2023 in review", False),
        ("日本", False),
    ],
)
def test_words_start_at_the_right_and_run_as_their_letters_do(text: str, rtl: bool) -> None:
    start = facing(Paragraph((Run(text),)))
    end = facing(Paragraph((Run(text),), align="end"))
    centre = facing(Paragraph((Run(text),), align="centre"))
    assert start.rtl is end.rtl is centre.rtl is rtl
    # `start` is the side from which the words run, so that of Latin ones is the left.
    assert (start.align, end.align) == (("start", "end") if rtl else ("end", "start"))
    assert centre.align == "centre"
    assert start.runs == (Run(text),)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Is it so?", "Is it so?\u200e"),
        ("2023 in review", "\u200e2023 in review"),
        ("(Latin)", "\u200e(Latin)\u200e"),
        ("Plain words", "Plain words"),
        ("-5", "\u200e-5\u200e"),
        ("مثال (GPT).", "مثال (GPT)."),
    ],
)
@pytest.mark.parametrize("look", [{"bullet": "dot"}, {"bullet": "number"}, {"level": 1}])
def test_points_keep_their_bullets_at_the_right(
    text: str, held: str, look: dict[str, object]
) -> None:
    point = facing(body(text, **look).paragraphs[0])
    assert (point.rtl, point.align, point.text) == (True, "start", held)


def test_a_point_without_words_is_left_alone() -> None:
    assert facing(Paragraph((), bullet="dot")) == Paragraph((), bullet="dot", rtl=True)
    assert facing(Paragraph((Run(""),), bullet="dot")).rtl


def test_programs_are_read_from_left_to_right_everywhere() -> None:
    code = TextBody((Paragraph((Run("x = 1", code=True),)),), font="code")
    [turned] = turned_round([Shape("code", Box(0, 0, 100, 50), body=code)], 960)
    assert isinstance(turned, Shape)
    assert turned.body == code
    assert turned.box == Box(860, 0, 100, 50)


def test_insets_change_sides_and_pictures_do_not_change() -> None:
    text = Text("text", Box(10, 0, 100, 50), TextBody(insets=Insets(1, 2, 3, 4)))
    [turned] = mirrored([text], Box(0, 0, 200, 0))
    assert turned == Text("text", Box(90, 0, 100, 50), TextBody(insets=Insets(3, 2, 1, 4)))


def test_glue_changes_sides_on_every_kind_of_outline() -> None:
    box = Box(0, 0, 100, 100)
    for preset, pairs in (
        ("rounded", {0: 0, 1: 3, 2: 2, 3: 1}),
        ("ellipse", {0: 0, 1: 7, 2: 6, 3: 5, 4: 4, 5: 3, 6: 2, 7: 1}),
    ):
        shape = Shape("shape", box, preset)  # type: ignore[arg-type]
        for before, after in pairs.items():
            site = sites(shape.outline)[before]
            end = box.at(site.x, site.y)
            line = Connector("line", end, Point(300, 50), begin_glue=Glue("shape", before))
            group = Group("group", (shape, line))
            [turned] = mirrored([group], Box(0, 0, 400, 0))
            assert isinstance(turned, Group)
            moved, glued = turned.items
            assert isinstance(glued, Connector)
            assert glued.begin_glue == Glue("shape", after)
            place = sites(shape.outline)[after]
            assert glued.begin == moved.box.at(place.x, place.y)


NUMBERS = """
title: Numbers
table:
  rows: [[Name, Change, Left], [A, "-5", b], [C, "+120", d]]
  align: [left, right, right]
"""


def test_a_table_begins_at_the_right_and_its_numbers_end_there() -> None:
    text = outline(NUMBERS).replace("talk: {", "talk: {language: he, ", 1)
    talk = talk_of(text)
    [scene] = lay_out(talk, page_of(talk)).scenes
    [table] = [item for item in walk(scene.items) if isinstance(item, Table)]
    assert table.rtl
    at_right = [
        [(paragraph.align == "start") is paragraph.rtl for paragraph in cell.body.paragraphs]
        for row in table.rows
        for cell in row
    ]
    assert at_right == [[True], [True], [False]] * 3


def test_layouts_are_turned_round_like_the_slides_on_them() -> None:
    _, page = laid_out("points", 0, "ar")
    for before, after in zip(
        layouts(page.theme, 960), layouts(page.theme, 960, rtl=True), strict=True
    ):
        assert [one.box.mirrored(960) for one in before.placeholders] == [
            one.box for one in after.placeholders
        ]


def test_a_picture_is_never_flipped() -> None:
    arabic, english = (by_name(laid_out("picture", 0, tag)[0]) for tag in ("ar", "en"))
    here, there = arabic["picture:image"], english["picture:image"]
    assert isinstance(here, Picture)
    assert isinstance(there, Picture)
    assert (here.image, here.crop) == (there.image, there.crop)
