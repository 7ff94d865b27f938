"""Office Math as a line of plain words, for searching, reading out, and programs without it.

Ours and that of an edited deck are read by the same rules, so that an untouched formula says the
same, whichever program saved it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

from deckbuilder.formula.latex import WrongFormula
from deckbuilder.formula.office import NOTHING, NotNative, office_math
from deckbuilder.formula.tree import BINARY, MATH, RELATIONS

_M = f"{{{MATH}}}"
_RAISED = dict(zip("0123456789+−-=()nijkmtxTabc", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱʲᵏᵐᵗˣᵀᵃᵇᶜ", strict=True))
_RAISED |= {"′": "′", "″": "″", "‴": "‴", "⊤": "ᵀ", "*": "*", "∗": "*"}
_LOWERED = dict(zip("0123456789+−-=()ijkmntxahlps", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ᵢⱼₖₘₙₜₓₐₕₗₚₛ", strict=True))
_SIMPLE = re.compile(r"[^\W_]+[\u0300-\u036f\u20d0-\u20ff]*\Z|[^\W_]?[₀-₉ₐ-ₜ⁰-⁹ⁿ′]*\Z")
_BOLD_AND_ITALIC = range(0x1D400, 0x1D800)
"""Unicode's letters for mathematics, which few fonts have."""


@lru_cache(maxsize=1024)
def plain(latex: str) -> str:
    """A formula in LaTeX as plain words: its own LaTeX where nothing else can be said of it."""
    try:
        return plain_words(ElementTree.fromstring(office_math(latex, display=False)))
    except (NotNative, WrongFormula):
        return " ".join(latex.split())


@lru_cache(maxsize=1024)
def is_native(latex: str) -> bool:
    """Whether PowerPoint can show a formula as its own; otherwise it needs a picture."""
    try:
        office_math(latex)
    except (NotNative, WrongFormula):
        return False
    return True


def plain_words(formula: Any) -> str:
    """The plain words of an `m:oMath`, an element of any ElementTree."""
    text = _row(formula).replace(NOTHING, "")
    text = unicodedata.normalize("NFC", text)
    return re.sub(r"(?<=[(\[{]) | (?=[)\]}])", "", " ".join(_letters(text).split()))


def _letters(text: str) -> str:
    return "".join(
        unicodedata.normalize("NFKC", one) if ord(one) in _BOLD_AND_ITALIC else one for one in text
    )


def _row(holder: Any) -> str:
    return "".join(_one(child) for child in holder if isinstance(child.tag, str))


def _part(node: Any, name: str) -> str:
    """What stands in a place, between no spaces; nothing where there is no such place."""
    found = node.find(f"{_M}{name}")
    return "" if found is None else _row(found).replace(NOTHING, "").strip()


def _value(node: Any, properties: str, name: str, default: str = "") -> str:
    found = node.find(f"{_M}{properties}/{_M}{name}")
    return default if found is None else found.get(f"{_M}val", default)


def _one(node: Any) -> str:
    kind = node.tag.removeprefix(_M)
    match kind:
        case "r":
            words = "".join(part.text or "" for part in node.iter(f"{_M}t"))
            return words if node.find(f"{_M}rPr/{_M}nor") is not None else _spaced(words)
        case "f":
            return f"{_grouped(_part(node, 'num'))}/{_grouped(_part(node, 'den'))}"
        case "sSup" | "sSub" | "sSubSup" | "sPre":
            scripts = _script("_", _part(node, "sub")) + _script("^", _part(node, "sup"))
            return scripts + _part(node, "e") if kind == "sPre" else _part(node, "e") + scripts
        case "limLow":
            return f"{_part(node, 'e')}{_script('_', _part(node, 'lim'))}"
        case "limUpp":
            return f"{_part(node, 'e')}{_script('^', _part(node, 'lim'))}"
        case "nary":
            limits = _script("_", _part(node, "sub")) + _script("^", _part(node, "sup"))
            sign = _value(node, "naryPr", "chr", "∫")
            return f"{sign}{limits} {_part(node, 'e')}".rstrip()
        case "func":
            name, about = _part(node, "fName"), _part(node, "e")
            return f" {name}{about}" if about[:1] in "([{" else f" {name} {about}"
        case "rad":
            degree = _part(node, "deg")
            return f"{_script('^', degree)}√{_grouped(_part(node, 'e'))}"
        case "d":
            return _delimited(node)
        case "acc":
            return _accented(_part(node, "e"), _value(node, "accPr", "chr", "\u0302"))
        case "bar":
            sign = "\u0332" if _value(node, "barPr", "pos", "bot") == "bot" else "\u0305"
            return _accented(_part(node, "e"), sign)
        case "m":
            rows = (" ".join(_items(row, "e")) for row in node.iterfind(f"{_M}mr"))
            return "; ".join(rows)
        case "eqArr":
            # An ampersand there says what stands below each other (ECMA-376 part 1, 22.1.2.34).
            return "; ".join(item.replace("&", "").strip() for item in _items(node, "e"))
        case "phant" if _value(node, "phantPr", "show", "1") in ("0", "off", "false"):
            return ""
        case _ if kind.endswith("Pr"):
            return ""
        case _:
            return _row(node)


def _items(node: Any, name: str) -> Iterable[str]:
    return (_row(item).strip() for item in node.iterfind(f"{_M}{name}"))


def _delimited(node: Any) -> str:
    opening, closing = _value(node, "dPr", "begChr", "("), _value(node, "dPr", "endChr", ")")
    between = _value(node, "dPr", "sepChr", "|")
    return f"{opening}{between.join(_items(node, 'e'))}{closing}"


def _spaced(words: str) -> str:
    """Signs of a formula with spaces round those of relation and addition."""
    spaced = "".join(
        f" {one} " if (one in RELATIONS and one != ":") or one in BINARY else one for one in words
    )
    return re.sub(r"([,;:])(?=\S|\Z)", r"\1 ", spaced)


def _grouped(text: str) -> str:
    """A part of a fraction or root, in brackets unless it is a single thing."""
    fenced = text[:1] == "(" and text[-1:] == ")" and text.count("(") == 1
    return text if _SIMPLE.match(text) or fenced else f"({text})"


def _script(sign: str, text: str) -> str:
    """What stands above or below the line: in small letters where Unicode has them."""
    if not text:
        return ""
    small = _RAISED if sign == "^" else _LOWERED
    bare = text.replace(" ", "")
    if all(one in small for one in bare):
        return "".join(small[one] for one in bare)
    return f"{sign}{text}" if _SIMPLE.match(bare) else f"{sign}({bare})"


def _accented(text: str, sign: str) -> str:
    """Letters with an accent; one over several is left out, as it would sit on the last."""
    return text + sign if len(_letters(text)) == 1 and unicodedata.combining(sign) else text
