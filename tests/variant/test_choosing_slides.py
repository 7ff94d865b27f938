"""`keep`, `drop` and `also`: what a variant shows."""

from __future__ import annotations

import pytest

from tests.variant.talks import TOWN, said, shown, talk_of, town, with_variants


def test_the_outline_itself_shows_what_is_not_optional():
    assert shown(talk_of(TOWN)) == "cover why | * streets squares | agenda bye"


def test_an_outline_with_variants_is_itself_the_same_talk():
    assert talk_of(with_variants("s: {keep: [cover]}")) == talk_of(TOWN)


@pytest.mark.parametrize(
    ("variant", "slides"),
    [
        ("keep: [cover, bye]", "cover | bye"),
        ("keep: bye", "bye"),
        ("keep: [bye, cover]", "cover | bye"),
        ("keep: [why, squares]", "why | squares"),
        ("keep: [middle]", "* streets squares"),
        ("keep: [tag:short]", "why | squares"),
        ("keep: [tag:deep]", "sewers"),
        ("keep: [middle, sewers]", "* streets squares sewers"),
        ("keep: [middle], drop: [streets]", "* squares"),
        ("keep: [tag:short], drop: [tag:wide]", "why"),
        ("keep: [streets], sections: {middle: {opening: yes}}", "* streets"),
        ("drop: [why, agenda]", "cover | * streets squares | bye"),
        ("drop: [middle]", "cover why | agenda bye"),
        ("drop: [streets, squares]", "cover why | agenda bye"),
        ("drop: [middle], also: [squares]", "cover why | squares | agenda bye"),
        ("drop: [tag:short]", "cover | * streets | agenda bye"),
        ("also: [sewers]", "cover why | * streets squares sewers | agenda bye"),
        ("also: [tag:deep]", "cover why | * streets squares sewers | agenda bye"),
        ("also: [middle]", "cover why | * streets squares sewers | agenda bye"),
        ("keep: [], also: [cover]", "cover"),
        ("keep: [cover], also: [bye]", "cover | bye"),
        ("sections: {end: {opening: yes}}", "cover why | * streets squares | * agenda bye"),
        ("sections: {end: {cloud: land.beta}}", "cover why | * streets squares | * agenda bye"),
        ("keep: [bye], sections: {end: {cloud: land.beta}}", "bye"),
        ("keep: [end], sections: {end: {cloud: land.beta}}", "* agenda bye"),
        ("keep: [end], sections: {end: {opening: yes}}", "* agenda bye"),
        ("keep: [bye], sections: {end: {opening: yes, cloud: land.beta}}", "* bye"),
        ("sections: {middle: {opening: no}}", "cover why | streets squares | agenda bye"),
        ("sections: {middle: {cloud: null}}", "cover why | streets squares | agenda bye"),
    ],
)
def test_a_variant_shows(variant: str, slides: str):
    assert shown(town(f"s: {{{variant}}}")) == slides


def test_what_a_lower_layer_drops_the_next_can_bring_back():
    variants = "low: {drop: [middle, bye]}\nhigh: {extends: low, also: [middle]}"
    assert shown(town(variants, "high")) == "cover why | * streets squares sewers | agenda"


def test_keeping_leaves_nothing_of_what_lower_layers_show():
    variants = "low: {also: [sewers]}\nhigh: {extends: low, keep: [cover, middle]}"
    assert shown(town(variants, "high")) == "cover | * streets squares"


def test_an_optional_slide_that_becomes_part_of_a_kept_section_waits_to_be_asked_for():
    assert shown(town("s: {keep: [middle]}")) == "* streets squares"


def test_a_section_without_slides_can_be_kept_dropped_and_brought_back():
    base = TOWN + "  - {section: Break, opening: yes}\n"
    assert shown(talk_of(base)).endswith("| *")
    assert shown(town("s: {keep: [cover]}", base=base)) == "cover"
    assert shown(town("s: {keep: [cover, break]}", base=base)) == "cover | *"
    assert shown(town("s: {drop: [break]}", base=base)) == shown(talk_of(TOWN))
    both = "low: {drop: [break]}\nhigh: {extends: low, also: [break]}"
    assert shown(town(both, "high", base=base)).endswith("| *")


def test_a_section_that_never_shows_anything_leaves_no_trace_when_others_are_kept():
    base = TOWN + "  - {section: Hollow}\n"
    assert [one.name for one in town("s: {keep: [cover]}", base=base).sections] == ["start"]


def test_slide_ids_go_before_section_ids():
    base = TOWN.replace("id: bye", "id: start")
    assert shown(town("s: {keep: [start]}", base=base)) == "start"


def test_the_same_name_cannot_be_kept_and_dropped():
    text = with_variants("s:\n  keep: [cover, why]\n  also:\n    - bye\n  drop: [bye, why]")
    assert said(text) == [
        "23:12: error: `bye` is both kept and dropped; leave it out of one of the two",
        "23:17: error: `why` is both kept and dropped; leave it out of one of the two",
    ]


def test_a_variant_that_shows_nothing_is_an_error_at_its_name():
    for nothing in ("keep: []", "keep:", "drop: [start, middle, end]"):
        text = with_variants(f"s: {{about: x}}\nnone:\n  {nothing}")
        message = "20:3: error: the variant `none` shows no slide"
        hint = "name some under `keep:` or `also:`"
        assert said(text) == [f"{message}; {hint}"]


def test_an_outline_of_optional_slides_needs_a_variant():
    text = with_variants(
        "s: {also: [one]}",
        "talk: {title: T}\nsections:\n  - {section: S, slides: [{id: one, title: One, optional: yes}]}\n",
    )
    assert shown(talk_of(text, "s")) == "one"
    assert shown(talk_of(text)) == ""


def test_only_and_not_choose_slides_and_sections_too():
    base = TOWN.replace("id: why,", "id: why, only: [s, t],").replace(
        "section: End", "section: End\n    not: t"
    )
    variants = "s: {}\nt: {}\nu: {extends: s}"
    assert shown(town(variants, "s", base=base)) == "cover why | * streets squares | agenda bye"
    assert shown(town(variants, "t", base=base)) == "cover why | * streets squares"
    assert shown(town(variants, "u", base=base)) == "cover why | * streets squares | agenda bye"
    assert shown(talk_of(with_variants(variants, base))) == "cover | * streets squares | agenda bye"


def test_a_section_that_is_only_for_others_can_be_asked_for():
    base = TOWN.replace("section: End", "section: End\n    only: t")
    variants = "s: {also: end}\nt: {}\nu: {keep: [cover, end]}\nv: {keep: [cover, bye]}"
    assert shown(talk_of(with_variants(variants, base))) == "cover why | * streets squares"
    assert shown(town(variants, "s", base=base)) == "cover why | * streets squares | agenda bye"
    assert shown(town(variants, "v", base=base)) == "cover | bye"
    assert shown(town(variants, "u", base=base)) == "cover | agenda bye"
