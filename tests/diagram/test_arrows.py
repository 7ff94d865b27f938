"""Where arrows dock and where their labels go."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.diagram.arrow_docking import blocking, docked, site_point
from deckbuilder.diagram.arrow_label import covering, label_spot
from deckbuilder.geometry import Box, Point

LEFT, RIGHT = Box(0, 0, 162, 100), Box(400, 0, 162, 100)


def test_an_arrow_joins_the_sides_that_face_each_other():
    found = docked(LEFT, RIGHT)
    assert found.begin.x > 155
    assert found.end.x < 407
    assert abs(found.begin.y - found.end.y) < 10


def test_an_arrow_ends_at_the_sites_it_names():
    found = docked(LEFT, RIGHT)
    assert found.begin_site >= 4
    assert found.end_site >= 4
    assert found.begin == site_point(LEFT, found.begin_site)
    assert found.end == site_point(RIGHT, found.end_site)


def test_an_arrow_evades_a_cloud_beside_its_line():
    beside = Box(200, 53, 162, 100)
    straight, evading = docked(LEFT, RIGHT), docked(LEFT, RIGHT, [beside])
    assert blocking(straight, [beside])
    assert not blocking(evading, [beside])


def test_a_cloud_right_in_the_way_is_reported():
    assert list(blocking(docked(LEFT, RIGHT), [Box(200, 0, 162, 100)])) == [0]


def test_an_arrow_between_overlapping_clouds_bridges_their_notch():
    near = Box(141, 0, 162, 100)
    found = docked(LEFT, near)
    assert math.dist((found.begin.x, found.begin.y), (found.end.x, found.end.y)) > 30
    middle_y = (found.begin.y + found.end.y) / 2
    assert not 15 < middle_y < 85


def test_clouds_at_the_same_place_can_be_joined():
    assert docked(LEFT, LEFT).begin_site >= 4


@given(st.floats(-600, 600), st.floats(-600, 600), st.floats(30, 400), st.floats(30, 250))
def test_docking_is_pure_and_always_succeeds(x, y, w, h):
    other = Box(x, y, w, h)
    assert docked(LEFT, other) == docked(LEFT, other)


BEGIN, END = Point(100, 200), Point(300, 200)


def test_a_label_stands_above_the_middle_of_its_arrow():
    spot = label_spot(BEGIN, END, 40, 16)
    assert spot.centre.x == 200
    assert spot.bottom <= 200


def test_a_label_goes_below_when_a_cloud_is_above():
    spot = label_spot(BEGIN, END, 40, 16, [Box(100, 100, 200, 98)])
    assert spot.y >= 200


def test_a_label_does_not_cover_another_label():
    first = label_spot(BEGIN, END, 40, 16)
    assert not label_spot(BEGIN, END, 40, 16, [], [first]).overlaps(first)


def test_a_label_does_not_lie_on_another_arrow():
    spot = label_spot(BEGIN, END, 40, 16, lines=[(Point(200, 100), Point(200, 198))])
    assert spot.x > 200 or spot.right < 200 or spot.y >= 200


def test_a_label_stays_in_the_frame():
    frame = Box(0, 195, 500, 300)
    assert label_spot(BEGIN, END, 40, 16, frame=frame) in frame


def test_a_label_finds_a_place_even_without_room():
    everywhere = Box(0, 0, 400, 400)
    spot = label_spot(BEGIN, END, 40, 16, [everywhere])
    assert covering(spot, everywhere) > 0
    assert label_spot(BEGIN, BEGIN, 40, 16).w == 40
