"""The look of somebody's deck: its layouts, and the colours and fonts of its theme (20.1.6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from deckbuilder.geometry import EMU_PER_POINT
from deckbuilder.readers.pptx.inheritance import Inheritance
from deckbuilder.readers.pptx.names import A, P
from deckbuilder.readers.pptx.opening import Opened
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.readers.pptx.reading import whole
from deckbuilder.readers.pptx.refusing import Unreadable


@dataclass(frozen=True, slots=True)
class Design:
    """The look of a deck, to tell whether somebody changed it."""

    layouts: tuple[str, ...] = ()
    """Names of all layouts, as PowerPoint's menu shows them."""
    colours: Mapping[str, str] = field(default_factory=dict)
    """RRGGBB in capitals by the name of the role in the file: `dk1`, `accent1`, `hlink`."""
    fonts: Mapping[str, str] = field(default_factory=dict)
    """Typefaces of `major` (titles) and `minor` (all else)."""
    digest: str = ""
    """Hex SHA-256 of the colours and fonts."""
    width: float = 0.0
    height: float = 0.0
    """Of a slide, in points."""


def design_of(opened: Opened, inheritance: Inheritance) -> Design:
    """The design of a deck, that of its first master; empty where it is damaged."""
    master = opened.related(opened.main, "slideMaster")
    try:
        theme = opened.tree(opened.related(master, "theme"))
    except Unreadable:
        return Design()
    colours, fonts = colours_of(theme), fonts_of(theme)
    told = repr((sorted(colours.items()), sorted(fonts.items())))
    size = opened.tree(opened.main).find(f"{P}sldSz")
    width, height = (0, 0) if size is None else (whole(size.get("cx")), whole(size.get("cy")))
    return Design(
        _layouts(opened, inheritance),
        colours,
        fonts,
        sha256(told.encode()).hexdigest(),
        round(width / EMU_PER_POINT, 2),
        round(height / EMU_PER_POINT, 2),
    )


def _layouts(opened: Opened, inheritance: Inheritance) -> tuple[str, ...]:
    """Names of the layouts of all masters, in the order of the file."""
    names: list[str] = []
    for master in dict.fromkeys(_those(opened, opened.main, "slideMaster")):
        layouts = dict.fromkeys(_those(opened, master, "slideLayout"))
        names += [inheritance.sheet(layout).name for layout in layouts]
    return tuple(names)


def _those(opened: Opened, part: str, kind: str) -> Iterator[str]:
    relations = opened.relations(part).values()
    return (one.target for one in relations if one.kind == kind and one.target in opened)


def colours_of(theme: Element) -> dict[str, str]:
    """Hex digits by the names of a theme's colours: dk1, lt1, accent1 ..."""
    scheme = theme.find(f"{A}themeElements/{A}clrScheme")
    found = {}
    for role in () if scheme is None else scheme:
        literal, system = role.find(f"{A}srgbClr"), role.find(f"{A}sysClr")
        value = literal.get("val") if literal is not None else None
        if system is not None:
            value = system.get("lastClr")
        found[str(role.tag).rpartition("}")[2]] = (value or "").upper()
    return found


def fonts_of(theme: Element) -> dict[str, str]:
    """Typefaces of `major` and `minor`."""
    way = f"{A}themeElements/{A}fontScheme/{A}"
    found = {kind: theme.find(f"{way}{kind}Font/{A}latin") for kind in ("major", "minor")}
    return {kind: one.get("typeface") or "" for kind, one in found.items() if one is not None}
