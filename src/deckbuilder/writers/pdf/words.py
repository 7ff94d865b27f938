"""The words of our SVG as Typst's text: a line at its place, with its runs and its links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias
from xml.etree import ElementTree

from deckbuilder.writers.pdf.code import block, call, colour, points, string
from deckbuilder.writers.svg.fonts import FAMILIES

Look: TypeAlias = Mapping[str, str]
"""SVG attributes by name."""
Targets: TypeAlias = Callable[[str], str]
"""From the address of a link to what Typst's `link` goes to; empty for no link."""

SIDES = {"start": "left", "middle": "center", "end": "right"}
_RIGHT_TO_LEFT = "\N{RIGHT-TO-LEFT ISOLATE}"
_NAMES = {family.name: family for family in FAMILIES.values()}

FUNCTIONS = """
#let words(x, y, side, direction, body) = {
  let reach = 4000pt
  let before = if side == center { reach / 2 } else if side == right { reach } else { 0pt }
  place(top + left, dx: x - before, dy: y, box(width: reach, align(side, {
    set text(dir: direction)
    body
  })))
}
"""
"""`words` puts a line so that its baseline is at y and its left edge, middle or right edge at x."""


def line(element: str, targets: Targets) -> str:
    """A text element of our SVG, which is one line on a slide, as a call of `words`."""
    root = ElementTree.fromstring(element)
    words = "".join(root.itertext())
    look = {"font-weight": "regular", "font-style": "normal", "fill-opacity": "1", **root.attrib}
    runs = list(_runs(root, look, targets))
    return call(
        "words",
        f"{float(root.attrib['x']):g}pt",
        f"{float(root.attrib['y']):g}pt",
        SIDES[root.get("text-anchor", "start")],
        "rtl" if words.startswith(_RIGHT_TO_LEFT) else "ltr",
        block(*runs),
    )


def _runs(node: ElementTree.Element, look: Look, targets: Targets) -> Iterator[str]:
    """The runs within a node, each with all that it is set in."""
    if node.text:
        yield styled(node.text, look)
    for child in node:
        if child.tag == "a":
            yield linked(block(*_runs(child, look, targets)), targets(child.attrib["href"]))
        else:
            yield from _runs(child, {**look, **child.attrib}, targets)
        if child.tail:
            yield styled(child.tail, look)


def styled(words: str, look: Look) -> str:
    """Words in one look."""
    set_ = call(
        "text",
        string(words),
        font=f"faces({string(family)})" if (family := our_family(look)) else None,
        size=points(float(look["font-size"])),
        weight=string(look["font-weight"]),
        style=string(look["font-style"]),
        fill=colour(look["fill"], float(look["fill-opacity"])),
    )
    return call("underline", set_, evade="false") if "text-decoration" in look else set_


def our_family(look: Look) -> str:
    """The first family of ours in a font-family; empty where that of the slide is meant."""
    named = re.findall(r"[^,']+", look.get("font-family", ""))
    return next((name.strip() for name in named if name.strip() in _NAMES), "")


def linked(content: str, target: str) -> str:
    """Content that leads to `target`, if there is any."""
    return call("link", target, content) if target else content
