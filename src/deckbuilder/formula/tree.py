"""What the modules on formulas share: names of elements, and kinds of symbols."""

from __future__ import annotations

import unicodedata
from xml.etree import ElementTree

Element = ElementTree.Element

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
"""The namespace of Office Math (ECMA-376 part 1, 22.1)."""

LARGE = frozenset("∑∏∐∫∬∭⨌∮∯∰⋀⋁⋂⋃⨀⨁⨂⨄⨆")
"""Operators that grow and take limits: those of `m:nary` (22.1.2.70)."""
INTEGRALS = frozenset("∫∬∭⨌∮∯∰")
"""Those of them whose limits stand beside them in all formulas."""

OPENING = {"(": ")", "[": "]", "{": "}", "⌊": "⌋", "⌈": "⌉", "⟨": "⟩"}
"""Fences that open, each with the one that closes it."""

RELATIONS = frozenset("=<>≤≥≠≈≡∼≃≅∝∈∉∋⊂⊆⊃⊇→←↔↦⇒⇐⇔⟹⟸⟺≔≪≫⊢⊨≺≻⊥∥∣:⟶⟵↪↠")
BINARY = frozenset("+−±∓×÷·∗⋅∘∪∩∧∨⊕⊗⊙∖")


def is_symbol(text: str) -> bool:
    """Whether a text is one sign that stands between or round others, and no letter."""
    return len(text) == 1 and (text in ":∣‖" or unicodedata.category(text) in ("Sm", "Ps", "Pe"))


def text_of(node: Element) -> str:
    """The words of a leaf."""
    return "".join(node.itertext())


def tidy(node: Element) -> Element:
    """A row of one as that one; anything else as it is."""
    while node.tag in ("mrow", "mstyle", "math") and len(node) == 1 and not node.get("mathcolor"):
        node = node[0]
    return node


def parts(node: Element) -> list[Element]:
    """What stands in a row, or a lone node."""
    node = tidy(node)
    return list(node) if node.tag in ("mrow", "mstyle", "math") else [node]
