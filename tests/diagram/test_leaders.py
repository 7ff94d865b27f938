"""Lines from labels to targets."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from deckbuilder.diagram.leaders import (
    Column,
    crossing,
    heights,
    in_order,
    level,
    meet,
    offsets,
    spread,
)


@pytest.mark.parametrize("count", range(1, 9))
def test_lines_of_one_column_never_cross(count):
    chance = random.Random(count)
    for _ in range(30):
        targets = [(chance.uniform(1, 10), chance.uniform(0, 6)) for _ in range(count)]
        order = in_order(targets, 0, 0, 6)
        assert sorted(order) == list(range(count))
        ordered = tuple(targets[i] for i in order)
        column = Column(0, (0.1,) * count, ordered)
        [found] = heights([column], 0.1, 0, 6)
        assert not crossing([((0, y), t) for y, t in zip(found, ordered, strict=True)])
        assert all(b - a >= 0.2 - 1e-9 for a, b in pairwise(found))
        assert found[0] >= 0.05 - 1e-9
        assert found[-1] <= 5.95 + 1e-9


def test_labels_stand_level_with_targets_that_lie_apart():
    column = Column(0, (1, 1, 1), ((3, 1.5), (5, 4.0), (4, 8.5)))
    assert heights([column], 0.5, 0, 10) == [[1.5, 4.0, 8.5]]


def test_labels_of_close_targets_part_evenly():
    assert level([5, 5, 5], offsets([1, 1, 1], 1), 0, 10) == [3, 5, 7]
    assert level([9, 9.5], offsets([1, 1], 1), 0, 9) == [7, 9]


def test_spread_labels_have_the_same_gaps():
    assert spread([1, 2, 1], 0, 10) == [1.5, 5.0, 8.5]


def test_lines_to_one_target_do_not_count_as_crossing():
    assert not crossing([((0, 0), (5, 5)), ((0, 3), (5, 5))])
    assert crossing([((0, 0), (5, 5)), ((0, 5), (5, 0))])


def test_a_line_through_the_target_of_another_crosses_it():
    assert meet(((0, 0), (10, 0)), ((0, 5), (5, 0)))
    assert not meet(((0, 0), (4, 0)), ((9, 0), (5, 0)))


def test_columns_whose_lines_must_cross_are_refused():
    left, right = Column(0, (1,), ((9, 5),)), Column(10, (1,), ((1, 5),))
    assert heights([left, right], 1, 0, 10) is None
