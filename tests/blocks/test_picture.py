"""The picture block: everything inside its frame, cards apart, lines that do not cross."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import pytest
from PIL import Image

from deckbuilder.blocks.picture import Picture
from deckbuilder.blocks.picture.region import Region
from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.diagram.leaders import crossing
from deckbuilder.geometry import Box, Point
from deckbuilder.kinds import Markup
from deckbuilder.page import Overflow, Page
from deckbuilder.pictures import Pictures
from deckbuilder.scene import (
    Connector,
    Crop,
    Freeform,
    Group,
    Item,
    Shape,
    Text,
    sites,
    walk,
)
from deckbuilder.scene import Picture as Shown
from tests.outlines import outline, page_of, talk_of

TALK = talk_of(outline("title: A\npoints: [B]\n"))
FULL, HALF = Box(43.2, 115.2, 873.6, 378), Box(43.2, 115.2, 422.4, 360)
SHAPES = {
    "land": (900, 600),
    "port": (600, 900),
    "pano": (2000, 450),
    "tall": (300, 1500),
    "square": (500, 500),
}
LABELS = [
    "Deck", "Left tower", "The arch under pressure", "Cables", "圧力を受けるアーチ",
    "قوس الجسر تحت الضغط", "Rock", "A longer label that says more",
]  # fmt: skip

each_frame = pytest.mark.parametrize("frame", [FULL, HALF], ids=["full", "half"])
each_shape = pytest.mark.parametrize("shape", SHAPES)


@pytest.fixture(scope="module")
def page(tmp_path_factory) -> Page:
    folder: Path = tmp_path_factory.mktemp("pictures")
    for name, size in SHAPES.items():
        Image.new("RGB", size, "steelblue").save(folder / f"{name}.png")
    made = page_of(TALK)
    return Page(made.theme, pictures=Pictures((folder,)))


def laid_out(block: Picture, page: Page, frame: Box) -> tuple[Item, ...]:
    return tuple(block.layout(page, frame, TALK))


def named(items: tuple[Item, ...], kind: type, start: str = "picture") -> list:
    return [i for i in walk(items) if isinstance(i, kind) and i.name.startswith(start)]


def random_regions(seed: object, count: int) -> tuple[Region, ...]:
    """Boxes, ellipses and crooked shapes here and there, some over each other."""
    chance = random.Random(str(seed))
    regions = []
    for i in range(count):
        x, y = chance.uniform(0, 0.75), chance.uniform(0, 0.75)
        w, h = chance.uniform(0.03, 0.25), chance.uniform(0.03, 0.25)
        label = Markup(LABELS[i % len(LABELS)])
        match i % 3:
            case 0:
                regions.append(Region(label=label, box=(x, y, w, h)))
            case 1:
                regions.append(Region(label=label, ellipse=(x, y, w, h)))
            case _:
                corners = ((x, y), (x + w, y), (x + w / 2, y + h / 2), (x + w, y + h), (x, y + h))
                regions.append(Region(label=label, shape=corners))
    return tuple(regions)


def faults(items: tuple[Item, ...], frame: Box) -> list[str]:
    """What is wrong with the places of an annotated picture's parts."""
    found = [f"{item.name} leaves the frame" for item in walk(items) if item.box not in frame]
    [picture] = named(items, Shown)
    cards = named(items, Shape, "picture:label:")
    lines = [line for line in named(items, Connector) if not line.name.endswith(":casing")]
    solid = [picture, *cards, *named(items, Text)]
    found += [
        f"{a.name} covers {b.name}"
        for a, b in itertools.combinations(solid, 2)
        if a.box.overlaps(b.box)
    ]
    leaders = [((line.begin.x, line.begin.y), (line.end.x, line.end.y)) for line in lines]
    if crossing(leaders):
        found.append("lines cross")
    found += [
        f"{line.name} crosses {other.name}"
        for line in lines
        for other in (*cards, *named(items, Text))
        if passes(line.begin, line.end, other.box)
    ]
    return found


def passes(begin: Point, end: Point, box: Box) -> bool:
    """Whether a line goes through the inside of a box."""
    inner = box.inset(0.1)
    steps = (Point(begin.x + (end.x - begin.x) * t / 400, begin.y + (end.y - begin.y) * t / 400)
             for t in range(401))  # fmt: skip
    return any(inner.x < step.x < inner.right and inner.y < step.y < inner.bottom for step in steps)


