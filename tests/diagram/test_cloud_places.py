"""Placing the clouds of a map."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckbuilder.diagram.cloud_outline import outline
from deckbuilder.diagram.cloud_places import place
from deckbuilder.diagram.cloud_problem import Arrow, Cloud, CloudProblem
from deckbuilder.geometry import Box
from tests.diagram.cloud_scenes import (
    FULL,
    HALF,
    SCENES,
    STANDARD,
    one,
    problem,
    seven,
    trouble,
    twelve,
    two,
    width,
)
from tests.often import often

ROOT = Path(__file__).resolve().parents[2]
LABELS = (
    "Alignment", "Interpretability", "Governance", "Threat modeling", "Scalable oversight",
    "Automating alignment research", "x", "解釈可能性とその応用", "قابلية التفسير",
    "Goal-directedness",
)  # fmt: skip

every_scene = pytest.mark.parametrize("scene", SCENES)
every_frame = pytest.mark.parametrize("frame", [FULL, STANDARD, HALF])


@st.composite
def problems(draw: st.DrawFn) -> CloudProblem:
    """Any map of one to twelve clouds, with as many arrows and overlaps as the clouds allow."""
    ids = [chr(97 + i) for i in range(draw(st.integers(1, 12)))]
    clouds = tuple(
        Cloud(
            id_,
            draw(st.sampled_from(LABELS)),
            draw(st.sampled_from((1.0, 2.0, 3.0, 5.0))),
            draw(st.sampled_from((None, "g", "h"))),
        )
        for id_ in ids
    )
    pairs = draw(st.permutations(list(itertools.combinations(ids, 2))))
    arrows = pairs[: draw(st.integers(0, min(len(pairs), len(ids))))]
    overlaps = pairs[len(arrows) :][: draw(st.integers(0, len(ids) // 2))]
    return CloudProblem(
        clouds,
        draw(st.sampled_from((FULL, STANDARD, HALF))),
        tuple(Arrow(a, b, draw(st.sampled_from(("", "helps")))) for a, b in arrows),
        frozenset(frozenset(pair) for pair in overlaps),
    )


@given(problems())
@settings(max_examples=often(20), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_map_is_legal_as_drawn_or_says_that_it_is_not(asked):
    found = place(asked, width)
    assert [cloud.id for cloud in found.clouds] == [cloud.id for cloud in asked.clouds]
    assert all(cloud.box in asked.frame for cloud in found.clouds)
    if found.legal:
        assert trouble(asked, found) == []


@given(problems())
@settings(max_examples=often(8), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_same_map_is_placed_the_same_way_again(asked):
    assert place(asked, width) == place(asked, width)


@given(problems())
@settings(max_examples=often(20), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_labels_that_fit_lie_in_their_text_rectangles_and_sizes_follow_weights(asked):
    found = place(asked, width)
    for cloud in found.clouds:
        if cloud.fits:
            left, top, right, bottom = outline(cloud.box.w, cloud.box.h).text_rect
            widest = max(width(line, cloud.size, cloud.bold) for line in cloud.lines)
            assert widest <= (right - left) * cloud.box.w
            assert len(cloud.lines) * 1.2 * cloud.size <= (bottom - top) * cloud.box.h
    weighed = sorted(
        (asked_cloud.weight, found[asked_cloud.id].size) for asked_cloud in asked.clouds
    )
    for (weight, size), (heavier, larger) in itertools.pairwise(weighed):
        assert size == larger if weight == heavier else size <= larger


@every_scene
@every_frame
def test_the_reference_maps_are_legal_with_readable_labels(scene, frame):
    asked = scene(frame)
    found = place(asked, width)
    assert found.legal
    assert trouble(asked, found) == []
    assert all(cloud.fits and cloud.size >= asked.least_size for cloud in found.clouds)


@every_scene
def test_the_frame_is_used(scene):
    asked = scene()
    boxes = [cloud.box for cloud in place(asked, width).clouds]
    wide = max(box.right for box in boxes) - min(box.x for box in boxes)
    high = max(box.bottom for box in boxes) - min(box.y for box in boxes)
    assert wide >= 0.45 * asked.frame.w
    assert high >= 0.55 * asked.frame.h


def test_places_do_not_depend_on_the_hash_seed():
    code = (
        "from deckbuilder.diagram.cloud_places import place\n"
        "from tests.diagram.cloud_scenes import nine, seven, twelve, width\n"
        "print([place(scene(), width) for scene in (seven, nine, twelve)])"
    )
    printed = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "77")
    ]
    assert printed[0] == printed[1]
    assert len(printed[0]) > 1000


def test_one_cloud_is_large_and_in_the_middle():
    [cloud] = place(one(), width).clouds
    assert cloud.box.centre == FULL.centre
    assert cloud.box.h > 0.6 * FULL.h


def test_two_clouds_stand_side_by_side():
    left, right = place(two(), width).clouds
    assert left.box.y == pytest.approx(right.box.y, abs=1)
    assert left.box.right < right.box.x


def test_the_heavier_cloud_is_larger():
    found = place(seven(), width)
    assert found["alignment"].box.h > found["interpretability"].box.h > found["governance"].box.h
    assert found["alignment"].bold
    assert not found["governance"].bold


def test_renaming_a_cloud_within_its_size_moves_nothing():
    asked = seven()
    renamed = tuple(
        replace(cloud, label="Governancy") if cloud.id == "governance" else cloud
        for cloud in asked.clouds
    )
    before, after = place(asked, width), place(replace(asked, clouds=renamed), width)
    assert [cloud.box for cloud in before.clouds] == [cloud.box for cloud in after.clouds]


def test_clouds_fixed_by_hand_stay_exactly_where_they_are():
    asked = problem([("a", "Alignment", 4), ("b", "Evals", 2), ("c", "Theory", 2), ("d", "Law", 2)])
    fixed = tuple(
        replace(cloud, at={"a": (0.5, 0.5), "b": (0.8, 0.25)}.get(cloud.id))
        for cloud in asked.clouds
    )
    asked = replace(asked, clouds=fixed)
    found = place(asked, width)
    assert found["a"].box.centre == FULL.at(0.5, 0.5)
    assert found["b"].box.centre == FULL.at(0.8, 0.25)
    assert found.legal
    assert trouble(asked, found) == []


def test_a_cloud_fixed_at_the_border_is_moved_into_the_frame():
    asked = CloudProblem((Cloud("a", "Alignment", at=(0, 1)), Cloud("b", "Theory")), FULL)
    box = place(asked, width)["a"].box
    assert box in FULL
    assert (box.x, box.bottom) == (FULL.x, FULL.bottom)


def test_two_clouds_fixed_on_each_other_are_placed_and_reported():
    asked = CloudProblem((Cloud("a", "A", at=(0.5, 0.5)), Cloud("b", "B", at=(0.5, 0.5))), FULL)
    found = place(asked, width)
    assert not found.legal
    assert [(fault.kind, fault.clouds) for fault in found.faults] == [("touch", ("a", "b"))]


def test_a_cloud_that_holds_others_has_at_least_its_minimum():
    asked = CloudProblem(
        (Cloud("a", "A", minimum=(380, 230)), Cloud("b", "B"), Cloud("c", "C")), FULL
    )
    found = place(asked, width)
    assert found["a"].box.w >= 380
    assert found["a"].box.h >= 230
    assert found.legal


def test_a_minimum_larger_than_the_frame_does_not_fit():
    found = place(CloudProblem((Cloud("a", "A", minimum=(2000, 100)),), FULL), width)
    assert not found["a"].fits
    assert found["a"].box in FULL


def test_a_long_word_widens_its_cloud():
    asked = problem([("a", "Donaudampfschifffahrtsgesellschaftskapitän", 2), ("b", "Law", 2)])
    found = place(asked, width)
    assert found["a"].fits
    assert found["a"].lines == ("Donaudampfschifffahrtsgesellschaftskapitän",)
    assert found["a"].box.w > found["b"].box.w
    assert found.legal


def test_a_label_too_long_for_the_frame_is_reported_alone():
    asked = problem([("a", "x" * 80, 2), ("b", "Law", 2)], frame=HALF)
    found = place(asked, width)
    assert not found["a"].fits
    assert found["b"].fits
    assert found["a"].box in HALF


def test_japanese_labels_are_broken_between_characters():
    asked = problem([("a", "大規模言語モデルの安全性（評価）", 2), ("b", "整合性", 2)], frame=HALF)
    found = place(asked, width)
    assert 1 < len(found["a"].lines) <= 3
    assert all(cloud.fits for cloud in found.clouds)


def test_arabic_labels_keep_their_words():
    found = place(problem([("a", "تقييم النماذج اللغوية الكبيرة", 2)], frame=HALF), width)
    assert " ".join(found["a"].lines) == "تقييم النماذج اللغوية الكبيرة"
    assert found["a"].fits


@pytest.mark.parametrize("label", ["", " "])
def test_clouds_without_words_are_placed(label):
    found = place(problem([("a", label, 2), ("b", label, 2)]), width)
    assert found.legal
    assert found["a"].lines == ("",)


def test_twelve_long_labels_fit_half_a_slide():
    words = "Threat modeling scenarios"
    found = place(problem([(str(i), words, 2) for i in range(12)], frame=HALF), width)
    assert found.legal
    assert all(cloud.fits and cloud.size >= 14 for cloud in found.clouds)


def test_six_clouds_around_a_hub_all_overlap_it_and_nothing_else():
    spokes = ["a", "b", "c", "d", "e", "f"]
    rows = [("hub", "Everything", 2), *((id_, "Theory", 2) for id_ in spokes)]
    asked = problem(rows, [], [("hub", id_) for id_ in spokes])
    found = place(asked, width)
    assert found.legal
    assert trouble(asked, found) == []


def test_four_clouds_can_all_overlap_each_other():
    rows = [(id_, "Theory", 2) for id_ in "abcd"]
    asked = problem(rows, [], list(itertools.combinations("abcd", 2)))
    found = place(asked, width)
    assert found.legal
    assert trouble(asked, found) == []


def test_an_impossible_map_is_placed_with_its_faults():
    ids = [chr(97 + i) for i in range(12)]
    asked = problem([(i, "Theory", 2) for i in ids], [], list(itertools.combinations(ids, 2)))
    found = place(asked, width)
    assert not found.legal
    assert len(found.clouds) == 12
    assert all(cloud.box in FULL for cloud in found.clouds)


def test_an_empty_map_is_placed():
    assert place(CloudProblem((), FULL), width).clouds == ()


def test_weights_of_any_range_keep_their_order():
    rows = [("a", "A", 1e-200), ("b", "B", 1.0), ("c", "C", 1e200)]
    found = place(problem(rows), width)
    assert found["a"].box.h < found["b"].box.h < found["c"].box.h


@pytest.mark.parametrize(
    ("clouds", "arrows", "overlaps", "message"),
    [
        ((Cloud("a", "A"), Cloud("a", "B")), (), [], "same id"),
        ((Cloud("a", "A", 0),), (), [], "weight"),
        ((Cloud("a", "A"),), (Arrow("a", "b"),), [], "not a pair of clouds of this map: a, b"),
        ((Cloud("a", "A"),), (Arrow("a", "a"),), [], "not a pair"),
        ((Cloud("a", "A"),), (), [("a", "z")], "not a pair of clouds of this map: a, z"),
    ],
)
def test_a_contradictory_problem_is_refused(clouds, arrows, overlaps, message):
    with pytest.raises(ValueError, match=message):
        CloudProblem(clouds, FULL, arrows, frozenset(frozenset(pair) for pair in overlaps))


def test_a_problem_is_a_value():
    assert hash(twelve()) == hash(twelve())
    assert twelve() == twelve()
    assert twelve() != twelve(HALF)


def test_a_frame_without_extent_is_refused():
    with pytest.raises(ValueError, match="frame"):
        CloudProblem((Cloud("a", "A"),), Box(0, 0, 0, 100))


def test_unknown_clouds_have_no_place():
    with pytest.raises(KeyError):
        place(one(), width)["nobody"]
