"""Clouds that hold other clouds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.diagram.cloud_nesting import (
    Nest,
    NestPlaces,
    least_extent,
    nested,
    nested_within,
)
from deckbuilder.diagram.cloud_places import place
from deckbuilder.diagram.cloud_problem import Cloud, CloudProblem
from deckbuilder.geometry import Box
from tests.diagram.cloud_scenes import FULL, HALF, inside, polygon, share_area, width
from tests.often import often

LABELS = ("Outer alignment", "Inner alignment", "Capability robustness", "Law", "解釈可能性", "")
nests = st.builds(
    Nest,
    st.sampled_from(LABELS),
    st.lists(st.sampled_from(LABELS), min_size=1, max_size=6).map(tuple),
)


def trouble(found: NestPlaces) -> list[str]:
    """What sticks out of the parent's real outline, or covers something else."""
    wrong, shape = [], polygon(found.parent)
    for i, child in enumerate(found.children):
        if not all(inside(shape, x, y) for x, y in polygon(child.box)):
            wrong.append(f"child {i} leaves its parent")
        if child.box.overlaps(found.strip.box):
            wrong.append(f"child {i} covers the label")
        wrong += [
            f"children {i} and {j} touch"
            for j, other in enumerate(found.children[:i])
            if share_area(child.box, other.box)
        ]
    strip = found.strip.box
    if not all(
        inside(shape, x, y) for x in (strip.x, strip.right) for y in (strip.y, strip.bottom)
    ):
        wrong.append("the label leaves its cloud")
    return wrong


@given(nests, st.sampled_from((FULL, HALF)))
@settings(max_examples=often(25), deadline=None)
def test_children_that_fit_lie_inside_their_parent(nest, frame):
    found = nested(nest, width, frame)
    assert found.parent in frame
    assert len(found.children) == len(nest.children)
    if found.fits:
        assert trouble(found) == []


@given(nests, st.floats(1.0, 1.4), st.floats(1.0, 1.4))
@settings(max_examples=often(25), deadline=None)
def test_a_parent_of_the_least_extent_or_larger_holds_its_children(nest, wider, higher):
    w, h = least_extent(nest, width)
    found = nested_within(nest, width, Box(10, 20, w * wider, h * higher))
    assert found.fits
    assert found.parent == Box(10, 20, w * wider, h * higher)
    assert trouble(found) == []


def test_three_children_fill_a_slide_with_large_labels():
    found = nested(Nest("Alignment", LABELS[:3]), width, FULL)
    assert found.fits
    assert found.children[0].size >= 24
    assert found.strip.size > found.children[0].size
    assert found.parent.h > 0.8 * FULL.h


def test_labels_of_children_lie_in_their_clouds():
    for child in nested(Nest("Alignment", LABELS[:3]), width, HALF).children:
        assert max(width(line, child.size, False) for line in child.lines) <= 0.72 * child.box.w


def test_children_keep_their_order_in_rows():
    found = nested(Nest("Alignment", ("a", "b", "c", "d", "e", "f")), width, FULL)
    assert [label.lines for label in found.children] == [(letter,) for letter in "abcdef"]
    reading = sorted(found.children, key=lambda child: (round(child.box.y), child.box.x))
    assert reading == list(found.children)


def test_labels_too_long_for_the_frame_are_reported():
    assert not nested(Nest("Alignment", ("x" * 90,)), width, HALF).fits


def test_a_cloud_on_a_map_holds_its_children():
    nest = Nest("Alignment", LABELS[:3])
    clouds = (
        Cloud("a", nest.label, 4, minimum=least_extent(nest, width)),
        Cloud("b", "Governance"),
        Cloud("c", "Evaluations"),
    )
    found = place(CloudProblem(clouds, FULL), width)
    assert found.legal
    inner = nested_within(nest, width, found["a"].box)
    assert inner.fits
    assert trouble(inner) == []


@pytest.mark.parametrize("count", [0, 7])
def test_a_cloud_holds_one_to_six_others(count):
    with pytest.raises(ValueError, match="1 to 6"):
        Nest("Alignment", ("Law",) * count)
