"""What properties of paragraphs and texts say (ECMA-376 part 1, 21.1.2), the nearest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckbuilder.geometry import EMU_PER_POINT
from deckbuilder.measure import LINE_HEIGHT
from deckbuilder.readers.pptx.ancestry import whole
from deckbuilder.readers.pptx.names import A
from deckbuilder.readers.pptx.native_clean import local
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.scene import Align, Anchor, Bullet

_ALIGNS: dict[str, Align] = {"ctr": "centre", "r": "end", "dist": "centre"}
_ANCHORS: dict[str, Anchor] = {"ctr": "middle", "b": "bottom"}
_WHOLE = 100_000


def attribute(elements: Sequence[Element], name: str, otherwise: str = "") -> str:
    return next((str(one.get(name)) for one in elements if one.get(name) is not None), otherwise)


def whole_number(elements: Sequence[Element], name: str, otherwise: int) -> int:
    return next((whole(one, name) for one in elements if one.get(name) is not None), otherwise)


def in_points(value: str) -> float:
    return int(value) / EMU_PER_POINT if value.lstrip("-").isdecimal() else 0.0


def alignment(value: str, rtl: bool) -> Align:
    if value in ("l", "r") and rtl:
        # On the page, `l` is left whichever way the words run.
        return "end" if value == "l" else "start"
    return _ALIGNS.get(value, "start")


def bullet_of(levels: Sequence[Element]) -> tuple[Bullet, int]:
    """How a paragraph begins, and with which number."""
    for one in levels:
        for child in one:
            match local(child):
                case "buNone":
                    return "none", 1
                case "buChar" | "buBlip":
                    return "dot", 1
                case "buAutoNum":
                    return "number", max(1, whole(child, "startAt", 1))
    return "none", 1


def space_of(levels: Sequence[Element], name: str, size: float) -> float:
    """Points above a paragraph."""
    for one in children(levels, name):
        for child in one:
            value = whole(child, "val")
            exact = local(child) == "spcPts"
            return value / 100 if exact else value / _WHOLE * size * LINE_HEIGHT
    return 0.0


def line_spacing(levels: Sequence[Element], size: float) -> float:
    """The line pitch as a multiple of the usual one."""
    for one in children(levels, "lnSpc"):
        for child in one:
            value = whole(child, "val")
            exact = local(child) == "spcPts"
            spacing = value / 100 / (size * LINE_HEIGHT) if exact else value / _WHOLE
            return max(0.3, min(5.0, spacing))
    return 1.0


def anchoring(properties: Sequence[Element]) -> Anchor:
    return _ANCHORS.get(attribute(properties, "anchor"), "top")


def defaults(levels: Sequence[Element]) -> list[Element]:
    found = (one.find(f"{A}defRPr") for one in levels)
    return [one for one in found if one is not None]


def children(elements: Sequence[Element], name: str) -> Iterator[Element]:
    for one in elements:
        yield from one.findall(f"{A}{name}")
