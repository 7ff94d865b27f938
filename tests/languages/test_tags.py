"""Language tags: which there are, which was meant, and which way a language is read."""

from __future__ import annotations

import pytest

from deckbuilder.diagnostics import InvalidTalk
from deckbuilder.wording import is_language, is_rtl_language, languages, meant, usual_case
from tests.outlines import talk_of

OUTLINE = """\
talk: {{title: Words, language: "{tag}"}}
sections:
  - section: One
    slides:
      - title: Two
        points: [Three]
"""


def read_language(tag: str) -> str:
    return talk_of(OUTLINE.format(tag=tag)).talk.language


@pytest.mark.parametrize("tag", [*languages(), "grc", "tlh", "sr-Latn", "es-419", "ca-ES-valencia"])
def test_a_language_is_known(tag: str) -> None:
    assert is_language(tag)
    assert read_language(tag) == tag


def test_capitals_do_not_matter() -> None:
    assert read_language("ZH-hant-tw") == "zh-Hant-TW"
    assert read_language("PT-br") == "pt-BR"
    assert usual_case("en_us") == "en-US"


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("jp", "Japanese is `ja`"),
        ("cz", "Czech is `cs`"),
        ("cn", "Chinese is `zh`"),
        ("dk", "Danish is `da`"),
        ("gr", "Greek is `el`"),
        ("at", "Austrian German is `de-AT`"),
        ("us", "English is `en`"),
        ("german", "German is `de`"),
        ("Deutsch", "German is `de`"),
        ("日本語", "Japanese is `ja`"),
        ("farsi", "Persian is `fa`"),
        ("en_US", "American English is `en-US`"),
        ("en-UK", "British English is `en-GB`"),
        ("en-EN", "English is `en`"),
        ("de-Deutschland", "German is `de`"),
        ("fr_FR.UTF-8", "French is `fr`"),
        ("deu", "German is `de`"),
        ("ger-AT", "Austrian German is `de-AT`"),
        ("iw", "Hebrew is `he`"),
        ("in", "Indonesian is `id`"),
        ("cmn-Hant", "Traditional Chinese is `zh-Hant`"),
        ("xx", "write its short name, such as `en`, `de-CH` or `pt-BR`"),
        ("Klingonish", "write its short name, such as `en`, `de-CH` or `pt-BR`"),
    ],
)
def test_a_mistake_is_told_with_what_to_write_instead(tag: str, hint: str) -> None:
    assert not is_language(tag)
    with pytest.raises(InvalidTalk) as caught:
        read_language(tag)
    [told] = caught.value.diagnostics
    assert (told.message, told.hint) == (f"`{tag}` is not a language tag", hint)


@pytest.mark.parametrize("tag", ["jp", "german", "en_US", "en-UK", "ja-JA"])
def test_the_language_that_was_meant_is_one(tag: str) -> None:
    assert is_language(meant(tag).split("`")[1])


@pytest.mark.parametrize(
    "tag", ["ar", "ar-EG", "fa", "he", "iw", "ur-PK", "ckb", "pa-Arab", "az-Arab-IR"]
)
def test_languages_read_from_right_to_left(tag: str) -> None:
    assert is_rtl_language(tag)


@pytest.mark.parametrize("tag", ["en", "de", "ja", "hi", "ar-Latn", "ku", "pa", "xx", ""])
def test_languages_read_from_left_to_right(tag: str) -> None:
    assert not is_rtl_language(tag)
