"""Which dollars make a formula of what stands between them, and what becomes of the line."""

from __future__ import annotations

import pytest

from deckbuilder.markup import inline, paragraphs
from deckbuilder.measure import Faces, break_lines
from deckbuilder.scene import Run

FACES = Faces("Calibri", "Consolas")

PRICES = [
    "$5 and $10",
    "US$5 and US$6",
    "5$, 10$",
    "$5-$10",
    "costs $20/month, not $30",
    "A$AP and A$AP",
    "wow $$$ and $$$",
    "$$x$$",
    "in $ and in $",
    "a lone $",
]

FORMULAS = {
    "the $n$th": ["n"],
    "損失$L$は": ["L"],
    "**bold $y$** and [a $x$](https://example.org)": ["y", "x"],
    r"\$5 is $x$": ["x"],
    r"$\$5$": [r"\$5"],
    "`$x$`, $z$": ["z"],
    "from $5 to $x$": ["x"],
}


@pytest.mark.parametrize("text", PRICES)
def test_prices_stay_words(text: str) -> None:
    assert inline(text) == (Run(text),)


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_are_found(text: str) -> None:
    assert [run.formula for run in inline(text) if run.formula] == FORMULAS[text]


def test_an_escaped_dollar_is_one() -> None:
    assert inline(r"\$x\$") == (Run("$x$"),)


def test_notes_have_formulas_and_marks_too() -> None:
    [first, second] = paragraphs("- Say $x^2$\n- Then[^a] stop")
    assert first.runs == (Run("Say "), Run("x²", formula="x^2"))
    assert second.runs == (Run("Then"), Run("a", raised=True), Run(" stop"))


def test_no_line_is_broken_in_a_formula() -> None:
    runs = inline(r"The sum $a + b + c + d + e + f$ stands in one piece " + "word " * 20)
    for width in range(60, 400, 7):
        lines = break_lines(runs, 20, width, FACES)
        formulas = [run for line in lines for run in line.runs if run.formula]
        assert [run.text for run in formulas] == ["a + b + c + d + e + f"]


def test_a_tall_formula_makes_its_line_higher() -> None:
    low, high = (break_lines(inline(text), 20, 400, FACES)[0] for text in ("$x$", r"$\frac{a}{b}$"))
    assert (low.above, low.below) == (0, 0)
    assert high.above + high.below > 2
