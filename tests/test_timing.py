"""How long slides take: minutes as written, or as long as it takes to say the notes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.fields import WrittenNumber, place_of_number
from deckbuilder.kinds import Markup, Prose
from deckbuilder.model import Section, Slide, Talk, TalkFacts
from deckbuilder.model.timing import (
    FLOOR,
    NO_TIME,
    Planned,
    clock,
    opening_time,
    seconds,
    section_time,
    slide_time,
    talk_time,
    times,
)
from deckbuilder.word_count import word_count
from tests.outlines import talk_of


def facts(rate: float = 60.0) -> TalkFacts:
    return TalkFacts(title=Markup("A talk"), words_per_minute=rate)


def notes(words: int) -> Prose:
    return Prose(" ".join(["word"] * words))


# words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("One, two – three.", 3),
        ("-- ... !", 0),
        ("Ärger über don't und 3,5", 5),
        ("第十条", 2),
        ("人工智能安全研究", 4),
        ("AI技術と ML", 4),  # two Latin words, three characters and so two words
        ("コンピューターは速い。", 5),
        ("인공지능 안전 연구", 3),
        ("ความปลอดภัยของปัญญาประดิษฐ์", 6),
        ("السلامة في الذكاء", 3),
        ("🙂 🙂", 0),
    ],
)
def test_words_are_counted_in_every_script(text: str, words: int) -> None:
    assert word_count(text) == words


@given(st.text(), st.text())
def test_a_longer_text_has_no_fewer_words(first: str, second: str) -> None:
    both = word_count(f"{first} {second}")
    assert max(word_count(first), word_count(second)) <= both
    assert both <= word_count(first) + word_count(second)


def test_markdown_in_notes_is_not_spoken() -> None:
    prose = Prose("**One** [two](https://example.org/a-long-address)\n\n- three\n- *four*")
    assert prose.word_count == 4


# slides


def test_a_slide_takes_the_minutes_written_whatever_its_notes_say() -> None:
    slide = Slide(title=None, minutes=0.25, notes=notes(600))
    assert slide_time(slide, facts()) == Planned(0.25, estimated=False)


def test_no_minutes_can_be_written_and_are_none() -> None:
    slide = Slide(minutes=0.0, notes=notes(600))
    assert slide_time(slide, facts()) == Planned(0.0, estimated=False)


@pytest.mark.parametrize(("words", "minutes"), [(0, FLOOR), (29, FLOOR), (60, 1.0), (92, 18 / 12)])
def test_notes_are_said_at_the_rate_of_the_talk_to_five_seconds(words: int, minutes: float) -> None:
    planned = slide_time(Slide(notes=notes(words)), facts())
    assert planned.estimated
    assert abs(planned.minutes - minutes) <= 0.5 / 12
    assert (planned.minutes * 12).is_integer()


def test_who_speaks_faster_needs_less() -> None:
    slide = Slide(notes=notes(300))
    assert slide_time(slide, facts(150)).minutes == 2
    assert slide_time(slide, facts(300)).minutes == 1


def test_references_without_notes_are_passed_over() -> None:
    assert slide_time(Slide(slide="references"), facts()).minutes == 0
    assert slide_time(Slide(slide="references", notes=notes(60)), facts()).minutes == 1
    assert slide_time(Slide(slide="credits"), facts()).minutes == FLOOR


# sections and talks

TALK = """\
talk: {title: A talk, words_per_minute: 60}
maps: {land: {clouds: {hill: Hill}}}
sections:
  - section: One
    minutes: 30
    slides:
      - {title: First, minutes: 1:15}
      - {title: Spare, minutes: 20, hidden: yes}
  - section: Two
    cloud: land.hill
    minutes: 0.5
    notes: Hello.
    slides:
      - {title: Second, minutes: 2}
      - {title: Third}
"""


def sections() -> tuple[Talk, Section, Section]:
    talk = talk_of(TALK)
    one, two = talk.sections
    return talk, one, two


def test_hidden_slides_and_the_budgets_of_sections_do_not_count() -> None:
    talk, one, two = sections()
    assert section_time(one, talk.talk) == Planned(1.25, estimated=False)
    assert section_time(two, talk.talk) == Planned(3.0, estimated=True)
    assert talk_time(talk) == Planned(4.25, estimated=True)


def test_an_opening_is_always_estimated_and_is_none_where_a_section_has_no_opening() -> None:
    talk, one, two = sections()
    assert opening_time(one, talk.talk) == NO_TIME
    assert opening_time(two, talk.talk) == Planned(FLOOR, estimated=True)


def test_the_times_of_a_section_come_with_the_ids_of_what_is_shown() -> None:
    talk, one, two = sections()
    assert [name for name, _ in times(one, talk.talk)] == ["first"]
    assert [name for name, _ in times(two, talk.talk)] == ["two", "second", "third"]


def test_minutes_remember_where_they_were_written() -> None:
    talk, one, _ = sections()
    [first, _] = one.slides
    assert isinstance(first.minutes, WrittenNumber)
    assert (first.minutes.span.line, first.minutes.span.column) == (7, 33)
    assert place_of_number(one.minutes, one.span).line == 5
    assert place_of_number(talk.talk.minutes, talk.talk.span) == talk.talk.span


# as they are shown


@pytest.mark.parametrize(
    ("minutes", "short", "long"),
    [(0, "0", "0:00"), (0.5, "0:30", "0:30"), (12, "12", "12:00"), (75.999, "76", "76:00")],
)
def test_minutes_are_shown_as_they_are_written(minutes: float, short: str, long: str) -> None:
    assert (clock(minutes), seconds(minutes)) == (short, long)


def test_an_estimate_is_marked() -> None:
    assert Planned(1.5, estimated=True).shown == "~1:30"
    assert Planned(1.5, estimated=False).shown == "1:30"
