"""What variants change of slides, sections, people, maps and the talk: maps merge, the rest replaces."""

from __future__ import annotations

import pytest

from deckbuilder.blocks.points import Points
from deckbuilder.model import Slide, Talk
from tests.variant.talks import TOWN, marked, said, shown, talk_of, town, with_variants


def slide(talk: Talk, name: str) -> Slide:
    return next(one for one in talk.slides if one.name == name)


def points(talk: Talk, name: str = "why") -> list[str]:
    [block] = slide(talk, name).blocks
    assert isinstance(block, Points)
    return [point.text.text for point in block.points]


def test_texts_replace():
    changed = slide(town("s: {slides: {streets: {notes: Shorter, text: Lanes}}}"), "streets")
    assert changed.notes.source == "Shorter"
    assert changed.title.text == "Streets"
    assert changed.minutes == 3
    assert [type(block).__name__ for block in changed.blocks] == ["TextBlock"]


def test_lists_replace_and_nothing_doubles():
    assert points(town("s: {slides: {why: {points: [Two, Three]}}}")) == ["Two", "Three"]
    twice = (
        "low: {slides: {why: {points: [A, B]}}}\nhigh: {extends: low, slides: {why: {points: [C]}}}"
    )
    assert points(town(twice, "high")) == ["C"]


def test_null_removes():
    changed = slide(
        town(
            "s: {slides: {streets: {notes: null, minutes: ~, text:}}}".replace(
                "text:}", "text: null}"
            )
        ),
        "streets",
    )
    assert changed.notes.source == ""
    assert changed.minutes is None
    assert changed.blocks == ()


def test_a_block_gives_way_to_another():
    changed = slide(town("s: {slides: {why: {points: null, quote: Because}}}"), "why")
    assert [type(block).__name__ for block in changed.blocks] == ["Quote"]


def test_a_block_added_stands_beside_the_one_that_is_there():
    changed = slide(town("s: {slides: {why: {text: And, split: 60/40}}}"), "why")
    assert [type(block).__name__ for block in changed.blocks] == ["Points", "TextBlock"]
    assert changed.shares == (60, 40)


def test_a_shorthand_counts_as_the_map_it_stands_for():
    talk = town("s: {slides: {squares: {clouds: {focus: [beta]}}, cover: {subtitle: Small}}}")
    [clouds] = slide(talk, "squares").blocks
    assert (clouds.map, clouds.focus) == ("land", ("beta",))
    assert slide(talk, "cover").slide == "cover"
    assert slide(talk, "cover").subtitle.text == "Small"


def test_a_shorthand_replaces_what_has_keys():
    base = TOWN.replace("clouds: land}", "clouds: {map: land, focus: [beta]}}")
    [clouds] = slide(town("s: {slides: {squares: {clouds: land}}}", base=base), "squares").blocks
    assert (clouds.map, clouds.focus) == ("land", ())


def test_a_map_of_words_is_changed_by_its_keys():
    base = TOWN.replace("text: Bye", 'links: {One: "https://a.org", Two: "https://b.org"}')
    changed = town('s: {slides: {bye: {links: {Two: null, Three: "https://c.org"}}}}', base=base)
    assert slide(changed, "bye").links == {"One": ("https://a.org",), "Three": ("https://c.org",)}


def test_labels_can_be_added_where_there_were_none():
    talk = town("s: {slides: {squares: {clouds: {labels: {beta: B}}}}}")
    [clouds] = slide(talk, "squares").blocks
    assert {name: label.text for name, label in clouds.labels.items()} == {"beta": "B"}


def test_the_talk_and_its_people_change():
    talk = town(
        "s: {talk: {event: Faraway, date: null, speakers: [host, guest]},"
        " people: {host: Grace, guest: {about: null}}}"
    )
    assert (talk.talk.title.text, talk.talk.event, talk.talk.date) == ("Towns", "Faraway", "")
    assert talk.talk.speakers == ("host", "guest")
    assert (talk.people["host"].name, talk.people["guest"].name) == ("Grace", "Ben")
    assert talk.people["guest"].about == ""


def test_a_person_with_only_a_name_gets_more():
    assert town("s: {people: {host: {about: At home}}}").people["host"].name == "Ada"


def test_people_and_maps_can_be_new():
    base = "talk: {title: T}\nsections:\n  - {section: S, slides: [cover]}\n"
    talk = town(
        "s: {people: {host: Ada}, maps: {m: {clouds: {a: A}}}, talk: {speakers: host}}", base=base
    )
    assert talk.people["host"].name == "Ada"
    assert list(talk.maps["m"].clouds) == ["a"]


def test_a_look_keeps_what_is_not_changed_of_it():
    base = TOWN.replace("title: Towns", "title: Towns, theme: night")
    facts = town("s: {talk: {theme: {speaker_mark: yes}}}", base=base).talk
    assert (facts.theme, facts.speaker_mark) == ("night", True)
    assert town("s: {talk: {theme: paper}}", base=base).talk.theme == "paper"


def test_a_cloud_that_is_removed_is_hidden():
    clouds = town("s: {maps: {land: {clouds: {gamma: null}}}}").maps["land"].clouds
    assert {name: cloud.hidden for name, cloud in clouds.items()} == {
        "alpha": False,
        "beta": False,
        "gamma": True,
    }


def test_a_hidden_cloud_comes_back_in_the_next_layer():
    low = "low: {maps: {land: {clouds: {beta: null}}}}\n"
    for back in ("{hidden: null}", "{hidden: no}", "Beta"):
        talk = town(
            f"{low}high: {{extends: low, maps: {{land: {{clouds: {{beta: {back}}}}}}}}}", "high"
        )
        assert not talk.maps["land"].clouds["beta"].hidden


