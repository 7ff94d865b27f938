"""`${talk.event}` and the like, inside any text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.laws import texts
from tests.variant.talks import TOWN, loaded, said, talk_of, town, with_variants


def said_as(text: str, *variants: str, base: str = TOWN) -> str:
    """What becomes of a text in the notes of a slide."""
    notes = text.replace('"', '\\"')
    outline = base.replace("notes: About streets", f'notes: "{notes}"')
    talk = talk_of(with_variants("s: {talk: {event: Faraway}}", outline), *variants)
    return next(one for one in talk.slides if one.name == "streets").notes.source


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("${talk.event}", "Hometown"),
        ("${ talk.event }", "Hometown"),
        ("In ${talk.event}, ${talk.title}.", "In Hometown, Towns."),
        ("${talk.date}", "2 March 2024"),
        ("${talk.minutes} minutes", "20 minutes"),
        ("${talk.speakers}", "Ada"),
        ("${people.host} and ${people.guest}", "Ada and Ben"),
        ("${people.host.name} and ${people.guest.name}", "Ada and Ben"),
        ("${people.guest.about}", "A guest"),
        ("$${talk.event}", "${talk.event}"),
        ("$$${talk.event}", "$${talk.event}"),
        ("$ {talk.event} $talk.event ${} ${HOME} ${a.b} ${x:-y}", "$ {talk.event} $talk.event ${} ${HOME} ${a.b} ${x:-y}"),
        ("100 $ for {talk.event}", "100 $ for {talk.event}"),
    ],
)  # fmt: skip
def test_a_value_stands_in_the_place_of_its_name(written: str, shown: str):
    assert said_as(written) == shown


def test_a_variant_has_its_own_values():
    assert said_as("${talk.event}", "s") == "Faraway"


def test_values_may_have_values_in_them():
    base = TOWN.replace(
        "event: Hometown", 'event: "Town of ${people.host}", footer: "At ${talk.event}"'
    )
    assert said_as("${talk.footer}", base=base) == "At Town of Ada"


def test_several_speakers_are_listed_in_the_language_of_the_talk():
    base = TOWN.replace("speakers: [host]", "speakers: [host, guest], language: de")
    assert said_as("${talk.speakers}, ${talk.date}", base=base) == "Ada und Ben, 2. März 2024"


def test_a_value_that_was_escaped_is_not_looked_up_where_it_is_used():
    base = TOWN.replace("event: Hometown", 'event: "$${talk.title}"')
    assert said_as("${talk.event}", base=base) == "${talk.title}"


SLIDES = """\
      - id: every
        title: "Title ${talk.event}"
        subtitle: Sub ${talk.event}
        points:
          - Plain ${talk.event}
          - With a colon: ${talk.event}
          - ${talk.event}: before the colon
          - 'Escaped: $${talk.event}'
          - Also escaped: $${talk.event}
          - text: Below
            points: [{text: "Inner ${talk.event}"}]
        links:
          Slides of ${talk.event}: https://example.org
      - title: Tables
        table: {rows: [["Head ${talk.event}"], ["Cell ${talk.event}"]]}
      - title: Programs
        code: |
          echo ${talk.event} $${talk.event}
      - title: More programs
        code: {text: "echo ${talk.event}", language: bash}
      - title: Clouds
        clouds:
          clouds: {code: "Code ${talk.event}", other: {label: "Other ${talk.event}"}}
          arrows: ["code -> other: To ${talk.event}"]
"""


def test_every_text_may_have_values_but_program_text(tmp_path: Path):
    base = TOWN.replace(
        "slides: [agenda, {id: bye, title: Goodbye, minutes: 1, text: Bye}]", "slides:"
    )
    deck = loaded(tmp_path, base + SLIDES).deck
    words = {scene.id: [body.text for _, _, body in texts(scene.items)] for scene in deck.scenes}
    assert words["every"] == [
        "Title Hometown",
        "Sub Hometown",
        "Plain Hometown\nWith a colon: Hometown\nHometown: before the colon\n"
        "Escaped: ${talk.event}\nAlso escaped: ${talk.event}\nBelow\nInner Hometown",
        "Links:  Slides of Hometown",
    ]
    assert words["tables"] == ["Tables", "Head Hometown", "Cell Hometown"]
    assert words["programs"][1] == "echo ${talk.event} $${talk.event}"
    assert words["more-programs"][1] == "echo ${talk.event}"
    shown = sorted(" ".join(one.split()) for one in words["clouds"])
    assert shown == ["Clouds", "Code Hometown", "Other Hometown", "To Hometown"]


def test_ids_come_from_the_words_as_written():
    base = TOWN.replace("{id: why, title: Why towns", '{title: "Why ${talk.event}"').replace(
        "section: End", "section: End of ${talk.event}"
    )
    for variants in ((), ("s",)):
        talk = talk_of(with_variants("s: {talk: {event: Faraway}}", base), *variants)
        assert [one.name for one in talk.slides][1] == "why-talk-event"
        assert talk.sections[2].name == "end-of-talk-event"


def test_an_id_that_a_title_with_a_value_would_have_is_still_free():
    base = TOWN.replace("{id: why, title: Why towns", '{title: "Why ${talk.event}"').replace(
        "{id: bye, title: Goodbye", "{title: Why Hometown"
    )
    assert [one.name for one in talk_of(base).slides][-1] == "why-hometown"


def test_a_link_to_a_slide_whose_title_has_a_value_stays():
    base = TOWN.replace("{id: why, title: Why towns", '{title: "Why ${talk.event}"').replace(
        "text: Bye", 'text: "Back to [it](#why-talk-event)"'
    )
    assert (
        town("s: {slides: {why-talk-event: {title: Why not}}}", base=base).talk.event == "Hometown"
    )


def test_settings_count_as_values():
    talk = talk_of(TOWN.replace("Streets}", '"In ${talk.event}"}'), settings=("talk.event=PyCon",))
    [block] = next(one for one in talk.slides if one.name == "streets").blocks
    assert block.text.source == "In PyCon"


def test_values_in_values_do_not_grow_beyond_bounds():
    people = {f"p{number}": f"${{people.p{number + 1}}} " * 10 for number in range(15)} | {
        "p15": "Ada"
    }
    lines = "".join(f'  {name}: "{words}"\n' for name, words in people.items())
    found = said(
        f"talk: {{title: T}}\npeople:\n{lines}sections: [{{section: S, slides: [cover]}}]\n"
    )
    assert found
    assert all("stands for more than 10,000 characters; write less" in line for line in found)


@pytest.mark.parametrize("deep", [20, 21, 900])
def test_values_in_values_are_followed_twenty_times(deep: int):
    people = "".join(f'  p{number}: "${{people.p{number + 1}}}"\n' for number in range(deep))
    outline = f"talk: {{title: T}}\npeople:\n{people}  p{deep}: Ada\nsections: [{{section: S, slides: [cover]}}]\n"
    found = said(outline)
    if deep == 20:
        assert {person.name for person in talk_of(outline).people.values()} == {"Ada"}
    else:
        assert found
        assert all("is looked up inside of 20 other values; write one" in line for line in found)
