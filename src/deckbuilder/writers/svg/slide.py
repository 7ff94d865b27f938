"""One slide: its background, its items in their order, its footer and number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from deckbuilder.diagram.chart_drawing import drawing
from deckbuilder.scene import (
    BACKGROUND,
    Chart,
    Colour,
    Connector,
    Formula,
    Group,
    Item,
    Media,
    Paragraph,
    Picture,
    Run,
    Scene,
    Shape,
    Table,
    Text,
    TextBody,
)
from deckbuilder.scene.showing import shown
from deckbuilder.theme.layouts import layouts
from deckbuilder.theme.scripts import script_font
from deckbuilder.theme.sheets import Foot, Layout
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.svg.connectors import draw_connector
from deckbuilder.writers.svg.elements import Attributes, element, item, nested, short
from deckbuilder.writers.svg.fonts import font_family
from deckbuilder.writers.svg.formulas import draw_formula
from deckbuilder.writers.svg.media import draw_media
from deckbuilder.writers.svg.paint import fill
from deckbuilder.writers.svg.pictures import draw_picture
from deckbuilder.writers.svg.shapes import draw_shape
from deckbuilder.writers.svg.tables import draw_table
from deckbuilder.writers.svg.text import draw_text


def svg(scene: Scene, theme: Theme, width: float, height: float, number: int = 1) -> str:
    """Return a picture of `scene`, `width` x `height` points, as slide `number` of its deck.

    Equal scenes give equal text. It stands alone: pictures are embedded, fonts are named only.
    """
    attributes: Attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {short(width)} {short(height)}",
        "width": width,
        "height": height,
        "font-family": font_family(theme.body_font),
        "stroke-linejoin": "round",
        "xml:space": "preserve",
        # Without it viewers draw Japanese with Chinese letters.
        "lang": scene.language if script_font(scene.language) else None,
    }
    whole = {"width": width, "height": height}
    drawn = [element("rect", {**whole, **fill(BACKGROUND, theme)})]
    layout = next(one for one in layouts(theme, width, rtl=scene.rtl) if one.name == scene.layout)
    if theme.template:
        drawn += _items(theme.template.underlay(scene.layout), theme)
    if layout.rule:
        look, rule = fill(Colour("blue"), theme), layout.rule
        sides = {"x": rule.x, "y": rule.y, "width": rule.w, "height": rule.h}
        drawn.append(element("rect", {**sides, **look}))
    drawn += _items(shown(scene).items, theme)
    drawn += _footer(scene, theme, layout, number)
    return "\n".join(nested("svg", attributes, drawn)) + "\n"


def _items(items: Iterable[Item], theme: Theme) -> list[str]:
    return [line for each in items for line in _item(each, theme)]


def _item(each: Item, theme: Theme) -> list[str]:
    match each:
        case Text():
            return item(each.name, draw_text(each.body, each.box, theme))
        case Shape():
            return draw_shape(each, theme)
        case Connector():
            return draw_connector(each, theme)
        case Picture():
            return draw_picture(each, theme)
        case Media():
            return draw_media(each)
        case Table():
            return draw_table(each, theme)
        case Chart():
            return item(each.name, _items(drawing(each), theme), alt=each.alt)
        case Formula():
            return item(each.name, draw_formula(each, theme), alt=each.latex)
        case Group():
            return item(each.name, _items(each.items, theme), alt=each.alt)
        case _:
            assert_never(each)


def _footer(scene: Scene, theme: Theme, layout: Layout, number: int) -> list[str]:
    drawn = []
    if scene.footer and layout.footer:
        drawn += item("footer", _small(scene.footer, layout.footer, scene, theme))
    if scene.number and layout.number:
        drawn += item("number", _small(scene.numeral(number), layout.number, scene, theme))
    return drawn


def _small(words: str, foot: Foot, scene: Scene, theme: Theme) -> list[str]:
    # A template says left and right, whichever way the words run.
    rtl = scene.rtl and not theme.template
    paragraph = Paragraph((Run(words),), align=foot.align, rtl=rtl)
    body = TextBody(
        (paragraph,),
        (foot.size,),
        foot.colour,
        bold=foot.bold,
        anchor=foot.anchor,
        insets=foot.insets,
    )
    return draw_text(body, foot.box, theme)
