"""What somebody did to a slide beside its words and shapes: movement, background, colours."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.readers.pptx.names import A, P
from deckbuilder.readers.pptx.parsing import Element

_PLAIN = (None, "none", "noStrike", "0")
_LONGEST = 40
_MOST = 20
"""Runs that are told of one slide: after these, the whole slide was painted."""


def movement(root: Element) -> tuple[str, ...]:
    """Animations, transitions and a background, of which a slide of ours has none."""
    found = []
    if any(one.get("presetClass") for one in root.iter(f"{P}cTn")):
        found.append("an animation")
    if next(root.iter(f"{P}transition"), None) is not None:
        found.append("a transition")
    if root.find(f"{P}cSld/{P}bg") is not None:
        found.append("a background of its own")
    return tuple(found)


def painted(root: Element) -> tuple[str, ...]:
    """Words in a look that no outline can give them, such as `“never” underlined`.

    Our own words have colours of the theme only, and are never underlined or struck out.
    """
    found: dict[str, None] = {}
    for run in root.iter(f"{A}r"):
        looks = list(_looks(run.find(f"{A}rPr")))
        words = " ".join((run.findtext(f"{A}t") or "").split())
        if looks and words:
            cut = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
            found.setdefault(f"“{cut}” {', '.join(looks)}")
        if len(found) >= _MOST:
            break
    return tuple(found)


def _looks(properties: Element | None) -> Iterator[str]:
    if properties is None:
        return
    if properties.get("u") not in _PLAIN:
        yield "underlined"
    if properties.get("strike") not in _PLAIN:
        yield "struck out"
    if properties.get("baseline") not in _PLAIN:
        yield "raised or lowered"
    if properties.find(f"{A}highlight") is not None:
        yield "highlighted"
    colour = properties.find(f"{A}solidFill/{A}srgbClr")
    if colour is not None:
        yield f"in the colour {(colour.get('val') or '').upper()}"
