"""Decks made with python-pptx, as somebody else would make them: one good, and how each goes bad."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Inches

from deckbuilder.accessibility import Finding, inspect
from deckbuilder.readers.pptx import open_deck

TITLE_AND_CONTENT, TITLE_ONLY, BLANK = 1, 5, 6
DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"


def new_slide(deck: Any, title: str = "A slide of its own", layout: int = TITLE_ONLY) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    if layout != BLANK:
        slide.shapes.title.text = title
    return slide


def box(slide: Any, text: str, left: float, top: float, wide: float = 3, high: float = 1) -> Any:
    """A text box; inches."""
    shape = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(wide), Inches(high))
    shape.text_frame.text = text
    return shape


def run_of(shape: Any) -> Any:
    return shape.text_frame.paragraphs[0].runs[0]


def picture(slide: Any, alt: str = "", *, frames: int = 1, grey: int = 0) -> Any:
    file = io.BytesIO()
    images = [Image.new("L", (8, 8), grey + 50 * number) for number in range(frames)]
    if frames > 1:
        images[0].save(file, "GIF", save_all=True, append_images=images[1:], loop=0, duration=200)
    else:
        images[0].save(file, "PNG")
    file.seek(0)
    shape = slide.shapes.add_picture(file, Inches(1), Inches(2), Inches(2), Inches(2))
    shape._element.nvPicPr.cNvPr.set("descr", alt)
    return shape


def decorative(shape: Any) -> None:
    """The mark that PowerPoint sets."""
    named = shape._element.nvPicPr.cNvPr
    xml = (
        f'<a:extLst xmlns:a="{etree.QName(qn("a:t")).namespace}">'
        '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
        f'<adec:decorative xmlns:adec="{DECORATIVE}" val="1"/></a:ext></a:extLst>'
    )
    named.append(etree.fromstring(xml))


def chart(slide: Any, alt: str, series: int = 2) -> Any:
    data = CategoryChartData()
    data.categories = ["2024", "2025"]
    for number in range(series):
        data.add_series(f"Series {number}", (1, 2))
    kind = XL_CHART_TYPE.LINE
    sides = (Inches(1), Inches(2), Inches(5), Inches(3))
    frame = slide.shapes.add_chart(kind, *sides, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    frame.chart.has_legend = True
    return frame.chart


def table(slide: Any, *rows: str) -> Any:
    cells = [row.split("|") for row in rows]
    sides = (Inches(1), Inches(2), Inches(6), Inches(2))
    made = slide.shapes.add_table(len(cells), len(cells[0]), *sides).table
    for i, row in enumerate(cells):
        for j, text in enumerate(row):
            made.cell(i, j).text = text
    return made


def add_to_slide(slide: Any, xml: str) -> None:
    """Append an element whose prefixes are those of PowerPoint."""
    names = " ".join(f'xmlns:{p}="{etree.QName(qn(f"{p}:x")).namespace}"' for p in "ap")
    [element] = etree.fromstring(f"<root {names}>{xml}</root>")
    slide._element.append(element)


def add_effect(slide: Any, shape: Any, *, clicked: bool, what: str) -> None:
    """An effect on a shape in the main sequence, on a click or as soon as the slide begins."""
    begin = "" if clicked else '<p:cond evt="onBegin" delay="0"><p:tn val="2"/></p:cond>'
    node = "clickEffect" if clicked else "afterEffect"
    aim = f'<p:tgtEl><p:spTgt spid="{shape.shape_id}"/></p:tgtEl>'
    inside = {
        "plays": f'<p:cmd type="call" cmd="playFrom(0.0)"><p:cBhvr><p:cTn id="6" dur="9000"/>{aim}'
        "</p:cBhvr></p:cmd>",
        "turns": f'<p:animRot by="21600000"><p:cBhvr><p:cTn id="6" dur="2000" '
        f'repeatCount="indefinite"/>{aim}</p:cBhvr></p:animRot>',
    }[what]
    kind = "mediacall" if what == "plays" else "emph"
    add_to_slide(
        slide,
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" nodeType="tmRoot"><p:childTnLst>'
        '<p:seq><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>'
        '<p:par><p:cTn id="3" fill="hold"><p:stCondLst><p:cond delay="indefinite"/>'
        f'{begin}</p:stCondLst><p:childTnLst><p:par><p:cTn id="4" fill="hold"><p:childTnLst>'
        f'<p:par><p:cTn id="5" presetID="1" presetClass="{kind}" nodeType="{node}"><p:childTnLst>'
        f"{inside}</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:childTnLst>"
        "</p:cTn></p:par></p:childTnLst></p:cTn></p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>"
        "</p:timing>",
    )


def good(deck: Any) -> None:
    """A slide with everything done right."""
    slide = new_slide(deck, "Everything done right", TITLE_AND_CONTENT)
    slide.placeholders[1].text = "One\nTwo"
    slide = new_slide(deck, "Things to look at")
    picture(slide, "A brick wall with one brick missing")
    decorative(picture(slide))
    run_of(box(slide, "White on a dark picture", 1, 2, 2)).font.color.rgb = RGBColor(255, 255, 255)
    filled = slide.shapes.add_shape(
        MSO_SHAPE.ROUNDED_RECTANGLE, Inches(5), Inches(2), Inches(3), Inches(1)
    )
    filled.text_frame.text = "White on a dark blue of the theme"
    filled.fill.solid()
    filled.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
    filled.fill.fore_color.brightness = -0.5
    made = chart(new_slide(deck, "A chart without a legend"), "Sales grew from 1 to 2")
    made.has_legend = False
    made = chart(new_slide(deck, "A chart with dashes"), "Sales grew, costs fell")
    made.plots[0].series[1].format.line.dash_style = MSO_LINE.DASH
    slide = new_slide(deck, "A table with a header")
    table(slide, "|2024|2025", "Bread|1|2")
    slide = new_slide(deck, "A wheel that turns on a click")
    add_effect(slide, picture(slide, "A wheel"), clicked=True, what="turns")
    slide = new_slide(deck, "A link that says where it goes")
    body = box(slide, "The recipe of the club", 1, 2)
    run_of(body).hyperlink.address = "https://example.org/recipe"


def findings(path: Path, *fill: Callable[[Any], None]) -> list[Finding]:
    """What is found in a deck that was filled so."""
    deck = Presentation()
    for one in fill:
        one(deck)
    deck.save(str(path))
    return inspect(open_deck(path))