@each_frame
@each_shape
def test_a_picture_alone_is_as_large_as_its_frame_allows(page, shape, frame):
    [picture] = laid_out(Picture(file=f"{shape}.png", alt="x"), page, frame)
    assert picture.box in frame
    assert abs(picture.box.w - frame.w) < 0.02 or abs(picture.box.h - frame.h) < 0.02
    width, height = SHAPES[shape]
    assert picture.box.w / picture.box.h == pytest.approx(width / height, rel=0.001)
    assert (picture.name, picture.alt, picture.crop) == ("picture", "x", Crop())


@each_frame
@each_shape
@pytest.mark.parametrize("credit", ["", "Jane Doe, CC BY 4.0", "Jane Doe, " * 12])
@pytest.mark.parametrize("caption", ["", "Short", "A caption that goes on. " * 12, "橋は" * 40])
def test_words_stand_below_the_picture(page, shape, frame, caption, credit):
    block = Picture(
        file=f"{shape}.png", caption=Markup(caption) if caption else None, credit=credit
    )
    items = laid_out(block, page, frame)
    assert faults(items, frame) == []
    assert len(named(items, Text)) == bool(caption) + bool(credit)
    [picture] = named(items, Shown)
    for words in named(items, Text):
        assert words.box.y >= picture.box.bottom
        assert page.text_height(words.body, words.box.w) <= words.box.h + 0.01
    assert picture.box.h > frame.h / 6


def test_caption_and_credit_share_a_line_where_there_is_room(page):
    block = Picture(file="land.png", caption=Markup("Short"), credit="Jane")
    picture, caption, credit = laid_out(block, page, FULL)
    assert caption.box.bottom == credit.box.bottom
    assert caption.box.x == picture.box.x
    assert credit.box.right == picture.box.right
    assert credit.body.text == "Credit: Jane"


def test_right_to_left_captions_begin_at_the_right(page):
    block = Picture(file="land.png", caption=Markup("جسر فوق النهر"), credit="Jane")
    picture, caption, credit = laid_out(block, page, FULL)
    assert caption.box.right == picture.box.right
    assert credit.box.x == picture.box.x


@each_frame
@each_shape
@pytest.mark.parametrize("count", range(1, 9))
def test_cards_and_lines_keep_clear_of_each_other(page, shape, frame, count):
    for seed in range(2):
        regions = random_regions((shape, count, seed), count)
        words = {"caption": Markup("A caption of some words"), "credit": "Jane Doe"}
        block = Picture(file=f"{shape}.png", regions=regions, **(words if seed else {}))
        items = laid_out(block, page, frame)
        assert faults(items, frame) == []
        assert len(named(items, Shape, "picture:label:")) == count
        sizes = {card.body.sizes for card in named(items, Shape, "picture:label:")}
        assert sizes <= {(18,), (16,)}
        assert len(sizes) == 1


def test_every_line_is_glued_where_it_touches(page):
    items = laid_out(Picture(file="land.png", regions=random_regions("glue", 6)), page, FULL)
    shapes = {item.name: item for item in named(items, Shape)}
    for line in named(items, Connector):
        for point, glue in ((line.begin, line.begin_glue), (line.end, line.end_glue)):
            shape = shapes[glue.item]
            site = sites(shape.outline)[glue.site]
            assert shape.box.at(site.x, site.y) == point
        assert line.end_head == "dot"


def test_regions_differ_in_more_than_colour(page):
    regions = tuple(Region(box=(i / 10, 0, 0.1, 0.1)) for i in range(8))
    shown = named(laid_out(Picture(file="land.png", regions=regions), page, FULL), Shape)
    assert [shape.name for shape in shown] == [f"picture:region:{i}" for i in range(1, 9)]
    looks = [(shape.line.colour.role, shape.line.dash) for shape in shown]
    assert len(set(looks)) == 8
    assert all(a[0] != b[0] and a[1] != b[1] for a, b in itertools.pairwise(looks))
    assert {shape.fill.alpha for shape in shown} == {0.30}


def test_colour_and_dash_may_be_chosen(page):
    regions = (
        Region(box=(0, 0, 0.1, 0.1), colour="plum", dash="dot"),
        Region(box=(0.5, 0, 0.1, 0.1), colour="plum"),
        Region(box=(0.8, 0, 0.1, 0.1), colour="plum"),
    )
    shown = named(laid_out(Picture(file="land.png", regions=regions), page, FULL), Shape)
    assert [shape.line.colour.role for shape in shown] == ["plum"] * 3
    assert sorted(shape.line.dash for shape in shown) == ["dash", "dot", "solid"]


