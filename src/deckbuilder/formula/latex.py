"""LaTeX to MathML by latex2mathml: what it does not know is said first, what is wrong is told."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from xml.etree import ElementTree

from deckbuilder.formula.tree import Element, is_symbol, text_of

_WRAPPED = re.compile(r"\A(?:\$\$(.*)\$\$|\$(.*)\$|\\\[(.*)\\\]|\\\((.*)\\\))\Z", re.DOTALL)
_ENVIRONMENTS = {
    "aligned": "align*",
    "align": "align*",
    "split": "align*",
    "alignat*": "align*",
    "eqnarray": "align*",
    "gather": "align*",
    "gather*": "align*",
    "gathered": "align*",
    "multline": "align*",
    "multline*": "align*",
    "dcases": "cases",
}
"""Environments that latex2mathml lacks, and what says the same."""
_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{([A-Za-z]+\*?)\}")
_EQUATION = re.compile(r"\\(?:begin|end)\s*\{(?:equation|displaymath|math)\*?\}")
_SAME = (
    (re.compile(r"\\not\s*="), r"\\neq "),
    (re.compile(r"\\not\s*\\in(?![A-Za-z])"), r"\\notin "),
    (re.compile(r"\\(?:nonumber|notag|displaystyle)(?![A-Za-z])"), " "),
    (re.compile(r"\\mathrm\s*(?:\{\s*([A-Za-z])\s*\}|(?<=\s)([A-Za-z]))"), r"\\mathrm{{\1\2}}"),
    (re.compile(r"\\(?:lvert|rvert)(?![A-Za-z])"), "|"),
)
_REFUSED = (
    (
        re.compile(r"(?<!\\)(?:\\\\)*%"),
        "a `%` begins a comment in LaTeX, so what follows would be lost",
        r"the sign is `\%`",
    ),
    (
        re.compile(r"(?<!\\)(?:\\\\)*\$"),
        "a `$` stands within it",
        r"the sign is `\$`; words go into `\text{...}`",
    ),
    (
        re.compile(r"\\(?:href|url|style|class|cssId|html[A-Z][A-Za-z]*)(?![A-Za-z])"),
        "a formula carries no addresses, styles or classes",
        "leave the command out; a link may be around words",
    ),
    (
        re.compile(r"\\(?:tag\*?|label|ref|eqref)(?![A-Za-z])"),
        "formulas have no numbers and no names",
        "leave the command out, and say it in words beside the formula",
    ),
)
"""What is not shown or not safe, and what to do instead."""
_CARRIED = frozenset(("href", "style", "class", "id", "src"))
"""Attributes that browsers act upon."""
_OPERATOR = re.compile(r"\\(?:operatorname\*?|mathop)\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_PLAIN_NAME = re.compile(r"(?:\\(?:mathrm|text|rm)\s*)?[{}]|\\[,;: ]|~")
_PLACEHOLDER = "dbop"
_ARGUMENTS = {
    "mfrac": 2,
    "mroot": 2,
    "msub": 2,
    "msup": 2,
    "msubsup": 3,
    "munder": 2,
    "mover": 2,
    "munderover": 3,
}
"""How many parts these elements of MathML have."""
_LIMITS = frozenset(("lim", "max", "min", "sup", "inf", "det", "gcd", "Pr", "lim sup", "lim inf"))
_REASONS = {
    "ExtraLeftOrMissingRightError": (
        r"a `\left` or `\right` lacks the other",
        r"close with `\right)`, or `\right.` for nothing",
    ),
    "MissingSuperScriptOrSubscriptError": ("nothing follows a `^` or `_`", "as in `x^2`, `x_{ij}`"),
    "DoubleSubscriptsError": ("two subscripts follow each other", "write one: `x_{i,j}`"),
    "DoubleSuperscriptsError": ("two superscripts follow each other", "write one: `x^{a,b}`"),
    "MissingEndError": (r"a `\begin` has no `\end`", r"close it with the `\end` of its name"),
    "NumeratorNotFoundError": ("a fraction has nothing above its line", r"as in `\frac{a}{b}`"),
    "DenominatorNotFoundError": ("a fraction has nothing below its line", r"as in `\frac{a}{b}`"),
    "NoAvailableTokensError": (
        "its last command lacks what it is about",
        "give it all of its parts",
    ),
    "LimitsMustFollowMathOperatorError": (
        r"`\limits` follows no operator",
        r"write it behind `\sum`, `\int` and the like",
    ),
}
"""What latex2mathml finds wrong, in words, and what to write instead."""
_NO_REASON = ("it is not complete, or no LaTeX for formulas", "look at its braces and commands")


LONGEST = 2000
"""Characters of a formula: no slide has room for more, and to draw them takes minutes."""


class WrongFormula(Exception):
    """LaTeX that is no formula. Says what is wrong in it, and what would help."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@lru_cache(maxsize=512)
