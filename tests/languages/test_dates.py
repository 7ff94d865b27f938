"""Dates and lists as each language writes them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from deckbuilder.wording import listed, shown_date


@pytest.mark.parametrize(
    ("tag", "date"),
    [
        ("en", "9 September 2023"),
        ("en-US", "September 9, 2023"),
        ("de", "9. September 2023"),
        ("fr", "9 septembre 2023"),
        ("es", "9 de septiembre de 2023"),
        ("pl", "9 września 2023"),
        ("hu", "2023. szeptember 9."),
        ("ja", "2023年9月9日"),
        ("zh-TW", "2023年9月9日"),
        ("ko", "2023년 9월 9일"),
        ("ar", "9 سبتمبر 2023"),
        ("xx", "9 September 2023"),
    ],
)
def test_a_day_is_written_out(tag: str, date: str) -> None:
    assert shown_date("2023-09-09", tag) == date
    assert shown_date(" 2023-9-9 ", tag) == date


def test_a_month_stands_as_it_does_without_a_day() -> None:
    assert shown_date("2023-09", "en") == "September 2023"
    assert shown_date("2023-09", "pl") == "wrzesień 2023"
    assert shown_date("2023-9", "ja") == "2023年9月"


@pytest.mark.parametrize(
    ("written", "english", "german"),
    [
        ("2023-09-09/2023-09-10", "9–10 September 2023", "9.–10. September 2023"),
        ("2023-09-09/10", "9–10 September 2023", "9.–10. September 2023"),
        ("2023-09-09 – 2023-09-10", "9–10 September 2023", "9.–10. September 2023"),
        ("2023-09-30/10-02", "30 September – 2 October 2023", "30. September – 2. Oktober 2023"),
        (
            "2023-12-31 - 2024-01-02",
            "31 December 2023 – 2 January 2024",
            "31. Dezember 2023 – 2. Januar 2024",
        ),
    ],
)
def test_several_days_say_once_what_they_share(written: str, english: str, german: str) -> None:
    # CLDR puts thin spaces round some dashes.
    shown = [" ".join(shown_date(written, tag).split()) for tag in ("en", "de")]
    assert shown == [english, german]


@pytest.mark.parametrize("tag", ["it", "fr", "ca", "pt", "uk", "hi", "vi"])
def test_months_are_never_cut_short_and_days_have_no_leading_zero(tag: str) -> None:
    month = shown_date("2023-09", tag).split()[0][:4]
    shown = shown_date("2023-09-01/2023-09-02", tag)
    assert month in shown
    assert "0" not in shown.replace("2023", "")


@pytest.mark.parametrize(
    "written",
    [
        "2023-02-30",
        "2023-13",
        "0000-01-01",
        "next spring",
        "",
        "2023",
        "9.9.2023",
        "2023-09-10/2023-09-09",
        "2023-09-09/soon",
        "2023-09-09/2023-09-31",
        "2023-09/2023-10",
        "2023-09-09/10/11",
    ],
)
@pytest.mark.parametrize("tag", ["en", "de", "ja"])
def test_what_is_no_date_stays_as_it_was_written(written: str, tag: str) -> None:
    assert shown_date(written, tag) == written


def test_names_are_listed() -> None:
    assert listed([], "en") == ""
    assert listed(["Ada"], "de") == "Ada"
    assert listed(["Ada", "Bob"], "de") == "Ada und Bob"
    assert listed(["Ada", "Bob", "Cyd"], "en") == "Ada, Bob and Cyd"
    assert listed(["花子", "太郎"], "ja") == "花子、太郎"


def test_an_english_talk_without_a_date_does_not_wait_for_babel() -> None:
    program = (
        "import sys; from deckbuilder.wording import *; "
        "wording('en'); is_language('en'); is_language('de'); shown_date('spring', 'de'); "
        "listed(['Ada'], 'de'); sys.exit('babel' in sys.modules or 'tomllib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
