"""Words that a co-presenter changes come home, whatever program they use, and nothing else does."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.sync.conftest import Edits
from tests.sync.edits import words
from tests.sync.homes import (
    DECK,
    TALK,
    Home,
    apart,
    difference,
    expected,
    seen,
    without_formulas,
)
from tests.sync.libreoffice import Edit

PROGRAMS = ("powerpoint", "libreoffice", "google")
STEPS = words(Path("unused"))
EDITS: list[Edit] = [edit for step in STEPS for edit in step.edits]
ELSEWHERE = [
    "alignment-cloud",
    "outer-alignment",
    "interpretability-cloud",
    "evaluations-cloud",
    "governance-cloud",
    "automating-cloud",
    "deconfusion-cloud",
    "threats-cloud",
    "references",
]
"""Slides that say the new words too, though nobody wrote them there: the name of a cloud on the
other slides that show it, an address in the notes and among the references."""


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_change_of_words_is_written_where_the_words_are_from(
    program: str, home: Home, reference: Path, by: Edits
) -> None:
    before = home.text
    edited = by(program, reference / DECK, EDITS)
    result = home.pull(edited)
    assert (result.code, result.err) == (0, "")
    known_by_words = re.search(r"outer-alignment\b.* 97\s?%", result.out)
    assert bool(known_by_words) is (program == "google")
    assert Counter(difference(before, home.text)) == expected(STEPS)
    assert f"{TALK}: {len(STEPS)} changes written" in result.out

    written = home.text
    again = home.pull(edited)
    assert again.code == 0
    assert f"{TALK}: nothing new" in again.out
    assert home.text == written

    assert home.build("-o", "new.pptx").code == 0
    theirs = [slide.content for slide in seen(edited).slides]
    ours = [slide.content for slide in seen(Path("new.pptx")).slides]
    if program == "libreoffice":
        ours = list(map(without_formulas, ours))
    assert apart(theirs, ours) == ELSEWHERE
