"""Pictures: `p:pic` (ECMA-376 part 1, 19.3.1.37), with the drawing they were made from."""

from __future__ import annotations

from deckbuilder.scene import Crop, Image, Picture
from deckbuilder.writers.pptx.drawing import RECTANGLE, named, pen, transform
from deckbuilder.writers.pptx.sheet import Sheet
from deckbuilder.writers.pptx.xml import ASVG
from deckbuilder.writers.pptx.zooms import section_zoom

_A14 = "http://schemas.microsoft.com/office/drawing/2010/main"
_WHOLE = 100_000
"""ST_Percentage counts thousandths of a percent."""


def picture_xml(picture: Picture, sheet: Sheet) -> str:
    """Return the picture, its bytes embedded once per deck."""
    shown = _picture_xml(picture, sheet)
    return section_zoom(picture, shown, sheet) if picture.section else shown


def _picture_xml(picture: Picture, sheet: Sheet) -> str:
    name = named(
        picture.name,
        sheet,
        alt=picture.alt,
        decorative=picture.decorative,
        link=picture.link,
    )
    outline = pen(picture.line, sheet.theme) if picture.line else ""
    return (
        f"<p:pic><p:nvPicPr>{name}"
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f"<p:blipFill>{_blip(picture.image, sheet)}{_crop(picture.crop)}"
        "<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f"<p:spPr>{transform(picture.box)}{RECTANGLE}{outline}</p:spPr></p:pic>"
    )


def _blip(image: Image, sheet: Sheet) -> str:
    pixels = sheet.picture(image.data, image.media_type)
    if not image.svg:
        return f'<a:blip r:embed="{pixels}"/>'
    drawing = sheet.picture(image.svg, "image/svg+xml")
    return (
        f'<a:blip r:embed="{pixels}"><a:extLst>'
        '<a:ext uri="{28A0092B-C50C-407E-A947-70E740481C1C}">'
        f'<a14:useLocalDpi xmlns:a14="{_A14}" val="0"/></a:ext>'
        '<a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
        f'<asvg:svgBlip xmlns:asvg="{ASVG}" r:embed="{drawing}"/></a:ext></a:extLst></a:blip>'
    )


def _crop(crop: Crop) -> str:
    sides = (("l", crop.left), ("t", crop.top), ("r", crop.right), ("b", crop.bottom))
    cut = "".join(f' {side}="{round(share * _WHOLE)}"' for side, share in sides if share)
    return f"<a:srcRect{cut}/>" if cut else ""
