"""The words we write ourselves: every phrase in every language, with its gaps."""

from __future__ import annotations

import string
import tomllib
from dataclasses import fields
from importlib.resources import files

import pytest

from deckbuilder.wording import Wording, languages, wording
from deckbuilder.wording.descriptions import Descriptions, Nouns

FOLDER = files("deckbuilder.wording")
ASKED_FOR = [
    *(
        "en",
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "nl",
        "sv",
        "da",
        "nb",
        "fi",
        "pl",
        "cs",
        "sk",
        "hu",
        "ro",
    ),
    *("bg", "el", "ru", "uk", "tr", "ar", "fa", "ur", "he", "hi", "ja", "ko", "zh", "zh-Hant"),
    *("ca", "id", "vi"),
]
REGIONS = ["de-CH", "de-LI", "pt-PT"]
IN_FILES = {field.name for field in fields(Wording)} - {"alt", "rtl"} | {"nouns"}
TEXTS = sorted(IN_FILES - {"nouns", "quotes"})


def said(tag: str) -> dict[str, object]:
    return tomllib.loads((FOLDER / f"{tag}.toml").read_text("utf-8"))


def gaps(phrase: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(phrase) if name is not None)


def test_there_are_words_in_every_language_that_was_asked_for() -> None:
    assert set(ASKED_FOR) | set(REGIONS) == set(languages())


@pytest.mark.parametrize("tag", [tag for tag in ASKED_FOR if tag != "en"])
def test_a_language_says_everything_and_nothing_else(tag: str) -> None:
    found = said(tag)
    assert found.keys() == IN_FILES
    nouns = found["nouns"]
    assert isinstance(nouns, dict)
    assert list(nouns) == [field.name for field in fields(Nouns)]
    assert all(noun == noun.strip() != "" for noun in nouns.values())


@pytest.mark.parametrize("tag", ASKED_FOR)
@pytest.mark.parametrize("key", TEXTS)
def test_a_phrase_has_the_gaps_of_the_english_one(tag: str, key: str) -> None:
    phrase = getattr(wording(tag), key)
    assert gaps(phrase) == gaps(getattr(Wording(), key))
    assert phrase.strip()
    assert not phrase.startswith(" ")


@pytest.mark.parametrize("tag", ASKED_FOR)
def test_what_comes_before_names_ends_with_a_colon(tag: str) -> None:
    words = wording(tag)
    for phrase in (words.links, words.pictures, words.credit):
        assert phrase.endswith((": ", "："))


@pytest.mark.parametrize("tag", ASKED_FOR)
def test_every_description_has_room_for_all_it_is_given(tag: str) -> None:
    for field in fields(Descriptions):
        phrase = getattr(wording(tag).alt, field.name)
        assert gaps(phrase) == gaps(getattr(Descriptions(), field.name)), field.name


@pytest.mark.parametrize("tag", REGIONS)
def test_a_region_says_only_what_it_says_differently(tag: str) -> None:
    country, language = said(tag), said(tag.partition("-")[0])
    assert country
    assert all(value != language[key] for key, value in country.items())
    assert wording(tag).agenda == wording(tag.partition("-")[0]).agenda


@pytest.mark.parametrize(
    ("tag", "nearest"),
    [
        ("de-AT", "de"),
        ("DE", "de"),
        ("pt_br", "pt"),
        ("zh-TW", "zh-Hant"),
        ("zh-hk", "zh-Hant"),
        ("zh-Hant-MO", "zh-Hant"),
        ("zh-Hans-CN", "zh"),
        ("no", "nb"),
        ("nn", "nb"),
        ("iw", "he"),
        ("in", "id"),
        ("ar-EG", "ar"),
    ],
)
def test_the_nearest_language_is_spoken(tag: str, nearest: str) -> None:
    assert wording(tag) == wording(nearest)


@pytest.mark.parametrize("tag", ["en", "en-GB", "xx", "tlh", ""])
def test_english_is_spoken_where_nothing_is_nearer(tag: str) -> None:
    assert wording(tag) == Wording()


def test_speakers_take_their_turns() -> None:
    words = wording("en")
    assert words.speech(["Ada"]) == "Ada speaks."
    assert words.speech(["Ada", "Bob", "Cyd"]) == "Ada speaks; then Bob; then Cyd."
    assert words.speech(["Ada"], "Over to Ada") == "On the cue “Over to Ada”: Ada speaks."


def test_a_hand_over_points_the_way_the_language_is_read() -> None:
    assert wording("en").hand_over("Bob", "And now") == "→ Bob: “And now”"
    assert wording("en").hand_over("Bob", "") == "→ Bob"
    assert wording("he").hand_over("נועה", "") == "← נועה"


def test_quotation_marks_are_those_of_the_language() -> None:
    assert [wording(tag).quoted("x") for tag in ("de", "de-CH", "fr", "ja", "sv", "pl")] == [
        "„x“",
        "«x»",
        "«\u00a0x\u00a0»",
        "「x」",
        "”x”",
        "„x”",
    ]


def test_braces_in_the_authors_words_are_kept() -> None:
    assert (
        wording("de").speech(["{who}"], "{cue}") == "Auf das Stichwort „{cue}“: Es spricht {who}."
    )
