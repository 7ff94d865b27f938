"""The look that words have from their layout and master, said by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from deckbuilder.readers.pptx.ancestry import Ancestry, whole
from deckbuilder.readers.pptx.names import A
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.theme.layouts import Placeholder
from deckbuilder.theme.theme import Theme

_LEVELS = 5
"""Levels that programs offer."""
_ORDER = [
    "lnSpc",
    "spcBef",
    "spcAft",
    "buClrTx",
    "buClr",
    "buSzTx",
    "buSzPct",
    "buSzPts",
    "buFontTx",
    "buFont",
    "buNone",
    "buAutoNum",
    "buChar",
    "buBlip",
    "tabLst",
    "defRPr",
]
"""Children of a:lvl1pPr in the order of the schema (ECMA-376 part 1, 21.1.2.4.13)."""
_INSTEAD = (
    ("buClrTx", "buClr"),
    ("buSzTx", "buSzPct", "buSzPts"),
    ("buFontTx", "buFont"),
    ("buNone", "buAutoNum", "buChar", "buBlip"),
)
"""Of each of these only one can be said."""
_RUN_ORDER = [
    "ln",
    "noFill",
    "solidFill",
    "gradFill",
    "blipFill",
    "pattFill",
    "grpFill",
    "effectLst",
    "effectDag",
    "highlight",
    "uLnTx",
    "uLn",
    "uFillTx",
    "uFill",
    "latin",
    "ea",
    "cs",
    "sym",
    "hlinkClick",
    "hlinkMouseOver",
    "rtl",
    "extLst",
]
_FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")


def looks_like_ours(
    shape: Element, place: Placeholder | None, ancestry: Ancestry, theme: Theme
) -> bool:
    """Whether words would inherit the same sizes, weight and bullets from our layout."""
    if place is None:
        return False
    sizes = theme.level_sizes(place.size)
    if place.role == "title":
        sizes = (place.size,) * 3
    signs = (not place.type,) * 3
    if place.look:
        levels = [place.look.level(number) for number in range(3)]
        sizes = levels[0].size, levels[1].size, levels[2].size
        signs = bool(levels[0].sign), bool(levels[1].sign), bool(levels[2].sign)
    for level in range(1 if place.role == "title" else 3):
        merged = _merged(shape, ancestry, level)
        run = merged.find(f"{A}defRPr")
        if whole(run, "sz", 1800) != round(sizes[level] * 100):
            return False
        if (run is not None and run.get("b") in ("1", "true")) != place.bold:
            return False
        dots = merged.find(f"{A}buChar") is not None or merged.find(f"{A}buAutoNum") is not None
        if dots != signs[level]:
            return False
    return True


def say_look(shape: Element, body: Element, ancestry: Ancestry) -> None:
    """Write into a text what it has from its layout and master."""
    own = body.find(f"{A}lstStyle")
    style = etree.Element(f"{A}lstStyle")
    for level in range(_LEVELS):
        style.append(_merged(shape, ancestry, level))
    properties = body.find(f"{A}bodyPr")
    if properties is None:
        properties = etree.Element(f"{A}bodyPr")
        body.insert(0, properties)
    for above in list(ancestry.bodies(shape))[1:]:
        for name, value in above.attrib.items():
            if properties.get(name) is None:
                properties.set(name, value)
    if own is not None:
        body.replace(own, style)
    else:
        body.insert(1, style)


def _merged(shape: Element, ancestry: Ancestry, level: int) -> Element:
    """What a level of a text looks like, all that is inherited said in one place."""
    tag = f"{A}lvl{level + 1}pPr"
    merged = etree.Element(tag)
    run = etree.Element(f"{A}defRPr")
    for style in ancestry.styles(shape):
        said = style.find(tag)
        if said is None:
            continue
        _overlay(merged, said, _INSTEAD, skip=("defRPr", "extLst", "buBlip"))
        default = said.find(f"{A}defRPr")
        if default is not None:
            _overlay(run, default, (_FILLS,), skip=("hlinkClick", "hlinkMouseOver", "extLst"))
    _say_usual(merged, run)
    run[:] = sorted(run, key=lambda one: _RUN_ORDER.index(etree.QName(one).localname))
    merged.append(run)
    merged[:] = sorted(merged, key=lambda one: _ORDER.index(etree.QName(one).localname))
    return merged


def _say_usual(merged: Element, run: Element) -> None:
    """Say what nobody says, which ours would otherwise say in another way."""
    for name, value in (("sz", "1800"), ("b", "0"), ("i", "0")):
        run.set(name, run.get(name, value))
    for name, value in (("marL", "0"), ("indent", "0"), ("algn", "l")):
        merged.set(name, merged.get(name, value))
    said = {etree.QName(one).localname for one in merged}
    if not said & set(_INSTEAD[-1]):
        etree.SubElement(merged, f"{A}buNone")
    if "spcBef" not in said:
        etree.SubElement(etree.SubElement(merged, f"{A}spcBef"), f"{A}spcPts", val="0")


def _overlay(
    merged: Element, said: Element, instead: Sequence[Sequence[str]], skip: Sequence[str]
) -> None:
    """Add to `merged` what it does not say yet and `said` does."""
    for name, value in said.attrib.items():
        if merged.get(name) is None:
            merged.set(name, value)
    here = {etree.QName(one).localname for one in merged}
    for one in said:
        name = etree.QName(one).localname
        group = next((names for names in instead if name in names), (name,))
        known = name in _ORDER or name in _RUN_ORDER
        if known and name not in skip and not here & set(group):
            merged.append(deepcopy(one))
