"""The outline of a cloud: its lobes, its sites and its room for text."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.diagram.cloud_outline import FREE_SITES, outline, ray_exit

sides = st.floats(20, 900)


@given(sides, sides)
def test_the_outline_fills_its_box_exactly(w, h):
    points = outline(w, h).polygon
    for axis in (0, 1):
        assert min(p[axis] for p in points) == pytest.approx(0, abs=0.004)
        assert max(p[axis] for p in points) == pytest.approx(1, abs=0.004)


@given(sides, sides)
def test_the_curves_close(w, h):
    shape = outline(w, h)
    assert shape.curves[-1].end == pytest.approx(shape.start, abs=1e-4)


@given(sides, sides)
def test_no_lobe_cuts_into_the_text_rectangle(w, h):
    shape = outline(w, h)
    left, top, right, bottom = shape.text_rect
    assert (left + right, top + bottom) == pytest.approx((1, 1))
    assert not [
        (x, y)
        for x, y in shape.polygon
        if left + 1e-4 < x < right - 1e-4 and top + 1e-4 < y < bottom - 1e-4
    ]


@given(st.floats(1.0, 3.2))
def test_there_is_room_for_text_in_ordinary_proportions(aspect):
    left, top, right, bottom = outline(aspect * 100, 100).text_rect
    assert right - left >= 0.72
    assert bottom - top >= 0.54


@given(sides, sides)
def test_every_site_lies_on_the_outline(w, h):
    shape = outline(w, h)
    for site in shape.sites:
        nearest = min(math.dist((site.x, site.y), point) for point in shape.polygon)
        assert nearest < 0.05


def test_the_reserved_sites_come_first_in_the_order_top_left_bottom_right():
    sites = outline(162, 100).sites
    assert len(sites) == 4 + FREE_SITES == 20
    top, left, bottom, right = sites[:4]
    assert top.y < 0.1 < 0.9 < bottom.y
    assert left.x < 0.1 < 0.9 < right.x
    assert [site.angle for site in sites[:4]] == [270, 180, 90, 0]
    assert [site.angle for site in sites[4:]] == [22.5 * i for i in range(16)]


def test_sites_look_outward_at_the_angle_they_say():
    w, h = 300.0, 120.0
    for site in outline(w, h).sites:
        seen = math.degrees(math.atan2((site.y - 0.5) * h, (site.x - 0.5) * w))
        assert abs(math.remainder(seen - site.angle, 360)) < 1.5


def test_only_the_proportion_matters():
    assert outline(162, 100) == outline(324, 200)


def test_wide_clouds_have_more_lobes():
    assert len(outline(400, 100).curves) > len(outline(162, 100).curves)


@pytest.mark.parametrize(("w", "h"), [(0, 10), (10, 0), (-1, 10), (math.nan, 10)])
def test_a_cloud_without_extent_is_refused(w, h):
    with pytest.raises(ValueError, match="width and a height"):
        outline(w, h)


def test_a_ray_leaves_at_the_outermost_crossing():
    notched = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.7), (0.4, 0.6), (0.0, 0.4))
    x, y = ray_exit(notched, 100, 100, 0)
    assert (x, y) == pytest.approx((1.0, 0.5))
