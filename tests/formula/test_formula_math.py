"""Formulas of real talks: drawn, as Office Math, as plain words, and what is no formula."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from deckbuilder.formula import (
    NotNative,
    WrongFormula,
    drawn,
    is_native,
    mathml_text,
    office_math,
    plain,
    plain_words,
)

SAID = {
    r"E = mc^2": "E = mc²",
    r"\frac{a}{b}": "a/b",
    r"\frac{a + b}{2}": "(a + b)/2",
    r"\sum_{i=1}^{n} x_i": "∑ᵢ₌₁ⁿ xᵢ",
    r"\int_0^1 x^2\,dx": "∫₀¹ x² dx",
    r"\mathbb{E}_{x \sim p}[f(x)]": "E_(x∼p)[f(x)]",
    r"\mathbb{R}^n": "ℝⁿ",
    r"\mathcal{L}(\theta)": "ℒ(θ)",
    r"\arg\max_\theta p(x \mid \theta)": "arg max_θ p(x ∣ θ)",
    r"\operatorname*{arg\,max}_{\theta} f": "arg max_θ f",
    r"\operatorname{softmax}(x)_i": "softmax(x)ᵢ",
    r"\underset{\theta}{\arg\min} \; L": "arg min_θ L",
    r"\hat{y} = \sigma(Wx + b)": "ŷ = σ(Wx + b)",
    r"\vec{v} \cdot \bar{x}": "v⃗ · x̅",
    r"\mathbf{x}^\top \boldsymbol{\theta}": "xᵀθ",
    r"D_{\mathrm{KL}}(P \,\|\, Q)": "D_KL(P ‖ Q)",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}": "(a b; c d)",
    r"\begin{cases} x & \text{if } x > 0 \\ 0 \end{cases}": "{x if x > 0; 0",
    r"\begin{aligned} a &= b \\ &= c \end{aligned}": "a = b; = c",
    r"a &= b \\ c &= d": "a = b; c = d",
    r"\left( \frac{a}{b} \right)^2": "(a/b)²",
    r"\left. f \right|_{x=0}": "f|ₓ₌₀",
    r"\lim_{n \to \infty} x_n = e": "lim_(n→∞) xₙ = e",
    r"\frac{\partial f}{\partial x}": "(∂f)/(∂x)",
    r"\binom{n}{k}": "(n/k)",
    r"\sqrt[3]{x+1}": "³√(x + 1)",
    r"\prod_{k=1}^{K} \pi_k": "∏ₖ₌₁^K πₖ",
    r"x \in \{1, \dots, n\}": "x ∈ {1, …, n}",
    r"\underbrace{a + b}_{\text{sum}}": "a + b_sum",
    r"x_{i,j}^{(t+1)}": "x_(i,j)⁽ᵗ⁺¹⁾",
    r"{}^{14}_{6}C": "₆¹⁴C",
    r"O(n \log n)": "O(n log n)",
    r"\mathbb{1}_{[x>0]}": "1_([x>0])",
    r"f'(x) f''(x)": "f′(x)f″(x)",
    r"\boxed{x} \cancel{y}": "xy",
    r"a \neq b \not= c": "a ≠ b ≠ c",
    r"\overline{AB} \underline{x}": "ABx̲",
    r"\text{loss} = 50\%": "loss = 50%",
    r"\sum_{\substack{i=1 \\ j=1}} x": "∑_(i=1;j=1) x",
    r"\xrightarrow{f}": "→^f",
    r"\lfloor x \rfloor \langle z \rangle": "⌊x⌋⟨z⟩",
    r"é + 日本": "é + 日本",
    r"3\,\mathrm{m}/\mathrm s": "3 m/s",
    r"\hat{日}_{\text{سلام}}": "日̂_سلام",
    r"$x^2$": "x²",
}

WRONG = {
    r"\frac{1": "a `{` is never closed",
    r"x }": "a `}` closes nothing: `x }`",
    r"\foo{x}": "the command `\\foo` is not known",
    r"x^": "nothing follows a `^` or `_`",
    r"x_1_2": "two subscripts follow each other",
    r"\left( x": "a `\\left` or `\\right` lacks the other",
    r"\begin{matrix} a": "a `\\begin` has no `\\end`",
    r"\frac{1}": "a fraction in it is not complete",
    r"\def\x{1}": "there is no formula",
    r"$$": "there is no formula",
    r"a & b": "an `&` aligns nothing here",
    r"\color{red} x": "a formula has no colours of its own",
    r"\href{javascript:alert(1)}{x}": "a formula carries no addresses, styles or classes",
    r"x + {\style{background:url(//e/x)}{y}}": "a formula carries no addresses, styles or classes",
    r"\class {up}{z}": "a formula carries no addresses, styles or classes",
    r"E = 20 % of the dose": "a `%` begins a comment in LaTeX, so what follows would be lost",
    r"x \tag{1}": "formulas have no numbers and no names",
    r"x \label{eq}": "formulas have no numbers and no names",
}

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


@pytest.mark.parametrize("latex", SAID)
def test_a_formula_is_drawn_and_native_and_says_what_it_says(latex: str) -> None:
    for display in (True, False):
        shape = drawn(latex, display)
        assert 0.3 < shape.width < 20
        assert 0.3 < shape.height < 5
        math = ElementTree.fromstring(office_math(latex, display))
        assert plain_words(math) == plain(latex)
        assert all(len(argument) for argument in math.iter(f"{M}e")), "a dotted box in PowerPoint"
    assert plain(latex) == SAID[latex]


@pytest.mark.parametrize("latex", WRONG)
def test_what_is_no_formula_is_told(latex: str) -> None:
    with pytest.raises(WrongFormula) as wrong:
        drawn(latex)
    assert wrong.value.message == WRONG[latex]
    assert wrong.value.hint


def test_what_office_math_cannot_say_is_said_in_latex() -> None:
    latex = r"a \not\to b"
    with pytest.raises(NotNative):
        office_math(latex)
    assert not is_native(latex)
    assert plain(latex) == latex
    assert drawn(latex).width > 1


def test_a_formula_in_a_line_is_lower_than_one_of_its_own() -> None:
    assert drawn(r"\sum_{i=1}^n x_i", False).height < drawn(r"\sum_{i=1}^n x_i").height


def test_a_sum_holds_what_it_is_a_sum_of() -> None:
    math = ElementTree.fromstring(office_math(r"\sum_i a_i b_i + c"))
    [total] = math.iter(f"{M}nary")
    assert [part.tag.removeprefix(M) for part in total.find(f"{M}e") or ()] == ["sSub", "sSub"]


def test_mathml_carries_its_latex_and_nothing_that_runs() -> None:
    text = mathml_text(r"\text{<script>} < \mathrm{x}", display=False)
    assert "<script" not in text
    assert ElementTree.fromstring(text).get("alttext") == r"\text{<script>} < \mathrm{x}"


def test_a_lone_letter_is_upright_where_that_is_wanted() -> None:
    [upright, italic] = ElementTree.fromstring(office_math(r"\mathrm{d}x")).iter(f"{M}r")
    assert upright.find(f"{M}rPr/{M}sty") is not None
    assert italic.find(f"{M}rPr/{M}sty") is None
    assert drawn(r"\mathrm{d}").glyphs == drawn(r"\text{d}").glyphs != drawn("d").glyphs


def test_letters_that_the_font_of_formulas_lacks_are_left_to_fonts_for_text() -> None:
    shape = drawn(r"x_{\text{日本}} = \textbf{سلام} + \phantom{中}")
    assert [(one.text, one.size, one.bold) for one in shape.words] == [
        ("日本", 700, False),
        ("سلام", 1000, True),
    ]
    assert 0 < shape.words[0].x < shape.words[1].x < shape.width * 1000
    assert shape.words[0].y > 0


def test_an_ampersand_that_is_written_is_said() -> None:
    assert plain(r"a \& b") == "a&b"
    assert "&" not in plain(r"\begin{aligned} a &= b \\ c &= d \end{aligned}")


def test_a_formula_that_would_take_minutes_to_draw_is_refused() -> None:
    with pytest.raises(WrongFormula, match="has 2001 characters"):
        drawn("x" * 2001)
