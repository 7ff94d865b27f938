"""Masters and layouts as PowerPoint would have written them.

LibreOffice writes masters without text styles (p:txStyles) and says how text looks in the sample
words of each placeholder instead, from where PowerPoint gives nothing to slides. Here those words'
looks become list styles, so that the template looks as it did in LibreOffice.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from deckbuilder.readers.pptx.ancestry import FOOTERS, placeholder, whole
from deckbuilder.readers.pptx.names import A, P
from deckbuilder.readers.pptx.opening import Element, Opened

_LEVELS = 9
_SAID_ELSEWHERE = ("lang", "altLang", "dirty", "err", "smtClean", "bmk")
"""Attributes of a:rPr that belong to words and not to a style (ECMA-376 part 1, 21.1.2.3.9)."""


def mended(opened: Opened, part: str, kind: str) -> Element:
    """The root of a master or layout, ready to be used; any other part as it is."""
    root = opened.tree(part)
    if kind in ("slideMaster", "slideLayout"):
        master = root if kind == "slideMaster" else _master_of(opened, part)
        if master is not None and _has_no_styles(master):
            _say_styles(root)
        _number_shapes(root)
    return root


def _master_of(opened: Opened, layout: str) -> Element | None:
    part = opened.related(layout, "slideMaster")
    return opened.tree(part) if part else None


def _has_no_styles(master: Element) -> bool:
    styles = master.find(f"{P}txStyles")
    if styles is None:
        return True
    return all(len(one) == 0 for one in styles)


def _say_styles(root: Element) -> None:
    """Give every placeholder a list style that says how its sample words look."""
    for shape in root.iter(f"{P}sp"):
        body = shape.find(f"{P}txBody")
        ph = placeholder(shape)
        if ph is None or body is None:
            continue
        style = body.find(f"{A}lstStyle")
        if style is None:
            style = etree.Element(f"{A}lstStyle")
            properties = body.find(f"{A}bodyPr")
            body.insert(0 if properties is None else 1, style)
        if len(style) == 0:
            for level, made in sorted(_levels(body).items()):
                made.tag = f"{A}lvl{level + 1}pPr"
                style.append(made)
        _repeat_last(style, ph.get("type", ""))


def _levels(body: Element) -> dict[int, Element]:
    """The look of each level that sample words show."""
    found: dict[int, Element] = {}
    for paragraph in body.iterfind(f"{A}p"):
        said = paragraph.find(f"{A}pPr")
        level = min(max(whole(said, "lvl"), 0), _LEVELS - 1)
        run = next((one for one in paragraph.iter(f"{A}rPr", f"{A}endParaRPr")), None)
        if level in found or (said is None and run is None):
            continue
        look = etree.Element("look") if said is None else deepcopy(said)
        if "lvl" in look.attrib:
            del look.attrib["lvl"]
        for one in look.findall(f"{A}defRPr"):
            look.remove(one)
        if run is not None:
            look.append(_default(run))
        found[level] = look
    return found


def _default(run: Element) -> Element:
    """The look of a run as that of a level."""
    made = deepcopy(run)
    made.tag = f"{A}defRPr"
    for name in _SAID_ELSEWHERE:
        if name in made.attrib:
            del made.attrib[name]
    for one in list(made):
        if etree.QName(one).localname.startswith("hlink"):
            made.remove(one)
    return made


def _repeat_last(style: Element, kind: str) -> None:
    """Let deeper levels look like the last one that is shown."""
    if kind in (*FOOTERS, "title", "ctrTitle") or len(style) == 0:
        return
    for level in range(len(style), _LEVELS):
        made = deepcopy(style[-1])
        made.tag = f"{A}lvl{level + 1}pPr"
        style.append(made)


def _number_shapes(root: Element) -> None:
    """Give every shape a number of its own; LibreOffice begins with 0, which stands for none."""
    seen: set[int] = set()
    named = list(root.iter(f"{P}cNvPr"))
    last = max((whole(one, "id") for one in named), default=1)
    for one in named:
        number = whole(one, "id")
        if number <= 0 or number in seen:
            number = last = last + 1
            one.set("id", str(number))
        seen.add(number)