def test_the_group_tells_what_the_picture_shows_and_names(page):
    regions = (Region(label=Markup("The **deck**"), box=(0, 0, 0.5, 0.5)),)
    block = Picture(file="land.png", alt="A bridge.", regions=regions)
    [group] = laid_out(block, page, FULL)
    assert isinstance(group, Group)
    assert group.alt == "A bridge. The deck"


def test_regions_lie_where_they_are_in_the_picture(page):
    regions = (Region(box=(0.25, 0.5, 0.5, 0.25)), Region(ellipse=(0, 0, 1, 1)))
    items = laid_out(Picture(file="land.png", regions=regions), page, FULL)
    [picture] = named(items, Shown)
    first, second = named(items, Shape)
    corner = picture.box.at(0.25, 0.5)
    assert first.box == Box(corner.x, corner.y, picture.box.w / 2, picture.box.h / 4)
    assert second.box == picture.box
    assert {s.kind for s in second.outline.segments} == {"move", "cubic", "close"}


def test_cards_stand_on_the_side_asked_for(page):
    regions = (
        Region(label=Markup("One"), box=(0.1, 0.1, 0.1, 0.1), side="right"),
        Region(label=Markup("Two"), box=(0.8, 0.8, 0.1, 0.1), side="left"),
    )
    items = laid_out(Picture(file="land.png", regions=regions), page, FULL)
    [picture] = named(items, Shown)
    one, two = named(items, Shape, "picture:label:")
    assert one.box.x > picture.box.right
    assert two.box.right < picture.box.x
    assert faults(items, FULL) == []


def test_lines_that_would_have_to_cross_are_refused(page):
    regions = (
        Region(label=Markup("One"), box=(0.1, 0.45, 0.1, 0.1), side="right", at=(0.15, 0.5)),
        Region(label=Markup("Two"), box=(0.8, 0.45, 0.1, 0.1), side="left", at=(0.85, 0.5)),
    )
    with pytest.raises(Overflow) as caught:
        laid_out(Picture(file="pano.png", regions=regions), page, FULL)
    assert "side" in caught.value.hint


def test_a_line_ends_in_the_place_asked_for(page):
    regions = (Region(label=Markup("One"), box=(0.1, 0.1, 0.5, 0.5), at=(0.2, 0.5)),)
    items = laid_out(Picture(file="land.png", regions=regions), page, FULL)
    [picture], [_, line] = named(items, Shown), named(items, Connector)
    wanted = picture.box.at(0.2, 0.5)
    assert (line.end.x, line.end.y) == pytest.approx((wanted.x, wanted.y), abs=0.03)


def test_a_line_ends_beside_what_lies_in_the_middle_of_its_region(page):
    table = Region(label=Markup("Table"), box=(0, 0.5, 1, 0.5))
    bottle = Region(label=Markup("Bottle"), box=(0.35, 0.2, 0.3, 0.7))
    items = laid_out(Picture(file="land.png", regions=(table, bottle)), page, FULL)
    [picture] = named(items, Shown)
    end = next(line.end for line in named(items, Connector) if line.name == "picture:leader:1")
    assert not 0.35 < (end.x - picture.box.x) / picture.box.w < 0.65


@each_frame
@each_shape
@pytest.mark.parametrize("crop", [(), (0.1, 0.2, 0.3, 0.1), (0, 0, 0.9, 0)])
def test_cover_fills_the_frame_without_distortion(page, shape, frame, crop):
    [picture] = laid_out(Picture(file=f"{shape}.png", fit="cover", crop=crop), page, frame)
    assert picture.box == frame
    cut, (width, height) = picture.crop, SHAPES[shape]
    shown = (width * (1 - cut.left - cut.right)) / (height * (1 - cut.top - cut.bottom))
    assert shown == pytest.approx(frame.w / frame.h, rel=0.01)
    for side, least in zip((cut.left, cut.top, cut.right, cut.bottom), crop, strict=False):
        assert side >= least - 1e-5


@each_frame
@each_shape
def test_regions_stay_on_their_place_under_a_crop(page, shape, frame):
    crop = (0.2, 0.1, 0.2, 0.3)
    region = Region(label=Markup("One"), box=(0.4, 0.3, 0.2, 0.2))
    items = laid_out(Picture(file=f"{shape}.png", crop=crop, regions=(region,)), page, frame)
    [picture], [shown] = named(items, Shown), named(items, Shape, "picture:region:")
    across, down = (shown.box.x - picture.box.x, shown.box.y - picture.box.y)
    assert across / picture.box.w == pytest.approx((0.4 - 0.2) / 0.6, abs=0.001)
    assert down / picture.box.h == pytest.approx((0.3 - 0.1) / 0.6, abs=0.001)
    assert faults(items, frame) == []