def test_a_cloud_changes_in_part():
    beta = town("s: {maps: {land: {clouds: {beta: {label: B}}}}}").maps["land"].clouds["beta"]
    assert (beta.label.text, beta.weight) == ("B", 3)


def test_sections_change_and_keep_their_slides():
    talk = town("s: {sections: {middle: {section: Centre, speaker: guest, cloud: land.beta}}}")
    middle = talk.sections[1]
    assert (middle.name, middle.section.text, middle.cloud) == ("middle", "Centre", "land.beta")
    assert middle.speaker == ("guest",)
    assert shown(talk) == shown(talk_of(TOWN))


def test_an_id_stays_whatever_the_title_becomes():
    base = TOWN.replace("{id: streets, title: Streets", "{title: Streets")
    talk = town("s: {slides: {streets: {title: Lanes}}, order: [squares, streets]}", base=base)
    assert slide(talk, "streets").title.text == "Lanes"
    assert shown(talk) == "cover why | * squares streets | agenda bye"


def test_one_layer_after_another_changes_the_same_slide():
    low = "low: {slides: {why: {title: Low, minutes: 1}}}"
    high = "high: {slides: {why: {title: High, notes: Said}}}"
    for order, title in ((("low", "high"), "High"), (("high", "low"), "Low")):
        why = slide(town(f"{low}\n{high}", *order), "why")
        assert (why.title.text, why.minutes, why.notes.source) == (title, 1, "Said")


def test_parts_below_a_slide_may_be_for_some_variants_only():
    base = TOWN.replace(
        "[One, Two]", "[One, {text: Two, only: [long, longer]}, {text: Three, not: short}]"
    )
    variants = "short: {}\nlong: {}\nlonger: {extends: short}"
    assert points(talk_of(with_variants(variants, base))) == ["One", "Three"]
    assert points(town(variants, "short", base=base)) == ["One"]
    assert points(town(variants, "long", base=base)) == ["One", "Two", "Three"]
    assert points(town(variants, "longer", base=base)) == ["One", "Two"]


@pytest.mark.parametrize(
    "block", ["{rows: [[a, b]], only: long}", "{rows: [{row: [a, b], only: long}, [c, d]]}"]
)
def test_blocks_and_rows_may_be_for_some_variants_only(block: str):
    base = TOWN.replace("text: Bye", f"table: {block}")
    rows = {
        name: [
            len(table.rows)
            for table in slide(town("s: {}\nlong: {}", name, base=base), "bye").blocks
        ]
        for name in ("s", "long")
    }
    assert rows in ({"s": [], "long": [1]}, {"s": [1], "long": [2]})


def test_a_variant_may_say_what_is_only_for_itself():
    talk = town(
        "s: {slides: {why: {points: [{text: Mine, only: s}, {text: Theirs, only: t}]}}}\nt: {}"
    )
    assert points(talk) == ["Mine"]


def test_a_part_left_out_may_be_all_there_is_in_another_talk():
    base = TOWN.replace("[One, Two]", "{points: [{text: One, only: s}], only: s}")
    assert slide(talk_of(with_variants("s: {}", base)), "why").blocks == ()
    assert points(town("s: {}", base=base)) == ["One"]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ("slides: {why: {^notes: null}}", "there is no `notes` here to remove; leave this line out"),
        ("slides: {why: {^title: null}}", "a slide needs its `title`; write another instead of `null`"),
        ("slides: {squares: {clouds: {^focus: null}}}", "there is no `focus` here to remove; leave this line out"),
        ("slides: {cover: {^title: null}}", "there is no `title` here to remove; leave this line out"),
        ("maps: {land: {clouds: {^delta: null}}}", "there is no `delta` here to remove; leave this line out"),
        ("maps: {land: {clouds: {^btea: null}}}", "there is no `btea` here to remove; did you mean `beta`?"),
        ("maps: {land: {^clouds: null}}", "a cloud map needs its `clouds`; write another instead of `null`"),
        ("maps: {^sea: null}", "there is no `sea` here to remove; leave this line out"),
        ("people: {^hots: null}", "there is no `hots` here to remove; did you mean `host`?"),
        ("people: {guest: {^name: null}}", "a person needs its `name`; write another instead of `null`"),
        ("talk: {^title: null}", "a talk needs its `title`; write another instead of `null`"),
        ("talk: {^subtitle: null}", "there is no `subtitle` here to remove; leave this line out"),
        ("slides: {why: ^null}", "a slide is not removed with `null`; write `drop: [why]`"),
        ("sections: {end: ^null}", "a section is not removed with `null`; write `drop: [end]`"),
    ],
)  # fmt: skip
def test_there_must_be_something_to_remove(change: str, complaint: str):
    text, place = marked(with_variants(f"s: {{{change}}}"))
    assert said(text) == [f"{place}: error: {complaint}"]


def test_a_mistake_that_only_a_variant_makes_of_a_good_line_names_the_variant():
    text = with_variants("s: {people: {host: null}}")
    message = "error: there is no person `host`"
    hint = "add it under `people:` as `host: {name: ...}`"
    assert said(text) == [f"1:81: {message} (in the variant `s`); {hint}"]
    assert said(text, "s") == [f"1:81: {message}; {hint}"]


def test_a_mistake_of_the_outline_is_told_once_whatever_variants_there_are():
    base = TOWN.replace("speakers: [host]", "speakers: [hots]")
    text = with_variants("s: {talk: {event: There}}\nt: {drop: [end]}", base)
    assert said(text) == ["1:81: error: there is no person `hots`; did you mean `host`?"]
    assert said(text, "t") == said(text)
