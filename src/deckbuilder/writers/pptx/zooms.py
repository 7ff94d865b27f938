"""Section zooms: a click leads through a section and back ([MS-PPTX] 2.8.3.1)."""

from __future__ import annotations

from deckbuilder.geometry import Box
from deckbuilder.scene import Picture
from deckbuilder.writers.pptx.drawing import RECTANGLE, named, pen, place, transform
from deckbuilder.writers.pptx.sheet import Sheet
from deckbuilder.writers.pptx.xml import MC, guid

_PSEZ = "http://schemas.microsoft.com/office/powerpoint/2016/sectionzoom"
_P166 = "http://schemas.microsoft.com/office/powerpoint/2016/6/main"
_MILLISECONDS = 1000
"""PowerPoint's own length of the flight into a section and out of it."""


def section_zoom(picture: Picture, fallback: str, sheet: Sheet) -> str:
    """Return a picture of a section's first slide as a zoom, and `fallback` for other programs.

    `fallback` is the same picture as an ordinary one that leads to the slide.
    """
    box = picture.box
    section = sheet.context.sections[picture.section]
    identity = guid(f"zoom:{sheet.scene.id}:{picture.name}")
    image = sheet.picture(picture.image.data, picture.image.media_type)
    inside = Box(0, 0, box.w, box.h)
    properties = (
        f'<psez:zmPr id="{identity}" transitionDur="{_MILLISECONDS}">'
        f'<p166:blipFill xmlns:p166="{_P166}"><a:blip r:embed="{image}"/>'
        "<a:stretch><a:fillRect/></a:stretch></p166:blipFill>"
        f'<p166:spPr xmlns:p166="{_P166}">{transform(inside)}{RECTANGLE}'
        f"{pen(picture.line, sheet.theme)}</p166:spPr></psez:zmPr>"
    )
    frame = (
        f"<p:graphicFrame><p:nvGraphicFramePr>{named(picture.name, sheet, alt=picture.alt)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr/></p:nvGraphicFramePr><p:xfrm>{place(box)}</p:xfrm>"
        f'<a:graphic><a:graphicData uri="{_PSEZ}"><psez:sectionZm>'
        f'<psez:sectionZmObj sectionId="{section}">{properties}</psez:sectionZmObj>'
        "</psez:sectionZm></a:graphicData></a:graphic></p:graphicFrame>"
    )
    return (
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice xmlns:psez="{_PSEZ}" Requires="psez">'
        f"{frame}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )
