"""`add`: slides that only one variant has."""

from __future__ import annotations

import pytest

from tests.variant.talks import TOWN, said, shown, talk_of, town, with_variants


@pytest.mark.parametrize(
    ("place", "slides"),
    [
        ("after: cover", "cover new why | * streets squares | agenda bye"),
        ("before: cover", "new cover why | * streets squares | agenda bye"),
        ("after: bye", "cover why | * streets squares | agenda bye new"),
        ("after: middle", "cover why | * new streets squares | agenda bye"),
        ("before: streets", "cover why | * new streets squares | agenda bye"),
        ("after: sewers", "cover why | * streets squares new | agenda bye"),
    ],
)
def test_a_slide_goes_next_to_another(place: str, slides: str):
    assert shown(town(f"s: {{add: [{{title: New, {place}}}]}}")) == slides


def test_an_added_slide_can_lead_to_the_next():
    variant = "s: {add: [{title: One, after: cover}, {title: Two, after: one}]}"
    assert shown(town(variant)) == "cover one two why | * streets squares | agenda bye"


def test_what_is_added_is_shown_whatever_is_kept_beside_it():
    variant = "s: {keep: [bye], add: [{title: New, after: streets}]}"
    assert shown(town(variant)) == "new | bye"


def test_the_next_layer_chooses_among_what_was_added():
    low = "low: {add: [{title: New, after: cover}]}\n"
    assert shown(town(low + "high: {extends: low, keep: [cover]}", "high")) == "cover"
    assert shown(town(low + "high: {extends: low, keep: [new]}", "high")) == "new"
    high = "high: {extends: low, drop: [new], slides: {why: {title: Why}}}"
    assert shown(town(low + high, "high")) == shown(talk_of(TOWN))


def test_an_added_slide_may_wait_until_it_is_asked_for():
    low = "low: {talk: {minutes: 12}, keep: [why], add: [{title: New, after: why, minutes: 9, optional: yes}]}\n"
    assert shown(town(low)) == "why"
    assert shown(town(low + "high: {extends: low, also: new}", "high")) == "why new"
    assert shown(town(low + "high: {extends: low, fill: new}", "high")) == "why new"
    assert shown(town(low + "high: {extends: low, fill: new, talk: {minutes: 8}}", "high")) == "why"


def test_an_added_slide_may_be_for_some_that_extend_it():
    low = "low: {add: [{title: New, after: why, not: high}, {title: Newer, after: why, only: high}]}\n"
    variants = low + "high: {extends: low}"
    assert shown(town(variants, "low")) == "cover why new | * streets squares | agenda bye"
    assert shown(town(variants, "high")) == "cover why newer | * streets squares | agenda bye"


def test_a_section_without_slides_gets_one():
    for empty in ("", ", slides: []", ", slides: null"):
        base = f"{TOWN}  - {{section: Break{empty}}}\n"
        assert shown(town("s: {add: [{title: Tea, after: break}]}", base=base)).endswith("| tea")


def test_a_made_slide_can_be_added():
    assert shown(town("s: {add: [{slide: references, after: bye}]}")).endswith(
        "agenda bye references"
    )


def test_the_id_of_an_added_slide_stays_as_its_title_changes():
    low = 'low: {add: [{title: "Thanks to ${talk.event}", after: bye}]}\n'
    high = "high: {extends: low, slides: {thanks-to-talk-event: {title: Thank you}}}"
    assert shown(town(low)).endswith("bye thanks-to-talk-event")
    assert shown(town(low + high, "high")).endswith("bye thanks-to-talk-event")


def test_the_outline_does_not_know_what_only_a_variant_has():
    base = TOWN.replace("text: Bye", 'text: "To [it](#new)"')
    text = with_variants("s: {add: [{title: New, after: cover}]}", base)
    assert said(text, "s") == []
    [line] = said(text)
    assert "warning: this talk does not show the slide `new`, so nothing links to it here" in line
