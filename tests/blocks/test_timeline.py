"""The timeline block: events at their time, words apart, in either direction."""

from __future__ import annotations

import itertools

import pytest

from deckbuilder.blocks.timeline import Event, Timeline
from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.diagram.time_scale import moment
from deckbuilder.diagram.timeline_places import spread
from deckbuilder.geometry import Box
from deckbuilder.kinds import Markup
from deckbuilder.page import Overflow
from deckbuilder.scene import Connector, Group, Shape, Text
from tests.laws import problems
from tests.outlines import outline, page_of, talk_of

TALK = talk_of(outline("title: A\npoints: [B]\n"))
PAGE = page_of(TALK)
FULL, HALF, STANDARD = (
    Box(43.2, 115.2, 873.6, 378), Box(43.2, 115.2, 422.4, 360), Box(43.2, 115.2, 633.6, 378)
)  # fmt: skip
USUAL = [
    "Concrete problems", "RL from human preferences", "Mesa-optimisation named",
    "Goal misgeneralisation shown", "Discovering latent knowledge", "Models explain neurons",
    "x", "Debate", "圧力を受けるアーチ", "قوس الجسر تحت الضغط",
]  # fmt: skip
YEARS = [2014, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2025]

each_frame = pytest.mark.parametrize("frame", [FULL, HALF, STANDARD], ids=["full", "half", "4:3"])
each_count = pytest.mark.parametrize("count", range(2, 11))


def timeline(labels: list[str], years: list[object] = YEARS, **keys: object) -> Timeline:
    events = tuple(
        Event(when=str(year), label=Markup(label))
        for year, label in zip(years, labels, strict=False)
    )
    return Timeline(events=events, **keys)


def group(block: Timeline, frame: Box) -> Group:
    [made] = block.layout(PAGE, frame, TALK)
    return made


def dots(made: Group) -> list[Box]:
    return [item.box for item in made.items if item.name.startswith("timeline:dot:")]


def runs_down(made: Group) -> bool:
    axis = made.items[0]
    assert isinstance(axis, Connector)
    return axis.begin.x == axis.end.x


@each_frame
@each_count
@pytest.mark.parametrize("scale", [False, True], ids=["even", "to scale"])
def test_every_count_fits_every_frame(scale, count, frame):
    made = group(timeline(USUAL[:count], scale=scale), frame)
    assert made.box in frame
    assert problems((made,), PAGE) == []


@each_frame
@each_count
def test_no_line_runs_through_words(count, frame):
    made = group(timeline(USUAL[:count], scale=True), frame)
    words = [item for item in made.items if isinstance(item, Text)]
    cards = [item for item in made.items if isinstance(item, Shape) and item.body]
    for line in (item for item in made.items if isinstance(item, Connector)):
        glued = {glue.item for glue in (line.begin_glue, line.end_glue) if glue}
        for item in (*words, *cards):
            box = item.box.inset(2, 2)
            upright = line.begin.x == line.end.x
            if item.name not in glued and upright:
                assert not (box.x < line.begin.x < box.right and line.box.overlaps(
                    Box(line.box.x - 1, box.y, 2, box.h)
                ))  # fmt: skip


@each_count
def test_even_events_have_even_distances(count):
    for direction in ("across", "down"):
        places = dots(group(timeline(["Short"] * count, direction=direction), FULL))
        steps = [
            b.x - a.x if direction == "across" else b.y - a.y for a, b in itertools.pairwise(places)
        ]
        assert max(steps) - min(steps) < 0.05
        assert min(steps) > 0


@pytest.mark.parametrize("direction", ["across", "down"])
def test_on_a_scale_distances_are_in_proportion_to_time(direction):
    years = [2000, 2004, 2005, 2016, 2020]
    made = group(timeline(USUAL[:5], years, scale=True, direction=direction), FULL)
    places = [box.x if direction == "across" else box.y for box in dots(made)]
    a_year = (places[-1] - places[0]) / 20
    assert [(place - places[0]) / a_year for place in places] == pytest.approx(
        [year - 2000 for year in years], abs=0.01
    )


