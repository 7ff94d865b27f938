"""Which slides the time check says to cut."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.checks.time import MOST_CUT, SLACK, advice, to_cut
from deckbuilder.model import Slide
from deckbuilder.model.timing import Planned

Timed = tuple[Slide, Planned]


def timed(*minutes: float) -> list[Timed]:
    return [(Slide(id=f"s{n}"), Planned(m, estimated=False)) for n, m in enumerate(minutes)]


def total(slides: list[Timed] | tuple[Timed, ...]) -> float:
    return sum(time.minutes for _, time in slides)


QUARTERS = st.integers(0, 16).map(lambda quarters: quarters / 4)


@given(st.lists(QUARTERS, max_size=7), QUARTERS.filter(bool))
def test_no_fewer_slides_would_do_and_none_that_take_less(
    lengths: list[float], over: float
) -> None:
    slides = timed(*lengths)
    cut = to_cut(slides, over)
    choices = [
        choice
        for count in range(1, MOST_CUT + 1)
        for choice in combinations(slides, count)
        if total(choice) >= over
    ]
    assert [one for one in slides if one in cut] == cut
    if choices:
        best = min(choices, key=lambda choice: (len(choice), total(choice)))
        assert (len(cut), total(cut)) == (len(best), total(best))
    else:
        longest = sorted((m for m in lengths if m), reverse=True)[:MOST_CUT]
        assert sorted((time.minutes for _, time in cut), reverse=True) == longest


@pytest.mark.parametrize(
    ("lengths", "over", "said"),
    [
        ((2, 1, 0.75, 3), 0.5, "cut `s2` (0:45)"),
        ((2, 1, 0.75, 3), 3.5, "cut `s2` (0:45) and `s3` (3:00), which saves 3:45"),
        ((2, 1, 0.75, 3), 1 - SLACK / 2, "cut `s1` (1:00)"),
        (
            (1, 1, 1, 1),
            5,
            "cutting `s1` (1:00), `s2` (1:00) and `s3` (1:00) would save only 3:00 of that; "
            "the talk needs another plan",
        ),
        ((2,), 1, "make its slides shorter, or give it more `minutes`"),
        ((0, 0), 1, "make its slides shorter, or give it more `minutes`"),
        ((), 1, "make its slides shorter, or give it more `minutes`"),
    ],
)
def test_the_hint_names_them_and_what_they_save(
    lengths: tuple[float, ...], over: float, said: str
) -> None:
    assert advice(timed(*lengths), over) == said


def test_a_long_talk_is_no_matter() -> None:
    slides = timed(*(1 + n / 1000 for n in range(600)))
    assert 3.7 - SLACK <= total(to_cut(slides, 3.7)) <= 3.7
