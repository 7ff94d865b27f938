"""Who speaks when: hand-overs, what the notes say of them, and the mark on the slide."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.kinds import Markup
from deckbuilder.model import Section, Slide, Talk, TalkFacts
from deckbuilder.model.facts import Person
from deckbuilder.model.speaking import Turn, several_speak, turns
from deckbuilder.pipeline import lay_out
from deckbuilder.scene import Deck, Scene, Text
from deckbuilder.theme.layouts import footer_box, number_box
from tests.outlines import page_of, talk_of

HEAD = """\
talk: {title: A talk, speakers: [host, guest]%s}
people: {host: Ann, guest: Bob, third: Cem}
sections:
"""


def talk(sections: str, more: str = "") -> Talk:
    return talk_of(HEAD % more + sections)


def deck(sections: str, more: str = "") -> Deck:
    made = talk(sections, more)
    return lay_out(made, page_of(made))


def notes(sections: str, more: str = "") -> dict[str, list[str]]:
    return {s.id: [p.text for p in s.notes] for s in deck(sections, more).scenes}


TAKING_OVER = """\
  - section: One
    slides:
      - {title: A, notes: I begin., links: {blog: "https://example.org"}}
      - {title: Spare, hidden: yes, speaker: third, cue: Nobody says this., notes: Aside.}
  - section: Two
    speaker: guest
    cue: Bob, please.
    slides:
      - {title: B, notes: I go on.}
      - {title: C, notes: And on.}
  - section: Three
    opening: yes
    speaker: third
    cue: And Cem?
    notes: I take over.
    slides:
      - {title: D, speaker: [third, host], cue: Over to Ann., notes: The two of us.}
      - {title: E, speaker: host}
      - {title: F, speaker: guest}