def mathml_text(latex: str, display: bool = True) -> str:
    """A formula as MathML 3, with its LaTeX as `alttext`; raises `WrongFormula`."""
    root = mathml(latex, display)
    root.set("xmlns", "http://www.w3.org/1998/Math/MathML")
    root.set("alttext", latex.strip())
    return ElementTree.tostring(root, encoding="unicode")


def mathml(latex: str, display: bool = True) -> Element:
    """A formula as a tree of MathML without namespaces; raises `WrongFormula`."""
    return ElementTree.fromstring(_mathml(latex, display))


@lru_cache(maxsize=512)
def _mathml(latex: str, display: bool) -> str:
    from latex2mathml import converter

    source, names = _prepared(latex)
    try:
        root = converter.convert_to_element(source, display="block" if display else "inline")
    except Exception as problem:  # its own errors have no common class, and some are plain ones
        raise WrongFormula(*_REASONS.get(type(problem).__name__, _NO_REASON)) from None
    root.attrib.pop("xmlns", None)
    for node in root.iter():
        # It writes signs as references, and takes words as they are: as text both are safe.
        node.text = unescape(node.text or "")
    _mend(root, names, display)
    _check(root)
    return ElementTree.tostring(root, encoding="unicode")


def _prepared(latex: str) -> tuple[str, list[str]]:
    """The same formula in the words that latex2mathml knows, and the names of its operators."""
    source = latex.strip()
    if wrapped := _WRAPPED.match(source):
        source = next(one for one in wrapped.groups() if one is not None).strip()
    if len(source) > LONGEST:
        says = f"it has {len(source)} characters, and {LONGEST} are as many as can be drawn"
        raise WrongFormula(says, "say it in several formulas, each on a slide of its own")
    _check_braces(source)
    for pattern, message, hint in _REFUSED:
        if pattern.search(source):
            raise WrongFormula(message, hint)
    source = _EQUATION.sub("", source)
    source = _ENVIRONMENT.sub(
        lambda found: f"\\{found[1]}{{{_ENVIRONMENTS.get(found[2], found[2])}}}", source
    )
    for pattern, same in _SAME:
        source = pattern.sub(same, source)
    names: list[str] = []

    def operator(found: re.Match[str]) -> str:
        star = "*" if "*" in found[0].split("{")[0] or "mathop" in found[0][:8] else ""
        name = _PLAIN_NAME.sub(lambda part: "" if part[0][-1] in "{}" else " ", found[1])
        if "\\" in name:
            return f"{{{found[1]}}}"
        names.append(" ".join(name.split()) + star)
        return rf"\operatorname{{{_PLACEHOLDER}{chr(ord('A') + len(names) - 1)}}}"

    source = _OPERATOR.sub(operator, source)
    if not source.strip():
        raise WrongFormula("there is no formula", "write it in LaTeX, such as `E = mc^2`")
    if _breaks_outside(source):
        source = rf"\begin{{align*}}{source}\end{{align*}}"
    elif re.search(r"(?<!\\)&", source) and "\\begin" not in source:
        raise WrongFormula(
            "an `&` aligns nothing here", r"lines to align end with `\\`; the sign is `\&`"
        )
    return source, names


