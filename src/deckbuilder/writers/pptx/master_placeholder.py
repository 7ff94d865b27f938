"""Placeholders of masters and layouts: the boxes a co-presenter sees as `Click to add title`."""

from __future__ import annotations

from dataclasses import dataclass

from deckbuilder.geometry import Box, emu
from deckbuilder.scene import Anchor
from deckbuilder.writers.pptx.xml import attribute, guid

_ANCHORS: dict[Anchor, str] = {"top": "t", "middle": "ctr", "bottom": "b"}
_LEVEL_PROMPTS = (
    "Click to edit text",
    "Second level",
    "Third level",
    "Fourth level",
    "Fifth level",
)

TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
"""What every p:spTree begins with (19.3.1.45)."""


@dataclass(frozen=True, slots=True)
class Part:
    """One placeholder as it stands in a master or layout."""

    name: str
    type: str = ""
    """ST_PlaceholderType (19.7.10); empty for content of any kind."""
    index: int | None = None
    size: str = ""
    """ST_PlaceholderSize (19.7.9): half or quarter; empty for full."""
    box: Box | None = None
    """None: where the master has it."""
    body: str = "<a:bodyPr/>"
    styles: str = "<a:lstStyle/>"
    paragraphs: str = ""
    locks: str = 'noGrp="1"'
    line: str = ""


def placeholder_xml(identifier: int, part: Part) -> str:
    """Return the p:sp of a placeholder; without paragraphs it has no text, as a slide image."""
    kind = f' type="{part.type}"' if part.type else ""
    kind += f' sz="{part.size}"' if part.size else ""
    kind += f' idx="{part.index}"' if part.index is not None else ""
    text = f"<p:txBody>{part.body}{part.styles}{part.paragraphs}</p:txBody>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identifier}" name="{attribute(part.name)}"/>'
        f"<p:cNvSpPr><a:spLocks {part.locks}/></p:cNvSpPr><p:nvPr><p:ph{kind}/></p:nvPr></p:nvSpPr>"
        f"{_properties(part)}{text if part.paragraphs else ''}</p:sp>"
    )


def _properties(part: Part) -> str:
    if part.box is None:
        return "<p:spPr/>"
    return (
        f"<p:spPr>{transform_xml(part.box)}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{part.line}</p:spPr>'
    )


def transform_xml(box: Box) -> str:
    """Return a:xfrm for a box in points."""
    return (
        f'<a:xfrm><a:off x="{emu(box.x)}" y="{emu(box.y)}"/>'
        f'<a:ext cx="{emu(box.w)}" cy="{emu(box.h)}"/></a:xfrm>'
    )


def body_xml(anchor: Anchor, *, rtl: bool = False) -> str:
    """Text that fills its whole box; PowerPoint may shrink it once somebody has edited it."""
    return (
        '<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" '
        f'rtlCol="{int(rtl)}" anchor="{_ANCHORS[anchor]}"><a:normAutofit/></a:bodyPr>'
    )


def prompt_xml(words: str) -> str:
    """Return the paragraph that asks for text."""
    return (
        f'<a:p><a:r><a:rPr lang="en-US"/><a:t>{words}</a:t></a:r><a:endParaRPr lang="en-US"/></a:p>'
    )


def levels_xml() -> str:
    """Return the five paragraphs that show the levels of a content placeholder."""
    return "".join(
        f'<a:p><a:pPr lvl="{level}"/><a:r><a:rPr lang="en-US"/><a:t>{words}</a:t></a:r></a:p>'
        for level, words in enumerate(_LEVEL_PROMPTS)
    )


def number_xml(seed: str) -> str:
    """Return the paragraph with the slide number field."""
    return (
        f'<a:p><a:fld id="{guid(seed)}" type="slidenum"><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld>'
        '<a:endParaRPr lang="en-US"/></a:p>'
    )


EMPTY_PARAGRAPH = '<a:p><a:endParaRPr lang="en-US"/></a:p>'
