"""The notes master: a light page with the slide above and what the speaker says below."""

from __future__ import annotations

from deckbuilder.geometry import Box
from deckbuilder.writers.pptx.levels import plain_levels
from deckbuilder.writers.pptx.master import BACKGROUND, colour_map
from deckbuilder.writers.pptx.master_placeholder import (
    TREE_HEAD,
    Part,
    number_xml,
    placeholder_xml,
    prompt_xml,
)
from deckbuilder.writers.pptx.xml import APR, HEAD

PAGE_WIDTH, PAGE_HEIGHT = 540.0, 720.0
"""Points of a notes page: PowerPoint's default, p:notesSz 6858000 x 9144000 EMU."""

IMAGE_INDEX, NOTES_INDEX, NUMBER_INDEX = 2, 3, 5
"""Numbers of the placeholders, as PowerPoint's own notes master has them."""

NOTES_SIZE = 12.0
"""Points of the words under the slide."""

_IMAGE_TOP, _IMAGE_HEIGHT = 90.0, 243.0
_WORDS = Box(54, 346.5, 432, 283.5)
_NUMBER = Box(305.87, 683.88, 234, 36.12)

_OUTLINE = '<a:noFill/><a:ln w="12700"><a:solidFill><a:prstClr val="black"/></a:solidFill></a:ln>'
_PRINT = '<a:bodyPr vert="horz" lIns="91440" tIns="45720" rIns="91440" bIns="45720" rtlCol="{}"{}/>'


_SIZES = "<a:lstStyle>{}</a:lstStyle>".format(
    "".join(
        f'<a:lvl{level}pPr><a:defRPr sz="{round(NOTES_SIZE * 100)}"/></a:lvl{level}pPr>'
        for level in range(1, 10)
    )
)
"""The size of p:notesStyle said again: LibreOffice prints notes at 20 pt when only that says it."""


def image_box(width: float, height: float) -> Box:
    """Where the picture of a slide of `width` x `height` points stands on the notes page."""
    shown = _IMAGE_HEIGHT * width / height
    return Box((PAGE_WIDTH - shown) / 2, _IMAGE_TOP, shown, _IMAGE_HEIGHT)


def notes_master_xml(width: float, height: float, *, rtl: bool = False) -> bytes:
    """Return the notes master for slides of `width` x `height` points."""
    numbered = f'<a:lvl1pPr algn="{"l" if rtl else "r"}"><a:defRPr sz="1200"/></a:lvl1pPr>'
    image = Part(
        "Slide Image Placeholder 1",
        "sldImg",
        IMAGE_INDEX,
        box=image_box(width, height),
        locks='noGrp="1" noRot="1" noChangeAspect="1"',
        line=_OUTLINE,
    )
    words = Part(
        "Notes Placeholder 2",
        "body",
        NOTES_INDEX,
        "quarter",
        box=_WORDS,
        body=_PRINT.format(int(rtl), ""),
        styles=_SIZES,
        paragraphs=prompt_xml("Click to edit notes"),
    )
    number = Part(
        "Slide Number Placeholder 3",
        "sldNum",
        NUMBER_INDEX,
        "quarter",
        box=_NUMBER.mirrored(PAGE_WIDTH) if rtl else _NUMBER,
        body=_PRINT.format(int(rtl), ' anchor="b"'),
        styles=f"<a:lstStyle>{numbered}</a:lstStyle>",
        paragraphs=number_xml("notes page number"),
    )
    shapes = "".join(placeholder_xml(n, part) for n, part in enumerate((image, words, number), 2))
    return (
        f"{HEAD}<p:notesMaster {APR}><p:cSld>{BACKGROUND}"
        f"<p:spTree>{TREE_HEAD}{shapes}</p:spTree></p:cSld>{colour_map(False)}"
        f"<p:notesStyle>{plain_levels(NOTES_SIZE, rtl=rtl)}</p:notesStyle></p:notesMaster>"
    ).encode()
