"""The cycle block: tidy at every count and in every frame, and arrows that go round."""

from __future__ import annotations

import math

import pytest

from deckbuilder.blocks.cycle import Cycle, Step
from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.diagram.loop_places import CLEARANCE, SHORTEST, crosses, loops
from deckbuilder.geometry import Box
from deckbuilder.kinds import Markup
from deckbuilder.page import Overflow
from deckbuilder.scene import RECTANGLE_SITES, Connector, Shape, Text
from tests.laws import problems
from tests.outlines import outline, page_of, talk_of

TALK = talk_of(outline("title: A\npoints: [B]\n"))
PAGE = page_of(TALK)
FULL, HALF, STANDARD = (
    Box(43.2, 115.2, 873.6, 378), Box(43.2, 115.2, 422.4, 360), Box(43.2, 115.2, 633.6, 378)
)  # fmt: skip
SHORT = ["Plan", "Do", "Check", "Act", "Rest", "Look", "Ask", "Tell"]
USUAL = [
    "Agent tries", "Person picks the better clip", "Reward model learns", "Agent improves",
    "Person is bored", "Everyone sleeps", "A new day begins", "The budget is gone",
]  # fmt: skip
SCRIPTS = [
    "جرب",
    "قارن بين النتائج",
    "大規模言語モデルの学習",
    "Übung",
    "שלום",
    "x",
    "北京",
    "🙂",
]

each_frame = pytest.mark.parametrize("frame", [FULL, HALF, STANDARD], ids=["full", "half", "4:3"])
each_count = pytest.mark.parametrize("count", range(2, 9))


def cycle(labels: list[str], centre: str = "") -> Cycle:
    steps = tuple(Step(label=Markup(label)) for label in labels)
    return Cycle(steps=steps, centre=Markup(centre) if centre else None)


def drawn(block: Cycle, frame: Box) -> tuple[list[Shape], list[Connector], list[Text]]:
    [group] = block.layout(PAGE, frame, TALK)
    kinds = (Shape, Connector, Text)
    boxes, arrows, words = ([item for item in group.items if isinstance(item, k)] for k in kinds)
    return boxes, arrows, words


@each_frame
@each_count
@pytest.mark.parametrize("labels", [SHORT, USUAL, SCRIPTS], ids=["short", "usual", "scripts"])
def test_every_count_fits_every_frame(labels, count, frame):
    [group] = cycle(labels[:count]).layout(PAGE, frame, TALK)
    assert group.box in frame
    assert problems((group,), PAGE) == []


@each_frame
@each_count
def test_boxes_are_equal_and_their_letters_too(count, frame):
    boxes, _, _ = drawn(cycle(USUAL[:count]), frame)
    assert len({(box.box.w, box.box.h) for box in boxes}) == 1
    assert len({box.body.sizes for box in boxes}) == 1


@each_frame
@each_count
def test_each_arrow_joins_a_step_with_the_next_where_it_is_glued(count, frame):
    boxes, arrows, _ = drawn(cycle(USUAL[:count]), frame)
    places = {box.name: box.box for box in boxes}
    assert [arrow.begin_glue.item for arrow in arrows] == list(places)
    assert [arrow.end_glue.item for arrow in arrows] == [*list(places)[1:], "cycle:step:1"]
    for arrow in arrows:
        for end, glue in ((arrow.begin, arrow.begin_glue), (arrow.end, arrow.end_glue)):
            site = RECTANGLE_SITES[glue.site]
            assert end == places[glue.item].at(site.x, site.y)


@each_frame
@each_count
def test_arrows_go_clockwise_once_round_and_cross_no_box(count, frame):
    boxes, arrows, _ = drawn(cycle(USUAL[:count]), frame)
    middle = frame.centre
    turns = 0.0
    for arrow in arrows:
        begin = math.atan2(arrow.begin.y - middle.y, arrow.begin.x - middle.x)
        end = math.atan2(arrow.end.y - middle.y, arrow.end.x - middle.x)
        turn = (end - begin) % (2 * math.pi)
        assert 0 < turn < math.pi
        turns += turn
        assert math.dist((arrow.begin.x, arrow.begin.y), (arrow.end.x, arrow.end.y)) >= SHORTEST
        joined = (arrow.begin_glue.item, arrow.end_glue.item)
        others = [box.box for box in boxes if box.name not in joined]
        assert not any(crosses(arrow.begin, arrow.end, box.inset(-5)) for box in others)
    assert turns < 2 * math.pi


@pytest.mark.parametrize("count", range(3, 9))
@each_frame
def test_left_mirrors_right(count, frame):
    best = loops(count, 120, 54, frame)[0]
    for one, other in zip(best.boxes[1:], reversed(best.boxes[1:]), strict=True):
        assert one.centre.x - frame.centre.x == pytest.approx(
            frame.centre.x - other.centre.x, abs=0.05
        )
        assert one.y == pytest.approx(other.y, abs=0.02)
    for one, other in zip(best.hops, reversed(best.hops), strict=True):
        assert one.length == pytest.approx(other.length, abs=0.05)


@each_count
def test_boxes_keep_their_distance(count):
    for loop in loops(count, 150, 60, FULL):
        grown = [box.inset(-CLEARANCE / 2) for box in loop.boxes]
        for number, one in enumerate(grown):
            assert not any(one.overlaps(other) for other in grown[number + 1 :])


@each_frame
@pytest.mark.parametrize("count", range(3, 9))
def test_words_in_the_middle_touch_no_arrow(count, frame):
    _, arrows, [words] = drawn(cycle(SHORT[:count], "Learning"), frame)
    room = words.box.inset(-CLEARANCE + 1)
    assert not any(crosses(arrow.begin, arrow.end, room) for arrow in arrows)


def test_an_overflow_blames_the_words_in_the_middle():
    with pytest.raises(Overflow, match="words in the middle"):
        drawn(cycle(USUAL[:4], "reward " * 60), HALF)


def test_an_overflow_blames_the_steps():
    with pytest.raises(Overflow, match="8 steps"):
        drawn(cycle(["a label that is far too long to be one of eight steps " * 3] * 8), HALF)


def test_the_description_closes_the_circle():
    [group] = cycle(["Plan", "Do", "Check"], "work").layout(PAGE, FULL, TALK)
    assert group.alt == "A cycle (work): Plan, then Do, then Check, then back to Plan."


def test_two_steps_leave_no_room_in_the_middle():
    slide = "title: A\ncycle: {steps: [Plan, Do], centre: work}\n"
    with pytest.raises(InvalidTalk) as caught:
        talk_of(outline(slide))
    [found] = caught.value.diagnostics
    assert "two steps" in found.message
    assert found.hint
