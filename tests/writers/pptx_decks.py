"""Decks for the tests of the PowerPoint writer, and how to read back what was written."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from PIL import Image as Pillow
from pptx import Presentation

from deckbuilder.diagram.cloud_outline import outline
from deckbuilder.geometry import Box
from deckbuilder.scene import (
    Deck,
    Freeform,
    Image,
    Item,
    LayoutName,
    Paragraph,
    PlaceholderRole,
    Run,
    Scene,
    SceneSection,
    Segment,
    Site,
    Text,
    TextBody,
)
from deckbuilder.theme.layouts import layout_named
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.pptx.build import parts, to_bytes
from deckbuilder.writers.pptx.check import check
from tests.audit import findings
from tests.writers.themes import PAPER

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
}
EMU = 12_700


def scene(
    *items: Item,
    id: str = "one",
    layout: LayoutName = "title-only",
    notes: tuple[Paragraph, ...] = (),
    **facts: Any,
) -> Scene:
    """A scene of `items`, without title unless there is one among them."""
    return Scene(id, layout, id.title(), items, notes, **facts)


def deck(*scenes: Scene, width: float = 960, language: str = "en") -> Deck:
    return Deck("Test", (SceneSection("all", "All", scenes),), width, 540, language=language)


def words(text: str, **look: Any) -> TextBody:
    """One paragraph of one run."""
    return TextBody((Paragraph((Run(text),)),), **look)


def held(
    role: PlaceholderRole,
    body: TextBody,
    layout: LayoutName = "content",
    theme: Theme = PAPER,
) -> Text:
    """A text in the placeholder `role`, where the layout has it."""
    return Text(role, layout_named(theme, 960, layout).placeholder(role).box, body, role)


def written(*items: Item, theme: Theme = PAPER, **facts: Any) -> etree._Element:
    """The XML of a slide with `items`, once our own check has found the file sound."""
    deck_parts = parts(deck(scene(*items, **facts)), theme)
    assert check(deck_parts) == []
    return etree.fromstring(deck_parts["ppt/slides/slide1.xml"])


def opened(*scenes: Scene, theme: Theme = PAPER, **facts: Any) -> Any:
    """The deck as python-pptx reads it."""
    return Presentation(io.BytesIO(to_bytes(deck(*scenes, **facts), theme)))


def shapes(slide: Any) -> dict[str, Any]:
    """The shapes of a slide read back, by the name of their item, those in groups as well."""
    return {shape.name.split(":", 1)[1]: shape for shape in _all_shapes(slide.shapes)}


def _all_shapes(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from _all_shapes(shape.shapes)


def find(element: etree._Element, path: str) -> Any:
    """What an XPath finds, with the prefixes PowerPoint uses."""
    return element.xpath(path, namespaces=NAMESPACES)


def box_of(shape: Any) -> Box:
    """The place of a shape read back, in points."""
    return Box(*(side / EMU for side in (shape.left, shape.top, shape.width, shape.height)))


def audited(path: Path) -> list[str]:
    """Everything the Open XML schema and its semantic rules have against a file."""
    return findings(path)


def cloud(w: float, h: float) -> Freeform:
    """A cloud for a box of `w` x `h` points, with its twenty sites."""
    made = outline(w, h)
    curves = (Segment("cubic", (c.control1, c.control2, c.end)) for c in made.curves)
    return Freeform(
        (Segment("move", (made.start,)), *curves, Segment("close")),
        tuple(Site(site.x, site.y, site.angle) for site in made.sites),
        made.text_rect,
    )


def swoosh() -> Freeform:
    """An open curve without sites."""
    quarter = 4 / 3 * math.tan(math.pi / 8) / 2
    curve = ((0.0, 1 - quarter), (0.5 - quarter, 0.5), (0.5, 0.5))
    line = ((1.0, 0.25),)
    return Freeform(
        (Segment("move", ((0.0, 1.0),)), Segment("cubic", curve), Segment("line", line))
    )


def image(kind: str = "PNG", svg: bytes = b"", colour: str = "#1F5FA8") -> Image:
    """A small real picture."""
    stream = io.BytesIO()
    frames = [Pillow.new("RGB", (80, 60), shade) for shade in (colour, "#B05E00")]
    if kind == "GIF":
        frames[0].save(stream, kind, save_all=True, append_images=frames[1:], duration=300)
    else:
        frames[0].save(stream, kind)
    media = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif"}
    return Image(stream.getvalue(), media[kind], 80, 60, svg)  # type: ignore[arg-type]


DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 60">'
    b'<rect width="80" height="60" fill="#0B5D3B"/><circle cx="40" cy="30" r="20"/></svg>'
)
