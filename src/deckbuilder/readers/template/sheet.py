"""One layout of a template as it is in the file: its placeholders with all they inherit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deckbuilder.geometry import EMU_PER_POINT, Box
from deckbuilder.readers.pptx.ancestry import Ancestry, kind_of, placeholder
from deckbuilder.readers.pptx.drawn_colours import Palette
from deckbuilder.readers.pptx.drawn_looks import (
    anchoring,
    attribute,
    children,
    defaults,
    line_spacing,
    space_of,
    whole_number,
)
from deckbuilder.readers.pptx.names import A, P
from deckbuilder.readers.pptx.native_clean import local
from deckbuilder.readers.pptx.opening import Element
from deckbuilder.scene import INK, Align, Colour, Insets
from deckbuilder.theme.sheets import LevelLook, Look

_INSETS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))
"""Insets in EMU where none are said (ECMA-376 part 1, 21.1.2.1.1)."""
_ALIGNS: dict[str, Align] = {"ctr": "centre", "r": "end", "dist": "centre"}
_SIGNS = {"§": "▪", "Ø": "➢", "ü": "✓", "v": "❖", "q": "❑", "à": "→", "n": "■", "l": "●", "u": "◆"}
"""Letters of Wingdings that stand for bullets, as signs that other fonts have."""
_SYMBOLS = ("wingdings", "symbol", "webdings", "marlett")


@dataclass(frozen=True, slots=True)
class Place:
    """One placeholder of a layout; all lengths are those of the file, in points."""

    type: str
    """As the file says; empty for content of any kind."""
    index: int
    box: Box
    insets: Insets
    look: Look
    bold: bool
    anchor: str
    typeface: str
    """As in the file, `+mj-lt` where it is the theme's."""
    upright: bool
    """Whether its words run from the top down."""

    @property
    def inner(self) -> Box:
        """The box less its insets."""
        return Box(
            self.box.x + self.insets.left,
            self.box.y + self.insets.top,
            self.box.w - self.insets.left - self.insets.right,
            self.box.h - self.insets.top - self.insets.bottom,
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """One layout with its master, parsed."""

    part: str
    name: str
    type: str
    master: str
    """The part of its master."""
    root: Element
    master_root: Element
    theme: Element | None
    palette: Palette
    colour_map: str
    """Its own, as attributes; empty for that of its master."""
    places: tuple[Place, ...]

    def of(self, *types: str) -> tuple[Place, ...]:
        """The placeholders of some types, in their order."""
        return tuple(place for place in self.places if place.type in types)

    @property
    def title(self) -> Place | None:
        return next(iter(self.of("title", "ctrTitle")), None)

    @property
    def contents(self) -> tuple[Place, ...]:
        """Those that take running text, from the left, at most one of a number."""
        found: dict[int, Place] = {}
        for place in self.of("", "body"):
            found.setdefault(place.index, place)
        return tuple(found.values())


def places_of(
    root: Element, master: Element, theme: Element | None, palette: Palette
) -> tuple[Place, ...]:
    """The placeholders of a layout, with what they have from its master."""
    above = Ancestry(None, master, None, theme)
    return tuple(_places(root, above, palette))


def _places(root: Element, above: Ancestry, palette: Palette) -> Iterator[Place]:
    tree = root.find(f"{P}cSld/{P}spTree")
    for shape in tree.iter(f"{P}sp", f"{P}pic") if tree is not None else ():
        ph = placeholder(shape)
        box = above.box(shape) if ph is not None else None
        if ph is None or box is None or box.w < 1 or box.h < 1:
            continue
        yield _place(shape, ph, box, above, palette)


def _place(shape: Element, ph: Element, box: Box, above: Ancestry, palette: Palette) -> Place:
    properties = list(above.bodies(shape))
    styles = list(above.styles(shape))
    first = _levels(styles, 0)
    said = defaults(first)
    index = ph.get("idx", "0")
    return Place(
        kind_of(ph),
        int(index) if index.isdecimal() else 0,
        box,
        Insets(*(whole_number(properties, name, usual) / EMU_PER_POINT for name, usual in _INSETS)),
        _look(styles, properties, palette),
        attribute(said, "b", "0") in ("1", "true"),
        anchoring(properties),
        next((str(one.get("typeface")) for one in children(said, "latin")), ""),
        attribute(properties, "vert", "horz") not in ("horz", ""),
    )


def _levels(styles: list[Element], level: int) -> list[Element]:
    tags = (f"{A}lvl{level + 1}pPr", f"{A}defPPr")
    found = [style.find(tag) for style in styles for tag in tags]
    return [one for one in found if one is not None]


def _look(styles: list[Element], properties: list[Element], palette: Palette) -> Look:
    first = _levels(styles, 0)
    size = _size(first)
    return Look(
        tuple(_level(_levels(styles, level)) for level in range(3)),
        _colour(first, palette),
        _ALIGNS.get(attribute(first, "algn"), "start"),
        round(line_spacing(first, size), 3),
        attribute(properties, "wrap", "square") != "none",
        attribute(defaults(first), "cap", "none") == "all",
    )


def _level(levels: list[Element]) -> LevelLook:
    size = _size(levels)
    margin = max(0.0, whole_number(levels, "marL", 0) / EMU_PER_POINT)
    indent = whole_number(levels, "indent", 0) / EMU_PER_POINT
    after = space_of(levels, "spcAft", size)
    before = space_of(levels, "spcBef", size) + after
    sign = _sign(levels)
    hang = min(margin, max(0.0, -indent)) if sign else 0.0
    return LevelLook(
        size, sign, round(margin, 2), round(hang, 2), round(before, 2), round(after, 2)
    )


def _size(levels: list[Element]) -> float:
    return whole_number(defaults(levels), "sz", 1800) / 100


def _colour(levels: list[Element], palette: Palette) -> Colour:
    found = (palette.fill(one) for one in defaults(levels))
    return next((one for one in found if one), INK)


def _sign(levels: list[Element]) -> str:
    """What begins a point; numbers and pictures are shown as a dot."""
    font = next((str(one.get("typeface") or "") for one in children(levels, "buFont")), "")
    for one in levels:
        for child in one:
            match local(child):
                case "buNone":
                    return ""
                case "buChar":
                    return _shown(str(child.get("char") or ""), font)
                case "buBlip" | "buAutoNum":
                    return "•"
    return ""


def _shown(sign: str, font: str) -> str:
    if not sign:
        return ""
    if ord(sign[0]) >= 0xF000 and ord(sign[0]) < 0xF100:
        sign = chr(ord(sign[0]) - 0xF000)
        font = font or "wingdings"
    if font.lower().startswith(_SYMBOLS):
        return _SIGNS.get(sign, "•")
    return sign
