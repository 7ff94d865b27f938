"""Breaking labels into lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.diagram.label_lines import wrappings


def letters(text: str) -> float:
    return float(len(text))


def lines_of(label: str) -> list[tuple[str, ...]]:
    return [wrapping.lines for wrapping in wrappings(label, letters)]


def test_lines_are_balanced():
    assert lines_of("Automating alignment research") == [
        ("Automating alignment research",),
        ("Automating", "alignment research"),
        ("Automating", "alignment", "research"),
    ]


def test_a_word_is_never_broken_in_the_middle():
    word = "Donaudampfschifffahrtsgesellschaftskapitän"
    assert lines_of(word) == [(word,)]


def test_a_no_break_space_holds_words_together():
    assert lines_of("No\u00a0break here") == [("No\u00a0break here",), ("No\u00a0break", "here")]


def test_a_line_may_end_after_a_dash():
    assert ("Goal-", "directed", "agents") in lines_of("Goal-directed agents")


def test_japanese_breaks_between_characters_but_not_before_closing_marks():
    found = lines_of("大規模言語モデルの安全性（評価）。")
    assert len(found) == 3
    for lines in found:
        assert "".join(lines) == "大規模言語モデルの安全性（評価）。"
        assert all(line[0] not in "）。ー" for line in lines)
        assert all(line[-1] != "（" for line in lines)


def test_arabic_breaks_at_its_spaces():
    label = "تقييم النماذج اللغوية"
    assert lines_of(label)[-1] == tuple(label.split())


@pytest.mark.parametrize("label", ["", " ", "\n\t"])
def test_a_label_without_words_is_one_empty_line(label):
    assert lines_of(label) == [("",)]


def test_a_pasted_paragraph_is_broken_into_three_lines():
    label = " ".join(["word"] * 300)
    one, two, three = wrappings(label, letters)
    assert len(three.lines) == 3
    assert three.width < two.width < one.width


@given(st.text(max_size=80))
def test_no_character_but_white_space_is_lost(label):
    def bare(text: str) -> str:
        return "".join(c for c in text if c not in " \t\r\n\f\v\u3000")

    for wrapping in wrappings(label, letters):
        assert bare("".join(wrapping.lines)) == bare(label)
        assert wrapping.width == max(len(line) for line in wrapping.lines)
