"""Attributes of strangers as values: numbers that are none and switches that say nothing."""

from __future__ import annotations

import re

from deckbuilder.readers.pptx.names import A, P
from deckbuilder.readers.pptx.parsing import Element

_WHOLE = re.compile(r"\s*[-+]?\d{1,12}\s*\Z")
"""EMU go to 27 273 042 316 900 at most (ECMA-376 part 1, 20.1.10.16); no slide is that large."""

NAMED = f"*/{P}cNvPr"
"""The way from a shape to its name, alternative text and link."""


def whole(text: str | None, otherwise: int = 0) -> int:
    """A whole number; `otherwise` for anything else."""
    return int(text) if text and _WHOLE.match(text) else otherwise


def switch(text: str | None) -> bool | None:
    """What an attribute of type xsd:boolean says; None where it says nothing."""
    match text:
        case "1" | "true" | "on":
            return True
        case "0" | "false" | "off":
            return False
        case _:
            return None


def placeholder_of(shape: Element) -> Element | None:
    """The `p:ph` of a shape that is a placeholder."""
    return shape.find(f"*/{P}nvPr/{P}ph")


def transform_of(shape: Element) -> Element | None:
    """Where a shape is, in whichever element its kind keeps that; None where it is inherited."""
    for way in (f"{P}spPr/{A}xfrm", f"{P}xfrm", f"{P}grpSpPr/{A}xfrm"):
        found = shape.find(way)
        if found is not None and found.find(f"{A}ext") is not None:
            return found
    return None
