"""What a sum or a function is of: MathML says it of neither, and Office Math wants to know."""

from __future__ import annotations

from deckbuilder.formula.tree import BINARY, LARGE, OPENING, RELATIONS, Element, text_of, tidy


def large(node: Element) -> str:
    """The sign of a sum, product or integral, with or without limits."""
    if node.tag in ("msub", "msup", "msubsup", "munder", "mover", "munderover"):
        node = tidy(node[0])
    text = text_of(node) if node.tag in ("mo", "mi") else ""
    return text if text in LARGE and text else ""


def is_function(node: Element) -> bool:
    """Whether it is a name such as `log`, with or without something at it."""
    if node.tag in ("msub", "msup", "msubsup", "munder", "mover", "munderover"):
        node = tidy(node[0])
    text = text_of(node) if node.tag in ("mo", "mi") else ""
    return len(text) > 1 and text[0].isascii() and text.replace(" ", "").isalpha()


def operand(nodes: list[Element], start: int) -> int:
    """The place behind what a sum is of: all factors, as far as a relation or an addition."""
    depth = 0
    for at in range(start, len(nodes)):
        sign = text_of(nodes[at]) if nodes[at].tag == "mo" else ""
        if sign in OPENING and sign:
            depth += 1
        elif sign in OPENING.values() and sign:
            if not depth:
                return at
            depth -= 1
        elif sign and not depth and (sign in RELATIONS or (at > start and sign in "+−±,;.")):
            return at
    return len(nodes)


def argument(nodes: list[Element], start: int) -> int:
    """The place behind what a function is of: what stands in fences, or the next factor."""
    while start < len(nodes) and nodes[start].tag == "mspace":
        start += 1
    if start >= len(nodes):
        return start
    if is_function(tidy(nodes[start])):
        return max(start + 1, argument(nodes, start + 1))
    sign = text_of(nodes[start]) if nodes[start].tag == "mo" else ""
    if sign in OPENING and sign:
        depth = 0
        for at in range(start, len(nodes)):
            words = text_of(nodes[at])
            depth += (words == sign) - (tidy(nodes[at]).tag != "mrow" and _closes(nodes[at], sign))
            if depth == 0:
                return at + 1
        return len(nodes)
    if sign and (sign in RELATIONS or sign in BINARY or not sign.isalpha()):
        return start
    return start + 1


def _closes(node: Element, opening: str) -> bool:
    """Whether a fence closes, it alone or with something at it, as in `(x)^2`."""
    if node.tag in ("msub", "msup", "msubsup"):
        node = tidy(node[0])
    return text_of(node) == OPENING[opening]
