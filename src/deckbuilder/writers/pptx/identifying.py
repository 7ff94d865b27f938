"""By what a slide of ours is known again, whoever saves it: its creation id and its anchor."""

from __future__ import annotations

from deckbuilder.writers.pptx.drawing import DECORATIVE, NO_FILL, NO_LINE, RECTANGLE
from deckbuilder.writers.pptx.sheet import ANCHOR
from deckbuilder.writers.pptx.xml import P14, attribute

_CREATION_ID = "{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}"
"""The extension that holds a slide's identity ([MS-PPTX] 2.2.7)."""


def creation_xml(creation: int) -> str:
    """Return the extensions of `p:cSld`: the identity that PowerPoint keeps of a slide."""
    return (
        f'<p:extLst><p:ext uri="{_CREATION_ID}">'
        f'<p14:creationId xmlns:p14="{P14}" val="{creation}"/></p:ext></p:extLst>'
    )


def anchor_xml(slide: str, identifier: int) -> str:
    """Return a shape nobody sees or hears; its name tells whose slide this is.

    LibreOffice forgets the name and the creation id of a slide, but not the names of its shapes.
    """
    name = attribute(f"{slide}:{ANCHOR}")
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identifier}" name="{name}" descr="" hidden="1">'
        f"{DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>"
        '<a:off x="0" y="0"/><a:ext cx="12700" cy="12700"/></a:xfrm>'
        f"{RECTANGLE}{NO_FILL}{NO_LINE}</p:spPr></p:sp>"
    )
