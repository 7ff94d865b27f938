"""One slide: its background, its items in their order, its footer and number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from deckbuilder.geometry import Box
from deckbuilder.scene import (
    BACKGROUND,
    MUTED,
    Align,
    Colour,
    Connector,
    Group,
    Item,
    Paragraph,
    Picture,
    Run,
    Scene,
    Shape,
    Table,
    Text,
    TextBody,
)
from deckbuilder.theme.layouts import ACCENT_RULE, RULED, footer_box, number_box
from deckbuilder.theme.scripts import script_font
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.svg.connectors import draw_connector
from deckbuilder.writers.svg.elements import Attributes, element, item, nested, short
from deckbuilder.writers.svg.fonts import font_family
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
    if scene.layout in RULED:
        look = fill(Colour("blue"), theme)
        rule = ACCENT_RULE.mirrored(width) if scene.rtl else ACCENT_RULE
        sides = {"x": rule.x, "y": rule.y, "width": rule.w, "height": rule.h}
        drawn.append(element("rect", {**sides, **look}))
    drawn += _items(scene.items, theme)
    drawn += _footer(scene, theme, width, number)
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
            return draw_picture(each)
        case Table():
            return draw_table(each, theme)
        case Group():
            return item(each.name, _items(each.items, theme), alt=each.alt)
        case _:
            assert_never(each)


def _footer(scene: Scene, theme: Theme, width: float, number: int) -> list[str]:
    drawn = []
    if scene.footer:
        place = _at_the_foot(footer_box(width), scene, width)
        drawn += item("footer", _small(scene.footer, place, "start", scene, theme))
    if scene.number:
        place = _at_the_foot(number_box(width), scene, width)
        drawn += item("number", _small(str(number), place, "end", scene, theme))
    return drawn


def _at_the_foot(box: Box, scene: Scene, width: float) -> Box:
    return box.mirrored(width) if scene.rtl else box


def _small(words: str, box: Box, align: Align, scene: Scene, theme: Theme) -> list[str]:
    paragraph = Paragraph((Run(words),), align=align, rtl=scene.rtl)
    body = TextBody((paragraph,), (theme.sizes.footer,), MUTED, anchor="middle")
    return draw_text(body, box, theme)
