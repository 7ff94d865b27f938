"""`fill` adds slides while there is time; `order` lets slides or sections share their places."""

from __future__ import annotations

import pytest

from deckbuilder.variant import Filled
from tests.variant.talks import TOWN, marked, resolution, said, shown, talk_of, town, with_variants


def filled(variant: str, *, base: str = TOWN, settings: tuple[str, ...] = ()) -> dict[str, bool]:
    _, reading, done = resolution(with_variants(f"s: {variant}", base), "s", settings=settings)
    assert reading.problems.found == []
    return {one.slide: one.fits for one in done}


def test_slides_are_added_in_the_order_of_preference_while_they_fit():
    variant = "{talk: {minutes: 9}, keep: [why], fill: [squares, sewers, streets]}"
    assert filled(variant) == {"squares": True, "sewers": False, "streets": True}


def test_the_deck_keeps_the_order_of_the_outline():
    variant = "s: {talk: {minutes: 11}, keep: [why], fill: [bye, squares, streets]}"
    assert shown(town(variant)) == "why | streets squares | bye"


def test_what_is_shown_is_not_filled_in_again():
    _, reading, done = resolution(with_variants("s: {fill: [why, streets]}", TOWN), "s")
    assert done == ()
    [warning] = reading.problems.found
    assert warning.message == "all that `fill` names is shown anyway"


def test_exactly_full_is_not_too_full():
    third = TOWN.replace("minutes: 3", "minutes: 3:20").replace("minutes: 4", "minutes: 2:40")
    variant = "{talk: {minutes: 6}, keep: [], fill: [streets, squares]}"
    assert filled(variant, base=third) == {"streets": True, "squares": True}


def test_sections_and_tags_can_be_filled_in():
    assert filled("{talk: {minutes: 6}, keep: [bye], fill: [tag:deep, middle]}") == {
        "sewers": True,
        "streets": False,
        "squares": False,
    }


def test_lower_layers_are_preferred():
    variants = "low: {talk: {minutes: 5}, keep: [bye], fill: [squares]}\nhigh: {extends: low, fill: [streets]}"
    assert shown(town(variants, "high")) == "squares | bye"


def test_the_opening_that_a_slide_brings_along_takes_time_as_well():
    base = TOWN.replace("minutes: 3,", "minutes: 3, optional: yes,").replace(
        "minutes: 4,", "minutes: 4, optional: yes,"
    )
    assert shown(talk_of(base)) == "cover why | agenda bye"
    for minutes, fits in (("7:15", False), ("7:30", True)):
        variant = f"s: {{talk: {{minutes: {minutes}}}, fill: [streets]}}"
        _, _, [done] = resolution(with_variants(variant, base), "s")
        assert done == Filled("streets", 3.5, fits)


def test_notes_are_counted_with_the_values_in_them():
    words = " ".join(["${talk.subtitle}"] * 130)
    base = TOWN.replace("minutes: 3, notes: About streets", f'notes: "{words}"').replace(
        "title: Towns", "title: Towns, subtitle: one two three"
    )
    _, _, [done] = resolution(
        with_variants("s: {keep: [], talk: {minutes: 2}, fill: streets}", base), "s"
    )
    assert done == Filled("streets", 3, False)


def test_what_a_setting_allows_counts():
    variant = "{talk: {minutes: 5}, keep: [why], fill: [squares]}"
    assert filled(variant) == {"squares": False}
    assert filled(variant, settings=("talk.minutes=6",)) == {"squares": True}


def test_without_minutes_all_of_it_is_shown_and_that_is_told():
    text = with_variants("s:\n  talk: {minutes: null}\n  keep: [cover]\n  fill: [sewers, streets]")
    assert shown(talk_of(text, "s")) == "cover | streets sewers"
    assert said(text, "s") == [
        "22:12: warning: this talk has no `minutes`, so all that `fill` names is shown; "
        "write `minutes:` under `talk:`, or `also:` instead of `fill:`"
    ]
    assert said(text) == []


@pytest.mark.parametrize(
    ("order", "slides"),
    [
        ("[squares, streets]", "cover why | * squares streets | agenda bye"),
        ("[bye, why]", "cover bye | * streets squares | agenda why"),
        ("[streets, why, cover]", "streets why | * cover squares | agenda bye"),
        ("[squares]", "cover why | * streets squares | agenda bye"),
        ("[why, streets, bye]", "cover why | * streets squares | agenda bye"),
        ("[end, start]", "agenda bye | * streets squares | cover why"),
        ("middle", "cover why | * streets squares | agenda bye"),
        ("[]", "cover why | * streets squares | agenda bye"),
    ],
)
def test_what_is_named_shares_the_places_it_holds(order: str, slides: str):
    assert shown(town(f"s: {{order: {order}}}")) == slides


def test_a_filled_slide_is_put_in_order():
    variant = "s: {talk: {minutes: 8}, keep: [why], fill: [sewers], order: [sewers, why]}"
    assert shown(town(variant)) == "sewers | why"


def test_an_added_slide_is_put_in_order():
    variant = "s: {add: [{title: New, after: cover}], order: [why, new]}"
    assert shown(town(variant)) == "cover why new | * streets squares | agenda bye"


def test_each_layer_orders_what_the_lower_ones_have_ordered():
    variants = "low: {order: [squares, streets]}\nhigh: {extends: low, order: [streets, squares]}"
    assert shown(town(variants, "high")) == "cover why | * streets squares | agenda bye"


@pytest.mark.parametrize("does", ["changes", "orders"])
def test_what_is_said_of_slides_that_are_not_shown_is_idle(does: str):
    idle = {"changes": "slides: {^squares: {title: New}}", "orders": "order: [^squares, why]"}
    text, place = marked(with_variants(f"s:\n  drop: [squares]\n  {idle[does]}"))
    warning = (
        f"{place}: warning: `s` {does} the slide `squares`, which this talk does not show; "
        "remove it here, or show the slide with `also:`"
    )
    assert said(text, "s") == [warning]
    assert said(text) == []


def test_a_change_of_a_slide_that_had_no_room_is_not_idle():
    variant = "{talk: {minutes: 2}, keep: [why], fill: [squares], slides: {squares: {title: New}}, order: [squares, why]}"
    assert said(with_variants(f"s: {variant}"), "s") == []
    variant = "{talk: {minutes: 2}, keep: [why], fill: [middle], slides: {squares: {title: New}}, sections: {middle: {title: New}}}"
    assert said(with_variants(f"s: {variant}"), "s") == []


def test_a_change_of_a_section_that_is_not_shown_is_idle():
    text, place = marked(with_variants("s:\n  keep: [cover]\n  sections: {^end: {title: New}}"))
    assert said(text, "s") == [
        f"{place}: warning: `s` changes the section `end`, which this talk does not show; "
        "remove it here, or show the section with `also:`"
    ]


def test_a_higher_layer_may_have_no_use_for_what_lower_ones_change():
    text = with_variants(
        "low: {slides: {why: {title: New}}}\nhigh: {extends: low, drop: [why]}\nother: {drop: [why]}"
    )
    assert said(text, "low") == said(text, "high") == said(text, "other", "low") == []