def _breaks_outside(source: str) -> bool:
    r"""Whether lines are divided by `\\` outside of all environments and braces."""
    depth = 0
    for token in re.findall(r"\\begin|\\end|\\\\|\\.|[{}]", source):
        if token in ("\\begin", "{"):
            depth += 1
        elif token in ("\\end", "}"):
            depth -= 1
        elif token == "\\\\" and depth == 0:
            return True
    return False


def _check_braces(source: str) -> None:
    depth = 0
    for found in re.finditer(r"\\.|[{}]", source, re.DOTALL):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth < 0:
            part = source[max(0, found.start() - 12) : found.end()]
            raise WrongFormula(f"a `}}` closes nothing: `{part}`", r"for the sign write `\}`")
    if depth:
        raise WrongFormula("a `{` is never closed", "close it with `}`; for the sign write `\\{`")


def _mend(root: Element, names: list[str], display: bool) -> None:
    """Put right what latex2mathml says too simply: signs as letters, names of operators."""
    for node in root.iter():
        text = text_of(node) if not len(node) else ""
        if node.tag == "mi" and text == "~":
            node.tag, node.text = "mo", "∼"
        elif node.tag == "mi" and is_symbol(text):
            node.tag = "mo"
            if text in "⌊⌋⌈⌉⟨⟩|":
                node.set("stretchy", "false")
        elif node.tag == "mo" and text in ("∇", "∂", "∞", "∅"):
            node.tag = "mi"
            node.set("mathvariant", "normal")
        elif node.tag == "mo" and text.startswith(_PLACEHOLDER):
            name = names[ord(text[-1]) - ord("A")]
            node.text = name.removesuffix("*")
            if name.endswith("*"):
                node.set("movablelimits", "true")
        elif node.tag == "mo" and text.isalpha() and len(text) > 1 and text not in _LIMITS:
            node.tag = "mi"
        elif node.tag == "mspace" and node.get("width") == "negativethinmathspace":
            node.set("width", "-0.167em")
    if display:
        _stack(root)


def _stack(root: Element) -> None:
    """Limits of named operators stand below and above them where a formula stands alone."""
    stacked = {"msub": "munder", "msup": "mover", "msubsup": "munderover"}
    for node in root.iter():
        if node.tag in stacked and len(node) and node[0].tag == "mo":
            name = text_of(node[0])
            if len(name) > 1 and (name in _LIMITS or node[0].get("movablelimits")):
                node.tag = stacked[node.tag]


def _check(root: Element) -> None:
    """Raise `WrongFormula` for what latex2mathml lets pass."""
    if not "".join(root.itertext()).strip():
        raise WrongFormula("there is no formula", "write it in LaTeX, such as `E = mc^2`")
    for node in root.iter():
        text = (node.text or "") if not len(node) else ""
        if node.tag == "mi" and text.startswith("\\"):
            raise WrongFormula(
                f"the command `{text}` is not known",
                r"write what it stands for, or its name as `\operatorname{name}`",
            )
        if node.get("mathcolor") or node.get("mathbackground"):
            raise WrongFormula("a formula has no colours of its own", "it has those of its text")
        if any(key in _CARRIED or key.startswith("on") or ":" in key for key in node.attrib):
            raise WrongFormula(*_REFUSED[2][1:])
        if node.get("columnlines") or node.get("rowlines"):
            raise WrongFormula("lines in an array cannot be drawn", r"leave out `|` and `\hline`")
        count = _ARGUMENTS.get(node.tag)
        if count and len(node) != count:
            what = "fraction" if node.tag == "mfrac" else "root" if node.tag == "mroot" else "sign"
            raise WrongFormula(f"a {what} in it is not complete", "give it all of its parts")