"""


def test_a_hand_over_ends_the_notes_of_one_and_begins_those_of_the_other() -> None:
    said = notes(TAKING_OVER)
    assert said["a"] == [
        "Ann speaks.",
        "I begin.",
        "Links: blog (https://example.org)",
        "→ Bob: “Bob, please.”",
    ]
    assert said["b"] == ["On the cue “Bob, please.”: Bob speaks.", "I go on."]
    assert said["c"] == ["And on.", "→ Cem: “And Cem?”"]
    assert said["three"] == ["On the cue “And Cem?”: Cem speaks.", "I take over."]


def test_on_a_slide_of_several_the_cue_is_for_the_second_when_the_first_goes_on() -> None:
    said = notes(TAKING_OVER)
    assert said["d"] == ["Cem speaks; then Ann.", "The two of us.", "→ Ann: “Over to Ann.”"]


def test_a_hand_over_without_a_cue_still_names_who_is_next() -> None:
    said = notes(TAKING_OVER)
    assert said["e"] == ["→ Bob"]
    assert said["f"] == ["Bob speaks."]


def test_hidden_slides_hand_nothing_over() -> None:
    assert notes(TAKING_OVER)["spare"] == ["Aside."]


@pytest.mark.parametrize("more", ["", "\n    speaker: guest", "\n    speaker: host\n    cue: Go."])
def test_nothing_of_it_is_seen_when_one_person_gives_the_talk(more: str) -> None:
    sections = (
        f"  - section: One{more}\n    slides:\n      - {{title: A, notes: Said., cue: Now.}}\n"
        "      - {title: B, notes: More., hidden: yes, speaker: third}\n"
    )
    made = deck(sections, ", theme: {speaker_mark: yes}")
    assert [[p.text for p in scene.notes] for scene in made.scenes] == [["Said."], ["More."]]
    assert not any(item.name == "speaker" for scene in made.scenes for item in scene.items)


def test_the_first_slide_names_its_speaker_only_if_others_follow() -> None:
    one = "  - section: One\n    slides:\n      - {title: A}\n      - {title: B, speaker: host}\n"
    assert notes(one) == {"a": [], "b": []}
    assert notes(one.replace("host", "third"))["a"] == ["Ann speaks.", "→ Cem"]


def test_a_speaker_whom_nobody_named_is_not_named() -> None:
    sections = (
        "  - section: One\n    slides: [{title: A}]\n"
        "  - section: Two\n    speaker: guest\n    slides: [{title: B}]\n"
        "  - section: Three\n    slides: [{title: C}]\n"
    )
    made = talk_of((HEAD % "").replace(", speakers: [host, guest]", "") + sections)
    found = turns(made)
    assert [(t.first, t.begins, t.giver, t.taker) for t in found.values()] == [
        ("", False, "", "guest"),
        ("guest", True, "", ""),
        ("", False, "", ""),
    ]


def test_slides_that_go_on_over_several_begin_and_end_once() -> None:
    links = "\n".join(
        f'      - {{title: Slide {n}, links: {{"label number {n} {"long " * 8}": "https://example.org/{n}"}}}}'
        for n in range(40)
    )
    said = notes(
        f"  - section: One\n    slides:\n{links}\n"
        "      - {slide: references, speaker: guest, cue: Bob?, notes: Look it up.}\n"
        "      - {title: End, cue: Ann?}\n"
    )
    parts = [name for name in said if name.startswith("references")]
    assert len(parts) > 1
    assert said[parts[0]] == ["On the cue “Bob?”: Bob speaks.", "Look it up."]
    assert said[parts[-1]] == ["→ Ann: “Ann?”"]
    assert all(said[part] == [] for part in parts[1:-1])


def test_the_words_are_those_of_the_language() -> None:
    said = notes(TAKING_OVER, ", language: de")
    assert said["b"][0] == "Auf das Stichwort „Bob, please.“: Es spricht Bob."
    assert said["a"][-1] == "→ Bob: „Bob, please.“"


# laws

PEOPLE = ("host", "guest", "third")
SPEAKERS = st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True).map(tuple)


@st.composite
def talks(draw: st.DrawFn) -> Talk:
    """Sections with and without openings, slides shown and hidden, speakers named or not."""
    sections = []
    for number in range(draw(st.integers(1, 4))):
        slides = tuple(
            Slide(
                id=f"s{number}-{n}",
                title=Markup("A"),
                speaker=draw(SPEAKERS),
                cue=draw(st.sampled_from(["", "Now."])),
                hidden=draw(st.booleans()),
            )
            for n in range(draw(st.integers(0, 4)))
        )
        made = Section(
            section=Markup(f"Section {number}"),
            speaker=draw(SPEAKERS),
            cue=draw(st.sampled_from(["", "Go."])),
            opening=draw(st.booleans()),
            slides=slides,
        )
        sections.append(made)
    facts = TalkFacts(title=Markup("A talk"), speakers=draw(SPEAKERS))
    people = {person: Person(name=person.title()) for person in PEOPLE}
    return Talk(talk=facts, people=people, sections=tuple(sections))


def shown(talk: Talk) -> list[Turn]:
    hidden = {slide.name for slide in talk.slides if slide.hidden}
    return [turn for name, turn in turns(talk).items() if name not in hidden]


@given(talks())
def test_every_slide_and_opening_has_a_turn_in_the_order_of_the_talk(made: Talk) -> None:
    names = [
        name
        for section in made.sections
        for name in ([section.name] if section.opens else []) + [s.name for s in section.slides]
    ]
    assert list(turns(made)) == names


@given(talks())
def test_who_takes_over_is_who_begins_next(made: Talk) -> None:
    found = shown(made)
    for turn, following in pairwise(found):
        begins = following.begins
        assert turn.taker == (following.first if begins else "")
        assert turn.taker_cue == (following.cue if begins else "")
        assert following.giver == (turn.last if begins else "")
        if begins:
            assert following.first != turn.last
    assert not found or not found[-1].taker


@given(talks())
def test_between_hand_overs_somebody_goes_on(made: Talk) -> None:
    found = shown(made)
    if several_speak(turns(made)):
        for turn, following in pairwise(found):
            if following.speakers and not following.begins:
                assert following.first == turn.last


@given(talks())
def test_hidden_slides_change_nothing_for_those_that_are_shown(made: Talk) -> None:
    sections = tuple(
        replace(one, slides=tuple(slide for slide in one.slides if not slide.hidden))
        for one in made.sections
    )
    assert shown(replace(made, sections=sections)) == shown(made)


# the mark

MARKED = """\
  - section: One
    slides:
      - cover
      - {title: A}
      - {title: Both, speaker: [guest, host]}
  - {section: Two, opening: yes, slides: [{title: C, hidden: yes, speaker: third}]}