@each_frame
def test_regions_are_cut_where_the_picture_is(page, frame):
    region = Region(label=Markup("One"), ellipse=(0, 0, 0.6, 1))
    block = Picture(file="land.png", crop=(0.3, 0, 0, 0), regions=(region,))
    items = laid_out(block, page, frame)
    [picture], [shown] = named(items, Shown), named(items, Shape, "picture:region:")
    assert shown.box in picture.box
    assert shown.box.x == picture.box.x
    assert isinstance(shown.outline, Freeform)
    assert faults(items, frame) == []


def test_cover_with_regions_keeps_cards_and_lines_clear(page):
    regions = tuple(
        Region(label=Markup(LABELS[i]), box=(0.3 + i / 10, 0.2 + i / 5, 0.1, 0.1)) for i in range(3)
    )
    block = Picture(file="land.png", fit="cover", regions=regions)
    items = laid_out(block, page, HALF)
    assert faults(items, HALF) == []


def test_a_region_that_is_cut_off_is_refused(page):
    region = Region(label=Markup("Gone"), box=(0, 0, 0.2, 0.2))
    with pytest.raises(Overflow, match="Gone"):
        laid_out(Picture(file="land.png", crop=(0.5, 0, 0, 0), regions=(region,)), page, FULL)


def test_labels_with_no_room_are_refused(page):
    label = Markup("Donaudampfschifffahrtsgesellschaftskapitänsmütze")
    region = Region(label=label, box=(0, 0, 0.2, 0.2))
    with pytest.raises(Overflow) as caught:
        laid_out(Picture(file="land.png", regions=(region,)), page, HALF)
    assert caught.value.hint


@pytest.mark.parametrize("frame", [Box(50, 100, 300, 20), Box(50, 100, 40, 300)])
def test_a_frame_too_small_is_refused(page, frame):
    block = Picture(file="land.png", caption=Markup("A caption of many words"), credit="Me")
    with pytest.raises(Overflow):
        laid_out(block, page, frame)


def test_layout_is_pure(page):
    block = Picture(
        file="land.png", caption=Markup("One"), credit="Me", regions=random_regions("pure", 5)
    )
    assert laid_out(block, page, FULL) == laid_out(block, page, FULL)


def test_a_picture_that_has_gone_is_told_at_layout(page):
    with pytest.raises(Overflow, match=r"no picture `gone\.png`"):
        laid_out(Picture(file="gone.png"), page, FULL)


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("brigde.svg", "there is no picture `brigde.svg`", "bridge.svg"),
        ("{file: ../bridge.svg}", "leads upwards", "assets"),
        ("{alt: A bridge}", "`file`", "file:"),
        ("{file: bridge.svg, crop: [0.5, 0, 0.5, 0]}", "leaves nothing", "crop"),
        ("{file: bridge.svg, crop: [0.5, 0]}", "4", ""),
        ("{file: bridge.svg, fit: stretch}", "stretch", "contain"),
        ("{file: bridge.svg, link: 'javascript:1'}", "javascript", "https"),
        ("{file: bridge.svg, regions: [{label: A}]}", "none of them", "box"),
        (
            "{file: bridge.svg, regions: [{box: [0, 0, 1, 1], ellipse: [0, 0, 1, 1]}]}",
            "`box` and `ellipse`",
            "",
        ),
        ("{file: bridge.svg, regions: [{box: [0.5, 0, 0.6, 1]}]}", "beyond", ""),
        ("{file: bridge.svg, regions: [{box: [0.5, 0, 0, 1]}]}", "no area", ""),
        ("{file: bridge.svg, regions: [{shape: [[0, 0], [0.5, 0.5], [1, 1]]}]}", "no area", ""),
        ("{file: bridge.svg, regions: [{shape: [[0, 0], [1, 1]]}]}", "at least 3", ""),
        ("{file: bridge.svg, regions: [{box: [0, 0, 2, 1]}]}", "from 0 to 1", ""),
    ],
)
def test_mistakes_are_told_in_their_place(written, message, hint):
    with pytest.raises(InvalidTalk) as caught:
        talk_of(outline(f"title: A\npicture: {written}\n"))
    [found] = caught.value.diagnostics
    assert message in found.message
    assert hint in (found.hint or "")
    assert found.span.line == 6


def test_a_mistake_in_the_file_points_at_its_name():
    with pytest.raises(InvalidTalk) as caught:
        talk_of(outline("title: A\npicture:\n  alt: A bridge\n  file: brigde.svg\n"))
    [found] = caught.value.diagnostics
    assert (found.span.line, found.span.column) == (8, 17)
