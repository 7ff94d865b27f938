"""What layers, conditions and links do to each other."""

from __future__ import annotations

from pathlib import Path

from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.pipeline import Loaded, load
from deckbuilder.scene import Text, walk
from deckbuilder.variant import Choice

LETTERS = """\
talk: {title: Letters, minutes: 3}
sections:
  - section: First
    slides:
      - {id: a, title: A, minutes: 1, text: One}
      - {id: b, title: B, minutes: 1, text: Two}
  - section: Second
    opening: yes
    slides:
      - {id: c, title: C, minutes: 1, text: Three}
      - {id: d, title: D, minutes: 1, text: Four, optional: yes}
"""


def made(folder: Path, text: str, *variants: str) -> Loaded:
    path = folder / "talk.yaml"
    path.write_text(text, "utf-8")
    return load(path, Choice(variants))


def ids(folder: Path, text: str, *variants: str) -> str:
    return " ".join(scene.id for scene in made(folder, text, *variants).deck.scenes)


def complaints(folder: Path, text: str, *variants: str) -> list[str]:
    try:
        found = list(made(folder, text, *variants).warnings)
    except InvalidTalk as invalid:
        found = invalid.diagnostics
    return [str(one).removeprefix(f"{one.span.path}:") for one in found]


def test_what_is_added_goes_along_when_its_neighbour_is_moved(tmp_path: Path) -> None:
    variants = "variants: {x: {order: [c, a], add: [{title: New, after: a, text: N}]}}"
    assert ids(tmp_path, LETTERS + variants, "x") == "c b second a new"


def test_slides_added_after_the_same_one_stand_as_they_are_written(tmp_path: Path) -> None:
    added = "{title: X1, after: a}, {title: X2, after: a}, {title: X3, after: x1}, {title: Y, after: second}"
    more = "{title: Z, after: second}, {title: W1, before: b}, {title: W2, before: b}"
    variants = f"variants: {{x: {{add: [{added}, {more}]}}}}"
    expected = "a x1 x3 x2 w1 w2 b second y z c"
    assert ids(tmp_path, LETTERS + variants, "x") == expected


def test_a_higher_layer_takes_back_what_a_lower_one_fills(tmp_path: Path) -> None:
    variants = """\
variants:
  low: {keep: [a], fill: [b, c]}
  without: {extends: low, drop: [b]}
  other: {extends: low, keep: [c]}
"""
    assert ids(tmp_path, LETTERS + variants, "low") == "a b c"
    assert ids(tmp_path, LETTERS + variants, "without") == "a c"
    assert ids(tmp_path, LETTERS + variants, "other") == "c"


def test_a_section_that_fills_comes_with_its_opening_and_without_what_waits(tmp_path: Path) -> None:
    text = LETTERS.replace("minutes: 3", "minutes: 9")
    assert ids(tmp_path, text + "variants: {x: {keep: [a], fill: [second]}}", "x") == "a second c"
    assert ids(tmp_path, text + "variants: {x: {keep: [a], fill: [c]}}", "x") == "a c"


def test_a_named_section_whose_slides_all_wait_still_opens(tmp_path: Path) -> None:
    text = LETTERS.replace("text: Three", "text: Three, optional: yes")
    assert ids(tmp_path, text + "variants: {x: {keep: [a, second]}}", "x") == "a second"
    assert ids(tmp_path, text + "variants: {x: {keep: [a]}}", "x") == "a"


def test_a_link_in_a_part_that_is_left_out_concerns_nobody(tmp_path: Path) -> None:
    text = LETTERS.replace(
        "text: One", 'points: [Hello, {text: "See [hosts](#hosts)", only: experts}]'
    )
    text += "variants: {experts: {add: [{id: hosts, title: Hosts, after: a}]}, short: {drop: [b]}}"
    assert complaints(tmp_path, text) == []
    assert complaints(tmp_path, text, "experts") == []
    assert complaints(tmp_path, text, "short") == []


def test_two_slides_with_one_id_are_told_even_when_no_talk_shows_both(tmp_path: Path) -> None:
    text = LETTERS.replace("{id: a,", "{id: b, only: x,").replace(
        "{id: b, title: B", "{id: b, not: x, title: B"
    )
    taken = "6:14: error: the slide id `b` is taken already, on line 5; give one of the two an `id:` of its own, such as `id: b-2`"
    assert complaints(tmp_path, text + "variants: {x: {}}") == [taken]


def test_conditions_that_leave_a_part_out_everywhere_are_an_error(tmp_path: Path) -> None:
    text = LETTERS.replace("text: One", "points: [Hello, {text: Never, only: x, not: [x, y]}]")
    [told] = complaints(tmp_path, text + "variants: {x: {}, y: {}}")
    assert told.startswith("5:55: error: `only` and `not` together leave this out everywhere; ")


def test_a_new_id_that_is_nearly_another_is_doubted(tmp_path: Path) -> None:
    text = LETTERS + "people: {maria: Maria}\nvariants: {x: {people: {mria: Maria}}}"
    assert complaints(tmp_path, text, "x") == [
        "13:25: warning: `mria` is new here; did you mean `maria`? If it is new, all is well"
    ]
    assert complaints(tmp_path, text.replace("mria", "jon"), "x") == []


def test_an_id_from_a_title_below_its_key_stays_as_well(tmp_path: Path) -> None:
    text = LETTERS.replace(
        "{id: a, title: A, minutes: 1, text: One}", "title:\n          News: ${talk.event}"
    )
    text = (
        text.replace("minutes: 3", "minutes: 3, event: Home")
        + "variants: {x: {talk: {event: Away}}}"
    )
    assert ids(tmp_path, text).startswith("news-talk-event ")
    assert ids(tmp_path, text, "x").startswith("news-talk-event ")


def test_the_split_of_two_blocks_is_nothing_to_one(tmp_path: Path) -> None:
    text = LETTERS.replace("text: One", "split: 30/70, text: One, points: {points: [P], only: x}")
    assert ids(tmp_path, text + "variants: {x: {}}").startswith("a ")
    assert ids(tmp_path, text + "variants: {x: {}}", "x").startswith("a ")


def test_the_title_of_a_slide_leads_to_its_id(tmp_path: Path) -> None:
    text = LETTERS.replace("title: B,", "title: How to do it,")
    [told] = complaints(tmp_path, text + "variants: {x: {drop: [How to do it]}}")
    assert told.endswith("error: there is no slide or section `How to do it`; did you mean `b`?")


def test_a_column_and_a_block_in_one_are_left_out(tmp_path: Path) -> None:
    columns = (
        "columns: [{points: [P1]}, {points: [P2], only: x}, {text: T1, points: {points: [P3], "
        "only: x}, split: 40/60}, {points: {points: ['See [it](#hosts)'], only: y}}]"
    )
    text = LETTERS.replace("text: One", columns)
    text += "variants: {x: {}, y: {add: [{id: hosts, title: Hosts, after: a}]}}"
    assert complaints(tmp_path, text) == []

    def words(*variants: str) -> set[str]:
        first = made(tmp_path, text, *variants).deck.scenes[0]
        return {item.body.text for item in walk(first.items) if isinstance(item, Text)} - {"A"}

    assert words() == {"P1", "T1"}
    assert words("x") == {"P1", "P2", "T1", "P3"}
    assert words("y") == {"P1", "T1", "See it"}
