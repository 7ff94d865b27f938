"""The venn block: words inside their own part of the circles."""

from __future__ import annotations

import itertools

import pytest

from deckbuilder.blocks.venn import Circle, Overlap, Venn
from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.diagram.venn_regions import Discs, Spot, roomiest
from deckbuilder.geometry import Box, Point
from deckbuilder.kinds import Markup
from deckbuilder.page import Overflow
from deckbuilder.scene import Shape, Text
from tests.laws import problems
from tests.outlines import outline, page_of, talk_of

TALK = talk_of(outline("title: A\npoints: [B]\n"))
PAGE = page_of(TALK)
FULL, HALF, STANDARD = (
    Box(43.2, 115.2, 873.6, 378), Box(43.2, 115.2, 422.4, 360), Box(43.2, 115.2, 633.6, 378)
)  # fmt: skip
CIRCLES = {
    "short": ["A", "B", "C"],
    "usual": ["Outer alignment", "Inner alignment", "Capability robustness"],
    "scripts": ["مرحبا بكم", "大規模言語モデル", "Überprüfung"],
    "long": [
        "Things that people say they want",
        "What we know how to build",
        "What somebody pays for",
    ],
}
SHARED = {("a", "b"): "RLHF", ("a", "c"): "Dream", ("b", "c"): "Chore", ("a", "b", "c"): "Good"}

each_frame = pytest.mark.parametrize("frame", [FULL, HALF, STANDARD], ids=["full", "half", "4:3"])


def venn(labels: list[str], shared: dict[tuple[str, ...], str] = SHARED) -> Venn:
    names = "abc"[: len(labels)]
    circles = {name: Circle(label=Markup(label)) for name, label in zip(names, labels, strict=True)}
    overlaps = tuple(
        Overlap(of=of, label=Markup(label)) for of, label in shared.items() if {*of} <= {*names}
    )
    return Venn(circles=circles, overlaps=overlaps)


def inside(point: Point, oval: Box) -> bool:
    x = (point.x - oval.centre.x) / (oval.w / 2)
    y = (point.y - oval.centre.y) / (oval.h / 2)
    return x * x + y * y < 1


@each_frame
@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("kind", CIRCLES)
def test_every_corner_of_the_words_lies_in_their_part(kind, count, frame):
    [group] = venn(CIRCLES[kind][:count]).layout(PAGE, frame, TALK)
    assert group.box in frame
    assert problems((group,), PAGE) == []
    ovals = {
        item.name.rsplit(":", 1)[1]: item.box for item in group.items if isinstance(item, Shape)
    }
    for item in group.items:
        if isinstance(item, Text):
            within = item.name.rsplit(":", 1)[1].split("+")
            for x, y in itertools.product((0, 0.5, 1), repeat=2):
                corner = item.box.at(x, y)
                assert [name for name, oval in ovals.items() if inside(corner, oval)] == within


@each_frame
@pytest.mark.parametrize("count", [2, 3])
def test_circles_are_equal_and_so_are_letters_of_a_kind(count, frame):
    [group] = venn(CIRCLES["usual"][:count]).layout(PAGE, frame, TALK)
    ovals = [item.box for item in group.items if isinstance(item, Shape)]
    assert len({(oval.w, oval.h) for oval in ovals}) == 1
    for kind in ("venn:label:", "venn:overlap:"):
        words = [item for item in group.items if item.name.startswith(kind)]
        assert len({item.body.sizes for item in words if isinstance(item, Text)}) == 1


def test_a_roomy_slide_gets_true_circles():
    [group] = venn(CIRCLES["usual"]).layout(PAGE, FULL, TALK)
    oval = next(item.box for item in group.items if isinstance(item, Shape))
    assert oval.w == pytest.approx(oval.h, abs=0.02)


@pytest.mark.parametrize("count", [2, 3])
def test_the_roomiest_spots_of_mirrored_parts_mirror_each_other(count):
    discs = Discs(count, 1.08)
    left, right = (0, 1) if count == 2 else (1, 2)
    one, other = (roomiest(discs, frozenset({number}), 1.8) for number in (left, right))
    assert one.x == pytest.approx(-other.x, abs=0.02)
    assert one.y == pytest.approx(other.y, abs=0.02)
    assert one.half_width == pytest.approx(other.half_width, rel=0.03)


def test_no_larger_rectangle_stands_anywhere_else():
    discs = Discs(3, 1.08)
    for region in (frozenset({0}), frozenset({0, 1}), frozenset({0, 1, 2})):
        best = roomiest(discs, region, 2.0)
        larger = best.half_height * 1.06
        for x, y in itertools.product(range(-100, 101), repeat=2):
            spot = Spot(x / 64, y / 64, larger * 2, larger)
            assert not discs.holds(region, spot)


def test_words_that_never_fit_are_named():
    long = "a label that is far too long for a part of three circles " * 3
    with pytest.raises(Overflow, match="far too long"):
        list(venn(["A", "B", long]).layout(PAGE, HALF, TALK))


@pytest.mark.parametrize(
    ("overlaps", "message"),
    [
        ("[{of: [outer, iner], label: A}]", "there is no circle `iner`"),
        ("[{of: [outer, outer], label: A}]", "overlaps another, and not itself"),
        ("[{of: [outer, inner], label: A}, {of: [inner, outer], label: B}]", "a label already"),
    ],
)
def test_overlaps_that_cannot_be_are_reported(overlaps, message):
    slide = f"title: A\nvenn: {{circles: {{outer: O, inner: I}}, overlaps: {overlaps}}}\n"
    with pytest.raises(InvalidTalk) as caught:
        talk_of(outline(slide))
    assert message in caught.value.diagnostics[0].message
    assert caught.value.diagnostics[0].hint
