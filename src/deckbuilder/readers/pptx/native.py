"""A slide of somebody else's deck as a value that can be written into ours as it stands."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

from lxml import etree

from deckbuilder.diagnostics import nearest
from deckbuilder.geometry import EMU_PER_POINT
from deckbuilder.readers.pptx.ancestry import ancestry, whole
from deckbuilder.readers.pptx.identity import ANCHOR, Identity, identity_of
from deckbuilder.readers.pptx.names import A, P, R
from deckbuilder.readers.pptx.native_clean import local, remove, without_dead_ends
from deckbuilder.readers.pptx.native_home import Home, settle
from deckbuilder.readers.pptx.native_parts import Related, as_bytes, needed
from deckbuilder.readers.pptx.opening import Element, Opened
from deckbuilder.readers.pptx.ornaments import builds, transition
from deckbuilder.scene import LayoutName, NativeSlide

__all__ = ["Home", "find_slide", "native_slide", "slide_ids", "slide_meant"]

_PREFIXES = {"a": A[1:-1], "r": R[1:-1], "p": P[1:-1]}
_CREATION_16 = "{http://schemas.microsoft.com/office/drawing/2014/main}creationId"
_SIDES = {"off": "xy", "chOff": "xy", "ext": ("cx", "cy"), "chExt": ("cx", "cy")}
_OWN_PARTS = ("custDataLst", "controls", "extLst")
"""Children of p:cSld that are ours to write, or left out."""


def slide_ids(opened: Opened) -> dict[str, str]:
    """The ids of the slides by their parts, in order; empty for a slide without one."""
    return {part: identity_of(opened.tree(part)).id for part in opened.slides}


def find_slide(known: Mapping[str, Identity], wanted: str) -> str:
    """The part of the slide that is called `wanted`, or has that number; empty for none.

    `known` are the identities of all slides by their parts, in order. Programs that forget the
    names of slides may keep their creation ids ([MS-PPTX] 2.2.7), which are made from the names. Of
    a slide and its copies the first counts.
    """
    for part, identity in known.items():
        if wanted in (identity.id, *identity.anchors):
            return part
    if wanted.isdecimal() and 0 < int(wanted[:9]) <= len(known):
        return list(known)[int(wanted[:9]) - 1]
    made = str(zlib.crc32(wanted.encode("utf-8", "replace")))
    for part, identity in known.items():
        if identity.creation and str(identity.creation) in (wanted, made):
            return part
    return ""


def slide_meant(slides: Mapping[str, Identity], wanted: str) -> str:
    """A hint for a slide that is not there: the id that is meant, or all there are."""
    known = [identity.id for identity in slides.values() if identity.id]
    close = nearest(wanted, known)
    if close:
        return f"did you mean `#{close}`?"
    numbers = f"by number `#1` to `#{len(slides)}`"
    if not known:
        return f"name one of its slides {numbers}"
    listed = ", ".join(f"`#{one}`" for one in known[:12])
    return f"its slides are {listed}{' ...' if len(known) > 12 else ''}, or {numbers}"


def native_slide(
    opened: Opened, part: str, home: Home, ids: Mapping[str, str] | None = None
) -> tuple[NativeSlide, LayoutName]:
    """The slide that is the part `part`, and the layout of ours that it goes on.

    `ids` are the `slide_ids`, where they are known already. Macros, programs, comments and what
    lies outside the file stay behind.
    """
    root = opened.tree(part)
    identifier = identity_of(root).id
    known = slide_ids(opened) if ids is None else ids
    related = Related(opened, {one.lower(): name for one, name in known.items() if name})
    found = related.relationships(part, jumps=True)
    _without_what_is_ours(root)
    before = _risky(root)
    used = without_dead_ends(root, {one.id for one in found})
    if _risky(root) < before:
        related.left_out.setdefault("a link that runs a program", None)
    layout = settle(root, ancestry(opened, part), home)
    _mend(root)
    kept = needed([one for one in found if one.id in used or "/diagramDrawing" in one.type], used)
    parts = tuple(related.reached(kept))
    native = NativeSlide(
        id=identifier,
        xml=as_bytes(_usual_prefixes(root)),
        relationships=kept,
        parts=parts,
        left_out=tuple(related.left_out),
        size=_size(opened),
        transition=transition(root),
        builds=builds(root, identifier),
    )
    return native, layout.name


def _size(opened: Opened) -> tuple[float, float]:
    """Width and height of the slides of a deck, in points."""
    size = opened.tree(opened.main).find(f"{P}sldSz")
    return whole(size, "cx") / EMU_PER_POINT, whole(size, "cy") / EMU_PER_POINT


def _without_what_is_ours(root: Element) -> None:
    """Take out names, anchors and comments that the writer gives the slide anew."""
    root.attrib.pop("show", None)
    slide = root.find(f"{P}cSld")
    slide.attrib.pop("name", None)
    for one in list(slide):
        if local(one) in _OWN_PARTS:
            slide.remove(one)
    tree = slide.find(f"{P}spTree")
    for one in tree.findall(f"{P}extLst"):
        tree.remove(one)
    for properties in list(root.iter(f"{P}cNvPr")):
        if str(properties.get("name") or "").endswith(f":{ANCHOR}"):
            remove(properties.getparent().getparent())


_HARMLESS = ("ppaction://hlinksldjump", "ppaction://hlinkshowjump", "ppaction://media",
             "ppaction://noaction")  # fmt: skip


def _risky(root: Element) -> int:
    """How many links do something else than lead somewhere."""
    actions = (one.get("action", "") for one in root.iter() if local(one).startswith("hlink"))
    return sum(bool(action) and not action.startswith(_HARMLESS) for action in actions)


def _mend(root: Element) -> None:
    """Give every shape an id of its own, and drop what refers to shapes that are not there."""
    shown = [one for one in root.iter(f"{P}cNvPr") if not _in_fallback(one)]
    last = max((whole(one, "id") for one in shown), default=1)
    seen: set[int] = set()
    for one in shown:
        number = whole(one, "id")
        if number <= 0 or number in seen:
            number = last = max(last, 1) + 1
            one.set("id", str(number))
        seen.add(number)
    known = set(map(str, seen))
    for glue in [*root.iter(f"{A}stCxn"), *root.iter(f"{A}endCxn")]:
        if glue.get("id") not in known:
            remove(glue)
    for timing in root.findall(f"{P}timing"):
        if any(one.get("spid", "0") not in (*known, "0") for one in timing.iter()):
            root.remove(timing)
    _once(root, _CREATION_16)
    _mend_places(root)
    for body in [*root.iter(f"{P}txBody"), *root.iter(f"{A}txBody")]:
        if body.find(f"{A}p") is None:
            etree.SubElement(body, f"{A}p")


def _mend_places(root: Element) -> None:
    """Write places and sizes as whole numbers; PowerPoint offers to repair a file with others."""
    for name, sides in _SIDES.items():
        for one in root.iter(f"{A}{name}"):
            for side in sides if one.get("uri") is None else ():
                value = one.get(side, "")
                if not value.removeprefix("-" if side in "xy" else "").isdecimal():
                    one.set(side, str(max(whole(one, side), 0 if side[0] == "c" else -(10**9))))
    for properties in root.iter(f"{P}grpSpPr"):
        transform = properties.find(f"{A}xfrm")
        if transform is not None and transform.find(f"{A}chExt") is None:
            properties.remove(transform)


def _once(root: Element, tag: str) -> None:
    """Take out creation ids that a shape above has already: copies keep those of the original."""
    seen: set[str] = set()
    for one in list(root.iter(tag)):
        if _in_fallback(one):
            continue
        if one.get("id") in seen:
            remove(one)
        seen.add(one.get("id"))


def _in_fallback(element: Element) -> bool:
    return any(local(one) == "Fallback" for one in element.iterancestors())


def _usual_prefixes(root: Element) -> Element:
    """The same with a:, p: and r: for the usual namespaces, whatever the file calls them."""
    if _PREFIXES.items() <= root.nsmap.items():
        return root
    others = {
        prefix: uri
        for prefix, uri in root.nsmap.items()
        if prefix and prefix not in _PREFIXES and uri not in _PREFIXES.values()
    }
    made = etree.Element(root.tag, dict(root.attrib), nsmap={**others, **_PREFIXES})
    made.extend(list(root))
    return made
