"""`--set talk.event=PyCon`: a layer above all others, from the command line."""

from __future__ import annotations

import pytest

from deckbuilder.model import Talk
from tests.variant.talks import TOWN, said, shown, talk_of, with_variants


def with_settings(*settings: str, base: str = TOWN) -> Talk:
    return talk_of(base, settings=settings)


@pytest.mark.parametrize(
    ("setting", "event"),
    [
        ("talk.event=PyCon", "PyCon"),
        ("talk.event= PyCon DE ", "PyCon DE"),
        (" talk . event =PyCon", "PyCon"),
        ("talk.event=a=b", "a=b"),
        ("talk.event=no", "no"),
        ("talk.event=12:30", "12:30"),
        ("talk.event=2024-03-02", "2024-03-02"),
        ("talk.event=# hash", "# hash"),
        ('talk.event="PyCon"', "PyCon"),
        ("talk.event='null'", "null"),
        ("talk.event=[draft] PyCon", "[draft] PyCon"),
        ("talk.event=[PyCon", "[PyCon"),
        ("talk.event=- dash: colon", "- dash: colon"),
        ("talk.event=日本語", "日本語"),
        ("talk.event=", ""),
        ("talk.event=null", ""),
        ("talk.event=~", ""),
        ("talk.event=In ${talk.title}", "In Towns"),
    ],
)
def test_a_value_is_text_as_it_stands(setting: str, event: str):
    assert with_settings(setting).talk.event == event


def test_lists_and_maps_are_read_as_in_an_outline():
    talk = with_settings("talk.speakers=[host, guest]", "people.host={about: At home}")
    assert talk.talk.speakers == ("host", "guest")
    assert (talk.people["host"].name, talk.people["host"].about) == ("Ada", "At home")


def test_slides_sections_and_maps_can_be_set():
    talk = with_settings(
        "slides.why.title=Because", "sections.middle.opening=no", "maps.land.clouds.beta=null"
    )
    assert next(one for one in talk.slides if one.name == "why").title.text == "Because"
    assert shown(talk) == "cover why | streets squares | agenda bye"
    assert talk.maps["land"].clouds["beta"].hidden


def test_settings_lie_above_all_variants():
    text = with_variants("s: {talk: {event: Faraway}}")
    assert talk_of(text, "s", settings=("talk.event=PyCon",)).talk.event == "PyCon"


def test_the_last_of_two_settings_counts():
    assert with_settings("talk.event=A", "talk.event=B").talk.event == "B"


@pytest.mark.parametrize(
    ("setting", "complaint"),
    [
        ("talk.event", '--set talk.event:1:1: error: `talk.event` is not a setting; write it as `--set talk.event="PyCon"`'),
        ("event=PyCon", '--set event:1:1: error: `event=PyCon` is not a setting; write it as `--set talk.event="PyCon"`'),
        ("minutes=5", '--set minutes:1:1: error: `minutes=5` is not a setting; write it as `--set talk.minutes="5"`'),
        ("talk=PyCon", '--set talk:1:1: error: `talk=PyCon` is not a setting; write it as `--set talk.event="PyCon"`'),
        ("talk.=PyCon", '--set talk.:1:1: error: `talk.=PyCon` is not a setting; write it as `--set talk.event="PyCon"`'),
        ("", '--set :1:1: error: `` is not a setting; write it as `--set talk.event="PyCon"`'),
        ("tlak.event=PyCon", "--set tlak.event:1:1: error: `tlak` cannot be set; did you mean `talk`?"),
        ("variants.s=1", "--set variants.s:1:1: error: `variants` cannot be set; begin with `talk.`, `people.`, `maps.`, `sections.`, `slides.`"),
        ("talk.evnt=PyCon", "--set talk.evnt:1:1: error: unknown key `evnt`; did you mean `event`?"),
        ("talk.minutes=many", "--set talk.minutes:1:1: error: this should be minutes, not `many`; write `2`, `1.5` or `2:30`"),
        ("talk.subtitle=", "--set talk.subtitle:1:10: error: there is no `subtitle` here to remove; leave this line out"),
        ("talk.event.name=PyCon", "--set talk.event.name:1:1: error: this should be text, and is a group of keys"),
        ("talk.speakers=gost", "--set talk.speakers:1:1: error: there is no person `gost`; did you mean `host`?"),
        ("talk.event=[PyCon, {]", '--set talk.event:1:16: error: the `{` opened here is not closed before line 1, column 17; close it, and put texts with brackets, `: ` or ` #` between them in quotes'),
        ("talk.event=a\x07b", "--set talk.event:1:1: error: the character U+0007 (control character) cannot be used; delete it: it is invisible"),
        ("talk.event=a\udcffb", "--set talk.event:1:1: error: the character U+DCFF (half of a surrogate pair) cannot be used; delete it: it is invisible"),
        ("slides.whyy.title=X", "--set slides.whyy.title:1:1: error: there is no slide `whyy`; did you mean `why`?"),
        ("slides.why.id=x", "--set slides.why.id:1:1: error: a variant cannot change `id`; remove this line: slides and sections keep their ids in every variant"),
        ("slides.why=null", "--set slides.why:1:6: error: a slide is not removed with `null`; write `drop: [why]`"),
        ("slides.why.title=${talk.evnt}", "--set slides.why.title:1:1: error: `${talk.evnt}` stands for nothing; did you mean `${talk.event}`? (`$${talk.evnt}` shows it as it is)"),
        ("sections.middle.slides=[]", "--set sections.middle.slides:1:9: error: a variant cannot change `slides`; change them under `slides:` of the variant, each by its id"),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_told(setting: str, complaint: str):
    assert said(TOWN, settings=(setting,)) == [complaint]


def test_a_setting_does_not_hide_what_is_wrong_in_the_outline():
    found = said(TOWN.replace("title: Streets", "tilte: Streets"), settings=("talk.evnt=X",))
    assert [line.partition(";")[0].partition("error: ")[2] for line in found] == [
        "unknown key `evnt`",
        "unknown key `tilte`",
    ]