"""


def mark(scene: Scene) -> Text | None:
    return next((i for i in scene.items if isinstance(i, Text) and i.name == "speaker"), None)


def marks(made: Deck) -> dict[str, str]:
    return {s.id: found.body.text for s in made.scenes if (found := mark(s))}


def test_every_slide_but_the_cover_names_who_speaks_when_asked() -> None:
    asked = ", theme: {name: night, speaker_mark: yes}"
    assert marks(deck(MARKED, asked)) == {
        "a": "Ann",
        "both": "Bob and Ann",
        "two": "Ann",
        "c": "Cem",
    }
    assert marks(deck(MARKED, ", theme: night")) == {}
    assert marks(deck(MARKED)) == {}


def test_the_theme_keeps_its_name_beside_the_mark() -> None:
    facts = talk(MARKED, ", theme: {name: night, speaker_mark: yes}").talk
    assert (facts.theme, facts.speaker_mark) == ("night", True)
    facts = talk(MARKED, ", theme: {speaker_mark: yes}").talk
    assert (facts.theme, facts.speaker_mark) == ("paper", True)
    facts = talk(MARKED, ", theme: night").talk
    assert (facts.theme, facts.speaker_mark) == ("night", False)


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_the_mark_stands_between_the_footer_and_the_number(aspect: str) -> None:
    more = f', footer: An evening at the library, aspect: "{aspect}", theme: {{speaker_mark: yes}}'
    made = deck(MARKED, more)
    for scene in made.scenes[1:]:
        found = mark(scene)
        assert found
        assert found.box.right <= number_box(made.width).x
        assert not found.box.overlaps(footer_box(made.width))


@pytest.mark.parametrize("where", ["footer: A footer that goes on and on", "event: An event"])
def test_names_that_have_no_room_beside_the_footer_are_an_error(where: str) -> None:
    made = talk(MARKED, f', {where}, aspect: "4:3", theme: {{speaker_mark: yes}}')
    people = {person: Person(name="A very long name indeed " * 2) for person in made.people}
    made = replace(made, people=people)
    with pytest.raises(InvalidTalk) as refused:
        lay_out(made, page_of(made))
    assert "and the footer have no room beside each other" in str(refused.value)


def test_in_a_talk_read_from_right_to_left_the_mark_stands_at_the_right_of_the_number() -> None:
    made = deck(MARKED, ", language: ar, theme: {speaker_mark: yes}")
    for scene in made.scenes[1:]:
        found = mark(scene)
        assert found
        assert found.box.x >= number_box(made.width).mirrored(made.width).right


def test_nobody_takes_over_for_references_that_are_passed_over() -> None:
    sections = (
        "  - section: One\n    speaker: host\n    slides: [{title: A, notes: Said}]\n"
        "  - section: Two\n    speaker: guest\n    cue: Bob?\n    slides:\n"
        "      - references\n      - {title: B, notes: Said}\n"
    )
    found = turns(talk(sections))
    assert (found["a"].taker, found["a"].taker_cue) == ("guest", "Bob?")
    assert not found["references"].begins
    assert (found["b"].begins, found["b"].giver, found["b"].cue) == (True, "host", "Bob?")
