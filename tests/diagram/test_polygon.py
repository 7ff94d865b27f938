"""Polygons: area, cutting, and the innermost point."""

from __future__ import annotations

import math
import random

import pytest

from deckbuilder.diagram.polygon import (
    area,
    clipped,
    contains,
    distance,
    edges,
    ellipse,
    innermost,
)

SQUARE = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0))
HORSESHOE = (
    (0.0, 0.0), (6.0, 0.0), (6.0, 6.0), (4.5, 6.0), (4.5, 1.5), (1.5, 1.5), (1.5, 6.0), (0.0, 6.0),
)  # fmt: skip


def room(polygon, point) -> float:
    return min(distance(point, a, b) for a, b in edges(polygon))


def test_area():
    assert area(SQUARE) == 16
    assert area(tuple(reversed(SQUARE))) == 16
    assert area(ellipse(0, 0, 2, 2, 400)) == pytest.approx(math.pi, rel=0.001)


def test_a_box_cuts_a_polygon():
    assert area(clipped(SQUARE, (1, 1, 3, 9))) == 6
    assert clipped(SQUARE, (-1, -1, 9, 9)) == SQUARE
    assert clipped(SQUARE, (5, 5, 9, 9)) == ()
    assert area(clipped(HORSESHOE, (0, 3, 6, 6))) == pytest.approx(9)


def test_innermost_is_the_middle_of_simple_shapes():
    assert innermost(SQUARE) == pytest.approx((2, 2), abs=0.01)
    assert innermost(ellipse(1, 2, 6, 3)) == pytest.approx((4, 3.5), abs=1.6)
    assert room(ellipse(1, 2, 6, 3), innermost(ellipse(1, 2, 6, 3))) > 1.45


def test_innermost_lies_inside_concave_shapes():
    found = innermost(HORSESHOE)
    assert contains(HORSESHOE, found)
    assert room(HORSESHOE, found) > 0.74  # the best, in a bend, is 3 - 1.5 * sqrt(2) = 0.878


def test_innermost_keeps_out_of_holes():
    hole = ((1.0, 1.0), (4.0, 1.0), (4.0, 3.0), (1.0, 3.0))
    found = innermost(SQUARE, [hole, ((9.0, 9.0), (10.0, 9.0), (10.0, 10.0))])
    assert not contains(hole, found)
    assert room(SQUARE, found) >= 0.49
    assert innermost(SQUARE, [SQUARE]) == innermost(SQUARE)


def test_innermost_finds_the_inside_of_slivers():
    sliver = ((0.0, 0.0), (10.0, 10.0), (10.0, 10.01))
    assert contains(sliver, innermost(sliver))


def test_innermost_is_nearly_the_best_of_many_tries():
    chance = random.Random(3)
    for _ in range(20):
        star = tuple(
            (math.cos(i * 0.7) * r, math.sin(i * 0.7) * r)
            for i in range(9)
            for r in [chance.uniform(0.4, 2)]
        )
        tries = [(chance.uniform(-2, 2), chance.uniform(-2, 2)) for _ in range(4000)]
        best = max((room(star, p) for p in tries if contains(star, p)), default=0)
        found = innermost(star)
        assert contains(star, found)
        assert room(star, found) > 0.9 * best
