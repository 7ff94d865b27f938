"""MathML to Office Math: a fixed mapping, element by element (ECMA-376 part 1, 22.1).

What a sum or a function is of, MathML does not say; see `operands`.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TypeAlias

from deckbuilder.formula.alphabets import FIRST, lettered
from deckbuilder.formula.latex import mathml
from deckbuilder.formula.operands import argument, is_function, large, operand
from deckbuilder.formula.signs import ACCENTS, BOXES, BRACES, LINES, SPACES, STYLES
from deckbuilder.formula.tree import (
    INTEGRALS,
    MATH,
    Element,
    parts,
    text_of,
    tidy,
)

Look: TypeAlias = Callable[[bool, bool], str]
"""The properties of a run, given whether it is italic and bold: an `a:rPr`, or nothing."""

NOTHING = "\u200b"
"""Stands where a part is empty: PowerPoint shows a dotted box there otherwise."""


class NotNative(Exception):
    """Office Math has nothing that looks like it; the message names what."""


def _plain_look(italic: bool, bold: bool) -> str:
    return ""


def office_math(latex: str, display: bool = True, look: Look = _plain_look) -> str:
    """A formula as `m:oMath`. Raises `WrongFormula`, and `NotNative` where only a picture can."""
    root = mathml(latex, display)
    inner = _Office(look, display).row(parts(root))
    return f'<m:oMath xmlns:m="{MATH}">{inner}</m:oMath>'


class _Office:
    """Writes the elements of one formula."""

    def __init__(self, look: Look, display: bool) -> None:
        self.look = look
        self.display = display
        self.control = f"<m:ctrlPr>{look(True, False)}</m:ctrlPr>" if look(True, False) else ""

    def argument(self, name: str, nodes: list[Element]) -> str:
        """`m:e`, `m:sub` and the like around what stands in a place."""
        return f"<m:{name}>{self.row(nodes) or self.run(NOTHING)}</m:{name}>"

    def row(self, nodes: list[Element]) -> str:
        """Siblings, with fences around what stands between them and operators before theirs."""
        written, at = [], 0
        while at < len(nodes):
            xml, at = self._next(nodes, at)
            written.append(xml)
        return "".join(written)

    def _next(self, nodes: list[Element], at: int) -> tuple[str, int]:
        """What begins at a place of a row, and the place behind it."""
        node = tidy(nodes[at])
        if fenced := self._fenced(nodes, at):
            return fenced
        if sign := large(node):
            end = operand(nodes, at + 1)
            return self.nary(node, sign, nodes[at + 1 : end]), end
        if is_function(node) and (end := argument(nodes, at + 1)) > at + 1:
            name = f"<m:fName>{self.one(node)}</m:fName>"
            about = self.argument("e", nodes[at + 1 : end])
            return f"<m:func>{self._properties('func')}{name}{about}</m:func>", end
        if node.tag in ("msub", "msup", "msubsup") and not text_of(node[0]) and at + 1 < len(nodes):
            return self.before(node, nodes[at + 1]), at + 2
        return self.one(node), at + 1

    def _fenced(self, nodes: list[Element], at: int) -> tuple[str, int] | None:
        r"""Fences that grow: around a matrix, a pile, or told to by `\left`."""
        node = nodes[at]
        if node.tag != "mo" or at + 1 >= len(nodes):
            return None
        grows = node.get("fence") == "true" and node.get("form") == "prefix"
        tall = tidy(nodes[at + 1])
        pile = tall.tag == "mtable" or (tall.tag == "mfrac" and tall.get("linethickness") == "0")
        if not grows and not (pile and at + 2 < len(nodes) and nodes[at + 2].tag == "mo"):
            return None
        end = at + 2 if not grows else len(nodes)
        if grows and nodes[-1].tag == "mo" and nodes[-1].get("form") == "postfix":
            end -= 1
        closing = text_of(nodes[end]) if end < len(nodes) else ""
        xml = self.fences(text_of(node), closing, nodes[at + 1 : end])
        return xml, min(end + 1, len(nodes))

    def fences(self, opening: str, closing: str, inner: list[Element]) -> str:
        both = (("begChr", opening), ("endChr", closing))
        signs = "".join(f'<m:{name} m:val="{escape(sign)}"/>' for name, sign in both)
        about = self.argument("e", inner)
        return f"<m:d>{self._properties('d', signs)}{about}</m:d>"

    def one(self, node: Element) -> str:
        """One element."""
        node = tidy(node)
        match node.tag:
            case "mi" | "mn" | "mo" | "mtext":
                return self.leaf(node)
            case "mrow" | "mstyle" | "math":
                return self.row(list(node))
            case "mspace":
                return self.space(node.get("width", "0em"))
            case "mfrac":
                return self.fraction(node)
            case "msqrt":
                return self.root(list(node), [])
            case "mroot":
                return self.root(parts(node[0]), parts(node[1]))
            case "msub" | "msup" | "msubsup":
                return self.script(node)
            case "munder" | "mover" | "munderover":
                return self.limits(node)
            case "mtable":
                return self.table(node)
            case "mphantom":
                hidden = self._properties("phant", '<m:show m:val="0"/>')
                return f"<m:phant>{hidden}{self.argument('e', list(node))}</m:phant>"
            case "menclose" if node.get("notation") in BOXES:
                boxed = self._properties("borderBox", BOXES[node.get("notation", "")])
                return f"<m:borderBox>{boxed}{self.argument('e', list(node))}</m:borderBox>"
            case "mpadded" if not node.get("width", "").startswith("0"):
                return self.row([child for child in node if child.tag != "mspace"])
            case "menclose" | "mpadded":
                raise NotNative("signs laid over each other")
            case _:
                raise NotNative(f"`{node.tag}`")

    def leaf(self, node: Element) -> str:
        """Letters, numbers, signs and words. A lone letter is italic, a name is not."""
        text = text_of(node)
        variant = node.get("mathvariant", "")
        if variant in FIRST:
            return self.run("".join(lettered(letter, variant) for letter in text), "p")
        if node.tag == "mtext":
            return self.run(text, STYLES.get(variant, "p"), words=True)
        upright = node.tag != "mi" or len(text) > 1 or not text.isalpha() or ord(text) > 0xFFFF
        upright = upright or 0x391 <= ord(text[0]) <= 0x3A9
        return self.run(text, STYLES.get(variant) or ("p" if upright else ""))

    def run(self, text: str, style: str = "p", *, words: bool = False) -> str:
        if not text:
            return ""
        kind = "<m:nor/>" if words else f'<m:sty m:val="{style}"/>' if style else ""
        properties = f"<m:rPr>{kind}</m:rPr>" if kind else ""
        look = self.look(style in ("", "i", "bi"), style in ("b", "bi"))
        kept = ' xml:space="preserve"' if text != text.strip() else ""
        return f"<m:r>{properties}{look}<m:t{kept}>{escape(text, quote=False)}</m:t></m:r>"

    def space(self, width: str) -> str:
        number = float(width.removesuffix("em")) if width.endswith("em") else 0.0
        written = ""
        while number >= SPACES[-1][0]:
            least, sign = next(one for one in SPACES if number >= one[0])
            written += sign
            number -= max(least, 0.17)
        return self.run(written, words=True)

    def fraction(self, node: Element) -> str:
        bar = '<m:type m:val="noBar"/>' if node.get("linethickness") == "0" else ""
        above, below = self.argument("num", parts(node[0])), self.argument("den", parts(node[1]))
        return f"<m:f>{self._properties('f', bar)}{above}{below}</m:f>"

    def root(self, inner: list[Element], degree: list[Element]) -> str:
        hidden = "" if degree else '<m:degHide m:val="1"/>'
        number = self.argument("deg", degree) if degree else "<m:deg/>"
        properties = self._properties("rad", hidden)
        return f"<m:rad>{properties}{number}{self.argument('e', inner)}</m:rad>"

    def script(self, node: Element) -> str:
        """Letters below and above a line of signs."""
        if sign := large(node):
            return self.nary(node, sign, [])
        kinds = {"msub": "sSub", "msup": "sSup", "msubsup": "sSubSup"}
        return self._with_parts(kinds[node.tag], node, node.tag.removeprefix("m"))

    def _with_parts(self, kind: str, node: Element, places: str) -> str:
        names = [name for name in ("sub", "sup") if name in places]
        inner = "".join(
            self.argument(name, parts(child)) for name, child in zip(names, node[1:], strict=True)
        )
        about = self.argument("e", parts(node[0]))
        return f"<m:{kind}>{self._properties(kind)}{about}{inner}</m:{kind}>"

    def before(self, node: Element, about: Element) -> str:
        """Letters before what they belong to, as of isotopes."""
        below = parts(node[1]) if node.tag != "msup" else []
        above = parts(node[-1]) if node.tag != "msub" else []
        inner = self.argument("sub", below) + self.argument("sup", above)
        last = self.argument("e", [about])
        return f"<m:sPre>{self._properties('sPre')}{inner}{last}</m:sPre>"

    def limits(self, node: Element) -> str:
        """Accents, lines and braces, and what stands below and above a name."""
        sign = text_of(node[1]) if node[1].tag == "mo" else ""
        inner = parts(node[0])
        if node.tag == "mover" and sign in ACCENTS and sign:
            chosen = self._properties("acc", f'<m:chr m:val="{ACCENTS[sign]}"/>')
            return f"<m:acc>{chosen}{self.argument('e', inner)}</m:acc>"
        side = "bot" if node.tag == "munder" else "top"
        if sign and sign in LINES:
            drawn = self._properties("bar", f'<m:pos m:val="{side}"/>')
            return f"<m:bar>{drawn}{self.argument('e', inner)}</m:bar>"
        if sign and sign in BRACES:
            other = "top" if side == "bot" else "bot"
            brace = f'<m:chr m:val="{sign}"/><m:pos m:val="{side}"/><m:vertJc m:val="{other}"/>'
            about = self.argument("e", inner)
            return f"<m:groupChr>{self._properties('groupChr', brace)}{about}</m:groupChr>"
        if sign := large(node):
            return self.nary(node, sign, [])
        return self.stacked(node)

    def stacked(self, node: Element) -> str:
        """Anything with something below it, above it or both."""
        xml = self.one(node[0])
        if node.tag in ("munder", "munderover"):
            below = self.argument("lim", parts(node[1]))
            xml = f"<m:limLow>{self._properties('limLow')}<m:e>{xml}</m:e>{below}</m:limLow>"
        if node.tag in ("mover", "munderover"):
            above = self.argument("lim", parts(node[-1]))
            xml = f"<m:limUpp>{self._properties('limUpp')}<m:e>{xml}</m:e>{above}</m:limUpp>"
        return xml

    def nary(self, node: Element, sign: str, about: list[Element]) -> str:
        """A sum, product or integral of what follows it."""
        below = parts(node[1]) if "sub" in node.tag or "under" in node.tag else []
        above = parts(node[-1]) if "sup" in node.tag or "over" in node.tag else []
        beside = not self.display or (sign in INTEGRALS and node.tag.startswith("ms"))
        properties = (
            f'<m:chr m:val="{sign}"/><m:limLoc m:val="{"subSup" if beside else "undOvr"}"/>'
            + ("" if below else '<m:subHide m:val="1"/>')
            + ("" if above else '<m:supHide m:val="1"/>')
        )
        low = self.argument("sub", below) if below else "<m:sub/>"
        high = self.argument("sup", above) if above else "<m:sup/>"
        inner = self.argument("e", about)
        return f"<m:nary>{self._properties('nary', properties)}{low}{high}{inner}</m:nary>"

    def table(self, node: Element) -> str:
        """Rows of equations with one place to align each, or a matrix."""
        rows = [list(row) for row in node]
        sides = [cell.get("columnalign", "center") for cell in max(rows, key=len, default=[])]
        if (sides[:2] == ["right", "left"] and len(sides) == 2) or len(sides) == 1:
            lines = "".join(self._aligned(row) for row in rows)
            return f"<m:eqArr>{self._properties('eqArr')}{lines}</m:eqArr>"
        columns = "".join(
            f'<m:mc><m:mcPr><m:count m:val="1"/><m:mcJc m:val="{side}"/></m:mcPr></m:mc>'
            for side in sides
        )
        inner = "".join(
            "<m:mr>"
            + "".join(self.argument("e", list(cell)) for cell in _filled(row, len(sides)))
            + "</m:mr>"
            for row in rows
        )
        properties = self._properties("m", f"<m:mcs>{columns}</m:mcs>")
        return f"<m:m>{properties}{inner}</m:m>"

    def _aligned(self, row: list[Element]) -> str:
        """A line of equations; an ampersand marks the place to align (22.1.2.34)."""
        if len(row) < 2:
            return self.argument("e", [child for cell in row for child in cell])
        left, right = (list(cell) for cell in row[:2])
        return f"<m:e>{self.row(left)}{self.run('&')}{self.row(right)}</m:e>"

    def _properties(self, name: str, inner: str = "") -> str:
        both = inner + self.control
        return f"<m:{name}Pr>{both}</m:{name}Pr>" if both else ""


def _filled(row: list[Element], count: int) -> list[Element]:
    return [*row, *(Element("mtd") for _ in range(count - len(row)))]
