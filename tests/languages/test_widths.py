"""How wide letters are measured that our fonts lack."""

from __future__ import annotations

import pytest

from deckbuilder.guessed_widths import guessed_width
from deckbuilder.measure import Style, missing, text_width

CALIBRI, BOLD = Style("Calibri"), Style("Calibri", bold=True)


@pytest.mark.parametrize(
    ("word", "style", "drawn"),
    [
        # Points at a size of 1, as HarfBuzz shapes them with DejaVu Sans 2.37.
        ("رخيص", CALIBRI, 2.628),
        ("رخيص", BOLD, 3.069),
        ("لا", CALIBRI, 0.570),
        ("ب", CALIBRI, 0.941),
        ("مؤتمر", CALIBRI, 2.46),
    ],
)
def test_arabic_words_are_as_wide_as_in_a_common_font(
    word: str, style: Style, drawn: float
) -> None:
    measured = text_width(word, 1, style)
    assert drawn * 0.97 <= measured <= drawn * 1.15


def test_a_letter_is_wider_where_it_ends_a_word() -> None:
    assert guessed_width("بب", 1, bold=False) > 3 * guessed_width("بب", 0, bold=False)
    assert guessed_width("ب ب", 0, bold=False) == guessed_width("بب", 1, bold=False)
    assert guessed_width("بّب", 0, bold=False) == guessed_width("بب", 0, bold=False)


def test_vowel_marks_take_no_room_and_arabic_commas_little() -> None:
    assert guessed_width("بَ", 1, bold=False) == 0
    assert text_width("مُحَمَّد", 20, CALIBRI) == text_width("محمد", 20, CALIBRI)
    assert guessed_width("،", 0, bold=False) < 0.6


def test_hebrew_is_measured_with_the_typeface_the_deck_names() -> None:
    word = "שלום"
    assert text_width(word, 20, CALIBRI) == pytest.approx(text_width(word, 20, Style("Arial")))
    assert missing(word, CALIBRI) == "שלום"
    assert missing(word, Style("Arial")) == ""


def test_east_asian_letters_fill_a_square() -> None:
    assert text_width("日本語、ひらがな", 20, CALIBRI) == 8 * 20