def test_cards_alternate_with_their_dates_across_the_line():
    made = group(timeline(USUAL[:6]), FULL)
    axis = made.items[0]
    assert isinstance(axis, Connector)
    boxes = {item.name: item.box for item in made.items}
    for number in range(1, 7):
        above = boxes[f"timeline:card:{number}"].bottom < axis.begin.y
        assert above == (number % 2 == 1)
        assert above == (boxes[f"timeline:date:{number}"].y > axis.begin.y)


def test_a_narrow_frame_turns_it_down_unless_told_otherwise():
    assert not runs_down(group(timeline(USUAL[:4]), FULL))
    assert runs_down(group(timeline(USUAL[:4]), HALF))
    assert not runs_down(group(timeline(["One", "Two"], direction="across"), HALF))


def test_a_timeline_all_in_arabic_is_read_from_right_to_left():
    labels = ["الأول", "الثاني", "الثالث"]
    across = dots(group(timeline(labels), FULL))
    assert [box.x for box in across] == sorted((box.x for box in across), reverse=True)
    down = group(timeline(labels, direction="down"), FULL)
    boxes = {item.name: item.box for item in down.items}
    assert boxes["timeline:label:1"].right < boxes["timeline:date:1"].x
    assert across == [
        Box(FULL.x + FULL.right - box.right, box.y, box.w, box.h)
        for box in dots(group(timeline(["One", "Two", "Three"]), FULL))
    ]


def test_events_at_the_same_time_share_a_dot_but_not_their_words():
    made = group(timeline(USUAL[:3], [2020, 2022, 2022], scale=True), FULL)
    assert dots(made)[1] == dots(made)[2]
    assert problems((made,), PAGE) == []


def test_too_much_is_refused_with_advice():
    with pytest.raises(Overflow) as caught:
        group(timeline(["a label that is far too long " * 6] * 10, scale=True), HALF)
    assert "leave out `scale`" in caught.value.hint


@pytest.mark.parametrize(
    ("whens", "message"),
    [
        (["2016", "last year"], "`last year` cannot stand on one scale"),
        (["2016", "14:30"], "`14:30` cannot stand on one scale"),
        (["2016", "2015"], "`2015` is earlier than the event before it"),
    ],
)
def test_what_has_no_place_on_a_scale_is_reported(whens, message):
    events = ", ".join(f'{{when: "{when}", label: A}}' for when in whens)
    slide = f"title: A\ntimeline: {{scale: yes, events: [{events}]}}\n"
    with pytest.raises(InvalidTalk) as caught:
        talk_of(outline(slide))
    [found] = caught.value.diagnostics
    assert message in found.message
    assert found.hint


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [
        ("1956", "number", 1956),
        ("-44", "number", -44),
        ("\u2212300", "number", -300),
        ("2.5", "number", 2.5),
        ("09:45", "clock", 585),
        ("2016-07", "date", 2016.5),
        ("2016-07-01", "date", 2016.5),
    ],
)
def test_moments_are_understood(words, kind, value):
    found = moment(words)
    assert found is not None
    assert (found.kind, found.value) == (kind, pytest.approx(value))


@pytest.mark.parametrize("words", ["soon", "24h", "2016-13", "10:75", "1990s", ""])
def test_other_words_are_no_moment(words):
    assert moment(words) is None


def test_spread_moves_things_as_little_as_it_can():
    assert spread([10, 50, 90], [10, 10, 10], 5, 0, 100) == [10, 50, 90]
    assert spread([50, 50], [10, 10], 0, 0, 100) == [45, 55]
    assert spread([0, 0, 90], [10, 10, 10], 0, 0, 100) == [5, 15, 90]
    assert spread([50, 50], [60, 60], 0, 0, 100) is None
    assert spread([], [], 0, 0, 100) == []
