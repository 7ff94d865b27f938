"""A diagram that is on one slide and again on the next glides from its old form to its new one."""

from __future__ import annotations

import pytest

from deckbuilder.laying_out import lay_out
from deckbuilder.scene import Connector, Deck, Group, Scene, Shape, Text, walk
from tests.outlines import page_of, talk_of

HEAD = """\
talk: {title: A talk, transition: morph}
maps: {land: {clouds: {hills: Hills, sea: Sea}}}
sections:
  - section: One
    opening: no
    slides:
"""


def made(*slides: str) -> Deck:
    talk = talk_of(
        HEAD + "".join(f"      - {{title: S{n}, id: s{n}, {s}}}\n" for n, s in enumerate(slides, 1))
    )
    return lay_out(talk, page_of(talk))


def twins(scene: Scene) -> dict[str, str]:
    """What glides, by its name on the slide."""
    moving = (one for one in walk(scene.items) if isinstance(one, Shape | Connector | Text))
    return {one.name: one.twin for one in moving if one.twin}


def both(first: str, second: str) -> set[str]:
    """Names of what glides from one slide to the next."""
    before, after = made(first, second).scenes
    assert set(twins(before).values()) == set(twins(after).values())
    return set(twins(after))


CHAIN = "chain: {{boxes: {{{}}}, arrows: [{}], bars: [{}]}}"


def test_a_chain_that_grows_glides_apart() -> None:
    deck = made(
        CHAIN.format("want: Want, does: Do", "", "want -> does: All of it"),
        CHAIN.format(
            "want: Want, aim: Aim, does: Do", "aim -> does: able", "want -> does: All of it"
        ),
        CHAIN.format("want: Want, tell: Tell, aim: Aim, does: Do", "aim -> does: able", ""),
    )
    first, second, third = map(twins, deck.scenes)
    assert set(first) == {"chain:box:want", "chain:box:does", "chain:bar:want->does"}
    assert set(third) == {
        *("chain:box:want", "chain:box:aim", "chain:box:does"),
        *("chain:arrow:aim", "chain:arrow:aim:label"),
    }
    assert set(second) == set(first) | set(third)
    assert first["chain:box:want"] == third["chain:box:want"] == "s1/chain:box:want"
    assert third["chain:box:aim"] == "s2/chain:box:aim"
    assert not any(isinstance(one, Group) for scene in deck.scenes for one in scene.items)


def test_the_chain_in_an_opened_cloud_glides_to_the_chain_outside() -> None:
    chain = "chain: {boxes: {up: Up, down: Down}}"
    found = both(f"zoom: land.hills, {chain}", chain)
    assert found == {"chain:box:up", "chain:box:down", "chain:arrow:up"}


def test_what_has_the_same_name_and_other_words_does_not_glide() -> None:
    first = "tree: {label: Root, parts: [One, Two, Three]}"
    assert both(first, "tree: {label: Root, parts: [One, Other]}") == {
        "tree:1",
        "tree:2",
        "tree:1-2",
    }
    assert both(first, "tree: {label: Trunk, parts: [Two, Three]}") == set()


@pytest.mark.parametrize(
    ("block", "some"),
    [
        ("cycle: [Plan, Do, Look]", {"cycle:step:1", "cycle:arrow:1-2"}),
        ("venn: {circles: {a: Art, b: Science}}", {"venn:circle:a"}),
        ("spectrum: {left: Cold, right: Hot}", {"spectrum:left", "spectrum:line"}),
        ("timeline: [{when: 2001, label: Start}, {when: 2010, label: End}]", {"timeline:axis"}),
        ("clouds: {clouds: {a: Air, b: Soil}}", {"clouds:a", "clouds:b"}),
        ("chain: {boxes: {a: {label: Up, icon: sun}, b: Down}}", {"chain:icon:a"}),
    ],
)
def test_all_of_a_diagram_glides_to_where_it_is_beside_points(block: str, some: set[str]) -> None:
    beside = f"columns: [{{{block}}}, {{points: [One, Two]}}]"
    assert both(block, block) >= some
    first, second = made(block, beside).scenes
    assert {twin.partition("/")[2] for twin in twins(second).values()} >= some
    assert set(twins(first).values()) == set(twins(second).values())


@pytest.mark.parametrize(
    "slide",
    [
        "points: [One, Two]",
        "text: Some words",
        "table: [[A, B], [1, 2]]",
        "quote: {text: To be, by: Hamlet}",
        "chain: {boxes: {a: A, b: B}}, transition: fade",
    ],
)
def test_other_things_and_other_transitions_leave_a_slide_as_it_is(slide: str) -> None:
    before, after = made(slide, slide).scenes
    assert [before.glides, after.glides] == [False, False]


def test_two_chains_that_only_have_ids_in_common_stay_apart() -> None:
    chains = ["chain: {boxes: {a: Ape, b: Bee}}", "chain: {boxes: {a: Ant, b: Bat}}"]
    one, two, three, four = map(twins, made(*(c for c in chains for _ in range(2))).scenes)
    assert one == two
    assert three == four
    assert len(one) == 3
    assert set(one.values()).isdisjoint(three.values())


def test_a_hidden_slide_is_passed_over_and_a_slide_between_parts() -> None:
    chain = "chain: {boxes: {a: Ape, b: Bee}}"
    first, hidden, last = made(chain, f"hidden: yes, {chain}", chain).scenes
    assert twins(first) == twins(last) != {}
    assert not twins(hidden)
    assert not any(twins(one) for one in made(chain, "points: [One]", chain).scenes)


def test_a_chain_that_comes_click_by_click_glides_too() -> None:
    chain = "chain: {boxes: {a: Ape, b: Bee}}"
    first, second = made(chain, f"{chain}, build: yes").scenes
    assert twins(first) == twins(second) != {}
    assert second.steps
    assert [one.name for one in second.grouped if isinstance(one, Group)] == ["chain"]
